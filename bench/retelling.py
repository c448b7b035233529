"""The points for deeds of one story, fitted anew on ECB+: `python bench/retelling.py --data ../shared/gold/ecbplus`.

Prints each sign of `comity.record.retelling` with its points and its fitted log-odds, and the CoNLL F1 of five runs in
each of which a fifth of the topics is measured with points that were fitted on the others and rounded to halves.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.logistic import Table, fitted
from bench.metrics import total
from bench.sets.ecbplus import SAME_STORY, ToldReport, of_topic, scores, told_by_topic
from bench.stories import stories
from comity.record import retelling
from comity.record.retelling import signs
from comity.record.traits import traits_of

FOLDS = 5
NAMES = ("KIN", "SAME_WORD", "SAME_DOER", "SAME_SUFFERER", "OTHER_ROLE", "SAME_NUMBER", "SAME_TYPE", "OF_MANY",
         "OF_MANY_BY_OTHERS")  # fmt: skip
"""The names of the points, in the order of `signs`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description="Fits the points for deeds of one story.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of ECB+")
    options = parser.parse_args(arguments)
    topics = list(told_by_topic(options.data).values())
    pairs = [_pairs(topic) for topic in topics]
    for name, odds in zip(NAMES, _fitted(pairs), strict=True):
        print(f"{name:<18} {getattr(retelling, name):5.1f}  fitted {odds:6.2f}")
    counts = []
    for fold in range(FOLDS):
        others = _fitted([pair for at, pair in enumerate(pairs) if at % FOLDS != fold])
        rounded = {name: round(2 * float(odds)) / 2 for name, odds in zip(NAMES, others, strict=True)}
        with mock.patch.multiple(retelling, **rounded):
            counts += [of_topic(topic) for at, topic in enumerate(topics) if at % FOLDS == fold]
    print(f"held out: {scores(total(counts))}")
    return 0


def _pairs(topic: Sequence[ToldReport]) -> tuple[Table, Table]:
    """The signs of each pair of deeds of one story that are told in words that are kin, and whether they are one."""
    number_of = stories({report.gold.article.id: report.gold.article.text for report in topic}, SAME_STORY)
    chain_of = {trigger.id: trigger.chain for report in topic for trigger in report.gold.triggers}
    tellings = [(one, traits_of(one)) for report in topic for one in report.told]
    table, one_deed = [], []
    for (left, mine), (right, theirs) in combinations(tellings, 2):
        if number_of[left.article] == number_of[right.article] and (found := signs(mine, theirs)):
            table.append([holds for _, _, holds in found])
            one_deed.append(chain_of[left.mention] == chain_of[right.mention])
    return np.array(table, dtype=float).reshape(-1, len(NAMES)), np.array(one_deed, dtype=float)


def _fitted(pairs: Sequence[tuple[Table, Table]]) -> Table:
    return fitted(np.concatenate([one for one, _ in pairs]), np.concatenate([one for _, one in pairs]))


if __name__ == "__main__":
    sys.exit(main())
