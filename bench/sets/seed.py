"""A facts file beside its report.

found: the share of its facts that the reading holds. never_found: how many of what must never be found are found.
emitted: how many event mentions, attributions and stances the reading holds in all, so that a reader which says
everything is seen to. What a fact means, and what matches it, bench/facts.py says. PATH is one `*.facts.json` or a
folder of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.facts import Fact, holds
from bench.measured import Counts, Row, Scores
from bench.metrics import share
from comity.reading import read_article
from comity.sources import Hints, articles, origins
from comity.types import Article, Reading, Skip

COUNTS = ("never_found", "emitted")


def rows(path: Path) -> Iterator[Row]:
    files = sorted(path.glob("*.facts.json")) if path.is_dir() else [path]
    for file in files:
        facts = json.loads(file.read_text(encoding="utf-8"))
        reading = reading_of(file.parent / facts["report"], facts.get("published"))
        yield from in_reading(reading, facts)


def in_reading(reading: Reading, facts: dict[str, Any]) -> Iterator[Row]:
    """A row for each fact, one for each that must never be found, and one for all that is emitted."""
    for fact in facts["facts"]:
        found = holds(reading, fact)
        yield Row(fact["id"], {"facts": 1, "found": found}, f"{'found  ' if found else 'MISSING'} {_told(fact)}")
    for fact in facts.get("never", ()):
        found = holds(reading, fact)
        yield Row(fact["id"], {"never": found}, f"{'WRONGLY FOUND' if found else 'rightly absent'} {_told(fact)}")
    emitted = len(reading.event_mentions) + len(reading.attributions) + len(reading.stances)
    yield Row("emitted", {"emitted": emitted}, f"{emitted} records")


def scores(counts: Counts) -> Scores:
    return {
        "found": share(counts, "found", "facts"),
        "never_found": counts.get("never", 0),
        "emitted": counts.get("emitted", 0),
    }


def reading_of(report: Path, published: str | None) -> Reading:
    """The reading of a report in a file; a ValueError where it holds none."""
    for origin in origins([str(report)]):
        for found in [origin] if isinstance(origin, Skip) else articles(origin, Hints(published=published)):
            if isinstance(found, Article):
                return read_article(found)
            raise ValueError(f"`{report}` was not read: {found.reason}")
    raise ValueError(f"`{report}` holds no report")


def _told(fact: Fact) -> str:
    return " ".join(f"{field}={value}" for field, value in fact.items() if field not in ("id", "why", "note"))
