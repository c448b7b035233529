"""Phrases that name somebody -> country (ISO 3166 alpha-3), PLOVER sector, and title of the encyclopedia's page.

The resolver is asked by reading a sentence: the phrase and ` said.`, after a sentence made of the context where the row
gives one; the actor whose mention covers most of the phrase (of two, the later) is the answer. "today", and no date,
is 2025-05-16. country_right, sector_right, both_right and title_right are each over the rows that expect it. An empty
expectation, and `_none`, expects no code. UNK, the sector of somebody unknown, is matched by no sector. The country of
an intergovernmental body is IGO, and of one of the United Nations UNO or IGO.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.measured import Counts, Row, Scores
from bench.metrics import share
from bench.rolling import folded
from bench.texts import json_lines, read
from comity.types import Actor

TODAY = "2025-05-16"


def rows(path: Path) -> Iterator[Row]:
    for row in json_lines(path):
        phrase, context, date = (*row["args"], "", "")[:3]
        actor = resolved(phrase, context, _day(row["kw"].get("query_date") or date))
        counts = of_row(actor, row["expect"])
        told = f"{actor.id} {actor.kind} {actor.country} {actor.sector}" if actor else "nobody"
        right = "right" if all(counts[key] for key in counts if not key.endswith("_asked")) else "WRONG"
        yield Row(row["test"], counts, f"{right} {phrase!r} {context!r} {row['expect']}: {told}")


def resolved(phrase: str, context: str = "", on: str = TODAY) -> Actor | None:
    """Whom a phrase names, on a day; None where no mention touches it."""
    before = f"{context.rstrip(' .')}. " if context else ""
    reading = read(f"{before}{phrase} said.", on)
    start, end = len(before), len(before) + len(phrase)
    covered = [
        (min(mention.span.end, end) - max(mention.span.start, start), mention.span.start, actor.id, actor)
        for actor in reading.actors
        for mention in actor.mentions
        if mention.span.start < end and start < mention.span.end
    ]
    return max(covered, key=lambda found: found[:3])[3] if covered else None


def of_row(actor: Actor | None, expect: dict[str, Any]) -> Counts:
    """What one row adds up to: what it asks, and what is right of that."""
    if expect.get("_none"):
        expect = {"country": "", "code_1": ""}
    right: dict[str, bool] = {}
    if expect.get("country") is not None:
        right["country"] = expect["country"] in _countries(actor)
    if expect.get("code_1") is not None:
        right["sector"] = expect["code_1"] in _sectors(actor)
    if len(right) == 2:
        right["both"] = right["country"] and right["sector"]
    if expect.get("title") is not None:
        right["title"] = actor is not None and folded(expect["title"]) in map(folded, (actor.name, *actor.aliases))
    return {f"{key}_asked": 1 for key in right} | right


def scores(counts: Counts) -> Scores:
    return {f"{key}_right": share(counts, key, f"{key}_asked") for key in ("country", "sector", "both", "title")}


def _countries(actor: Actor | None) -> tuple[str, ...]:
    if actor is None:
        return ("",)
    bodies = {actor.id, *(relation.actor for relation in actor.of)}
    if "united-nations" in bodies:
        return ("UNO", "IGO")
    return ("IGO",) if actor.kind == "igo" else (actor.country or "",)


def _sectors(actor: Actor | None) -> tuple[str, ...]:
    return (actor.sector,) if actor is not None and actor.sector else ("", "UNK")


def _day(date: str) -> str:
    """A row's date as an ISO day.

    >>> _day("Today"), _day("2022-01-01"), _day("1 January 2018")
    ('2025-05-16', '2022-01-01', '2018-01-01')
    """
    if date.casefold() in ("", "today"):
        return TODAY
    return date if date[:4].isdigit() else datetime.strptime(date, "%d %B %Y").date().isoformat()
