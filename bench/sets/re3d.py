"""Reports on Iraq and Syria with entities and relations; those of a confidence of .5 and more are gold.

entity_f1: our mentions of actors (pronouns apart) against Organisation, Person and Nationality, by overlap; a mention
of ours where gold has an entity of another kind (a place, a weapon) is left out. ally_f1 and fighting_f1: unordered
pairs of spans within a sentence, by overlap at both ends: AlliesOf against who supports, aids or cooperates with whom
and positive stances; FightingAgainst against who assaults or coerces whom. Denied deeds make no pair.
Intervals are by document.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measured import Counts, Row, Scores
from bench.metrics import Piece, overlap, overlapping, set_f1, total
from bench.texts import json_lines, read
from comity.types import Reading, Span

_ACTING = frozenset({"Organisation", "Person", "Nationality"})
_ALLIED = frozenset({"SUPPORT", "AID", "COOPERATE"})
_FIGHTING = frozenset({"ASSAULT", "COERCE"})
_NOT_DONE = frozenset({"denied", "counterfactual", "refused"})

Pair = tuple[Piece, Piece]


def rows(path: Path) -> Iterator[Row]:
    for row in json_lines(path):
        reading = read(row["document"]["text"])
        counts = total(
            [
                _entities(row, reading),
                matched("ally", _gold(row, "AlliesOf"), [*_deeds(reading, _ALLIED), *_stances(reading)]),
                matched("fighting", _gold(row, "FightingAgainst"), _deeds(reading, _FIGHTING)),
            ]
        )
        yield Row(row["document"]["_id"], counts, row["document"]["title"] or "")


def scores(counts: Counts) -> Scores:
    return {f"{group}_f1": set_f1(counts, group) for group in ("entity", "ally", "fighting")}


def matched(group: str, gold: list[Pair], ours: list[Pair]) -> Counts:
    """How many pairs of each side meet one of the other, in either order."""
    wanted, found = {_ordered(pair) for pair in gold}, {_ordered(pair) for pair in ours}
    return {
        f"{group}:gold": len(wanted),
        f"{group}:said": len(found),
        f"{group}:hit": sum(any(_meet(pair, other) for other in found) for pair in wanted),
        f"{group}:right": sum(any(_meet(pair, other) for other in wanted) for pair in found),
    }


def _entities(row: dict[str, Any], reading: Reading) -> Counts:
    sure = [entity for entity in row["entities"] if entity["confidence"] >= 0.5]
    gold = [((entity["begin"], entity["end"]),) for entity in sure if entity["type"] in _ACTING]
    other = [((entity["begin"], entity["end"]),) for entity in sure if entity["type"] not in _ACTING]
    ours = [
        (_piece(mention.span),) for actor in reading.actors for mention in actor.mentions if mention.form != "pronoun"
    ]
    kept = [
        span
        for span in ours
        if any(overlap(span, entity) for entity in gold) or not any(overlap(span, entity) for entity in other)
    ]
    return overlapping("entity", gold, kept)


def _gold(row: dict[str, Any], relation: str) -> list[Pair]:
    return [
        ((one["sourceBegin"], one["sourceEnd"]), (one["targetBegin"], one["targetEnd"]))
        for one in row["relations"]
        if one["type"] == relation and one["confidence"] >= 0.5
    ]


def _deeds(reading: Reading, types: frozenset[str]) -> list[Pair]:
    return [
        (_piece(actor.span), _piece(recipient.span))
        for mention in reading.event_mentions
        if mention.event_type in types and mention.status not in _NOT_DONE
        for actor in mention.actors
        for recipient in mention.recipients
    ]


def _stances(reading: Reading) -> list[Pair]:
    spans = {actor.id: [mention.span for mention in actor.mentions] for actor in reading.actors}
    return [
        (_piece(holder), _piece(target))
        for stance in reading.stances
        if stance.polarity == "positive"
        for holder in spans.get(stance.holder, ())
        if stance.sentence.holds(holder)
        for target in spans.get(stance.target, ())
        if stance.sentence.holds(target)
    ]


def _meet(left: Pair, right: Pair) -> bool:
    return any(
        overlap((left[0],), (one,)) and overlap((left[1],), (other,)) for one, other in (right, (right[1], right[0]))
    )


def _ordered(pair: Pair) -> Pair:
    return min(pair), max(pair)


def _piece(span: Span) -> Piece:
    return span.start, span.end
