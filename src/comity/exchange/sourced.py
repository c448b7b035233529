"""An event with all that a row of another data set needs of it, and what leads back from that row to sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comity.exchange.tables import maker
from comity.types import Actor, Article, Event, EventMention, When

DONE = frozenset({"claimed", "reported", "confirmed", "disputed"})
"""Statuses of events that somebody says took place."""

TRACE = (
    "derived_by", "comity_event", "comity_type", "comity_status", "comity_disputes", "comity_background",
    "comity_mentions", "comity_articles",
)  # fmt: skip
"""The last columns of every derived row: that Comity made it, of what, and the ids that lead back to sentences."""

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet by its name, with its reach (`local`, `national`, `regional`, `international`) and its country, as far
    as the directory knows them."""

    name: str
    scale: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Sourced:
    """An event with its mentions, its reports without their texts, its actors by id, and its outlets.

    `kind` is the PLOVER type whose rules its type follows. `about` is the type of the deed that a deed of words is
    about, and `spoken_of` tells that another deed is about this one: it was asked for, condemned or denied.
    """

    event: Event
    mentions: tuple[EventMention, ...]
    reports: tuple[Article, ...]
    actors: Mapping[str, Actor]
    outlets: tuple[Outlet, ...]
    kind: str
    about: str | None = None
    spoken_of: bool = False

    @property
    def done(self) -> bool:
        return self.event.status in DONE

    @property
    def doers(self) -> tuple[Actor, ...]:
        return tuple(self.actors[one] for one in self.event.actors)

    @property
    def targets(self) -> tuple[Actor, ...]:
        return tuple(self.actors[one] for one in self.event.recipients)

    @property
    def told_by(self) -> tuple[str, ...]:
        """The names of its independent outlets; a report of no outlet, which the record counts by its id, has none."""
        return tuple(one for one in self.event.outlets if one not in self.event.articles)

    @property
    def sentence(self) -> str:
        """The sentence of the mention that tells it first, in one line."""
        return " ".join(self.mentions[0].sentence.text.split()) if self.mentions else ""


@dataclass(frozen=True, slots=True)
class Left:
    """An event of which a format has no row, and why, in words that end a count: 12 `without a place`."""

    event: str
    reason: str


def trace_of(told: Sourced) -> Row:
    """The columns of `TRACE`."""
    event = told.event
    return {
        "derived_by": maker(),
        "comity_event": event.id,
        "comity_type": " ".join(filter(None, (event.event_type, event.mode))),
        "comity_status": event.status,
        "comity_disputes": "; ".join(dispute.field for dispute in event.disputes),
        "comity_background": all(one.historical for one in told.mentions),
        "comity_mentions": "; ".join(event.mentions),
        "comity_articles": "; ".join(event.articles),
    }


def days_of(when: When | None) -> tuple[date, date] | None:
    """The first and the last day of an interval; None where either is open or is no day."""
    if when is None or when.first is None or when.last is None:
        return None
    try:
        return date.fromisoformat(when.first[:10]), date.fromisoformat(when.last[:10])
    except ValueError:
        return None


def names_of(actors: Sequence[Actor]) -> str:
    return "; ".join(one.name for one in actors)
