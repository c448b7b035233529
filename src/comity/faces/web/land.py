"""Land: the countries as a map shows them, cut to a stretch of the world and drawn as paths.

The outlines are those of outlines.tsv. The projection keeps parallels and meridians straight, and is true to scale
in the middle of the picture (equirectangular): areas far from there are not to be compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

OUTLINES = Path(__file__).parent / "outlines.tsv"
MARGIN = 24.0
"""Units beyond the picture at which land is cut, so that no cut is seen."""
_THIN = 1.5  # units that a point has to lie from the one before, across and up together
_AROUND = 1.15  # of the extent, so that no mark stands on the edge
_FINE = 2  # steps of a path to a unit: they are whole numbers
_LABEL = 0.02  # of the picture that a country fills at least where it is named
_LETTER = 7.5  # units

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of the world in a picture of a width and height: its corner, and how many units a degree has."""

    west: float
    north: float
    degree: float  # units to a degree of latitude
    narrow: float  # of that, a degree of longitude has
    width: float
    height: float

    def x(self, lon: float) -> float:
        """Where a meridian stands; one to the west of the picture is taken for its like in the east."""
        return (lon - self.west) % 360 * self.degree * self.narrow

    def y(self, lat: float) -> float:
        return (self.north - lat) * self.degree


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring of a country's border: points of longitude and latitude, and how far they go."""

    name: str
    points: tuple[Point, ...]
    west: float
    east: float
    south: float
    north: float


@dataclass(frozen=True, slots=True)
class Country:
    """A country as far as it is seen: its outline in halves of a unit, and where its name may stand."""

    name: str
    path: str
    label: Point | None


def view_of(points: Sequence[Point], width: float, tallest: float, least: float) -> View:
    """The view in which all the points (latitude, longitude) are seen, and at least so many degrees around them."""
    west, east = stretch([lon for _, lon in points])
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    middle = (south + north) / 2
    narrow = math.cos(math.radians(min(abs(middle), 65.0)))
    across = min(max((east - west) * _AROUND * narrow, least), 360 * narrow)
    down = max((north - south) * _AROUND, least)
    degree = max(min(width / across, tallest / down), width / (360 * narrow))
    height = round(min(tallest, max(down * degree, 0.45 * width)))
    top = min(middle + height / degree / 2, 84.0)
    return View((west + east) / 2 - width / degree / narrow / 2, top, degree, narrow, width, height)


def stretch(lons: Sequence[float]) -> tuple[float, float]:
    """The shortest way from the westernmost to the easternmost of some meridians, over the date line where that is it.

    >>> stretch([44.0, 51.0]), stretch([170.0, -175.0])
    ((44.0, 51.0), (170.0, 185.0))
    """
    ordered = sorted({lon % 360 for lon in lons})
    gaps = [(after - before, after) for before, after in pairwise(ordered)]
    widest, west = max([*gaps, (ordered[0] + 360 - ordered[-1], ordered[0])])
    start = west if west <= 180 else west - 360
    return start, start + 360 - widest


@lru_cache(64)
def land(view: View) -> tuple[Country, ...]:
    """The countries that are seen, in the order of their names."""
    found: dict[str, list[list[Point]]] = {}
    for ring in outlines():
        found.setdefault(ring.name, []).extend(seen(ring, view))
    return tuple(_country(name, rings, view) for name, rings in found.items() if rings)


@lru_cache(1)
def outlines() -> tuple[Ring, ...]:
    """Every ring of a country's border."""
    lines = OUTLINES.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    next(rows)  # the names of the columns
    return tuple(_ring(name, tuple(_walked(list(map(int, steps.split()))))) for name, steps in rows)


def seen(ring: Ring, view: View) -> Iterator[list[Point]]:
    """What of a ring lies in the picture, in its units; twice where the picture goes around the world."""
    beside = MARGIN / view.degree
    right = view.west + view.width / view.degree / view.narrow
    if ring.south > view.north + beside or view.y(ring.north) > view.height + MARGIN:
        return
    across, north = view.degree * view.narrow, view.north
    for turn in (-360.0, 0.0, 360.0):
        if ring.east + turn < view.west - beside or ring.west + turn > right + beside:
            continue
        start = view.west - turn
        drawn = [((lon - start) * across, (north - lat) * view.degree) for lon, lat in ring.points]
        cut = clipped(thinned(drawn), view.width, view.height)
        if len(cut) > 2:
            yield cut


def thinned(ring: Sequence[Point]) -> list[Point]:
    """A ring without the points that nobody could tell from the ones before them."""
    x, y = ring[0]
    kept = [ring[0]]
    for one in ring:
        if abs(one[0] - x) + abs(one[1] - y) >= _THIN:
            kept.append(one)
            x, y = one
    return kept


def clipped(ring: Sequence[Point], width: float, height: float) -> list[Point]:
    """A ring cut at the edges of a picture and its margin (Sutherland and Hodgman, 1974)."""
    found = list(ring)
    if all(-MARGIN <= x <= width + MARGIN and -MARGIN <= y <= height + MARGIN for x, y in ring):
        return found
    for axis, edge, side in ((0, -MARGIN, 1), (0, width + MARGIN, -1), (1, -MARGIN, 1), (1, height + MARGIN, -1)):
        before, found = found, []
        for start, end in zip([before[-1], *before[:-1]], before, strict=True) if before else ():
            inside = side * (end[axis] - edge) >= 0
            if inside != (side * (start[axis] - edge) >= 0):
                share = (edge - start[axis]) / (end[axis] - start[axis])
                found.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
            if inside:
                found.append(end)
    return found


def _ring(name: str, points: tuple[Point, ...]) -> Ring:
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return Ring(name, points, min(lons), max(lons), min(lats), max(lats))


def _walked(steps: list[int]) -> Iterator[Point]:
    x = y = 0
    for across, up in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + across, y + up
        yield x / 100, y / 100


def _country(name: str, rings: list[list[Point]], view: View) -> Country:
    return Country(name, "".join(map(_path, rings)), _label(name, max(rings, key=_extent), view))


def _path(ring: Sequence[Point]) -> str:
    whole = [(round(_FINE * x), round(_FINE * y)) for x, y in ring]
    steps = (f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(whole))
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps)}z"


def _label(name: str, ring: Sequence[Point], view: View) -> Point | None:
    """The middle of the part that is seen, where the name has room there."""
    inside = clipped(ring, view.width - 2 * MARGIN, view.height - 2 * MARGIN)
    if len(inside) < 3 or _extent(inside) < _LABEL * view.width * view.height:
        return None
    xs, half = [x for x, _ in inside], _LETTER * len(name) / 2
    x, y = _centre(inside)
    fits = max(xs) - min(xs) > 2 * half and half < x < view.width - half and 2 * _LETTER < y < view.height - _LETTER
    return (x, y) if fits else None


def _centre(ring: Sequence[Point]) -> Point:
    """The centre of gravity of a ring's area."""
    x = y = twice = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        part = x1 * y2 - x2 * y1
        x, y, twice = x + (x1 + x2) * part, y + (y1 + y2) * part, twice + part
    return round(x / (3 * twice), 1), round(y / (3 * twice), 1)


def _extent(ring: Sequence[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2
