"""Resolving: which place of a name a report means, by the other places that it names.

Each name votes with all its places, weighed by how prominent they are, for their countries and provinces; a place gains
by the votes of the other names, by the name of what it lies in beside it (`Paris, Texas`), and by places that lie near.
Votes are counted anew from the outcome, three times. The report's first name (its dateline's) votes twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, exp, inf, log10, radians, sin, sqrt
from types import MappingProxyType

from comity.reading.gazetteer import Candidate, Gazetteer, GazetteerPlace, gazetteer, within
from comity.reading.gazetteer.folding import fold

_ROUNDS = 3
_SHARPNESS = 1.0  # votes go by exp(score): ten times the people, 1.6 times the vote
_COUNTRY, _PROVINCE, _NEAR, _NESTED = 2.0, 1.5, 2.5, 4.0  # what their votes are worth, in powers of ten of people
_LESSER, _LIFT = 2.2, 2.0  # how much smaller a namesake has to be for votes to lift it by no more than that
_REACH = 40.0  # kilometres at which nearness has fallen to a third
_OPENING = 2.0  # votes of the first name of a report
_CELL = 2.0  # degrees: what lies further off than the cells beside its own is not near
_FAINT = 0.05  # the share below which a place of a name is near to nothing
_NOWHERE = 1.0  # votes for the country of what lies in none: continents, seas
_MOST = 40  # candidates of a name that are weighed
_LINKED = re.compile(
    r"\s*,\s*|\s*\(\s*|,?\s+in\s+(?:the\s+)?(?:[\w-]+(?:ern)?\s+)?(?:(?:state|province|district|region)\s+of\s+)?", re.I
)
"""What may stand between a name and the name of what it lies in: `Al-Qaim, in western Anbar`."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place where it stands in a text."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class _Name:
    """A name of the report (one sense each), its candidates, and their scores as they stand."""

    candidates: tuple[Candidate, ...]
    weight: float
    nested: Sequence[float]
    scores: list[float]
    shares: list[float]


def resolve(toponym: str, article_toponyms: Sequence[str] = (), home: str | None = None) -> GazetteerPlace | None:
    """The place that a name means among the other names of a report; None where the gazetteer does not know it.

    `home` is the country of the outlet, where it is known.

    >>> resolve("Paris").country, resolve("Paris", ["Texas", "Dallas"]).admin1
    ('FRA', 'Texas')
    """
    toponyms, at = [], 0
    for name in (toponym, *article_toponyms):
        toponyms.append(Toponym(name, at, at + len(name)))
        at += len(name) + 2
    return resolve_all("; ".join((toponym, *article_toponyms)), toponyms, home)[0]


def resolve_all(
    text: str,
    toponyms: Sequence[Toponym],
    home: str | None = None,
    known: Gazetteer | None = None,
    named: Mapping[str, float] = MappingProxyType({}),
) -> tuple[GazetteerPlace | None, ...]:
    """The places of a report's names, in their order: one sense for a name throughout a report.

    `named` are the countries of those who act in it, and how many votes each has: where Syria acts, Damascus is hers.

    >>> text = "A bomb went off in Tripoli, in northern Lebanon."
    >>> [place.country for place in resolve_all(text, [Toponym("Tripoli", 19, 26), Toponym("Lebanon", 40, 47)])]
    ['LBN', 'LBN']
    """
    known = known or gazetteer()
    names = _names(text, toponyms, known)
    for _ in range(_ROUNDS):
        _vote(list(names.values()), home, named)
    chosen = {key: _best(name) for key, name in names.items()}
    return tuple(chosen.get(fold(toponym.name)) for toponym in toponyms)


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points of a sphere of 6,371 km, by the haversine formula.

    >>> round(distance(33.3, 44.4, 30.5, 47.8))
    447
    """
    a, b = radians(lat), radians(other_lat)
    across = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 12_742 * asin(sqrt(across))


def _names(text: str, toponyms: Sequence[Toponym], known: Gazetteer) -> dict[str, _Name]:
    names: dict[str, _Name] = {}
    containers = _containers(text, toponyms)
    for toponym in toponyms:
        key = fold(toponym.name)
        candidates = known.candidates(key)[:_MOST]
        if key in names or not candidates:
            continue
        inside = [c for other in containers[key] for c in known.candidates(other)[:_MOST]]
        nested = [_NESTED * any(within(c.place, other.place) for other in inside) for c in candidates]
        weight = _OPENING if not names else 1.0
        zeros = [0.0] * len(candidates)
        names[key] = _Name(
            candidates,
            weight,
            nested,
            [c.prominence + n for c, n in zip(candidates, nested, strict=True)],
            zeros,
        )
    return names


def _containers(text: str, toponyms: Sequence[Toponym]) -> Mapping[str, list[str]]:
    """For each name, the names that stand right after it as what it lies in: `Al-Qaim, in Anbar province`."""
    found: dict[str, list[str]] = defaultdict(list)
    ordered = sorted(toponyms, key=lambda t: t.start)
    for left, right in pairwise(ordered):
        if _LINKED.fullmatch(text[left.end : right.start]):
            found[fold(left.name)].append(fold(right.name))
    return found


def _vote(names: list[_Name], home: str | None, named: Mapping[str, float]) -> None:
    """One round: shares from scores, votes from shares, scores from the votes of all the other names."""
    for name in names:
        top = max(name.scores)
        weights = [exp(_SHARPNESS * (score - top)) for score in name.scores]
        name.shares = [weight / sum(weights) for weight in weights]
    votes = _Votes.of(names)
    for country, worth in ((home, 1.0), *named.items()):
        if country:
            votes.countries[country] += worth
    for index, name in enumerate(names):
        if len(name.candidates) == 1:
            continue  # it has all the votes of its name, whatever the others say
        own = _Votes.of([name])
        acting = max((c.prominence for c in name.candidates if c.place.country in named), default=0.0)
        name.scores = [
            candidate.prominence
            + nested
            + min(_told(candidate.place, index, votes, own), _most(candidate, acting, nested))
            for candidate, nested in zip(name.candidates, name.nested, strict=True)
        ]


def _most(candidate: Candidate, acting: float, nested: float) -> float:
    """How much votes may lift a place: where Syria acts, no hamlet called Damascus is lifted over her capital."""
    return _LIFT if acting - candidate.prominence > _LESSER and not nested else inf


@dataclass(frozen=True, slots=True)
class _Votes:
    """What names vote for: countries, provinces, and points (by cell: latitude, longitude, weight, whose)."""

    countries: dict[str, float]
    provinces: dict[str, float]
    points: dict[tuple[int, int], list[tuple[float, float, float, int]]]

    @classmethod
    def of(cls, names: Sequence[_Name]) -> _Votes:
        votes = cls(defaultdict(float), defaultdict(float), defaultdict(list))
        for index, name in enumerate(names):
            for candidate, share in zip(name.candidates, name.shares, strict=True):
                place, weight, province = candidate.place, name.weight * share, candidate.place.province
                for country in place.countries:
                    votes.countries[country] += weight
                if province:
                    votes.provinces[province] += weight
                if share > _FAINT and place.kind in ("town", "district"):
                    votes._point(place, weight, index)
        return votes

    def _point(self, place: GazetteerPlace, weight: float, index: int) -> None:
        if place.latitude is not None and place.longitude is not None:
            cell = (int(place.latitude // _CELL), int(place.longitude // _CELL))
            self.points[cell].append((place.latitude, place.longitude, weight, index))


def _told(place: GazetteerPlace, index: int, votes: _Votes, own: _Votes) -> float:
    """What the votes of the other names are worth to a place of the name at an index."""
    told = [votes.countries.get(country, 0.0) - own.countries.get(country, 0.0) for country in place.countries]
    score = _COUNTRY * _worth(max(told, default=_NOWHERE))
    province = place.province
    if province:
        score += _PROVINCE * _worth(votes.provinces.get(province, 0.0) - own.provinces.get(province, 0.0))
    return score + _NEAR * _worth(_nearby(place, index, votes))


def _worth(votes: float) -> float:
    """Votes on a scale of tens: none is worth 0, one 1, eleven 2."""
    return log10(1 + 9 * max(votes, 0.0))


def _nearby(place: GazetteerPlace, index: int, votes: _Votes) -> float:
    """How much of what the other names mean lies near a place."""
    if place.latitude is None or place.longitude is None:
        return 0.0
    row, column = int(place.latitude // _CELL), int(place.longitude // _CELL)
    total = 0.0
    for cell in ((row + down, column + across) for down in (-1, 0, 1) for across in (-1, 0, 1)):
        for lat, lon, weight, whose in votes.points.get(cell, ()):
            if whose != index:
                total += weight * exp(-distance(place.latitude, place.longitude, lat, lon) / _REACH)
    return total


def _best(name: _Name) -> GazetteerPlace:
    best = max(range(len(name.candidates)), key=lambda i: name.scores[i])
    return name.candidates[best].place
