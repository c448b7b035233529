"""How well a clustering of mentions meets another: MUC, B-cubed, CEAF-e and their mean, the CoNLL F1.

After Pradhan, Luo, Recasens, Hovy, Ng and Strube, "Scoring coreference partitions of predicted mentions: a reference
implementation" (ACL 2014), for mentions that are given: key and response hold the same ones. What each measure adds up
to is a sum over documents, or topics, that share no mention, so scores of a whole are made of summed counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from bench.measured import Counts
from bench.metrics import harmonic, share

Clusters = Collection[Collection[str]]

MEASURES = ("muc", "b3", "ceafe")


def agreement(group: str, key: Clusters, response: Clusters) -> Counts:
    """What one topic adds to each measure: `key` are the gold clusters, `response` ours, over the same mentions."""
    keys, responses = [set(one) for one in key], [set(one) for one in response]
    if set().union(*keys) != set().union(*responses):
        raise ValueError("key and response hold different mentions")
    counts: dict[str, float] = {}
    for name, gold, ours in (("recall", keys, responses), ("precision", responses, keys)):
        of = _homes(ours)
        shares = [Counter(of[mention] for mention in cluster) for cluster in gold]
        counts[f"{group}:muc:{name}"] = sum(
            len(cluster) - len(apart) for cluster, apart in zip(gold, shares, strict=True)
        )
        counts[f"{group}:muc:{name}_of"] = sum(len(cluster) - 1 for cluster in gold)
        counts[f"{group}:b3:{name}"] = sum(
            sum(number**2 for number in apart.values()) / len(cluster)
            for cluster, apart in zip(gold, shares, strict=True)
        )
        counts[f"{group}:b3:{name}_of"] = sum(map(len, gold))
        counts[f"{group}:ceafe:{name}_of"] = len(gold)
    best = _best_alignment(keys, responses)
    return counts | {f"{group}:ceafe:recall": best, f"{group}:ceafe:precision": best}


def conll_f1(counts: Counts, group: str) -> float:
    """The mean of the F1 of the three measures."""
    return sum(measure_f1(counts, group, measure) for measure in MEASURES) / len(MEASURES)


def measure_f1(counts: Counts, group: str, measure: str) -> float:
    """The F1 of one measure of summed counts."""
    of = f"{group}:{measure}"
    return harmonic(
        share(counts, f"{of}:precision", f"{of}:precision_of"), share(counts, f"{of}:recall", f"{of}:recall_of")
    )


def _homes(clusters: Iterable[Collection[str]]) -> dict[str, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def _best_alignment(keys: Sequence[set[str]], responses: Sequence[set[str]]) -> float:
    """CEAF with phi4: what the best one-to-one alignment of entities is worth, 2 |K and R| / (|K| + |R|) each."""
    worth = np.zeros((len(keys), len(responses)))
    of = _homes(responses)
    for at, gold in enumerate(keys):
        for ours, number in Counter(of[mention] for mention in gold).items():
            worth[at, ours] = 2 * number / (len(gold) + len(responses[ours]))
    return float(sum(worth[at, ours] for at, ours in assign(worth)))


def assign(worth: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> list[tuple[int, int]]:
    """The one-to-one pairs of rows and columns whose worth adds up to most, as many as the shorter side has.

    The Hungarian method by shortest augmenting paths (Jonker and Volgenant 1987), in O(n^3).
    """
    if worth.shape[0] > worth.shape[1]:
        return sorted((row, column) for column, row in assign(worth.T))
    rows, columns = worth.shape
    cost = worth.max(initial=0.0) - worth
    of_row, of_column = np.zeros(rows), np.zeros(columns)
    row_of = np.full(columns, -1)
    for start in range(rows):
        reached, before = np.full(columns, np.inf), np.full(columns, -1)
        done = np.zeros(columns, dtype=bool)
        row, column, length = start, -1, 0.0
        while row != -1:
            if column != -1:
                done[column] = True
            offer = np.where(done, np.inf, length + cost[row] - of_row[row] - of_column)
            better = offer < reached
            reached[better], before[better] = offer[better], column
            column = int(np.argmin(np.where(done, np.inf, reached)))
            length, row = float(reached[column]), int(row_of[column])
        past = np.flatnonzero(done)
        of_row[start] += length
        of_row[row_of[past]] += length - reached[past]
        of_column[past] -= length - reached[past]
        while column != -1:
            last = int(before[column])
            row_of[column] = start if last == -1 else row_of[last]
            column = last
    return sorted((int(row_of[column]), column) for column in range(columns) if row_of[column] != -1)
