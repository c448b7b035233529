"""Entries: what the tables of the codebook hold, as frozen nouns, each made of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from comity.errors import UsageError
from comity.reading.tables import values
from comity.types import Polarity, Status

FORMS = frozenset({"@clause", "@name"})
"""What an object may be whatever its words: a clause, a proper name."""
STATUSES: frozenset[str] = frozenset(get_args(Status))

_ARTICLES = frozenset({"the", "a", "an"})
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_POSSESSIVE = re.compile(r"(?<=\w)(?='s\b)|(?<=s)(?=' )")


@dataclass(frozen=True, slots=True)
class Mode:
    """A manner of an event type, with a score of its own."""

    name: str
    score: float
    definition: str


@dataclass(frozen=True, slots=True)
class Type:
    """An event type: what it means and how it scores, from -10 (hostile) to 10 (cooperative).

    `like` is the PLOVER type whose rules of grammar it follows: a type of one's own that is like ASSAULT needs no
    hostile intent where an accident kills, and one that is like REQUEST is about a deed that is not yet done.
    """

    name: str
    quad: int
    score: float
    definition: str
    boundary: tuple[str, ...]
    modes: Mapping[str, Mode]
    like: str

    def mode(self, name: str | None) -> str | None:
        """A mode's name where the type has it."""
        return name if name in self.modes else None


@dataclass(frozen=True, slots=True)
class Entry:
    """A cue of a deed with its frame. `type` is None where the words tell no deed."""

    id: str
    cue: tuple[str, ...]
    type: str | None
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    objects: frozenset[str] = frozenset()  # empty: any object
    named: frozenset[str] = frozenset()  # those objects that the row names itself, and not by a class
    deed: Status | None = None
    deed_in: tuple[str, ...] = ()
    doer: str = ""
    note: str = ""
    needs: tuple[str, ...] = ()  # one of which has to hang on the word; empty: nothing


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that lends its subject to the deed noun that it governs."""

    cue: tuple[str, ...]
    does: str
    other: tuple[str, ...]
    status: Status | None


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that bears on whether the deed under it took place."""

    cue: tuple[str, ...]
    pos: str
    complements: frozenset[str]
    status: Status


@dataclass(frozen=True, slots=True)
class ModeCue:
    type: str
    mode: str
    cue: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Leaning:
    """A word of attitude: who holds it, towards whom, and which way."""

    cue: tuple[str, ...]
    pos: str
    polarity: Polarity
    holder: tuple[str, ...]
    target: tuple[str, ...]


def cue_words(cue: str) -> tuple[str, ...]:
    """The words of a cue as the parser parts them.

    >>> cue_words("cease-fire"), cue_words("prime minister's office")
    (('cease', '-', 'fire'), ('prime', 'minister', "'s", 'office'))
    """
    if "-" in cue or "'" in cue:
        cue = _POSSESSIVE.sub(" ", _HYPHEN.sub(" - ", cue))
    return tuple(cue.split())


def hung_words(cue: str) -> tuple[str, ...]:
    """The words of a cue that may be apart, its head first: what stands before a hyphen hangs on what stands after it.

    An article hangs on its own noun, which stands after it, and is left out.

    >>> hung_words("carpet-bomb"), hung_words("take to the street")
    (('bomb', 'carpet'), ('take', 'to', 'street'))
    """
    first, *rest = (word for word in cue.split() if word not in _ARTICLES)
    return (*reversed(first.split("-")), *rest) if _HYPHEN.search(first) else (first, *rest)


def type_of(name: str, facts: Mapping[str, Any]) -> Type:
    """A table of types.toml -> the type; a UsageError names what is missing."""
    missing = [key for key in ("quad", "score", "definition") if key not in facts]
    if missing:
        raise UsageError(
            f"the type `{name}` in types.toml has no `{missing[0]}`", "a type needs quad, score and definition"
        )
    modes = {
        mode: Mode(mode, float(own.get("score", facts["score"])), own.get("definition", ""))
        for mode, own in facts.get("modes", {}).items()
    }
    boundary = tuple(facts.get("boundary", ()))
    return Type(name, facts["quad"], facts["score"], facts["definition"], boundary, modes, facts.get("like", name))


def status_of(cell: str) -> Status | None:
    """A cell that holds a status or nothing."""
    if cell and cell not in STATUSES:
        raise UsageError(f"`{cell}` is no status: use one of {', '.join(sorted(STATUSES))}")
    return cast(Status, cell) if cell else None


def light_verb_of(row: Mapping[str, str]) -> LightVerb:
    return LightVerb(hung_words(row["verb"]), row["does"], values(row["other"]), status_of(row["status"]))


def operator_of(row: Mapping[str, str]) -> Operator:
    status = status_of(row["status"])
    assert status is not None
    return Operator(hung_words(row["cue"]), row["pos"], frozenset(values(row["complement"]) or ("any",)), status)


def mode_cue_of(row: Mapping[str, str]) -> ModeCue:
    return ModeCue(row["type"], row["mode"], cue_words(row["cue"]), row["where"] or "any")


def leaning_of(row: Mapping[str, str]) -> Leaning:
    polarity = cast(Polarity, row["polarity"])
    return Leaning(hung_words(row["cue"]), row["pos"], polarity, values(row["holder"]), values(row["target"]))
