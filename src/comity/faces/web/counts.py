"""A picture of counts: what each voice gave over the days of its reports, as an interval and a mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.faces.words import day, number, one_line
from comity.types import CountByVoice

WIDTH, ROW, LEFT, RIGHT, TOP = 720, 24, 190, 40, 8
"""Measures of the picture in its own units; a row a voice."""


@dataclass(frozen=True, slots=True)
class Point:
    """A count as a line from its low to its high, with the words beside it."""

    low: float
    high: float
    y: float
    label: str
    mention: str


@dataclass(frozen=True, slots=True)
class Row:
    """A voice and its counts, in the order of their reports."""

    voice: str
    y: float
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts of one kind, voice by voice, over a scale of numbers."""

    what: str
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float
    sentence: str


def chart_of(counts: Sequence[CountByVoice], names: Mapping[str, str]) -> Chart | None:
    """The picture of counts of one kind; None where fewer than three are given, or all by one voice."""
    given = sorted(counts, key=lambda one: (one.published or "9999", one.mention))
    voices = list(dict.fromkeys(one.voice for one in given))
    if len(given) < 3 or len(voices) < 2:
        return None
    most = max(max(one.low or 0, one.high or 0) for one in given)
    rows: list[Row] = []
    y = TOP + ROW / 2
    for voice in voices:
        own = distinct([one for one in given if one.voice == voice])
        points = []
        for at, one in enumerate(own):
            low, high = bounds(one, most)
            label = f"{number(one)}, {day(one.published)}"
            points.append(Point(x_of(low, most), x_of(high, most), y + at * ROW, label, one.mention))
        rows.append(Row(one_line(names.get(voice, voice)), y, tuple(points)))
        y += len(own) * ROW
    ticks = tuple((x_of(value, most), f"{value:,}") for value in marks(most))
    first, last = given[0].published, given[-1].published
    when = f", {day(first)}" + (f" to {day(last)}" if first != last else "")
    sentence = f"{len(voices)} voices give {len(given)} counts of {given[0].what}{when}."
    return Chart(given[0].what, tuple(rows), ticks, y + ROW, sentence)


def distinct(counts: Sequence[CountByVoice]) -> list[CountByVoice]:
    """Counts without those that say again what the voice said last."""
    kept: list[CountByVoice] = []
    for one in counts:
        if not kept or (kept[-1].low, kept[-1].high) != (one.low, one.high):
            kept.append(one)
    return kept


def bounds(count: CountByVoice, most: int) -> tuple[int, int]:
    """The ends of a count; one that is open ends at nothing, or beyond the largest."""
    low = count.low if count.low is not None else 0
    return low, count.high if count.high is not None else most


def x_of(value: float, most: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * value / max(most, 1), 1)


def marks(most: int) -> list[int]:
    """Round numbers up to the largest, about four of them.

    >>> marks(25), marks(3)
    ([0, 10, 20], [0, 1, 2, 3])
    """
    step = next(s for power in range(9) for s in (10**power, 2 * 10**power, 5 * 10**power) if most / s <= 4)
    return list(range(0, most + 1, step))
