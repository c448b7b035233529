"""The front page: the newest turns, disputes and asks, until a brief is written."""

from __future__ import annotations

from comity import wire
from comity.faces.desk import Desk
from comity.faces.show import figures, outlets
from comity.faces.web.asked import Asked, Same, Sheet
from comity.faces.web.reckoning import Reckoning
from comity.types import Event, Outcome

PATH = "/"
TURNS, DISPUTES, ASKS = 8, 6, 6


def sheet(desk: Desk, _: Asked, reckoning: Reckoning) -> Sheet:
    """What changed last in a casebook; what is not reckoned yet is left out, and the page says so."""
    reckoned = reckoning.look()
    turns = list(reversed(desk.shifts()))[:TURNS] if reckoned else []
    disputed = reckoning.kept(("disputed",), lambda: newest(desk, DISPUTES), 0.5) or []
    every = reckoning.kept(("outcomes",), lambda: list(desk.outcomes()), 0.5)
    asks = sorted(every or (), key=lambda one: (one.by is not None, one.on or ""), reverse=True)[:ASKS]
    told = desk.told_by(asks)
    values = {
        "held": desk.holdings(),
        "turns": turns,
        "disputed": disputed,
        "first": desk.first_mentions(disputed),
        "facts": {one.id: [*figures(one), outlets(one)] for one in disputed},
        "asks": asks,
        "told": told,
        "names": desk.names(ids_of(disputed, asks) | {one for turn in turns for one in (turn.a, turn.b)}),
        "hostile": desk.hostile,
        "reckoned": reckoned and every is not None,
    }
    return Sheet(
        "front.html",
        values,
        lambda: {
            "shifts": list(map(wire.to_line, turns)),
            "disputed": list(map(wire.to_line, disputed)),
            "outcomes": list(map(wire.to_line, asks)),
        },
        Same(f"comity shifts {desk.path}", f"comity.open({str(desk.path)!r}).shifts()"),
    )


def newest(desk: Desk, most: int) -> list[Event]:
    """The last events that are disputed, the newest first."""
    total = desk.how_many("events", status="disputed")
    return list(desk.events(status="disputed", limit=most, offset=max(0, total - most)))[::-1]


def ids_of(events: list[Event], asks: list[Outcome]) -> set[str]:
    ids = {actor for one in events for actor in (*one.actors, *one.recipients)}
    return ids | {actor for one in asks for actor in (*one.actors, *one.doers, *one.targets)}
