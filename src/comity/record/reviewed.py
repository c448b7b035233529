"""Reviewed: deeds as people judged them, in the index, with what the reader saw kept beside it.

A version of a report that holds a judged deed is entered as `mending` makes it; `as_read` keeps it as it was read, so
that an undone judgement leaves no trace in the index, and a rebuilt index is the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from comity import wire
from comity.record import entries, links
from comity.record.mending import Decided, by_mention, changes
from comity.record.told import Told
from comity.types import DeedVerdict, EventMention, Judgement, Reading


def judged_deeds(database: sqlite3.Connection) -> set[str]:
    """The deeds that somebody accepted, corrected or rejected, by id."""
    return {mention for (mention,) in database.execute("SELECT mention FROM decided")}


def decided_on(database: sqlite3.Connection, mention: str) -> list[Judgement]:
    """The judgements that stand of one deed, the earliest first."""
    rows = database.execute("SELECT record FROM decided WHERE mention = ?", (mention,))
    return by_mention(wire.from_json(Judgement, record) for (record,) in rows).get(mention, [])


def said_of(database: sqlite3.Connection, mention: EventMention) -> tuple[str, ...]:
    """Who decided what of a deed, and what that changed, in a line each."""
    judgements = decided_on(database, mention.id)
    before = read_as(database, mention.id) if judgements else None
    lines = []
    for one, changed in changes(before or mention, judgements):
        did = {"accept": "accepted", "reject": "rejected: no such deed", "correct": "corrected"}[one.verdict]
        what = f"{did}: {'; '.join(changed)}" if changed else did
        lines.append(f"{what}, says {one.judge}, {one.at[:10]} ({one.id})" + (f": {one.note}" if one.note else ""))
    return tuple(lines)


def read_as(database: sqlite3.Connection, mention: str) -> EventMention | None:
    """A deed that somebody judged, as the reader saw it; None where no report holds it now."""
    rows = database.execute(
        "SELECT r.record FROM judged_in AS d JOIN as_read AS r USING (v) JOIN visible USING (v) WHERE d.mention = ?",
        (mention,),
    )
    found = (one for (record,) in rows for one in wire.from_json(Reading, record).event_mentions if one.id == mention)
    return next(found, None)


def bring_decisions_into_force(
    database: sqlite3.Connection, made: Iterable[Judgement], standing: Iterable[Judgement]
) -> None:
    """Make the index show its deeds by the judgements that stand, within the transaction that is open.

    `made` are all judgements ever: a name that one of them brought stays known, as those of old versions do.
    """
    entries.enter_names(
        database, (actor for one in made if one.correction is not None for actor in one.correction.named)
    )
    wanted = {one.id: one for one in standing if one.verdict in get_args(DeedVerdict)}
    held = dict(database.execute("SELECT id, mention FROM decided"))
    touched = {mention for id_, mention in held.items() if id_ not in wanted}
    touched |= {one.left for id_, one in wanted.items() if id_ not in held}
    if not touched:
        return
    database.executemany("DELETE FROM decided WHERE id = ?", [(id_,) for id_ in held.keys() - wanted.keys()])
    rows = [(id_, one.left, wire.to_json(one).decode()) for id_, one in wanted.items() if id_ not in held]
    database.executemany("INSERT INTO decided VALUES (?, ?, ?)", rows)
    now = entries.decided(database)
    for v in sorted({v for mention in touched for v in _versions_with(database, mention)}):
        _show_again(database, v, now)


def _versions_with(database: sqlite3.Connection, mention: str) -> list[int]:
    query = "SELECT v FROM event_mentions WHERE id = ?1 UNION SELECT v FROM judged_in WHERE mention = ?1"
    return [v for (v,) in database.execute(query, (mention,))]


def _show_again(database: sqlite3.Connection, v: int, now: Decided) -> None:
    """Enter the records of a version anew, and link again those of its deeds that are told otherwise now."""
    reading = _as_read(database, v)
    visible = database.execute("SELECT until IS NULL FROM versions WHERE v = ?", (v,)).fetchone()[0]
    before = _tellings(database, v)
    entries.clear_records(database, v)
    entries.enter_records(database, v, reading, now)
    after = _tellings(database, v)
    moved = {id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)}
    if visible and moved:
        going, coming = ([one[id_][1] for id_ in sorted(moved) if id_ in one] for one in (before, after))
        links.exchange(database, going, coming)


def _as_read(database: sqlite3.Connection, v: int) -> Reading:
    """What the reader saw in a version, put together from its rows where nobody judged a deed of it yet."""
    kept = database.execute("SELECT record FROM as_read WHERE v = ?", (v,)).fetchone()
    if kept:
        return wire.from_json(Reading, kept[0])
    return entries.reading_of(database, v)


def _tellings(database: sqlite3.Connection, v: int) -> dict[str, tuple[EventMention, Told]]:
    """The deeds of a version by id, and how linking sees them; what linking does not look at is left out."""
    rows = database.execute("SELECT record, told FROM event_mentions WHERE v = ?", (v,))
    found = {}
    for record, told in rows:
        mention = wire.from_json(EventMention, record)
        found[mention.id] = (
            replace(mention, judged=mention.judged and ("somebody",), confidence=0.0, cue=None),
            wire.from_json(Told, told),
        )
    return found
