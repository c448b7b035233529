"""The codebook: what is coded how, and why. The tables and their columns are described in README.md beside this."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

from comity.errors import UsageError
from comity.reading.tables import rows, values
from comity.types import Polarity, Status

STATUSES: frozenset[str] = frozenset(get_args(Status))


@dataclass(frozen=True, slots=True)
class Type:
    """An event type or mode: what it means and how it scores, from -10 (hostile) to 10 (cooperative)."""

    name: str
    quad: int
    score: float
    definition: str
    boundary: tuple[str, ...]
    modes: Mapping[str, float]


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


class Codebook:
    """The tables in memory, each by the first word of its cues."""

    def __init__(self) -> None:
        folder = files("comity.reading.codebook")
        facts = tomllib.loads((folder / "types.toml").read_text(encoding="utf-8"))
        self.version: str = facts.pop("version")
        self.types = {name: _type(name, row) for name, row in facts.items()}
        self.classes = {row["class"]: frozenset(values(row["lemmas"])) for row in rows(folder / "classes.tsv")}
        self.verbs = _by_first(
            [self._entry("verb", row, ("subj",), ("obj",)) for row in rows(folder / "verbs.tsv")],
        )
        self.nouns = _by_last(
            [
                self._entry("noun", row, ("poss", "mod", "by", "of"), ("on", "against", "at"))
                for row in rows(folder / "nouns.tsv")
            ]
        )
        self.light = _by_first([_light(row) for row in rows(folder / "light.tsv")])
        self.operators = _by_first([_operator(row) for row in rows(folder / "status.tsv") if row["status"]])
        self.modes = _by_first([_mode(row) for row in rows(folder / "modes.tsv")])
        self.leanings = _by_first([_leaning(row) for row in rows(folder / "stances.tsv")])
        self.contexts = {
            tuple(cue.split()): row["context"] for row in rows(folder / "contexts.tsv") for cue in values(row["cues"])
        }
        self.longest_context = max(map(len, self.contexts), default=0)

    def _entry(self, table: str, row: Mapping[str, str], actor: tuple[str, ...], recipient: tuple[str, ...]) -> Entry:
        wanted = row.get("object", "")
        named = frozenset(word for word in values(wanted) if not word.startswith("@"))
        objects = named.union(*(self._class(word[1:]) for word in values(wanted) if word.startswith("@")))
        blocked = row.get("head") == "-" or row["type"] == "-"
        if not blocked and row["type"] not in self.types:
            raise UsageError(
                f"`{row['cue']}` in {table}s.tsv has the type `{row['type']}`, which types.toml does not define"
            )
        return Entry(
            id=f"{table}:{row['cue']}" + (f"+{wanted}" if wanted else ""),
            cue=tuple(row["cue"].split()),
            objects=objects,
            named=named,
            type=None if blocked else row["type"],
            mode=row["mode"] or None,
            actor=values(row["actor"]) or actor,
            recipient=values(row["recipient"]) or recipient,
            deed=_status(row["deed"]),
            deed_in=values(row["deed_in"]),
            doer=row["doer"],
            note=row["note"],
        )

    def _class(self, name: str) -> frozenset[str]:
        if name not in self.classes:
            raise UsageError(f"classes.tsv has no class `{name}`")
        return self.classes[name]


@cache
def codebook() -> Codebook:
    """The bundled codebook, loaded at the first call of a process."""
    return Codebook()


def _type(name: str, row: dict[str, Any]) -> Type:
    modes = {mode: float(facts.get("score", row["score"])) for mode, facts in row.get("modes", {}).items()}
    return Type(name, row["quad"], row["score"], row["definition"], tuple(row.get("boundary", ())), modes)


def _status(cell: str) -> Status | None:
    if cell and cell not in STATUSES:
        raise UsageError(f"`{cell}` is no status: use one of {', '.join(sorted(STATUSES))}")
    return cast(Status, cell) if cell else None


def _light(row: Mapping[str, str]) -> LightVerb:
    return LightVerb(tuple(row["verb"].split()), row["does"], values(row["other"]), _status(row["status"]))


def _operator(row: Mapping[str, str]) -> Operator:
    status = _status(row["status"])
    assert status is not None
    return Operator(tuple(row["cue"].split()), row["pos"], frozenset(values(row["complement"]) or ("any",)), status)


def _mode(row: Mapping[str, str]) -> ModeCue:
    return ModeCue(row["type"], row["mode"], tuple(row["cue"].split()), row["where"] or "any")


def _leaning(row: Mapping[str, str]) -> Leaning:
    polarity = cast(Polarity, row["polarity"])
    return Leaning(tuple(row["cue"].split()), row["pos"], polarity, values(row["holder"]), values(row["target"]))


def _by_first(entries: Sequence[Any]) -> dict[str, list[Any]]:
    """Entries by the first word of their cue, the longest cue first."""
    table: dict[str, list[Any]] = defaultdict(list)
    for entry in entries:
        table[entry.cue[0]].append(entry)
    return {word: sorted(found, key=lambda e: -len(e.cue)) for word, found in table.items()}


def _by_last(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Noun entries by their head word, the longest cue first: `air strike` stands under `strike`."""
    table: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        table[entry.cue[-1]].append(entry)
    return {word: sorted(found, key=lambda e: -len(e.cue)) for word, found in table.items()}
