"""Phrases that tell a date, against a reference day.

right: the gold date lies in our interval, and so does the gold end where there is one, and the interval is no longer
than the gold grain (where the row gives one). Rows of type `unresolved` are left out. grain_right is over the rows that
give a grain; ours below a day count as a day, since gold knows nothing shorter. Of several expressions in a phrase the
longest is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.measured import Counts, Row, Scores
from bench.metrics import share
from bench.texts import json_lines
from comity.reading.times import TimeExpression, find_times

LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3_653}
"""Days that an interval of each grain may have."""

_BELOW_A_DAY = ("minute", "hour", "part_of_day")


def rows(path: Path) -> Iterator[Row]:
    for row in json_lines(path):
        if row["type"] == "unresolved":
            continue
        found = find_times(row["text"], date.fromisoformat(row["ref"]))
        chosen = max(found, key=lambda expression: len(expression.span.text), default=None)
        told = f"{chosen.first}..{chosen.last} {chosen.grain}" if chosen else "nothing"
        counts = of_row(chosen, row)
        gold = f"on {row['ref']}: gold {row['date']} {row['end']} {row['granularity']}"
        yield Row(row["text"], counts, f"{'right' if counts['right'] else 'WRONG'} {gold}, ours {told}")


def of_row(found: TimeExpression | None, row: dict[str, Any]) -> Counts:
    """What one row adds up to."""
    counts = {"asked": 1, "right": found is not None and _is_right(found, row)}
    if row["granularity"]:
        grain = None if found is None else "day" if found.grain in _BELOW_A_DAY else found.grain
        counts |= {"grain_asked": 1, "grain": grain == row["granularity"]}
    return counts


def scores(counts: Counts) -> Scores:
    return {"right": share(counts, "right", "asked"), "grain_right": share(counts, "grain", "grain_asked")}


def _is_right(found: TimeExpression, row: dict[str, Any]) -> bool:
    if found.first is None or found.last is None:
        return False
    first, last = found.first.isoformat(), found.last.isoformat()
    dates = [day for day in (row["date"], row["end"]) if day]
    inside = all(first[: len(day)] <= day <= last[: len(day)] for day in dates)
    longest = LONGEST.get(row["granularity"])
    return inside and (longest is None or (found.last - found.first).days < longest)
