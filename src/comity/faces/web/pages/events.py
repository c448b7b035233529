"""Events: what was done, who to whom, on whose word; each with a sentence that tells it."""

from __future__ import annotations

from comity import types
from comity.faces.desk import Desk
from comity.faces.web.asked import CSV_ROWS, Asked, Sheet, same
from comity.faces.web.listed import OF_LISTS, limited
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.selected import FILTERS, shown
from comity.faces.web.shapes import line, listed

PATH = "/events"
ASKS = (*FILTERS, *OF_LISTS)
TWIN = listed(line(types.Event, sentence=types.Span | None))


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """A page of the events that fit."""
    chosen = asked.chosen(*FILTERS)
    page = shown(desk, asked)
    return Sheet(
        "events.html",
        page.values,
        page.twin,
        same(desk.path, "events", **chosen),
        lambda: ("event", desk.events(**limited(chosen, CSV_ROWS)).to_dicts()),
    )
