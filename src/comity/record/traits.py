"""Traits: what tellings of a deed say of it, summed up over all that are held to be of one event."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.record.told import Told


@dataclass(slots=True)
class Traits:
    """What one telling, or all tellings of an event together, say of a deed."""

    actors: set[str]
    actors_up: set[str]
    recipients: set[str]
    recipients_up: set[str]
    actor_words: set[str]
    recipient_words: set[str]
    around: set[str]
    families: set[str]
    days: set[int]  # the first days that are stated: one, or two that touch
    reported: set[int]  # the days of reports that state none
    towns: set[str] = field(default_factory=set)
    provinces: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    tolls: set[int] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    def add(self, other: Traits) -> None:
        for name in self.__dataclass_fields__:
            getattr(self, name).update(getattr(other, name))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two tellings may be one deed, in words, and how probable that is."""

    reason: str
    probability: float


def traits_of(told: Told) -> Traits:
    return Traits(
        set(told.actors),
        set(told.actors_up),
        set(told.recipients),
        set(told.recipients_up),
        set(told.actor_words),
        set(told.recipient_words),
        set(told.around),
        {told.family},
        {told.first} if told.first is not None else set(),
        {told.reported} if told.first is None and told.reported is not None else set(),
        {told.town} if told.town else set(),
        {told.province} if told.province else set(),
        {told.country} if told.country else set(),
        {told.killed} if told.killed else set(),
        {told.mode} if told.mode else set(),
        set(told.words),
        set(told.deed),
        set(told.stems),
        {told.story} if told.story is not None else set(),
        set(told.numbers),
    )
