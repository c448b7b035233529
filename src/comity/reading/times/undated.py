"""What is said by a term without any date: its grain, and a TIMEX3-like value with X where a number is not known."""

from __future__ import annotations

from dataclasses import replace

from comity.reading.times import lexicon
from comity.reading.times.calendar import GRAIN
from comity.reading.times.nouns import (
    Ago,
    Amount,
    Clock,
    Day,
    Decade,
    Edge,
    Foreign,
    Half,
    Inside,
    Month,
    Part,
    Quarter,
    Range,
    Ref,
    Relative,
    Season,
    Shift,
    Since,
    Stretch,
    Term,
    Turn,
    Unit,
    Until,
    Weekday,
    Window,
    Year,
)
from comity.types import Grain

HALVES: dict[Unit, str] = {"minute": "T{}M30S", "hour": "T{}H30M", "day": "{}DT12H", "year": "{}Y6M"}


def undated(term: Term) -> Stretch:
    """What can be said of a term without any date: its grain, and a value with X where a number is not known."""
    match term:
        case Day(year, month, day):
            return Stretch(None, None, "day", f"{_or_x(year, 4)}-{_or_x(month, 2)}-{day:02}")
        case Month(year, month):
            return Stretch(None, None, "month", f"{_or_x(year, 4)}-{month:02}")
        case Quarter(year, number):
            return Stretch(None, None, "quarter", f"{_or_x(year, 4)}-Q{number}")
        case Half(year, number):
            return Stretch(None, None, "range", f"{_or_x(year, 4)}-H{number}")
        case Season(year, name):
            return Stretch(None, None, "season", f"{_or_x(year, 4)}-{lexicon.SEASON_STARTS[name][1]}")
        case Weekday(number):
            return Stretch(None, None, "day", f"XXXX-WXX-{number}")
        case Relative(unit, _) | Ago(_, unit, _, _) | Shift(_, unit, _, _, _, _):
            return Stretch(None, None, GRAIN[unit], unknown_value(unit))
        case Window(amount, unit, _):
            return Stretch(None, None, "range", period(amount, unit))
        case Turn(_, inner, _) | Edge(_, inner) | Inside(inner, _):
            return replace(undated(inner), first=None, last=None)
        case Part(part, inner):
            return at_part(part, undated(inner or that_day()))
        case Clock(_, _, inner):
            return at_hour(term, undated(inner or that_day()))
        case Year(year):
            return Stretch(None, None, "year", f"{year:04}")
        case Decade(year):
            return Stretch(None, None, "decade", f"{year // 10:03}X")
        case Range(first, last):
            return Stretch(None, None, "range", f"{undated(first).value}/{undated(last).value}")
        case Since(inner) | Until(inner):
            return replace(undated(inner), grain="range")
        case Ref(value):
            return Stretch(None, None, "day", value)
        case Foreign(_, _, month, day):
            return Stretch(None, None, "day" if day else "month" if month else "year", "XXXX-XX-XX")
        case _:
            return Stretch(None, None, "day", "XXXX-XX-XX")


def _or_x(number: int | None, width: int) -> str:
    return "X" * width if number is None else f"{number:0{width}}"


def unknown_value(unit: Unit) -> str:
    return {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
            "decade": "XXX", "century": "XX"}.get(unit, "XXXX-XX-XX")  # fmt: skip


def that_day() -> Shift:
    return Shift(Amount(0), "day", 0, whole=True)


def period(amount: Amount, unit: Unit) -> str:
    """A TIMEX3 period: `P3D`, `PT6H`, `PXM` for `a few months`.

    >>> period(Amount(2), "decade")
    'P20Y'
    """
    many, letter = lexicon.UNIT_VALUE[unit]
    number = amount.number * many
    if not amount.vague and number % 1 == 0.5 and unit in HALVES:
        return f"P{HALVES[unit].format(int(number))}"
    shown = "X" if amount.vague else f"{number:g}" if number < 10**6 else str(int(number))
    return f"PT{shown}{letter[1:]}" if letter.startswith("T") else f"P{shown}{letter}"


def at_part(part: str, stretch: Stretch) -> Stretch:
    """A part of a day keeps the day's date."""
    mark = f"T{lexicon.PARTS[part]}"
    day = stretch.value.split("T")[0] if stretch.grain in ("day", "part_of_day") else None
    value = (day or (stretch.first.isoformat() if stretch.first else "XXXX-XX-XX")) + mark
    return replace(stretch, grain="part_of_day", value=value)


def at_hour(clock: Clock, stretch: Stretch) -> Stretch:
    grain: Grain = "hour" if clock.minute is None else "minute"
    day = stretch.value.split("T")[0] if stretch.grain in ("day", "part_of_day") else "XXXX-XX-XX"
    return replace(stretch, grain=grain, value=f"{day}T{clock.hour:02}:{clock.minute or 0:02}")
