"""Windows: what was known of a pair on a day, and what it then did within the horizon. What forecasts learn from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from comity.relations.conduct import Conduct
from comity.relations.history import Floats, Ints

QuadOf = Callable[[str], int | None]
"""The codebook's quad of a type of deed, 1 to 4; None for what is no deed (a stance)."""

TARGETS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "turn")
TURN = 4
FEATURES = (
    "always", "this, slow", "this, fast", "this, ever", "same sign, slow", "same sign, fast", "other sign, slow",
    "other sign, fast", "this in return, slow", "this in return, fast", "days since", "news",
)  # fmt: skip
SLOW, FAST = 365.0, 30.0
"""Days after which a deed weighs half, as in ties."""
_EVER = 3650.0
_LATELY = 60
ENOUGH = 3
"""Deeds that must be known of a pair."""
_LEAST = 0.01  # deeds expected in a horizon, below which a rate is no longer told apart from none


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """What one actor did to another, by the day on which it was known: arrays of one length."""

    known: Ints
    day: Ints
    quad: Ints

    def by(self, day: int) -> Record:
        """What was known on a day, of days up to it."""
        end = int(np.searchsorted(self.known, day, side="right"))
        kept = self.day[:end] <= day
        return Record(self.known[:end][kept], self.day[:end][kept], self.quad[:end][kept])

    def within(self, first: int, last: int) -> Ints:
        """The quads of what was done from one day to another, both in, whenever it became known."""
        return self.quad[(self.day >= first) & (self.day <= last)]


@dataclass(frozen=True, slots=True)
class Window:
    """A pair on a day: a row of features for each target, the plain guesses, and the sign of what it did so far.

    `last_with`: whether the last deed had the target's sign; `lately`: whether the target happened in the days before.
    Of a turn, the sign is that against the tie; `sign` is 0 where there is none, and then there is no turn.
    """

    pair: tuple[str, str]
    day: int
    sign: int
    events: int
    features: Floats
    long_run: tuple[float, ...]
    last_with: tuple[bool, ...]
    lately: tuple[bool, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """The records of all pairs of some conduct."""

    pairs: Mapping[tuple[str, str], Record]
    first: int
    last: int
    _known: Mapping[tuple[str, str], Sequence[int]] = field(repr=False)
    _days: Ints = field(repr=False)

    @classmethod
    def of(cls, conduct: Iterable[Conduct], quad_of: QuadOf) -> Records:
        """Deeds by pair: no stances, and nothing that is only implied."""
        found: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
        for one in conduct:
            quad = quad_of(one.event_type)
            if quad is not None and not one.implied:
                found.setdefault((one.source, one.target), []).append((one.known, one.day, quad))
        days = sorted(row[1] for rows in found.values() for row in rows)
        pairs = {pair: Record(*np.array(sorted(rows), dtype=np.int64).T) for pair, rows in sorted(found.items())}
        known = {pair: record.known.tolist() for pair, record in pairs.items()}
        return cls(pairs, days[0] if days else 0, days[-1] if days else -1, known, np.array(days, dtype=np.int64))

    def windows(self, day: int, horizon: int, actors: Collection[str] | None = None) -> list[Window]:
        """The windows that begin after a day, of all pairs of which enough is known, or of some actors', either way."""
        news = self._news(day)
        return [
            self._window(pair, seen, day, horizon, news)
            for pair, known in self._known.items()
            if (actors is None or pair[0] in actors or pair[1] in actors) and bisect_right(known, day) >= ENOUGH
            if len((seen := self.pairs[pair].by(day)).day) >= ENOUGH and day - seen.day.max() <= 2 * SLOW
        ]

    def outcome(self, window: Window, horizon: int) -> tuple[bool, ...]:
        """What then happened, target by target."""
        quads = self.pairs[window.pair].within(window.day + 1, window.day + horizon)
        return *(bool((quads == quad).any()) for quad in (1, 2, 3, 4)), _turned(quads, window.sign)

    def _news(self, day: int) -> float:
        """How many deeds are told of lately, beside the years before: the logarithm of the ratio."""
        until = int(np.searchsorted(self._days, day, side="right"))
        lately = until - int(np.searchsorted(self._days, day - _LATELY, side="right"))
        before = until - int(np.searchsorted(self._days, day - 2 * SLOW, side="right"))
        return float(np.log((lately + 1) / (before * _LATELY / (2 * SLOW) + 1)))

    def _window(self, pair: tuple[str, str], seen: Record, day: int, horizon: int, news: float) -> Window:
        back = self.pairs.get((pair[1], pair[0]))
        returned = back.by(day) if back is not None else Record(*(np.zeros(0, np.int64),) * 3)
        slow, fast, ever = (_rates(seen, day, half_life) for half_life in (SLOW, FAST, _EVER))
        slow_back, fast_back = (_rates(returned, day, half_life) for half_life in (SLOW, FAST))
        sign = int(np.sign(slow[:2].sum() - slow[2:].sum()))
        idle = np.log1p(day - seen.day.max())
        before = seen.within(day - horizon + 1, day)
        rows, lasting = [], []
        for target in range(len(TARGETS)):
            friendly = sign < 0 if target == TURN else target < 2
            same, other = (slice(0, 2), slice(2, 4)) if friendly else (slice(2, 4), slice(0, 2))
            this = same if target == TURN else slice(target, target + 1)
            rates = [slow[this], fast[this], ever[this], slow[same], fast[same], slow[other], fast[other],
                     slow_back[this], fast_back[this]]  # fmt: skip
            rows.append([1.0, *(np.log(_LEAST + horizon * rate.sum()) for rate in rates), idle, news])
            span = max(day - int(seen.day.min()) + 1, horizon)
            count = int(np.isin(seen.quad, np.arange(1, 5)[this]).sum())
            lasting.append((1 - float(np.exp(-horizon * count / span)), (seen.quad[_last(seen)] <= 2) == friendly))
        lately = *(bool((before == quad).any()) for quad in (1, 2, 3, 4)), _turned(before, sign)
        run, last_with = zip(*lasting, strict=True)
        return Window(pair, day, sign, len(seen.day), np.array(rows), run, tuple(map(bool, last_with)), lately)


def _rates(record: Record, day: int, half_life: float) -> Floats:
    """Deeds of each quad a day, as an exponential mean of that half-life."""
    weights = 0.5 ** ((day - record.day) / half_life)
    found: Floats = np.bincount(record.quad - 1, weights, minlength=4) * np.log(2) / half_life
    return found


def _turned(quads: Ints, sign: int) -> bool:
    """Whether most deeds go against a sign."""
    return sign * int((quads <= 2).sum() - (quads > 2).sum()) < 0


def _last(record: Record) -> int:
    return int(np.lexsort((record.known, record.day))[-1])
