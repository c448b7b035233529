"""Building the index: what is new into it, or all of it anew."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from comity.errors import CasebookDamagedError
from comity.record import index, links, segments
from comity.record.entries import apply_segment, enter_segment
from comity.record.judgements import all_judgements, bring_into_force, standing
from comity.record.reviewed import bring_decisions_into_force

_AT_ONCE = 50_000
"""Reports that are linked together: none is looked up twice, and a hundred thousand mentions stand in memory."""


def rebuild(book: Path, home: Path) -> list[CasebookDamagedError]:
    """Build the index in the folder `home` from the segments of a casebook, whatever stands there.

    In one transaction: readers see the old index until the new one is whole. Damaged segments are left out and given.
    """
    if not index.is_sound(home):
        index.clear(home)
    return _rebuild(book, home)


def catch_up(book: Path, database: sqlite3.Connection) -> bool:
    """Apply what a killed writer wrote and did not apply; False where the index holds what is no longer there."""
    applied = {name for (name,) in database.execute("SELECT name FROM applied")}
    files = segments.segment_files(book)
    if applied - {path.stem for path in files}:
        return False
    for path in files:
        if path.stem not in applied:
            apply_segment(database, path.stem, segments.check_digest(path), list(segments.read_rows(path)))
    with index.transaction(database):
        bring_into_force(database, all_judgements(book))
    return True


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
                    digest, rows = segments.check_digest(path), list(segments.read_rows(path))
                except CasebookDamagedError as error:
                    damaged.append(error)
                    continue
                retired, entered = enter_segment(database, path.stem, digest, rows)
                linked = set(retired) - known
                known = (known | set(entered)) - set(retired)
                if linked or len(known) >= _AT_ONCE:
                    links.relink(database, linked, known)
                    known = set()
            links.relink(database, (), known)
            bring_into_force(database, made)
        index.checkpoint(database)
    finally:
        database.close()
    return damaged
