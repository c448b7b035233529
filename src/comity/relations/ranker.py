"""The forecast of entities by boosted trees, over the terms of the mixture: an extra, `pip install comity[forecast]`.

The mixture names the likeliest candidates; LightGBM (LambdaRank, Burges 2010) puts them into a new order by the terms,
by when and how often they were last met, and by how busy both sides are. Everybody else keeps the mixture's order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from comity.errors import MissingPartError
from comity.relations.history import Floats, Ints
from comity.relations.mixture import Mixture, Question, evidence

CANDIDATES = 100
LEARNED_ON = 12_000
"""Questions that the trees learn from, at most."""
LEARNED_DAYS = 90
SEED = 1
_PARAMETERS = {
    "objective": "lambdarank", "num_leaves": 15, "learning_rate": 0.06, "min_data_in_leaf": 50, "lambda_l2": 5.0,
    "feature_fraction": 0.7, "bagging_fraction": 0.8, "bagging_freq": 1, "lambdarank_truncation_level": 20,
    "num_threads": 2, "verbose": -1, "seed": SEED, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
_TREES = 250
_LONG_AGO = 999.0


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """A mixture, and the trees that put its likeliest candidates into order."""

    mixture: Mixture
    trees: Any

    @classmethod
    def learned(cls, mixture: Mixture, until: int) -> Ranker:
        """The ranker for days from `until` on; a MissingPartError where LightGBM is not installed."""
        try:
            import lightgbm
        except ImportError:
            raise MissingPartError(
                "the ranker needs LightGBM", "pip install 'comity[forecast]', or do without: the default needs nothing"
            ) from None
        history = mixture.terms.history
        known = np.flatnonzero((history.day >= until - LEARNED_DAYS) & (history.day < until))
        right: dict[Question, set[int]] = {}
        for row in known.tolist():
            question = int(history.subject[row]), int(history.relation[row]), int(history.day[row])
            right.setdefault(question, set()).add(int(history.object[row]))
        questions = sorted(right, key=lambda one: one[::-1])
        drawn = np.random.default_rng(SEED).permutation(len(questions))[:LEARNED_ON]
        tables, labels, sizes = [], [], []
        for at in sorted(drawn.tolist()):
            _, candidates, table = features(mixture, questions[at])
            label = np.isin(candidates, list(right[questions[at]]))
            if label.any():
                tables.append(table)
                labels.append(label)
                sizes.append(len(candidates))
        data = lightgbm.Dataset(np.vstack(tables), np.concatenate(labels).astype(int), group=sizes)
        return cls(mixture, lightgbm.train(_PARAMETERS, data, _TREES))

    def scores(self, question: Question) -> Floats:
        """A score for each entity, whose order alone means something."""
        scores, candidates, table = features(self.mixture, question)
        ranked = self.trees.predict(table)
        scores[candidates] = scores.max() + 1 + ranked - ranked.min()
        return scores


def features(mixture: Mixture, question: Question) -> tuple[Floats, Ints, Floats]:
    """The mixture's scores of all entities, the likeliest candidates, and a row of features for each of these."""
    history, (subject, relation, day) = mixture.terms.history, question
    terms = mixture.terms.of(subject, relation, day)
    kind = evidence(history, question)
    scores: Floats = mixture.weights[kind] @ terms
    many = min(CANDIDATES, len(scores))
    candidates = np.argpartition(-scores, many - 1)[:many]
    same, any_, of_relation = (
        history.rows(day, subject, relation), history.rows(day, subject), history.rows(day, relation=relation)
    )  # fmt: skip
    chosen = terms[:-1, candidates]
    met = [np.bincount(history.object[rows], minlength=len(scores))[candidates] for rows in (same, any_, of_relation)]
    ago = [_days_since(mixture, rows, day, candidates) for rows in (same, any_, of_relation)]
    top = scores[candidates]
    order = np.empty(many)
    order[np.argsort(-top)] = np.arange(many)
    per_candidate = [*np.log(chosen + 1e-6), np.log(top + 1e-9), np.log(top / top.max()), order, *met, *ago]
    recent = [np.searchsorted(-(history.day[rows][::-1] - day), 14) for rows in (same, any_)]
    whole = [kind, len(same), len(any_), len(of_relation), *recent, len(np.unique(history.object[same])),
             len(np.unique(history.object[any_])), float(relation >= len(history.relations))]  # fmt: skip
    table = np.column_stack([*per_candidate, *(np.full(many, value, dtype=float) for value in whole)])
    return scores, candidates, table


def _days_since(mixture: Mixture, rows: Ints, day: int, candidates: Ints) -> Floats:
    """How many days ago each candidate was last the object of the rows."""
    history = mixture.terms.history
    last = np.full(len(history.entities), day - _LONG_AGO)
    np.maximum.at(last, history.object[rows], history.day[rows])
    found: Floats = day - last[candidates]
    return found
