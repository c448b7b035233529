"""A period: what a casebook holds of the days that a brief is about, asked for once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from comity.errors import NotFoundError
from comity.faces.coding import quads
from comity.faces.words import day, days, shortened
from comity.types import Article, Event, EventMention, first_day

if TYPE_CHECKING:
    from comity.faces.desk import Desk

BACK = 90
"""Days before the period in which a deed may lie whose dispute rises in it."""


@dataclass
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
        first = _before(self.since) if self.since else None
        return list(self.desk.events(since=first, as_of=self.as_of))

    @cached_property
    def quads(self) -> Mapping[str, int]:
        """The quads of the types of deeds: words for, deeds for, words against, deeds against (1 to 4)."""
        return quads(self.desk.layers)

    @cached_property
    def new(self) -> list[Event]:
        """What was first reported in it; what is told of long before it is background, and no news."""
        return [one for one in self.events if self.holds(one.first_reported) and self.holds(_last_day(one))]

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

    def voices(self, voices: Iterable[str]) -> dict[str, str]:
        """The names of voices; a report of no outlet speaks for itself, under its headline."""
        named = self.desk.names(voices)
        for voice in [one for one in named if one.startswith("a-") and named[one] == one]:
            try:
                named[voice] = (
                    f"a report of no outlet ({shortened(self.desk.article(voice).headline or voice, most=60)[0]})"
                )
            except NotFoundError:
                continue
        return named

    def published(self, mention: EventMention) -> str | None:
        return self.desk.article(mention.article).published

    def command(self, listing: str, *options: str) -> str:
        """The command that lists all that a section was chosen from."""
        days = () if self.since is None else ("--since", self.since)
        known = () if self.as_of is None else ("--as-of", self.as_of)
        return " ".join(("comity", listing, str(self.desk.path), *options, *days, *known))


def _last_day(event: Event) -> str | None:
    return event.when.last if is_dated(event) and event.when else event.first_reported


def day_of(event: Event) -> str:
    """The day on which a deed began, or was first reported where none is told: what orders an account."""
    return (first_day(event.when if is_dated(event) else None, event.first_reported) or "")[:10]


def when_words(event: Event) -> str:
    """When it was done, no more exactly than it is told; else the day of the first report."""
    return (days(event.when) if is_dated(event) else "") or day(event.first_reported)


def is_dated(event: Event) -> bool:
    """Whether a report tells its day, and not only its own."""
    return event.when is not None and event.when.basis != "report" and event.when.first is not None


def _before(day: str) -> str:
    """So many days before a day, or the first that there is."""
    return date.fromordinal(max(1, date.fromisoformat(day).toordinal() - BACK)).isoformat()
