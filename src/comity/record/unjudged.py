"""Unjudged: the deeds that nobody has accepted, corrected or rejected yet, with what their weight is reckoned from."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from comity.record import queries
from comity.record.reviewed import judged_deeds
from comity.record.selection import Selection
from comity.types import EventStatus


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A deed as one sentence tells it, and of its event the standing, the independent outlets and the dead."""

    mention: str
    event: str
    event_type: str
    mode: str | None
    confidence: float
    historical: bool
    sides: int  # 2 where it is told who did it and to whom, 1 where one of them
    status: EventStatus
    outlets: int
    killed: int


def unjudged(database: sqlite3.Connection, chosen: Selection) -> list[Unjudged]:
    """All of them that are as chosen, by id.

    Three walks and no join, which would look up each deed and each event by its id.
    """
    standings = {id_: rest for id_, *rest in database.execute("SELECT id, status, outlets, killed FROM events")}
    events = dict(database.execute("SELECT mention, event FROM members"))
    judged = judged_deeds(database)
    narrowed = chosen != Selection()
    wanted = {one.id for one in queries.mentions(database, chosen)} if narrowed else events.keys()
    rows = database.execute(
        "SELECT id, event_type, mode, confidence, historical, sides FROM event_mentions "
        "WHERE v IN (SELECT v FROM visible) ORDER BY id"
    )
    found = []
    for id_, event_type, mode, confidence, historical, sides in rows:
        if id_ in wanted and id_ in events and id_ not in judged:
            status, outlets, killed = standings[events[id_]]
            found.append(
                Unjudged(
                    id_,
                    events[id_],
                    event_type,
                    mode,
                    confidence,
                    bool(historical),
                    sides,
                    status,
                    outlets,
                    killed or 0,
                )
            )
    return found
