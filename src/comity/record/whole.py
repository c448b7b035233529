"""All that a casebook tells, in one read: for whoever reckons over the whole of it, and not over a listing."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from comity import wire
from comity.record import queries
from comity.record.selection import Selection
from comity.types import Actor, Event, EventMention, Relation, Stance


@dataclass(frozen=True, slots=True)
class Whole:
    """The deeds and stances of a casebook, by date, with everybody in it.

    `mentions` are by id and `actors` too, with every relation that any report gives them. Of each article, `published`
    has its day, `named` whom it names and at which character, in order, and `original` the earliest article whose words
    it holds, if it is a copy. `said_by` is the source of each attribution that has one.
    """

    events: tuple[Event, ...]
    mentions: Mapping[str, EventMention]
    stances: tuple[Stance, ...]
    actors: Mapping[str, Actor]
    published: Mapping[str, str]
    named: Mapping[str, tuple[tuple[int, str], ...]]
    original: Mapping[str, str]
    said_by: Mapping[str, str]


def whole(database: sqlite3.Connection) -> Whole:
    """The whole of a casebook, as the connection sees it."""
    actors, named = _actors(database)
    return Whole(
        tuple(queries.events(database, Selection())),
        {one.id: one for one in queries.mentions(database, Selection())},
        tuple(queries.stances(database, Selection())),
        actors,
        dict(database.execute("SELECT id, published FROM visible WHERE published IS NOT NULL ORDER BY id")),
        named,
        _originals(database),
        dict(
            database.execute(
                "SELECT t.id, t.source FROM attributions AS t JOIN visible USING (v) WHERE t.source IS NOT NULL"
            )
        ),
    )


def _actors(database: sqlite3.Connection) -> tuple[dict[str, Actor], dict[str, tuple[tuple[int, str], ...]]]:
    actors: dict[str, Actor] = {}
    relations: dict[str, dict[Relation, None]] = {}
    named: dict[str, list[tuple[int, str]]] = {}
    rows = database.execute(
        "SELECT x.id, a.record FROM actors AS a JOIN visible AS x USING (v) ORDER BY coalesce(x.published, ''), x.id"
    )
    for article, record in rows:
        actor = wire.from_json(Actor, record)
        actors[actor.id] = actor  # the latest report's
        relations.setdefault(actor.id, {}).update(dict.fromkeys(actor.of))
        named.setdefault(article, []).extend((mention.span.start, actor.id) for mention in actor.mentions)
    merged = {
        id_: replace(actor, of=tuple(sorted(relations[id_], key=str)), mentions=()) for id_, actor in actors.items()
    }
    return merged, {article: tuple(sorted(places)) for article, places in named.items()}


def _originals(database: sqlite3.Connection) -> dict[str, str]:
    """Of each article that holds another's words, the earliest that does."""
    rows = database.execute(
        "SELECT x.id, p.stands_for, x.n FROM visible AS x JOIN prints AS p USING (n) "
        "ORDER BY coalesce(x.published, '9999'), x.id"
    ).fetchall()
    links = database.execute("SELECT n, of FROM copies").fetchall()
    parent: dict[int, int] = {}

    def root(n: int) -> int:
        while parent.get(n, n) != n:
            n = parent[n]
        return n

    for left, right in chain(((n, stands_for) for _, stands_for, n in rows), links):
        parent[root(left)] = root(right)
    first: dict[int, str] = {}
    return {article: found for article, _, n in rows if (found := first.setdefault(root(n), article)) != article}
