"""Sketches: what a picture of many events needs of each, read several times as fast as the events themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from comity import wire
from comity.record.queries import BY_DAY, event_conditions
from comity.record.selection import Selection
from comity.types import Place, When, first_day


@dataclass(frozen=True, slots=True)
class Sketch:
    """An event as a picture of many draws it: what was done, when and where, and which reports and outlets tell it."""

    id: str
    event_type: str
    when: When | None = None
    where: Place | None = None
    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    first_reported: str | None = None

    @property
    def first(self) -> str | None:
        """Its first day, or else that on which it was first reported."""
        return first_day(self.when, self.first_reported)


def sketches(database: sqlite3.Connection, chosen: Selection) -> Iterator[Sketch]:
    """The events of a selection, by their first day."""
    conditions = event_conditions(database, chosen)
    found = database.execute(f"SELECT record FROM events AS e WHERE {conditions.where} {BY_DAY}", conditions.values)
    return (wire.from_json(Sketch, record) for (record,) in found)
