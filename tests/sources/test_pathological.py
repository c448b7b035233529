"""Pathological text: what no report is becomes a Skip that says so, and what may be one keeps its characters."""

from __future__ import annotations

import hashlib
import json

import pytest

from comity.sources import Hints, Origin, articles
from comity.sources.articles import MAX_TEXT
from comity.types import Article, Skip

SENTENCE = "The army entered the city on Monday, officials said."


def read(data: bytes, where: str = "report.txt") -> Article | Skip:
    (found,) = articles(Origin(where, hashlib.sha256(data).hexdigest(), None, data), Hints())
    return found


@pytest.mark.parametrize(
    "text", ["the army and " * 800_000, "“He said " * 30_000, "Ahmed Karim met the army. " * 10_000]
)
def test_what_is_longer_than_any_report_is_a_skip(text: str) -> None:
    assert read(text.encode()) == Skip("report.txt", "text", f"longer than {MAX_TEXT:,} characters, which no report is")


@pytest.mark.parametrize(
    "words", ["\u200bzero\u200dwidth\ufeff", "\u202eesrever\u202c", "Ваghdаd", "\ufffd", "Mr. \U0001f680"]
)
def test_odd_characters_stay_where_they_are(words: str) -> None:
    found = read(f"{SENTENCE} It named {words} twice.".encode())
    assert isinstance(found, Article)
    assert words in found.text


@pytest.mark.parametrize("day", ["0000-00-00", "0000-01-01", "10000-01-01", "9999-12-32", "2019-02-30", "-0001-01-01"])
def test_a_day_that_is_none_is_kept_as_it_was(day: str) -> None:
    found = read(json.dumps({"text": SENTENCE, "published": day}).encode() + b"\n", "a.jsonl")
    assert isinstance(found, Article)
    assert (found.published, found.extra) == (None, {"published": day})


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_are_days(day: str) -> None:
    found = read(json.dumps({"text": SENTENCE, "published": day}).encode() + b"\n", "a.jsonl")
    assert isinstance(found, Article)
    assert found.published == day
