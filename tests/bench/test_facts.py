from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bench.facts import holds, places
from bench.metrics import total
from bench.sets.seed import in_reading, scores
from comity.types import (
    Actor,
    Argument,
    Article,
    Attribution,
    Credit,
    EventMention,
    Part,
    Place,
    Reading,
    Relation,
    Span,
    Stance,
    When,
)

TEXT = "Raid feared\nSix days ago the Iraqi police raided a hall of the “Reds”. Nobody showed that the Reds had arms."
ARTICLE = Article(
    "a-1",
    TEXT,
    published="2019-12-31",
    parts=(Part("headline", 0, 11), Part("body", 12, len(TEXT))),
    credits=(Credit("excerpted_from", "The Daily Example"),),
)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.cut(TEXT, start, start + len(words))


POLICE = Actor("iraq-police", "Iraqi police", "police", "IRQ", "COP", (), (Relation("iraq", "organ"),))
REDS = Actor("reds", "Reds", "movement", None, None, ("the Reds",))
MINISTER = Actor(
    "old-minister",
    "Old Minister",
    "person",
    "IRQ",
    "GOV",
    (),
    (Relation("iraq", "office", "2001", "2005", "minister"),),
)
RAID = EventMention(
    "m-1",
    "a-1",
    "e-1",
    "ASSAULT",
    _span("raided"),
    _span("Six days ago the Iraqi police raided a hall of the “Reds”."),
    actors=(Argument("iraq-police", _span("the Iraqi police")),),
    recipients=(Argument("reds", _span("the “Reds”")),),
    when=When("2019-12-25", "2019-12-25", "day", "stated", _span("Six days ago")),
    where=Place("a hall", "IRQ"),
)
FEAR = EventMention(
    "m-2", "a-1", "e-2", "THREATEN", _span("feared"), _span("Raid feared"), about="m-1", status="possible"
)
CLAIM = Attribution(
    "t-1", "a-1", "reds", None, _span("showed"), (_span("the Reds had arms"),), "indirect", evidence="none"
)
STANCE = Stance("s-1", "a-1", "iraq-police", "reds", "negative", _span("raided a hall"), RAID.sentence)
READING = Reading(ARTICLE, "test", (POLICE, REDS, MINISTER), (CLAIM,), (RAID, FEAR), (STANCE,))
EVENT = {"kind": "event", "types": ["ASSAULT"], "actors": ["iraq"], "recipients": ["reds"], "text": "raided a hall"}


@pytest.mark.parametrize(
    "fact",
    [
        {"kind": "part", "part": "headline", "text": "Raid"},
        {"kind": "not_body", "text": "Raid feared"},
        {"kind": "credit", "name": "the daily example"},
        EVENT,
        EVENT | {"actors": ["nobody", "iraq-police"]},
        EVENT | {"recipients": ["The Reds"]},
        EVENT | {"text": 'hall of the "Reds"', "types": ["ASSAULT"]} | {"text": "police raided"},
        EVENT | {"first": "2019-12-20", "last": "2019-12-28", "where": "Iraq|Syria"},
        EVENT | {"status": ["happened"], "historical": False, "voice": "author"},
        {"kind": "about", "of": {"types": ["THREATEN"]}, "is": {"types": ["ASSAULT"], "actors": ["iraq"]}},
        {"kind": "claim", "source": ["reds"], "text": "had arms"},
        {"kind": "evidence", "evidence": "none", "text": "had arms"},
        {"kind": "stance", "holder": ["iraq"], "target": ["reds"], "polarity": "negative", "text": "raided"},
    ],
)
def test_facts_that_the_reading_holds(fact: dict[str, Any]) -> None:
    assert holds(READING, fact)


@pytest.mark.parametrize(
    "fact",
    [
        {"kind": "part", "part": "dek", "text": "Raid"},
        {"kind": "not_body", "text": "Nobody showed"},
        {"kind": "not_body", "text": "words that stand nowhere"},
        {"kind": "credit", "name": "Another"},
        EVENT | {"types": ["ACCUSE"]},
        EVENT | {"actors": ["reds"]},
        EVENT | {"text": "Nobody showed"},
        EVENT | {"first": "2019-12-26", "last": "2019-12-28"},
        EVENT | {"where": "Syria"},
        EVENT | {"status": ["planned", "denied"]},
        EVENT | {"historical": True},
        {"kind": "about", "of": {"types": ["THREATEN"]}, "is": {"types": ["ACCUSE"]}},
        {"kind": "claim", "source": ["iraq"], "text": "had arms"},
        {"kind": "evidence", "evidence": "none", "evidence_by": ["iraq"], "text": "had arms"},
        {"kind": "stance", "holder": ["iraq"], "target": ["reds"], "polarity": "positive", "text": "raided"},
    ],
)
def test_facts_that_it_does_not(fact: dict[str, Any]) -> None:
    assert not holds(READING, fact)


@pytest.mark.parametrize(("published", "in_office"), [("2004-06-01", True), ("2019-12-31", False)])
def test_an_official_is_the_state_only_while_in_office(published: str, in_office: bool) -> None:
    raid = replace(RAID, actors=(Argument("old-minister", RAID.actors[0].span),))
    reading = replace(READING, article=replace(ARTICLE, published=published), event_mentions=(raid,))

    assert holds(reading, EVENT) is in_office


def test_a_person_or_a_people_is_not_rolled_up() -> None:
    people = replace(POLICE, kind="people", of=(Relation("iraq", "nationality"),))

    assert not holds(replace(READING, actors=(people, REDS)), EVENT)
    assert not holds(READING, EVENT | {"actors": ["old-minister"]})


def test_quotes_are_taken_for_one_another() -> None:
    assert [span.text for span in places(TEXT, '"Reds"')] == ["“Reds”"]


def test_a_facts_file_is_scored() -> None:
    facts = {"facts": [EVENT | {"id": "e"}, EVENT | {"id": "f", "types": ["AID"]}], "never": [EVENT | {"id": "n"}]}

    found = scores(total(row.counts for row in in_reading(READING, facts)))

    assert found == {"found": 0.5, "never_found": 1, "emitted": 4}
