"""Forecasting of entities on ICEWS14: who is the object of a quadruple, and who its subject, from earlier days alone.

A folder of train.txt, valid.txt and, where it is there, test.txt, which is then measured with both others as history.
Lines are subject, relation, object and the hours of the day, of which 24 are one. Single step: what happened on earlier
days is known, nothing of the day itself. Both directions; filtered by time (what else is right that day is left out);
ties at mean rank, among all entities of entity2id.txt. new_pairs_mrr: of quadruples whose two never met before, in
either direction. This is the default, the additive mixture; `icews14_ranker` is the extra. Intervals are by day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import numpy as np

from bench.measured import Counts, Row, Scores
from bench.metrics import share
from comity.relations.history import Floats, History, Quadruple
from comity.relations.mixture import Mixture, Question, mean_rank

Scored = Callable[[Question], Floats]
HOURS = 24


def rows(path: Path) -> Iterator[Row]:
    history, first = split(path)
    return ranked(history, first, Mixture.learned(history, first).scores)


def split(path: Path) -> tuple[History, int]:
    """The history of a folder, and the first day that is to be forecast."""
    parts = [quadruples_in(path / f"{name}.txt") for name in ("train", "valid", "test")]
    asked = parts[2] or parts[1]
    listed = path / "entity2id.txt"
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else ()
    entities = [line.rpartition("\t")[2] for line in lines if "\t" in line]
    return History.of([row for part in parts for row in part], entities), min(day for *_, day in asked)


def quadruples_in(file: Path) -> list[Quadruple]:
    """The quadruples of a file, none where there is no file."""
    if not file.exists():
        return []
    cells = (line.split() for line in file.read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1], row[2], int(row[3]) // HOURS) for row in cells if row]


def ranked(history: History, first: int, scored: Scored) -> Iterator[Row]:
    """A row a day from `first` on: the ranks of all that was right, from both ends."""
    asked = np.flatnonzero(history.day >= first).tolist()
    for day, ids in groupby(asked, key=lambda row: int(history.day[row])):
        right: dict[Question, set[int]] = {}
        for row in ids:
            question = int(history.subject[row]), int(history.relation[row]), day
            right.setdefault(question, set()).add(int(history.object[row]))
        counts = dict.fromkeys(("asked", "reciprocal", "first", "tenth", "new", "new_reciprocal"), 0.0)
        for question, objects in right.items():
            _count(counts, scored(question), objects, set(history.object[history.rows(day, question[0])].tolist()))
        yield Row(f"day {day}", counts, f"{counts['reciprocal'] / counts['asked']:.3f} of {counts['asked']:.0f}")


def _count(counts: dict[str, float], scores: Floats, objects: set[int], met: set[int]) -> None:
    for one in sorted(objects):
        rank = mean_rank(scores, one, sorted(objects - {one}))
        counts["asked"] += 1
        counts["reciprocal"] += 1 / rank
        counts["first"] += rank <= 1
        counts["tenth"] += rank <= 10
        counts["new"] += one not in met
        counts["new_reciprocal"] += (one not in met) / rank


def scores(counts: Counts) -> Scores:
    return {
        "mrr": share(counts, "reciprocal", "asked"),
        "hits_1": share(counts, "first", "asked"),
        "hits_10": share(counts, "tenth", "asked"),
        "new_pairs_mrr": share(counts, "new_reciprocal", "new"),
    }
