"""CAMEO: what a code such as `AFGGOVMIL 041201-091231` says of an actor, and when."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from comity.reading.tables import rows

_CENTURY = 30  # two digits under this are of the 2000s, as TABARI and PETRARCH read them
_FINER = ("MIL", "COP", "SPY", "JUD", "LEG")  # sectors that a code after GOV makes of it
_CODE = re.compile(r"(?:[A-Z0-9]{3})+|---")
_DATE = re.compile(r"(\d{4}|\d\d)(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a code says: a country (ISO alpha-3), the kind and sector of its bearer, a person's office, bodies."""

    code: str
    country: str | None = None
    international: bool = False
    kind: str | None = None
    sector: str | None = None
    role: str | None = None
    bodies: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    @property
    def is_dated(self) -> bool:
        return bool(self.since or self.until)

    @property
    def dates(self) -> str:
        return f"{self.since}..{self.until}"


class NoSense(ValueError):
    """A code or date that says nothing, with the reason in words."""


@cache
def _meanings() -> Mapping[str, Mapping[str, str]]:
    table = files("comity.reading.directory.importing") / "cameo.tsv"
    return {row["code"]: row for row in rows(table)}


def sense_of(text: str, countries: frozenset[str]) -> Sense:
    """`AFGGOV >011222` -> what it says; `countries` are the codes of the directory's states. NoSense where nothing."""
    code, _, dates = text.strip().partition(" ")
    since, until = dates_of(dates.replace(" ", ""))
    sense = _sense_of_code(code, countries)
    return replace(sense, since=since, until=until) if since or until else sense


@lru_cache(maxsize=4096)
def _sense_of_code(code: str, countries: frozenset[str]) -> Sense:
    if not _CODE.fullmatch(code):
        raise NoSense(f"`{code}` is no code: letters by threes" if code else "the code is empty")
    sense = Sense(code)
    for at in range(0, len(code), 3):
        chunk = code[at : at + 3]
        meaning = _meanings().get(chunk, {"what": "country", "is": chunk} if chunk in countries else {})
        if meaning.get("what") == "none":
            raise NoSense(f"`{chunk}` says that this is no actor")
        if at == 0 and not meaning:
            raise NoSense(f"`{code}` begins with `{chunk}`, which is no code of CAMEO")
        sense = _with(sense, meaning, first=at == 0)
    return sense


def _with(sense: Sense, meaning: Mapping[str, str], *, first: bool) -> Sense:
    """What is said so far with the next three letters; a finer sector goes over GOV, else the first holds."""
    what = meaning.get("what")
    if what == "country":
        return sense if sense.country else replace(sense, country=meaning["is"])
    if what == "body":
        return replace(sense, bodies=(*sense.bodies, meaning["is"]))
    if what == "international" and first:
        return replace(sense, international=True, kind=meaning["kind"], sector=meaning["sector"] or None)
    if what == "role" and (sense.kind is None or (sense.sector == "GOV" and meaning["sector"] in _FINER)):
        return replace(sense, kind=meaning["kind"], sector=meaning["sector"], role=meaning["role"] or sense.role)
    return sense


def dates_of(text: str) -> tuple[str, str]:
    """`030101-041231`, `>20010911` or `<900823` -> from when until when, each as precise as it is a date.

    >>> dates_of("030101-040931")
    ('2003-01-01', '2004-09')
    """
    if not text:
        return "", ""
    if text[0] in "<>":
        date = _date(text[1:])
        return (date, "") if text[0] == ">" else ("", date)
    first, dash, last = text.partition("-")
    if dash and not (first and last):
        raise NoSense(f"`{text}` has one end: write `>YYYYMMDD` from a day on, `<YYYYMMDD` until it")
    if not dash:
        raise NoSense(f"`{text}` is no time: write `>YYYYMMDD`, `<YYYYMMDD` or `YYYYMMDD-YYYYMMDD`")
    since, until = _date(first), _date(last)
    if until < since[: len(until)]:
        raise NoSense(f"`{text}` ends before it begins")
    return since, until


def _date(text: str) -> str:
    found = _DATE.fullmatch(text)
    if found is None:
        raise NoSense(f"`{text}` is no date: YYMMDD or YYYYMMDD")
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if len(found[1]) == 2:
        year += 2000 if year < _CENTURY else 1900
    if not 1 <= month <= 12:
        if month or day:
            raise NoSense(f"`{text}` is no date: there is no month {found[2]}")
        return f"{year:04}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}"
