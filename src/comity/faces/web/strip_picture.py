"""A picture of when: a strip of days, weeks, months or years, cooperation above its line and conflict below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from comity.faces.web.counts import marks
from comity.faces.web.selected import Deed, Extent, extent_of
from comity.faces.web.tie_picture import Flag, Scale, day_marks, flags
from comity.types import Shift

COLUMNS = 130
"""Columns of a strip at most, but for years."""
WIDE, SMALL = (1200.0, 260.0), (358.0, 220.0)
"""The width and height of the picture, on a wide page and on a narrow one."""
FLAGGED = (6, 2)
"""Turns that are flagged on either, the most probable."""
_TOP, _BOTTOM = 34.0, 24.0
_EDGE = 0.025  # of the events that lie before the strip, or after it, where they would stretch it to twice its length


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of the strip, from its first day to its last, and what was done in it."""

    first: str
    last: str
    cooperative: int
    hostile: int
    reports: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Columns without a gap, what stands in them, and how many events lie before, after, or on no day that is known."""

    grain: str
    columns: tuple[Column, ...]
    extent: Extent
    before: int
    after: int
    undated: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A column as it is drawn: where it stands, and how far it reaches from the line either way."""

    column: Column
    x: float
    width: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars on both sides of a line, turns as flags, days below and numbers at the side."""

    width: float
    height: float
    zero: float
    bars: tuple[Bar, ...]
    flags: tuple[Flag, ...]
    ticks: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]


def strip_of(deeds: Sequence[Deed], since: str | None, until: str | None) -> Strip | None:
    """The strip of some deeds from one day to another, or over all but a few that lie far off; None of no day."""
    dated = sorted((day_of(one.on), at) for at, one in enumerate(deeds) if one.on)
    if not dated:
        return None
    asked = day_of(since) if since else None, day_of(until, last=True) if until else None
    first, last = stretch([day for day, _ in dated], *asked)
    grain = grain_of(first, last)
    inside: dict[date, list[Deed]] = {start: [] for start in starts(first, last, grain)}
    for day, at in dated:
        if first <= day <= last:
            inside[start_of(day, grain)].append(deeds[at])
    columns = tuple(
        _column(max(start, first), min(after(start, grain) - timedelta(1), last), done)
        for start, done in inside.items()
    )
    drawn = [one for done in inside.values() for one in done]
    return Strip(
        grain,
        columns,
        extent_of(drawn),
        sum(day < first for day, _ in dated),
        sum(day > last for day, _ in dated),
        len(deeds) - len(dated),
    )


def picture(strip: Strip, turns: Sequence[Shift], narrow: bool = False) -> Picture:
    """The picture of a strip with the most probable of some turns."""
    width, height = SMALL if narrow else WIDE
    scale = Scale(strip.columns[0].first, after_iso(strip.columns[-1].last), width, height)
    up = max(one.cooperative for one in strip.columns)
    down = max(one.hostile for one in strip.columns)
    unit = (height - _TOP - _BOTTOM) / max(up + down, 1)
    zero = round(_TOP + up * unit, 1)
    probable = sorted(turns, key=lambda one: (-one.probability, one.id))[: FLAGGED[narrow]]
    numbers = [n for n in marks(max(up, down)) if n]
    return Picture(
        width,
        height,
        zero,
        tuple(_bar(one, scale, unit) for one in strip.columns),
        tuple(flags(probable, scale)),
        tuple((scale.x(at), words) for at, words in day_marks(scale.first, scale.last, 4 if narrow else 10)),
        (
            *((round(zero - n * unit, 1), f"{n:,}") for n in numbers if n <= up),
            *((round(zero + n * unit, 1), f"{n:,}") for n in numbers if n <= down),
        ),
    )


def stretch(days: Sequence[date], since: date | None, until: date | None) -> tuple[date, date]:
    """The first and the last day of the strip of some days in their order."""
    cut = int(_EDGE * len(days))
    near = days[cut], days[-1 - cut]
    far_off = (days[-1] - days[0]).days > 2 * (near[1] - near[0]).days + 60
    first, last = near if far_off else (days[0], days[-1])
    return since or min(first, until or first), until or max(last, since or last)


def grain_of(first: date, last: date) -> str:
    """What a column stands for, so that there are not too many.

    >>> grain_of(date(2020, 1, 1), date(2020, 2, 1)), grain_of(date(2015, 1, 1), date(2020, 2, 1))
    ('day', 'month')
    """
    days = (last - first).days
    return next((grain for grain, long in (("day", 1), ("week", 7), ("month", 30)) if days / long < COLUMNS), "year")


def start_of(day: date, grain: str) -> date:
    """The first day of the week, month or year of a day."""
    if grain == "week":
        return day - timedelta(day.weekday())
    return day if grain == "day" else day.replace(day=1, month=1 if grain == "year" else day.month)


def after(start: date, grain: str) -> date:
    """The first day of the next column."""
    return start_of(start + timedelta({"day": 1, "week": 7, "month": 31, "year": 366}[grain]), grain)


def starts(first: date, last: date, grain: str) -> Iterable[date]:
    """The first days of all columns from one day to another."""
    at = start_of(first, grain)
    while at <= last:
        yield at
        at = after(at, grain)


def day_of(iso: str, last: bool = False) -> date:
    """The first day (or the last) of a date that may be a month or a year.

    >>> day_of("2020-02"), day_of("2020-02", last=True)
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    if len(iso) == 10:
        return date.fromisoformat(iso)
    parts = iso[:10].split("-")
    year, month, day = (int(part) for part in (*parts, "1", "1")[:3])
    found = date(year, month, day)
    if not last or len(parts) == 3:
        return found
    return after(found, "month" if len(parts) == 2 else "year") - timedelta(1)


def after_iso(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(1)).isoformat()


def _column(first: date, last: date, done: Sequence[Deed]) -> Column:
    hostile = sum(one.hostile for one in done)
    extent = extent_of(done)
    return Column(first.isoformat(), last.isoformat(), len(done) - hostile, hostile, extent.articles, extent.outlets)


def _bar(column: Column, scale: Scale, unit: float) -> Bar:
    x, end = scale.x(column.first), scale.x(after_iso(column.last))
    gap = 1.0 if end - x > 4 else 0.3
    above, below = (round(number * unit, 1) for number in (column.cooperative, column.hostile))
    return Bar(column, x, round(max(end - x - gap, 0.5), 1), above, below)
