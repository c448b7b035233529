"""Who did what to whom, on which day, as arrays: what a forecast may look back at.

Each quadruple stands twice, once from each end: `relation + len(relations)` is the relation turned round, so that
"who does it to the object?" is asked like "to whom does the subject do it?".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Quadruple = tuple[str, str, str, int]
"""Subject, relation, object, and the day as a number."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_NONE: Ints = np.array([], dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Quadruples from both ends, by day. What is asked of a day is answered from strictly earlier days."""

    entities: Sequence[str]
    relations: Sequence[str]
    subject: Ints
    relation: Ints
    object: Ints
    day: Ints
    _of_subject: Mapping[int, Ints] = field(repr=False)
    _of_relation: Mapping[int, Ints] = field(repr=False)
    _of_both: Mapping[int, Ints] = field(repr=False)

    @classmethod
    def of(cls, quadruples: Iterable[Quadruple], entities: Iterable[str] = ()) -> History:
        """The history of some quadruples, in any order; `entities` are candidates that may stand in none of them."""
        rows = sorted(quadruples, key=lambda row: (row[3], row[:3]))
        names = sorted({*entities, *(row[0] for row in rows), *(row[2] for row in rows)})
        relations = sorted({row[1] for row in rows})
        number, kind = ({name: at for at, name in enumerate(known)} for known in (names, relations))
        one_way = np.array([(number[s], kind[r], number[o], day) for s, r, o, day in rows], dtype=np.int64)
        one_way = one_way.reshape(-1, 4)
        turned = one_way[:, [2, 1, 0, 3]] + [0, len(relations), 0, 0]
        both = np.concatenate([one_way, turned])
        subject, relation, object_, day = both[np.argsort(both[:, 3], kind="stable")].T.copy()
        grouped = map(_grouped, (subject, relation, subject * 2 * len(relations) + relation))
        return cls(names, relations, subject, relation, object_, day, *grouped)

    def rows(self, day: int, subject: int | None = None, relation: int | None = None) -> Ints:
        """The rows of a subject, of a relation, of both or of all, of days before that day."""
        if subject is None and relation is None:
            return np.arange(np.searchsorted(self.day, day))
        if subject is None:
            found = self._of_relation.get(relation or 0, _NONE)
        elif relation is None:
            found = self._of_subject.get(subject, _NONE)
        else:
            found = self._of_both.get(subject * 2 * len(self.relations) + relation, _NONE)
        return found[: np.searchsorted(self.day[found], day)]

    def decayed(self, rows: Ints, day: int, rate: float) -> Floats:
        """The weights of rows on a day: a half for each `1 / rate` days that have gone by."""
        weights: Floats = np.exp2(-rate * (day - self.day[rows]))
        return weights

    def share(self, rows: Ints, weights: Floats) -> Floats:
        """The share of each entity as the object of some rows; all 0 where there is none."""
        return shared(summed(self.object[rows], weights, len(self.entities)))


def summed(at: Ints, weights: Floats, many: int) -> Floats:
    """The weights that fall on each of so many numbers, together."""
    return np.bincount(at, weights, minlength=many).astype(np.float64)


def shared(weights: Floats) -> Floats:
    """Weights that sum up to 1, or to 0 where there are none."""
    total = weights.sum()
    return weights / total if total > 0 else weights


def _grouped(keys: Ints) -> dict[int, Ints]:
    """The rows of each key, in their order."""
    order = np.argsort(keys, kind="stable")
    found, first = np.unique(keys[order], return_index=True)
    return dict(zip(found.tolist(), np.split(order, first[1:]), strict=True)) if len(keys) else {}
