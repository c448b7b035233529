"""Reports: by their published date, with outlet and headline."""

from __future__ import annotations

from comity import types, wire
from comity.faces.desk import Desk
from comity.faces.web.asked import CSV_ROWS, Asked, Sheet, same
from comity.faces.web.listed import (
    ACTOR,
    AS_OF,
    OF_LISTS,
    SEARCH,
    SINCE,
    UNTIL,
    limited,
    rows_of,
    twin_of,
    type_of_deed,
)
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import line, listed

PATH = "/reports"
FILTERS = ("actor", "type", "since", "until", "search", "as_of")
ASKS = (*FILTERS, *OF_LISTS)
TWIN = listed(line(types.Article, text=None))


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """A page of the reports that fit."""
    chosen = asked.chosen(*FILTERS)
    found = rows_of(
        asked,
        desk.how_many("articles", **chosen),
        lambda many, after: desk.articles(**limited(chosen, many, after)),
    )
    values = {"found": found, "fields": [ACTOR, type_of_deed(desk), SINCE, UNTIL, SEARCH, AS_OF]}
    return Sheet(
        "reports.html",
        values,
        lambda: twin_of(found, [{**wire.to_line(one), "text": None} for one in found.rows]),
        same(desk.path, "articles", **chosen),
        lambda: ("article", map(wire.to_line, desk.articles(**limited(chosen, CSV_ROWS)))),
    )
