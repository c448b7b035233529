"""Segments into the index: the rows of a segment, its applied mark and the events they touch, in one transaction."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from comity import wire
from comity.record import copies, links
from comity.record.index import folded, transaction
from comity.record.mending import Decided, by_mention, mended
from comity.record.moments import known_from
from comity.record.segments import Row
from comity.record.told import told_in
from comity.types import Actor, Article, Attribution, EventMention, Judgement, Reading, Stance, first_day

Noun = TypeVar("Noun")

_INSERTS = {
    "versions": "INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "bodies": "INSERT INTO bodies VALUES (?, ?)",
    "words": "INSERT INTO words (rowid, headline, text) VALUES (?, ?, ?)",
    "actors": "INSERT INTO actors VALUES (?, ?, ?, ?, ?)",
    "attributions": "INSERT INTO attributions VALUES (?, ?, ?, ?, ?)",
    "event_mentions": "INSERT INTO event_mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "args": "INSERT INTO args VALUES (?, ?, ?, ?)",
    "stances": "INSERT INTO stances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "skips": "INSERT INTO skips VALUES (?, ?, ?, ?, ?)",
    "names": "INSERT OR IGNORE INTO names VALUES (?, ?)",
    "relations": "INSERT OR IGNORE INTO relations VALUES (?, ?, ?, ?, ?)",
    "as_read": "INSERT INTO as_read VALUES (?, ?)",
    "judged_in": "INSERT INTO judged_in VALUES (?, ?)",
}


@dataclass(slots=True)
class _Batch:
    """The rows of the index that a segment makes, by table, until they go in together."""

    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: defaultdict(list))
    known: set[tuple[object, ...]] = field(default_factory=set)

    def insert(self, database: sqlite3.Connection) -> None:
        for table, made in self.rows.items():
            database.executemany(_INSERTS[table], made)


def apply_segment(database: sqlite3.Connection, name: str, digest: str, rows: Sequence[Row]) -> None:
    """Apply a segment that is not applied yet, in a transaction of its own."""
    with transaction(database):
        links.relink(database, *enter_segment(database, name, digest, rows))


def enter_segment(
    database: sqlite3.Connection, name: str, digest: str, rows: Sequence[Row]
) -> tuple[list[int], list[int]]:
    """Apply a segment within the transaction that is open, but for its links.

    The versions that are no longer known, and those that now are: they have to be linked again.
    """
    first = rows[0] if rows else None
    about = (first.inputs, first.reader, first.observed_at) if first else (None, None, None)
    cursor = database.execute("INSERT INTO applied VALUES (NULL, ?, ?, ?, ?, ?)", (name, digest, *about))
    batch, touched = _Batch(), set()
    next_version = database.execute("SELECT coalesce(max(v), 0) + 1 FROM versions").fetchone()[0]
    new_texts: dict[int, Article] = {}
    times = Counter(row.article_id for row in rows)
    judged = decided(database)
    fresh = []
    for v, row in enumerate(rows, next_version):
        if row.skip is not None:
            batch.rows["skips"].append((cursor.lastrowid, None, row.skip.where, row.skip.step, row.skip.reason))
        if row.reading is None:
            continue
        n, new = _number_of(database, row.reading.article.id)
        only = new and times[row.article_id] == 1
        if only:
            fresh.append(v)
        else:
            touched.add(n)
        if new:
            new_texts[n] = row.reading.article
            batch.rows["bodies"].append((n, row.reading.article.text))
            batch.rows["words"].append((n, row.reading.article.headline or "", row.reading.article.text))
        # A version that is not its article's only one was known at no time until `_take_turns` says better.
        known = (row.known_at, None) if only else (row.observed_at, row.observed_at)
        _enter_reading(batch, v, n, cursor.lastrowid or 0, row, row.reading, known, judged)
    batch.insert(database)
    copies.enter_texts(database, new_texts)
    retired, entered = _take_turns(database, touched)
    return retired, [*fresh, *entered]


def decided(database: sqlite3.Connection) -> dict[str, list[Judgement]]:
    """The judgements of single deeds that the index goes by."""
    return by_mention(wire.from_json(Judgement, record) for (record,) in database.execute("SELECT record FROM decided"))


def _number_of(database: sqlite3.Connection, article: str) -> tuple[int, bool]:
    found = database.execute("SELECT n FROM articles WHERE id = ?", (article,)).fetchone()
    if found:
        return found[0], False
    return database.execute("INSERT INTO articles VALUES (NULL, ?)", (article,)).lastrowid or 0, True


def enter_records(database: sqlite3.Connection, v: int, reading: Reading, judged: Decided) -> None:
    """Enter what was read in a version that has a row, as people judged it (`reviewed`)."""
    batch = _Batch()
    _enter_records(batch, v, reading, judged)
    batch.insert(database)


def enter_names(database: sqlite3.Connection, actors: Iterable[Actor]) -> None:
    """Make actors known by their names, and by whom they act for, whatever reports name them."""
    batch = _Batch()
    for actor in actors:
        _enter_names(batch, actor)
    batch.insert(database)


def clear_records(database: sqlite3.Connection, v: int) -> None:
    """Take out what was entered by `enter_records`."""
    database.execute("DELETE FROM args WHERE mention IN (SELECT id FROM event_mentions WHERE v = ?1) AND v = ?1", (v,))
    for table in ("actors", "attributions", "event_mentions", "stances", "as_read", "judged_in"):
        database.execute(f"DELETE FROM {table} WHERE v = ?", (v,))


def reading_of(database: sqlite3.Connection, v: int) -> Reading:
    """The reading that a version was entered from, without its reader and its skips, as its rows have it."""

    def rows(table: str, noun: type[Noun]) -> tuple[Noun, ...]:
        found = database.execute(f"SELECT record FROM {table} WHERE v = ? ORDER BY rowid", (v,))
        return tuple(wire.from_json(noun, record) for (record,) in found)

    query = "SELECT record, text FROM versions JOIN bodies USING (n) WHERE v = ?"
    record, text = database.execute(query, (v,)).fetchone()
    return Reading(
        replace(wire.from_json(Article, record), text=text),
        "",
        rows("actors", Actor),
        rows("attributions", Attribution),
        rows("event_mentions", EventMention),
        rows("stances", Stance),
    )


def _enter_reading(
    batch: _Batch, v: int, n: int, s: int, row: Row, reading: Reading, known: tuple[str, str | None], judged: Decided
) -> None:
    article, rows = reading.article, batch.rows
    record = _json(replace(article, text=""))
    rows["versions"].append(
        (
            v,
            n,
            article.id,
            row.content_hash,
            row.observed_at,
            *known,
            article.published,
            record,
        )
    )
    rows["skips"] += [(s, v, skip.where, skip.step, skip.reason) for skip in reading.skips]
    _enter_records(batch, v, reading, judged)


def _enter_records(batch: _Batch, v: int, reading: Reading, judged: Decided) -> None:
    article, rows = reading.article, batch.rows
    of_people = [one.id for one in reading.event_mentions if one.id in judged]
    if of_people:
        rows["as_read"].append((v, _json(replace(reading, reader="", skips=()))))
        rows["judged_in"] += [(mention, v) for mention in of_people]
        reading = mended(reading, judged)
    for actor in reading.actors:
        rows["actors"].append((v, actor.id, actor.kind, len(actor.mentions), _json(actor)))
        _enter_names(batch, actor)
    for one in reading.attributions:
        rows["attributions"].append((v, one.id, one.source, one.act, _json(one)))
    for mention, told in zip(reading.event_mentions, told_in(reading), strict=True):
        first = first_day(mention.when, article.published)
        last = (mention.when.last if mention.when else None) or first
        rows["event_mentions"].append(
            (
                v,
                mention.id,
                mention.event,
                mention.event_type,
                mention.status,
                mention.voice,
                mention.about,
                first,
                last,
                _json(mention),
                _json(told),
            )
        )
        rows["args"] += [(v, mention.id, "actor", argument.actor) for argument in mention.actors]
        rows["args"] += [(v, mention.id, "recipient", argument.actor) for argument in mention.recipients]
    for stance in reading.stances:
        rows["stances"].append(
            (
                v,
                stance.id,
                stance.holder,
                stance.target,
                stance.polarity,
                stance.status,
                stance.voice,
                stance.about,
                _json(stance),
            )
        )


def _enter_names(batch: _Batch, actor: Actor) -> None:
    key = (actor.id, actor.name, actor.aliases, actor.of)
    if key in batch.known:
        return
    batch.known.add(key)
    batch.rows["names"] += [(folded(name), actor.id) for name in (actor.id, actor.name, *actor.aliases)]
    batch.rows["relations"] += [(actor.id, of.relation, of.actor, of.since or "", of.until or "") for of in actor.of]


def _take_turns(database: sqlite3.Connection, articles: Iterable[int]) -> tuple[list[int], list[int]]:
    """Say of each version when it was known; give the versions that are no longer the newest, and those that now are.

    A version that says what the one before it said is never known: reading twice adds nothing. Of versions seen at the
    same moment the hash decides, so that the order in which segments are applied does not.
    """
    retired, entered = [], []
    for n in sorted(articles):
        versions = database.execute(
            "SELECT v, hash, observed_at, until, published FROM versions WHERE n = ? ORDER BY observed_at, hash, v",
            (n,),
        ).fetchall()
        turns: list[tuple[int, str, str | None]] = []
        last_hash = None
        for v, hash_, observed_at, _, published in versions:
            known_at = known_from(observed_at, published) if not turns else observed_at
            if hash_ == last_hash:
                database.execute("UPDATE versions SET known_at = ?, until = ? WHERE v = ?", (known_at, known_at, v))
                continue
            if turns:
                turns[-1] = (turns[-1][0], turns[-1][1], known_at)
            turns.append((v, known_at, None))
            last_hash = hash_
        before = {v for v, _, _, until, _ in versions if until is None}
        for v, known_at, until in turns:
            database.execute("UPDATE versions SET known_at = ?, until = ? WHERE v = ?", (known_at, until, v))
        now = {v for v, _, until in turns if until is None}
        retired += sorted(before - now)
        entered += sorted(now - before)
    return retired, entered


def _json(noun: object) -> str:
    return wire.to_json(noun).decode()
