"""The additive forecast of entities: to whom will the subject do it on that day?

    P(object | subject, relation, day) = sum over terms k of w[c, k] * term_k(object)

The weights w are shares, learned by expectation and maximisation (Dempster, Laird and Rubin 1977) on the last days of
the history, for each class c of how often the subject had the relation before: with little evidence, kin and
popularity speak; with much, the subject's own record. Nothing else is learned, and each forecast can be taken apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from comity.relations.history import Floats, History
from comity.relations.terms import NAMES, Terms, affinity

EVIDENCE = (1, 3, 8, 20, 60)
"""Where a class of evidence begins: so many earlier quadruples of the subject with the relation. The first has none."""
TUNED_DAYS = 30
TUNED_ON = 6_000
"""Weights are learned on so many questions at most, drawn from the last days of the history."""
SEED = 1
_ROUNDS = 100
_PSEUDO = 20.0  # answers with the weights of all classes that each class is given beside its own

Question = tuple[int, int, int]
"""Subject, relation and day, as numbers of a history."""


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """Terms and their weights: a row for each class of evidence, a column for each term."""

    terms: Terms
    weights: Floats

    @classmethod
    def learned(cls, history: History, until: int) -> Mixture:
        """The mixture for days from `until` on, from what was known before: the terms' affinities from all but the last
        `TUNED_DAYS` days of it, the weights from those."""
        first = until - TUNED_DAYS
        tuned = Terms(history, affinity(history, first))
        drawn = np.random.default_rng(SEED)
        known = np.flatnonzero((history.day >= first) & (history.day < until))
        chosen = np.sort(drawn.permutation(known)[:TUNED_ON])
        values, classes = np.zeros((len(chosen), len(NAMES))), np.zeros(len(chosen), dtype=np.int64)
        for at, row in enumerate(chosen.tolist()):
            question = int(history.subject[row]), int(history.relation[row]), int(history.day[row])
            values[at] = tuned.of(*question)[:, history.object[row]]
            classes[at] = evidence(history, question)
        overall = _weights(values, np.full(len(NAMES), 1 / len(NAMES)), 0.0)
        rows = [_weights(values[classes == one], overall, _PSEUDO) for one in range(len(EVIDENCE) + 1)]
        return cls(Terms(history, affinity(history, until)), np.vstack(rows))

    def scores(self, question: Question) -> Floats:
        """How likely each entity is the object; they sum up to 1 or less."""
        scores: Floats = self.weights[evidence(self.terms.history, question)] @ self.terms.of(*question)
        return scores

    def parts(self, question: Question, object_: int) -> dict[str, float]:
        """What each term adds to the score of one entity."""
        added = self.weights[evidence(self.terms.history, question)] * self.terms.of(*question)[:, object_]
        return dict(zip(NAMES, added.tolist(), strict=True))


def evidence(history: History, question: Question) -> int:
    """The class of evidence that there is for a question: 0 where the subject never had the relation."""
    subject, relation, day = question
    return int(np.searchsorted(EVIDENCE, len(history.rows(day, subject, relation)), side="right"))


def _weights(values: Floats, start: Floats, pseudo: float) -> Floats:
    """The shares under which what happened is likeliest, drawn towards `start` as by so many answers more."""
    weights = start.copy()
    for _ in range(_ROUNDS if len(values) else 0):
        owed = values * weights
        owed /= np.maximum(owed.sum(axis=1, keepdims=True), np.finfo(float).tiny)
        weights = (owed.sum(axis=0) + pseudo * start) / (len(values) + pseudo)
    return weights


def mean_rank(scores: Floats, right: int, others: Sequence[int]) -> float:
    """The rank of the right entity, those of `others` left out, that are right too; where scores tie, the mean rank.

    >>> mean_rank(np.array([0.5, 0.2, 0.2, 0.1]), 1, [0])
    1.5
    """
    kept = np.ones(len(scores), dtype=bool)
    kept[list(others)] = False
    kept[right] = False
    beside = scores[kept]
    return 1 + float((beside > scores[right]).sum()) + float((beside == scores[right]).sum()) / 2
