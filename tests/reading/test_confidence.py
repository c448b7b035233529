"""How sure a deed is: its clues, what they come to, and what is too seldom right to be told."""

from __future__ import annotations

import pytest

import comity
from comity.reading.deeds import confidence
from comity.reading.explanation import explain
from comity.types import Article, EventMention, Part


def _deed(text: str) -> EventMention:
    (found,) = comity.read_text(text, published="2020-01-02").event_mentions
    return found


def test_a_plain_deed_is_surer_than_one_whose_parties_are_not_read() -> None:
    plain = _deed("Turkish police arrested four Kurdish activists in Ankara on Monday.")
    vague = _deed("Turkey withdrew from what had been its line along the river, where the arrests began.")

    assert confidence.LEAST <= vague.confidence < plain.confidence - 0.2


def test_clues_come_to_a_probability_and_unknown_ones_to_nothing() -> None:
    worth = {"every deed": 1.0, "type ASSAULT": -2.0}

    assert confidence.likelihood([], worth) == 0.5
    assert confidence.likelihood(["every deed", "word frobnicate"], worth) == 0.73
    assert confidence.likelihood(["every deed", "type ASSAULT"], worth) == 0.27


def test_every_row_of_the_table_is_a_clue_worth_something() -> None:
    weights = confidence.weights()

    assert confidence.EVERY in weights
    assert all(weights.values())
    assert all(clue == clue.strip() and clue for clue in weights)


def test_what_is_hardly_ever_right_is_not_told_and_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "weights", lambda: {"type PROTEST": -3.0})
    text = "Students protested in Quito. Police arrested two men."

    told = comity.read_text(text, published="2020-01-02").event_mentions
    steps = explain(Article("a-1", text, parts=(Part("body", 0, len(text)),))).sentences

    assert [one.event_type for one in told] == ["COERCE"]
    assert any("too few are right: confidence 0.05" in one.why for step in steps for one in step.no_deeds)


def test_what_another_deed_is_about_is_told_however_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "weights", lambda: {"type ASSAULT": -3.0})

    told = comity.read_text("France condemned the attack on Mali's army.", published="2020-01-02").event_mentions

    assert {one.event_type for one in told} == {"ACCUSE", "ASSAULT"}
    assert next(one for one in told if one.event_type == "ASSAULT").confidence < confidence.LEAST


def test_an_explanation_tells_what_weighs_most() -> None:
    text = "Turkish police arrested four Kurdish activists in Ankara on Monday."
    (sentence,) = explain(Article("a-1", text, parts=(Part("body", 0, len(text)),))).sentences
    (deed,) = sentence.deeds
    weighed = [abs(one.log_odds) for one in deed.clues]

    assert deed.confidence > 0.6
    assert weighed == sorted(weighed, reverse=True)
    assert all(confidence.weights()[one.clue] == one.log_odds for one in deed.clues)
