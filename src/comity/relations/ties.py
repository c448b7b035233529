"""Ties: for each ordered pair of principals and any day, the level of its conduct, slow and lately."""

from __future__ import annotations

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
        on_days = (_tie(pair, done, day, weights) for day in days)
        course = tuple(tie for tie in on_days if tie is not None and tie.level is not None)
        if course:
            yield course


def tie(conduct: Iterable[Conduct], source: str, target: str, on: str, weights: Weights) -> Tie:
    """One tie on a day; without a number where too little is known."""
    among = [one for one in conduct if (one.source, one.target) == (source, target)]
    found = ties(among, on, weights)
    return found[0] if found else Tie(source, target, on, None, None, None, 0, 0)


def by_pair(conduct: Iterable[Conduct]) -> dict[tuple[str, str], list[Conduct]]:
    """Conduct by who did it and toward whom, in its order."""
    pairs: dict[tuple[str, str], list[Conduct]] = {}
    for one in conduct:
        pairs.setdefault((one.source, one.target), []).append(one)
    return pairs


def _tie(pair: tuple[str, str], conduct: Iterable[Conduct], on: str, weights: Weights) -> Tie | None:
    day = date.fromisoformat(on).toordinal()
    done = [one for one in conduct if one.day <= day and one.known <= day]
    slow = [(one, one.weight * 0.5 ** ((day - one.day) / weights.half_lives["slow"])) for one in done]
    slow = [(one, weight) for one, weight in slow if weight >= weights.enough["least"]]
    if not slow:
        return None
    lately = [(one, one.weight * 0.5 ** ((day - one.day) / weights.half_lives["fast"])) for one in done]
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
        outlets=len({outlet for one, _ in slow for outlet in one.outlets}),
        lately=_level([(one, weight) for one, weight in lately if weight >= weights.enough["least"]], weights),
        moved_by=tuple(moved_by(slow)[:MOST]) if level else (),
    )


def _level(weighted: Sequence[tuple[Conduct, float]], weights: Weights) -> Level | None:
    """The level, where there is enough for one."""
    if len(weighted) < weights.enough["events"] or sum(weight for _, weight in weighted) < weights.enough["weight"]:
        return None
    return level_of((one.score, weight) for one, weight in weighted)


def moved_by(weighted: Sequence[tuple[Conduct, float]]) -> list[Moved]:
    """By how much each event moves the mean: the level less what it would be without the event. The strongest first."""
    total = sum(weight for _, weight in weighted)
    summed = sum(one.score * weight for one, weight in weighted)
    moved = [
        Moved(one.event, summed / total - (summed - one.score * weight) / (total - weight))
        for one, weight in weighted
        if total > weight
    ]
    return sorted(moved, key=lambda one: (-abs(one.amount), one.event))
