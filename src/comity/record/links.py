"""Linking in the index: when mentions come or go, only their neighbourhood is linked again.

The neighbourhood of a mention is its event as it stands, its reader's group, the mentions that it was judged with, the
mentions in its cells, those in the cells of days that touch, and those of its threads that are alike in wording, where
these are not crowded; and theirs in turn, until nothing new is found.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from comity import wire
from comity.record.copies import copies_among
from comity.record.events import sum_up
from comity.record.index import LINKED, folded
from comity.record.linking import MOST_TOGETHER, Cluster, cells_of, event_id, link, thread_cells, touching
from comity.record.told import Told
from comity.record.worded import FOLLOWS, worded
from comity.types import Event, EventMention, Judgement, first_day

_AT_ONCE = 500


def relink(database: sqlite3.Connection, retired: Iterable[int], entered: Iterable[int]) -> None:
    """Link again what is touched by versions whose mentions are no longer known, and by versions that now are."""
    exchange(database, _of_versions(database, retired), _of_versions(database, entered))


def exchange(database: sqlite3.Connection, going: Collection[Told], coming: Collection[Told]) -> None:
    """Link again what is touched by tellings that go, and by others that take their place in the index's rows."""
    touched = {told.mention for told in (*going, *coming)}
    if not _is_new(database):
        touched |= _beside(database, going) | _along(database, (*going, *coming))
    for table, places in (("cells", cells_of), ("threads", thread_cells)):
        gone = [(*place, told.mention) for told in going for place in places(told)]
        database.executemany(f"DELETE FROM {table} WHERE key = ? AND day = ? AND mention = ?", gone)
        come = [(*place, told.mention) for told in coming for place in places(told)]
        database.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)", come)
    if not _is_new(database):
        touched |= _beside(database, coming) | _along(database, going)
    link_again(database, touched)


def link_again(database: sqlite3.Connection, touched: Collection[str]) -> None:
    """Link the neighbourhood of these mentions and store its events."""
    judgements = in_force(database)
    if _is_new(database):
        tellings = _tellings(database, touched)
        clusters = link(tellings.values(), judgements)
    else:
        occupied = _Occupied(database)
        tellings = _neighbourhood(database, touched, judgements, occupied)
        clusters = link(tellings.values(), judgements, occupied, _Crowded(database))
    gone = tellings.keys() | set(touched)
    for some in _batches(gone):
        database.execute(
            f"DELETE FROM events WHERE id IN (SELECT event FROM members WHERE mention IN ({_marks(some)}))", some
        )
        database.execute(f"DELETE FROM members WHERE mention IN ({_marks(some)})", some)
    mentions = _mentions(database, tellings)
    store(database, clusters, mentions)


def store(database: sqlite3.Connection, clusters: Iterable[Cluster], mentions: Mapping[str, EventMention]) -> None:
    """Sum clusters up and keep them as events. Each mention remembers the id of the event that it would head."""
    members, events = [], []
    for cluster in clusters:
        among = copies_among(database, dict.fromkeys(told.article for told in cluster.members))
        events.append(_event_row(sum_up(cluster, mentions, among)))
        members += [(told.mention, cluster.id, event_id(told.mention)) for told in cluster.members]
    database.executemany("INSERT OR REPLACE INTO members VALUES (?, ?, ?)", members)
    database.executemany("INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", events)


def link_visible(database: sqlite3.Connection) -> None:
    """Link all that the connection sees, into tables of its own that lie over the index's."""
    for statement in LINKED.format(kind="TEMP", schema="temp.").split(";"):
        if statement.strip():
            database.execute(statement)
    rows = database.execute(
        "SELECT m.told, m.record FROM event_mentions AS m JOIN visible USING (v) GROUP BY m.id"
    ).fetchall()
    tellings = [wire.from_json(Told, told) for told, _ in rows]
    mentions = {
        told.mention: wire.from_json(EventMention, record) for told, (_, record) in zip(tellings, rows, strict=True)
    }
    store(database, link(tellings, in_force(database)), mentions)


def in_force(database: sqlite3.Connection) -> list[Judgement]:
    """The judgements that the index goes by."""
    return [
        Judgement(*row)
        for row in database.execute("SELECT id, left, right, verdict, judge, at FROM judged ORDER BY id")
    ]


def _is_new(database: sqlite3.Connection) -> bool:
    """Whether nothing is linked yet: then what is touched is all there is, and has no neighbours beside it."""
    return database.execute("SELECT 1 FROM members LIMIT 1").fetchone() is None


class _Occupied:
    """Which cells hold a mention, asked once each."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._known: dict[tuple[int, int], bool] = {}

    def __call__(self, key: int, day: int) -> bool:
        cell = (key, day)
        if cell not in self._known:
            row = self._database.execute("SELECT 1 FROM cells WHERE key = ? AND day = ? LIMIT 1", cell).fetchone()
            self._known[cell] = row is not None
        return self._known[cell]

    def learn(self, key: int, around: Iterable[int], held: Collection[int]) -> None:
        """Which of some days of a key hold a mention, where it is known already."""
        self._known.update(((key, day), day in held) for day in around)


class _Crowded:
    """In which threads there are too many mentions from a day on to compare them, asked once each."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._known: dict[tuple[int, int], bool] = {}

    def __call__(self, key: int, day: int) -> bool:
        if (key, day) not in self._known:
            self._known[key, day] = len(_together(self._database, key, day)) > MOST_TOGETHER
        return self._known[key, day]


def _together(database: sqlite3.Connection, key: int, day: int) -> list[str]:
    """The mentions of a thread from a day on that would be compared, and one too many at most."""
    rows = database.execute(
        "SELECT mention FROM threads WHERE key = ? AND day BETWEEN ? AND ? LIMIT ?",
        (key, day, day + FOLLOWS, MOST_TOGETHER + 1),
    )
    return [mention for (mention,) in rows]


def _along(database: sqlite3.Connection, tellings: Iterable[Told]) -> set[str]:
    """The mentions that are compared in the threads of these tellings, as they stand."""
    found: set[str] = set()
    for key, day in {place for told in tellings for place in thread_cells(told)}:
        found |= _in_thread(database, key, day)
    return found


def _in_thread(database: sqlite3.Connection, key: int, day: int) -> set[str]:
    """The mentions that those of a thread's day are compared with."""
    rows = database.execute(
        "SELECT day, mention FROM threads WHERE key = ? AND day BETWEEN ? AND ? LIMIT ?",
        (key, day - FOLLOWS, day + FOLLOWS, 2 * MOST_TOGETHER + 1),
    ).fetchall()
    if len(rows) <= MOST_TOGETHER:
        return {mention for _, mention in rows}
    blocks = (_together(database, key, first) for first in range(day - FOLLOWS, day + 1))
    return {mention for block in blocks if len(block) <= MOST_TOGETHER for mention in block}


def _beside(database: sqlite3.Connection, tellings: Iterable[Told]) -> set[str]:
    """The mentions whose days may touch otherwise once these come or go."""
    found: set[str] = set()
    for key, day in {cell for told in tellings for cell in cells_of(told)}:
        rows = database.execute(
            "SELECT mention FROM cells WHERE key = ? AND day BETWEEN ? AND ?", (key, day - 2, day + 2)
        )
        found.update(mention for (mention,) in rows)
    return found


def _neighbourhood(
    database: sqlite3.Connection, touched: Iterable[str], judgements: Iterable[Judgement], occupied: _Occupied
) -> dict[str, Told]:
    partners: dict[str, set[str]] = {}
    for one in judgements:
        partners.setdefault(one.left, set()).add(one.right)
        partners.setdefault(one.right, set()).add(one.left)
    found: dict[str, Told] = {}
    alike = _Alike(database)
    seen_cells: set[tuple[int, int]] = set()
    seen: set[str] = set()
    ahead = set(touched)
    while ahead:
        seen |= ahead
        new = _tellings(database, ahead)
        found |= new
        next_: set[str] = set()
        for mention in ahead:
            next_ |= partners.get(mention, set())
        next_ |= _event_mates(database, ahead) | _group_mates(database, new.values())
        for cell in {cell for told in new.values() for cell in cells_of(told)} - seen_cells:
            next_ |= _in_reach(database, occupied, cell)
            seen_cells.add(cell)
        ahead = (next_ | alike.to(new)) - seen
    return found


class _Alike:
    """Who is alike in wording to whom in the threads. A thread may run through years, its likenesses seldom do."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._tellings: dict[str, Told] = {}
        self._in_thread: dict[tuple[int, int], set[str]] = {}

    def to(self, tellings: Mapping[str, Told]) -> set[str]:
        """The mentions that one of these tellings is alike to."""
        self._tellings |= tellings
        beside = {mention: self._beside(told) for mention, told in tellings.items()}
        self._tellings |= _tellings(self._database, set().union(*beside.values()) - self._tellings.keys())
        return {
            other
            for mention, others in beside.items()
            for other in others & self._tellings.keys()
            if worded(tellings[mention], self._tellings[other]) is not None
        }

    def _beside(self, told: Told) -> set[str]:
        found: set[str] = set()
        for place in thread_cells(told):
            if place not in self._in_thread:
                self._in_thread[place] = _in_thread(self._database, *place)
            found |= self._in_thread[place]
        return found


def _in_reach(database: sqlite3.Connection, occupied: _Occupied, cell: tuple[int, int]) -> set[str]:
    key, day = cell
    rows = database.execute(
        "SELECT day, mention FROM cells WHERE key = ? AND day BETWEEN ? AND ?", (key, day - 2, day + 2)
    )
    days: dict[int, set[str]] = {}
    for other, mention in rows:
        days.setdefault(other, set()).add(mention)
    occupied.learn(key, range(day - 2, day + 3), days)
    reached = days.get(day, set())
    if day - 1 in days and touching(occupied, key, day - 1):
        reached = reached | days[day - 1]
    if day + 1 in days and touching(occupied, key, day):
        reached = reached | days[day + 1]
    return reached


def _event_mates(database: sqlite3.Connection, mentions: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for some in _batches(mentions):
        inner = f"SELECT event FROM members WHERE mention IN ({_marks(some)})"
        found.update(
            mention for (mention,) in database.execute(f"SELECT mention FROM members WHERE event IN ({inner})", some)
        )
    return found


def _group_mates(database: sqlite3.Connection, tellings: Iterable[Told]) -> set[str]:
    found: set[str] = set()
    for some in _batches({told.group for told in tellings}):
        query = f"SELECT m.id FROM event_mentions AS m JOIN visible USING (v) WHERE told_as IN ({_marks(some)})"
        found.update(mention for (mention,) in database.execute(query, some))
    return found


def _tellings(database: sqlite3.Connection, mentions: Iterable[str]) -> dict[str, Told]:
    found: dict[str, Told] = {}
    for some in _batches(mentions):
        query = f"SELECT m.id, told FROM event_mentions AS m JOIN visible USING (v) WHERE m.id IN ({_marks(some)})"
        found |= {mention: wire.from_json(Told, told) for mention, told in database.execute(query, some)}
    return found


def _mentions(database: sqlite3.Connection, ids: Iterable[str]) -> dict[str, EventMention]:
    found: dict[str, EventMention] = {}
    for some in _batches(ids):
        query = f"SELECT m.id, m.record FROM event_mentions AS m JOIN visible USING (v) WHERE m.id IN ({_marks(some)})"
        found |= {mention: wire.from_json(EventMention, record) for mention, record in database.execute(query, some)}
    return found


def _of_versions(database: sqlite3.Connection, versions: Iterable[int]) -> list[Told]:
    found: list[Told] = []
    for some in _batches(versions):
        query = f"SELECT told FROM event_mentions WHERE v IN ({_marks(some)})"
        found += [wire.from_json(Told, told) for (told,) in database.execute(query, some)]
    return found


def _event_row(event: Event) -> tuple[str | None, ...]:
    first = first_day(event.when, event.first_reported)
    last = (event.when.last if event.when else None) or first
    where = (folded(event.where.name), event.where.country, event.where.precision) if event.where else (None,) * 3
    return event.id, event.event_type, event.status, first, last, *where, wire.to_json(event).decode()


def _batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    ahead = iter(sorted(values))
    while some := list(islice(ahead, _AT_ONCE)):
        yield some


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))
