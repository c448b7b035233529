"""A picture of an actor among its neighbours: those on good terms on the left, those on bad ones on the right."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comity.faces.words import one_line, plural, signed
from comity.types import Tie

NEIGHBOURS = 12
"""Neighbours that are drawn, those with the most evidence."""
WIDE, SMALL = 720.0, 358.0
"""The width of the picture, on a wide page and on a narrow one."""
_ROW, _HEAD = 28.0, 30.0
_NAMES = (200.0, 122.0)  # the width of either column of names, wide and narrow
_LETTER = 7.2  # units
_THIN, _THICK = 1.0, 6.0
_APART = 3.0  # units between the two ways of a pair, from the middle


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another actor, with what the one does to it and what it does to the one; either may not be known."""

    id: str
    done: Tie | None
    suffered: Tie | None

    @property
    def ways(self) -> tuple[Tie, ...]:
        return tuple(one for one in (self.done, self.suffered) if one)

    @property
    def events(self) -> int:
        """The evidence: events either way."""
        return sum(one.events for one in self.ways)

    @property
    def hostile(self) -> bool:
        """Whether the two are on bad terms, both ways together, each as much as there is evidence of it."""
        return sum((one.level or 0.0) * one.events for one in self.ways) < 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from the actor to a neighbour: one for both ways where they agree in sign, else one for each."""

    path: str
    width: float
    hostile: bool
    unsure: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A neighbour as it is drawn: where its name stands, that is shortened where there is no room, and its edges."""

    id: str
    name: str
    title: str
    x: float
    y: float
    left: bool
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An actor in the middle, its neighbours in a column on either side."""

    width: float
    height: float
    x: float
    y: float
    nodes: tuple[Node, ...]


def neighbours_of(actor: str, ties: Sequence[Tie]) -> list[Neighbour]:
    """All to whom an actor has a tie of a known level, or they to it, those with the most evidence first."""
    done = {one.target: one for one in ties if one.source == actor and one.level is not None}
    suffered = {one.source: one for one in ties if one.target == actor and one.level is not None}
    others = (done.keys() | suffered.keys()) - {actor}
    found = [Neighbour(one, done.get(one), suffered.get(one)) for one in others]
    return sorted(found, key=lambda one: (-one.events, one.id))


def picture(neighbours: Sequence[Neighbour], names: Mapping[str, str], narrow: bool = False) -> Picture | None:
    """The picture of the first of some neighbours; None of none."""
    drawn = neighbours[:NEIGHBOURS]
    if not drawn:
        return None
    width, room = (SMALL if narrow else WIDE), _NAMES[narrow]
    columns = [[one for one in drawn if one.hostile is side] for side in (False, True)]
    height = _HEAD + _ROW * max(len(one) for one in columns) + 8
    x, y = width / 2, (_HEAD + height) / 2
    most = max(one.events for one in drawn)
    nodes = []
    for left, column in zip((True, False), columns, strict=True):
        top = y - _ROW * (len(column) - 1) / 2
        at = room if left else width - room
        for row, one in enumerate(column):
            name = one_line(names.get(one.id, one.id))
            edges = tuple(_edges(one, (x, y), (at, top + row * _ROW), most))
            nodes.append(Node(one.id, cut(name, room), _title(one, name), at, top + row * _ROW, left, edges))
    return Picture(width, height, x, y, tuple(nodes))


def cut(name: str, room: float) -> str:
    """As much of a name as there is room for."""
    letters = int((room - 12) / _LETTER)
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"


def _edges(one: Neighbour, start: tuple[float, float], end: tuple[float, float], most: int) -> Iterator[Edge]:
    signs = {(way.level or 0.0) < 0 for way in one.ways}
    if len(signs) == 1:
        yield _edge(one.ways, one.events, start, end, most)
        return
    for way, aside in zip(one.ways, (-_APART, _APART), strict=True):
        yield _edge((way,), way.events, start, (end[0], end[1] + aside), most)


def _edge(ways: Sequence[Tie], events: int, start: tuple[float, float], end: tuple[float, float], most: int) -> Edge:
    (x1, y1), (x2, y2) = start, end
    middle = (x1 + x2) / 2
    width = max(_THIN, _THICK * math.sqrt(events / most))
    path = f"M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"
    unsure = all((way.low or 0.0) < 0 < (way.high or 0.0) for way in ways)
    return Edge(path, round(width, 1), (ways[0].level or 0.0) < 0, unsure)


def _title(one: Neighbour, name: str) -> str:
    """`Iran: does −5.0, suffers −3.1; 12 events`."""
    levels = [f"{word} {signed(way.level)}" for word, way in (("does", one.done), ("suffers", one.suffered)) if way]
    return f"{name}: {', '.join(levels)}; {plural(one.events, 'event')}"
