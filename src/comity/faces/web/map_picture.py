"""A picture of where: each place a mark as large as what was done there, cooperation above its line, conflict below."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.faces.web.land import Country, View, land, view_of
from comity.faces.web.selected import Deed
from comity.types import Place, PlacePrecision

NAMED = 20
"""Places that are named in the picture where there is room, those with the most events."""
_LEAST = 2.5  # half the width of the smallest mark
_LINE, _LETTER = 14.0, 6.8  # units, of a name
_SHARE = 0.95  # of the events that lie close together, where a few lie far off
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
POINTS: frozenset[PlacePrecision | None] = frozenset({"exact", "town", "district"})
"""Precisions of a place that is where its mark stands; of others the mark is the middle of something large."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture's width and greatest height, half the width of its largest mark, and the degrees that are seen at least
    around a town, and around a middle that stands for more. `drawn` places are drawn, those with the most events."""

    width: float
    tallest: float
    drawn: int
    largest: float
    near: float
    far: float


WIDE, SMALL = Frame(1200, 520, 400, 26, 4, 8), Frame(358, 420, 120, 14, 4, 8)
"""A map to the full width of a page, and of a narrow one."""
BESIDE = Frame(420, 240, 1, 12, 10, 16)
"""A map of one place, beside what was done there."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with what was done there: how many events of either kind, told by whom, from which day to which."""

    place: Place
    hostile: int
    cooperative: int
    articles: frozenset[str]
    outlets: frozenset[str]
    first: str | None
    last: str | None

    @property
    def events(self) -> int:
        return self.hostile + self.cooperative

    @property
    def point(self) -> tuple[float, float]:
        """Its latitude and longitude: a place without them is no spot."""
        assert self.place.lat is not None
        assert self.place.lon is not None
        return self.place.lat, self.place.lon


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot as it is drawn: the paths of its halves, where there is anything to draw of them, and its name's place."""

    spot: Spot
    x: float
    y: float
    above: str | None
    below: str | None
    hollow: bool
    reach: float  # half its width
    name: str | None
    left: bool  # whether the name stands on the left


@dataclass(frozen=True, slots=True)
class Picture:
    """Land, names of countries and marks, the largest mark first, so that none is hidden.

    `radii` are those of a legend, by number.
    """

    view: View
    countries: tuple[Country, ...]
    labels: tuple[Country, ...]
    marks: tuple[Mark, ...]
    radii: tuple[tuple[int, float], ...]


def spots_of(deeds: Iterable[Deed]) -> list[Spot]:
    """The places of deeds, those with the most first; deeds at a place without coordinates are passed over."""
    found: dict[tuple[str, float | None, float | None], list[Deed]] = defaultdict(list)
    for one in deeds:
        if one.where and one.where.lat is not None and one.where.lon is not None:
            found[one.where.name, one.where.lat, one.where.lon].append(one)
    spots = [_spot(done) for done in found.values()]
    return sorted(spots, key=lambda one: (-one.events, one.place.name, one.point))


def picture(spots: Sequence[Spot], frame: Frame = WIDE) -> Picture | None:
    """The map of some spots; None of none."""
    if not spots:
        return None
    drawn = spots[: frame.drawn]
    least = frame.near if all(one.place.precision in POINTS for one in drawn) else frame.far
    view = view_of([one.point for one in drawn], frame.width, frame.tallest, least)
    most, largest = drawn[0].events, frame.largest
    sizes = [radius(max(one.cooperative, one.hostile), most, largest) for one in drawn]
    taken = [_box(view, one, size) for one, size in zip(drawn, sizes, strict=True)]
    marks = [_mark(one, view, most, largest, taken, at) for at, one in enumerate(drawn)]
    numbers = sorted({most, max(1, round(most / 5)), 1}, reverse=True)
    countries = land(view)
    labels = tuple(one for one in countries if one.label and not any(_hides(mark, one) for mark in marks))
    return Picture(view, countries, labels, tuple(marks), tuple((n, radius(n, most, largest)) for n in numbers))


def parted(spots: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """The places that a map shows, and a few that lie far off: at most a twentieth of the events, where the others lie
    twice as close together."""
    if not spots:
        return [], []
    middle = tuple(median([(one.point[axis], one.events) for one in spots]) for axis in (0, 1))
    away = [_apart(one.point, (middle[0], middle[1])) for one in spots]
    enough, kept, reach = _SHARE * sum(one.events for one in spots), 0, 0.0
    for far, spot in sorted(zip(away, spots, strict=True), key=lambda one: one[0]):
        if kept >= enough:
            break
        kept, reach = kept + spot.events, far
    if reach > max(away) / 2:
        return list(spots), []
    near = [one for one, far in zip(spots, away, strict=True) if far <= reach]
    return near, [one for one, far in zip(spots, away, strict=True) if far > reach]


def median(values: Iterable[tuple[float, int]]) -> float:
    """The value in the middle of some that count several times.

    >>> median([(1.0, 1), (2.0, 5), (9.0, 2)])
    2.0
    """
    ordered = sorted(values)
    half, passed = sum(times for _, times in ordered) / 2, 0
    for value, times in ordered:
        passed += times
        if passed >= half:
            return value
    raise ValueError("no value has a median")


def radius(events: int, most: int, largest: float) -> float:
    """Half the width of a mark: its area grows with the number, and the smallest can still be seen."""
    return round(max(_LEAST, largest * math.sqrt(events / most)), 1)


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far apart two points are, in degrees of latitude, roughly."""
    around = abs(one[1] - other[1])
    return math.hypot(one[0] - other[0], min(around, 360 - around) * math.cos(math.radians(one[0])))


def _hides(mark: Mark, country: Country) -> bool:
    """Whether a mark or its name stands where a country's name would."""
    assert country.label is not None
    x, y = country.label
    half = _LETTER / 2 * len(country.name)
    named = _LETTER * len(mark.name or "")
    start = mark.x - mark.reach - (named if mark.left else 0)
    end = start + 2 * mark.reach + named
    return start < x + half and x - half < end and abs(mark.y - y) < max(mark.reach, _LINE)


def _spot(done: Sequence[Deed]) -> Spot:
    assert done[0].where is not None
    days = sorted(one.on for one in done if one.on)
    against = sum(one.hostile for one in done)
    return Spot(
        done[0].where,
        against,
        len(done) - against,
        frozenset(article for one in done for article in one.articles),
        frozenset(outlet for one in done for outlet in one.outlets),
        days[0] if days else None,
        days[-1] if days else None,
    )


def _mark(spot: Spot, view: View, most: int, largest: float, taken: list[Box], own: int) -> Mark:
    lat, lon = spot.point
    x, y = round(view.x(lon), 1), round(view.y(lat), 1)
    above, below = (radius(n, most, largest) if n else 0.0 for n in (spot.cooperative, spot.hostile))
    left, name = _name(spot, view, x, y, max(above, below), taken, own)
    return Mark(
        spot,
        x,
        y,
        f"M{x - above:.1f} {y}a{above} {above} 0 0 1 {2 * above:.1f} 0z" if above else None,
        f"M{x - below:.1f} {y}a{below} {below} 0 0 0 {2 * below:.1f} 0z" if below else None,
        spot.place.precision not in POINTS,
        max(above, below),
        name,
        left,
    )


def _box(view: View, spot: Spot, size: float) -> Box:
    x, y = view.x(spot.point[1]), view.y(spot.point[0])
    return x - size, y - size / 2, x + size, y + size / 2


def _name(
    spot: Spot, view: View, x: float, y: float, size: float, taken: list[Box], own: int
) -> tuple[bool, str | None]:
    """Whether a spot's name stands on its left, and the name; none where something is in the way, or enough have one.

    `taken` are the boxes of all marks, of which `own` is the spot's, and after them those of names.
    """
    room = _LETTER * len(spot.place.name) + 4
    left = x + size + room > view.width
    box = (x - size - room, y - _LINE / 2, x - size, y + _LINE / 2)
    box = box if left else (x + size, box[1], x + size + room, box[3])
    free = box[0] > 0 and not any(_meet(box, other) for at, other in enumerate(taken) if at != own)
    if own >= NAMED or not free:
        return left, None
    taken.append(box)
    return left, spot.place.name


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
