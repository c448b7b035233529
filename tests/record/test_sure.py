"""Sure: events and mentions narrowed to what is told right with some probability at least."""

from __future__ import annotations

from dataclasses import replace

import pytest
from record_examples import READER, SEEN, article, deed, reading

from comity.errors import UsageError
from comity.record.casebook import Casebook
from comity.record.selection import Selection


@pytest.fixture
def doubtful(book: Casebook) -> Casebook:
    """Three deeds of three days, each less sure than the one before."""
    with book.writer() as writer:
        for number, confidence in enumerate((0.9, 0.6, 0.3), start=1):
            report = article(f"The United States bombed Kataib Hezbollah, report {number}.", f"Wire {number}")
            told = replace(deed(report, "bombed", day=f"2019-1{number - 1}-0{number}"), confidence=confidence)
            writer.add(f"file {number}", READER, [reading(report, (told,))], observed_at=SEEN)
    return book


@pytest.mark.parametrize(("sure", "left"), [(0.0, 3), (0.3, 3), (0.31, 2), (0.9, 1), (1.0, 0)])
def test_only_what_is_sure_enough_is_left(doubtful: Casebook, sure: float, left: int) -> None:
    chosen = Selection(sure=sure)

    assert len(doubtful.mentions(chosen)) == left
    assert len(doubtful.events(chosen)) == doubtful.how_many("events", chosen) == left
    assert len(doubtful.articles(chosen)) == left
    assert bool(doubtful.actors(chosen)) == bool(left)


def test_it_narrows_what_else_is_chosen(doubtful: Casebook) -> None:
    assert len(doubtful.events(Selection(sure=0.5, until="2019-10-30"))) == 1


@pytest.mark.parametrize("sure", [-0.1, 1.1])
def test_it_is_a_probability(sure: float) -> None:
    with pytest.raises(UsageError, match="sure"):
        Selection(sure=sure)


@pytest.mark.parametrize("what", ["stances", "skipped"])
def test_it_says_nothing_of_what_is_no_deed(doubtful: Casebook, what: str) -> None:
    with pytest.raises(UsageError):
        getattr(doubtful, what)(Selection(sure=0.5))
