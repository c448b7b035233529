"""Outcomes: what came of what was asked, refused, threatened, promised and agreed."""

from __future__ import annotations

from collections import Counter

from comity import types
from comity.faces.desk import Desk
from comity.faces.lines import outcome_lines
from comity.faces.outcomes import KINDS, RESULTS
from comity.faces.web.asked import CSV_ROWS, Asked, Sheet, same
from comity.faces.web.listed import OF_LISTS, RECIPIENT, SINCE, UNTIL, Field, rows_of, twin_of, words_of
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import line, listed

PATH = "/outcomes"
FILTERS = ("actor", "recipient", "type", "status", "since", "until")
ASKS = (*FILTERS, *OF_LISTS)
TWIN = listed(line(types.Outcome, sentence=types.Span | None, answer=types.Span | None))


def sheet(desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet:
    """A page of outcomes, what was answered first, then what is open; each the newest first."""
    chosen = asked.chosen(*FILTERS)
    every = reckoning.needed(("outcomes", *sorted(chosen.items())), lambda: list(desk.outcomes(**chosen)))
    newest = sorted(every, key=lambda one: (one.by is not None, one.on or "", one.id), reverse=True)
    found = rows_of(asked, len(newest), lambda many, after: newest[after : after + many])
    told = desk.told_by(found.rows)
    values = {
        "found": found,
        "told": told,
        "counted": Counter(one.result for one in every),
        "KINDS": KINDS,
        "RESULTS": RESULTS,
        "names": desk.names({actor for one in found.rows for actor in (*one.actors, *one.doers, *one.targets)}),
        "fields": [
            Field("actor", "who spoke"), RECIPIENT, words_of("type", "kind", types.OutcomeKind),
            words_of("status", "result", types.OutcomeResult), SINCE, UNTIL,
        ],
    }  # fmt: skip
    return Sheet(
        "outcomes.html",
        values,
        lambda: twin_of(found, outcome_lines(found.rows, told)),
        same(desk.path, "outcomes", **chosen),
        lambda: ("outcome", outcome_lines(newest[:CSV_ROWS], desk.told_by(newest[:CSV_ROWS]))),
    )
