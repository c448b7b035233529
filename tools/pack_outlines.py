"""Packs the outlines of countries that maps are drawn with, from an open package of Natural Earth's borders.

    npm pack world-atlas@2.0.2
    python tools/pack_outlines.py world-atlas-2.0.2.tgz

Writes src/comity/faces/web/outlines.tsv, which says at its head what its columns hold. The borders that two countries
share are simplified once, so that no gap opens between them.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
import tarfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

PACKED = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
"""The SHA-256 of the package that is packed."""

TARGET = Path(__file__).resolve().parents[1] / "src" / "comity" / "faces" / "web" / "outlines.tsv"
HEAD = (
    "# Outlines of countries: Natural Earth 4.1, 1:50m, public domain (naturalearthdata.com).\n"
    "# Written by tools/pack_outlines.py, not by hand. One row a ring; the largest of a country first.\n"
    "name\tring (longitude and latitude of its first point, then steps to the next ones, in hundredths of a degree)\n"
)
TOLERANCE = 0.045  # degrees by which a line may leave the original
SMALLEST = 0.02  # square degrees of an island that is kept beside its country's largest part
LEFT_OUT = frozenset({"Antarctica"})  # it runs around the pole, and this projection has none

Point = tuple[float, float]


def main(package: Path) -> None:
    """Reads the package, writes the table, and says how large it is."""
    if hashlib.sha256(package.read_bytes()).hexdigest() != PACKED:
        sys.exit(f"`{package}` is not the package that this script knows")
    with tarfile.open(package) as packed:
        file = packed.extractfile("package/countries-50m.json")
        assert file is not None
        topology = json.load(file)
    arcs = [simplified(points) for points in arcs_of(topology)]
    rows = sorted(
        (country["properties"]["name"], rank, ring)
        for country in topology["objects"]["countries"]["geometries"]
        if country["properties"]["name"] not in LEFT_OUT
        for rank, ring in enumerate(rings_of(country, arcs))
    )
    text = HEAD + "".join(f"{name}\t{written(ring)}\n" for name, _, ring in rows)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{len(rows):,} rings, {sum(len(ring) for _, _, ring in rows):,} points, {len(text) // 1024} KB")


def arcs_of(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The lines of a TopoJSON topology in degrees; in the file each point is a step from the one before."""
    (wide, high), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((left + x * wide, bottom + y * high))
        yield points


def simplified(points: list[Point]) -> list[Point]:
    """A line with the points that shape it (Douglas and Peucker, 1973); its ends stay."""
    kept = {0, len(points) - 1}
    ahead = [(0, len(points) - 1)]
    if points[0] == points[-1]:  # a ring: the point farthest from its beginning stays too
        farthest = max(range(len(points)), key=lambda at: math.dist(points[at], points[0]))
        kept.add(farthest)
        ahead = [(0, farthest), (farthest, len(points) - 1)]
    while ahead:
        first, last = ahead.pop()
        if last - first < 2:
            continue
        off, at = max((distance(points[i], points[first], points[last]), i) for i in range(first + 1, last))
        if off > TOLERANCE:
            kept.add(at)
            ahead += [(first, at), (at, last)]
    return [points[at] for at in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others, in degrees."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.hypot(x2 - x1, y2 - y1)
    if length == 0:
        return math.hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def rings_of(country: dict[str, Any], arcs: Sequence[list[Point]]) -> list[list[Point]]:
    """The rings of a country that are worth drawing, the largest first."""
    shapes = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    rings = [unrolled(joined(ring, arcs)) for shape in shapes for ring in shape]
    rings.sort(key=area, reverse=True)
    return [ring for rank, ring in enumerate(rings) if len(ring) > 2 and (rank == 0 or area(ring) >= SMALLEST)]


def joined(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """Lines put together to a ring; a number below zero is one that is walked backwards."""
    points: list[Point] = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += line[1:] if points else line
    return points[:-1] if points[0] == points[-1] else points


def unrolled(ring: list[Point]) -> list[Point]:
    """A ring without a leap where it crosses the date line: it goes on beyond 180 degrees instead."""
    turned = 0.0
    points = [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turned += 360.0 if before - x > 180 else -360.0 if x - before > 180 else 0.0
        points.append((x + turned, y))
    return points


def area(ring: Sequence[Point]) -> float:
    """The area of a ring in square degrees."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def written(ring: Sequence[Point]) -> str:
    """A ring as whole numbers: its first point, then steps; points that fall together are one."""
    rounded = [(round(100 * x), round(100 * y)) for x, y in ring]
    numbers = [*rounded[0]]
    for (x1, y1), (x2, y2) in pairwise(rounded):
        if (x1, y1) != (x2, y2):
            numbers += [x2 - x1, y2 - y1]
    return " ".join(map(str, numbers))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
