"""Tallies of what a reading leaves out: grouped by a folded key, the commonest first, with what adding them brings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from comity.reading.directory import unaccented

STEPS = (50, 100, 200, 400, 800, 1600, 3200)
"""How many additions a curve is told for."""
EXAMPLES = 3

_HONORIFIC = re.compile(r"^(?:the|mr|mrs|ms|miss|dr|sir|lord|lady|dame)\b\.? +")
_POSSESSIVE = re.compile(r"['’]s?$")
_BETWEEN = re.compile(r"[\s\-–—_./]+")


@dataclass(frozen=True, slots=True)
class Gap:
    """One place where something is not known or not coded: its key, how it is written there, and where it stands."""

    key: str
    shown: str
    item: str
    sentence: int
    text: str = ""
    traits: tuple[str, ...] = ()


@dataclass(slots=True)
class Group:
    """All gaps of one key. `items` and `sentences` are distinct; `traits` says what was often seen with it."""

    key: str
    shown: Counter[str] = field(default_factory=Counter)
    items: dict[str, int] = field(default_factory=dict)  # in the order in which they were read
    sentences: set[tuple[str, int]] = field(default_factory=set)
    times: int = 0
    traits: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The commonest spelling; of several, the first in order."""
        return min(self.shown, key=lambda shown: (-self.shown[shown], shown))

    def add(self, gap: Gap) -> None:
        self.shown[gap.shown] += 1
        self.items[gap.item] = self.items.get(gap.item, 0) + 1
        self.sentences.add((gap.item, gap.sentence))
        self.times += 1
        self.traits.update(gap.traits)
        if gap.text and gap.text not in self.examples and len(self.examples) < EXAMPLES:
            self.examples.append(gap.text)

    def often(self, number: int = 3) -> list[str]:
        """The traits seen most often, with how often."""
        ranked = sorted(self.traits.items(), key=lambda one: (-one[1], one[0]))
        return [f"{trait} {times}" for trait, times in ranked[:number]]

    def as_dict(self) -> dict[str, object]:
        """The group without its sentences: what may be kept."""
        found: dict[str, object] = {"name": self.name, "items": len(self.items), "sentences": len(self.sentences)}
        found |= {"times": self.times, "example": next(iter(self.items))}
        return found | ({"with": self.often()} if self.traits else {})


def folded_name(name: str) -> str:
    """A name without case, accents, article, honorific, possessive, and what may stand between its words.

    >>> folded_name("Mr. Kim Jong-il's"), folded_name("the Guantánamo Bay")
    ('kim jong il', 'guantanamo bay')
    """
    plain = _BETWEEN.sub(" ", _POSSESSIVE.sub("", unaccented(name).casefold().strip())).strip()
    return _HONORIFIC.sub("", plain)


def grouped(gaps: Iterable[Gap], by: str = "items") -> list[Group]:
    """Gaps by key: those in most distinct items (or `sentences`) first, then those seen most often, then by key."""
    groups: dict[str, Group] = {}
    for gap in gaps:
        groups.setdefault(gap.key, Group(gap.key)).add(gap)
    return sorted(groups.values(), key=lambda group: (-len(getattr(group, by)), -group.times, group.key))


def curve(times: Sequence[int], covered: int, whole: int, steps: Sequence[int] = STEPS) -> dict[str, float]:
    """The share of all places that would be covered if the first 0, 50, 100, ... of those left out were added.

    `times` tells of each how many places it has, `covered` of the `whole` are so already. The last step adds all.

    >>> curve([5, 2, 1], covered=2, whole=10, steps=(1, 2))
    {'0': 0.2, '1': 0.7, '2': 0.9, '3': 1.0}
    """
    if not whole:
        return {}
    taken = dict.fromkeys((0, *(step for step in steps if step < len(times)), len(times)))
    return {str(step): round((covered + sum(times[:step])) / whole, 4) for step in taken}


def fresh_curve(
    gaps: Sequence[Gap], counts: Mapping[str, tuple[int, int]], by: str = "items", steps: Sequence[int] = STEPS
) -> dict[str, float]:
    """The same curve on items that were not looked at: groups ranked on one half of the items count on the other.

    `counts` tells of each item how many places are covered, and how many there are. Both halves take their turn.
    """
    halves = {item: number % 2 for number, item in enumerate(counts)}
    covered, whole = (sum(count[part] for count in counts.values()) for part in (0, 1))
    ranked = [grouped((gap for gap in gaps if halves[gap.item] == half), by) for half in (0, 1)]
    times = [Counter(gap.key for gap in gaps if halves[gap.item] != half) for half in (0, 1)]
    if not whole:
        return {}
    found = {}
    for step in (0, *(step for step in steps if step <= min(map(len, ranked)))):
        more = sum(times[half][group.key] for half in (0, 1) for group in ranked[half][:step])
        found[str(step)] = round((covered + more) / whole, 4)
    return found
