"""How much is reported, at all and of a pair: the press's attention, so that it can be divided out of conduct."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from comity.relations.material import Material
from comity.relations.standing import Standing

Pair = tuple[str, str]
"""Two principals, in the order of their ids."""

_MOST = 12  # principals of a report that are paired; a list of all members of an alliance says nothing of two of them


@dataclass(frozen=True, slots=True)
class Attention:
    """The days of all reports, in order, and of each pair the days of the reports that name both, in order."""

    reports: Sequence[int]
    both: Mapping[Pair, Sequence[int]]

    def reported(self, first: int, last: int) -> int:
        """How many reports there are from one day to another, both in."""
        return bisect_right(self.reports, last) - bisect_left(self.reports, first)

    def naming(self, pair: Pair, first: int, last: int) -> int:
        """How many of them name both of a pair."""
        days = self.both.get(pair, ())
        return bisect_right(days, last) - bisect_left(days, first)


def attention_in(material: Material, pairs: Iterable[Pair], standing: Standing | None = None) -> Attention:
    """The attention that a casebook's reports give to some pairs. Copies count once, as they do in conduct."""
    standing = standing or Standing(material.actors)
    wanted = set(pairs)
    both: dict[Pair, list[int]] = {pair: [] for pair in wanted}
    days: list[int] = []
    for article, published in sorted(material.published.items(), key=lambda item: item[1]):
        if article in material.original:
            continue
        on = published[:10]
        day = date.fromisoformat(on).toordinal()
        days.append(day)
        named = {actor for _, actor in material.named.get(article, ())}
        principals = sorted({one for actor in named for one in standing.of(actor, on)})
        if len(principals) <= _MOST:
            for pair in combinations(principals, 2):
                if pair in wanted:
                    both[pair].append(day)
    return Attention(days, both)
