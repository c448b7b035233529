"""A period: what a casebook holds of the days that a brief is about, asked for once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from comity.errors import NotFoundError
from comity.faces.words import day
from comity.types import Article, Event, EventMention

if TYPE_CHECKING:
    from comity.faces.desk import Desk

BACK = 90
"""Days before the period in which a deed may lie whose dispute rises in it."""

DONE = ("claimed", "reported", "confirmed", "disputed")


@dataclass(slots=False)
class Period:
    """The days from `since` on (all of them without it), as they were known at the end of `as_of`."""

    desk: Desk
    since: str | None
    as_of: str | None

    @cached_property
    def reports(self) -> list[Article]:
        """The reports published in it."""
        return list(self.desk.articles(since=self.since, as_of=self.as_of))

    @cached_property
    def events(self) -> list[Event]:
        """Events of these days and of those just before."""
        first = (date.fromisoformat(self.since) - timedelta(BACK)).isoformat() if self.since else None
        return list(self.desk.events(since=first, as_of=self.as_of))

    @cached_property
    def new(self) -> list[Event]:
        """What was first reported in it; what is told of long before it is background, and no news."""
        return [one for one in self.events if self.holds(one.first_reported) and self.holds(day_of(one))]

    def holds(self, iso: str | None) -> bool:
        return self.since is None or (iso or "") >= self.since

    def told(self, ids: Iterable[str]) -> list[EventMention]:
        """Mentions by their ids; those that no reading tells any more are left out."""
        found = []
        for id_ in ids:
            try:
                found.append(self.desk.mention(id_))
            except NotFoundError:
                continue
        return found

    def published(self, mention: EventMention) -> str | None:
        return self.desk.article(mention.article).published

    def command(self, listing: str, *options: str) -> str:
        """The command that lists all that a section was chosen from."""
        days = () if self.since is None else ("--since", self.since)
        known = () if self.as_of is None else ("--as-of", self.as_of)
        return " ".join(("comity", listing, str(self.desk.path), *options, *days, *known))


def day_of(event: Event) -> str:
    """The day on which a deed began, or was first reported where none is told."""
    stated = event.when.first if event.when and event.when.basis != "report" else None
    return (stated or event.first_reported or "")[:10]


def day_words(iso: str | None) -> str:
    return day(iso) if iso else "undated"
