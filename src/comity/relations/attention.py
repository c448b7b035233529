"""How much is reported, at all and of a pair: the press's attention, so that it can be divided out of conduct."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from comity.relations.conduct import Conduct
from comity.relations.material import Material
from comity.relations.standing import Standing

Pair = tuple[str, str]
"""Two principals, in the order of their ids."""

_MOST = 12  # principals of a report that are paired; a list of all members of an alliance says nothing of two of them


@dataclass(frozen=True, slots=True)
class Attention:
    """The days of all reports, in order, and of each pair the days of those that name both and tell no deed between
    them, in order: how much is written of the two whatever they do.
    """

    reports: Sequence[int]
    idle: Mapping[Pair, Sequence[int]]

    def reported(self, first: int, last: int) -> int:
        """How many reports there are from one day to another, both in."""
        return bisect_right(self.reports, last) - bisect_left(self.reports, first)

    def naming(self, pair: Pair, first: int, last: int) -> int:
        """How many of them name both of a pair, and tell no deed between them."""
        days = self.idle.get(pair, ())
        return bisect_right(days, last) - bisect_left(days, first)


def attention_in(material: Material, conduct: Iterable[Conduct]) -> Attention:
    """The attention that a casebook's reports give to the pairs of some conduct. Copies count once, as in conduct."""
    standing = Standing(material.actors)
    telling: dict[Pair, set[str]] = {}
    for one in conduct:
        telling.setdefault(pair_of(one), set()).update(one.reports)
    idle: dict[Pair, list[int]] = {pair: [] for pair in telling}
    days: list[int] = []
    for article, published in sorted(material.published.items(), key=lambda item: (item[1], item[0])):
        if article in material.original:
            continue
        on = published[:10]
        days.append(day := date.fromisoformat(on).toordinal())
        named = {actor for _, actor in material.named.get(article, ())}
        principals = sorted({one for actor in named for one in standing.of(actor, on)})
        for pair in combinations(principals, 2) if len(principals) <= _MOST else ():
            if pair in telling and article not in telling[pair]:
                idle[pair].append(day)
    return Attention(days, idle)


def pair_of(conduct: Conduct) -> Pair:
    """The two of a piece of conduct, whichever did it."""
    return min(conduct.source, conduct.target), max(conduct.source, conduct.target)
