"""PLOVER event types of a given pair: sentences with `<s>source</s>` and `<t>target</t>`.

The pair is given; no answer counts as wrong. The event mention that stands for the pair is the one whose actor
overlaps the source and whose recipient overlaps the target; failing that, one with the two the other way round;
failing that, the mention whose anchor lies between the two or nearest to them. Of two that are equally near, the one
that the other is about is left (who asks for aid requests: the asking is the event). Where one side is not marked in
the sentence, it may be anybody. YIELD is CONCEDE or RETREAT, and its quad is that of the set: 2. It knows no status:
the types are those that PLOVER gives (bench/plover.py).
root_macro_f1 and root_accuracy: the type; quad_macro_f1: its quad class; answered: the share of pairs with an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bench.measured import Counts, Row, Scores
from bench.metrics import Piece, Pieces, accuracy, confusion, macro_f1, overlap, share
from bench.plover import plover_events
from bench.texts import json_lines, read
from comity.reading.knowledge import knowledge
from comity.types import Argument, EventMention, Reading

_MARK = re.compile(r"</?[st]>")
_FIT, _REVERSED, _NEAR = 0, 1, 2
_JOINED = {"YIELD": "2"}  # the set joins CONCEDE, which is verbal, and RETREAT


def rows(path: Path) -> Iterator[Row]:
    types = knowledge().codebook.types
    for row in json_lines(path):
        text, source, target = unmarked(row["marked"])
        chosen = of_pair(read(text), source, target)
        root = None if chosen is None else _root(chosen.event_type)
        quad = None if root is None else _JOINED.get(root) or str(types[root].quad)
        counts = {
            **confusion("root", row["root"], root),
            **confusion("quad", row["quad"], quad),
            "asked": 1,
            "answered": chosen is not None,
        }
        told = f"{root} by «{chosen.anchor.text}» {chosen.status}" if chosen else "no answer"
        yield Row(row["id"], counts, f"{row['root']} {told}: {row['marked']}")


def scores(counts: Counts) -> Scores:
    return {
        "root_macro_f1": macro_f1(counts, "root"),
        "root_accuracy": accuracy(counts, "root"),
        "quad_macro_f1": macro_f1(counts, "quad"),
        "answered": share(counts, "answered", "asked"),
    }


def unmarked(marked: str) -> tuple[str, Pieces, Pieces]:
    """A marked sentence -> its text, the places of the source, the places of the target.

    >>> unmarked("<s>Iran</s> struck <t>Iraq</t>.")
    ('Iran struck Iraq.', ((0, 4),), ((12, 16),))
    """
    text, at = "", 0
    opened: dict[str, int] = {}
    found: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        role = mark.group()[-2]
        if mark.group().startswith("</"):
            found[role].append((opened.pop(role, len(text)), len(text)))
        else:
            opened[role] = len(text)
    return text + marked[at:], tuple(found["s"]), tuple(found["t"])


def of_pair(reading: Reading, source: Pieces, target: Pieces) -> EventMention | None:
    """The event mention that stands for a pair, or None where the reading holds none at all."""
    ranked = [(_rank(mention, source, target), mention) for mention in plover_events(reading.event_mentions)]
    if not ranked:
        return None
    best = min(rank for rank, _ in ranked)
    nearest = [mention for rank, mention in ranked if rank == best]
    told_of = {mention.about for mention in nearest}
    return next((mention for mention in nearest if mention.id not in told_of), nearest[0])


def _rank(mention: EventMention, source: Pieces, target: Pieces) -> tuple[int, int]:
    given = [*source[:1], *target[:1]]
    if not given:
        return _NEAR, 0
    if _is_at(mention.actors, source) and _is_at(mention.recipients, target):
        return _FIT, 0 if len(given) == 2 else _distance(mention, given)
    if _is_at(mention.actors, target) and _is_at(mention.recipients, source):
        return _REVERSED, 0
    return _NEAR, _distance(mention, given)


def _distance(mention: EventMention, given: list[Piece]) -> int:
    """Characters from the anchor to the stretch between two places, or to the only place."""
    edges = sorted(edge for piece in given for edge in piece)
    left, right = edges[len(given) - 1], edges[len(given)]
    return max(left - mention.anchor.end, mention.anchor.start - right, 0)


def _is_at(arguments: tuple[Argument, ...], place: Pieces) -> bool:
    """Whether an argument stands at a place; a side that is not marked (`a recipient`) may be anybody."""
    return not place or any(overlap(((argument.span.start, argument.span.end),), place) for argument in arguments)


def _root(event_type: str) -> str:
    return "YIELD" if event_type in ("CONCEDE", "RETREAT") else event_type
