"""What forgetting takes of a large casebook: `python bench/forgetting.py [--reports 2000 20000] [--write] [--json]`.

A casebook of reports made up by `generated.py`, of which one of its middle is forgotten, with the proof, and then its
index built anew once more. Each of the three runs in a process of its own.

    seconds         of processor, to forget a report, all told    peak_mb     of the process that forgets
    index_seconds   to build the index anew, a part of these      looked_mb   millions of characters of the proof
    left            files in which something of it still stands
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.generated import make, readings
from bench.measured import RESULTS, Measured, machine
from comity.record.building import rebuild
from comity.record.forgetting import forget

SIZES = (2_000, 20_000)
_AT = "2031-01-01T00:00:00Z"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code: 1 where something of what was forgotten is left."""
    parser = argparse.ArgumentParser(description="Measures what forgetting takes of a large casebook.")
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES, help="the sizes")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    options = parser.parse_args(arguments)
    started, found = time.perf_counter(), {}
    for size in options.reports:
        found[size] = measure(size)
        print(f"{size}: {found[size]}", file=sys.stderr)
    scores = {name: {str(size): one[name] for size, one in found.items()} for name in next(iter(found.values()))}
    measured = Measured("forgetting", max(found), scores, {}, round(time.perf_counter() - started, 1), machine())
    if options.write:
        from comity.reading import reader_version

        made = {"data": "made up by the bench", "digest": "", "reader": reader_version()}
        kept = measured.as_dict() | made | {"date": datetime.now(UTC).date().isoformat()}
        (RESULTS / "forgetting.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    if options.json:
        print(json.dumps(measured.as_dict()))
    else:
        print("\n".join(f"{name}  {value}" for name, value in scores.items()))
    return int(any(one["left"] for one in found.values()))


def measure(reports: int) -> dict[str, float]:
    """What one size takes."""
    with TemporaryDirectory() as place:
        book = Path(place) / "case"
        _alone(make, book, reports)
        middle = next(islice(readings(reports), reports // 2, None)).article.id
        seconds, peak, looked, left = _alone(forgotten, book, middle)
        index_seconds = _alone(built, book)
    return {
        "seconds": round(seconds, 1),
        "index_seconds": round(index_seconds, 1),
        "peak_mb": round(peak),
        "looked_mb": round(looked / 1e6, 1),
        "left": left,
    }


def forgotten(book: Path, article: str) -> tuple[float, float, int, int]:
    """Forget a report: the processor's seconds, the megabytes at most, what the proof looked at, and what it found."""
    before = time.process_time()
    made = forget(book, (article,), (), _AT)
    seconds = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert made.proof is not None
    assert len(made.reports) == 1
    return seconds, peak, made.proof.size, len(made.proof.found)


def built(book: Path) -> float:
    """The processor's seconds in which the index of a casebook is built anew."""
    before = time.process_time()
    rebuild(book, book)
    return time.process_time() - before


def _alone(what: Callable[..., Any], *given: object) -> Any:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(what, given)


if __name__ == "__main__":
    sys.exit(main())
