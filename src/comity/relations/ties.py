"""Ties: for each ordered pair of principals and any day, the level of its conduct, slow and lately."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from comity.relations.conduct import Conduct
from comity.relations.levels import level_of
from comity.relations.weights import Weights
from comity.types import Level, Moved, Tie

MOST = 20
"""Events under a tie that are named."""


def ties(conduct: Iterable[Conduct], on: str, weights: Weights, actor: str | None = None) -> list[Tie]:
    """All ties on a day, of all conduct known by then; those of one actor, either way, where it is named.

    By who has the most conduct, then by id.
    """
    pairs = by_pair(one for one in conduct if actor is None or actor in (one.source, one.target))
    found = [tie for pair, done in pairs.items() if (tie := _tie(pair, done, on, weights)) is not None]
    return sorted(found, key=lambda tie: (-tie.events, tie.source, tie.target))


def courses(conduct: Iterable[Conduct], days: Sequence[str], weights: Weights) -> Iterator[tuple[Tie, ...]]:
    """Of each pair, by its ids, its ties on those of the days on which it has a level, if there are any."""
    for pair, done in sorted(by_pair(conduct).items()):
        known = tuple(one for one in course(done, *pair, days, weights) if one.level is not None)
        if known:
            yield known


def course(conduct: Iterable[Conduct], source: str, target: str, days: Iterable[str], weights: Weights) -> list[Tie]:
    """One tie on each of some days; without a number where too little is known."""
    among = [one for one in conduct if (one.source, one.target) == (source, target)]
    on_days = ((day, _tie((source, target), among, day, weights)) for day in days)
    return [one or Tie(source, target, day, None, None, None, 0, 0) for day, one in on_days]


def tie(conduct: Iterable[Conduct], source: str, target: str, on: str, weights: Weights) -> Tie:
    """One tie on a day; without a number where too little is known."""
    return course(conduct, source, target, [on], weights)[0]


def by_pair(conduct: Iterable[Conduct]) -> dict[tuple[str, str], list[Conduct]]:
    """Conduct by who did it and toward whom, in its order."""
    pairs: dict[tuple[str, str], list[Conduct]] = {}
    for one in conduct:
        pairs.setdefault((one.source, one.target), []).append(one)
    return pairs


def _tie(pair: tuple[str, str], conduct: Iterable[Conduct], on: str, weights: Weights) -> Tie | None:
    day = date.fromisoformat(on).toordinal()
    done = [one for one in conduct if one.day <= day and one.known <= day]
    slow = _weighing(done, day, weights, "slow")
    if not slow:
        return None
    level = _level(slow, weights)
    source, target = pair
    return Tie(
        source,
        target,
        on,
        level.level if level else None,
        level.low if level else None,
        level.high if level else None,
        events=len(slow),
        outlets=len(set().union(*(one.outlets for one, _ in slow))),
        lately=_level(_weighing((one for one, _ in slow), day, weights, "fast"), weights),
        moved_by=tuple(moved_by(slow)) if level else (),
    )


def _weighing(conduct: Iterable[Conduct], day: int, weights: Weights, pace: str) -> list[tuple[Conduct, float]]:
    """What of some conduct still weighs something on a day at a pace, and how much."""
    half_life, least = weights.half_lives[pace], weights.enough["least"]
    weighed = ((one, one.weight * 0.5 ** ((day - one.day) / half_life)) for one in conduct)
    return [(one, weight) for one, weight in weighed if weight >= least]


def _level(weighted: Sequence[tuple[Conduct, float]], weights: Weights) -> Level | None:
    """The level, where there is enough for one."""
    if len(weighted) < weights.enough["events"] or sum(weight for _, weight in weighted) < weights.enough["weight"]:
        return None
    return level_of((one.score, weight) for one, weight in weighted)


def moved_by(weighted: Sequence[tuple[Conduct, float]]) -> list[Moved]:
    """By how much an event moves the mean: the level less what it would be without the event. The strongest `MOST`."""
    total = sum(weight for _, weight in weighted)
    summed = sum(one.score * weight for one, weight in weighted)
    mean = summed / total
    amounts = (
        (mean - (summed - one.score * weight) / (total - weight), one.event)
        for one, weight in weighted
        if total > weight
    )
    strongest = heapq.nsmallest(MOST, ((-abs(amount), event, amount) for amount, event in amounts))
    return [Moved(event, amount) for _, event, amount in strongest]
