"""Review: one deed at a time, those first that matter most and are least sure; accepted, corrected or rejected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, get_args

from comity import types, wire
from comity.faces.coding import event_types
from comity.faces.desk import Desk
from comity.faces.reviewing import RULE, Waiting
from comity.faces.web.asked import CSV_ROWS, Asked, Same, Sheet, at, same
from comity.faces.web.lines import around_of
from comity.faces.web.listed import ACTOR, SINCE, UNTIL, limited, type_of_deed
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.reviews import fields_of
from comity.faces.web.shapes import like, record
from comity.types import Article, Attribution, EventMention

PATH = "/review"
FILTERS = ("actor", "type", "since", "until")
ASKS = (*FILTERS, "skip", "deed")
TWIN = record(
    rule=str, waiting=int, skip=int, deed=like(EventMention).or_none(), judged=[str], report=like(Article).or_none(),
    place=like(
        EventMention, type=Literal["review"], rank=int, stake=float, influence=float, doubt=float, outlets=int
    ).or_none(),
)  # fmt: skip


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """The deed at a place in the queue (`skip` of them are passed over), or the one that `deed` names."""
    chosen = asked.chosen(*FILTERS)
    total = len(desk.queue.order(chosen))
    named = asked.get("deed")
    skip = min(asked.whole("skip"), max(0, total - 1))
    place = next(iter(desk.review_queue(**limited(chosen, 1, skip))), None) if named is None else None
    mention = desk.mention(named) if named is not None else place.mention if place is not None else None
    shown: dict[str, Any] = _shown(desk, mention) if mention is not None else {"mention": None, "trace": None}
    values = {
        "total": total,
        "skip": skip,
        "place": place,
        "rule": RULE,
        "fields": (ACTOR, type_of_deed(desk), SINCE, UNTIL),
        "types": event_types(desk.layers),
        "statuses": get_args(types.Status),
        "hostile": desk.hostile,
        "before": asked.address(skip=skip - 1 or None, judged=None) if skip and named is None else None,
        "after": asked.address(skip=skip + 1, judged=None) if place is not None and skip + 1 < total else None,
        "here": asked.address(judged=None, skip=skip or None),
        **shown,
    }
    return Sheet(
        "review.html",
        values,
        lambda: _twin(total, skip, place, shown),
        Same(same(desk.path, "review", **chosen).command, same(desk.path, "review_queue", **chosen).python)
        if named is None
        else same(desk.path, "why", named),
        lambda: ("review", desk.review_queue(**limited(chosen, CSV_ROWS)).to_dicts()),
    )


def _shown(desk: Desk, mention: EventMention) -> dict[str, Any]:
    """A deed with its sentence, what stands around it in its report, who is named there, and what was decided of it."""
    report = desk.article(mention.article)
    trace = desk.why(mention.id).tree
    arguments = (*mention.actors, *mention.recipients)
    around = [one.actor for other in desk.report(report.id).mentions for one in (*other.actors, *other.recipients)]
    said_by = [one.record.source for one in trace.below if isinstance(one.record, Attribution) and one.record.source]
    before, after = around_of(report.text, mention.sentence)
    return {
        "mention": mention,
        "report": report,
        "trace": trace,
        "marks": [mention.anchor, *(one.span for one in arguments)],
        "before_it": before,
        "after_it": after,
        "names": desk.names({*around, *said_by, *(one.actor for one in arguments)}),
        "filled": fields_of(mention, desk),
        "twins": desk.queue.twins(mention),
        "why": at("why", mention.id),
        "rejected": bool(trace.judged) and not mention.judged,
    }


def _twin(total: int, skip: int, place: Waiting | None, shown: dict[str, Any]) -> dict[str, Any]:
    mention, trace = shown["mention"], shown["trace"]
    read: Sequence[str] = trace.judged if trace is not None else ()
    return {
        "rule": RULE,
        "waiting": total,
        "skip": skip,
        "place": place.to_dict() if place is not None else None,
        "deed": wire.to_dict(mention) if mention is not None else None,
        "judged": list(read),
        "report": wire.to_dict(shown["report"]) | {"text": ""} if mention is not None else None,
    }
