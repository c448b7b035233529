"""Feasts and days with a name: how they are written, and when they fall.

Three kinds of date are sure enough to print: those fixed or computed in the Gregorian calendar, those of the Jewish
one, which is computed too, and those of the Islamic one with room for the moon's being seen a day earlier or later
(`islamic`: one day before the tabular date to two after, so that it holds the feast as any country kept it). Others are
found and left without a date. Elections stand here too, see elections.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from comity.reading.times.calendar import (
    easter,
    islamic,
    islamic_years,
    jewish_new_year,
    nth_weekday,
    orthodox_easter,
)
from comity.reading.times.elections import DAYS, held, named
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


def from_orthodox_easter(days: int) -> Dates:
    return lambda year: [(orthodox_easter(year) + timedelta(days=days),) * 2]


def hebrew(days: int, count: int = 1) -> Dates:
    """Days counted from the Jewish new year's day of that autumn; the eve, on which they begin, is not among them."""
    return lambda year: [
        (jewish_new_year(year) + timedelta(days=days), jewish_new_year(year) + timedelta(days=days + count - 1))
    ]


def hanukkah(year: int) -> list[tuple[date, date]]:
    """The 25th of Kislev, which comes a day later in the years whose second month is long; eight days."""
    new_year = jewish_new_year(year)
    long_month = (jewish_new_year(year + 1) - new_year).days in (355, 385)
    first = new_year + timedelta(days=84 if long_month else 83)
    return [(first, first + timedelta(days=7))]


# Feasts of the Islamic year: month, day and how many days.
BY_THE_MOON: dict[str, tuple[int, int, int]] = {
    "eid-al-adha": (12, 10, 2), "eid-al-fitr": (10, 1, 2), "ramadan": (9, 1, 30), "ashura": (1, 10, 1),
    "arbaeen": (2, 20, 1),
}  # fmt: skip


def by_the_moon(name: str) -> Dates:
    """Days of the Islamic year, with one day of room before and one after."""

    def dates(year: int) -> list[tuple[date, date]]:
        found = [_with_room(name, hijri) for hijri in islamic_years(year) if hijri > 0]
        return [(first, last) for first, last in found if (first + timedelta(days=1)).year == year]

    return dates


def _with_room(name: str, hijri: int) -> tuple[date, date]:
    month, day, days = BY_THE_MOON[name]
    start = islamic(hijri, month, day)
    return start - timedelta(days=1), start + timedelta(days=days)


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
    "orthodox-easter": (r"(?:Orthodox|Coptic|Greek) Easter(?: Sunday)?", from_orthodox_easter(0)),
    "ash-wednesday": (r"Ash Wednesday", from_easter(-46)),
    "maundy-thursday": (r"(?:Holy|Maundy) Thursday", from_easter(-3)),
    "holy-saturday": (r"Holy Saturday", from_easter(-1)),
    "ascension": (r"Ascension Day", from_easter(39)),
    "easter": (r"Easter(?: Sunday)?", from_easter(0)),
    "pentecost": (r"Pentecost", from_easter(49)),
    "womens-day": (r"International Women['’]s Day", fixed(3, 8)),
    "st-patrick": (r"Patrick['’]s Day", fixed(3, 17)),
    "anzac-day": (r"(?:Anzac|ANZAC) Day", fixed(4, 25)),
    "juneteenth": (r"Juneteenth", fixed(6, 19)),
    "all-saints": (r"All Saints['’]? Day", fixed(11, 1)),
    "guy-fawkes": (r"Guy Fawkes (?:[Nn]ight|Day)", fixed(11, 5)),
    "king-day": (r"Martin Luther King(?:,? Jr\.?)? Day", weekday_of(1, 1, 3)),
    "presidents-day": (r"Presidents['’]? Day", weekday_of(2, 1, 3)),
    "columbus-day": (r"Columbus Day", weekday_of(10, 1, 2)),
    "memorial-day": (r"Memorial Day", weekday_of(5, 1, -1)),
    "labor-day": (r"Labor Day", weekday_of(9, 1, 1)),
    "thanksgiving": (r"Thanksgiving(?: [Dd]ay)?", weekday_of(11, 4, 4)),
    "election-day": (r"Election Day", us_election),
    "eid-al-adha": (r"(?:Eid|Id) (?:[au]l|ul)[- ]Adha|Feast of (?:the )?Sacrifice", by_the_moon("eid-al-adha")),
    "eid-al-fitr": (r"(?:Eid|Id) (?:[au]l|ul)[- ]Fitr", by_the_moon("eid-al-fitr")),
    "ramadan": (r"(?:the (?:Muslim )?(?:holy )?(?:fasting )?month of )?Ramad(?:h)?an|Ramazan", by_the_moon("ramadan")),
    "ashura": (r"Ashoura|Ashura", by_the_moon("ashura")),
    "arbaeen": (r"Arba['’]?een", by_the_moon("arbaeen")),
    "eid": (r"Eid(?! al| ul)", unknown),  # which of the two is not said
    "mawlid": (r"Mawlid(?: an?-Nabi)?|Milad[- ]un[- ]Nabi", unknown),  # Sunnis and Shias keep days of their own
    "quds-day": (r"(?:al-)?Quds Day", unknown),
    "yalda": (r"Yalda(?: [Nn]ight)?", fixed(12, 20, 2)),
    "sizdah-bedar": (r"Sizdah Bedar", fixed(4, 1, 2)),
    "hanukkah": (r"Hanukkah|Chanukah", hanukkah),
    "passover": (r"Passover", hebrew(-163, 8)),
    "yom-kippur": (r"Yom Kippur", hebrew(9)),
    "rosh-hashanah": (r"Rosh Hashanah", hebrew(0, 2)),
    "sukkot": (r"Sukkot", hebrew(14, 7)),
    "diwali": (r"Diwali", unknown),
    "lunar-new-year": (r"(?:Lunar|Chinese) New Year", unknown),
    "independence-day": (r"Independence Day", unknown),
    "us-election": (
        r"(?:(?:U\.?S\.?|American) )?[Mm]idterm(?:s| [Ee]lections?)|"
        r"(?:U\.?S\.?|American) (?:[Pp]residential |[Gg]eneral |[Cc]ongressional )[Ee]lections?",
        us_election,
    ),
    **{f"election-{country}": (named(country), partial(held, country)) for country in DAYS},
}
ELECTIONS = frozenset({"us-election", *(f"election-{country}" for country in DAYS)})
"""Those that words must give the year of: `midterm elections` come round, and may be any."""

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


def feast_in_hijri(name: str, year: int) -> list[Stretch]:
    """The stretch of a feast in an Islamic year (`Ramadan 1440`); none of a feast that is not kept by the moon."""
    if name not in BY_THE_MOON or year < 1:
        return []
    first, last = _with_room(name, year)
    return [Stretch(first, last, "range", _value(first, last))]


def _value(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
