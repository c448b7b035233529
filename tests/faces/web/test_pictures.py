"""Pictures: what stands where in them follows from the record, and is never outside of the paper."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from comity.faces.web.counts import chart_of, marks
from comity.faces.web.tie_picture import Deed, Scale, day_marks, picture, stretches
from comity.types import CountByVoice, Shift, Tie


def tie(day: int, level: float | None) -> Tie:
    on = date.fromordinal(737_000 + day).isoformat()
    low, high = (None, None) if level is None else (max(-10, level - 1), min(10, level + 1))
    return Tie("a", "b", on, level, low, high, 3, 2)


def test_a_tie_is_drawn_with_its_turn_and_its_deeds() -> None:
    course = [tie(0, 5.0), tie(10, 4.0), tie(20, None), tie(30, -6.0), tie(40, -7.0)]
    turn = Shift("sh-1", "a", "b", course[3].on, "hostile", "realignment", 4.0, -6.0, 0.9, course[4].on)
    deeds = [Deed("e-1", course[1].on, False, "AID", 1.0), Deed("e-2", course[3].on, True, "ASSAULT", -3.0)]
    drawn = picture(course, deeds, [turn], 1200, 300)
    assert drawn is not None
    assert len(drawn.lines) == len(drawn.bands) == 2  # nothing is drawn where nothing is known
    assert [(mark.event, mark.hostile) for mark in drawn.marks] == [("e-2", True), ("e-1", False)]
    (flag,) = drawn.flags
    assert "0.90" in flag.words
    assert flag.left  # at the right end the words stand on the left


def test_too_little_is_no_picture() -> None:
    assert picture([tie(0, 1.0), tie(1, None)], [], [], 1200, 300) is None
    assert picture([], [], [], 1200, 300) is None


@given(st.lists(st.one_of(st.none(), st.floats(-10, 10)), min_size=2, max_size=30))
def test_levels_stay_within_the_paper_and_upwards_is_better(levels: list[float | None]) -> None:
    course = [tie(day, level) for day, level in enumerate(levels)]
    scale = Scale(course[0].on, course[-1].on, 1200, 300)
    known = [level for level in levels if level is not None]
    assert [len(run) for run in stretches(course)] == [
        len(run) for run in "".join("x" if level is not None else " " for level in levels).split()
    ]
    for one in course:
        assert 0 <= scale.x(one.on) <= 1200
    ordered = [scale.y(level) for level in sorted(known)]
    assert ordered == sorted(ordered, reverse=True)
    assert all(0 <= y <= 300 for y in ordered)


@given(st.integers(700_000, 740_000), st.integers(1, 20_000), st.integers(3, 12))
def test_days_are_marked_within_the_picture(first: int, span: int, most: int) -> None:
    found = day_marks(first, first + span, most)
    assert all(first <= at <= first + span for at, _ in found)
    assert len({words for _, words in found}) == len(found)


def test_counts_of_several_voices_are_a_picture() -> None:
    def count(voice: str, low: int, high: int | None, day: str) -> CountByVoice:
        return CountByVoice("killed", low, high, None, voice, day, f"m-{voice}{low}")

    one = count("Wire A", 19, 19, "2019-12-29")
    assert chart_of([one, one, one], {}) is None  # one voice
    chart = chart_of(
        [one, count("Wire A", 25, 25, "2019-12-30"), count("iran", 20, None, "2019-12-30")], {"iran": "Iran"}
    )
    assert chart is not None
    assert [row.voice for row in chart.rows] == ["Wire A", "Iran"]
    assert [point.label for point in chart.rows[0].points] == ["19 killed, 29 Dec 2019", "25 killed, 30 Dec 2019"]
    (open_end,) = chart.rows[1].points
    assert open_end.low < open_end.high  # at least


@given(st.integers(0, 10**6))
def test_scales_have_few_round_marks(most: int) -> None:
    found = marks(most)
    assert found[0] == 0
    assert 1 <= len(found) <= 5
    assert found[-1] <= most
