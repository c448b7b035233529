"""Who fights whom: the two parties of a deed of force, as the data sets on conflict count them (sides.tsv)."""

from __future__ import annotations

from dataclasses import dataclass

from comity.exchange.sourced import Sourced
from comity.exchange.tables import first_fitting, table
from comity.types import Actor

ARMED = frozenset({"state", "rebel", "militia", "external"})
ORGANISED = frozenset({"rebel", "militia"})
NOBODY = "-"
"""What a side is where nobody is named on it."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party: its actors, and what they are counted as; `-` where nobody is named, empty where it can't be said."""

    actors: tuple[Actor, ...]
    counted: str

    @property
    def words(self) -> tuple[str, ...]:
        """What the tables may call it: itself, and `armed` or `organised` where it is."""
        wider = (("armed", ARMED), ("organised", ORGANISED))
        return (self.counted, *(word for word, among in wider if self.counted in among))


def sides_of(told: Sourced) -> tuple[Side, Side]:
    """Who uses force, and on whom. Of those who fight each other (several actors, no recipient) the first named is one
    party, with those of its country and kind, and the others are the other."""
    place = told.event.where.country if told.event.where else None
    doers, targets = told.doers, told.targets
    if targets or len(doers) < 2:
        return _side(doers, "does", place), _suffering(told, targets, place)
    first = doers[0]
    ours = tuple(one for one in doers if one is first or (one.country, one.kind) == (first.country, first.kind))
    others = tuple(one for one in doers if one not in ours)
    return _side(ours, "does", place), _side(others, "does", place)


def _suffering(told: Sourced, targets: tuple[Actor, ...], place: str | None) -> Side:
    """Those who suffer it; where nobody is named, civilians if the dead are said to be."""
    if not targets and told.event.fatalities and any(one.group == "civilians" for one in told.event.fatalities.by):
        return Side((), "civilians")
    return _side(targets, "suffers", place)


def _side(actors: tuple[Actor, ...], role: str, place: str | None) -> Side:
    """What several are counted as together: as the first of them who is armed, else as the first who is anything."""
    if not actors:
        return Side((), NOBODY)
    counted = [found for one in actors if (found := _counted(one, role, place))]
    return Side(actors, next((one for one in counted if one in ARMED), counted[0] if counted else ""))


def _counted(actor: Actor, role: str, place: str | None) -> str:
    row = first_fitting(table("sides"), {"kind": [actor.kind], "sector": [actor.sector or ""]})
    found = row[role] if row else ""
    abroad = place is not None and actor.country is not None and actor.country != place
    return "external" if found == "state" and abroad else found
