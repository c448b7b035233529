"""The index: SQLite in WAL mode, derived from the segments and the judgements, and rebuilt from them at will.

Each version of an article counts as known from `known_at` until `until`, when the next one took its place; `visible` is
what is known now. A connection that asks as of a day lays views and tables of the same names over these (`as_of`), so
that every query is written once.
"""

from __future__ import annotations

import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache, lru_cache
from pathlib import Path

from comity.record import copies

FILE = "index.db"
VERSION = 9
_PATIENCE = 30.0  # seconds to wait for another connection; only recovery after a crash holds one up

# Events have a rowid: the pages of a list by day are then counted off in the index alone (a table without one is looked
# into for each row that is passed over, a quarter of a second at 45,000 events).
LINKED = """
CREATE {kind} TABLE members (mention TEXT PRIMARY KEY, event TEXT NOT NULL, alias TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX {schema}members_by_event ON members (event);
CREATE INDEX {schema}members_by_alias ON members (alias);
CREATE {kind} TABLE events (id TEXT PRIMARY KEY, event_type TEXT NOT NULL, status TEXT NOT NULL, first TEXT, last TEXT,
    place TEXT, country TEXT, precision TEXT, record TEXT NOT NULL,
    outlets INTEGER AS (json_array_length(record, '$.outlets')),
    killed INTEGER AS (json_extract(record, '$.fatalities.best')));
CREATE INDEX {schema}events_by_place ON events (place);
CREATE INDEX {schema}events_by_country ON events (country);
"""

_SCHEMA = f"""
CREATE TABLE applied (s INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, inputs TEXT, reader TEXT,
    observed_at TEXT);
CREATE INDEX applied_by_inputs ON applied (inputs);
CREATE VIEW newest AS SELECT * FROM applied AS a WHERE NOT EXISTS (SELECT 1 FROM applied AS b WHERE b.inputs = a.inputs
    AND (b.observed_at, b.name) > (a.observed_at, a.name));
CREATE TABLE articles (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE bodies (n INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (headline, text, content='', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE versions (v INTEGER PRIMARY KEY, n INTEGER NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL,
    observed_at TEXT NOT NULL, known_at TEXT NOT NULL, until TEXT, published TEXT, record TEXT NOT NULL);
CREATE INDEX versions_by_article ON versions (n);
CREATE INDEX versions_by_published ON versions (published, id) WHERE until IS NULL;
CREATE VIEW visible AS SELECT * FROM versions WHERE until IS NULL;

CREATE TABLE actors (v INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, mentions INTEGER NOT NULL,
    record TEXT NOT NULL);
CREATE INDEX actors_by_version ON actors (v);
CREATE INDEX actors_by_id ON actors (id, kind);
CREATE TABLE attributions (v INTEGER NOT NULL, id TEXT NOT NULL, source TEXT, act TEXT NOT NULL, record TEXT NOT NULL);
CREATE INDEX attributions_by_version ON attributions (v);
CREATE INDEX attributions_by_id ON attributions (id);
CREATE INDEX attributions_by_source ON attributions (source);
CREATE TABLE event_mentions (v INTEGER NOT NULL, id TEXT NOT NULL, told_as TEXT NOT NULL, event_type TEXT NOT NULL,
    status TEXT NOT NULL, voice TEXT NOT NULL, about TEXT, first TEXT, last TEXT, record TEXT NOT NULL,
    told TEXT NOT NULL, mode TEXT AS (json_extract(record, '$.mode')),
    confidence REAL AS (json_extract(record, '$.confidence')),
    historical INTEGER AS (json_extract(record, '$.historical')), sides INTEGER AS
    ((json_array_length(record, '$.actors') > 0) + (json_array_length(record, '$.recipients') > 0)));
CREATE INDEX event_mentions_by_version ON event_mentions (v, id, event_type, mode, confidence, historical, sides);
CREATE INDEX event_mentions_by_id ON event_mentions (id);
CREATE INDEX event_mentions_by_group ON event_mentions (told_as);
CREATE INDEX event_mentions_by_about ON event_mentions (about) WHERE about IS NOT NULL;
CREATE INDEX event_mentions_by_day ON event_mentions (coalesce(first, '9999'), id);
CREATE TABLE args (v INTEGER NOT NULL, mention TEXT NOT NULL, role TEXT NOT NULL, actor TEXT NOT NULL);
CREATE INDEX args_by_actor ON args (actor, role);
CREATE INDEX args_by_mention ON args (mention);
CREATE TABLE stances (v INTEGER NOT NULL, id TEXT NOT NULL, holder TEXT NOT NULL, target TEXT NOT NULL,
    polarity TEXT NOT NULL, status TEXT NOT NULL, voice TEXT NOT NULL, about TEXT, record TEXT NOT NULL);
CREATE INDEX stances_by_version ON stances (v);
CREATE INDEX stances_by_id ON stances (id);
CREATE TABLE skips (s INTEGER NOT NULL, v INTEGER, place TEXT NOT NULL, step TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX skips_by_version ON skips (v);

CREATE TABLE names (folded TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (folded, actor)) WITHOUT ROWID;
CREATE TABLE relations (actor TEXT NOT NULL, relation TEXT NOT NULL, target TEXT NOT NULL, since TEXT NOT NULL,
    until TEXT NOT NULL, PRIMARY KEY (target, relation, actor, since, until)) WITHOUT ROWID;

CREATE TABLE cells (key INTEGER NOT NULL, day INTEGER NOT NULL, mention TEXT NOT NULL, PRIMARY KEY (key, day, mention))
    WITHOUT ROWID;
CREATE TABLE threads (key INTEGER NOT NULL, day INTEGER NOT NULL, mention TEXT NOT NULL,
    PRIMARY KEY (key, day, mention)) WITHOUT ROWID;
CREATE TABLE judged (id TEXT PRIMARY KEY, left TEXT NOT NULL, right TEXT NOT NULL, verdict TEXT NOT NULL,
    judge TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE decided (id TEXT PRIMARY KEY, mention TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX decided_by_mention ON decided (mention);
CREATE TABLE as_read (v INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE judged_in (mention TEXT NOT NULL, v INTEGER NOT NULL, PRIMARY KEY (mention, v)) WITHOUT ROWID;
{LINKED.format(kind="", schema="")}
CREATE INDEX events_by_day ON events (coalesce(first, '9999'), id);
{copies.SCHEMA}
"""


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """A connection to an index; a `sqlite3.Error` where there is none.

    A reader, too, opens it for writing where it may: after a crash the first one to come has to recover the log.
    """
    target = path / FILE
    may_write = os.access(path, os.W_OK) and (not target.exists() or os.access(target, os.W_OK))
    mode = "rwc" if write else "rw" if may_write else "ro"
    database = _connect(target, f"mode={mode}")
    try:
        database.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError:
        database.close()
        if mode != "ro":
            raise
        # A log needs its files beside it; where they can't be made, nobody writes.
        database = _connect(target, "immutable=1")
    if write:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")  # the segments are durable; the index follows from them
        database.execute("PRAGMA cache_size = -131072")
        database.execute("PRAGMA temp_store = MEMORY")
    return database


def _connect(target: Path, options: str) -> sqlite3.Connection:
    uri = f"{target.resolve().as_uri()}?{options}"
    database = sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    # SQLite advises it for files of strangers. It also advises to trust no schema; ours needs functions that it then
    # withholds (older versions withhold `json_extract`), so a schema that is not ours to the letter is not used at all.
    database.execute("PRAGMA cell_size_check = ON")
    return database


def why_unfit(path: Path) -> str | None:
    """Why an index can't serve: missing, of another version, damaged; None where it can."""
    if not (path / FILE).exists():
        return "it was missing"
    try:
        with opened(path) as database:
            found = database.execute("PRAGMA user_version").fetchone()[0]
            if found == VERSION and _shape(database) != _own_shape():
                return "it was laid out by somebody else"
            if found:
                database.execute("SELECT count(*) FROM (SELECT 1 FROM versions LIMIT 1)").fetchone()
    except sqlite3.Error as error:
        return f"it was damaged ({error})"
    if found == 0:
        return "it was not finished"
    return None if found == VERSION else f"it was of version {found}, and this Comity uses {VERSION}"


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    database = connect(path)
    try:
        yield database
    finally:
        database.close()


def lay_as_of(database: sqlite3.Connection, bound: str) -> bool:
    """Let the connection see what was known at a bound (of `moments`) and no more; whether that differs from now."""
    if database.execute("SELECT 1 FROM versions WHERE known_at > ? LIMIT 1", (bound,)).fetchone() is None and (
        database.execute("SELECT 1 FROM applied WHERE observed_at > ? LIMIT 1", (bound,)).fetchone() is None
    ):
        return False
    # Views take no parameters; a bound is only digits and the signs of a moment.
    database.execute(
        f"CREATE TEMP VIEW visible AS SELECT * FROM main.versions WHERE known_at <= '{bound}' "
        f"AND (until IS NULL OR until > '{bound}')"
    )
    database.execute(
        f"CREATE TEMP VIEW newest AS SELECT * FROM main.applied AS a WHERE observed_at <= '{bound}' AND NOT EXISTS "
        f"(SELECT 1 FROM main.applied AS b WHERE b.inputs = a.inputs AND b.observed_at <= '{bound}' "
        "AND (b.observed_at, b.name) > (a.observed_at, a.name))"
    )
    return True


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, for a writer."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def lay_out(database: sqlite3.Connection) -> None:
    """Make the index empty, within the transaction that is open: readers see the old one until it ends."""
    kinds = {"table": "TABLE", "view": "VIEW"}
    shadows = "name LIKE 'words!_%' ESCAPE '!' OR name LIKE 'sqlite!_%' ESCAPE '!'"
    found = database.execute(
        f"SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND NOT ({shadows})"
    )
    for kind, name in found.fetchall():
        database.execute(f'DROP {kinds[kind]} "{name}"')
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            database.execute(statement)
    database.execute(f"PRAGMA user_version = {VERSION}")


def _shape(database: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """What stands in an index: tables, views, indexes and triggers, each with the words that made it."""
    found = database.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    # how full-text search lays out its own tables is SQLite's, and differs from one version to the next
    return frozenset((kind, name, "" if name.startswith("words_") else sql) for kind, name, sql in found)


@cache
def _own_shape() -> frozenset[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        lay_out(database)
        return _shape(database)


def is_ours(path: Path) -> bool:
    """Whether an index holds what we lay out and nothing else: a stranger's may hold triggers, and views that lie."""
    try:
        with opened(path) as database:
            return _shape(database) == _own_shape()
    except sqlite3.Error:
        return False


def is_sound(path: Path) -> bool:
    """Whether the pages of an index hang together; what is built into one that does not may be lost again."""
    if not (path / FILE).exists():
        return False
    try:
        with opened(path) as database:
            return bool(database.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def clear(path: Path) -> None:
    """Take a damaged index away; connections that have it open keep what they have."""
    for suffix in ("-wal", "-shm", ""):
        (path / (FILE + suffix)).unlink(missing_ok=True)


def checkpoint(database: sqlite3.Connection) -> None:
    """Bring the log back into the index and cut it, as far as readers and the disk let us; readers get a moment."""
    database.execute("PRAGMA busy_timeout = 200")
    with suppress(sqlite3.OperationalError):  # the log is as good as the index, only longer
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    database.execute(f"PRAGMA busy_timeout = {int(_PATIENCE * 1000)}")


_APART = re.compile(r"[\W_]+")


@lru_cache(65_536)
def folded(name: str) -> str:
    """A name as it is looked up: no case, no diacritics, no hyphens.

    >>> folded("Kata'ib Hizbullāh") == folded("KATA-IB  hizbullah")
    True
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return _APART.sub(" ", plain).strip()
