"""Stances on record: in whose mouth, about whom, for or against, and in which words."""

from __future__ import annotations

import pytest

from comity.reading import read_article
from comity.types import Article, Part, Reading


def _read(text: str) -> Reading:
    return read_article(Article("a1", text, published="2012-05-05", parts=(Part("body", 0, len(text)),)))


def _told(text: str) -> set[tuple[str, str, str]]:
    return {(stance.holder, stance.polarity, stance.target) for stance in _read(text).stances}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kenya called Uganda a menace.", ("kenya", "negative", "uganda")),
        ("Kenya described Uganda as a reliable friend.", ("kenya", "positive", "uganda")),
        ("Uganda drew criticism from Kenya.", ("kenya", "negative", "uganda")),
        ("Uganda won praise from Kenya.", ("kenya", "positive", "uganda")),
        ("Kenya said Uganda is reckless.", ("kenya", "negative", "uganda")),
        ("Kenya criticized Uganda's handling of the harvest.", ("kenya", "negative", "uganda")),
        ("Kenya stood up to Uganda.", ("kenya", "negative", "uganda")),
        ("Kenya heaped praise on Uganda.", ("kenya", "positive", "uganda")),
    ],
)
def test_a_stance_goes_on_record(text: str, stance: tuple[str, str, str]) -> None:
    assert stance in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said Uganda would be reckless if it left.",  # supposed
        "Kenya did not say that Uganda is reckless.",
        "Kenya said Uganda is angry.",  # what Uganda feels
        "Uganda is reckless.",  # nobody is told to say so
        "Kenya said it is wrong to leave Uganda.",  # a thing is wrong
        "Kenya called Uganda on Monday.",
        "Kenya did not call Uganda a menace.",
    ],
)
def test_what_judges_nobody_is_no_stance(text: str) -> None:
    assert not _told(text)


def test_who_wants_somebody_gone_is_against_them() -> None:
    [stance] = [s for s in _read("Kenya demanded the resignation of Hosni Mubarak.").stances if s.holder == "kenya"]

    assert (stance.polarity, stance.target) == ("negative", "hosni-mubarak")
    assert stance.about is not None


def test_what_somebody_calls_somebody_is_in_their_voice_and_words() -> None:
    text = "Kenya said Uganda is reckless."
    reading = _read(text)
    [stance] = reading.stances

    assert stance.voice == "source"
    assert [a.source for a in reading.attributions if a.id in stance.attributions] == ["kenya"]
    assert text[stance.basis.start : stance.basis.end] == stance.basis.text == "Uganda is reckless"
