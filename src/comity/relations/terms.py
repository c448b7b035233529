"""The terms of the forecast of entities: each says, from one side of the history, how likely each entity is the object.

Every term is a share over all entities, from strictly earlier days:

    same    with whom the subject had this relation
    pair    with whom it had any relation, each weighed by how well it foretells this one between the same two
    popular with whom anybody had this relation
    active  who takes part in anything
    kin     partners of the subject's partners
    peers   with whom those kin had this relation

The first three are slow and fast: their weights halve in 333 days, and in 5. (A slow and a fast memory beat one of any
pace; one decay each is the additive baseline.)
"""

from __future__ import annotations

import numpy as np

from comity.relations.history import Floats, History, Ints, shared, summed

SLOW, FAST, MIDDLE = 0.003, 0.2, 0.01
"""Halvings a day: of the slow and of the fast terms, and of those that have one pace only."""
NAMES = (
    "same, slow", "same, fast", "pair, slow", "pair, fast", "popular, slow", "popular, fast", "active", "kin", "peers",
    "anybody",
)  # fmt: skip
"""The terms in their order; `anybody` is the same for all entities."""
_KIN = 60  # partners and kin looked at, those with the largest shares
_PRIOR = 5.0  # pairs of tellings that a lift has to outweigh


class Terms:
    """The terms of a history; `affinity` says how well each relation foretells each other (see `affinity`)."""

    def __init__(self, history: History, affinity: Floats) -> None:
        self.history = history
        self._affinity = affinity
        self._day: int | None = None
        self._partners: tuple[Ints, Ints, Floats] = (np.zeros(1, np.int64), np.zeros(0, np.int64), np.zeros(0))
        self._popular: dict[tuple[int | None, float], Floats] = {}

    def of(self, subject: int, relation: int, day: int) -> Floats:
        """A row for each term, a column for each entity."""
        self._turn_to(day)
        history = self.history
        same, any_ = history.rows(day, subject, relation), history.rows(day, subject)
        foretold = self._affinity[relation, history.relation[any_]]
        kin = self._kin(subject)
        return np.vstack(
            [
                *(history.share(same, history.decayed(same, day, rate)) for rate in (SLOW, FAST)),
                *(history.share(any_, history.decayed(any_, day, rate) * foretold) for rate in (SLOW, FAST)),
                *(self._popularity(relation, rate) for rate in (SLOW, FAST)),
                self._popularity(None, MIDDLE),
                kin,
                self._peers(subject, relation, kin),
                np.full(len(history.entities), 1 / len(history.entities)),
            ]
        )

    def _turn_to(self, day: int) -> None:
        """Forget what was reckoned for another day."""
        if day == self._day:
            return
        self._day = day
        self._popular.clear()
        history, rows = self.history, self.history.rows(day)
        many = len(history.entities)
        keys, at = np.unique(history.subject[rows] * many + history.object[rows], return_inverse=True)
        weights = summed(at, history.decayed(rows, day, MIDDLE), len(keys))
        subjects = keys // many
        weights = weights / summed(subjects, weights, many)[subjects]
        self._partners = np.searchsorted(subjects, np.arange(many + 1)), keys % many, weights

    def _popularity(self, relation: int | None, rate: float) -> Floats:
        assert self._day is not None
        if (relation, rate) not in self._popular:
            rows = self.history.rows(self._day, relation=relation)
            weights = self.history.decayed(rows, self._day, rate)
            self._popular[relation, rate] = self.history.share(rows, weights)
        return self._popular[relation, rate]

    def _kin(self, subject: int) -> Floats:
        """Two steps from the subject, each to a partner by its share; the subject itself is left out."""
        starts, partners, weights = self._partners
        own = slice(starts[subject], starts[subject + 1])
        nearest = _largest(weights[own])
        first, share = partners[own][nearest], weights[own][nearest]
        lengths = starts[first + 1] - starts[first]
        steps = np.repeat(starts[first] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        both = weights[steps] * np.repeat(share, lengths)
        found = summed(partners[steps], both, len(self.history.entities))
        found[subject] = 0.0
        return shared(found)

    def _peers(self, subject: int, relation: int, kin: Floats) -> Floats:
        """With whom the kin had the relation, each kin by its share."""
        assert self._day is not None
        history = self.history
        found = np.zeros(len(history.entities))
        for other in _largest(kin).tolist():
            rows = history.rows(self._day, other, relation)
            if len(rows):
                found += kin[other] * history.share(rows, history.decayed(rows, self._day, MIDDLE))
        found[subject] = 0.0
        return shared(found)


def affinity(history: History, day: int) -> Floats:
    """How much oftener than by chance two relations stand between the same two entities, in days before that day.

    A row for the relation that is asked about, a column for the one that was seen; both directions are relations of
    their own. A relation that a pair had often counts with the logarithm of how often; rare ones are drawn towards 1.
    """
    rows = history.rows(day)
    kinds = 2 * len(history.relations)
    pairs, at = np.unique(history.subject[rows] * len(history.entities) + history.object[rows], return_inverse=True)
    counts = np.bincount(at * kinds + history.relation[rows], minlength=len(pairs) * kinds).reshape(-1, kinds)
    often = np.log1p(np.minimum(counts, 3)).astype(np.float32)
    together = (often.T @ often).astype(np.float64)
    margin = together.sum(axis=1)
    expected = np.outer(margin, margin) / max(together.sum(), 1.0)
    lift: Floats = (together + _PRIOR * expected) / ((1 + _PRIOR) * expected + _PRIOR)
    return lift


def _largest(weights: Floats) -> Ints:
    """Where the largest weights stand, `_KIN` of them at most, none of 0."""
    found = np.flatnonzero(weights)
    return found if len(found) <= _KIN else found[np.argpartition(-weights[found], _KIN)[:_KIN]]
