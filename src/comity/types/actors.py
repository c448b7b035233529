"""Actors: who can act, what they are of whom, and where an article names them."""

from __future__ import annotations

from dataclasses import dataclass

from comity.types.texts import Span
from comity.types.words import ActorKind, MentionForm, RelationKind


@dataclass(frozen=True, slots=True)
class Relation:
    """What an actor is of another, and when: `office` of a state from `since` to `until`, both inclusive."""

    actor: str
    relation: RelationKind
    since: str | None = None
    until: str | None = None
    role: str | None = None  # the office in words: `defense secretary`


@dataclass(frozen=True, slots=True)
class Codes:
    """An actor's keys elsewhere."""

    wikidata: str | None = None
    iso3: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article names an actor, and by what form of words."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act, with dated offices and memberships, and where one article names it."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    of: tuple[Relation, ...] = ()
    codes: Codes = Codes()
    mentions: tuple[Mention, ...] = ()
