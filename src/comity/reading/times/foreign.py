"""Months of the Islamic and the Iranian calendar: how they are written, and what of them falls on a sure day.

The Iranian (solar) calendar is reckoned: its year begins at the spring equinox, and a cycle of 33 years with 8 leap
years gives that day for every year of its use (from 1304, 1925 CE; Borkowski, *The Persian calendar for 3000 years*,
1996). The Islamic one waits for the moon to be seen, country by country, so that no day of it is sure: its days are
found and left without a date. Feasts by the moon have room around them instead, see feasts.py.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from comity.reading.times.nouns import Calendar

_AL = r"(?:[ -](?:al|ul|ol|el|us|as|ath))?[ -]"
_DHU = r"(?:Dh|Z)[ui](?:l|[ -][au]l)?[ -]?"

# (how it is written, calendar, number, whether the word is sure to be a month where no day or year stands beside it)
MONTHS: tuple[tuple[str, Calendar, int, bool], ...] = (
    (r"M[uo]harram", "islamic", 1, True),
    (r"Safar", "islamic", 2, False),
    (rf"Rabi['’]?{_AL}(?:Awwal|Awal|Avval|I)", "islamic", 3, True),
    (rf"Rabi['’]?{_AL}(?:Thani|Sani|Akhir|Akhar|II)", "islamic", 4, True),
    (rf"J[ua]mad[ai]{_AL}(?:Awwal|Awal|Avval|Ula|Oula|I)", "islamic", 5, True),
    (rf"J[ua]mad[ai]{_AL}(?:Thani(?:yah?)?|Sani|Akhirah?|Akhar|II)", "islamic", 6, True),
    (r"Rajab", "islamic", 7, False),
    (r"Sha['’]?a?ban", "islamic", 8, False),
    (r"Shaww?al|Shavval", "islamic", 10, True),
    (rf"{_DHU}[QK][ai]['’]?dah?", "islamic", 11, True),
    (rf"{_DHU}H[ia]jj?(?:ah?)?", "islamic", 12, True),
    (r"Farvardin", "iranian", 1, True),
    (r"Ordibehesht", "iranian", 2, True),
    (r"Khordad", "iranian", 3, True),
    (r"Tir", "iranian", 4, False),
    (r"A?[Mm]ordad", "iranian", 5, True),
    (r"Shahrivar", "iranian", 6, True),
    (r"Mehr", "iranian", 7, False),
    (r"Aban", "iranian", 8, False),
    (r"Azar", "iranian", 9, False),
    (r"Dey", "iranian", 10, False),
    (r"Bahman", "iranian", 11, False),
    (r"Esfand", "iranian", 12, True),
)
MONTH_PATTERN = "|".join(f"(?:{words})" for words, *_ in MONTHS)
BEGINNINGS = frozenset({  # the words that the names of months begin with
    "muharram", "moharram", "safar", "rabi", "rabi'", "jumada", "jamadi", "rajab", "shaban", "shaaban", "sha'ban",
    "sha’ban", "shawwal", "shawal", "shavval", "dhu", "dhul", "zul", "zil", "zulhijja", "zilhajj", "farvardin",
    "ordibehesht", "khordad", "tir", "mordad", "amordad", "shahrivar", "mehr", "aban", "azar", "dey", "bahman",
    "esfand",
})  # fmt: skip
_RES = [(re.compile(words.replace(" ", r"\s")), (calendar, number, sure)) for words, calendar, number, sure in MONTHS]

_KNOWN_YEARS = range(1304, 1499)  # from the law that made the calendar, to where the cycle was checked
_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # years of the cycle of 33
_NEW_YEAR_1399 = date(2020, 3, 20)


def month_named(words: str) -> tuple[Calendar, int, bool] | None:
    """The calendar and number of the month that some words name, and whether they name nothing else."""
    return next((month for pattern, month in _RES if pattern.fullmatch(words)), None)


def iranian(year: int, month: int, day: int | None) -> tuple[date, date] | None:
    """The first and last day of a day or month of the Iranian calendar; None for what it does not have.

    >>> iranian(1357, 11, 22)
    (datetime.date(1979, 2, 11), datetime.date(1979, 2, 11))
    """
    if year not in _KNOWN_YEARS or not 1 <= month <= 12:
        return None
    length = 31 if month <= 6 else 30 if month <= 11 or _is_leap(year) else 29
    if day is not None and not 1 <= day <= length:
        return None
    first = _new_year(year) + timedelta(days=31 * min(month - 1, 6) + 30 * max(month - 7, 0))
    if day is None:
        return first, first + timedelta(days=length - 1)
    there = first + timedelta(days=day - 1)
    return there, there


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAPS


def _new_year(year: int) -> date:
    low, high = sorted((year, 1399))
    days = sum(365 + _is_leap(one) for one in range(low, high))
    return _NEW_YEAR_1399 + timedelta(days=days if year > 1399 else -days)
