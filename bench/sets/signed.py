"""Signed networks whose frustration index is known: a folder of CSV (source, target, sign) with known_answers.json.

right: our index is the known one; proved: and no better was left open; slowest_seconds: of one network, from its ties
to its sides, on one core. Intervals are by network.
"""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measured import Counts, Row, Scores
from bench.metrics import share
from comity.relations.frustration import balance
from comity.relations.signed import SignedNetwork, pair_of

ANSWERS = "known_answers.json"
COUNTS = ("slowest_seconds",)
_SECONDS = "seconds:"  # a key for each network: their sum over resamples is never read, only the largest of one run


def rows(path: Path) -> Iterator[Row]:
    known = json.loads((path / ANSWERS).read_text(encoding="utf-8"))
    for file in sorted(path.glob("*.csv")):
        network, expected = network_in(file), known[file.stem]["frustration"]
        started = time.perf_counter()
        found = balance(network)
        took = time.perf_counter() - started
        right = found.frustration == expected == len(network.frustrated(found.sides))
        counts = {"networks": 1, "right": int(right), "proved": int(found.proved), _SECONDS + file.stem: took}
        yield Row(file.stem, counts, f"{found.frustration} of {expected}, at least {found.lower}, {took:.2f} s")


def scores(counts: Counts) -> Scores:
    slowest = max((took for name, took in counts.items() if name.startswith(_SECONDS)), default=0.0)
    return {
        "right": share(counts, "right", "networks"),
        "proved": share(counts, "proved", "networks"),
        "slowest_seconds": slowest,
    }


def network_in(file: Path) -> SignedNetwork:
    """The network of a table; ties to oneself are none."""
    with file.open(encoding="utf-8", newline="") as stream:
        found = {pair_of(row["source"], row["target"]): int(row["sign"]) for row in csv.DictReader(stream)}
    return SignedNetwork({pair: sign for pair, sign in found.items() if pair[0] != pair[1]})
