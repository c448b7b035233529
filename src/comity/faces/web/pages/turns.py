"""Turns: when two actors turned against each other or toward each other, by how much, and how sure that is."""

from __future__ import annotations

from typing import cast

from comity import types, wire
from comity.faces.desk import Desk
from comity.faces.web.asked import Asked, Sheet, same
from comity.faces.web.listed import OF_LISTS, SINCE, UNTIL, Field, rows_of, twin_of, words_of
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import line, listed

PATH = "/turns"
ASKS = ("actor", "since", "until", "turn", "kind", *OF_LISTS)
TWIN = listed(line(types.Shift))


def sheet(desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet:
    """A page of the turns that fit, the newest first."""
    reckoning.wait()
    chosen = cast(dict[str, str], asked.chosen("actor", "since", "until"))
    fitting = [
        one
        for one in reversed(desk.shifts(**chosen))
        if asked.get("turn") in (None, one.turn) and asked.get("kind") in (None, one.kind)
    ]
    found = rows_of(asked, len(fitting), lambda many, after: fitting[after : after + many])
    values = {
        "found": found,
        "names": desk.names({actor for one in found.rows for actor in (one.a, one.b)}),
        "fields": [
            Field("actor", "of"), words_of("turn", "turn", types.Turn), words_of("kind", "kind", types.ShiftKind),
            SINCE, UNTIL,
        ],
    }  # fmt: skip
    return Sheet(
        "turns.html",
        values,
        lambda: twin_of(found, list(map(wire.to_line, found.rows))),
        same(desk.path, "shifts", **chosen),
        lambda: ("shift", map(wire.to_line, fitting)),
    )
