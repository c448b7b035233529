"""A picture of a tie over time: its level with the interval as a band, its events as marks, its turns as flags."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from comity.faces.words import MONTHS, day
from comity.types import Shift, Tie

BEST = 10.0
"""The end of the scale, either way."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 32.0, 12.0, 26.0, 24.0
_ROWS = (12.0, 24.0)  # where the words of a turn may stand
_SMALLEST, _LARGEST = 3.5, 8.0  # half the width of a mark


@dataclass(frozen=True, slots=True)
class Deed:
    """Something one did to the other that is drawn: where it leads, its day, whether it is hostile, what moved it."""

    event: str
    on: str
    hostile: bool
    title: str
    moved: float  # the level, by so much


@dataclass(frozen=True, slots=True)
class Mark:
    """A deed on the line, as a triangle that points up for cooperation and down for conflict."""

    event: str
    path: str
    hostile: bool
    title: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A turn, on its day: the words at its top, and on which side of the staff they stand."""

    id: str
    x: float
    words: str
    hostile: bool
    left: bool
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, in the picture's own units; `lines` and `bands` are paths, one a stretch without a gap."""

    width: float
    height: float
    zero: float
    bands: tuple[str, ...]
    lines: tuple[str, ...]
    marks: tuple[Mark, ...]
    flags: tuple[Flag, ...]
    ticks: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]


class Scale:
    """Days and levels to places in a picture of a width and height."""

    def __init__(self, first: str, last: str, width: float, height: float) -> None:
        self.first = date.fromisoformat(first).toordinal()
        self.last = max(date.fromisoformat(last).toordinal(), self.first + 1)
        self.width, self.height = width, height

    def x(self, on: str | int) -> float:
        at = on if isinstance(on, int) else date.fromisoformat(on[:10]).toordinal()
        share = (at - self.first) / (self.last - self.first)
        return round(_LEFT + (self.width - _LEFT - _RIGHT) * min(max(share, 0.0), 1.0), 1)

    def y(self, level: float) -> float:
        room = self.height - _TOP - _BOTTOM
        return round(_TOP + room * (BEST - level) / (2 * BEST), 1)


def picture(
    course: Sequence[Tie], deeds: Iterable[Deed], turns: Iterable[Shift], width: float, height: float
) -> Picture | None:
    """The picture of a tie on some days; None where it has a level on fewer than two of them."""
    known = [one for one in course if one.level is not None]
    if len(known) < 2:
        return None
    scale = Scale(course[0].on, course[-1].on, width, height)
    runs = list(stretches(course))
    return Picture(
        width,
        height,
        scale.y(0),
        tuple(_band(run, scale) for run in runs),
        tuple(_line(run, scale) for run in runs),
        tuple(_marks(deeds, known, scale)),
        tuple(flags(turns, scale)),
        tuple((scale.x(at), words) for at, words in day_marks(scale.first, scale.last, 8 if width > 600 else 4)),
        tuple((scale.y(level), f"{level:+.0f}".replace("-", "−") if level else "0") for level in (10, 5, 0, -5, -10)),
    )


def stretches(course: Sequence[Tie]) -> Iterator[list[Tie]]:
    """The runs of days on which the tie has a level."""
    run: list[Tie] = []
    for one in course:
        if one.level is None:
            if run:
                yield run
            run = []
        else:
            run.append(one)
    if run:
        yield run


def day_marks(first: int, last: int, most: int) -> list[tuple[int, str]]:
    """Round days between two, at most so many, and how they are written: years, months or days.

    >>> start = date(2019, 11, 20).toordinal()
    >>> [words for _, words in day_marks(start, date(2020, 2, 10).toordinal(), 4)]
    ['Dec 2019', 'Jan 2020', 'Feb 2020']
    """
    months = [
        date(year, month, 1).toordinal()
        for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
        for month in range(1, 13)
    ]
    inside = [one for one in months if first <= one <= last]
    if len(inside) < 2:
        step = max(1, -(-(last - first) // most))
        return [(at, _short(at)) for at in range(first, last + 1, step)]
    for step in (1, 2, 3, 6, 12, 24, 60, 120):
        kept = [at for at in inside if _months(at) % step == 0]
        if len(kept) <= most:
            break
    years = step >= 12
    return [(at, str(date.fromordinal(at).year) if years else _month(at)) for at in kept]


def _months(at: int) -> int:
    found = date.fromordinal(at)
    return found.year * 12 + found.month - 1


def _month(at: int) -> str:
    found = date.fromordinal(at)
    return f"{MONTHS[found.month - 1]} {found.year}"


def _short(at: int) -> str:
    found = date.fromordinal(at)
    return f"{found.day} {MONTHS[found.month - 1]}"


def _band(run: Sequence[Tie], scale: Scale) -> str:
    upper = [(scale.x(one.on), scale.y(one.high or 0.0)) for one in run]
    lower = [(scale.x(one.on), scale.y(one.low or 0.0)) for one in reversed(run)]
    return _path([*upper, *lower]) + "Z"


def _line(run: Sequence[Tie], scale: Scale) -> str:
    return _path([(scale.x(one.on), scale.y(one.level or 0.0)) for one in run])


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _marks(deeds: Iterable[Deed], known: Sequence[Tie], scale: Scale) -> Iterator[Mark]:
    drawn = list(deeds)
    days = [_ordinal(tie.on) for tie in known]
    largest = max((abs(one.moved) for one in drawn), default=0.0) or 1.0
    for one in sorted(drawn, key=lambda deed: (-abs(deed.moved), deed.event)):
        x, y = scale.x(one.on), scale.y(known[_nearest(days, _ordinal(one.on))].level or 0.0)
        half = _SMALLEST + (_LARGEST - _SMALLEST) * abs(one.moved) / largest
        tip = half if one.hostile else -half
        path = f"M{x - half:.1f} {y - tip:.1f}H{x + half:.1f}L{x:.1f} {y + tip:.1f}Z"
        yield Mark(one.event, path, one.hostile, one.title)


def _nearest(days: Sequence[int], day: int) -> int:
    """The place of the day that is nearest to another, among days in their order; of two as near the earlier."""
    after = min(bisect_left(days, day), len(days) - 1)
    before = max(after - 1, 0)
    return before if day - days[before] <= days[after] - day else after


def flags(turns: Iterable[Shift], scale: Scale) -> Iterator[Flag]:
    """The turns of the days of a scale, each on its staff; words that would stand on others go a line down, or out."""
    taken: list[tuple[float, float, float]] = []
    for one in sorted(turns, key=lambda turn: turn.date):
        at = date.fromisoformat(one.date).toordinal()
        if not scale.first <= at <= scale.last:
            continue
        x = scale.x(at)
        words = f"{'▼' if one.turn == 'hostile' else '▲'} {day(one.date)}, {one.probability:.2f}"
        left = x > scale.width * 0.7
        room = 6.2 * len(words) + 8
        span = (x - room, x) if left else (x, x + room)
        free = [y for y in _ROWS if not any(y == at and start < span[1] and span[0] < end for at, start, end in taken)]
        y = free[0] if free else _ROWS[-1]
        taken.append((y, *span))
        yield Flag(one.id, x, words if free else "", one.turn == "hostile", left, y)


def _ordinal(on: str) -> int:
    return date.fromisoformat(on[:10]).toordinal()
