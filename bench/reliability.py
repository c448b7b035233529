"""Are the probabilities of turns what they say? Of a casebook's calls, how many later conduct bore out.

    python bench/reliability.py --case CASE [--split 2010-01-01] [--json] [--write]

A call is looked at as it was first made, report by report, with its probability of that day. It is borne out where, in
the `AFTER` days after it, conduct of its sign is still more than `TIMES` as frequent, a report, as it was before the
turn. A call after which nothing is told of the two in that time is neither. The calls before the
split are what `intercept` and `slope` in relations/weights.toml are fitted to; those after it make the table. Exit
code 3 where the casebook is not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby, pairwise
from math import exp, log
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

import comity
from bench.measured import RESULTS
from comity.relations.attention import Attention, Pair, attention_in, pair_of
from comity.relations.conduct import Conduct
from comity.relations.rates import mean_rates
from comity.relations.shifts import Watch
from comity.types import Shift

AFTER, TIMES = 180, 2
EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 0.97, 1.0)
NOT_FOUND = 3


@dataclass(frozen=True, slots=True)
class Bin:
    """The calls of a range of probabilities: how many, what they say on average, and the share borne out."""

    low: float
    high: float
    calls: int
    said: float
    borne_out: float


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measures the probabilities of turns.")
    parser.add_argument("--case", type=Path, required=True, help="a casebook of years of news")
    parser.add_argument("--split", default="2010-01-01", help="the first day of the held-back years")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    options = parser.parse_args(arguments)
    if not options.case.exists():
        print(f"there is no casebook at `{options.case}`", file=sys.stderr)
        return NOT_FOUND
    result = measured(options.case, options.split)
    if options.write:
        (RESULTS / "reliability.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result) if options.json else as_table(result))
    return 0


def measured(case: Path, split: str) -> dict[str, object]:
    """The table of the held-back years, and the line that the years before would be fitted by."""
    with comity.open(case) as desk:
        related = desk.related()
        conduct = sorted(related.conduct, key=lambda one: one.known)
        attention = attention_in(related.material, conduct)
        rates = mean_rates(conduct, len(attention.reports))
        by = related.weights.shift
        watch = Watch(attention, related.weights, rates, related.persons)
    pairs: dict[Pair, list[Conduct]] = {}
    for one in conduct:
        pairs.setdefault(pair_of(one), []).append(one)
    later = Later(pairs, attention, rates, by["shape"])
    last = date.fromordinal(attention.reports[-1] - AFTER).isoformat()
    calls = [one for one in _first_calls(watch, conduct) if one.called <= last]
    outcomes = [(one, was) for one in calls if (was := later.bears_out(one)) is not None]
    early = [(_factor(one, by), was) for one, was in outcomes if one.called < split]
    late = [(one.probability, was) for one, was in outcomes if one.called >= split]
    intercept, slope = fitted(early)
    return {
        "name": "reliability",
        "split": split,
        "calls": len(calls),
        "nothing_told_after": len(calls) - len(outcomes),
        "fitted_on": len(early),
        "fitted": {"intercept": round(intercept, 2), "slope": round(slope, 2)},
        "held_back": len(late),
        "brier": round(sum((said - was) ** 2 for said, was in late) / max(1, len(late)), 4),
        "base_rate": round(sum(was for _, was in late) / max(1, len(late)), 4),
        "bins": [asdict(one) for one in bins(late)],
    }


def _first_calls(watch: Watch, conduct: Sequence[Conduct]) -> list[Shift]:
    """Each turn as it stood when it was first called."""
    first: dict[tuple[str, str, str, str], Shift] = {}
    for _, reported in groupby(conduct, key=lambda one: one.known):
        for one in watch.add(list(reported)):
            first.setdefault((one.a, one.b, one.turn, one.called), one)
    return list(first.values())


@dataclass(frozen=True, slots=True)
class Later:
    """A casebook's conduct, to look at what came after a call."""

    pairs: Mapping[Pair, Sequence[Conduct]]
    attention: Attention
    rates: Mapping[bool, float]
    shape: float

    def bears_out(self, call: Shift) -> bool | None:
        """Whether conduct of the turn's sign stayed more frequent than before; None where nothing more is told."""
        onset, called = (date.fromisoformat(day).toordinal() for day in (call.date, call.called))
        hostile = call.turn == "hostile"
        before = self._mass(call, hostile, 0, onset - 1) + self.shape
        known = self.attention.reported(0, onset - 1) + self.shape / self.rates[hostile]
        after = self._mass(call, hostile, called + 1, called + AFTER)
        if not after and not self._mass(call, not hostile, called + 1, called + AFTER):
            return None
        return after / max(1, self.attention.reported(called + 1, called + AFTER)) > TIMES * before / known

    def _mass(self, call: Shift, hostile: bool, first: int, last: int) -> float:
        done = self.pairs.get((call.a, call.b), ())
        masses = {one.event: one.mass for one in done if one.hostile == hostile and first <= one.day <= last}
        return sum(masses.values())


def fitted(calls: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The logistic line from evidence to outcome of most likelihood, by Newton's method."""
    intercept = slope = 0.0
    for _ in range(50):
        gradient, curve = [0.0, 0.0], [1e-6, 0.0, 1e-6]
        for factor, was in calls:
            said = 1 / (1 + exp(-(intercept + slope * factor)))
            gradient[0] += was - said
            gradient[1] += (was - said) * factor
            for at, power in enumerate((1, factor, factor**2)):
                curve[at] += said * (1 - said) * power
        determinant = curve[0] * curve[2] - curve[1] ** 2
        intercept += (curve[2] * gradient[0] - curve[1] * gradient[1]) / determinant
        slope += (curve[0] * gradient[1] - curve[1] * gradient[0]) / determinant
    return intercept, slope


def bins(calls: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Calls by the probability that they were made with.

    >>> bins([(0.65, True), (0.69, False)])
    [Bin(low=0.6, high=0.7, calls=2, said=0.67, borne_out=0.5)]
    """
    found = []
    for low, high in pairwise(EDGES):
        inside = [(said, was) for said, was in calls if low <= said < high]
        if inside:
            mean = sum(said for said, _ in inside) / len(inside)
            share = sum(was for _, was in inside) / len(inside)
            found.append(Bin(low, high, len(inside), round(mean, 3), round(share, 3)))
    return found


def as_table(result: Mapping[str, Any]) -> str:
    """The result as a small table."""
    lines = [
        f"{result['calls']} calls; after {result['nothing_told_after']} of them nothing is told",
        f"fitted on {result['fitted_on']} before {result['split']}: {result['fitted']}",
        f"{result['held_back']} after it: Brier {result['brier']}, base rate {result['base_rate']}",
    ]
    rows = [f"  {one['low']:.2f} to {one['high']:.2f}  {one['calls']:>4}  said {one['said']:.2f}  borne out "
            f"{one['borne_out']:.2f}" for one in result["bins"]]  # fmt: skip
    return "\n".join(lines + rows)


def _factor(call: Shift, by: Mapping[str, float]) -> float:
    """The evidence of a call, from its probability."""
    return (log(call.probability / (1 - call.probability)) - by["intercept"]) / by["slope"]


if __name__ == "__main__":
    sys.exit(main())
