"""Builders of numbers and of names of the calendar, and what all builders share.

A builder takes the words that a pattern of `phrases.py` matched and makes one of them, or refuses (None). The kinds of
word made: TIME (on the calendar), AWAY (so long ago), SHIFT (from an event), WINDOW, LENGTH, SETTIME, LOOSE (`now`),
CLOCKTIME and PARTTIME (of a day not yet known).
"""

from __future__ import annotations

from typing import cast

from comity.reading.times import lexicon
from comity.reading.times.feasts import ELECTIONS, feast_in
from comity.reading.times.nouns import (
    Amount,
    Century,
    Clock,
    Day,
    Decade,
    Edge,
    Edging,
    Feast,
    Foreign,
    Half,
    Month,
    Quarter,
    Range,
    Season,
    SeasonName,
    Term,
    Unit,
    Weekday,
    Year,
)
from comity.reading.times.patterns import Build, Built, Words, has, pick, picks
from comity.reading.times.words import Word

ONE = Amount(1)
HIJRI_YEARS = 1600  # a year below this one beside a month of those calendars is a year of theirs

# --- building -------------------------------------------------------------------------------------


def made(words: Words, term: Term | None, kind: str = "TIME") -> Built:
    """One word over the stretch of several, that stands for a term."""
    return None if term is None else Word(kind, words[0].start, words[-1].end, term=term)


def always(term: Term, kind: str = "TIME") -> Build:
    return lambda words: made(words, term, kind)


def unit_of(words: Words) -> Unit:
    word = pick(words, "UNIT", "UNITS", "UNITLONG")
    return cast(Unit, word.name) if word else "night"


def amount_of(words: Words) -> Amount:
    """How many units: a number, a word for some, or one; a bare plural is as many as we take it for at most."""
    word = pick(words, "DAY", "NUMBER", "VAGUE", "YEAR")
    if word:
        return Amount(word.number, word.kind == "VAGUE")
    return Amount(lexicon.AT_MOST[unit_of(words)], vague=True) if has(words, "UNITS") else ONE


def year_of(words: Words) -> int | None:
    word = pick(words, "YEAR", "SHORTYEAR")
    return int(word.number) if word else None


def month_of(words: Words) -> int:
    word = pick(words, "MONTH", "MAYBE_MONTH")
    assert word is not None
    return int(word.number)


def number_of(words: Words, *kinds: str) -> int:
    word = pick(words, *kinds)
    assert word is not None
    return int(word.number)


# --- numbers --------------------------------------------------------------------------------------


def tens_and_ones(words: Words) -> Built:
    left, right = picks(words, "NUMBER")
    spelled = left.name and right.name and left.number >= 20 and left.number % 10 == 0 and right.number < 10
    return Word("NUMBER", left.start, right.end, "", left.number + right.number) if spelled else None


def spelled_year(words: Words) -> Built:
    left, right = picks(words, "NUMBER")
    if left.name not in ("eighteen", "nineteen", "twenty") or right.number < 10 or right.number > 99:
        return None
    return Word("YEAR", left.start, right.end, number=left.number * 100 + right.number)


def product(words: Words) -> Built:
    first = pick(words, "NUMBER", "DAY")
    number = (first.number if first else 1) * number_of(words, "HUNDRED")
    kind = "YEAR" if number == 2000 and words[0].name == "two" else "NUMBER"
    return Word(kind, words[0].start, words[-1].end, number=number)


def and_a_half(words: Words) -> Built:
    word = pick(words, "NUMBER", "DAY")
    assert word is not None
    return Word("NUMBER", words[0].start, words[-1].end, number=word.number + 0.5)


def some(words: Words) -> Built:
    word = pick(words, "EXACTLY", "VAGUE")
    assert word is not None
    return Word("VAGUE" if word.kind == "VAGUE" else "NUMBER", words[0].start, words[-1].end, word.name, word.number)


# --- other calendars and eras ---------------------------------------------------------------------


def foreign(words: Words) -> Built:
    """`22 Bahman 1357`, `the 21st of Ramadan`, `Aban 1398`, `Farvardin`; a month that is a word too wants its year."""
    word = pick(words, "FOREIGN", "MAYBE_FOREIGN", "FEAST")
    assert word is not None
    month = Foreign("islamic", month=9) if word.term == Feast(None, "ramadan") else word.term
    if not isinstance(month, Foreign) or not unit_is(words, "month"):
        return None
    number = pick(words, "DAY", "NTH", "ORDINAL")
    year = year_of(words)
    if word.kind == "MAYBE_FOREIGN" and number is None and year is not None and year >= HIJRI_YEARS:
        return None
    year = year if year is not None and year < HIJRI_YEARS else None
    return made(words, Foreign(month.calendar, year, month.month, int(number.number) if number else None))


def in_era(words: Words) -> Built:
    """`334 BC`, `1441 AH`, `the fifth century BC`: without a date; `AD 70` is a year."""
    era = pick(words, "ERA")
    assert era is not None
    number = pick(words, "YEAR", "NUMBER", "DAY", "NTH", "ORDINAL")
    if era.name == "after" and number is not None and not has(words, "UNIT") and 1 <= number.number < 10_000:
        return made(words, Year(int(number.number)))
    if era.name == "after" or not unit_is(words, "century"):
        return None
    return made(words, Foreign("islamic" if era.name == "hijri" else "before_christ"))


# --- points of the calendar -----------------------------------------------------------------------


def day(words: Words) -> Built:
    """`29 December 2019`, `Friday, Dec. 27`, `the 5th of May`."""
    return made(words, Day(year_of(words), month_of(words), number_of(words, "DAY", "NTH", "ORDINAL")))


def far_day(words: Words) -> Built:
    """`1 January 3000`: a year that is a number anywhere else."""
    year = number_of(words, "NUMBER")
    if not 2200 <= year <= 9999:
        return None
    return made(words, Day(year, month_of(words), number_of(words, "DAY")))


def day_pair(words: Words) -> Built:
    """`May 15-20, 2025`, `15 to 20 May`."""
    year, month = year_of(words), month_of(words)
    pair = pick(words, "DAYPAIR")
    first, last = (
        map(int, pair.name.split("-")) if pair else (int(word.number) for word in picks(words, "DAY", "NTH")[:2])
    )
    return made(words, Range(Day(year, month, first), Day(year, month, last))) if first < last else None


def month(words: Words) -> Built:
    return made(words, Month(year_of(words), month_of(words)))


def quarter(words: Words) -> Built:
    number = number_of(words, "ORDINAL", "NTH", "QTOKEN")
    return made(words, Quarter(year_of(words), number)) if number <= 4 and unit_is(words, "quarter") else None


def unit_is(words: Words, *units: Unit) -> bool:
    word = pick(words, "UNIT", "UNITS")
    return word is None or word.name in units


def half(words: Words) -> Built:
    number = number_of(words, "ORDINAL")
    return made(words, Half(year_of(words), number)) if number <= 2 else None


def season(words: Words) -> Built:
    word = pick(words, "SEASON")
    assert word is not None
    return made(words, Season(year_of(words), cast(SeasonName, word.name)))


def century(words: Words) -> Built:
    number = number_of(words, "ORDINAL", "NTH")
    return made(words, Century(number)) if unit_is(words, "century") and number <= 99 else None


def year(words: Words) -> Built:
    return made(words, Year(number_of(words, "YEAR", "SHORTYEAR")))


def bare_year(words: Words) -> Built:
    """Four digits with nothing beside them to say that they are a year: only of the last two centuries or ours."""
    return year(words) if 1800 <= words[0].number < 2100 else None


def feast(words: Words) -> Built:
    word = pick(words, "FEAST")
    assert word is not None
    name, year = cast(Feast, word.term).name, year_of(words)
    if name in ELECTIONS and (year is None or not feast_in(name, year)):
        return made(words, Year(year)) if year else None
    return made(words, Feast(year, name))


def held(words: Words) -> Built:
    """The term that a word already stands for."""
    word = next(word for word in words if word.term)
    return made(words, word.term, "CLOCKTIME" if isinstance(word.term, Clock) and word.term.term is None else "TIME")


def decade(words: Words) -> Built:
    """`the 1990s`, `the late nineties`."""
    word = pick(words, "DECADE", "DECADE_WORD")
    assert word is not None
    term: Term = word.term or Decade(int(word.number))
    edge = pick(words, "EDGE")
    return made(words, Edge(cast(Edging, edge.name), term) if edge else term)


def fiscal_year(words: Words) -> Built:
    """`the year 2000`, `fiscal 1999`, `the year 3000`."""
    if (far := pick(words, "NUMBER")) is not None:
        return made(words, Year(int(far.number))) if unit_is(words, "year") and 2200 <= far.number <= 9999 else None
    return year(words) if unit_is(words, "year") else None


def weekday(words: Words) -> Built:
    return made(words, Weekday(number_of(words, "WEEKDAY", "MAYBE_WEEKDAY")))


def day_of_month(words: Words) -> Built:
    return made(words, Day(None, None, number_of(words, "NTH")))
