"""Events: what was done, who to whom, on whose word; each with a sentence that tells it."""

from __future__ import annotations

from comity import types
from comity.faces.desk import Desk
from comity.faces.lines import event_lines
from comity.faces.show import figures, outlets
from comity.faces.web.asked import CSV_ROWS, Asked, Sheet, same
from comity.faces.web.listed import OF_LISTS, limited, rows_of, twin_of
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.selected import FILTERS, fields_of, views_of
from comity.faces.web.shapes import line, listed

PATH = "/events"
ASKS = (*FILTERS, *OF_LISTS)
TWIN = listed(line(types.Event, sentence=types.Span | None))


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """A page of the events that fit."""
    chosen = asked.chosen(*FILTERS)
    found = rows_of(
        asked, desk.how_many("events", **chosen), lambda many, after: desk.events(**limited(chosen, many, after))
    )
    as_of = asked.get("as_of")
    told = desk.first_mentions(found.rows, as_of)
    values = {
        "found": found,
        "told": told,
        "names": desk.names({actor for one in found.rows for actor in (*one.actors, *one.recipients)}),
        "hostile": desk.hostile,
        "facts": {one.id: [*figures(one), outlets(one)] for one in found.rows},
        "fields": fields_of(desk),
        "views": views_of(asked),
    }
    return Sheet(
        "events.html",
        values,
        lambda: twin_of(found, event_lines(found.rows, told)),
        same(desk.path, "events", **chosen),
        lambda: ("event", desk.events(**limited(chosen, CSV_ROWS)).to_dicts()),
    )
