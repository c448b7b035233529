"""Camps: who stands with whom on a day, as far as it holds when reports are drawn anew (docs/camps.md).

Ties of both directions are one, of the sign of their level. The network of signs is cut into two sides (`frustration`).
A camp is a group on one side, joined by friendly ties, that stands together as a whole in most of the partitions that
are as good, and in most of those of resampled reports. Foes of one foe are no camp until something friendly passes
between them.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import exp

from comity.keys import content_key
from comity.relations.conduct import Conduct
from comity.relations.frustration import Balance, balance, others_as_good
from comity.relations.signed import Pair, Sides, SignedNetwork, pair_of
from comity.relations.weights import Weights
from comity.types import Camp, Triad

SAMPLES = 50
"""Partitions as good as the best that are looked at, and as many networks of resampled reports."""
MOST = 0.5
SEED = 1

Deeds = Mapping[Pair, Sequence[tuple[Conduct, float]]]
"""What passed between each pair, in both directions, with its weight on the day."""


def camps(conduct: Iterable[Conduct], on: str, weights: Weights, since: str | None = None) -> list[Camp]:
    """The camps of a day, the largest first, by what was known then; beside those of an earlier day, if asked."""
    conduct = list(conduct)
    found = _camps(conduct, on, weights)
    if since is None:
        return found
    earlier = _camps(conduct, since, weights)
    return [_compared(camp, earlier, since) for camp in found]


def deeds_on(conduct: Iterable[Conduct], on: str, weights: Weights) -> Deeds:
    """What still weighs on a day between those of whom enough is known."""
    day = date.fromisoformat(on).toordinal()
    found: dict[Pair, list[tuple[Conduct, float]]] = {}
    for one in conduct:
        if one.day <= day and one.known <= day:
            weight = one.weight * 0.5 ** ((day - one.day) / weights.half_lives["slow"])
            if weight >= weights.enough["least"]:
                found.setdefault(pair_of(one.source, one.target), []).append((one, weight))
    return {
        pair: done
        for pair, done in sorted(found.items())
        if len(done) >= weights.enough["events"] and sum(weight for _, weight in done) >= weights.enough["weight"]
    }


def network_of(deeds: Deeds, drawn: Mapping[str, int] | None = None) -> SignedNetwork:
    """The signs of the levels; with reports counted as often as they were `drawn`, if that is given."""
    signs: dict[Pair, int] = {}
    for pair, done in deeds.items():
        level = sum(one.score * weight * (drawn[_report(one)] if drawn else 1) for one, weight in done)
        if level:
            signs[pair] = 1 if level > 0 else -1
    return SignedNetwork(signs)


def _camps(conduct: Sequence[Conduct], on: str, weights: Weights) -> list[Camp]:
    deeds = deeds_on(conduct, on, weights)
    network = network_of(deeds)
    if not network.signs:
        return []
    best = balance(network)
    standing = _Standing(network, best, [_parted(network, sides) for sides in others_as_good(network, best, SAMPLES)],
                         [_parted(one, balance(one, 0).sides) for one in _resampled(deeds)])  # fmt: skip
    sides = _parted(network, best.sides)
    found = [
        camp
        for side in sorted(set(sides.values()))
        for group in _joined(network, {node for node, own in sides.items() if own == side})
        for camp in standing.held(group)
    ]
    made = [_camp(camp, on, standing) for camp in found]
    return sorted(made, key=lambda camp: (-len(camp.actors), camp.actors))


def _resampled(deeds: Deeds) -> Iterator[SignedNetwork]:
    """Networks of the same deeds with each report drawn 0, 1 or more times: a bootstrap by report, Poisson's."""
    reports = sorted({_report(one) for done in deeds.values() for one, _ in done})
    drawn = random.Random(SEED)
    for _ in range(SAMPLES):
        yield network_of(deeds, {report: _poisson(drawn) for report in reports})


def _poisson(drawn: random.Random) -> int:
    """A number whose mean is 1 (Knuth's way)."""
    times, product = 0, drawn.random()
    while product > exp(-1):
        times, product = times + 1, product * drawn.random()
    return times


def _report(one: Conduct) -> str:
    return one.reports[0] if one.reports else one.event


Parted = Mapping[str, tuple[int, bool]]
"""Of each node, the connected part of the network that it is in, and its side there: parts are not comparable."""


def _parted(network: SignedNetwork, sides: Sides) -> Parted:
    return {node: (at, sides[node]) for at, part in enumerate(network.components()) for node in part}


class _Standing:
    """A network with its best sides, others as good, and those of resampled reports."""

    def __init__(
        self, network: SignedNetwork, best: Balance, as_good: Sequence[Parted], resampled: Sequence[Parted]
    ) -> None:
        self.network, self.best = network, best
        self._draws = (as_good, resampled)

    def held(self, group: set[str]) -> Iterator[tuple[str, ...]]:
        """What is left of a group once those are left out who stand apart too often for the whole to hold."""
        if len(group) < 2:
            return
        if self.holds_in(group) > MOST:
            yield tuple(sorted(group))
            return
        weakest = min(sorted(group), key=lambda node: self._with(node, group))
        for rest in _joined(self.network, group - {weakest}):
            yield from self.held(rest)

    def holds_in(self, group: Iterable[str]) -> float:
        """The share of draws in which all of a group stand on one side, of both kinds the lesser."""
        members = list(group)
        return min(_share(_together(draw, members) for draw in draws) for draws in self._draws)

    def opposed(self, one: str, other: str) -> float:
        """The share of draws in which two stand on different sides of one part, of both kinds the lesser."""
        return min(_share(_opposed(draw, one, other) for draw in draws) for draws in self._draws)

    def _with(self, node: str, group: set[str]) -> int:
        """How often a node stands with the others of its group, over all draws."""
        return sum(
            node in draw and draw.get(other) == draw[node]
            for draws in self._draws
            for draw in draws
            for other in group
        )  # fmt: skip


def _together(draw: Parted, members: Sequence[str]) -> bool:
    return len({draw.get(node) for node in members}) == 1 and members[0] in draw


def _opposed(draw: Parted, one: str, other: str) -> bool:
    return one in draw and other in draw and draw[one] == (draw[other][0], not draw[other][1])


def _share(true: Iterable[bool]) -> float:
    told = list(true)
    return sum(told) / len(told)


def _joined(network: SignedNetwork, group: set[str]) -> list[set[str]]:
    """A group in the parts that friendly ties among its own join together."""
    friends = {pair: 1 for pair, sign in network.signs.items() if sign > 0 and pair[0] in group and pair[1] in group}
    return [set(part) for part in SignedNetwork(friends).components()]


def _camp(actors: tuple[str, ...], on: str, standing: _Standing) -> Camp:
    network, best = standing.network, standing.best
    foes = {
        other for one in actors for other, sign in network.neighbours[one].items() if sign < 0 and other not in actors
    }
    against = [foe for foe in sorted(foes) if standing.opposed(actors[0], foe) > MOST]
    return Camp(
        content_key("k", on, *actors), on, actors, standing.holds_in(actors), tuple(against),
        tuple(_strained(network, best.frustrated, set(actors))), best.frustration, best.lower, best.proved,
    )  # fmt: skip


def _strained(network: SignedNetwork, frustrated: Iterable[Pair], actors: set[str]) -> Iterator[Triad]:
    """The triads that do not fit around each tie of a camp's own that its sides leave out of account."""
    for one, other in frustrated:
        if not {one, other} & actors:
            continue
        thirds = sorted(network.neighbours[one].keys() & network.neighbours[other].keys())
        triads = {third: sorted((one, other, third)) for third in thirds}
        balance_of = {third: network.balance_of((a, b, c)) for third, (a, b, c) in triads.items()}
        balancing = tuple(third for third in thirds if balance_of[third] > 0)
        for third in thirds:
            if balance_of[third] < 0:
                a, b, c = triads[third]
                yield Triad((a, b, c), (one, other), network.signs[one, other] > 0, balancing)


def _compared(camp: Camp, earlier: Sequence[Camp], since: str) -> Camp:
    """A camp beside the earlier one that it shares most actors with."""
    own = set(camp.actors)
    before = max(earlier, key=lambda one: len(own & set(one.actors)), default=None)
    known = set(before.actors) if before is not None and own & set(before.actors) else set()
    return replace(camp, since=since, joined=tuple(sorted(own - known)), left=tuple(sorted(known - own)))
