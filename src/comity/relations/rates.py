"""Rates of conduct: Poisson counts with gamma beliefs. The exposure is reports, so that a rate is conduct per report
and does not rise with the volume of news.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum, lgamma, log

from comity.relations.attention import Pair, pair_of
from comity.relations.conduct import Conduct


class Volume:
    """How many reports there are, day by day: plainly, and discounted by their age."""

    def __init__(self, days: Iterable[int], half_life: float) -> None:
        ordered = sorted(days)
        self.first = ordered[0] if ordered else 0
        self.total = len(ordered)
        self._half_life = half_life
        faded: float = 0.5 ** (1 / half_life)
        counts = [0] * (ordered[-1] - self.first + 1 if ordered else 0)
        for day in ordered:
            counts[day - self.first] += 1
        self._sums, self._faded = [0], [0.0]
        for count in counts:
            self._sums.append(self._sums[-1] + count)
            self._faded.append((self._faded[-1] + count) * faded)

    def between(self, first: int, last: int) -> int:
        """The reports from one day to another, both in."""
        return self._sums[self._at(last + 1)] - self._sums[self._at(first)]

    def before(self, day: int) -> float:
        """The reports before a day, each weighing half after a half-life."""
        at = self._at(day)
        left: float = 0.5 ** (max(0, day - self.first - at) / self._half_life)
        return self._faded[at] * left

    def _at(self, day: int) -> int:
        return min(max(day - self.first, 0), len(self._sums) - 1)


@dataclass(frozen=True, slots=True)
class Gamma:
    """A belief about a rate: `shape` over `reports` is its mean, and `reports` what it is worth."""

    shape: float
    reports: float

    @property
    def mean(self) -> float:
        return self.shape / self.reports

    def after(self, mass: float, reports: float) -> Gamma:
        """The belief after so much conduct in so many reports."""
        return Gamma(self.shape + mass, self.reports + reports)

    def expects(self, mass: float, reports: float) -> float:
        """How probable so much conduct in so many reports is: the log of the negative binomial, less its factorial.

        Masses are sums of weights and need not be whole; the factorial is the same under any belief.
        """
        a, b = self.shape, self.reports
        return lgamma(a + mass) - lgamma(a) + a * log(b / (b + reports)) + mass * log(reports / (b + reports))


def mean_rates(conduct: Iterable[Conduct], reports: int) -> dict[bool, float]:
    """Hostile (True) and cooperative conduct a report, of the mean pair of a casebook; a deed of both sides once."""
    masses: dict[tuple[Pair, str], tuple[bool, float]] = {}
    for one in conduct:
        key = pair_of(one), one.event
        masses[key] = max(masses.get(key, (one.hostile, 0.0)), (one.hostile, one.mass))
    pairs = len({pair for pair, _ in masses})
    total = {
        sign: fsum(mass for hostile, mass in masses.values() if hostile == sign)  # in whatever order they come
        for sign in (True, False)
    }
    return {hostile: max(mass, 1.0) / max(pairs, 1) / max(reports, 1) for hostile, mass in total.items()}
