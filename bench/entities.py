"""A list of actors that others have coded events for (gold/icews14), and how much of it the directory knows.

`entity2id.txt` names them (`Radu_Popa`, `Police_(Chad)`), `train.txt` and `valid.txt` say in how many events
each takes part: its volume. A name is known where the directory has it, folded, as a name or alias of an actor; also by
its first and last word. A word with a country in brackets is known where its word, or one of those between slashes, is
one for agents, a title, or such a name. Names and words with a country are told apart, since the one asks for rows of
actors and the other for words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.tallies import curve, folded_name
from comity.reading.directory import Directory
from comity.reading.knowledge import knowledge

_BRACKETED = re.compile(r"(.+) \(([^()]+)\)")
_SHORTEST = 3  # words of a name whose middle may be left out


@dataclass(frozen=True, slots=True)
class Entity:
    """A name of the list without its country, in how many events it takes part, and whether it is known."""

    name: str
    of_country: bool
    volume: int
    known: bool


def is_entity_list(path: Path) -> bool:
    """Whether a path is a folder like gold/icews14."""
    return (path / "entity2id.txt").is_file()


def entities(folder: Path, known: Directory | None = None) -> Iterator[Entity]:
    """The entities of a folder in the order of its list, as the bundled directory (or another) knows them."""
    known = known or knowledge().directory
    volumes = _volumes(folder)
    names = known_names(known)
    words = names | {" ".join(phrase) for phrase in (*known.agents, *known.titles)}
    for line in (folder / "entity2id.txt").read_text(encoding="utf-8").splitlines():
        raw, _, number = line.rpartition("\t")
        if raw:
            name, country = without_country(raw.replace("_", " "), names)
            found = is_known_word(name, words) if country else is_known_name(name, names)
            yield Entity(name, country, volumes[number], found)


def shares(found: Collection[Entity]) -> Mapping[str, float]:
    """How many of the names and of the words with a country are known, and of what share of the event volume."""
    told: dict[str, float] = {}
    for label, chosen in (
        ("listed_names", [one for one in found if not one.of_country]),
        ("listed_words", [one for one in found if one.of_country]),
    ):
        known = [one for one in chosen if one.known]
        told[label] = len(chosen)
        told[f"{label}_known"] = round(len(known) / len(chosen), 4) if chosen else 0.0
        volume = sum(one.volume for one in chosen)
        told[f"{label}_volume_known"] = round(sum(one.volume for one in known) / volume, 4) if volume else 0.0
    return told


def entity_curve(found: Collection[Entity]) -> dict[str, float]:
    """The share of the names' event volume that would be known if the first 0, 50, 100, ... unknown ones were added."""
    names = [one for one in found if not one.of_country]
    left_out = sorted((one.volume for one in names if not one.known), reverse=True)
    return curve(left_out, sum(one.volume for one in names if one.known), sum(one.volume for one in names))


def unknown(found: Collection[Entity]) -> list[tuple[str, int]]:
    """The names and words that are not known, by the volume of all that bear them, the greatest first."""
    volumes: Counter[str] = Counter()
    for one in found:
        if not one.known:
            volumes[f"{one.name} (...)" if one.of_country else one.name] += one.volume
    return sorted(volumes.items(), key=lambda one: (-one[1], one[0]))


def known_names(known: Directory) -> frozenset[str]:
    """All names of the directory, folded."""
    names = {folded_name(name) for actor in known.actors.values() for name in (actor.name, *actor.aliases)}
    for state in known.states.values():
        names |= {folded_name(name) for name in (*state.adjectives, *state.people)}
    return frozenset(names)


def without_country(name: str, names: Collection[str]) -> tuple[str, bool]:
    """A name without the country after it in brackets, and whether there was one.

    >>> without_country("Police (Chad)", {"chad"}), without_country("Front (Real)", {"chad"})
    (('Police', True), ('Front', False))
    """
    bracketed = _BRACKETED.fullmatch(name)
    if bracketed is None:
        return name, False
    return bracketed[1], folded_name(bracketed[2]) in names


def is_known_name(name: str, names: Collection[str]) -> bool:
    """Whether a folded name, or its first and last word, is among those given."""
    words = folded_name(name).split()
    short = " ".join((words[0], words[-1])) if len(words) >= _SHORTEST else ""
    return " ".join(words) in names or short in names


def is_known_word(word: str, words: Collection[str]) -> bool:
    """Whether a word for people who act, or one of those between slashes, is among those given."""
    return any(folded_name(one) in words for one in (word, *word.split(" / ")))


def _volumes(folder: Path) -> Counter[str]:
    volumes: Counter[str] = Counter()
    for name in ("train.txt", "valid.txt"):
        if (folder / name).is_file():
            for line in (folder / name).read_text(encoding="utf-8").splitlines():
                fields = line.split("\t")
                volumes.update((fields[0], fields[2]))
    return volumes
