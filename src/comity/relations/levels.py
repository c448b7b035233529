"""Levels: the weighted mean of what was done, with an interval (normal with unknown mean and variance, conjugate).

Scores are taken as drawn from a normal distribution. Its mean has a flat prior, so that more reports of the same
conduct leave the level where it is and only narrow the interval; its variance has an inverse gamma one, worth two deeds
that lie `SPREAD` from their mean, so that three equal deeds are not taken for certainty (docs/relations.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from statistics import NormalDist

from comity.types import Level

SPREAD = 4.0
"""The standard deviation of scores that the prior expects."""

BEST, WORST = 10.0, -10.0

_Z = NormalDist().inv_cdf(0.975)


def level_of(weighted: Iterable[tuple[float, float]]) -> Level | None:
    """The level of scores with their weights; None where nothing weighs anything.

    >>> level_of([(-9.0, 1.0), (-9.0, 1.0), (-6.0, 2.0)]).level
    -7.5
    """
    kept = [(score, weight) for score, weight in weighted if weight > 0]
    total = sum(weight for _, weight in kept)
    if not kept:
        return None
    mean = sum(score * weight for score, weight in kept) / total
    spread = sum(weight * (score - mean) ** 2 for score, weight in kept)
    shape, rate = 1 + total / 2, SPREAD**2 + spread / 2
    reach = _quantile(2 * shape) * sqrt(rate / shape / total)
    return Level(mean, max(WORST, mean - reach), min(BEST, mean + reach))


def _quantile(freedom: float) -> float:
    """The 97.5 % point of Student's t, by the series of Cornish and Fisher: within 1 % from 3 degrees of freedom on.

    >>> round(_quantile(3), 2), round(_quantile(10), 3)  # tables say 3.18 and 2.228
    (3.16, 2.228)
    """
    z = _Z
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
