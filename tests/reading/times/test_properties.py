"""What holds of the grammar for any text and any day, and how long it may take."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.reading.times import find_times, resolve_anchor, to_when
from comity.reading.times.calendar import easter, islamic, jewish_new_year, orthodox_easter, shifted
from comity.reading.times.feasts import FEASTS, feast_in
from comity.reading.times.foreign import iranian
from comity.reading.times.lexicon import FUNCTION_WORDS, MONTHS, PARTS, PLURALS, UNITS, WEEKDAYS
from comity.types import When

WORDS = sorted(
    {*FUNCTION_WORDS, *MONTHS, *PARTS, *PLURALS, *UNITS, *WEEKDAYS, "today", "two", "first", "few", "hundred"}
)
PIECES = st.one_of(
    st.sampled_from([*WORDS, *(word.capitalize() for word in WORDS)]),
    st.integers(0, 10**6).map(str),
    st.sampled_from(
        [",", "-", "'s", "(", ")", ".", "2019", "1999-2001", "29 February", "6:30 a.m.", "5/13/2019", "9999", "1st"]
    ),
    st.text(max_size=6),
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=24).map(" ".join))
DAYS = st.one_of(
    st.none(),
    st.dates(),
    st.sampled_from([date.min, date.max, date(2020, 2, 29), date(2019, 12, 31), date(2020, 1, 1)]),
)


@settings(max_examples=400)
@given(TEXTS, DAYS, st.booleans(), st.integers(0, 1000))
def test_any_text_on_any_day(text: str, published: date | None, future: bool, offset: int) -> None:
    found = find_times(text, published, offset=offset, future=future)
    assert found == find_times(text, published, offset=offset, future=future)
    at = offset
    for expression in found:
        span = expression.span
        assert at <= span.start < span.end <= offset + len(text)
        assert text[span.start - offset : span.end - offset] == span.text
        assert expression.first is None or expression.last is None or expression.first <= expression.last
        assert all(span.holds(part.span) for part in expression.parts)
        at = span.end


@settings(max_examples=200)
@given(TEXTS, DAYS, st.dates())
def test_any_anchor(text: str, published: date | None, event: date) -> None:
    for expression in find_times(text, published):
        anchor = When(event.isoformat(), event.isoformat(), "day", "stated")
        for when in (to_when(expression), resolve_anchor(expression, anchor)):
            assert when.first is None or when.last is None or when.first <= when.last
            assert when.basis == ("anchored" if expression.anchored else "stated")


@given(TEXTS, st.dates())
def test_no_report_no_invention(text: str, published: date) -> None:
    """What is dated without the report's day is dated the same with it, but for an open end that the report closes."""
    bare, dated = find_times(text, None), find_times(text, published)
    assert [time.span for time in bare] == [time.span for time in dated]
    for without, with_report in zip(bare, dated, strict=True):
        if without.first and without.last:
            assert (without.first, without.last) == (with_report.first, with_report.last)


HOSTILE = [
    "9",
    "x",
    "\n",
    "1-",
    "12 ",
    "the day after ",
    "May 15-",
    "from ",
    "two hundred ",
    "Fourth of ",
    "Monday, ",
    "a few ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_lines_take_linear_time(piece: str) -> None:
    """A line of 200,000 characters; the slowest (all dates) takes about three seconds, a quadratic rule minutes."""
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    find_times(text, date(2020, 1, 2))
    assert time.process_time() - start < 15


def test_a_megabyte_of_digits() -> None:
    start = time.process_time()
    assert find_times("9" * 1_000_000, date(2020, 1, 2)) == ()
    assert time.process_time() - start < 10


def test_the_computed_calendars() -> None:
    assert [easter(year) for year in (2000, 2008, 2019, 2025)] == [
        date(2000, 4, 23), date(2008, 3, 23), date(2019, 4, 21), date(2025, 4, 20),
    ]  # fmt: skip
    assert [orthodox_easter(year) for year in (2000, 2008, 2019, 2024)] == [
        date(2000, 4, 30), date(2008, 4, 27), date(2019, 4, 28), date(2024, 5, 5),
    ]  # fmt: skip
    assert [jewish_new_year(year) for year in (1973, 2000, 2019, 2023)] == [
        date(1973, 9, 27), date(2000, 9, 30), date(2019, 9, 30), date(2023, 9, 16),
    ]  # fmt: skip
    assert islamic(1441, 9, 1) == date(2020, 4, 24)
    assert shifted(date(2024, 2, 29), -1, "year") == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("feast", "day"),  # as most Arab countries kept it
    [
        ("eid-al-fitr", date(2000, 1, 8)), ("eid-al-fitr", date(2003, 11, 25)), ("eid-al-fitr", date(2011, 8, 30)),
        ("eid-al-fitr", date(2014, 7, 28)), ("eid-al-fitr", date(2019, 6, 4)), ("eid-al-fitr", date(2020, 5, 24)),
        ("eid-al-fitr", date(2024, 4, 10)), ("eid-al-adha", date(2006, 12, 31)), ("eid-al-adha", date(2015, 9, 24)),
        ("eid-al-adha", date(2019, 8, 11)), ("eid-al-adha", date(2023, 6, 28)), ("ashura", date(2004, 3, 2)),
        ("ashura", date(2019, 9, 10)), ("arbaeen", date(2014, 12, 13)), ("ramadan", date(2019, 5, 6)),
        ("ramadan", date(2024, 3, 11)), ("nowruz", date(2016, 3, 20)), ("nowruz", date(2019, 3, 21)),
    ],
)  # fmt: skip
def test_a_feast_holds_the_day_on_which_it_was_kept(feast: str, day: date) -> None:
    around = [stretch for year in (day.year - 1, day.year) for stretch in feast_in(feast, year)]
    assert any(s.first and s.last and s.first <= day <= s.last for s in around)


@pytest.mark.parametrize(
    ("written", "day"),  # days that history books give by both calendars
    [
        ((1357, 11, 22), date(1979, 2, 11)), ((1358, 8, 13), date(1979, 11, 4)), ((1342, 3, 15), date(1963, 6, 5)),
        ((1332, 5, 28), date(1953, 8, 19)), ((1360, 4, 7), date(1981, 6, 28)), ((1399, 1, 1), date(2020, 3, 20)),
        ((1403, 12, 30), date(2025, 3, 20)), ((1404, 1, 1), date(2025, 3, 21)),
    ],
)  # fmt: skip
def test_the_iranian_calendar(written: tuple[int, int, int], day: date) -> None:
    assert iranian(*written) == (day, day)


@given(st.integers(1304, 1497))
def test_iranian_years_follow_one_another(year: int) -> None:
    last, first = iranian(year, 12, None), iranian(year + 1, 1, 1)
    assert last is not None
    assert first is not None
    assert (first[0] - last[1]).days == 1
    assert first[0].month == 3


@given(st.sampled_from(sorted(FEASTS)), st.integers(1900, 2100))
def test_feasts_begin_in_their_year(feast: str, year: int) -> None:
    for stretch in feast_in(feast, year):
        assert stretch.first is not None
        assert stretch.last is not None
        assert stretch.first <= stretch.last
        assert (stretch.last - stretch.first).days <= 32
