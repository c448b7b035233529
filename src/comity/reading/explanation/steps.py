"""Steps: what an explanation is made of, as frozen nouns that print as JSON field by field."""

from __future__ import annotations

from dataclasses import dataclass

from comity.types import Reading, Status


@dataclass(frozen=True, slots=True)
class NameStep:
    """Words that name somebody, whom they mean, and why; `others` are whom they might have meant."""

    text: str
    form: str
    actor: str
    name: str
    kind: str
    why: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceStep:
    """Words that name a place, and its country."""

    text: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Node:
    """A word of the parse with its small words; `depth` is how far down the tree, `role` what it is of its head."""

    depth: int
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class CueStep:
    """A row of the codebook that a word met, and what came of it."""

    text: str
    place: str
    cue: str
    says: str
    outcome: str


@dataclass(frozen=True, slots=True)
class RoleStep:
    """An actor in a role of a deed, the words that put it there, and by which slot or step."""

    role: str
    actor: str
    name: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class StatusStep:
    """Words that gave a deed a status, and how."""

    text: str
    status: Status
    how: str


@dataclass(frozen=True, slots=True)
class ClueStep:
    """Something that speaks for a deed's being right, or against it, and how much (`confidence.tsv`)."""

    clue: str
    log_odds: float


@dataclass(frozen=True, slots=True)
class DeedStep:
    """A deed told by a word: the row that proposed it, and where each field of its record comes from."""

    mention: str
    text: str
    type: str
    mode: str | None
    mode_by: str
    score: float
    place: str
    says: str
    roles: tuple[RoleStep, ...]
    status: str
    statuses: tuple[StatusStep, ...]
    changes: tuple[str, ...]
    voice: str
    when: str
    where: str
    counts: tuple[str, ...]
    contexts: tuple[str, ...]
    about: str | None
    confidence: float
    clues: tuple[ClueStep, ...]


@dataclass(frozen=True, slots=True)
class NoDeed:
    """A word that might have told a deed, the row that knows it, and why it tells none."""

    text: str
    place: str
    cue: str
    why: str


@dataclass(frozen=True, slots=True)
class SayingStep:
    """Who says what in the sentence, and the row of the words that show it."""

    id: str
    source: str
    cue: str
    content: str
    act: str
    attitude: str
    evidence: str
    place: str


@dataclass(frozen=True, slots=True)
class SentenceSteps:
    """All that was seen in one sentence, in the order in which the reader works."""

    text: str
    names: tuple[NameStep, ...]
    places: tuple[PlaceStep, ...]
    tree: tuple[Node, ...]
    cues: tuple[CueStep, ...]
    unknown: tuple[str, ...]
    sayings: tuple[SayingStep, ...]
    deeds: tuple[DeedStep, ...]
    no_deeds: tuple[NoDeed, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A text as it is read, step by step, and the records that come of it."""

    sentences: tuple[SentenceSteps, ...]
    reading: Reading
