"""Agreement of coders: Krippendorff's alpha for nominal values, with a bootstrap interval.

K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011), section C: any number of coders, values missing.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

Values = Sequence[Hashable | None]
"""What the coders said of one unit; None where one said nothing."""

_TIMES = 1_000
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha: 1 where all agree, 0 where they do as chance would. `low` and `high` hold 95 % of resampled units' alphas.

    None where nothing can be said: no unit has two values, or all values are one. `units` are those with two or more.
    """

    alpha: float | None
    low: float | None
    high: float | None
    units: int


def agreement(units: Sequence[Values], seed: int = 1) -> Agreement:
    """The agreement over some units; the interval is of percentiles, from 1,000 resamples of the units."""
    paired = [_given(unit) for unit in units]
    paired = [unit for unit in paired if len(unit) > 1]
    found = alpha(paired)
    if found is None:
        return Agreement(None, None, None, len(paired))
    chance = random.Random(seed)
    drawn = (alpha(chance.choices(paired, k=len(paired))) for _ in range(_TIMES))
    alphas = sorted(one for one in drawn if one is not None)
    low, high = (alphas[int(share * (len(alphas) - 1))] for share in (_TAIL, 1 - _TAIL))
    return Agreement(found, low, high, len(paired))


def alpha(units: Sequence[Values]) -> float | None:
    """Krippendorff's alpha, nominal; None where all values are one, or none can be paired.

    >>> round(alpha([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")]), 3)
    0.533
    """
    totals: Counter[Hashable] = Counter()
    observed = 0.0
    for unit in units:
        counts = Counter(_given(unit))
        many = counts.total()
        if many > 1:
            totals += counts
            observed += (many * many - sum(count * count for count in counts.values())) / (many - 1)
    n = totals.total()
    expected = n * n - sum(count * count for count in totals.values())
    return 1 - (n - 1) * observed / expected if expected else None


def _given(unit: Values) -> list[Hashable]:
    return [value for value in unit if value is not None]
