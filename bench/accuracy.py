"""How well Comity reads a gold set.

    python bench/accuracy.py NAME --data PATH [--corpus FILE] [--json] [--verbose] [--limit N] [--write]

Prints the scores with their bootstrap intervals, as a table or as one JSON object. `--verbose` lists the rows on
stderr; `--write` keeps the result in bench/results. Exit codes: 2 for a name that is no set, or not yet one; 3 where
the data are not there.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.measured import Measured, Scores, machine, write_result
from bench.metrics import intervals, total
from bench.sets import MODULES, gold_set

USAGE, NOT_FOUND = 2, 3
_HINT = "gold sets lie beside the repository: --data ../shared/gold/..."


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    options = _options(arguments)
    if options.name not in MODULES:
        print(_no_set(options.name), file=sys.stderr)
        return USAGE
    if not options.data.exists():
        print(f"there are no data at `{options.data}`\n\nhint: {_HINT}", file=sys.stderr)
        return NOT_FOUND
    beside = {name: path for name in ("corpus", "case") if (path := getattr(options, name)) is not None}
    missing = next((path for path in beside.values() if not path.exists()), None)
    if missing is not None:
        print(f"there are no data at `{missing}`\n\nhint: {_HINT}", file=sys.stderr)
        return NOT_FOUND
    measured = measure(options.name, options.data, options.limit, options.verbose, beside)
    if options.write:
        from comity.reading import reader_version

        today = datetime.now(UTC).date().isoformat()
        path = write_result(measured.as_dict(), options.data, today, reader_version())
        print(f"written to {path}", file=sys.stderr)
    print(json.dumps(measured.as_dict(), ensure_ascii=False) if options.json else as_table(measured))
    return 0


def measure(
    name: str, data: Path, limit: int | None = None, verbose: bool = False, beside: Mapping[str, Path] | None = None
) -> Measured:
    """Reads a set and scores it; `limit` takes only its first rows, `beside` are other data that the set needs."""
    started = time.perf_counter()
    gold = gold_set(name)
    rows = []
    for row in islice(gold.rows(data, **(beside or {})), limit):
        rows.append(row.counts)
        if verbose:
            print(f"{row.name}: {row.note}", file=sys.stderr)
    scores = _rounded(gold.scores(total(rows)))
    likely = intervals(rows, gold.scores, without=gold.counts)
    return Measured(name, len(rows), scores, likely, round(time.perf_counter() - started, 1), machine())


def as_table(measured: Measured) -> str:
    """A run as a small table.

    >>> print(as_table(Measured("plv", 2, {"answered": 0.5}, {"answered": (0.1, 0.9)}, 0.1, "a machine")))
    plv: 2 rows in 0.1 s on a machine
      answered  0.500  (0.100 to 0.900)
    """
    flat = dict(_flat(measured.scores))
    width = max(map(len, flat), default=0)
    lines = [f"{measured.name}: {measured.rows} rows in {measured.seconds} s on {measured.machine}"]
    for name, value in flat.items():
        low_high = measured.intervals.get(name)
        likely = f"  ({low_high[0]:.3f} to {low_high[1]:.3f})" if low_high else ""
        shown = f"{value:.3f}" if isinstance(value, float) else str(value)
        lines.append(f"  {name:<{width}}  {shown}{likely}")
    return "\n".join(lines)


def _flat(scores: Scores) -> list[tuple[str, float]]:
    flat: list[tuple[str, float]] = []
    for name, value in scores.items():
        if isinstance(value, int | float):
            flat.append((name, value))
        else:
            flat += [(f"{name}.{inner}", number) for inner, number in value.items()]
    return flat


def _rounded(scores: Scores) -> Scores:
    return {
        name: round(value, 4) if isinstance(value, int | float) else {k: round(v, 4) for k, v in value.items()}
        for name, value in scores.items()
    }


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures Comity on a gold set.")
    parser.add_argument("name", help=f"one of {', '.join(MODULES)}")
    parser.add_argument("--data", type=Path, required=True, help="the set's file or folder")
    parser.add_argument("--corpus", type=Path, help="of shifts: the news in which they are looked for")
    parser.add_argument("--case", type=Path, help="of shifts: a casebook that holds that news already")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--verbose", action="store_true", help="list the rows on stderr")
    parser.add_argument("--limit", type=int, help="read only the first N rows (never written)")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    options = parser.parse_args(arguments)
    given = [name for name in ("corpus", "case") if getattr(options, name) is not None]
    if options.name in MODULES and any(name not in gold_set(options.name).beside for name in given):
        parser.error(f"--{given[0]} is not for {options.name}")
    if options.write and options.limit:
        parser.error("--write keeps whole runs only: leave --limit out")
    return options


def _no_set(name: str) -> str:
    near = difflib.get_close_matches(name, MODULES, n=3)
    return f"`{name}` is no gold set\n\nhint: {' or '.join(near or MODULES)}"


if __name__ == "__main__":
    sys.exit(main())
