"""The grammar of dates by example: words, the report's day, and what they mean."""

from __future__ import annotations

import re
from datetime import date

import pytest

from comity.reading.times import TimeExpression, find_times, resolve_anchor, to_when
from comity.reading.times.patterns import coded, compiled, rewritten
from comity.reading.times.phrases import TABLES, layers
from comity.reading.times.words import read_words
from comity.types import When

REPORT = date(2020, 1, 2)  # a Thursday

Case = tuple[str, str, str, str, str]  # text, the words found, first, last, grain
ABSOLUTE: list[Case] = [
    ("killed on Dec. 29, 2019, in", "Dec. 29, 2019", "2019-12-29", "2019-12-29", "day"),
    ("on 29 December 2019", "29 December 2019", "2019-12-29", "2019-12-29", "day"),
    ("the 5th of May 2014", "the 5th of May 2014", "2014-05-05", "2014-05-05", "day"),
    ("Thursday, January 2, 2020", "Thursday, January 2, 2020", "2020-01-02", "2020-01-02", "day"),
    ("on 29/12/2019", "29/12/2019", "2019-12-29", "2019-12-29", "day"),
    ("at 2019-08-01T14:30:00Z", "2019-08-01T14:30:00Z", "2019-08-01", "2019-08-01", "minute"),
    ("on 29 February 2020", "29 February 2020", "2020-02-29", "2020-02-29", "day"),
    ("in May 1968", "May 1968", "1968-05-01", "1968-05-31", "month"),
    ("Q2 2023 figures", "Q2 2023", "2023-04-01", "2023-06-30", "quarter"),
    ("the second quarter of 2023", "the second quarter of 2023", "2023-04-01", "2023-06-30", "quarter"),
    ("the second half of 2022", "the second half of 2022", "2022-07-01", "2022-12-31", "range"),
    ("the summer of 2022", "the summer of 2022", "2022-06-01", "2022-08-31", "season"),
    ("the winter of 2003", "the winter of 2003", "2003-12-01", "2004-02-29", "season"),
    ("the 1967 war", "1967", "1967-01-01", "1967-12-31", "year"),
    ("in the 1990s", "the 1990s", "1990-01-01", "1999-12-31", "decade"),
    ("in the 19th century", "the 19th century", "1801-01-01", "1900-12-31", "range"),
    ("after 9/11", "9/11", "2001-09-11", "2001-09-11", "day"),
    ("the Sept. 11 attacks", "Sept. 11", "2001-09-11", "2001-09-11", "day"),
    ("mid-2019", "mid-2019", "2019-05-02", "2019-08-31", "year"),
    ("on 22 Bahman 1357", "22 Bahman 1357", "1979-02-11", "1979-02-11", "day"),
    ("the 13th of Aban 1358", "the 13th of Aban 1358", "1979-11-04", "1979-11-04", "day"),
    ("in Aban 1398", "Aban 1398", "2019-10-23", "2019-11-21", "month"),
    ("Ramadan 1440", "Ramadan 1440", "2019-05-05", "2019-06-05", "range"),
    ("the 1973 Yom Kippur attack", "1973 Yom Kippur", "1973-10-06", "1973-10-06", "day"),
    ("the 2018 midterm elections", "2018 midterm elections", "2018-11-06", "2018-11-06", "day"),
    ("the 2018 Iraqi parliamentary election", "2018 Iraqi parliamentary election", "2018-05-12", "2018-05-12", "day"),
    ("the 1996 Israeli general election", "1996 Israeli general election", "1996-01-01", "1996-12-31", "year"),
    ("by the year 3000", "the year 3000", "3000-01-01", "3000-12-31", "year"),
    ("on 1 January 3000.", "1 January 3000", "3000-01-01", "3000-01-01", "day"),
    ("in AD 70", "AD 70", "0070-01-01", "0070-12-31", "year"),
    ("nineteen ninety-six", "nineteen ninety-six", "1996-01-01", "1996-12-31", "year"),
]
RELATIVE: list[Case] = [
    ("killed on December 29", "December 29", "2019-12-29", "2019-12-29", "day"),
    ("BAGHDAD, Dec 29 (Agency) -", "Dec 29", "2019-12-29", "2019-12-29", "day"),
    ("on Friday", "Friday", "2019-12-27", "2019-12-27", "day"),
    ("on Thursday", "Thursday", "2020-01-02", "2020-01-02", "day"),
    ("last Thursday", "last Thursday", "2019-12-26", "2019-12-26", "day"),
    ("next Thursday", "next Thursday", "2020-01-09", "2020-01-09", "day"),
    ("this Friday", "this Friday", "2020-01-03", "2020-01-03", "day"),
    ("Friday evening", "Friday evening", "2019-12-27", "2019-12-27", "part_of_day"),
    ("early Friday", "early Friday", "2019-12-27", "2019-12-27", "part_of_day"),
    ("overnight Friday", "overnight Friday", "2019-12-27", "2019-12-27", "part_of_day"),
    ("yesterday", "yesterday", "2020-01-01", "2020-01-01", "day"),
    ("the day after tomorrow", "the day after tomorrow", "2020-01-04", "2020-01-04", "day"),
    ("last night", "last night", "2020-01-01", "2020-01-01", "part_of_day"),
    ("this morning", "this morning", "2020-01-02", "2020-01-02", "part_of_day"),
    ("around 6:30 a.m. on Tuesday", "around 6:30 a.m. on Tuesday", "2019-12-31", "2019-12-31", "minute"),
    ("at 3 p.m. (1200 GMT) Friday", "3 p.m. (1200 GMT) Friday", "2019-12-27", "2019-12-27", "hour"),
    ("over the weekend", "the weekend", "2019-12-28", "2019-12-29", "week"),
    ("last week", "last week", "2019-12-23", "2019-12-29", "week"),
    ("this week", "this week", "2019-12-30", "2020-01-05", "week"),
    ("last month", "last month", "2019-12-01", "2019-12-31", "month"),
    ("next year", "next year", "2021-01-01", "2021-12-31", "year"),
    ("in May", "May", "2019-05-01", "2019-05-31", "month"),
    ("last summer", "last summer", "2019-06-01", "2019-08-31", "season"),
    ("last winter", "last winter", "2018-12-01", "2019-02-28", "season"),
    ("at 9pm ET Sunday", "9pm ET Sunday", "2019-12-29", "2019-12-29", "hour"),
    ("at midnight local time on Friday", "midnight local time on Friday", "2019-12-27", "2019-12-27", "part_of_day"),
    ("at 14:00 Moscow time on Friday", "14:00 Moscow time on Friday", "2019-12-27", "2019-12-27", "minute"),
    ("at 0330 (0030 GMT) on Friday", "0330 (0030 GMT) on Friday", "2019-12-27", "2019-12-27", "minute"),
    ("at 5 in the morning on Friday", "5 in the morning on Friday", "2019-12-27", "2019-12-27", "hour"),
    ("on the eve of Christmas", "the eve of Christmas", "2019-12-24", "2019-12-24", "day"),
    ("late last year", "late last year", "2019-09-01", "2019-12-31", "year"),
    ("mid-March", "mid-March", "2019-03-11", "2019-03-20", "month"),
    ("the end of the month", "the end of the month", "2020-01-21", "2020-01-31", "month"),
    ("June last year", "June last year", "2019-06-01", "2019-06-30", "month"),
    ("on the 15th.", "the 15th", "2019-12-15", "2019-12-15", "day"),
    ("two weeks ago", "two weeks ago", "2019-12-16", "2019-12-22", "week"),
    ("40 years ago", "40 years ago", "1980-01-01", "1980-12-31", "year"),
    ("three days ago", "three days ago", "2019-12-30", "2019-12-30", "day"),
    ("the past three weeks", "the past three weeks", "2019-12-12", "2020-01-02", "range"),
    ("the next 24 hours", "the next 24 hours", "2020-01-02", "2020-01-03", "range"),
    ("in recent days", "recent days", "2019-12-23", "2020-01-02", "range"),
    ("two days before Christmas", "two days before Christmas", "2019-12-23", "2019-12-23", "day"),
    ("the day after Tuesday's attack", "the day after Tuesday", "2020-01-01", "2020-01-01", "day"),
    ("bombed overnight", "overnight", "2020-01-01", "2020-01-02", "part_of_day"),
    ("now", "now", "2020-01-02", "2020-01-02", "day"),
]
RANGES: list[Case] = [
    ("May 15-20, 2025", "May 15-20, 2025", "2025-05-15", "2025-05-20", "range"),
    ("12-14 May", "12-14 May", "2019-05-12", "2019-05-14", "range"),
    ("between May 15 and 20", "May 15 and 20", "2019-05-15", "2019-05-20", "range"),
    ("from Monday to Thursday", "from Monday to Thursday", "2019-12-30", "2020-01-02", "range"),
    ("Friday through Tuesday", "Friday through Tuesday", "2019-12-27", "2019-12-31", "range"),
    ("between 2003 and 2011", "between 2003 and 2011", "2003-01-01", "2011-12-31", "range"),
    ("from Dec. 29 to Jan. 2", "from Dec. 29 to Jan. 2", "2019-12-29", "2020-01-02", "range"),
    ("November to February 2018", "November to February 2018", "2017-11-01", "2018-02-28", "range"),
    ("January 2020 - March 2021", "January 2020 - March 2021", "2020-01-01", "2021-03-31", "range"),
    ("from 9 a.m. to 5 p.m. on Monday", "from 9 a.m. to 5 p.m. on Monday", "2019-12-30", "2019-12-30", "range"),
    ("since March 2014", "since March 2014", "2014-03-01", "2020-01-02", "range"),
    ("2003-04 and after", "2003-04", "2003-01-01", "2004-12-31", "range"),
]
FEASTS: list[Case] = [
    ("on New Year's Day", "New Year's Day", "2020-01-01", "2020-01-01", "day"),
    ("the Fourth of July", "the Fourth of July", "2019-07-04", "2019-07-04", "day"),
    ("last Christmas", "last Christmas", "2019-12-25", "2019-12-25", "day"),
    ("Easter Sunday 2019", "Easter Sunday 2019", "2019-04-21", "2019-04-21", "day"),
    ("on Nowruz", "Nowruz", "2019-03-20", "2019-03-21", "range"),
    ("during Ramadan 2019", "Ramadan 2019", "2019-05-05", "2019-06-05", "range"),
    ("before Eid al-Fitr", "Eid al-Fitr", "2019-06-04", "2019-06-07", "range"),
    ("during Passover", "Passover", "2019-04-20", "2019-04-27", "range"),
    ("at Orthodox Easter", "Orthodox Easter", "2019-04-28", "2019-04-28", "day"),
    ("on Ash Wednesday", "Ash Wednesday", "2019-03-06", "2019-03-06", "day"),
    ("on Thanksgiving", "Thanksgiving", "2019-11-28", "2019-11-28", "day"),
]
UNRESOLVED = [  # text, the words found, kind
    ("on 22 Bahman", "22 Bahman", "date"),
    ("the 13th of Aban", "the 13th of Aban", "date"),
    ("on 31 Mehr 1398", "31 Mehr 1398", "date"),  # Mehr has thirty days
    ("on 22 Bahman 1200", "22 Bahman 1200", "date"),  # before there was that calendar
    ("12 Muharram 1441", "12 Muharram 1441", "date"),
    ("on 12 Rabi al-Awwal", "12 Rabi al-Awwal", "date"),
    ("10 Dhu al-Hijja 1440", "10 Dhu al-Hijja 1440", "date"),
    ("the 21st of Ramadan", "the 21st of Ramadan", "date"),
    ("in the month of Mehr", "the month of Mehr", "date"),
    ("during Muharram", "Muharram", "date"),
    ("in 1441 AH", "1441 AH", "date"),
    ("in 1200 BC", "1200 BC", "date"),
    ("the fifth century BC", "the fifth century BC", "date"),
    ("66 million years ago", "66 million years ago", "date"),
    ("for the Eid holiday", "Eid", "date"),
    ("on 31 February 2019", "31 February 2019", "date"),
    ("three days of clashes", "three days", "duration"),
    ("after 13 years of war", "13 years", "duration"),
    ("for months now they", "months", "duration"),
    ("two and a half years", "two and a half years", "duration"),
    ("on 24 hours' notice", "24 hours", "duration"),
    ("every Friday", "every Friday", "set"),
    ("recently", "recently", "date"),
]
ANCHORED = [  # text, words, the event's day, first, last
    ("a week earlier", "a week earlier", "2019-12-27", "2019-12-17", "2019-12-23"),
    ("two days later", "two days later", "2019-12-27", "2019-12-29", "2019-12-29"),
    ("the same day", "the same day", "2019-12-27", "2019-12-27", "2019-12-27"),
    ("the day after the raid", "the day after", "2019-12-27", "2019-12-28", "2019-12-28"),
    ("the next morning", "the next morning", "2019-12-27", "2019-12-28", "2019-12-28"),
    ("earlier that month", "earlier that month", "2019-12-27", "2019-12-01", "2019-12-27"),
    ("the following week", "the following week", "2019-12-27", "2019-12-30", "2020-01-05"),
    ("the following March", "the following March", "2019-12-27", "2020-03-01", "2020-03-31"),
    ("the eve of the vote", "the eve of", "2019-12-27", "2019-12-26", "2019-12-26"),
    ("in the days that followed", "the days that followed", "2019-12-27", "2019-12-28", "2020-01-06"),
    ("in the following three weeks", "the following three weeks", "2019-12-27", "2019-12-28", "2020-01-17"),
    ("a year to the day after the coup", "a year to the day after", "2019-12-27", "2020-01-01", "2020-12-31"),
    ("on that date", "that date", "2019-12-27", "2019-12-27", "2019-12-27"),
    ("at midnight local time", "midnight local time", "2019-12-27", "2019-12-27", "2019-12-27"),
    ("the previous Friday", "the previous Friday", "2019-12-27", "2019-12-20", "2019-12-20"),
    ("at dawn", "dawn", "2019-12-27", "2019-12-27", "2019-12-27"),
    ("at 0300 GMT", "0300 GMT", "2019-12-27", "2019-12-27", "2019-12-27"),
]
TRAPS = [
    "they may march on the second day-care",
    "the March on Washington",
    "2019 people died",
    "call 202-555-2019 or +1 202 555 2019",
    "under the sun",
    "Flight 752 of Route 1991",
    "UN Resolution 1701",
    "an F-16 and a Su-24",
    "Theresa May said",
    "a 13-year-old boy",
    "$2019 or 2,019 or 1999.5",
    "on 5/6/2019",
    "three-quarters of its food",
    "the fall of Mosul",
    "the Good Friday Agreement",
    "the Yom Kippur War",
    "the midterm elections",
    "Mehr news agency",
    "Bahman Ghobadi and Rajab",
    "He set a date",
    "up to date",
]


def only(text: str, published: date | None = REPORT, future: bool = False) -> TimeExpression:
    found = find_times(text, published, future=future)
    assert len(found) == 1, [time.span.text for time in found]
    return found[0]


@pytest.mark.parametrize("case", ABSOLUTE + RELATIVE + RANGES + FEASTS, ids=lambda case: case[0])
def test_dates(case: Case) -> None:
    text, words, first, last, grain = case
    time = only(text)
    assert (time.span.text, str(time.first), str(time.last), time.grain) == (words, first, last, grain)
    assert to_when(time) == When(first, last, time.grain, "stated", time.span)


@pytest.mark.parametrize("case", ABSOLUTE, ids=lambda case: case[0])
def test_absolute_dates_need_no_report(case: Case) -> None:
    time = only(case[0], published=None)
    assert (str(time.first), str(time.last)) == case[2:4]


@pytest.mark.parametrize("case", RELATIVE, ids=lambda case: case[0])
def test_relative_dates_without_a_report_keep_their_words_only(case: Case) -> None:
    time = only(case[0], published=None)
    assert (time.span.text, time.first, time.last) == (case[1], None, None)


@pytest.mark.parametrize(("text", "words", "kind"), UNRESOLVED)
def test_what_cannot_be_dated_is_found(text: str, words: str, kind: str) -> None:
    time = find_times(text, REPORT)[0]
    assert (time.span.text, time.kind, time.first, time.last) == (words, kind, None, None)


@pytest.mark.parametrize(("text", "words", "event", "first", "last"), ANCHORED)
def test_anchors(text: str, words: str, event: str, first: str, last: str) -> None:
    time = only(text)
    assert time.anchored
    assert (time.span.text, to_when(time).first, to_when(time).basis) == (words, None, "anchored")
    when = resolve_anchor(time, When(event, event, "day", "stated"))
    assert (when.first, when.last, when.basis) == (first, last, "anchored")


def test_an_anchor_says_how_much_of_what() -> None:
    time = only("two days later")
    assert (time.amount, time.unit, time.direction) == (2, "day", "future")


def test_an_anchor_without_a_date_stays_without_one() -> None:
    assert resolve_anchor(only("two days later"), When(None, None, "day", "stated")).first is None


@pytest.mark.parametrize("text", TRAPS)
def test_traps(text: str) -> None:
    assert [time.span.text for time in find_times(text, REPORT)] == []


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("on Friday", "2019-12-27", "2020-01-03"),
        ("on Thursday", "2020-01-02", "2020-01-02"),
        ("on March 15", "2019-03-15", "2020-03-15"),
        ("in December", "2019-12-01", "2020-12-01"),
        ("over the weekend", "2019-12-28", "2020-01-04"),
        ("on January 20", "2020-01-20", "2020-01-20"),  # eleven months ago is too long for a bare date
    ],
)
def test_the_tense_says_which(text: str, past: str, future: str) -> None:
    assert str(only(text).first) == past
    assert str(only(text, future=True).first) == future


def test_a_leap_day_is_the_nearest_one() -> None:
    assert str(only("on February 29", published=date(2021, 3, 1)).first) == "2020-02-29"


def test_a_year_turns_between_a_report_and_its_day() -> None:
    assert str(only("on December 29", published=date(2020, 1, 2)).first) == "2019-12-29"
    assert str(only("on January 3", published=date(2019, 12, 30), future=True).first) == "2020-01-03"


def test_a_day_that_a_year_has_not_stays_without_a_date() -> None:
    assert only("on February 29, 2019").first is None


def test_at_the_ends_of_the_calendar_nothing_breaks() -> None:
    assert only("next year", published=date.max).first is None
    assert only("40 years ago", published=date(20, 5, 1)).first is None


def test_a_grain_is_no_finer_than_what_it_counts_from() -> None:
    when = resolve_anchor(only("two days later"), When("2019-05-01", "2019-05-31", "month", "stated"))
    assert (when.first, when.last, when.grain) == ("2019-05-03", "2019-06-02", "month")


def test_a_quarter_stays_spoken_of() -> None:
    told = only("in the third quarter of 2018")
    assert find_times("up from a year earlier", REPORT, quarter=told)[0].value == "2017-Q3"


def test_offsets_are_the_articles() -> None:
    time = find_times("on Friday", REPORT, offset=100)[0]
    assert (time.span.start, time.span.end) == (103, 109)


def test_a_range_shows_its_points() -> None:
    assert [str(part.first) for part in only("Friday through Tuesday").parts] == ["2019-12-27", "2019-12-31"]


def test_like_is_compared_with_like() -> None:
    values = [time.value for time in find_times("in the third quarter, up from 5 a year earlier", REPORT)]
    assert values == ["2019-Q3", "2018-Q3"]


EXAMPLES = [(table, pattern, example) for table, (_, rules) in enumerate(TABLES) for pattern, _, example in rules]


@pytest.mark.parametrize(("table", "pattern", "example"), EXAMPLES)
def test_every_rule_reads_its_example(table: int, pattern: str, example: str) -> None:
    words = rewritten(list(read_words(example)), layers()[:table])
    assert re.search(compiled(pattern), coded(words)), [word.kind for word in words]
    assert find_times(example, REPORT)
