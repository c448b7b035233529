"""Builders of times reckoned from the report or from an event, and of lengths and sets of times."""

from __future__ import annotations

from typing import cast

from comity.reading.times import lexicon
from comity.reading.times.naming import ONE, amount_of, made, month_of, number_of, unit_is, unit_of
from comity.reading.times.nouns import (
    Ago,
    Amount,
    Every,
    Length,
    Month,
    Part,
    Ref,
    Reference,
    Relative,
    Season,
    SeasonName,
    Shift,
    Term,
    Turn,
    Weekday,
    Window,
)
from comity.reading.times.patterns import Built, Words, has, pick
from comity.reading.times.words import Word

# --- points reckoned from the report --------------------------------------------------------------

STEPS = {"LAST": -1, "PAST": -1, "PREVIOUS": -1, "THIS": 0, "CURRENT": 0, "NEXT": 1, "COMING": 1, "LATEST": -1}


def step_of(words: Words) -> int:
    return next(STEPS[word.kind] for word in reversed(words) if word.kind in STEPS)


def relative(words: Words) -> Built:
    """`last week`, `this year`, `this day`."""
    unit, step = unit_of(words), step_of(words)
    if unit in ("hour", "minute", "second"):
        return None
    return None if unit == "day" and step else made(words, Relative(unit, step))


def window(words: Words) -> Built:
    """`the past three weeks`, `the coming days`, `recent months`."""
    sign = 1 if has(words, "NEXT", "COMING") else -1
    return made(words, Window(amount_of(words), unit_of(words), sign), "WINDOW")


def turn(words: Words) -> Built:
    """`last Friday`, `this coming Sunday`, `next March`, `last summer`, `last Christmas`."""
    step = step_of(words)
    inner = pick(words, "WEEKDAY", "MAYBE_WEEKDAY", "MONTH", "MAYBE_MONTH", "SEASON", "FEAST")
    assert inner is not None
    return made(words, Turn(step, name_of(inner)))


def name_of(word: Word) -> Term:
    """The name that a word is alone, without a year."""
    match word.kind:
        case "WEEKDAY" | "MAYBE_WEEKDAY":
            return Weekday(int(word.number))
        case "MONTH" | "MAYBE_MONTH":
            return Month(None, int(word.number))
        case "SEASON":
            return Season(None, cast(SeasonName, word.name))
        case _:
            assert word.term is not None
            return word.term


def today(words: Words) -> Built:
    return made(words, Relative("day", number_of(words, "TODAY")))


def part_of_today(words: Words) -> Built:
    """`this morning`, `last night`."""
    word = pick(words, "PART", "NIGHT")
    assert word is not None
    if has(words, "LAST") and word.name not in ("night", "evening"):
        return None
    return made(words, Part(word.name, Relative("day", -1 if has(words, "LAST") else 0)))


def ago(words: Words) -> Built:
    sign = 1 if has(words, "FROM", "IN", "WITHIN", "POSS", "MOMENT") and not has(words, "AGO") else -1
    return made(words, Ago(amount_of(words), unit_of(words), sign, within=has(words, "UP", "WITHIN")), "AWAY")


# --- points reckoned from an event ----------------------------------------------------------------


def shift(words: Words) -> Built:
    """`two days later`, `a week before`, `the day after`, `three years earlier`."""
    sign = 1 if has(words, "LATER", "AFTER", "FOLLOWING") else -1
    return made(words, Shift(amount_of(words), unit_of(words), sign), "SHIFT")


def neighbour(words: Words) -> Built:
    """`the next day`, `the following week`, `the previous year`."""
    sign = 1 if has(words, "NEXT", "FOLLOWING") else -1
    unit = unit_of(words)
    return made(words, Shift(ONE, unit, sign, whole=True, loose=sign < 0 and unit not in ("day", "night")), "SHIFT")


def around(words: Words) -> Built:
    """`the following three days`, `the days that followed`: as many as there are, up to that many."""
    sign = -1 if has(words, "PREVIOUS") else 1
    return made(words, Shift(Amount(amount_of(words).number, vague=True), unit_of(words), sign), "SHIFT")


def eve(words: Words) -> Built:
    """`the eve of the vote`."""
    return made(words, Shift(ONE, "day", -1), "SHIFT")


def same(words: Words) -> Built:
    """`that day`, `the same week`, `that date`."""
    part = pick(words, "PART", "NIGHT")
    there = Shift(Amount(0), "day" if part or has(words, "DATEWORD") else unit_of(words), 0, whole=True)
    return made(words, Part(part.name, there) if part else there, "SHIFT")


def anchored_turn(words: Words) -> Built:
    """`the previous Friday`, `the following March`."""
    return made(words, Turn(-1 if has(words, "PREVIOUS") else 1, name_of(words[-1]), anchored=True), "SHIFT")


def year_before(words: Words) -> Built:
    """`the year-ago quarter`, `year-earlier`."""
    return made(words, Shift(ONE, "year", -1), "SHIFT") if unit_of(words) == "year" else None


def running_quarter(words: Words) -> Built:
    """`the quarter` is the one last spoken of."""
    return made(words, Shift(Amount(0), "quarter", 0, whole=True), "SHIFT") if unit_of(words) == "quarter" else None


def next_part(words: Words) -> Built:
    """`the next morning`, `the following night`."""
    part = pick(words, "PART", "NIGHT")
    assert part is not None
    return made(words, Part(part.name, Shift(ONE, "day", -1 if has(words, "PREVIOUS") else 1, whole=True)), "SHIFT")


def part_alone(words: Words) -> Built:
    """`at dawn`, `in the early morning`, `overnight`: of the day that is being told."""
    word = pick(words, "PART", "NIGHT", "OVERNIGHT")
    assert word is not None
    return made(words, Part(word.name, None), "PARTTIME")


# --- lengths and sets -----------------------------------------------------------------------------


def length(words: Words) -> Built:
    if unit_of(words) == "quarter" and (has(words, "DASH", "A") or amount_of(words).number in (1, 3)):
        return None  # three-quarters of its food
    return made(words, Length(amount_of(words), unit_of(words)), "LENGTH")


def every_unit(words: Words) -> Built:
    unit = unit_of(words)
    many, letter = lexicon.UNIT_VALUE[unit]
    number = pick(words, "DAY", "NUMBER")
    return made(words, Every(f"P{_times(letter, many * int(number.number if number else 1))}", "day"), "SETTIME")


def _times(letter: str, number: int) -> str:
    return f"T{number}{letter[1:]}" if letter.startswith("T") else f"{number}{letter}"


def every_weekday(words: Words) -> Built:
    return made(words, Every(f"XXXX-WXX-{number_of(words, 'WEEKDAY', 'WEEKDAYS')}", "day"), "SETTIME")


def every_month(words: Words) -> Built:
    return made(words, Every(f"XXXX-{month_of(words):02}", "month"), "SETTIME")


def set_word(words: Words) -> Built:
    return made(words, Every(words[0].name, "day"), "SETTIME")


def reference(words: Words) -> Built:
    """`currently`, `recently`."""
    return made(words, Ref(cast(Reference, words[-1].name)), "LOOSE")


def now(words: Words) -> Built:
    return made(words, Ref("PRESENT_REF"), "LOOSE")


def the_future(words: Words) -> Built:
    return made(words, Ref("FUTURE_REF"), "LOOSE")


def the_weekend(words: Words) -> Built:
    return made(words, Relative("weekend", 0)) if unit_of(words) == "weekend" else None


def these_days(words: Words) -> Built:
    return made(words, Ref("PRESENT_REF"), "LOOSE") if unit_is(words, "day") else None
