"""A casebook read from end to end, record by record: what an export is written from, in memory that does not grow.

All of it is asked of one transaction, so that the records fit together while others write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from comity import wire
from comity.record import queries, records
from comity.record.queries import ActorSummary
from comity.record.selection import Selection
from comity.types import Actor, Article, Attribution, Event, EventMention, Skip, Stance

_REMEMBERED = 20_000
"""Actors and reports that are looked up once; of a larger casebook, more often."""

_AT_HAND = 200
"""Articles of which the text is at hand."""


class Stream:
    """Records in the order of the listings, each read when it is asked for; made by `Casebook.stream`."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.actor = lru_cache(_REMEMBERED)(self._actor)
        self.report = lru_cache(_REMEMBERED)(self._report)
        self.article = lru_cache(_AT_HAND)(self._article)

    def articles(self, chosen: Selection) -> Iterator[Article]:
        return queries.articles(self._database, chosen)

    def actors(self, chosen: Selection) -> Iterator[ActorSummary]:
        return queries.actors(self._database, chosen)

    def events(self, chosen: Selection) -> Iterator[Event]:
        return queries.events(self._database, chosen)

    def mentions(self, chosen: Selection) -> Iterator[EventMention]:
        return queries.mentions(self._database, chosen)

    def claims(self, chosen: Selection) -> Iterator[Attribution]:
        return queries.claims(self._database, chosen)

    def stances(self, chosen: Selection) -> Iterator[Stance]:
        return queries.stances(self._database, chosen)

    def skipped(self, chosen: Selection) -> Iterator[Skip]:
        return queries.skipped(self._database, chosen)

    def people(self) -> Iterator[tuple[str, Actor]]:
        """Who is a person or may be one, report by report, as each report has them."""
        rows = self._database.execute(
            "SELECT x.id, a.record FROM actors AS a JOIN visible AS x USING (v) "
            "WHERE a.kind IN ('person', 'unresolved') ORDER BY x.id, a.id"
        )
        return ((article, wire.from_json(Actor, record)) for article, record in rows)

    def articles_of(self, mentions: Sequence[str]) -> list[str]:
        """The articles in which mentions stand."""
        marks = ",".join("?" * len(mentions))
        query = f"SELECT DISTINCT x.id FROM event_mentions AS m JOIN visible AS x USING (v) WHERE m.id IN ({marks})"
        return [id_ for (id_,) in self._database.execute(query, list(mentions))]

    def mentions_of(self, event: Event) -> list[EventMention]:
        """The mentions of an event, the earliest first."""
        return records.mentions_by_id(self._database, event.mentions)

    def about(self, mention: EventMention) -> EventMention | None:
        """The mention that a mention is about."""
        return next(iter(records.mentions_by_id(self._database, [mention.about] if mention.about else [])), None)

    def is_spoken_of(self, event: Event) -> bool:
        """Whether any mention is about one of the event's."""
        marks = ",".join("?" * len(event.mentions))
        query = f"SELECT 1 FROM event_mentions JOIN visible USING (v) WHERE about IN ({marks}) LIMIT 1"
        return self._database.execute(query, event.mentions).fetchone() is not None

    def _article(self, id_: str) -> Article:
        """An article that is there, with its text."""
        return records.article(self._database, id_)

    def _report(self, id_: str) -> Article | None:
        return records.report(self._database, id_)

    def _actor(self, id_: str) -> Actor | None:
        """An actor as the latest report has it, without its mentions; None where the id is no actor's."""
        found = self._database.execute(
            "SELECT a.record FROM actors AS a JOIN visible AS x USING (v) WHERE a.id = ? "
            "ORDER BY coalesce(x.published, '') DESC, x.id LIMIT 1",
            (id_,),
        ).fetchone()
        return replace(wire.from_json(Actor, found[0]), mentions=()) if found else None
