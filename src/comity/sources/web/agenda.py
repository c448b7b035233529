"""What a watch has still to do, and what it has done: on the disk, so that it goes on after any end.

An entry that a feed names is put down once. It is due until its report is in the casebook, and due again when the feed
says that it changed. Before a batch is written it is put down which entries it holds, so that a watch that is killed
while it writes can ask the casebook which of them arrived.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from comity import wire
from comity.sources.web.answers import Validators
from comity.sources.web.entries import Entry
from comity.sources.web.state import State

_TABLES = """
CREATE TABLE IF NOT EXISTS feeds (url TEXT PRIMARY KEY, due REAL NOT NULL);
CREATE TABLE IF NOT EXISTS entries (
    n INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, entry BLOB NOT NULL, feed TEXT NOT NULL, stamp TEXT NOT NULL,
    due REAL, tries INTEGER NOT NULL DEFAULT 0, deaths INTEGER NOT NULL DEFAULT 0, batch TEXT
);
CREATE INDEX IF NOT EXISTS entries_due ON entries (due) WHERE due IS NOT NULL;
CREATE INDEX IF NOT EXISTS entries_batch ON entries (batch) WHERE batch IS NOT NULL;
CREATE TABLE IF NOT EXISTS turns (
    n INTEGER PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, turn TEXT NOT NULL, date TEXT NOT NULL, line BLOB
);
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY);
"""
_AT_ONCE = 200  # entries


@dataclass(frozen=True, slots=True)
class Due:
    """An entry whose report is to be got, and the feed that named it.

    `tries` is how often its server failed, and `deaths` how often a watch ended, in whatever way, while it was read.
    """

    entry: Entry
    feed: str
    tries: int
    deaths: int


@dataclass(frozen=True, slots=True)
class Told:
    """A turn that was told; `line` is what is still to be sent of it, None once it was."""

    n: int
    a: str
    b: str
    turn: str
    date: str
    line: bytes | None


class Agenda:
    """Of one casebook's watch, in the database that remembers the web. Times are seconds since 1970."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._database = state.database
        self._database.executescript(_TABLES)

    def due(self, feed: str) -> float:
        """When a feed is due; one that was never asked is due."""
        found = self._database.execute("SELECT due FROM feeds WHERE url = ?", (feed,)).fetchone()
        return float(found[0]) if found else 0.0

    def keep_feed(self, feed: str, due: float, entries: Iterable[Entry] = (), found: Validators | None = None) -> int:
        """Put down what a feed named, and when it is due next; how many entries are new or have changed."""
        fresh = 0
        with self._at_once():
            for entry in entries:
                fresh += self._database.execute(
                    "INSERT INTO entries (url, entry, feed, stamp, due) VALUES (:url, :entry, :feed, :stamp, 0) "
                    "ON CONFLICT (url) DO UPDATE SET entry = :entry, stamp = :stamp, due = 0, tries = 0, deaths = 0, "
                    "batch = NULL WHERE stamp != :stamp",
                    {"url": entry.url, "entry": wire.to_json(entry), "feed": feed, "stamp": entry.stamp},
                ).rowcount
            self._database.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?)", (feed, due))
            if found is not None:
                self.state.keep_validators(feed, found)
        return fresh

    def pending(self, now: float) -> list[Due]:
        """The entries that are due, those that were put down first at the front, as far as fits in one look."""
        found = self._database.execute(
            "SELECT entry, feed, tries, deaths FROM entries WHERE due <= ? ORDER BY n LIMIT ?", (now, _AT_ONCE)
        ).fetchall()
        return [Due(wire.from_json(Entry, entry), *rest) for entry, *rest in found]

    def next_due(self) -> float | None:
        """When the next entry is due; None where none is."""
        (found,) = self._database.execute("SELECT min(due) FROM entries WHERE due IS NOT NULL").fetchone()
        return None if found is None else float(found)

    def put_off(self, url: str, due: float) -> None:
        """An entry's server failed: it is tried again later."""
        self._database.execute("UPDATE entries SET due = ?, tries = tries + 1 WHERE url = ?", (due, url))

    def writing(self, batch: str, found: Mapping[str, Validators | None]) -> None:
        """These entries are about to be read and written as a batch."""
        with self._at_once():
            self._database.executemany("UPDATE entries SET batch = ? WHERE url = ?", [(batch, url) for url in found])
            for url, validators in found.items():
                if validators is not None:
                    self.state.keep_validators(url, validators)

    def written(self, batch: str) -> None:
        """The casebook holds a batch: its entries are done."""
        self._database.execute(
            "UPDATE entries SET due = NULL, tries = 0, deaths = 0, batch = NULL WHERE batch = ?", (batch,)
        )

    def half_written(self) -> list[str]:
        """The batches of which it is not known whether the casebook holds them."""
        return [key for (key,) in self._database.execute("SELECT DISTINCT batch FROM entries WHERE batch IS NOT NULL")]

    def not_written(self, batch: str) -> None:
        """The casebook does not hold a batch: its entries are got again, whatever their servers say has changed."""
        with self._at_once():
            self._database.execute(
                "DELETE FROM validators WHERE url IN (SELECT url FROM entries WHERE batch = ?)", (batch,)
            )
            self._database.execute("UPDATE entries SET batch = NULL, deaths = deaths + 1 WHERE batch = ?", (batch,))

    def has_begun(self) -> bool:
        """Whether a watch ran here before; from now on one has."""
        return not self._database.execute("INSERT OR IGNORE INTO notes VALUES ('begun')").rowcount

    def turns(self) -> list[Told]:
        """Every turn that was told, or stood when the watch began."""
        return [Told(*row) for row in self._database.execute("SELECT n, a, b, turn, date, line FROM turns ORDER BY n")]

    def keep_turn(self, a: str, b: str, turn: str, date: str, line: bytes | None) -> None:
        self._database.execute("INSERT INTO turns (a, b, turn, date, line) VALUES (?, ?, ?, ?, ?)", (a, b, turn, date, line))  # fmt: skip  # noqa: E501

    def sent(self, n: int) -> None:
        self._database.execute("UPDATE turns SET line = NULL WHERE n = ?", (n,))

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """All of it or nothing, on the disk."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")
