"""PLOVER gold records, from the raw sentence.

type_right: the share of records whose type is that of some event mention in their sentence (old names: DEMAND =
REQUEST, DISAPPROVE and INVESTIGATE = ACCUSE, FIGHT = ASSAULT, EASE = RETREAT, YIELD = CONCEDE or RETREAT).
dyad_right: the share of records for which one mention has the type, an actor of a source's country and a recipient of
a target's country; rows without a target are left out of dyads; JAP = JPN; IGO and ITL match any organisation; text as
target matches none. extra_per_sentence: events beyond the gold records of a sentence. The events are those that PLOVER,
which knows no status, would code (bench/plover.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from bench.measured import Counts, Row, Scores
from bench.metrics import share
from bench.plover import plover_events
from bench.texts import json_lines, read
from comity.reading.knowledge import knowledge
from comity.types import Actor, Argument, Reading

OLD_NAMES = {
    "DEMAND": ("REQUEST",),
    "DISAPPROVE": ("ACCUSE",),
    "INVESTIGATE": ("ACCUSE",),
    "FIGHT": ("ASSAULT",),
    "EASE": ("RETREAT",),
    "YIELD": ("CONCEDE", "RETREAT"),
}
_ORGANISATIONS = frozenset({"igo", "ngo"})
_BELONGING = frozenset({"organ", "office", "part"})


def rows(path: Path) -> Iterator[Row]:
    records = list(json_lines(path))
    in_sentence = Counter(record["text"] for record in records)
    seen: set[str] = set()
    for record in records:
        text = record["text"]
        reading = _read(text, record.get("date"))
        counts = dict(of_record(reading, record))
        if text not in seen:
            seen.add(text)
            counts |= {"sentences": 1, "extra": max(0, len(plover_events(reading.event_mentions)) - in_sentence[text])}
        yield Row(record["id"], counts, f"{record['event']} {_countries(record)}: {_told(reading)} | {text}")


@lru_cache(maxsize=1)  # records of one sentence stand together
def _read(text: str, date: str | None) -> Reading:
    return read(text, date)


def of_record(reading: Reading, record: dict[str, Any]) -> Counts:
    """What one gold record adds up to against a reading of its sentence."""
    types = OLD_NAMES.get(record["event"], (record["event"],))
    typed = [mention for mention in plover_events(reading.event_mentions) if mention.event_type in types]
    counts = {"records": 1, "typed": bool(typed)}
    target = record.get("target")
    if target:
        actors = {actor.id: actor for actor in reading.actors}
        counts |= {
            "dyads": 1,
            "dyad": any(
                _is_of(mention.actors, record["source"], actors) and _is_of(mention.recipients, target, actors)
                for mention in typed
            ),
        }
    return counts


def scores(counts: Counts) -> Scores:
    return {
        "type_right": share(counts, "typed", "records"),
        "dyad_right": share(counts, "dyad", "dyads"),
        "extra_per_sentence": share(counts, "extra", "sentences"),
    }


def _is_of(arguments: tuple[Argument, ...], expected: Any, actors: dict[str, Actor]) -> bool:
    if isinstance(expected, str):
        return False
    codes = {one["code"] for one in expected}
    return any(_has_code(actors[argument.actor], codes) for argument in arguments if argument.actor in actors)


def _has_code(actor: Actor, codes: set[str]) -> bool:
    if "JAP" in codes:
        codes = codes | {"JPN"}
    return actor.country in codes or (bool(codes & {"IGO", "ITL"}) and _is_organisation(actor))


def _is_organisation(actor: Actor) -> bool:
    if actor.kind in _ORGANISATIONS:
        return True
    bodies = [
        knowledge().directory.actors.get(relation.actor) for relation in actor.of if relation.relation in _BELONGING
    ]
    return any(body is not None and body.kind in _ORGANISATIONS for body in bodies)


def _countries(record: dict[str, Any]) -> str:
    target = record.get("target") or "no target"
    sides = (record["source"], target)
    return " -> ".join("+".join(one["code"] for one in side) if isinstance(side, list) else side for side in sides)


def _told(reading: Reading) -> str:
    countries = {actor.id: actor.country or actor.kind for actor in reading.actors}
    return "; ".join(
        f"{mention.event_type} {'+'.join(countries.get(a.actor, '?') for a in mention.actors)}"
        f" -> {'+'.join(countries.get(a.actor, '?') for a in mention.recipients)}"
        for mention in reading.event_mentions
    )
