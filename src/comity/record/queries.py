"""Questions to the index: each a selection in, nouns out one by one, in an order that never changes (date, then id)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from comity import wire
from comity.errors import UsageError
from comity.record.index import folded
from comity.record.records import article_of, mention_of, mentions_of, merged_actor
from comity.record.selection import Conditions, Selection, acts, said_by, who_stands_for
from comity.types import Actor, Article, Attribution, Event, EventMention, Skip, Stance

_UNDATED = "'9999'"
BY_DAY = f"ORDER BY coalesce(e.first, {_UNDATED}), e.id"
"""The order of events `e`, as their index has it."""


@dataclass(frozen=True, slots=True)
class ActorSummary:
    """An actor over all the articles that name it, and the published days of the first and the last of them."""

    actor: Actor
    mentions: int
    articles: int
    first: str | None
    last: str | None


_OF_WHAT_IS_TOLD = ("recipient", "type", "status", "voice", "about", "sure")
"""Filters that a report passes by one deed that it tells."""


def articles(database: sqlite3.Connection, chosen: Selection) -> Iterator[Article]:
    """Reports by their published date; `actor` names whom they have to name."""
    conditions = _articles(database, chosen)
    found = database.execute(
        f"SELECT x.record, text FROM visible AS x JOIN bodies USING (n) WHERE {conditions.where} "
        f"ORDER BY x.published NULLS LAST, x.id {_limit(chosen)}",
        conditions.values,
    )
    return (article_of(record, text) for record, text in found)


def _articles(database: sqlite3.Connection, chosen: Selection) -> Conditions:
    """Conditions on visible versions `x`."""
    conditions = _article_conditions(chosen)
    if chosen.actor is not None:
        _names(database, conditions, chosen.actor)
    _tells(database, conditions, "x.v", replace(chosen, actor=None), _OF_WHAT_IS_TOLD)
    return conditions


def actors(database: sqlite3.Connection, chosen: Selection) -> Iterator[ActorSummary]:
    """Who is named, the most often named first; what differs between reports is put together."""
    conditions = _article_conditions(chosen)
    conditions.equals("a.kind", chosen.type)
    if chosen.actor is not None:
        ids = [one.actor for one in who_stands_for(database, chosen.actor)]
        conditions.add(f"a.id IN ({','.join('?' * len(ids))})", *ids)
    told = replace(chosen, actor=None, type=None)
    if _asks(told, ("recipient", "status", "voice", "about", "sure")):
        inner = _mention_conditions(database, told)
        conditions.add(
            "(a.v, a.id) IN (SELECT m.v, g.actor FROM event_mentions AS m JOIN visible AS x USING (v) JOIN args AS g "
            f"ON g.v = m.v AND g.mention = m.id WHERE {inner.where})",
            *inner.values,
        )
    found = database.execute(
        "SELECT a.id, sum(a.mentions), count(DISTINCT x.n), min(x.published), max(x.published) FROM actors AS a "
        f"JOIN visible AS x USING (v) WHERE {conditions.where} GROUP BY a.id ORDER BY 2 DESC, a.id {_limit(chosen)}",
        conditions.values,
    ).fetchall()
    return (ActorSummary(merged_actor(database, id_), *figures) for id_, *figures in found)


def events(database: sqlite3.Connection, chosen: Selection) -> Iterator[Event]:
    """Events by their first day; `voice`, `about`, `sure`, `search` and the actors by any of their mentions."""
    conditions = event_conditions(database, chosen)
    found = database.execute(
        f"SELECT record FROM events AS e WHERE {conditions.where} {BY_DAY} {_limit(chosen)}",
        conditions.values,
    )
    return (wire.from_json(Event, record) for (record,) in found)


def event_conditions(database: sqlite3.Connection, chosen: Selection) -> Conditions:
    """Conditions on events `e`."""
    conditions = Conditions()
    conditions.equals("e.event_type", chosen.type)
    conditions.equals("e.status", chosen.status)
    conditions.between("e.first", "e.last", chosen)
    if chosen.place is not None:
        name = folded(chosen.place)
        conditions.add(
            "e.place = ? OR e.country = ? OR e.country IN (SELECT country FROM events WHERE place = ? AND "
            "precision = 'country')",
            name, chosen.place.strip().upper(), name,
        )  # fmt: skip
    told = replace(chosen, type=None, status=None, since=None, until=None, place=None)
    if _asks(told, ("actor", "recipient", "voice", "about", "sure", "search")):
        inner = _mention_conditions(database, told)
        conditions.add(
            "e.id IN (SELECT event FROM members WHERE mention IN (SELECT m.id FROM event_mentions AS m "
            f"JOIN visible AS x USING (v) WHERE {inner.where}))",
            *inner.values,
        )
    return conditions


def mentions(database: sqlite3.Connection, chosen: Selection) -> Iterator[EventMention]:
    """Event mentions by their first day, each with the casebook's event that it tells."""
    conditions = _mention_conditions(database, chosen)
    found = database.execute(
        "SELECT m.record, k.event FROM event_mentions AS m JOIN visible AS x USING (v) LEFT JOIN members AS k "
        f"ON k.mention = m.id WHERE {conditions.where} ORDER BY coalesce(m.first, {_UNDATED}), m.id {_limit(chosen)}",
        conditions.values,
    )
    return (mention_of(record, event) for record, event in found)


def claims(database: sqlite3.Connection, chosen: Selection) -> Iterator[Attribution]:
    """Who says what, by published date. `actor` is the source; `about` the event or mention that the words cover."""
    conditions = _claims(database, chosen)
    found = database.execute(
        f"SELECT t.record FROM attributions AS t JOIN visible AS x USING (v) WHERE {conditions.where} "
        f"ORDER BY coalesce(x.published, {_UNDATED}), t.id {_limit(chosen)}",
        conditions.values,
    )
    return (wire.from_json(Attribution, record) for (record,) in found)


def _claims(database: sqlite3.Connection, chosen: Selection) -> Conditions:
    """Conditions on attributions `t` of visible versions `x`."""
    conditions = _article_conditions(chosen)
    conditions.equals("t.act", chosen.type)
    if chosen.actor is not None:
        said_by(conditions, database, chosen.actor)
    covered = replace(chosen, actor=None, type=None, about=None, search=None, since=None, until=None)
    inner = _mention_conditions(database, covered)
    if chosen.about is not None:
        ids = mentions_of(database, chosen.about)
        inner.add(f"m.id IN ({','.join('?' * len(ids))})", *ids)
    if inner.sql:
        conditions.add(
            "t.id IN (SELECT c.value FROM event_mentions AS m JOIN visible AS x USING (v), "
            f"json_each(m.record, '$.attributions') AS c WHERE {inner.where})",
            *inner.values,
        )
    return conditions


def stances(database: sqlite3.Connection, chosen: Selection) -> Iterator[Stance]:
    """Who is for or against whom, by published date; `actor` holds it, `recipient` is its target."""
    if chosen.sure is not None:
        raise UsageError("`sure` says how likely a deed is told right", "narrow `events` or `mentions` by it")
    conditions = _article_conditions(chosen)
    conditions.equals("t.polarity", chosen.type)
    conditions.equals("t.status", chosen.status)
    conditions.equals("t.voice", chosen.voice)
    for name, column in ((chosen.actor, "t.holder"), (chosen.recipient, "t.target")):
        if name is not None:
            acts(conditions, database, name, column, "x.published")
    if chosen.about is not None:
        ids = mentions_of(database, chosen.about)
        conditions.add(f"t.about IN ({','.join('?' * len(ids))})", *ids)
    found = database.execute(
        f"SELECT t.record FROM stances AS t JOIN visible AS x USING (v) WHERE {conditions.where} "
        f"ORDER BY coalesce(x.published, {_UNDATED}), t.id {_limit(chosen)}",
        conditions.values,
    )
    return (wire.from_json(Stance, record) for (record,) in found)


def skipped(database: sqlite3.Connection, chosen: Selection) -> Iterator[Skip]:
    """What was not read: of each input as it was read last, and of each article's newest version."""
    conditions = _skips(database, chosen)
    found = database.execute(
        f"SELECT DISTINCT k.place, k.step, k.reason FROM skips AS k WHERE {conditions.where} "
        f"ORDER BY 1, 2, 3 {_limit(chosen)}",
        conditions.values,
    )
    return (Skip(*row) for row in found)


def _skips(_: sqlite3.Connection, chosen: Selection) -> Conditions:
    """Conditions on skips `k`."""
    for name in ("actor", "recipient", "status", "voice", "about", "place", "sure", "since", "until"):
        if getattr(chosen, name) is not None:
            raise UsageError(
                f"`{name}` says nothing of what was not read", "narrow it by `type` (the step) or `search`"
            )
    conditions = Conditions()
    conditions.add("CASE WHEN k.v IS NULL THEN k.s IN (SELECT s FROM newest) ELSE k.v IN (SELECT v FROM visible) END")
    conditions.equals("k.step", chosen.type)
    if chosen.search is not None:
        conditions.add("instr(lower(k.place || ' ' || k.reason), lower(?))", chosen.search)
    return conditions


_COUNTED = {
    "articles": ("visible AS x", "*", _articles),
    "events": ("events AS e", "*", event_conditions),
    "claims": ("attributions AS t JOIN visible AS x USING (v)", "*", _claims),
    "skipped": ("skips AS k", "DISTINCT k.place || char(0) || k.step || char(0) || k.reason", _skips),
}


def how_many(database: sqlite3.Connection, what: str, chosen: Selection) -> int:
    """How many records a list would hold without its limit; `what` is `articles`, `events`, `claims` or `skipped`."""
    source, column, conditions_of = _COUNTED[what]
    conditions = conditions_of(database, chosen)
    query = f"SELECT count({column}) FROM {source} WHERE {conditions.where}"
    return int(database.execute(query, conditions.values).fetchone()[0])


def _article_conditions(chosen: Selection) -> Conditions:
    _of_events_alone(chosen)
    conditions = Conditions()
    conditions.between("x.published", "x.published", chosen)
    conditions.searches("x.n", chosen.search)
    return conditions


def _mention_conditions(database: sqlite3.Connection, chosen: Selection) -> Conditions:
    """Conditions on mentions `m` of visible versions `x`."""
    _of_events_alone(chosen)
    conditions = Conditions()
    conditions.equals("m.event_type", chosen.type)
    conditions.equals("m.status", chosen.status)
    conditions.equals("m.voice", chosen.voice)
    if chosen.sure is not None:
        conditions.add("m.confidence >= ?", chosen.sure)
    conditions.between("m.first", "m.last", chosen)
    conditions.searches("x.n", chosen.search)
    if chosen.about is not None:
        ids = mentions_of(database, chosen.about)
        conditions.add(f"m.about IN ({','.join('?' * len(ids))})", *ids)
    for role, name in (("actor", chosen.actor), ("recipient", chosen.recipient)):
        if name is not None:
            inner = Conditions()
            acts(inner, database, name, "g.actor", "o.first")
            conditions.add(
                "(m.v, m.id) IN (SELECT g.v, g.mention FROM args AS g JOIN event_mentions AS o ON o.v = g.v "
                f"AND o.id = g.mention WHERE g.role = ? AND {inner.where})",
                role,
                *inner.values,
            )
    return conditions


def _names(database: sqlite3.Connection, conditions: Conditions, name: str) -> None:
    inner = Conditions()
    acts(inner, database, name, "a.id", "y.published")
    conditions.add(
        f"x.v IN (SELECT a.v FROM actors AS a JOIN versions AS y USING (v) WHERE {inner.where})", *inner.values
    )


def _tells(
    database: sqlite3.Connection, conditions: Conditions, version: str, chosen: Selection, names: tuple[str, ...]
) -> None:
    """That a version holds a mention that is as chosen, where any of the names narrows it."""
    if _asks(chosen, names):
        inner = _mention_conditions(database, replace(chosen, since=None, until=None, search=None))
        conditions.add(f"{version} IN (SELECT m.v FROM event_mentions AS m WHERE {inner.where})", *inner.values)


def _of_events_alone(chosen: Selection) -> None:
    if chosen.place is not None:
        raise UsageError("`place` says where events were done", "narrow `events` by it")


def _asks(chosen: Selection, names: Iterable[str]) -> bool:
    return any(getattr(chosen, name) is not None for name in names)


def _limit(chosen: Selection) -> str:
    if chosen.limit is None and not chosen.offset:
        return ""
    return f"LIMIT {-1 if chosen.limit is None else int(chosen.limit)} OFFSET {int(chosen.offset)}"
