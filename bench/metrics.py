"""Scores from counts: accuracy, F1 by class and by span, and the bootstrap over rows.

Every score here is a function of summed counts. So a resample of the rows is a weighted sum of their counts, and a
thousand resamples are one product of matrices.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

import numpy as np

from bench.measured import Counts, Scores

Piece = tuple[int, int]
"""A stretch of text, half-open."""

Pieces = tuple[Piece, ...]
"""A span that may be discontinuous."""

RESAMPLES = 1_000
SEED = 20_200_103
_CHUNK = 50  # resamples at a time: 50 weights for each of 13,000 rows are 5 MB


def total(rows: Iterable[Counts]) -> Counts:
    """All rows together.

    >>> total([{"gold": 1}, {"gold": 2, "hit": 1}])
    {'gold': 3, 'hit': 1}
    """
    summed: dict[str, float] = {}
    for row in rows:
        for key, count in row.items():
            summed[key] = summed.get(key, 0) + count
    return summed


def share(counts: Counts, part: str, whole: str) -> float:
    """One count over another; 0 where there is nothing to count."""
    return counts.get(part, 0) / counts[whole] if counts.get(whole) else 0.0


def harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# --- classes ----------------------------------------------------------------------------------------------------------


def confusion(group: str, gold: str, predicted: str | None) -> Counts:
    """What one decision adds to a group's classes; no answer is a miss of the gold class, and no false alarm.

    >>> confusion("root", "ASSAULT", "ACCUSE")
    {'root:gold:ASSAULT': 1, 'root:said:ACCUSE': 1}
    """
    counts = {f"{group}:gold:{gold}": 1}
    if predicted is not None:
        counts[f"{group}:said:{predicted}"] = 1
    if gold == predicted:
        counts[f"{group}:hit:{gold}"] = 1
    return counts


def class_f1(counts: Counts, group: str, label: str) -> float:
    """F1 of one class."""
    hit = counts.get(f"{group}:hit:{label}", 0)
    both = counts.get(f"{group}:gold:{label}", 0) + counts.get(f"{group}:said:{label}", 0)
    return 2 * hit / both if both else 0.0


def macro_f1(counts: Counts, group: str) -> float:
    """The mean F1 of the classes that gold holds."""
    prefix = f"{group}:gold:"
    labels = [key.removeprefix(prefix) for key, count in counts.items() if key.startswith(prefix) and count]
    return sum(class_f1(counts, group, label) for label in labels) / len(labels) if labels else 0.0


def accuracy(counts: Counts, group: str) -> float:
    """The share of decisions that are right; no answer is wrong."""
    right, asked = (
        sum(count for key, count in counts.items() if key.startswith(f"{group}:{kind}:")) for kind in ("hit", "gold")
    )
    return right / asked if asked else 0.0


# --- spans and other sets ---------------------------------------------------------------------------------------------


def exact(group: str, gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Counts:
    """What two sets have in common, by equality."""
    wanted, found = set(gold), set(predicted)
    both = len(wanted & found)
    return {f"{group}:gold": len(wanted), f"{group}:said": len(found), f"{group}:hit": both, f"{group}:right": both}


def overlapping(group: str, gold: Collection[Pieces], predicted: Collection[Pieces]) -> Counts:
    """How many spans of each set overlap one of the other by a character or more; spans that stand twice count once."""
    wanted, found = set(gold), set(predicted)
    return {
        f"{group}:gold": len(wanted),
        f"{group}:said": len(found),
        f"{group}:hit": sum(any(overlap(span, other) for other in found) for span in wanted),
        f"{group}:right": sum(any(overlap(span, other) for other in wanted) for span in found),
    }


def overlap(left: Pieces, right: Pieces) -> bool:
    """Whether two spans, in pieces or whole, share a character.

    >>> overlap(((0, 4),), ((4, 8),)), overlap(((0, 2), (6, 9)), ((4, 8),))
    (False, True)
    """
    return any(a < d and c < b for a, b in left for c, d in right)


def set_f1(counts: Counts, group: str) -> float:
    """F1 of what `exact` or `overlapping` counted: recall over gold, precision over what was said."""
    return harmonic(share(counts, f"{group}:right", f"{group}:said"), share(counts, f"{group}:hit", f"{group}:gold"))


# --- how sure ---------------------------------------------------------------------------------------------------------


def intervals(
    rows: Sequence[Counts], scored: Callable[[Counts], Scores], without: Collection[str] = ()
) -> dict[str, tuple[float, float]]:
    """95 % intervals of every plain score by bootstrap over rows, with a fixed seed; `without` names mere counts."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    if not rows or not keys:
        return {}
    table = np.array([[row.get(key, 0) for key in keys] for row in rows], dtype=float)
    random = np.random.default_rng(SEED)
    drawn: dict[str, list[float]] = {}
    for _ in range(RESAMPLES // _CHUNK):
        weights = random.multinomial(len(rows), np.full(len(rows), 1 / len(rows)), size=_CHUNK)
        for sums in weights @ table:
            for name, value in scored(dict(zip(keys, sums.tolist(), strict=True))).items():
                if isinstance(value, int | float) and name not in without:
                    drawn.setdefault(name, []).append(value)
    return {name: _middle(values) for name, values in drawn.items()}


def _middle(values: list[float]) -> tuple[float, float]:
    low, high = np.percentile(values, [2.5, 97.5])
    return round(float(low), 4), round(float(high), 4)
