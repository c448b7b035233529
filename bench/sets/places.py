"""Names of places: found in the text, and resolved to a point (LGL and GeoVirus).

toponym_f1: recognition apart, by equal spans; a gold toponym without coordinates counts as one. The other scores are
over the gold toponyms that have coordinates, resolved from their names and places in the text: an answer of none is
wrong. exact_admin1: the first-level division of GeoNames is right (LGL alone gives it; what has none is left out).
country_right: over those whose country gold gives (LGL). lgl_within_161km: of LGL alone, which others report.
within_10km and within_161km: by the great circle.
GeoVirus's offsets are one too high, and are put right here. PATH is one of the files, or a folder of them.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measured import Counts, Row, Scores
from bench.metrics import exact, set_f1, share
from comity.reading.gazetteer import GazetteerPlace, gazetteer
from comity.reading.gazetteer.finding import find_toponyms
from comity.reading.gazetteer.resolving import Toponym, distance, resolve_all


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym as it was annotated: where it stands, and what it means as far as the set tells."""

    toponym: Toponym
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: int | None = None
    lgl: bool = False


def rows(path: Path) -> Iterator[Row]:
    for file in sorted(path.glob("*.xml")) if path.is_dir() else [path]:
        for number, article in enumerate(ElementTree.parse(file).iter("article")):
            text = article.findtext("text") or ""
            gold = list(_lgl(article) if article.find("toponyms") is not None else _geovirus(article))
            found = resolve_all(text, [g.toponym for g in gold])
            wrong = [_told(g, place) for g, place in zip(gold, found, strict=True) if not _near(g, place)]
            yield Row(f"{file.stem} {number}", of_article(text, gold, found), "; ".join(filter(None, wrong)))


def of_article(text: str, gold: Sequence[Gold], found: Sequence[GazetteerPlace | None]) -> Counts:
    """What one article adds up to."""
    spans = [(t.start, t.end) for t in find_toponyms(text)]
    counts = dict(exact("toponym", [(g.toponym.start, g.toponym.end) for g in gold], spans))
    for entry, place in zip(gold, found, strict=True):
        if entry.lat is None or entry.lon is None:
            continue
        apart = _apart(entry, place)
        told = {"asked": 1, "within_10km": apart <= 10, "within_161km": apart <= 161}
        if entry.lgl:
            told |= {"lgl_asked": 1, "lgl_within_161km": apart <= 161}
        if entry.country is not None:
            countries = {p.country for p in gazetteer().named(entry.country) if p.kind == "country"}
            told |= {"country_asked": 1, "country": place is not None and place.country in countries}
        if entry.admin1 is not None:
            told |= {"admin1_asked": 1, "admin1": place is not None and _admin1(place) == entry.admin1}
        for key, count in told.items():
            counts[key] = counts.get(key, 0) + count
    return counts


def scores(counts: Counts) -> Scores:
    return {
        "toponym_f1": set_f1(counts, "toponym"),
        "exact_admin1": share(counts, "admin1", "admin1_asked"),
        "within_10km": share(counts, "within_10km", "asked"),
        "within_161km": share(counts, "within_161km", "asked"),
        "country_right": share(counts, "country", "country_asked"),
        "lgl_within_161km": share(counts, "lgl_within_161km", "lgl_asked"),
    }


def _lgl(article: ElementTree.Element) -> Iterator[Gold]:
    for element in article.iter("toponym"):
        start, end = int(element.findtext("start") or 0), int(element.findtext("end") or 0)
        toponym = Toponym(element.findtext("phrase") or "", start, end)
        tag = element.find("gaztag")
        lat, lon = (element.findtext(f".//{name}") for name in ("lat", "lon"))
        admin1 = tag.find("admin1") if tag is not None else None
        country = tag.findtext("country") if tag is not None else None
        division = int(admin1.get("geonameid", 0)) if admin1 is not None else None
        yield Gold(toponym, _number(lat), _number(lon), country, division, lgl=True)


def _geovirus(article: ElementTree.Element) -> Iterator[Gold]:
    for element in article.iter("location"):
        start, end = int(element.findtext("start") or 0) - 1, int(element.findtext("end") or 0) - 1
        toponym = Toponym(element.findtext("name") or "", start, end)
        yield Gold(toponym, _number(element.findtext("lat")), _number(element.findtext("lon")))


def _number(told: str | None) -> float | None:
    return float(told) if told else None


def _admin1(place: GazetteerPlace) -> int | None:
    """The GeoNames id of the first-level division that a place is or lies in."""
    division = gazetteer().division(place.province) if place.province else None
    return division.geoname if division else None


def _apart(gold: Gold, place: GazetteerPlace | None) -> float:
    """Kilometres between gold and ours; more than the earth is round where there is no answer."""
    if place is None or place.latitude is None or place.longitude is None or gold.lat is None or gold.lon is None:
        return 100_000.0
    return distance(gold.lat, gold.lon, place.latitude, place.longitude)


def _near(gold: Gold, place: GazetteerPlace | None) -> bool:
    return gold.lat is None or _apart(gold, place) <= 161


def _told(gold: Gold, place: GazetteerPlace | None) -> str:
    ours = f"{place.name} ({place.kind}, {place.admin1}, {place.country})" if place else "none"
    return f"{gold.toponym.name} at {gold.lat},{gold.lon} {gold.country} ours {ours}"
