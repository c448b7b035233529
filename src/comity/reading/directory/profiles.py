"""Profiles: all that the tables say of an actor on a day: its offices, what it belongs to, who belongs to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from comity.reading.directory import Directory, in_force
from comity.reading.directory.asking import actor_of_id, fold
from comity.reading.tables import numbered
from comity.types import Actor, Relation

_UP = ("member", "part", "organ")
_NAMED = re.compile(r":([^\s:]+)")  # in a cell of relations, as `office:iraq:2018-10-25..:prime-minister`


@dataclass(frozen=True, slots=True)
class Tie:
    """A dated relation to another actor; `above` is what that one belongs to in turn, on the day."""

    actor: str
    name: str
    relation: str
    since: str | None
    until: str | None
    role: str | None
    in_force: bool
    above: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Where an actor's row stands: the folder of its layer (None: bundled), the file, the line; and its source."""

    layer: str | None
    file: str
    line: int
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor on a day: all names that mean it, its own first; ties and members, those in force first."""

    actor: Actor
    names: tuple[str, ...]
    ties: tuple[Tie, ...]
    members: tuple[Tie, ...]
    written: Written | None  # None for an actor that a rule makes


def profile(known: Directory, actor: Actor, on: str, layers: Sequence[Path] = ()) -> Profile:
    """An actor with all that ties it to others on a day, and where its row stands in the layers."""
    ties, members = _ties(known, actor, on, {actor.id}), _members(known, actor.id, on)
    return Profile(actor, _names(known, actor), ties, members, _written(actor.id, layers))


def _names(known: Directory, actor: Actor) -> tuple[str, ...]:
    """What it is looked for by, its name first, each spelling that differs by more than accents and signs."""
    found = {fold(actor.name): actor.name}
    for name in (*actor.aliases, *(name for name, meant in known.names.items() if meant[0].actor == actor.id)):
        if all(one.actor != actor.id or one.role in ("name", "acronym") for one in known.named(name)):
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _ties(known: Directory, actor: Actor, on: str, seen: set[str]) -> tuple[Tie, ...]:
    return tuple(
        sorted(
            (_tie(known, relation, on, seen) for relation in actor.of), key=lambda tie: (not tie.in_force, _late(tie))
        )
    )


def _tie(known: Directory, relation: Relation, on: str, seen: set[str]) -> Tie:
    other = actor_of_id(known, relation.actor)
    holds = in_force(relation, on)
    above: tuple[Tie, ...] = ()
    if other is not None and holds and relation.relation in (*_UP, "office") and other.id not in seen:
        above = tuple(tie for tie in _ties(known, other, on, {*seen, other.id}) if tie.in_force and tie.relation in _UP)
    return _of(relation, relation.actor, other.name if other else relation.actor, on, above)


def _of(relation: Relation, identity: str, name: str, on: str, above: tuple[Tie, ...] = ()) -> Tie:
    return Tie(
        identity, name, relation.relation, relation.since, relation.until, relation.role, in_force(relation, on), above
    )


def _members(known: Directory, identity: str, on: str) -> tuple[Tie, ...]:
    """Who holds an office of an actor, or is its member, part or organ."""
    found = [
        _of(relation, other, known.actors[other].name, on)
        for other in _naming(known).get(identity, ())
        for relation in known.actors[other].of
        if relation.actor == identity and relation.relation in (*_UP, "office")
    ]
    offices = {title.key: at for at, title in enumerate(title for held in known.titles.values() for title in held)}
    return tuple(
        sorted(
            found, key=lambda tie: (not tie.in_force, offices.get(tie.role or "", len(offices)), _late(tie), tie.name)
        )
    )


@lru_cache(maxsize=4)
def _naming(known: Directory) -> dict[str, tuple[str, ...]]:
    """Whose rows say what they are of whom, by the latter: gone through once for a directory, which never changes."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for other, of in known.actors.cells("id", "of"):
        for identity in _NAMED.findall(of):
            found[identity][other] = None
    return {identity: tuple(others) for identity, others in found.items()}


def _late(tie: Tie) -> int:
    """The later it began, the smaller."""
    return -int((tie.since or "0000").replace("-", "").ljust(8, "0"))


def _written(identity: str, layers: Sequence[Path]) -> Written | None:
    own = ((str(layer), layer / "directory") for layer in reversed(layers))
    found = (_written_in(folder, identity, layer) for layer, folder in own)
    return next(filter(None, found), None) or _written_bundled(identity)


@lru_cache(maxsize=1024)
def _written_bundled(identity: str) -> Written | None:
    """Where the bundled tables have an actor's row: they never change while we run."""
    from comity.reading.directory.checking import bundled

    return _written_in(bundled(), identity, None)


def _written_in(folder: Traversable, identity: str, layer: str | None) -> Written | None:
    for file in sorted(folder.iterdir(), key=lambda one: one.name) if folder.is_dir() else ():
        if not file.name.endswith(".tsv") or f"\n{identity}\t" not in "\n" + file.read_text(encoding="utf-8"):
            continue
        for number, row in numbered(file):
            if row.get("id") == identity:
                return Written(layer, file.name, number, row.get("source", ""))
    return None
