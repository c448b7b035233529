"""Entries: what the tables of the directory hold, as frozen nouns; actors are made of their rows when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast, get_args

from comity.errors import UsageError
from comity.reading.directory.spellings import slug
from comity.reading.tables import values
from comity.types import Actor, ActorKind, Codes, Relation, RelationKind

_GENERATION = 20  # years
_OBSCURE = ("academic", "spokesperson", "judge", "prosecutor")
NameRole = Literal["name", "acronym", "adjective", "people", "capital", "seat"]


class Name(NamedTuple):
    """What a name in the text may stand for, and how: Baghdad is `iraq` as `capital`, Iraqis `iraqis` as `people`."""

    actor: str
    role: NameRole


@dataclass(frozen=True, slots=True)
class Title:
    """An office: its key, the sector of its holder, whether a state has one holder at a time."""

    key: str
    sector: str
    single: bool
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agent:
    """A word for people who act, of any country: `soldier`, `riot police`, `nationalist`."""

    phrase: str
    plural: bool
    kind: ActorKind
    sector: str
    organ: str
    relation: Literal["organ", "nationality"]


@dataclass(frozen=True, slots=True)
class Body:
    """A word that bodies bear in their names; `own`: with `of` and a name it makes a body of its own."""

    word: str
    sector: str
    own: bool


@dataclass(frozen=True, slots=True)
class State:
    """A state's words: its adjectives, its people, its capital; `iso3` is the country that it is counted to."""

    id: str
    name: str
    iso3: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def slug(self) -> str:
        """How the ids of its people begin: `iraqi`."""
        return slug(self.adjectives[0]) if self.adjectives else self.id


class Actors(Mapping[str, Actor]):
    """Actors by id. A row becomes an `Actor` when it is first asked for: most of thousands never are."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[Sequence[str], Sequence[str]]] = {}  # columns and cells
        self._made: dict[str, Actor] = {}

    def __getitem__(self, identity: str) -> Actor:
        actor = self._made.get(identity)
        if actor is None:
            actor = self._made[identity] = actor_of(dict(zip(*self._rows[identity], strict=True)))
        return actor

    def __iter__(self) -> Iterator[str]:
        yield from self._rows
        yield from (identity for identity in self._made if identity not in self._rows)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, identity: object) -> bool:
        return identity in self._rows or identity in self._made

    def row(self, identity: str) -> Mapping[str, str]:
        """An actor's row as its table has it; empty for one made of a state's row."""
        return dict(zip(*self._rows[identity], strict=True)) if identity in self._rows else {}

    def rows(self) -> Iterator[Mapping[str, str]]:
        """Every actor's row, in the order of the tables."""
        return (dict(zip(columns, cells, strict=True)) for columns, cells in self._rows.values())

    def cells(self, *columns: str) -> Iterator[tuple[str, ...]]:
        """Some columns of every actor's row, in the order of the tables."""
        for header, cells in self._rows.values():
            at = [header.index(column) for column in columns]
            yield tuple(cells[i] for i in at)

    def keep_row(self, columns: Sequence[str], cells: Sequence[str]) -> bool:
        """Keeps a row by its first cell, the id; False where that id has one already."""
        if cells[0] in self._rows or cells[0] in self._made:
            return False
        self._rows[cells[0]] = columns, cells
        return True

    def keep(self, actor: Actor) -> None:
        self._made.setdefault(actor.id, actor)


_MADE = re.compile(r"[a-z]+(?:-[a-z]+)+")
_RELATIONS = frozenset(get_args(RelationKind))
_NO_CODES = Codes()


def is_made_id(alias: str) -> bool:
    """Whether an alias is an id that a rule would make, and no name: `israel-military` of the IDF."""
    return _MADE.fullmatch(alias) is not None


def actor_of(row: Mapping[str, str]) -> Actor:
    """A row of an actor table -> the actor; a UsageError names a relation that is none."""
    codes = dict(code.split("=", 1) for code in values(row.get("codes", "")) if "=" in code)
    return Actor(
        row["id"],
        row["name"],
        cast(ActorKind, row["kind"]),
        row["country"] or None,
        row["sector"] or None,
        tuple(alias for alias in values(row["aliases"]) if not is_made_id(alias)),
        tuple(map(relation_of, values(row["of"]))),
        Codes(codes.get("wikidata"), None, codes.get("cameo")) if codes else _NO_CODES,
    )


def relation_of(text: str) -> Relation:
    """A dated fact of the column `of`.

    >>> relation_of("part:iraq-military:2016-11..").since
    '2016-11'
    """
    relation, actor, dates, role = (*text.split(":"), "", "")[:4]
    since, _, until = dates.partition("..")
    if relation not in _RELATIONS:
        raise UsageError(
            f"`{relation}` is no relation between actors, in `{text}`", f"use one of {', '.join(sorted(_RELATIONS))}"
        )
    return Relation(actor, cast(RelationKind, relation), since or None, until or None, role or None)


def in_force(relation: Relation, on: str) -> bool:
    """Whether a dated relation holds on a day; an open or partial date counts as all that it may cover.

    >>> in_force(Relation("iraq", "office", "2018-10-25", "2020-05"), "2020-05-06")
    True
    """
    after = relation.since is None or on[: len(relation.since)] >= relation.since
    return after and (relation.until is None or on[: len(relation.until)] <= relation.until)


def is_renowned(actor: Actor, on: str | None) -> bool:
    """Whether somebody holds an office on a day for which reports of other countries call him by a mere surname."""
    offices = (relation for relation in actor.of if relation.relation == "office" and relation.role not in _OBSCURE)
    return on is not None and any(in_force(relation, on) for relation in offices)


def is_long_past(actor: Actor, on: str) -> bool:
    """Whether somebody has left the last office so long before a day that no report means him by a mere surname."""
    offices = [relation for relation in actor.of if relation.relation == "office"]
    year = str(int(on[:4]) - _GENERATION)
    return bool(offices) and all(relation.until is not None and relation.until < year for relation in offices)


def first_of(names: Sequence[str], other: str) -> str:
    return names[0] if names else other
