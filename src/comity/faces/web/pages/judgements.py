"""Judgements: what people decided, by whom and when; what stands can be undone."""

from __future__ import annotations

from comity import wire
from comity.errors import NotFoundError
from comity.faces.desk import Desk
from comity.faces.web.asked import Asked, Same, Sheet
from comity.faces.web.listed import OF_LISTS, rows_of, twin_of
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import line, listed
from comity.faces.words import several
from comity.types import Correction, EventMention, Judgement

PATH = "/judgements"
ASKS = OF_LISTS
TWIN = listed(line(Judgement))


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """A page of judgements, the newest first; undoings stand with what they undid."""
    every = list(desk.judgements())
    undone = {one.undoes: one for one in every if one.undoes}
    made = [one for one in reversed(every) if one.verdict != "undo"]
    found = rows_of(asked, len(made), lambda many, after: made[after : after + many])
    values = {
        "found": found,
        "undone": undone,
        "told": {id_: told(desk, id_) for one in found.rows for id_ in (one.left, one.right)},
        "path": desk.path,
        "corrected": corrected,
    }
    return Sheet(
        "judgements.html",
        values,
        lambda: twin_of(found, list(map(wire.to_line, found.rows))),
        Same(f"comity undo {desk.path}", f"comity.open({str(desk.path)!r}).judgements()"),
    )


def corrected(correction: Correction) -> str:
    """What a correction says that a deed should be, in words."""
    said = {
        "type": correction.event_type,
        "status": correction.status,
        "actors": None if correction.actors is None else several(correction.actors) or "nobody",
        "recipients": None if correction.recipients is None else several(correction.recipients) or "nobody",
        "date": " to ".join(dict.fromkeys(filter(None, (correction.first, correction.last)))) or None,
    }
    return "; ".join(f"{name} {value}" for name, value in said.items() if value is not None)


def told(desk: Desk, id_: str) -> EventMention | None:
    """The telling that was judged; None where no report holds it any more."""
    try:
        return desk.mention(id_)
    except NotFoundError:
        return None
