"""Records of the index by their ids, or by the start of one that no other has."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from comity import wire
from comity.errors import NotFoundError, UsageError
from comity.record.reviewed import read_as
from comity.record.selection import did_you_mean, nearest_names
from comity.types import Actor, Article, Attribution, Event, EventMention, Stance

Record = Article | Actor | Attribution | EventMention | Stance | Event

REJECTED = "rejected deed"
"""The kind of a deed that is in no list, since somebody rejected it."""

_PLACES = {
    "article": "SELECT articles.id AS id FROM articles JOIN visible USING (n)",
    "actor": "SELECT a.id AS id FROM actors AS a JOIN visible USING (v)",
    "mention": "SELECT m.id AS id FROM event_mentions AS m JOIN visible USING (v)",
    "attribution": "SELECT t.id AS id FROM attributions AS t JOIN visible USING (v)",
    "stance": "SELECT t.id AS id FROM stances AS t JOIN visible USING (v)",
    "event": "SELECT id FROM events",
}

_ID = re.compile(r"[a-z]-[0-9a-f]+")
_LISTS = {"a": "articles", "e": "events", "m": "mentions", "s": "stances", "w": "claims"}
"""By how an id begins, the command that lists such records."""

_COLUMNS = {
    "article": "articles.id",
    "actor": "a.id",
    "mention": "m.id",
    "attribution": "t.id",
    "stance": "t.id",
    "event": "events.id",
}


def get(database: sqlite3.Connection, name: str) -> Record:
    """The record of that id, or the only one whose id starts so."""
    kind, id_ = find(database, name)
    return record_of(database, kind, id_)


def find(database: sqlite3.Connection, name: str) -> tuple[str, str]:
    """The kind and id of the record of that id, or the only one that starts so.

    An event is also found by an id that it had before, when another mention was its earliest, and by its reader's; a
    deed that somebody rejected by its whole id.
    """
    for kind, place in _PLACES.items():
        if database.execute(f"{place} WHERE {_COLUMNS[kind]} = ? LIMIT 1", (name,)).fetchone():
            return kind, name
    former = database.execute(
        "SELECT event FROM members WHERE alias = ? UNION SELECT k.event FROM members AS k JOIN event_mentions AS m "
        "ON m.id = k.mention WHERE m.told_as = ? ORDER BY 1 LIMIT 1",
        (name, name),
    ).fetchone()
    if former:
        return "event", former[0]
    if database.execute("SELECT 1 FROM judged_in JOIN visible USING (v) WHERE mention = ?", (name,)).fetchone():
        return REJECTED, name
    found = [
        (kind, id_)
        for kind, place in _PLACES.items()
        for (id_,) in database.execute(
            f"{place} WHERE {_COLUMNS[kind]} >= ? AND {_COLUMNS[kind]} < ? GROUP BY 1 ORDER BY 1 LIMIT 5",
            (name, name + "\U0010ffff"),
        )
    ]
    if name and len(found) == 1:
        return found[0]
    if name and found:
        raise NotFoundError(
            f"`{name}` is the start of several ids", "one of " + ", ".join(f"`{id_}`" for _, id_ in found[:5])
        )
    listing = _LISTS.get(name.partition("-")[0]) if _ID.fullmatch(name) else None
    hint = f"its {listing}, each with its id: comity {listing} CASE" if listing else _nearest_ids(database, name)
    raise NotFoundError(f"nothing has the id `{name}`", hint)


def record_of(database: sqlite3.Connection, kind: str, id_: str) -> Record:
    """The record of a kind and an id that are known to be there."""
    if kind == "article":
        return article(database, id_)
    if kind == "actor":
        return merged_actor(database, id_)
    if kind == "event":
        return wire.from_json(Event, database.execute("SELECT record FROM events WHERE id = ?", (id_,)).fetchone()[0])
    if kind == "mention":
        return mentions_by_id(database, [id_])[0]
    if kind == REJECTED and (rejected := read_as(database, id_)) is not None:
        return rejected
    table, noun = {"attribution": ("attributions", Attribution), "stance": ("stances", Stance)}[kind]
    query = f"SELECT t.record FROM {table} AS t JOIN visible USING (v) WHERE t.id = ?"
    record: Record = wire.from_json(noun, database.execute(query, (id_,)).fetchone()[0])
    return record


def article(database: sqlite3.Connection, id_: str) -> Article:
    query = "SELECT x.record, text FROM articles AS a JOIN visible AS x USING (n) JOIN bodies USING (n) WHERE a.id = ?"
    record, text = database.execute(query, (id_,)).fetchone()
    return article_of(record, text)


def report(database: sqlite3.Connection, id_: str) -> Article | None:
    """An article without its text; None where it is not known."""
    query = "SELECT x.record FROM articles AS a JOIN visible AS x USING (n) WHERE a.id = ?"
    found = database.execute(query, (id_,)).fetchone()
    return wire.from_json(Article, found[0]) if found else None


def merged_actor(database: sqlite3.Connection, actor: str) -> Actor:
    """An actor as the latest report has it, with every alias and relation that any report gives, and no mentions."""
    found = database.execute(
        "SELECT a.record FROM actors AS a JOIN visible AS x USING (v) WHERE a.id = ? "
        "ORDER BY coalesce(x.published, '') DESC, x.id",
        (actor,),
    )
    seen = dict.fromkeys(replace(wire.from_json(Actor, record), mentions=()) for (record,) in found)
    newest = next(iter(seen))
    aliases = sorted({alias for one in seen for alias in one.aliases} | {one.name for one in seen} - {newest.name})
    of = sorted({relation for one in seen for relation in one.of}, key=str)
    return replace(newest, aliases=tuple(aliases), of=tuple(of))


def mentions_by_id(database: sqlite3.Connection, ids: Iterable[str]) -> list[EventMention]:
    """Mentions in the order of their ids as given, with the casebook's events."""
    query = (
        "SELECT m.record, k.event FROM event_mentions AS m JOIN visible USING (v) LEFT JOIN members AS k "
        "ON k.mention = m.id WHERE m.id = ?"
    )
    found = (database.execute(query, (id_,)).fetchone() for id_ in ids)
    return [mention_of(*row) for row in found if row]


def mentions_of(database: sqlite3.Connection, name: str) -> list[str]:
    """The ids of the mentions that an event or mention id (or the start of one) stands for."""
    kind, id_ = find(database, name)
    if kind == "event":
        query = "SELECT mention FROM members WHERE event = ? ORDER BY mention"
        return [mention for (mention,) in database.execute(query, (id_,))]
    if kind != "mention":
        raise UsageError(f"`{name}` is the id of {kind}", "name an event or an event mention")
    return [id_]


def article_of(record: str, text: str) -> Article:
    return replace(wire.from_json(Article, record), text=text)


def mention_of(record: str, event: str | None) -> EventMention:
    mention = wire.from_json(EventMention, record)
    return replace(mention, event=event) if event else mention


def _nearest_ids(database: sqlite3.Connection, name: str) -> str | None:
    ids = {
        id_: id_
        for kind, place in _PLACES.items()
        for (id_,) in database.execute(f"{place} WHERE {_COLUMNS[kind]} >= ? ORDER BY 1 LIMIT 5", (name[:3],))
    }
    return nearest_names(database, name) or did_you_mean(name, ids)
