"""How well pairs are forecast: a rolling-origin backtest over a casebook.

    python bench/forecasts.py --case CASE [--horizon 30] [--json] [--write]

From every HORIZON days of the past, each pair of which enough was known is forecast with what was known then, learned
on windows that had ended by then. Brier and log scores (of both less is better) over the four quads and of turns, ours
and the plain guesses'; where our probabilities lay and how often it then happened; intervals by bootstrap over days of
origin; and our worst misses. Exit code 3 where there is no such casebook.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise, product
from math import log
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.measured import Counts, Measured, machine, write_result
from bench.metrics import intervals, share, total
from comity.faces.coding import quads
from comity.faces.desk import Desk
from comity.reading import reader_version
from comity.relations.forecasts import HORIZON, Told, backtest
from comity.relations.windows import TARGETS, TURN

NOT_FOUND = 3
GUESSES = ("ours", "base_rate", "last_sign", "long_run", "recurrency")
BINS = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0)
MISSES = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description="Backtests forecasts of pairs on a casebook.")
    parser.add_argument("--case", type=Path, required=True, help="a casebook of years of reports")
    parser.add_argument("--horizon", type=int, default=HORIZON, help="days ahead")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    options = parser.parse_args(arguments)
    if not (options.case / "segments").is_dir():
        hint = "read one: comity read ../shared/corpus --into CASE"
        print(f"there is no casebook at `{options.case}`\n\nhint: {hint}", file=sys.stderr)
        return NOT_FOUND
    result = measured(options.case, options.horizon)
    if options.write:
        today = datetime.now(UTC).date().isoformat()
        write_result(result, options.case / "segments", today, reader_version())
    if options.json:
        print(json.dumps(result))
    else:
        _show(result)
    return 0


def measured(case: Path, horizon: int) -> dict[str, Any]:
    """The backtest of a casebook, as it is printed and kept."""
    started = time.perf_counter()
    days = list(backtest(Desk(case).related().conduct, quads().get, horizon))
    rows = [counts(day) for day in days]
    told = [one for day in days for one in day]
    found = Measured(
        "forecasts", len(told), scores(total(rows)), intervals(rows, scores), round(time.perf_counter() - started, 1),
        machine(),
    )  # fmt: skip
    rounded = {name: round(float(value), 4) for name, value in found.scores.items()}  # type: ignore[arg-type]
    return {
        **found.as_dict(), "scores": rounded, "horizon": horizon, "origins": len(days),
        "reliability": reliability(told), "misses": misses(told),
    }  # fmt: skip


def counts(day: Iterable[Told]) -> Counts:
    """The losses of one day of origin, added up."""
    found: dict[str, float] = {}
    for one in day:
        for at in _asked(one):
            group = "turn" if at == TURN else "quads"
            found[group] = found.get(group, 0) + 1
            for guess, odds in _guesses(one).items():
                happened, likely = one.outcome[at], odds[at]
                for kind, loss in (
                    ("brier", (likely - happened) ** 2),
                    ("log", -log(likely if happened else 1 - likely)),
                ):
                    key = f"{group}:{kind}:{guess}"
                    found[key] = found.get(key, 0) + loss
    return found


def scores(found: Counts) -> dict[str, float]:
    """Mean losses, ours and those of each guess, over the quads and of turns; `gain` is the best guess's less ours."""
    named = {}
    for group, loss in product(("quads", "turn"), ("brier", "log")):
        means = {guess: share(found, f"{group}:{loss}:{guess}", group) for guess in GUESSES}
        named |= {f"{group}_{loss}_{guess}": mean for guess, mean in means.items()}
        named[f"{group}_{loss}_gain"] = min(means[guess] for guess in GUESSES[1:]) - means["ours"]
    return named


def reliability(told: Iterable[Told]) -> list[dict[str, float]]:
    """By where our probability of a quad lay: how many there were, their mean, and how often it happened."""
    pairs = sorted((one.odds[at], one.outcome[at]) for one in told for at in _asked(one) if at != TURN)
    table = []
    for low, high in pairwise(BINS):
        inside = [(odds, happened) for odds, happened in pairs if low <= odds < high]
        if inside:
            said, happened = (round(sum(column) / len(inside), 4) for column in zip(*inside, strict=True))
            table.append({"from": low, "to": high, "forecasts": len(inside), "said": said, "happened": happened})
    return table


def misses(told: Iterable[Told]) -> list[dict[str, Any]]:
    """Of each target, the forecasts that were surest that it would not happen, and did, and that it would, and not."""
    lost: dict[tuple[int, bool], list[tuple[float, tuple[str, str], int]]] = {}
    for one in told:
        for at in _asked(one):
            lost.setdefault((at, one.outcome[at]), []).append((one.odds[at], one.window.pair, one.window.day))
    return [
        {
            "source": source, "target": target, "from": date.fromordinal(day + 1).isoformat(), "what": TARGETS[at],
            "said": round(odds, 4), "happened": happened,
        }
        for (at, happened), found in sorted(lost.items())
        for odds, (source, target), day in sorted(found, reverse=not happened)[:MISSES]
    ]  # fmt: skip


def _asked(one: Told) -> Iterator[int]:
    """The targets of a window; there is no turn where the tie has no sign."""
    yield from (at for at in range(len(TARGETS)) if at != TURN or one.window.sign)


def _guesses(one: Told) -> Mapping[str, tuple[float, ...]]:
    return {"ours": one.odds, **one.baselines}


def _show(result: Mapping[str, Any]) -> None:
    origins = f"{result['origins']} days of origin, {result['horizon']} days ahead"
    print(f"{result['rows']:,} forecasts from {origins}, {result['seconds']} s on {result['machine']}")
    for name, value in result["scores"].items():
        low, high = result["intervals"].get(name, (value, value))
        print(f"  {name:<24} {value:.4f}  ({low:.4f} to {high:.4f})")
    for row in result["reliability"]:
        between = f"{row['from']:.2f} to {row['to']:.2f}, {row['forecasts']:>6,} times"
        print(f"  said {between}: {row['said']:.3f} on the mean, happened {row['happened']:.3f}")


if __name__ == "__main__":
    sys.exit(main())
