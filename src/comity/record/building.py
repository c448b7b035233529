"""Building the index: what is new into it, or all of it anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from comity.errors import CasebookDamagedError
from comity.record import index, links, segments
from comity.record.entries import enter_segment
from comity.record.judgements import all_judgements, bring_into_force, standing
from comity.record.reviewed import bring_decisions_into_force
from comity.record.segments import Row

_AT_ONCE = 10_000
"""Reports that are linked together: few are looked up twice, and some thousands of mentions stand in memory."""


def rebuild(book: Path, home: Path) -> list[CasebookDamagedError]:
    """Build the index in the folder `home` from the segments of a casebook, whatever stands there.

    In one transaction: readers see the old index until the new one is whole; but one that is not of our making goes
    first. Damaged segments are left out and given.
    """
    if not index.is_ours(home) or not index.is_sound(home):
        index.clear(home)
    return _rebuild(book, home)


def catch_up(book: Path, database: sqlite3.Connection) -> bool:
    """Apply what was written and not applied, by a killed writer or by other machines; False where the index holds
    what is no longer there."""
    if _applied(database) - {path.stem for path in segments.segment_files(book)}:
        return False
    take_up(book, database)
    with index.transaction(database):
        bring_into_force(database, all_judgements(book))
    return True


def take_up(book: Path, database: sqlite3.Connection, seen: Callable[[Sequence[Row]], None] | None = None) -> None:
    """Apply the segments that are not applied yet, in few transactions; `seen` is given the rows of each before that.

    A CasebookDamagedError where one can't be read; what was to go in with it is left for the next time.
    """
    held = _applied(database)
    waiting = [path for path in segments.segment_files(book) if path.stem not in held]
    while waiting:
        with index.transaction(database):
            known: set[int] = set()
            while waiting and len(known) < _AT_ONCE:
                path = waiting.pop(0)
                known = _entered(database, path, known, seen)
            links.relink(database, (), known)


def _entered(
    database: sqlite3.Connection, path: Path, known: set[int], seen: Callable[[Sequence[Row]], None] | None = None
) -> set[int]:
    """Enter a segment; the versions that wait to be linked then. What was linked and is retired is linked at once."""
    digest, rows = segments.check_digest(path), list(segments.read_rows(path))
    if seen is not None:
        seen(rows)
    retired, entered = enter_segment(database, path.stem, digest, rows)
    linked = set(retired) - known
    waiting = (known | set(entered)) - set(retired)
    if linked:
        links.relink(database, linked, waiting)
        return set()
    return waiting


def _applied(database: sqlite3.Connection) -> set[str]:
    return {name for (name,) in database.execute("SELECT name FROM applied")}


def _rebuild(book: Path, home: Path) -> list[CasebookDamagedError]:
    damaged = []
    database = index.connect(home, write=True)
    try:
        with index.transaction(database):
            index.lay_out(database)
            made = all_judgements(book)
            bring_decisions_into_force(database, made, standing(made))  # so that deeds are entered as they were judged
            known: set[int] = set()  # versions that are not linked yet
            for path in segments.segment_files(book):
                try:
                    known = _entered(database, path, known)
                except CasebookDamagedError as error:
                    damaged.append(error)
                if len(known) >= _AT_ONCE:
                    links.relink(database, (), known)
                    known = set()
            links.relink(database, (), known)
            bring_into_force(database, made)
        index.checkpoint(database)
    finally:
        database.close()
    return damaged
