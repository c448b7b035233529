"""Verdicts: which of two whom a report names backs or blames the other."""

from __future__ import annotations

import pytest

from comity.reading import PIPELINE
from comity.reading.attitudes.verdicts import NEEDED, ODDS, Verdict, Verdicts
from comity.reading.draft import Draft
from comity.reading.knowledge import knowledge
from comity.reading.parser import DEFAULT_MODEL
from comity.types import Article, Part, Span


def _verdict(text: str, first: str, second: str) -> Verdict:
    draft = Draft(Article("a1", text, parts=(Part("body", 0, len(text)),)), DEFAULT_MODEL, knowledge())
    for step in PIPELINE:
        draft = step.run(draft)
    places = [Span.cut(text, text.index(name), text.index(name) + len(name)) for name in (first, second)]
    return Verdicts(draft).between(*places)


@pytest.mark.parametrize(
    ("text", "way", "polarity", "basis"),
    [
        ("Kenya condemned Uganda.", "first", "negative", "record"),
        ("Uganda was condemned by Kenya.", "second", "negative", "record"),
        ("Kenya praised Uganda.", "first", "positive", "record"),
        ("Kenya declined to endorse Uganda.", "first", "negative", "record"),
        ("Kenya signed an agreement with Uganda.", "first", "positive", "record"),
        ("Uganda was in the room when its plan was condemned by Kenya.", "second", "negative", "record"),
        ("Kenya said Uganda had betrayed and deceived the region.", "first", "negative", "signs"),
        ("Uganda's plan is a disgrace and a danger, Kenya said.", "second", "negative", "signs"),
        ("The plan of Uganda has displeased Kenya.", "second", "negative", "signs"),
    ],
)
def test_who_is_for_or_against_whom(text: str, way: str, polarity: str, basis: str) -> None:
    first, second = sorted(("Kenya", "Uganda"), key=text.index)

    found = _verdict(text, first, second)

    assert (found.way, found.polarity, found.basis) == (way, polarity, basis)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda have long borders.",
        "Kenya buried the men who were killed in Uganda.",
    ],
)
def test_where_nothing_ties_the_two_neither_is_for_or_against(text: str) -> None:
    assert _verdict(text, "Kenya", "Uganda") == Verdict(None, None, "none")


def test_what_is_only_possible_is_no_verdict() -> None:
    assert _verdict("Kenya may condemn Uganda one day.", "Kenya", "Uganda") == Verdict(None, None, "record")


def test_more_has_to_speak_for_the_way_back() -> None:
    for polarity in ("negative", "positive"):
        assert NEEDED["second", polarity] > NEEDED["first", polarity]  # type: ignore[index]
    assert all(value > 0 for odds in ODDS.values() for value in odds.values())
