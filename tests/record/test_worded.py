"""Deeds known by their wording: names in common, what is taken as known, what is one more of its kind."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_examples import article, deed, reading

from comity.record import linking, worded
from comity.record.linking import link
from comity.record.told import Told, told_in
from comity.record.wording import wording
from comity.types import Span


def told(text: str, words: str, published: str = "2019-12-30", **more: Any) -> Told:
    """A telling at some words of a text that names its parties in the sentence alone."""
    one = article(text, f"Outlet {len(text)}", published)
    given = {"actors": (), "recipients": (), "day": None} | more
    (found,) = told_in(reading(one, (deed(one, words, **given),)))
    return found


KIDNAPPED = told("Gunmen kidnap the aid worker Anna Lindholm in the Yemeni port of Hodeida.", "kidnap")


def test_a_sentence_names_and_counts() -> None:
    found = told(
        "Unrest in Yemen: The third of 14 Danish hostages is abducted by Houthi men on 5 May 2019.", "abducted"
    )
    assert found.names == ("denmark", "houth")
    assert found.numbers == ("14", "3th", "5")


@pytest.mark.parametrize(
    ("text", "words", "again", "known"),
    [
        ("Police in Aden arrest two men after the kidnapping of Anna Lindholm.", "kidnapping", False, True),
        ("Police in Aden arrest two men.", "arrest", False, False),
        ("Another kidnapping is reported in Hodeida.", "kidnapping", True, False),
        ("A second worker is kidnapped in Hodeida.", "kidnapped", True, False),
        ("On the second day of riots in Hodeida shops are burnt.", "riots", False, True),
    ],
)
def test_how_a_sentence_speaks_of_its_deed(text: str, words: str, again: bool, known: bool) -> None:
    found = told(text, words)
    assert (found.again, found.known) == (again, known)


def test_a_report_that_takes_a_deed_as_known_goes_on_with_it() -> None:
    later = told(
        "Denmark pleads for help after the kidnapping of Anna Lindholm in Hodeida.", "kidnapping", "2020-01-01"
    )
    (cluster,) = link([KIDNAPPED, later])
    (join,) = cluster.joins
    assert join.mentions == (KIDNAPPED.mention, later.mention)
    assert join.reason.startswith("told in words for: abduct, of the same names: anna, hodeid, lindholm")
    assert 0.8 < join.probability < 1


@pytest.mark.parametrize(
    ("text", "words", "more"),
    [
        ("Police tell of another kidnapping in the Yemeni port of Hodeida.", "kidnapping", {}),
        ("Gunmen kidnap the teacher Omar Said in Taiz in Yemen.", "kidnap", {}),
        ("Anna Lindholm is kidnapped in the Yemeni port of Hodeida.", "kidnapped", {"published": "2020-01-08"}),
        ("Anna Lindholm is freed in the Yemeni port of Hodeida.", "freed", {}),
        ("Anna Lindholm is kidnapped in the Yemeni port of Hodeida.", "kidnapped", {"day": "2019-12-01"}),
        ("Anna Lindholm is kidnapped in the Yemeni port of Hodeida.", "kidnapped", {"status": "planned"}),
        ("Anna Lindholm is kidnapped in the Yemeni port of Hodeida.", "kidnapped", {"event_type": "ACCUSE"}),
    ],
)
def test_what_is_told_otherwise_stays_apart(text: str, words: str, more: dict[str, Any]) -> None:
    assert len(link([KIDNAPPED, told(text, words, **more)])) == 2


def test_other_parties_stay_apart() -> None:
    one, other = (told("Troops seize the radio of Hodeida, Yemen.", "seize", actors=(who,)) for who in ("iran", "iraq"))
    assert worded.worded(one, other) is None


def test_who_strikes_in_one_and_is_struck_in_the_other_tells_of_two() -> None:
    raid = "A Norwegian attack on the port of Hodeida, Yemen, wounds Houthi men."
    answered = "The Houthi attack on Norwegian men in the port of Hodeida, Yemen, is condemned."
    assert worded.worded(told(raid, "attack"), told(answered, "attack")) is not None
    one, other = told(raid, "attack", actors=("norway",)), told(answered, "attack", recipients=("norway",))
    assert worded.worded(one, other) is None


def test_of_a_crowd_that_shares_a_word_and_a_name_none_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    tellings = [
        told(f"The {n} men kidnap Anna Lindholm in the port of Hodeida.", "kidnap") for n in ("old", "young", "bad")
    ]
    assert len(link(tellings)) == 1
    monkeypatch.setattr(linking, "MOST_TOGETHER", 2)
    assert len(link(tellings)) == 3


@settings(max_examples=50)
@given(st.text(alphabet="Ab .,:'’0123rdtheU.S-\n", min_size=1, max_size=60), st.data())
def test_any_sentence_has_a_wording(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = Span.cut(text, start, data.draw(st.integers(start + 1, len(text))))
    one = article("x", "A")
    mention = deed(one, "x")
    object.__setattr__(mention, "anchor", anchor)
    object.__setattr__(mention, "sentence", Span.cut(text, 0, len(text)))
    assert wording(mention, []) == wording(mention, [])
