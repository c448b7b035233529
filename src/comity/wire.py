"""Nouns to JSON and back, in the shape that record.md prints: tuples are lists, None is null, fields in their order.

>>> from comity.types import Skip
>>> to_line(Skip("a.html", "fetch", "paywall"))
{'type': 'skip', 'where': 'a.html', 'step': 'fetch', 'reason': 'paywall'}

Unknown fields are passed over and missing ones take their defaults, so that what one version wrote another can read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from comity.types import (
    Actor,
    Article,
    Attribution,
    Camp,
    Event,
    EventMention,
    Forecast,
    Judgement,
    Outcome,
    Reading,
    Shift,
    Skip,
    Stance,
    Tie,
)

Noun = TypeVar("Noun")

RECORD_TYPES: Mapping[type, str] = {
    Article: "article",
    Actor: "actor",
    Attribution: "attribution",
    EventMention: "event_mention",
    Stance: "stance",
    Skip: "skip",
    Event: "event",
    Judgement: "judgement",
    Tie: "tie",
    Shift: "shift",
    Camp: "camp",
    Forecast: "forecast",
    Outcome: "outcome",
}
_PLACE_IN_READING = {"actor": "actors", "attribution": "attributions", "event_mention": "event_mentions",
                     "stance": "stances", "skip": "skips"}  # fmt: skip

# Dicts are sorted by key (only `Article.extra` is one); the fields of a noun keep their order.
_ENCODER = msgspec.json.Encoder(order="deterministic")


def to_dict(noun: object) -> dict[str, Any]:
    """A noun as plain dicts and lists, field by field.

    >>> from comity.types import Span
    >>> to_dict(Span(10, 14, "bomb"))
    {'start': 10, 'end': 14, 'text': 'bomb'}
    """
    plain: dict[str, Any] = msgspec.json.decode(_ENCODER.encode(noun))  # to_builtins would leave tuples as they are
    return plain


def from_dict(kind: type[Noun], plain: Mapping[str, Any]) -> Noun:
    """The noun of that kind that `to_dict` was given; a ValueError names the field that does not fit."""
    return msgspec.convert(plain, kind)


def to_json(noun: object) -> bytes:
    """A noun as one line of JSON; equal nouns give equal bytes."""
    return _ENCODER.encode(noun)


def from_json(kind: type[Noun], line: bytes | str) -> Noun:
    """The noun of that kind that `to_json` was given; a msgspec.DecodeError where it is no such line."""
    try:
        return msgspec.json.decode(line, type=kind)
    except UnicodeDecodeError as error:
        raise msgspec.DecodeError(str(error)) from error


def to_line(record: object) -> dict[str, Any]:
    """A record as `--jsonl` prints it: its `type` first, then its fields."""
    return {"type": RECORD_TYPES[type(record)], **to_dict(record)}


def record_lines(reading: Reading) -> list[dict[str, Any]]:
    """A reading as lines: the article first, stamped with its reader, then all that was seen in it."""
    records = (*reading.actors, *reading.attributions, *reading.event_mentions, *reading.stances, *reading.skips)
    return [to_line(reading.article) | {"reader": reading.reader}, *(to_line(record) for record in records)]


def reading_from(plain: Mapping[str, Any]) -> Reading:
    """The reading that `to_dict` was given."""
    return from_dict(Reading, plain)


def reading_from_lines(lines: Iterable[Mapping[str, Any]]) -> Reading:
    """The reading that `record_lines` was given."""
    article, *rest = lines
    plain: dict[str, Any] = {"article": article, "reader": article["reader"]}
    for line in rest:
        plain.setdefault(_PLACE_IN_READING[line["type"]], []).append(line)
    return reading_from(plain)
