"""Holdings: how much a casebook holds, of which days, and which versions of the reader saw it when."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadBy:
    """A version of the reader: how many batches it read, and when the first and the last of them."""

    version: str
    batches: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """The records of a casebook, counted; `first` and `last` are the days of its reports, by their published dates."""

    articles: int
    events: int
    mentions: int
    claims: int
    stances: int
    skips: int
    first: str | None
    last: str | None
    readers: tuple[ReadBy, ...]
    undated: int = 0  # articles without a day


def holdings(database: sqlite3.Connection) -> Holdings:
    """Count a casebook."""
    query = "SELECT count(*), min(published), max(published), count(published) FROM visible"
    articles, first, last, dated = database.execute(query).fetchone()
    readers = database.execute(
        "SELECT reader, count(*), min(observed_at), max(observed_at) FROM applied WHERE reader IS NOT NULL "
        "GROUP BY reader ORDER BY max(observed_at) DESC, reader"
    )
    return Holdings(
        articles,
        _count(database, "events"),
        _count(database, "members"),
        _count(database, "attributions JOIN visible USING (v)"),
        _count(database, "stances JOIN visible USING (v)"),
        _count(database, "skips"),
        first,
        last,
        tuple(ReadBy(*row) for row in readers),
        articles - dated,
    )


def _count(database: sqlite3.Connection, source: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {source}").fetchone()[0])
