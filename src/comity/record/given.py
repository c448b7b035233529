"""Given: the records of some ids, and what is told and said in some articles, each asked for by what it belongs to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from comity import wire
from comity.record.records import article_of, mention_of
from comity.types import Actor, Article, Attribution, EventMention

_IN_ARTICLE = "WHERE x.n = (SELECT n FROM articles WHERE id = ?) ORDER BY 1"


def claims_in(database: sqlite3.Connection, articles: Iterable[str]) -> list[Attribution]:
    """All that is said in some articles, in the order in which the reader saw it."""
    query = f"SELECT t.rowid, t.record FROM attributions AS t JOIN visible AS x USING (v) {_IN_ARTICLE}"
    found = (row for id_ in articles for row in database.execute(query, (id_,)).fetchall())
    return [wire.from_json(Attribution, record) for _, record in found]


def mentions_in(database: sqlite3.Connection, articles: Iterable[str]) -> list[EventMention]:
    """All deeds that are told in some articles, in the order in which the reader saw them."""
    query = (
        "SELECT m.rowid, m.record, k.event FROM event_mentions AS m JOIN visible AS x USING (v) LEFT JOIN members AS k "
        f"ON k.mention = m.id {_IN_ARTICLE}"
    )
    found = (row for id_ in articles for row in database.execute(query, (id_,)).fetchall())
    return [mention_of(record, event) for _, record, event in found]


def named_in(database: sqlite3.Connection, article: str) -> list[Actor]:
    """Whom an article names, with where, in the order in which the reader saw them."""
    query = f"SELECT a.rowid, a.record FROM actors AS a JOIN visible AS x USING (v) {_IN_ARTICLE}"
    return [wire.from_json(Actor, record) for _, record in database.execute(query, (article,))]


def articles_by_id(database: sqlite3.Connection, ids: Iterable[str]) -> list[Article]:
    """Articles in the order of their ids as given."""
    query = f"SELECT x.n, x.record, text FROM visible AS x JOIN bodies USING (n) {_IN_ARTICLE}"
    found = (database.execute(query, (id_,)).fetchone() for id_ in ids)
    return [article_of(record, text) for _, record, text in filter(None, found)]


def names(database: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """The names of actors by their ids, as the latest report has them."""
    query = (
        "SELECT json_extract(a.record, '$.name') FROM actors AS a JOIN visible AS x USING (v) WHERE a.id = ? "
        "ORDER BY coalesce(x.published, '') DESC, x.id LIMIT 1"
    )
    found = {id_: database.execute(query, (id_,)).fetchone() for id_ in ids}
    return {id_: row[0] for id_, row in found.items() if row}
