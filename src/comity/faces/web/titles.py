"""Titles: what a record of a trace is, in a line, and what else is to be said of it."""

from __future__ import annotations

from collections.abc import Callable

from comity.faces.web.asked import at
from comity.faces.why import Tracing
from comity.faces.words import (
    ACTS,
    EVIDENCE,
    STATUS,
    day,
    days,
    deed,
    mention_facts,
    number,
    one_line,
    plural,
    several,
)
from comity.types import Actor, Article, Attribution, Event, EventMention, Outcome, Shift, Stance


def title_of(tree: Tracing, names: Callable[[set[str]], dict[str, str]]) -> str:
    """What a record of a trace is, in a line."""
    record = tree.record
    if isinstance(record, Event | EventMention):
        who, whom = _sides(record)
        known = names({*who, *whom})
        left = several([known[one] for one in who]) or "nobody named"
        return f"{deed(record.event_type, record.mode)} — {left}" + (
            f" → {several([known[one] for one in whom])}" if whom else ""
        )
    if isinstance(record, Attribution):
        known = names({*record.sources})
        said = several([one_line(known[who]) for who in record.sources])
        return f"said by {said}" if said else "in the outlet's own voice"
    if isinstance(record, Stance):
        known = names({record.holder, record.target})
        side = "for" if record.polarity == "positive" else "against"
        return one_line(f"{known[record.holder]} stands {side} {known[record.target]}")
    if isinstance(record, Shift):
        known = names({record.a, record.b})
        return one_line(f"{known[record.a]} and {known[record.b]} turn {record.turn} about {day(record.date)}")
    if isinstance(record, Outcome):
        known = names(set(record.actors))
        return f"{record.kind} by {several([known[one] for one in record.actors]) or 'nobody named'}"
    if isinstance(record, Actor):
        return one_line(record.name)
    return one_line((record.headline if isinstance(record, Article) else None) or tree.id)


def address_of(tree: Tracing) -> str:
    """Where a record of a trace has its page."""
    if isinstance(tree.record, Event):
        return at("event", tree.id)
    if isinstance(tree.record, Article):
        return at("report", tree.id)
    return at("actor", tree.id) if isinstance(tree.record, Actor) else at("why", tree.id)


def facts_of(tree: Tracing) -> str:
    """What else is to be said of a record of a trace, in a line."""
    record = tree.record
    if isinstance(record, Event):
        facts = [
            days(record.when),
            STATUS[record.status],
            *dict.fromkeys(map(number, record.counts)),
            plural(len(record.outlets), "outlet"),
        ]
    elif isinstance(record, EventMention):
        facts = mention_facts(record)
    elif isinstance(record, Attribution):
        facts = [ACTS[record.act], EVIDENCE[record.evidence]]
    elif isinstance(record, Article):
        facts = [several(record.outlets), day(record.published)]
    elif isinstance(record, Shift):
        facts = [record.kind, f"probability {record.probability:.2f}", plural(len(record.events), "event")]
    elif isinstance(record, Outcome):
        facts = [record.result.replace("_", " "), day(record.on), f"probability {record.probability:.2f}"]
    elif isinstance(record, Actor):
        facts = [record.kind, record.country or ""]
    else:
        facts = []
    return " · ".join(filter(None, facts))


def _sides(record: Event | EventMention) -> tuple[list[str], list[str]]:
    if isinstance(record, Event):
        return list(record.actors), list(record.recipients)
    return [one.actor for one in record.actors], [one.actor for one in record.recipients]
