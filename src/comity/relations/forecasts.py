"""What is to be expected of a pair: the odds of each quad of deeds within a horizon, and of a turn (docs/forecasts.md).

Logistic regression with a ridge, on rates of what the pair did lately and over the years, either way; learned on
earlier windows of all pairs of the same casebook. Beside it always: the base rate, the last sign, the pair's own rate,
and recurrency.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from comity.relations.conduct import Conduct
from comity.relations.history import Floats
from comity.relations.windows import FEATURES, TARGETS, TURN, QuadOf, Records, Window
from comity.types import Baselines, Forecast, Odds

HORIZON = 30
"""Days, unless told."""
ENOUGH = 20
"""Windows in which a target happened, and in which it did not, that its odds are learned on, at least."""
_RIDGE = 20.0
_ROUNDS = 25
_PRIOR = 5.0  # windows of everybody's that a share of few windows is drawn towards
_LEAST = 0.001  # no forecast is surer than this, either way

Outcome = tuple[bool, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """What earlier windows teach: coefficients for each target (None where there were too few), and plain shares."""

    windows: int
    coefficients: tuple[Floats | None, ...]
    base: tuple[float, ...]
    after_last: tuple[tuple[float, float], ...]
    after_lately: tuple[tuple[float, float], ...]

    def odds(self, window: Window) -> tuple[float, ...]:
        """The probability of each target."""
        return tuple(
            _kept(float(_logistic(window.features[at] @ found)) if found is not None else self._without(window, at))
            for at, found in enumerate(self.coefficients)
        )

    def baselines(self, window: Window) -> dict[str, tuple[float, ...]]:
        """The plain guesses by their names in `Baselines`."""
        return {
            "base_rate": tuple(map(_kept, self.base)),
            "last_sign": tuple(_kept(self.after_last[at][one]) for at, one in enumerate(window.last_with)),
            "long_run": tuple(map(_kept, window.long_run)),
            "recurrency": tuple(_kept(self.after_lately[at][one]) for at, one in enumerate(window.lately)),
        }

    def _without(self, window: Window, at: int) -> float:
        """The pair's own rate and everybody's, by how much is known of the pair."""
        own = window.events / (window.events + _PRIOR)
        return own * window.long_run[at] + (1 - own) * self.base[at]


def forecasts(
    conduct: Iterable[Conduct], on: str, quad_of: QuadOf, horizon: int = HORIZON, actors: Collection[str] | None = None
) -> list[Forecast]:
    """Forecasts from a day, by what was known then, the busiest pair first; of some actors, either way, if named."""
    day = date.fromisoformat(on).toordinal()
    records = Records.of((one for one in conduct if one.day <= day and one.known <= day), quad_of)
    learned = _learn([pair for _, found in _past(records, day, horizon) for pair in found])
    found = [
        Forecast(
            *window.pair, on, horizon, _odds(learned.odds(window), window),
            Baselines(**{name: _odds(odds, window) for name, odds in learned.baselines(window).items()}),
            window.events, learned.windows,
        )
        for window in records.windows(day, horizon, actors)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.events, one.source, one.target))


@dataclass(frozen=True, slots=True)
class Told:
    """A forecast of the past, and what then happened."""

    window: Window
    odds: tuple[float, ...]
    baselines: dict[str, tuple[float, ...]]
    outcome: Outcome


def backtest(
    conduct: Iterable[Conduct], quad_of: QuadOf, horizon: int = HORIZON, learn: int = 730
) -> Iterator[list[Told]]:
    """Forecasts from every `horizon` days of the past, each learned on windows that had ended by then: a list a day.

    The first `learn` days are only learned from.
    """
    records = Records.of(conduct, quad_of)
    known: list[tuple[Window, Outcome]] = []
    for day, found in _past(records, records.last, horizon):
        if day >= records.first + learn and found:
            learned = _learn(known)
            yield [Told(window, learned.odds(window), learned.baselines(window), outcome) for window, outcome in found]
        known += found


def _past(records: Records, day: int, horizon: int) -> Iterator[tuple[int, list[tuple[Window, Outcome]]]]:
    """All windows that had ended by a day, one after the other, with what then happened."""
    count = (day - records.first) // horizon
    for origin in (day - horizon * back for back in range(count, 0, -1)):
        yield origin, [(one, records.outcome(one, horizon)) for one in records.windows(origin, horizon)]


def _learn(known: Sequence[tuple[Window, Outcome]]) -> Learned:
    features = np.array([window.features for window, _ in known]).reshape(-1, len(TARGETS), len(FEATURES))
    outcomes = np.array([outcome for _, outcome in known], dtype=float).reshape(-1, len(TARGETS))
    last = np.array([window.last_with for window, _ in known], dtype=bool).reshape(-1, len(TARGETS))
    lately = np.array([window.lately for window, _ in known], dtype=bool).reshape(-1, len(TARGETS))
    signed = np.array([window.sign != 0 for window, _ in known], dtype=bool)
    base, after_last, after_lately, coefficients = [], [], [], []
    for at in range(len(TARGETS)):
        chosen = signed if at == TURN else np.ones(len(known), dtype=bool)
        happened = outcomes[chosen, at]
        share = (happened.sum() + 0.5) / (len(happened) + 1)
        base.append(float(share))
        after_last.append(_after(last[chosen, at], happened, share))
        after_lately.append(_after(lately[chosen, at], happened, share))
        enough = min(happened.sum(), (1 - happened).sum()) >= ENOUGH
        coefficients.append(_fitted(features[chosen, at], happened) if enough else None)
    windows = len(known) if any(one is not None for one in coefficients) else 0
    return Learned(windows, tuple(coefficients), tuple(base), tuple(after_last), tuple(after_lately))


def _after(seen: np.ndarray, happened: Floats, share: float) -> tuple[float, float]:
    """How often it happened where something was not seen, and where it was."""
    return tuple(  # type: ignore[return-value]  # two of them
        float((happened[seen == one].sum() + _PRIOR * share) / ((seen == one).sum() + _PRIOR)) for one in (False, True)
    )


def _fitted(features: Floats, happened: Floats) -> Floats:
    """The coefficients under which what happened is likeliest, less a ridge on all but the first: Newton's way."""
    found = np.zeros(features.shape[1])
    ridge = np.full(len(found), _RIDGE)
    ridge[0] = 0.0
    for _ in range(_ROUNDS):
        expected = _logistic(features @ found)
        slope = features.T @ (happened - expected) - ridge * found
        curve = (features.T * (expected * (1 - expected))) @ features + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curve, slope)
        found = found + step
        if np.abs(step).max() < 1e-8:
            break
    return found


def _logistic(value: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(value, -30, 30)))


def _kept(probability: float) -> float:
    return float(min(max(probability, _LEAST), 1 - _LEAST))


def _odds(values: Sequence[float], window: Window) -> Odds:
    words, deeds, words_against, deeds_against, turn = values
    return Odds(words, deeds, words_against, deeds_against, turn if window.sign else None)
