"""Shifts: turns in what two principals do to each other, called where the fast state parts from the slow one.

Report by report: `Watch` takes conduct in as it is reported and keeps the calls; `shifts` feeds it a whole casebook.
The model is in docs/relations.md.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import exp

from comity.keys import content_key
from comity.relations.attention import Attention, Pair, pair_of
from comity.relations.conduct import Conduct
from comity.relations.rates import Gamma, Volume, mean_rates
from comity.relations.weights import Weights
from comity.types import Shift, ShiftKind, Turn


@dataclass(frozen=True, slots=True)
class Evidence:
    """The log Bayes factor that conduct of one sign changed its rate at `onset`, by what was reported until `now`."""

    factor: float
    onset: int
    now: int
    hostile: bool
    before: float | None
    after: float
    window: tuple[Conduct, ...]


@dataclass(frozen=True, slots=True)
class Slow:
    """What was known of a pair before a day: discounted conduct by sign, its level, the reports and the idle ones."""

    hostile: float
    cooperative: float
    level: float | None
    deeds: int
    reports: float
    idle: float

    def mass(self, hostile: bool) -> float:
        return self.hostile if hostile else self.cooperative


@dataclass(slots=True)
class Call:
    """A turn as it stands: the best evidence so far, and the day on which it was first enough."""

    called: int
    best: Evidence


def shifts(
    conduct: Iterable[Conduct], attention: Attention, weights: Weights, persons: Collection[str] = ()
) -> list[Shift]:
    """All turns of a casebook, by date. `persons` turn only from something known, never from nothing."""
    ordered = sorted(conduct, key=lambda one: one.known)
    watch = Watch(attention, weights, mean_rates(ordered, len(attention.reports)), persons)
    for _, reported in groupby(ordered, key=lambda one: one.known):
        watch.add(list(reported))
    return watch.shifts()


class Watch:
    """Takes conduct in, day of report by day of report, and calls the turns.

    `rates` are the mean pair's (`mean_rates`): what is expected of two of whom nothing is known yet.
    """

    def __init__(
        self, attention: Attention, weights: Weights, rates: dict[bool, float], persons: Collection[str] = ()
    ) -> None:
        self._attention, self._weights, self._persons = attention, weights, frozenset(persons)
        self._by = weights.shift
        self._volume = Volume(attention.reports, self._by["half_life"])
        self._prior = {sign: Gamma(self._by["shape"], self._by["shape"] / rate) for sign, rate in rates.items()}
        self._fresh = {
            sign: Gamma(
                self._by["fresh_shape"], self._by["fresh_shape"] / min(rate * self._by["fresh"], self._by["most"])
            )
            for sign, rate in rates.items()
        }
        self._histories: dict[Pair, _History] = {}
        self._calls: dict[Pair, list[Call]] = {}

    def add(self, reported: Iterable[Conduct]) -> list[Shift]:
        """Take in what was reported on a day; the turns that are new or surer by it."""
        changed: dict[Pair, int] = {}
        for one in reported:
            pair = pair_of(one)
            self._histories.setdefault(pair, _History()).add(one)
            changed[pair] = max(one.known, changed.get(pair, 0))
        return [
            self._shift(pair, call)
            for pair, now in changed.items()
            for evidence in self._strongest(pair, now)
            if (call := self._called(pair, evidence)) is not None
        ]

    def shifts(self) -> list[Shift]:
        """All turns called so far, by date."""
        found = [self._shift(pair, call) for pair, calls in self._calls.items() for call in calls]
        return sorted(found, key=lambda one: (one.date, one.a, one.b, one.turn))

    def _strongest(self, pair: Pair, now: int) -> Iterator[Evidence]:
        """The strongest evidence that the pair turned within the window before `now`, if it is enough.

        Where conduct of both signs rises, much is going on between the two: only the sign that rises more is a turn.
        """
        history = self._histories[pair]
        best: dict[bool, Evidence] = {}
        for onset in history.days(now - int(self._by["window"]) + 1, now):
            signs = {one.hostile for one in history.since(onset) if one.day == onset}
            for found in self._evidence(pair, onset, now):
                if found.hostile in signs and (found.hostile not in best or found.factor > best[found.hostile].factor):
                    best[found.hostile] = found
        strongest = max(best.values(), key=lambda one: one.factor, default=None)
        if strongest is not None and strongest.factor >= self._by["evidence"]:
            yield strongest

    def _evidence(self, pair: Pair, onset: int, now: int, without: str | None = None) -> Iterator[Evidence]:
        """The evidence for a turn at `onset`, where there may be one; `without` leaves an event out."""
        history = self._histories[pair]
        window = tuple(one for one in history.since(onset) if one.event != without and one.day <= now)
        if len({one.reports[0] for one in window}) < self._by["reports"]:
            return  # never from copies of one report
        slow = history.before(onset, lambda: self._slow(pair, onset))
        if slow.deeds < self._by["deeds"] and slow.reports < self._by["known"] * self._prior[True].reports:
            return
        if slow.level is None and not self._persons.isdisjoint(pair):
            return
        reports = self._exposure(pair, slow, onset, now)
        weight = sum(one.weight for one in window)
        after = sum(one.weight * one.score for one in window) / weight
        for hostile in (True, False):
            mass = sum(one.mass for one in window if one.hostile == hostile)
            belief = self._prior[hostile].after(slow.mass(hostile), slow.reports)
            if mass / reports > belief.mean and self._turns(hostile, slow.level, after):
                factor = self._fresh[hostile].expects(mass, reports) - belief.expects(mass, reports)
                yield Evidence(factor, onset, now, hostile, slow.level, after, window)

    def _turns(self, hostile: bool, before: float | None, after: float) -> bool:
        """Whether the level goes the way of the turn."""
        if hostile:
            return after < -self._by["sure"] and (before is None or after < before + self._by["slack"])
        return before is not None and before < -self._by["sure"] / 2 and after > self._by["sure"]

    def _slow(self, pair: Pair, onset: int) -> Slow:
        half_life = self._by["half_life"]
        mass, scores, weight, deeds = {True: 0.0, False: 0.0}, 0.0, 0.0, 0
        for one in self._histories[pair].until(onset):
            faded = 0.5 ** ((onset - one.day) / half_life)
            mass[one.hostile] += faded * one.mass
            scores += faded * one.weight * one.score
            weight += faded * one.weight
            deeds += 1
        level = scores / weight if weight >= self._by["level"] else None
        days = self._attention.idle.get(pair, ())
        idle = sum(0.5 ** ((onset - day) / half_life) for day in days[: bisect_left(days, onset)])
        return Slow(mass[True], mass[False], level, deeds, self._volume.before(onset), idle)

    def _exposure(self, pair: Pair, slow: Slow, onset: int, now: int) -> float:
        """The reports of the window, and more of them where more is written of the two without any deed of theirs.

        How much more is itself a gamma-Poisson mean, so that a few such reports move it little.
        """
        first = min(onset, now - int(self._by["shortest"]) + 1)
        reports = max(1, self._volume.between(first, now))
        usual = (slow.idle + 0.5) / (slow.reports + 0.5 * self._prior[True].reports) * reports
        prior = self._by["attention"]
        return reports * max(1.0, (prior + self._attention.naming(pair, first, now)) / (prior + usual))

    def _called(self, pair: Pair, evidence: Evidence) -> Call | None:
        """The call that evidence makes or strengthens; None where one stands that is stronger."""
        calls = self._calls.setdefault(pair, [])
        for call in calls:
            near = abs(call.best.onset - evidence.onset) <= self._by["apart"]
            if near and call.best.hostile == evidence.hostile:
                if evidence.factor <= call.best.factor:
                    return None
                call.best = evidence
                return call
        calls.append(Call(evidence.now, evidence))
        return calls[-1]

    def _shift(self, pair: Pair, call: Call) -> Shift:
        best = call.best
        turn: Turn = "hostile" if best.hostile else "cooperative"
        on = date.fromordinal(best.onset).isoformat()
        kind: ShiftKind = "escalation" if best.hostile else "easing"
        if best.before is not None and best.before * best.after < 0:
            kind = "realignment"
        return Shift(
            content_key("sh", *pair, turn, on),
            *pair,
            on,
            turn,
            kind,
            best.before,
            best.after,
            self.probability(best.factor),
            date.fromordinal(call.called).isoformat(),
            tuple(event for event, _ in self.moved_by(pair, best)),
        )

    def moved_by(self, pair: Pair, evidence: Evidence) -> list[tuple[str, float]]:
        """By how much each event of a turn's own sign raises its evidence: with it, less without it."""
        moved = []
        for one in evidence.window:
            if one.hostile == evidence.hostile:
                without = [
                    other.factor
                    for other in self._evidence(pair, evidence.onset, evidence.now, one.event)
                    if other.hostile == evidence.hostile
                ]
                moved.append((one.event, evidence.factor - (without[0] if without else 0.0)))
        return sorted(moved, key=lambda item: (-item[1], item[0]))

    def probability(self, factor: float) -> float:
        """How probable a turn is, given its evidence: as often as such calls were borne out (docs/relations.md)."""
        return 1 / (1 + exp(-(self._by["intercept"] + self._by["slope"] * factor)))


class _History:
    """The conduct of a pair by day; each event once, whoever did it to whom."""

    def __init__(self) -> None:
        self._events: dict[str, Conduct] = {}
        self._rows: list[tuple[int, str]] = []
        self._slow: dict[int, Slow] = {}

    def add(self, conduct: Conduct) -> None:
        """Take one in. Of a deed that both did to each other the weightier side stays."""
        known = self._events.get(conduct.event)
        if known is not None and conduct.mass <= known.mass:
            return
        if known is None:
            insort(self._rows, (conduct.day, conduct.event))
        self._events[conduct.event] = conduct
        self._slow = {day: slow for day, slow in self._slow.items() if day <= conduct.day}

    def since(self, day: int) -> Iterator[Conduct]:
        return (self._events[event] for _, event in self._rows[bisect_left(self._rows, (day, "")) :])

    def until(self, day: int) -> Iterator[Conduct]:
        return (self._events[event] for _, event in self._rows[: bisect_left(self._rows, (day, ""))])

    def days(self, first: int, last: int) -> Sequence[int]:
        """The days of deeds from one to another, both in."""
        start, end = bisect_left(self._rows, (first, "")), bisect_left(self._rows, (last + 1, ""))
        return list(dict.fromkeys(day for day, _ in self._rows[start:end]))

    def before(self, day: int, reckon: Callable[[], Slow]) -> Slow:
        """The slow state before a day, reckoned once until something earlier comes in."""
        if day not in self._slow:
            self._slow[day] = reckon()
        return self._slow[day]
