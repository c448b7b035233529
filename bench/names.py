"""How fast the actor directory loads, and how fast it finds names in news text; CPU time on one core.

    python bench/names.py --data PATH [--layer FOLDER] [--json] [--write]

PATH is gold/stance.jsonl or the corpus. find_mb_per_s: megabytes (10^6 bytes of UTF-8) of text a second, the best of
five runs over all texts; load_ms: the best of nine loads in a process that has loaded it before; first_load_ms: of the
first. automaton_ms: making the automaton, which the first text waits for. names: how many are looked for. With --layer,
the tables of that folder lie over the bundled ones.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.measured import Measured, keep_and_show, machine
from bench.texts import json_lines

NOT_FOUND = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    options = _options(arguments)
    if not options.data.exists():
        print(f"there are no data at `{options.data}`", file=sys.stderr)
        return NOT_FOUND
    measured = measure(texts_of(options.data), [options.layer] if options.layer else [])
    keep_and_show(measured, "texts", options.data, write=options.write, as_json=options.json)
    return 0


def measure(texts: Sequence[str], layers: Sequence[Path] = ()) -> Measured:
    """The directory loaded and let loose on the texts."""
    from comity.reading.directory import Directory

    started = time.perf_counter()
    folders = [layer / "directory" for layer in layers]
    first = _cpu_seconds(lambda: Directory(folders))
    load = min(_cpu_seconds(lambda: Directory(folders)) for _ in range(9))
    known = Directory(folders)
    automaton = _cpu_seconds(lambda: known.find(""))
    find = min(_cpu_seconds(lambda: [known.find(text) for text in texts]) for _ in range(5))
    scores = {
        "find_mb_per_s": round(sum(len(text.encode()) for text in texts) / 1e6 / find, 1),
        "load_ms": round(load * 1000),
        "first_load_ms": round(first * 1000),
        "automaton_ms": round(automaton * 1000),
        "names": len(known.names),
    }
    return Measured("names", len(texts), scores, {}, round(time.perf_counter() - started, 1), machine())


def texts_of(path: Path) -> list[str]:
    """The texts of a set, one a row."""
    texts = []
    for row in json_lines(path):
        article: Any = row.get("article")
        texts.append(" ".join(one["text"] for one in article["text"]) if article else str(row["text"]))
    return texts


def _cpu_seconds(does: Callable[[], object]) -> float:
    before = time.process_time()
    does()
    return time.process_time() - before


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures how fast names are loaded and found.")
    parser.add_argument("--data", type=Path, required=True, help="gold/stance.jsonl or the corpus")
    parser.add_argument("--layer", type=Path, help="a folder of tables over the bundled ones")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
