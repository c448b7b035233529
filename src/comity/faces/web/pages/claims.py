"""Claims: who says what, on what evidence, in whose report."""

from __future__ import annotations

from comity import types
from comity.faces.desk import Desk
from comity.faces.lines import claim_lines
from comity.faces.sentences import sentence_of
from comity.faces.web.asked import CSV_ROWS, Asked, Sheet, same
from comity.faces.web.listed import AS_OF, OF_LISTS, SEARCH, SINCE, UNTIL, Field, limited, rows_of, twin_of, words_of
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import line, listed

PATH = "/claims"
FILTERS = ("actor", "type", "since", "until", "about", "search", "as_of")
ASKS = (*FILTERS, *OF_LISTS)
TWIN = listed(line(types.Attribution, sentence=types.Span | None))


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """A page of the claims that fit."""
    chosen = asked.chosen(*FILTERS)
    found = rows_of(
        asked, desk.how_many("claims", **chosen), lambda many, after: desk.claims(**limited(chosen, many, after))
    )
    reports = desk.reports_of(found.rows, asked.get("as_of"))
    values = {
        "found": found,
        "reports": reports,
        "said": {one.id: sentence_of(one, reports[one.article]) for one in found.rows},
        "names": desk.names({actor for one in found.rows for actor in (*one.sources, one.evidence_by) if actor}),
        "fields": [
            Field("actor", "who says it"), words_of("type", "act", types.SpeechAct), SINCE, UNTIL, SEARCH, AS_OF,
        ],
    }  # fmt: skip
    return Sheet(
        "claims.html",
        values,
        lambda: twin_of(found, claim_lines(found.rows, reports)),
        same(desk.path, "claims", **chosen),
        lambda: ("attribution", desk.claims(**limited(chosen, CSV_ROWS)).to_dicts()),
    )
