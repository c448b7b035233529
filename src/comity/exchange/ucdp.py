"""Deaths by force as rows shaped like those of UCDP's georeferenced events (GED). Comity derives them from reports:
they are none of UCDP's data, and no conflict was checked for its 25 dead a year (docs/export.md)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import floor

from comity.exchange.precision import of_day, of_place
from comity.exchange.sides import NOBODY, Side, sides_of
from comity.exchange.sourced import TRACE, Left, Row, Sourced, names_of, trace_of
from comity.exchange.tables import Row as Kind
from comity.exchange.tables import by_key, country_name, first_fitting, table
from comity.types import Fatalities, Place

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_name", "dyad_name", "side_a",
    "side_b", "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude",
    "longitude", "geom_wkt", "priogrid_gid", "country", "country_iso3", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
    "fatalities_rule", *TRACE, "comity_sentence",
)  # fmt: skip
"""GED's columns in their order, without its own numbers of conflicts, dyads, sides and countries; then ours."""

_CELLS_PER_DEGREE, _ACROSS = 2, 720  # of PRIO-GRID: half a degree, counted from the south-west corner


def row_of(told: Sourced) -> Row | Left:
    """The row of an event, or why it has none: not told as done, no force, nobody dead, no two parties, no place."""
    event, dead = told.event, told.event.fatalities
    if not told.done:
        return Left(event.id, "not told as done")
    if told.kind != "ASSAULT":
        return Left(event.id, "no use of force")
    if dead is None or not dead.high:
        return Left(event.id, "without dead that anybody counts")
    doer, target = sides_of(told)
    kind = first_fitting(table("ucdp"), {"does": doer.words, "suffers": target.words})
    if kind is None:
        return Left(event.id, "of which it is open who fought whom" if NOBODY in (doer.counted, target.counted) else
                    "between parties that they do not code")  # fmt: skip
    when = of_day("ucdp", event.when, event.first_reported)
    if when is None:
        return Left(event.id, "dated to no year")
    if event.where is None or event.where.country is None:
        return Left(event.id, "without a place")
    return {
        "id": event.id,
        "code_status": "Derived",
        "type_of_violence": kind["type_of_violence"],
        **_who(doer, target, dead, kind),
        **_when(when),
        **_where(event.where),
        **_how_told(told),
        **trace_of(told),
    }


def grid_cell(lat: float, lon: float) -> int:
    """The number of a point's cell in PRIO-GRID (Tollefsen, Strand and Buhaug 2012).

    >>> grid_cell(-90.0, -180.0), grid_cell(33.3, 44.4)
    (1, 177569)
    """
    row = min(floor((lat + 90) * _CELLS_PER_DEGREE), 359)
    column = min(floor((lon + 180) * _CELLS_PER_DEGREE), _ACROSS - 1)
    return row * _ACROSS + column + 1


def _who(doer: Side, target: Side, dead: Fatalities, kind: Kind) -> Row:
    """The sides with their dead. Of one-sided violence the dead of those who suffer it are civilians."""
    best = Counter({one.group: one.best for one in dead.by})
    if kind["name"] == "one-sided":
        best["civilians"] += best.pop("recipients", 0)
    sides, deaths = [doer, target], [best["actors"], best["recipients"]]
    if kind["swap"]:
        sides.reverse()
        deaths.reverse()
    names = [names_of(side.actors) or ("Civilians" if side.counted == "civilians" else "") for side in sides]
    return {
        "dyad_name": " - ".join(names),
        "side_a": names[0],
        "side_b": names[1],
        "deaths_a": deaths[0],
        "deaths_b": deaths[1],
        "deaths_civilians": best["civilians"],
        "deaths_unknown": best["unknown"],
        "best": dead.best,
        "high": dead.high,
        "low": dead.low,
        "fatalities_rule": dead.rule,
    }


def _when(when: tuple[date, date, str]) -> Row:
    first, last, code = when
    return {"year": first.year, "date_start": first, "date_end": last, "date_prec": code,
            "event_clarity": 1 if code == "1" else 2}  # fmt: skip


def _where(place: Place) -> Row:
    known = by_key("countries", "iso3").get(place.country or "", {})
    pointed = place.lat is not None and place.lon is not None
    return {
        "where_prec": of_place("ucdp", place),
        "where_coordinates": place.name,
        "adm_1": place.name if place.precision == "province" else place.admin1,
        "adm_2": place.name if place.precision == "district" else None,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon:g} {place.lat:g})" if pointed else None,
        "priogrid_gid": grid_cell(place.lat, place.lon) if place.lat is not None and place.lon is not None else None,
        "country": country_name(place.country),
        "country_iso3": place.country,
        "region": known.get("ucdp"),
    }


def _how_told(told: Sourced) -> Row:
    reports = told.reports
    voices = [told.actors[one.voice].name for one in told.event.counts if one.voice in told.actors]
    return {
        "number_of_sources": len(told.event.outlets),
        "source_article": "; ".join(one.url or one.id for one in reports),
        "source_office": "; ".join(told.told_by),
        "source_date": "; ".join(dict.fromkeys(one.published[:10] for one in reports if one.published)),
        "source_headline": "; ".join(" ".join(one.headline.split()) for one in reports if one.headline),
        "source_original": "; ".join(dict.fromkeys(voices)),
        "where_description": told.event.where.span.text if told.event.where and told.event.where.span else None,
        "comity_sentence": told.sentence,
    }
