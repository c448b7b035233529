"""Dates as sources write them -> ISO days. A day stands as it was written: no time zone moves it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?|\d{6})?", re.ASCII)
_MONTH_FIRST = re.compile(rf"\b({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.I)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH}),?\s+(\d{{4}})\b", re.I)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_. ]?)(\d\d)\2(\d\d)(?!\d)", re.ASCII)
_IN_URL = re.compile(r"[/_-]((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_-]|$)", re.I | re.ASCII)


def day_of(value: object) -> str | None:
    """A date or timestamp as a row or page gives it -> its day, or None where it can't be told.

    Reads ISO 8601, `20191229`, `December 29, 2019`, `29 Dec 2019`, RFC 822, and seconds or milliseconds since 1970.
    `01/02/2019` is two days at once, and so none.

    >>> day_of("2019-12-29T23:10:00+03:00"), day_of("Sun, 29 Dec 2019 20:10:00 GMT"), day_of("01/02/2019")
    ('2019-12-29', '2019-12-29', None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _day_of_number(value)
    if not isinstance(value, str):
        return None
    text = value.strip()[:100]
    if found := _ISO.match(text) or _COMPACT.fullmatch(text):
        return _day(found[1], found[2], found[3])
    return day_in(text)


def day_in(text: str) -> str | None:
    """The first day written out in words, with its year: `Dec. 29, 2019` or `29 December 2019`."""
    if found := _MONTH_FIRST.search(text):
        return _day(found[3], found[1], found[2])
    if found := _DAY_FIRST.search(text):
        return _day(found[3], found[2], found[1])
    return None


def day_in_url(url: str | None) -> str | None:
    """The day in an address: `.../2019/12/29/...`, `.../2019/dec/29/...`, `...-2019-12-29`."""
    found = _IN_URL.search(url.split("?", 1)[0]) if url else None
    return _day(found[1], found[2], found[3]) if found else None


def day_in_name(name: str) -> str | None:
    """The one day in the name of a file, its year first: `2019-12-29 raid.txt`, `wire_20191229.html`.

    >>> day_in_name("2019-12-29 raid.txt"), day_in_name("20191229_20191230.txt"), day_in_name("29-12-2019.txt")
    ('2019-12-29', None, None)
    """
    days = {_day(found[1], found[3], found[4]) for found in _IN_NAME.finditer(name)} - {None}
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _day_of_number(value: int | float) -> str | None:
    if isinstance(value, int) and 1800_00_00 < value < 2100_00_00:
        return day_of(str(value))
    seconds = value / 1000 if value >= 1e11 else value
    if not 1e8 <= seconds < 1e11:
        return None
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
