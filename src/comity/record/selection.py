"""Which records are asked for, as SQL conditions over the index."""

from __future__ import annotations

import difflib
import re
import sqlite3
from dataclasses import dataclass, field

from comity.errors import NotFoundError, UsageError
from comity.record.index import folded
from comity.record.told import ROLLS_UP

_WORD_OR_PHRASE = re.compile(r'"([^"]+)"|(\S+)')
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(T.*)?")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a listing is narrowed to; None narrows nothing. Days are inclusive.

    `actor` and `recipient` are ids or any alias; a state stands for its organs and its officials while in office.
    `about` is an event or an event mention. `place` is the name of a place or a country, or a country's code (`IRQ`);
    it narrows events alone. `sure` is the least confidence, from 0 to 1, of a mention, or of one that tells the event.
    `search` are words that all stand in the report; quotes make a phrase.
    `type` is the event type, an attribution's act, an actor's kind, a stance's polarity, a skip's step.
    `limit` records are given, after the first `offset`.
    """

    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    voice: str | None = None
    about: str | None = None
    place: str | None = None
    sure: float | None = None
    search: str | None = None
    as_of: str | None = None
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None and not _DATE.fullmatch(value):
                raise UsageError(f"`{name}` is `{value}`, which is no date", "write 2019-12-31")
        if self.sure is not None and not 0 <= self.sure <= 1:
            raise UsageError(f"`sure` is `{self.sure}`", "give a number from 0 to 1")
        if self.limit is not None and self.limit < 0:
            raise UsageError(f"`limit` is `{self.limit}`", "give a number that is not negative")
        if self.offset < 0:
            raise UsageError(f"`offset` is `{self.offset}`", "give a number that is not negative")


@dataclass(slots=True)
class Conditions:
    """SQL conditions, all of which have to hold, and their parameters in order."""

    sql: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, sql: str, *values: object) -> None:
        self.sql.append(sql)
        self.values += values

    def equals(self, column: str, value: str | None) -> None:
        if value is not None:
            self.add(f"{column} = ?", value)

    def between(self, first: str, last: str, chosen: Selection) -> None:
        """That something from `first` to `last` touches the days chosen."""
        if chosen.since is not None:
            self.add(f"{last} >= ?", chosen.since)
        if chosen.until is not None:
            # As the indexes by day have it; `~` sorts after all that a day can go on with.
            self.add(f"coalesce({first}, '9999') <= ?", chosen.until + "~")

    def searches(self, article: str, words: str | None) -> None:
        """That the report numbered by the column `article` holds the words."""
        if words is not None:
            self.add(f"{article} IN (SELECT rowid FROM words WHERE words MATCH ?)", match_of(words))

    @property
    def where(self) -> str:
        return " AND ".join(f"({part})" for part in self.sql) or "1"


@dataclass(frozen=True, slots=True)
class Standing:
    """An actor that stands for the one asked for, from `since` to `until` (empty where always)."""

    actor: str
    since: str = ""
    until: str = ""


def match_of(words: str) -> str:
    """Words and quoted phrases as an FTS5 query that looks for all of them, whatever signs they hold."""
    found = [phrase or word for phrase, word in _WORD_OR_PHRASE.findall(words)]
    if not any(character.isalnum() for part in found for character in part):
        raise UsageError(f"`search` is `{words}`, which holds no word", "name a word that stands in the report")
    return " ".join('"' + part.replace('"', '""') + '"' for part in found if any(c.isalnum() for c in part))


def who_stands_for(database: sqlite3.Connection, name: str) -> list[Standing]:
    """The actors that a name asks for: those called so, and who acts for a state of them."""
    ids = called(database, name)
    standing = [Standing(actor) for actor in ids]
    for actor in ids:
        if _is_state(database, actor):
            standing += _acting_for(database, actor)
    return list(dict.fromkeys(standing))


def called(database: sqlite3.Connection, name: str) -> list[str]:
    """The ids of the actors who are called so; a NotFoundError with the nearest names where nobody is."""
    rows = database.execute("SELECT actor FROM names WHERE folded = ? ORDER BY actor", (folded(name),))
    ids = [actor for (actor,) in rows]
    if not ids and database.execute("SELECT 1 FROM relations WHERE target = ? LIMIT 1", (name,)).fetchone() is None:
        raise NotFoundError(f"no actor is called `{name}`", nearest_names(database, name))
    return ids or [name]


def acts(conditions: Conditions, database: sqlite3.Connection, name: str, column: str, day: str) -> None:
    """That the actor in `column` is the one asked for, or stood for it on the day in the column `day`.

    They are laid into a table of the connection's own: a state has more officials than an SQL expression terms.
    """
    database.execute(
        "CREATE TEMP TABLE IF NOT EXISTS standing (name TEXT NOT NULL, actor TEXT NOT NULL, since TEXT NOT NULL, "
        "until TEXT NOT NULL, PRIMARY KEY (name, actor, since, until)) WITHOUT ROWID"
    )
    standing = [(name, one.actor, one.since, one.until) for one in who_stands_for(database, name)]
    database.executemany("INSERT OR IGNORE INTO temp.standing VALUES (?, ?, ?, ?)", standing)
    dated = f"{day} >= s.since AND (s.until = '' OR substr({day}, 1, length(s.until)) <= s.until)"
    conditions.add(
        f"{column} IN (SELECT actor FROM temp.standing WHERE name = ?) AND EXISTS (SELECT 1 FROM temp.standing AS s "
        f"WHERE s.name = ? AND s.actor = {column} AND (s.since || s.until = '' OR {dated}))",
        name, name,
    )  # fmt: skip


def said_by(conditions: Conditions, database: sqlite3.Connection, name: str) -> None:
    """That the attribution `t` of the version `x` is of the actor asked for, alone or together with another."""
    alone, together = Conditions(), Conditions()
    acts(alone, database, name, "t.source", "x.published")
    acts(together, database, name, "a.value", "x.published")
    conditions.add(
        f"({alone.where} OR (t.record LIKE '%\"also\":[\"%' AND EXISTS "
        f"(SELECT 1 FROM json_each(t.record, '$.also') AS a WHERE {together.where})))",
        *alone.values, *together.values,
    )  # fmt: skip


def nearest_names(database: sqlite3.Connection, name: str) -> str | None:
    """`did you mean`, and the nearest names of actors."""
    wanted = folded(name)
    letters = {wanted[:1], *(word[:1] for word in wanted.split())}
    marks = ",".join("?" * len(letters))
    found = database.execute(
        f"SELECT folded, actor FROM names WHERE substr(folded, 1, 1) IN ({marks}) ORDER BY folded LIMIT 20000",
        list(letters),
    ).fetchall()
    return did_you_mean(wanted, dict(found))


def did_you_mean(wanted: str, known: dict[str, str]) -> str | None:
    near = difflib.get_close_matches(wanted, known, n=3, cutoff=0.55)
    names = list(dict.fromkeys(known[one] for one in near))
    return "did you mean " + " or ".join(f"`{one}`" for one in names) + "?" if names else None


def _is_state(database: sqlite3.Connection, actor: str) -> bool:
    kinds = {kind for (kind,) in database.execute("SELECT DISTINCT kind FROM actors WHERE id = ?", (actor,))}
    if kinds:
        return "state" in kinds
    query = "SELECT 1 FROM relations WHERE target = ? AND relation IN ('organ', 'office') LIMIT 1"
    return database.execute(query, (actor,)).fetchone() is not None


def _acting_for(database: sqlite3.Connection, state: str) -> list[Standing]:
    """Down the chains of organs, parts and offices; on a chain the dates of every link have to hold."""
    found: set[Standing] = set()
    ahead = [Standing(state)]
    relations = ",".join(f"'{relation}'" for relation in sorted(ROLLS_UP))
    while ahead:
        above = ahead.pop()
        query = f"SELECT actor, since, until FROM relations WHERE target = ? AND relation IN ({relations})"
        for actor, since, until in database.execute(query, (above.actor,)):
            ends = [end for end in (until, above.until) if end]
            one = Standing(actor, max(since, above.since), min(ends, default=""))
            if one not in found and actor != state:
                found.add(one)
                ahead.append(one)
    return sorted(found, key=lambda one: (one.actor, one.since, one.until))
