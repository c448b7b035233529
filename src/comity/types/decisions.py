"""Decisions: what people say of records and of drawn sentences, each line of it undone by another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comity.types.actors import Actor
from comity.types.texts import Span
from comity.types.words import DeedVerdict, PairVerdict, Status


@dataclass(frozen=True, slots=True)
class Correction:
    """What a deed should be: each field that is not None takes the place of what was read.

    `first` and `last` are days, both inclusive. `actors` and `recipients` are ids, none for nobody; `named` holds those
    of them whom the casebook or the directory knew when it was judged, without their mentions.
    """

    event_type: str | None = None
    status: Status | None = None
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    first: str | None = None
    last: str | None = None
    named: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided. Append-only; undone by another.

    About two records: the same, different, unsure. About one deed, which is then `left` and `right`: accept it as it
    stands, correct it, reject it as no deed that the sentence tells. `note` is the reason, in words.
    """

    id: str
    left: str
    right: str
    verdict: Literal[PairVerdict, DeedVerdict, "undo"]
    judge: str
    at: str
    undoes: str | None = None
    correction: Correction | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """What is coded: the deed that a sentence tells at its anchor. Its id is that of the mention it was drawn from."""

    id: str
    article: str
    sentence: Span
    anchor: Span


@dataclass(frozen=True, slots=True)
class Sample:
    """Units that were drawn by a seed, and the coders who all code all of them, blind to one another."""

    id: str
    seed: int
    coders: tuple[str, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a coder says of a unit. No type says that no deed is told there; the other fields then say nothing.

    `actor` and `recipient` are ids, or words for somebody whom no table knows; None where nobody is named.
    """

    event_type: str | None
    status: Status | None = None
    actor: str | None = None
    recipient: str | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A line of the coders' log, which only grows: a sample drawn, a unit answered or settled, or that undone."""

    id: str
    act: Literal["draw", "answer", "settle", "undo"]
    coder: str
    at: str
    sample: str
    unit: str | None = None
    answer: Answer | None = None
    undoes: str | None = None
    drawn: Sample | None = None
