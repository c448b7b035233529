"""Feasts and days with a name: how they are written, and when they fall.

Two kinds of date are sure enough to print: those fixed or computed in the Gregorian calendar, and those of the Islamic
one with room for the moon's being seen a day earlier or later (`islamic`: one day before the tabular date to two after,
so that it holds the feast as any country kept it). Others are found and left without a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from comity.reading.times.calendar import easter, islamic, islamic_years, nth_weekday
from comity.reading.times.nouns import Stretch

Dates = Callable[
    [int], list[tuple[date, date]]
]  # a Gregorian year -> the first and last days of each that begins in it


def fixed(month: int, day: int, days: int = 1) -> Dates:
    return lambda year: [(date(year, month, day), date(year, month, day) + timedelta(days=days - 1))]


def from_easter(days: int) -> Dates:
    return lambda year: [(easter(year) + timedelta(days=days),) * 2]


def weekday_of(month: int, weekday: int, number: int) -> Dates:
    return lambda year: [(nth_weekday(year, month, weekday, number),) * 2]


def by_the_moon(month: int, day: int, days: int = 1) -> Dates:
    """Days of the Islamic year, with one day of room before and one after."""

    def dates(year: int) -> list[tuple[date, date]]:
        starts = [islamic(hijri, month, day) for hijri in islamic_years(year) if hijri > 0]
        return [(s - timedelta(days=1), s + timedelta(days=days)) for s in starts if s.year == year]

    return dates


def us_election(year: int) -> list[tuple[date, date]]:
    """The Tuesday after the first Monday in November, in even years: American news alone writes `Election Day`."""
    return [] if year % 2 else [(nth_weekday(year, 11, 1, 1) + timedelta(days=1),) * 2]


def unknown(year: int) -> list[tuple[date, date]]:
    """Not dated here: another calendar, or another day in each country."""
    return []


# name -> (how it is written: a regular expression on the words as printed; when it falls)
FEASTS: dict[str, tuple[str, Dates]] = {
    "new-year-eve": (r"New Year['’]s [Ee]ve", fixed(12, 31)),
    "new-year": (r"New Year['’]s(?: [Dd]ay)?", fixed(1, 1)),
    "orthodox-christmas": (r"(?:Orthodox|Coptic) Christmas(?: Day| Eve)?", fixed(1, 6, 2)),
    "christmas-eve": (r"Christmas [Ee]ve", fixed(12, 24)),
    "christmas": (r"Christmas(?: [Dd]ay)?", fixed(12, 25)),
    "boxing-day": (r"Boxing [Dd]ay", fixed(12, 26)),
    "valentine": (r"Valentine['’]s [Dd]ay", fixed(2, 14)),
    "may-day": (r"May [Dd]ay", fixed(5, 1)),
    "victory-day": (r"Victory Day", fixed(5, 9)),
    "bastille-day": (r"Bastille Day", fixed(7, 14)),
    "halloween": (r"Hallowe['’]?en", fixed(10, 31)),
    "armistice": (r"(?:Armistice|Veterans['’]?|Remembrance) Day", fixed(11, 11)),
    "nowruz": (r"Nowruz|Nowrooz|Nawroz|Newroz|Norouz|Noruz|Nauroz|Navruz", fixed(3, 20, 2)),
    "palm-sunday": (r"Palm Sunday", from_easter(-7)),
    "good-friday": (r"Good Friday", from_easter(-2)),
    "easter-monday": (r"Easter Monday", from_easter(1)),
    "orthodox-easter": (r"Orthodox Easter(?: Sunday)?", unknown),
    "easter": (r"Easter(?: Sunday)?", from_easter(0)),
    "pentecost": (r"Pentecost", from_easter(49)),
    "memorial-day": (r"Memorial Day", weekday_of(5, 1, -1)),
    "labor-day": (r"Labor Day", weekday_of(9, 1, 1)),
    "thanksgiving": (r"Thanksgiving(?: [Dd]ay)?", weekday_of(11, 4, 4)),
    "election-day": (r"Election Day", us_election),
    "eid-al-adha": (r"(?:Eid|Id) (?:[au]l|ul)[- ]Adha|Feast of (?:the )?Sacrifice", by_the_moon(12, 10, 2)),
    "eid-al-fitr": (r"(?:Eid|Id) (?:[au]l|ul)[- ]Fitr", by_the_moon(10, 1, 2)),
    "ramadan": (r"(?:the (?:Muslim )?(?:holy )?(?:fasting )?month of )?Ramad(?:h)?an|Ramazan", by_the_moon(9, 1, 30)),
    "ashura": (r"Ashoura|Ashura", by_the_moon(1, 10)),
    "arbaeen": (r"Arba['’]?een", by_the_moon(2, 20)),
    "eid": (r"Eid(?! al| ul)", unknown),  # which of the two is not said
    "hanukkah": (r"Hanukkah|Chanukah", unknown),
    "passover": (r"Passover", unknown),
    "yom-kippur": (r"Yom Kippur", unknown),
    "rosh-hashanah": (r"Rosh Hashanah", unknown),
    "diwali": (r"Diwali", unknown),
    "lunar-new-year": (r"(?:Lunar|Chinese) New Year", unknown),
    "independence-day": (r"Independence Day", unknown),
}

# Dates that are names for one day and no other. What follows tells: a bare `Sept. 11` comes round each year.
NAMED_DAYS: dict[str, tuple[str, date]] = {
    "nine-eleven": (r"9/11(?![/\d])", date(2001, 9, 11)),
    "september-11": (
        r"(?:Sept(?:ember|\.)? 11(?:th)?|11 September)(?=,? (?:terror\w* )?(?:attack|hijack|atrocit))",
        date(2001, 9, 11),
    ),
}

FEAST_PATTERN = "|".join(f"(?:{words})" for words, _ in FEASTS.values())
NAMED_DAY_PATTERN = "|".join(f"(?:{words})" for words, _ in NAMED_DAYS.values())
_FEAST_RES = [(name, re.compile(words.replace(" ", r"\s"))) for name, (words, _) in FEASTS.items()]
_NAMED_RES = [(day, re.compile(words)) for words, day in NAMED_DAYS.values()]


def feast_named(words: str) -> str | None:
    """Which feast some words name."""
    return next((name for name, pattern in _FEAST_RES if pattern.fullmatch(words)), None)


def named_day(text: str, start: int) -> date | None:
    """The day that a name at `start` of the text stands for."""
    return next((day for day, pattern in _NAMED_RES if pattern.match(text, start)), None)


def feast_in(name: str, year: int) -> list[Stretch]:
    """The stretches of a feast that begin in a Gregorian year: none unknown, two by the moon."""
    return [
        Stretch(first, last, "day" if first == last else "range", _value(first, last))
        for first, last in FEASTS[name][1](year)
    ]


def _value(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
