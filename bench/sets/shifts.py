"""Turns in years of world news: which of the known ones are called, and how many are called where there are none.

Beside the list, `--corpus FILE` is read whole, by us and nothing else, or `--case CASE` is a casebook in which it is
already. At most two calls per pair and decade of the corpus are looked at, the most probable ones. A call counts where
its date lies within 45 days of the row's first to last day and its turn is the row's. recall over all rows,
recall_hostile and recall_cooperative by turn; calls_per_pair_decade and false_on_stable: calls looked at, per pair and
decade, of the pairs of the list and of the stable ones; comention_recall: the same budget spent on the months in which
most reports name both, always saying hostile.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import comity
from bench.measured import Counts, Row, Scores
from bench.metrics import share
from comity.errors import NotFoundError
from comity.types import Shift

BUDGET, NEAR = 2, 45
DECADE = 3652.5


def rows(path: Path, corpus: Path | None = None, case: Path | None = None) -> Iterator[Row]:
    listed = json.loads(path.read_text(encoding="utf-8"))
    with ExitStack() as stack:
        desk = stack.enter_context(comity.open(case) if case is not None else comity.open())
        if case is None:
            if corpus is None:
                raise SystemExit("shifts needs the corpus\n\nhint: --corpus ../shared/corpus/NAME.jsonl.gz")
            desk.read(corpus, processes=None, originals=False)
        yield from Asked(desk).rows(listed)


def scores(counts: Counts) -> Scores:
    return {
        "recall": share(counts, "hit", "gold"),
        "recall_hostile": share(counts, "hit:hostile", "gold:hostile"),
        "recall_cooperative": share(counts, "hit:cooperative", "gold:cooperative"),
        "calls_per_pair_decade": share(counts, "calls", "decades"),
        "false_on_stable": share(counts, "stable:calls", "stable:decades"),
        "comention_recall": share(counts, "comention", "gold"),
    }


class Asked:
    """A casebook asked for the turns of pairs."""

    def __init__(self, desk: Any) -> None:
        self.related = desk.related()
        material = self.related.material
        days = sorted(material.published.values())
        length = (date.fromisoformat(days[-1][:10]) - date.fromisoformat(days[0][:10])).days
        self.decades = length / DECADE
        self.budget = max(1, int(BUDGET * self.decades))
        self.ids = cache(self._ids)

    def rows(self, listed: dict[str, Any]) -> Iterator[Row]:
        seen: set[tuple[str, str]] = set()
        for row in listed["shifts"]:
            pair = (row["a"], row["b"])
            yield self._known(row, first=pair not in seen)
            seen.add(pair)
        for a, b in listed["stable"]:
            calls = self.calls(a, b)
            told = ", ".join(f"{one.date} {one.turn} {one.probability:.2f}" for one in calls) or "none"
            yield Row(f"{a} / {b}", {"stable:calls": len(calls), "stable:decades": self.decades}, f"stable: {told}")

    def calls(self, a: str, b: str) -> list[Shift]:
        """The most probable calls of a pair, within the budget."""
        left, right = self.ids(a), self.ids(b)
        found = [
            one
            for one in self.related.shifts
            if (one.a in left and one.b in right) or (one.a in right and one.b in left)
        ]
        return sorted(found, key=lambda one: (-one.probability, one.date))[: self.budget]

    def months(self, a: str, b: str) -> list[date]:
        """The middle of the months in which most reports name both, within the budget."""
        left, right = self.ids(a), self.ids(b)
        months: Counter[str] = Counter()
        for article, named in self._named().items():
            if named & left and named & right:
                months[self.related.material.published[article][:7]] += 1
        busiest = sorted(months, key=lambda month: (-months[month], month))[: self.budget]
        return [date.fromisoformat(f"{month}-15") for month in busiest]

    @cache  # noqa: B019  # one object a run
    def _named(self) -> dict[str, frozenset[str]]:
        material = self.related.material
        return {
            article: frozenset(
                one
                for actor in {actor for _, actor in named}
                for one in self.related.standing.of(actor, material.published[article][:10])
            )
            for article, named in material.named.items()
            if article in material.published
        }

    def _known(self, row: dict[str, Any], *, first: bool) -> Row:
        """A known turn; the calls of its pair are counted with its first row."""
        calls = self.calls(row["a"], row["b"])
        hit = any(one.turn == row["turn"] and near(one.date, row) for one in calls)
        baseline = row["turn"] == "hostile" and any(
            near(one.isoformat(), row) for one in self.months(row["a"], row["b"])
        )
        counts: dict[str, float] = {"gold": 1, f"gold:{row['turn']}": 1}
        counts |= {"hit": 1, f"hit:{row['turn']}": 1} if hit else {}
        counts |= {"comention": 1} if baseline else {}
        counts |= {"calls": len(calls), "decades": self.decades} if first else {}
        told = ", ".join(f"{one.date} {one.turn} {one.probability:.2f}" for one in calls) or "no call"
        return Row(f"{row['a']} / {row['b']} {row['first']}", counts, f"{'hit' if hit else 'missed'}: {told}")

    def _ids(self, name: str) -> Collection[str]:
        try:
            return frozenset(self.related.called(name))
        except NotFoundError:
            return frozenset()


def near(day: str, row: dict[str, Any]) -> bool:
    """Whether a day lies within 45 days of a row's."""
    first, last = (date.fromisoformat(row[end]).toordinal() for end in ("first", "last"))
    return first - NEAR <= date.fromisoformat(day).toordinal() <= last + NEAR
