"""Nouns to JSON and back."""

from __future__ import annotations

import dataclasses
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from comity import wire
from comity.types import Article, Attribution, Event, EventMention, Reading, Skip, Span, Stance

# Everything that JSON can hold: lone surrogates are no text.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
EXTRA = st.dictionaries(
    TEXT,
    st.recursive(st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT, st.lists, max_leaves=4),
    max_size=2,
)
for text_like in (str,):
    st.register_type_strategy(text_like, TEXT)
st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
READINGS = st.builds(Reading, article=st.builds(Article, extra=EXTRA))


@settings(max_examples=60)
@given(READINGS)
def test_a_reading_goes_to_json_and_back(reading: Reading) -> None:
    plain = json.loads(json.dumps(wire.to_dict(reading)))
    assert wire.reading_from(plain) == reading
    assert wire.from_json(Reading, wire.to_json(reading)) == reading


@settings(max_examples=60)
@given(READINGS)
def test_a_reading_goes_to_lines_and_back(reading: Reading) -> None:
    lines = [json.loads(json.dumps(line)) for line in wire.record_lines(reading)]
    assert wire.reading_from_lines(lines) == reading
    assert lines[0]["type"] == "article"
    assert {line["type"] for line in lines} <= {"article", "actor", "attribution", "event_mention", "stance", "skip"}


@settings(max_examples=40)
@given(st.from_type(Event))
def test_an_event_goes_to_json_and_back(event: Event) -> None:
    assert wire.from_dict(Event, json.loads(json.dumps(wire.to_dict(event)))) == event


def test_fields_keep_their_order_and_tuples_become_lists() -> None:
    line = wire.to_line(Attribution("t-1", "a-1", None, None, Span(0, 1, "x"), (Span(2, 3, "y"),), "direct"))
    assert list(line) == ["type", *(field.name for field in dataclasses.fields(Attribution))]
    assert line["content"] == [{"start": 2, "end": 3, "text": "y"}]
    assert line["source"] is None


def test_what_a_newer_version_adds_is_passed_over_and_what_an_older_lacks_is_its_default() -> None:
    plain = {"article": {"id": "a-1", "text": "x", "mood": "grim"}, "reader": "r", "weather": []}
    assert wire.reading_from(plain) == Reading(Article("a-1", "x"), "r")


def test_every_record_has_its_type() -> None:
    assert [wire.RECORD_TYPES[kind] for kind in (EventMention, Stance, Skip)] == ["event_mention", "stance", "skip"]
