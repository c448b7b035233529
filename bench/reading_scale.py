"""How reading grows with what is read, end to end into a casebook: seconds, memory and disk.

    python bench/reading_scale.py --data ../shared/corpus/current_events_2002-2013.jsonl.gz [--items 1000 10000 50000]
        [--processes 1] [--write] [--json]

The items of each size are spread evenly over the data (a size that is larger than the data is all of it), so that each
size is of the same mixture and years. Each is read by a process of its own into a casebook of its own, as `comity read`
does: parsed, coded, written to segments, indexed, joined. The model is loaded before; by readers apart, meanwhile.

    seconds       by the clock                        processor_seconds   of all its processes
    item_ms       of processor, an item               growth              item_ms, the smallest size being 1
    peak_mb       of the process that writes          peak_reader_mb      of the largest other one, where there is one
    segments_kb, index_kb   of disk, an item: what is kept, and the index that follows from it
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import resource
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.measured import Measured, keep_and_show, machine

NOT_FOUND = 3
SIZES = (1_000, 10_000, 50_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description="Measures how reading grows with what is read.")
    parser.add_argument("--data", type=Path, required=True, help="items as JSON lines, gzipped or not")
    parser.add_argument("--items", type=int, nargs="+", default=SIZES, help="the sizes")
    parser.add_argument("--processes", type=int, default=1, help="how many read at once")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    options = parser.parse_args(arguments)
    if not options.data.exists():
        print(f"there are no data at `{options.data}`", file=sys.stderr)
        return NOT_FOUND
    lines = _lines(options.data)
    started, found = time.perf_counter(), dict[int, dict[str, float]]()
    for size in sorted({min(size, len(lines)) for size in options.items}):
        with TemporaryDirectory() as folder:
            source = Path(folder, "items.jsonl")
            source.write_bytes(b"".join(spread(lines, size)))
            with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
                case = Path(folder, "case")
                found[size] = alone.submit(measure, source, case, size, options.processes).result()
        print(f"{size}: {found[size]}", file=sys.stderr)
    seconds = round(time.perf_counter() - started, 1)
    measured = Measured("reading_scale", max(found), scores(found), {}, seconds, machine())
    keep_and_show(measured, "items at most", options.data, write=options.write, as_json=options.json)
    return 0


def spread(lines: Sequence[bytes], size: int) -> list[bytes]:
    """So many lines, evenly from first to last.

    >>> spread([b"a", b"b", b"c", b"d"], 2)
    [b'a', b'c']
    """
    return [lines[number * len(lines) // size] for number in range(size)]


def measure(source: Path, case: Path, items: int, processes: int) -> dict[str, float]:
    """What one size takes, in a process that measures nothing else."""
    from comity import read_text
    from comity.faces.desk import Desk

    read_text("Iran condemned the United States.", published="2020-01-03")  # loads what is loaded once
    before, started = _processor_seconds(), time.perf_counter()
    Desk(case).read(source, processes=processes)
    seconds, processor = time.perf_counter() - started, _processor_seconds() - before
    return {
        "seconds": round(seconds, 1),
        "processor_seconds": round(processor, 1),
        "item_ms": round(1000 * processor / items, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "peak_reader_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        "segments_kb": _kilobytes(case.glob("segments/*"), items),
        "index_kb": _kilobytes(case.glob("index.db*"), items),
    }


def _processor_seconds() -> float:
    """Of this process and of those that it had and that ended."""
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def scores(found: dict[int, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Each figure by size, and how the time an item takes grows; nothing of readers where there is none apart."""
    smallest = found[min(found)]["item_ms"]
    by_name = {
        name: {str(size): one[name] for size, one in found.items()}
        for name in next(iter(found.values()))
        if name != "peak_reader_mb" or any(one[name] for one in found.values())
    }
    return by_name | {"growth": {str(size): round(one["item_ms"] / smallest, 2) for size, one in found.items()}}


def _lines(data: Path) -> list[bytes]:
    with gzip.open(data) if data.suffix == ".gz" else data.open("rb") as file:
        return [line for line in file if line.strip()]


def _kilobytes(files: Iterable[Path], items: int) -> float:
    return round(sum(file.stat().st_size for file in files) / 1024 / items, 2)


if __name__ == "__main__":
    sys.exit(main())
