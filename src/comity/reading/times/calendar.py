"""Reckoning with the proleptic Gregorian calendar (and the tabular Islamic one): plain functions of plain dates.

A result outside years 1 to 9999 raises ValueError or OverflowError, as `datetime` does.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from math import ceil

from comity.reading.times.nouns import Stretch, Unit
from comity.types import Grain

MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN: dict[Unit, int] = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
PER_DAY: dict[Unit, int] = {"hour": 24, "minute": 24 * 60, "second": 24 * 60 * 60}
GRAIN: dict[Unit, Grain] = {
    "second": "minute", "minute": "minute", "hour": "hour", "day": "day", "night": "part_of_day", "week": "week",
    "weekend": "week", "fortnight": "week", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "range",
}  # fmt: skip


def shifted(day: date, amount: float, unit: Unit) -> date:
    """The day so many units later (earlier where negative); the day of the month gives way at a short month's end.

    >>> shifted(date(2024, 1, 31), 1, "month")
    datetime.date(2024, 2, 29)
    """
    if unit in PER_DAY:
        return day + timedelta(days=int(amount / PER_DAY[unit]))
    if unit in DAYS_IN:
        return day + timedelta(days=round(amount * DAYS_IN[unit]))
    months = day.year * 12 + day.month - 1 + round(amount * MONTHS_IN[unit])
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_back(amount: float, unit: Unit) -> float:
    """How many days a sub-day amount reaches over, at least one: `the past 36 hours` touches two."""
    return ceil(amount / PER_DAY[unit])


def frame(day: date, unit: Unit) -> Stretch:
    """The calendar unit that holds a day: its ISO week, its month, its decade.

    >>> frame(date(2020, 1, 1), "week").value
    '2020-W01'
    """
    match unit:
        case "week" | "fortnight":
            first = day - timedelta(days=day.isoweekday() - 1)
            return Stretch(first, first + timedelta(days=6), "week", week_value(first))
        case "weekend":
            first = day + timedelta(days=6 - day.isoweekday())
            return Stretch(first, first + timedelta(days=1), "week", week_value(first) + "-WE")
        case "month":
            return months(day.year, day.month, 1, "month", f"{day.year:04}-{day.month:02}")
        case "quarter":
            return quarter(day.year, (day.month + 2) // 3)
        case "year":
            return months(day.year, 1, 12, "year", f"{day.year:04}")
        case "decade":
            first_year = day.year // 10 * 10
            return years(first_year, 10, "decade", f"{first_year // 10:03}X")
        case "century":
            first_year = (day.year - 1) // 100 * 100 + 1
            return years(first_year, 100, "range", f"{first_year // 100:02}")
        case _:
            return Stretch(day, day, GRAIN[unit], day.isoformat())


def week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def months(year: int, month: int, count: int, grain: Grain, value: str) -> Stretch:
    """`count` months from the first of one."""
    first = date(year, month, 1)
    end = shifted(first, count - 1, "month")
    return Stretch(first, end.replace(day=monthrange(end.year, end.month)[1]), grain, value)


def quarter(year: int, number: int) -> Stretch:
    return months(year, number * 3 - 2, 3, "quarter", f"{year:04}-Q{number}")


def years(year: int, count: int, grain: Grain, value: str) -> Stretch:
    """`count` years from the first day of one, cut where the calendar begins and ends."""
    return Stretch(date(max(year, 1), 1, 1), date(min(year + count - 1, 9999), 12, 31), grain, value)


def third(stretch: Stretch, number: int) -> tuple[date, date]:
    """The first (0), middle (1) or last (2) third of a stretch with both ends, by days."""
    assert stretch.first is not None
    assert stretch.last is not None
    days = (stretch.last - stretch.first).days + 1
    start, end = days * number // 3, days * (number + 1) // 3
    return stretch.first + timedelta(days=start), stretch.first + timedelta(days=max(end, start + 1) - 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The so-manieth weekday of a month, from its end where negative (-1: the last)."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-number - 1))


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus; Meeus, Astronomical Algorithms, chapter 8)."""
    golden = year % 19
    century, within = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * rest + 2 * (within // 4) - moon - within % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Eastern churches: of the Julian calendar (Meeus, chapter 8), as a Gregorian day."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def jewish_new_year(year: int) -> date:
    """The first of Tishri in the autumn of a Gregorian year (Dershowitz and Reingold, Calendrical Calculations)."""
    before, this, after = (_days_to_tishri(year + 3761 + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(this + delay - 1373427)


def _days_to_tishri(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (3 * (day + 1) % 7 < 3)


def islamic(year: int, month: int, day: int) -> date:
    """A day of the tabular (civil) Islamic calendar. The moon that is seen differs by a day or so."""
    julian_day = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1948440 - 385
    return date.fromordinal(julian_day - 1721425)


def islamic_years(year: int) -> range:
    """The Islamic years that have days in a Gregorian year: two of them, or three (and one or two more)."""
    guess = (year - 622) * 33 // 32
    return range(guess - 1, guess + 2)
