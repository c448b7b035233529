"""What a casebook holds that conduct is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.types import Actor, Event, EventMention, Stance

Score = Callable[[str, str | None], float]
"""The codebook's PLOVER score of a type and its mode, -10 to 10."""


@dataclass(frozen=True, slots=True)
class Material:
    """Deeds, stances and those in them.

    `mentions` are those of the events, by id; `published` the day of each article; `named` whom it names and at which
    character, in order; `original` of an article that holds another's words, the earliest that does; `said_by` the
    source of an attribution.
    """

    events: Iterable[Event]
    mentions: Mapping[str, EventMention]
    stances: Iterable[Stance]
    actors: Mapping[str, Actor]
    published: Mapping[str, str]
    named: Mapping[str, Sequence[tuple[int, str]]]
    original: Mapping[str, str]
    said_by: Mapping[str, str]
