"""Skipped: what could not be read, and why; lines that are no news as well."""

from __future__ import annotations

from comity import wire
from comity.faces.desk import Desk
from comity.faces.web.asked import CSV_ROWS, Asked, Sheet, same
from comity.faces.web.listed import OF_LISTS, Field, limited, rows_of, twin_of
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import line, listed
from comity.types import Skip

PATH = "/skipped"
FILTERS = ("type", "search")
ASKS = (*FILTERS, *OF_LISTS)
TWIN = listed(line(Skip))


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """A page of what was skipped."""
    chosen = asked.chosen(*FILTERS)
    found = rows_of(
        asked, desk.how_many("skipped", **chosen), lambda many, after: desk.skipped(**limited(chosen, many, after))
    )
    values = {
        "found": found,
        "fields": [Field("type", "step that left it"), Field("search", "words in place or reason", kind="search")],
    }
    return Sheet(
        "skipped.html",
        values,
        lambda: twin_of(found, list(map(wire.to_line, found.rows))),
        same(desk.path, "skipped", **chosen),
        lambda: ("skip", map(wire.to_line, desk.skipped(**limited(chosen, CSV_ROWS)))),
    )
