"""A signed network: who stands with whom (+1) and against whom (-1); its triangles, its blocks, and its two sides.

Structural balance (Harary 1953; Cartwright and Harary 1956): a network is balanced where its nodes fall into two sides,
friends within and foes across. A tie that does not fit the sides is frustrated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]
"""Two nodes in alphabetical order: the network has no direction."""

Triad = tuple[str, str, str]
"""Three nodes that are all tied, in alphabetical order."""

Sides = Mapping[str, bool]
"""On which of two sides each node stands. Only who is with whom means something: swapping the sides changes nothing."""


@dataclass(frozen=True, slots=True)
class SignedNetwork:
    """Ties by their pairs: +1 for friends, -1 for foes. No tie to oneself."""

    signs: Mapping[Pair, int]
    neighbours: Mapping[str, Mapping[str, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """A ValueError names the tie that is none."""
        neighbours: dict[str, dict[str, int]] = {}
        for (one, other), sign in sorted(self.signs.items()):
            if one >= other or sign not in (-1, 1):
                raise ValueError(f"no signed tie: {(one, other)!r} {sign!r}; pairs are ordered, signs are +1 or -1")
            neighbours.setdefault(one, {})[other] = sign
            neighbours.setdefault(other, {})[one] = sign
        object.__setattr__(self, "neighbours", {node: neighbours[node] for node in sorted(neighbours)})

    def sign(self, one: str, other: str) -> int:
        """+1, -1, or 0 where there is no tie."""
        return self.neighbours.get(one, {}).get(other, 0)

    def triangles(self) -> Iterator[Triad]:
        """Each three nodes that are all tied, once, in alphabetical order."""
        for one, other in sorted(self.signs):
            shared = self.neighbours[one].keys() & self.neighbours[other].keys()
            yield from ((one, other, third) for third in sorted(shared) if third > other)

    def balance_of(self, triad: Triad) -> int:
        """The product of a triangle's signs: +1 balanced, -1 strained."""
        one, other, third = triad
        return self.sign(one, other) * self.sign(other, third) * self.sign(one, third)

    def frustrated(self, sides: Sides) -> tuple[Pair, ...]:
        """The ties that do not fit the sides: friends apart, and foes together."""
        ties = sorted(self.signs.items())
        return tuple((one, other) for (one, other), sign in ties if (sides[one] == sides[other]) != (sign > 0))

    def components(self) -> list[list[str]]:
        """The nodes in their connected parts, the largest first."""
        parts, seen = list[list[str]](), set[str]()
        for start in self.neighbours:
            if start not in seen:
                part = list(self._reached(start))
                seen.update(part)
                parts.append(sorted(part))
        return sorted(parts, key=lambda part: (-len(part), part))

    def settled(self, frustrated: Iterable[Pair]) -> dict[str, bool]:
        """The sides that frustrate exactly those ties. The node with most ties of each part stands on side False."""
        turned, sides = set(frustrated), dict[str, bool]()
        for part in self.components():
            first = min(part, key=lambda node: (-len(self.neighbours[node]), node))
            sides[first] = False
            waiting = [first]
            while waiting:
                node = waiting.pop()
                for other, sign in self.neighbours[node].items():
                    if other not in sides:
                        apart = (sign < 0) != (pair_of(node, other) in turned)
                        sides[other] = sides[node] != apart
                        waiting.append(other)
        return sides

    def _reached(self, start: str) -> set[str]:
        reached, waiting = {start}, [start]
        while waiting:
            new = self.neighbours[waiting.pop()].keys() - reached
            reached |= new
            waiting += new
        return reached


def pair_of(one: str, other: str) -> Pair:
    """Two nodes as the pair that the network knows them by."""
    return (one, other) if one < other else (other, one)


def blocks(network: SignedNetwork) -> list[list[Pair]]:
    """The ties in their biconnected blocks, which meet in single nodes only: the sides of each can be found alone.

    Hopcroft and Tarjan (1973), with a stack of our own: a chain of a thousand nodes is no recursion.
    """
    found: list[list[Pair]] = []
    order, low = dict[str, int](), dict[str, int]()
    for root in network.neighbours:
        if root in order:
            continue
        order[root] = low[root] = len(order)
        open_ties: list[Pair] = []
        path = [(root, "", iter(network.neighbours[root]))]
        while path:
            node, parent, others = path[-1]
            for other in others:
                if other not in order:
                    order[other] = low[other] = len(order)
                    open_ties.append(pair_of(node, other))
                    path.append((other, node, iter(network.neighbours[other])))
                    break
                if other != parent and order[other] < order[node]:
                    open_ties.append(pair_of(node, other))
                    low[node] = min(low[node], order[other])
            else:
                path.pop()
                if path:
                    low[parent] = min(low[parent], low[node])
                    if low[node] >= order[parent]:
                        first = open_ties.index(pair_of(parent, node))
                        found.append(open_ties[first:])
                        del open_ties[first:]
    return found
