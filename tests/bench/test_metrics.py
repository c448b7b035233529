from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.metrics import accuracy, class_f1, confusion, exact, intervals, macro_f1, overlapping, set_f1, share, total


def test_no_answer_is_a_miss_and_no_false_alarm() -> None:
    counts = total(
        [confusion("root", "AID", "AID"), confusion("root", "AID", None), confusion("root", "ACCUSE", "AID")]
    )

    assert class_f1(counts, "root", "AID") == pytest.approx(2 * 1 / (2 + 2))
    assert class_f1(counts, "root", "ACCUSE") == 0
    assert macro_f1(counts, "root") == pytest.approx(0.25)
    assert accuracy(counts, "root") == pytest.approx(1 / 3)


def test_macro_f1_is_over_the_classes_of_gold_alone() -> None:
    counts = total([confusion("root", "AID", "AID"), confusion("root", "AID", "PROTEST")])

    assert macro_f1(counts, "root") == pytest.approx(2 / 3)


def test_exact_spans_are_equal_spans() -> None:
    counts = exact("cue", [((0, 4),), ((6, 9),)], [((0, 4),), ((6, 8),)])

    assert set_f1(counts, "cue") == pytest.approx(0.5)


def test_overlap_counts_each_side_by_itself() -> None:
    counts = overlapping("cue", [((0, 10),)], [((0, 2),), ((4, 6),), ((20, 22),)])

    assert (counts["cue:hit"], counts["cue:gold"]) == (1, 1)
    assert (counts["cue:right"], counts["cue:said"]) == (2, 3)
    assert set_f1(counts, "cue") == pytest.approx(0.8)


def test_spans_that_stand_twice_count_once() -> None:
    assert overlapping("cue", [((0, 2),)] * 2, [((0, 2),)] * 3)["cue:said"] == 1


def test_nothing_to_count_scores_zero() -> None:
    assert share({}, "hit", "gold") == 0
    assert set_f1({}, "cue") == 0
    assert macro_f1({}, "root") == 0
    assert intervals([], lambda counts: {"right": share(counts, "hit", "gold")}) == {}


def test_intervals_are_the_same_each_time_and_hold_the_score() -> None:
    rows = [{"gold": 1, "hit": float(number % 3 == 0)} for number in range(60)]

    first, second = (intervals(rows, lambda counts: {"right": share(counts, "hit", "gold")}) for _ in range(2))

    assert first == second
    low, high = first["right"]
    assert 0.15 < low < 1 / 3 < high < 0.5


def test_mere_counts_have_no_interval() -> None:
    assert intervals([{"said": 3}], lambda counts: {"emitted": counts["said"]}, without=("emitted",)) == {}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["a", "b", "c", None])), min_size=1, max_size=30))
def test_scores_of_sums_do_not_depend_on_order(decisions: list[tuple[str, str | None]]) -> None:
    rows = [confusion("x", gold, said) for gold, said in decisions]

    assert macro_f1(total(rows), "x") == pytest.approx(macro_f1(total(rows[::-1]), "x"))
    assert 0 <= macro_f1(total(rows), "x") <= 1
