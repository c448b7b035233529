"""Coding: alpha as in its textbook, and a log of answers that loses nothing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_examples import SEEN, raid

from comity.errors import NotFoundError, RefusedError, UsageError
from comity.record.agreement import agreement, alpha
from comity.record.casebook import Casebook
from comity.record.codings import answer, codings, draw, log, settle, undo
from comity.types import Answer, Sample, Unit

# Krippendorff 2011, the data of his sections A and C.
BINARY = ("0100000010", "1110010000")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def columns(rows: tuple[str, ...]) -> list[tuple[str | None, ...]]:
    return [tuple(None if value == "." else value for value in unit) for unit in zip(*rows, strict=True)]


def test_alpha_is_that_of_the_textbook() -> None:
    assert alpha(columns(BINARY)) == pytest.approx(0.095, abs=5e-4)
    assert alpha(columns(FOUR)) == pytest.approx(0.743, abs=5e-4)


def test_what_can_not_be_said_is_not_said() -> None:
    assert alpha([("a", "a"), ("a", "a")]) is None
    assert alpha([("a", None), (None, "b")]) is None
    assert agreement([("a", None)]).alpha is None
    found = agreement(columns(FOUR))
    assert found.units == 11
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.743 < found.high <= 1
    assert agreement(columns(FOUR)) == found  # the same draw each time


VALUES = st.lists(st.tuples(*[st.sampled_from(["a", "b", "c", None])] * 3), max_size=20)


@given(VALUES, st.permutations([0, 1, 2]))
def test_alpha_does_not_ask_who_is_who(units: list[tuple[str | None, ...]], order: list[int]) -> None:
    names = {"a": "x", "b": "y", "c": "z", None: None}
    turned = [tuple(names[unit[at]] for at in order) for unit in reversed(units)]
    found = alpha(units)
    assert alpha(turned) == (pytest.approx(found) if found is not None else None)
    assert found is None or found <= 1


@pytest.fixture
def drawn(tmp_path: Path) -> tuple[Path, Sample]:
    book = Casebook.create_or_open(tmp_path / "iraq").path
    mentions = [raid(name).event_mentions[0] for name in "ABC"]
    units = [Unit(one.id, one.article, one.sentence, one.anchor) for one in mentions]
    return book, draw(book, units, 7, ["ana", "ben"], "cy", SEEN)


def test_answers_are_kept_revised_undone_and_settled(drawn: tuple[Path, Sample]) -> None:
    book, sample = drawn
    first, second = (one.id for one in sample.units[:2])
    assault, protest = Answer("ASSAULT", "happened", "united-states", None), Answer("PROTEST", "planned")
    answer(book, sample.id, first, assault, "ana", "2026-11-20T09:00:00Z")
    kept = answer(book, sample.id, first, protest, "ben", "2026-11-20T09:00:01Z")
    answer(book, sample.id, second, Answer(None, "happened", "iran"), "ana", "2026-11-20T09:00:02Z")
    (coding,) = codings(log(book))
    assert coding.of(first) == [assault, protest]
    assert coding.of(second) == [Answer(None), None]  # of no deed nothing else is said
    assert [one.id for one in coding.differing] == [first]
    assert coding.next_for("ana") == sample.units[2]
    assert coding.agreed(first) is None
    with pytest.raises(RefusedError, match="codes this sample"):
        settle(book, sample.id, first, assault, "ana", SEEN)
    with pytest.raises(UsageError):
        settle(book, sample.id, second, assault, "cy", SEEN)
    settled = settle(book, sample.id, first, assault, "cy", "2026-11-20T09:00:03Z")
    assert codings(log(book))[0].agreed(first) == assault
    with pytest.raises(RefusedError, match="cy's"):
        undo(book, settled.id, "ana", SEEN)
    undo(book, settled.id, "cy", "2026-11-20T09:00:04Z")
    undo(book, kept.id, "ben", "2026-11-20T09:00:05Z")
    (coding,) = codings(reversed(log(book)))  # a set: order says nothing
    assert coding.of(first) == [assault, None]
    assert [one.act for one in log(book)] == ["draw", "answer", "answer", "answer", "settle", "undo", "undo"]
    with pytest.raises(NotFoundError):
        undo(book, kept.id, "ben", SEEN)


def test_who_codes_what_is_checked(drawn: tuple[Path, Sample]) -> None:
    book, sample = drawn
    unit = sample.units[0].id
    with pytest.raises(RefusedError, match="no coder"):
        answer(book, sample.id, unit, Answer(None), "cy", SEEN)
    with pytest.raises(NotFoundError):
        answer(book, sample.id, "m-other", Answer(None), "ana", SEEN)
    with pytest.raises(NotFoundError):
        answer(book, "c-other", unit, Answer(None), "ana", SEEN)
    with pytest.raises(UsageError):
        draw(book, sample.units, 1, ["ana"], "cy", SEEN)
    with pytest.raises(UsageError):
        draw(book, [], 1, ["ana", "ben"], "cy", SEEN)
    assert draw(book, sample.units, 7, ["ana", "ben"], "dan", "2027-01-01") == sample
    assert len(log(book)) == 1


def test_coders_at_the_same_time_lose_nothing_while_somebody_reads(drawn: tuple[Path, Sample]) -> None:
    book, sample = drawn

    def code(coder: str) -> None:
        for turn in range(6):
            for unit in sample.units:
                answer(book, sample.id, unit.id, Answer("AID"), coder, f"2026-11-20T10:00:{turn:02}Z")

    threads = [threading.Thread(target=code, args=(coder,)) for coder in sample.coders]
    with Casebook.open(book).writer():
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(log(book)) == 1 + 2 * 6 * 3
