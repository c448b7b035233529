"""The gazetteer: places by the names that news print, with their coordinates and the divisions they lie in.

Towns and divisions come from GeoNames (README.md beside this file); regions, waters, bases and borders are a table of
our own. A name is looked up, never searched for; which of its places a report means is for `resolving`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log10
from pathlib import Path
from typing import Literal

from comity.reading.gazetteer.folding import fold
from comity.reading.gazetteer.name_filter import NameFilter
from comity.reading.gazetteer.sorted_tables import SortedTable
from comity.reading.tables import rows, values
from comity.types import Place, PlacePrecision, Span

PlaceKind = Literal[
    "town", "district", "province", "country", "continent", "region", "border", "river", "strait", "sea", "lake",
    "canal", "gulf", "bay", "island", "mountain", "valley", "desert", "forest", "base", "camp", "crossing", "site",
    "road",
]  # fmt: skip

_FOLDER = Path(__file__).parent
_EXACT = ("base", "camp", "crossing", "site")
_OTHER_NAME = 0.7  # what a name that is not the place's own costs, in powers of ten of population
_BY_KIND = {"country": 0.3, "province": -0.2, "district": -0.8, "town": 0.0}
_CAPITAL = 1.0  # what being a capital adds
_NAMESAKE = {"province": 0.15, "district": 0.6}  # how far a division stands below the town in it that has its name
_OF_OWN = {
    "continent": 8.0,
    "region": 5.7,
    "sea": 6.0,
    "strait": 5.0,
    "gulf": 5.0,
    "river": 5.0,
    "island": 5.0,
    "border": 5.0,
}
"""How prominent the places of our own table are, whose people nobody counts; bases, camps and towns have 4."""

_BY_FAR = 0.75  # the share of the weight of all places of a name that makes one country or province the likeliest


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place of the gazetteer. `population` is 0 where it is not known.

    `country` is None for what lies in several countries (`countries` has them all) or in none. `division` is the
    GeoNames code of the division that it is or lies in: `IQ.01` is Anbar, `IQ.01.98125` a district of it.
    """

    geoname: int | None
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    population: int
    precision: PlacePrecision | None
    division: str | None = None
    countries: tuple[str, ...] = ()

    @property
    def province(self) -> str | None:
        """The code of the first-level division: `IQ.01`."""
        return ".".join(self.division.split(".")[:2]) if self.division and "." in self.division else None

    def as_place(self, span: Span | None = None) -> Place:
        """The place as a record has it, with the words that name it; it is called what they call it."""
        name = span.text if span else self.name
        return Place(name, self.country, self.admin1, self.latitude, self.longitude, self.geoname, self.precision, span)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, and how prominent it is under that name, in powers of ten of people."""

    place: GazetteerPlace
    prominence: float


class Gazetteer:
    """Places by name. Spelling is folded: case, diacritics, hyphens and apostrophes make no difference."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._places = SortedTable(folder / "places.tsv", fold)
        self._names = SortedTable(folder / "names.tsv", fold)
        self._divisions = SortedTable(folder / "divisions.tsv", str)
        self._filter = NameFilter(folder / "names.bits")
        self.countries, self._iso3 = _countries(folder)
        self._spellings, self._shown = _spellings(folder)
        self.candidates = lru_cache(32_768)(self._candidates)
        self.division = lru_cache(8192)(self._division)
        self.is_word = lru_cache(8192)(self._is_word)
        self._own = _own_places(folder, self)
        self._demonyms = _demonyms(self._own)

    def named(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The places of a name, the most prominent first; none where the gazetteer does not know it.

        >>> [(place.country, place.admin1) for place in gazetteer().named("Al-Qaim")][0]
        ('IRQ', 'Anbar')
        """
        return tuple(candidate.place for candidate in self.candidates(fold(name)))

    def country_of(self, name: str) -> str | None:
        """The country of a name, when its places there outweigh those of all other countries three to one.

        >>> gazetteer().country_of("Basra"), gazetteer().country_of("Georgia")
        ('IRQ', None)
        """
        weights: dict[str | None, float] = defaultdict(float)
        for candidate in self.candidates(fold(name)):
            weights[candidate.place.country] += 10**candidate.prominence
        return _by_far(weights)

    def admin1_of(self, name: str, country: str | None = None) -> str | None:
        """The province (its name) of a name, by the same rule; among the places of one country, where it is given.

        >>> gazetteer().admin1_of("Fallujah")
        'Anbar'
        """
        weights: dict[str | None, float] = defaultdict(float)
        for candidate in self.candidates(fold(name)):
            if country in (None, candidate.place.country):
                weights[candidate.place.province] += 10**candidate.prominence
        code = _by_far(weights)
        found = self.division(code) if code else None
        return found.name if found else None

    def neighbours(self, country: str) -> frozenset[str]:
        """The countries that share a border with one."""
        return self.countries[country].neighbours if country in self.countries else frozenset()

    def _candidates(self, key: str) -> tuple[Candidate, ...]:
        """The places of a folded name, by prominence, each once."""
        found: dict[tuple[str, object], Candidate] = {}
        own = self._own.get(key, ())
        packed = (*self._towns(key), *self._by_other_name(key)) if self._may_have(key) else ()
        for candidate in (*own, *packed):
            place = candidate.place
            identity = (place.kind, place.geoname or place.name)
            if identity not in found or found[identity].prominence < candidate.prominence:
                found[identity] = candidate
        return tuple(sorted(self._weighed(list(found.values())), key=lambda c: -c.prominence))

    def _may_have(self, key: str) -> bool:
        return key in self._spellings or self._filter.may_have(key)

    def _weighed(self, candidates: list[Candidate]) -> Iterator[Candidate]:
        """A capital counts for more than its people; a division for less than the town in it that has its name."""
        towns = [c for c in candidates if c.place.kind == "town"]
        for candidate in candidates:
            place, height = candidate.place, candidate.prominence
            if place.kind == "town" and self._is_capital(candidate, towns):
                height += _CAPITAL
            elif place.kind in ("province", "district"):
                inside = [t.prominence for t in towns if within(t.place, place)]
                below = _NAMESAKE[place.kind]
                height = min(height, max(inside) - below) if inside else height
            yield Candidate(place, height)

    def _is_capital(self, candidate: Candidate, towns: list[Candidate]) -> bool:
        country = self.countries.get(candidate.place.country or "")
        if country is None or fold(candidate.place.name) not in country.capitals:
            return False
        return candidate.place.population == max(
            t.place.population for t in towns if t.place.country == candidate.place.country
        )

    def _towns(self, key: str) -> Iterator[Candidate]:
        for row in self._places.rows(key):
            town = self._town(row)
            yield Candidate(town, prominence(town))

    def _by_other_name(self, key: str) -> Iterator[Candidate]:
        ours = self._spellings.get(key, ())
        for of, identity in (*ours, *((row[1], row[2]) for row in self._names.rows(key))):
            place = self.of(of, identity)
            if place is not None:
                own = key == fold(place.name)
                yield Candidate(place, prominence(place) - (0 if own or (of, identity) in ours else _OTHER_NAME))
                if not own and not of and (of, identity) in ours:
                    yield from self._namesakes(place)

    def _namesakes(self, division: GazetteerPlace) -> Iterator[Candidate]:
        """The towns of a division that bear its name: our spellings of the one are the other's too."""
        for candidate in self.candidates(fold(division.name)):
            if candidate.place.kind == "town" and within(candidate.place, division):
                yield Candidate(candidate.place, prominence(candidate.place) - _OTHER_NAME)

    def of(self, name: str, identity: str) -> GazetteerPlace | None:
        """A place by its own name and GeoNames id, or (without a name) a division by its code."""
        if not name:
            return self.division(identity)
        return next((self._town(row) for row in self._places.rows(fold(name)) if row[1] == identity), None)

    def _is_word(self, name: str) -> bool:
        """Whether all places of a name bear a common English word: *Nice*, *Reading*, *Police*."""
        found = list(self._places.rows(fold(name)))
        return bool(found) and all(row[-1] == "w" for row in found)

    def is_demonym(self, name: str) -> bool:
        """Whether a name is a state's adjective or people, and no name of a place: *Iraqi*, *Americans*."""
        return fold(name) in self._demonyms

    def _town(self, row: list[str]) -> GazetteerPlace:
        name, geoname, division, lat, lon, population = row[:6]
        first, second = self._above(division)
        country = self._iso3.get(division.split(".")[0])
        at = (float(lat), float(lon))
        return GazetteerPlace(
            int(geoname), name, "town", country, first, second, *at, int(population), "town", division,
            (country,) if country else (),
        )  # fmt: skip

    def _above(self, division: str) -> tuple[str | None, str | None]:
        """The names of the first and second-level divisions of a code."""
        parts = division.split(".")
        named = [self.division(".".join(parts[:n])) if len(parts) >= n else None for n in (2, 3)]
        return (named[0].name if named[0] else None, named[1].name if named[1] else None)

    def _division(self, code: str) -> GazetteerPlace | None:
        row = next(self._divisions.rows(code), None)
        if row is None:
            return None
        _, geoname, name, lat, lon, population = row
        name = self._shown.get(code, name)
        first = code.count(".") == 1
        above = None if first else self.division(".".join(code.split(".")[:2]))
        above_name = above.name if above else None
        country = self._iso3.get(code.split(".")[0])
        at = (float(lat), float(lon)) if lat else (above.latitude, above.longitude) if above else (None, None)
        return GazetteerPlace(
            int(geoname), name, "province" if first else "district", country, name if first else above_name,
            None if first else name, *at, int(population), "province" if first else "district", code,
            (country,) if country else (),
        )  # fmt: skip


def _spellings(folder: Path) -> tuple[dict[str, list[tuple[str, str]]], dict[str, str]]:
    """Our spellings, each with what it leads to (`Gazetteer.of`); and the names that divisions are given under."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    shown = {}
    for row in rows(folder / "spellings.tsv"):
        found[fold(row["name"])].append((row["of"], row["id"]))
        if row["shown"]:
            shown[row["id"]] = row["name"]
    return found, shown


@dataclass(frozen=True, slots=True)
class _Country:
    place: GazetteerPlace
    neighbours: frozenset[str]
    names: tuple[str, ...]
    capitals: frozenset[str]


def within(place: GazetteerPlace, other: GazetteerPlace) -> bool:
    """Whether a place lies in another, as far as the codes of their divisions and their countries tell.

    >>> within(gazetteer().named("Fallujah")[0], gazetteer().named("Anbar")[0])
    True
    """
    if other.kind == "country":
        return place.kind != "country" and other.country in place.countries
    if other.division is None or place.division is None or other.kind == "town":
        return False
    return place.division.startswith(other.division + ".") or (
        place.division == other.division and other.kind != place.kind
    )


def prominence(place: GazetteerPlace) -> float:
    """How prominent a place is by itself, in powers of ten of people: a town of a hundred thousand has 5.

    >>> prominence(gazetteer().named("Iraq")[0]) > prominence(gazetteer().named("Baghdad")[0])
    True
    """
    if place.geoname is None:
        return _OF_OWN.get(place.kind, 4.0)
    return log10(place.population + 300) + _BY_KIND[place.kind]


def _by_far(weights: Mapping[str | None, float]) -> str | None:
    best = max(weights, key=lambda key: weights[key], default=None)
    return best if best is not None and weights[best] >= _BY_FAR * sum(weights.values()) else None


def _countries(folder: Path) -> tuple[dict[str, _Country], dict[str, str]]:
    found, iso3 = {}, {}
    names = _names_of_states()
    for row in rows(folder / "countries.tsv"):
        code = row["iso3"]
        place = GazetteerPlace(
            int(row["geoname"]), row["name"], "country", code, None, None, float(row["lat"]), float(row["lon"]),
            int(row["population"]), "country", row["iso2"], (code,),
        )  # fmt: skip
        others, capitals = names.get(code, ((), ()))
        named = (row["name"], *values(row["aliases"]), *others)
        found[code] = _Country(place, frozenset(values(row["neighbours"])), named, frozenset(map(fold, capitals)))
        iso3[row["iso2"]] = code
    return found, iso3


def _names_of_states() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """What the directory calls each state and its people (a demonym leads to the country), and its capitals."""
    cells = ("name", "aliases", "adjectives", "people")
    return {
        row["iso3"]: (tuple(name for cell in cells for name in values(row[cell])), values(row["capitals"]))
        for row in _states()
    }


def _demonyms(own: Mapping[str, list[Candidate]]) -> frozenset[str]:
    told = {fold(name) for state in _states() for cell in ("adjectives", "people") for name in values(state[cell])}
    names = {fold(name) for state in _states() for cell in ("name", "aliases") for name in values(state[cell])}
    return frozenset(key for key in told - names if all(c.place.kind == "country" for c in own.get(key, ())))


def _states() -> Iterator[Mapping[str, str]]:
    """The states of the directory that stand today and have a code."""
    for row in rows(files("comity.reading.directory") / "states.tsv"):
        if row["iso3"] and row["standing"] != "historic":
            yield row


def _own_places(folder: Path, known: Gazetteer) -> dict[str, list[Candidate]]:
    """Countries, regions and the spellings of our own, by folded name."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    for country in known.countries.values():
        for key in dict.fromkeys(map(fold, country.names)):
            found[key].append(Candidate(country.place, prominence(country.place)))
    for row in rows(folder / "regions.tsv"):
        place = _region(row, known)
        for key in dict.fromkeys(map(fold, (place.name, *values(row["aliases"])))):
            found[key].append(Candidate(place, prominence(place)))
    return found


def _region(row: Mapping[str, str], known: Gazetteer) -> GazetteerPlace:
    kind: PlaceKind = row["kind"]  # type: ignore[assignment]  # the table's own test holds it to the list
    countries = values(row["countries"])
    country = countries[0] if len(countries) == 1 else None
    division = known.division(row["division"]) if row["division"] else None
    precision: PlacePrecision | None = "exact" if kind in _EXACT else "province" if country else None
    if kind == "town":
        precision = "town"
    return GazetteerPlace(
        None, row["name"], kind, country, division.name if division else None, None, float(row["lat"]),
        float(row["lon"]), 0, precision, row["division"] or None, countries,
    )  # fmt: skip


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the install, made once."""
    return Gazetteer()
