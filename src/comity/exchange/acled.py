"""Events as rows shaped like ACLED's. Comity derives them from reports: they are none of ACLED's data, and nobody there
coded them (docs/export.md says what must not be concluded from them)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.exchange.precision import of_day, of_place
from comity.exchange.sides import Side, sides_of
from comity.exchange.sourced import TRACE, Left, Outlet, Row, Sourced, names_of, trace_of
from comity.exchange.tables import by_key, country_name, first_fitting, grouped
from comity.types import Place

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
    "fatalities_low", "fatalities_high", "fatalities_rule", "source_count", "event_date_last", *TRACE,
)  # fmt: skip
"""ACLED's columns in their order (codebook of 2023), then what it has no column for."""

INTER = {
    "state": "State forces", "rebel": "Rebel group", "militia": "Political militia", "rioters": "Rioters",
    "protesters": "Protesters", "civilians": "Civilians", "external": "External/Other forces",
}  # fmt: skip
"""ACLED's words for what a party is counted as."""

_SCALES = ("local", "national", "regional", "international")
_WORDS = {"local": "Subnational", "national": "National", "regional": "Regional", "international": "International"}


def row_of(told: Sourced) -> Row | Left:
    """The row of an event, or why it has none: not told as done, no such type, no month, no place."""
    event = told.event
    if not told.done:
        return Left(event.id, "not told as done")
    doer, target = _parties(told)
    coded = grouped("acled", "type").get(told.kind, ())
    kind = first_fitting(
        coded,
        {
            "mode": [event.mode or ""],
            "does": doer.words,
            "suffers": target.words,
            "dead": ["yes"] if event.fatalities and event.fatalities.high else [],
        },
    )
    if kind is None:
        return Left(event.id, "of parties or a kind that they do not code" if coded else "of no type of theirs")
    when = of_day("acled", event.when, event.first_reported)
    if when is None:
        return Left(event.id, "dated to no month")
    if event.where is None or event.where.country is None:
        return Left(event.id, "without a place")
    return {
        "event_id_cnty": event.id,
        "disorder_type": kind["disorder_type"],
        "event_type": kind["event_type"],
        "sub_event_type": kind["sub_event_type"],
        **_who(doer, target, kind["disorder_type"]),
        **_when(when),
        **_where(event.where),
        **_how_told(told, event.where.country),
        **trace_of(told),
    }


def scale_of(outlets: Sequence[Outlet], country: str) -> str:
    """How far the outlets reach, seen from a country, in ACLED's words: a national one of elsewhere is international.

    >>> scale_of([Outlet("A", "national", "IRQ"), Outlet("B", "national", "USA"), Outlet("C")], "IRQ")
    'National-International'
    """
    reach = {"international" if one.scale == "national" and one.country != country else one.scale for one in outlets}
    return "-".join(_WORDS[scale] for scale in _SCALES if scale in reach)


def _parties(told: Sourced) -> tuple[Side, Side]:
    """The parties; who marches is counted by what it does, and whom it is aimed at is no party there."""
    doer, target = sides_of(told)
    if told.kind != "PROTEST":
        return doer, target
    return Side(doer.actors, "rioters" if told.event.mode == "riot" else "protesters"), Side((), "")


def _who(doer: Side, target: Side, disorder: str) -> Row:
    first, second = INTER.get(doer.counted, ""), INTER.get(target.counted, "")
    attacked = disorder.startswith("Political violence") and target.counted in ("civilians", "protesters")
    return {
        "actor1": names_of(doer.actors[:1]),
        "assoc_actor_1": names_of(doer.actors[1:]),
        "inter1": first,
        "actor2": names_of(target.actors[:1]),
        "assoc_actor_2": names_of(target.actors[1:]),
        "inter2": second,
        "interaction": "-".join(filter(None, (first, second))),
        "civilian_targeting": "Civilian targeting" if attacked else "",
    }


def _when(when: tuple[date, date, str]) -> Row:
    first, last, code = when
    return {"event_date": first, "event_date_last": last, "year": first.year, "time_precision": code}


def _where(place: Place) -> Row:
    """A country is no point: it gets no coordinates."""
    known = by_key("countries", "iso3").get(place.country or "", {})
    point = place.precision not in (None, "country")
    return {
        "iso": known.get("numeric"),
        "region": known.get("acled"),
        "country": country_name(place.country),
        "admin1": place.name if place.precision == "province" else place.admin1,
        "admin2": place.name if place.precision == "district" else None,
        "location": place.name,
        "latitude": place.lat if point else None,
        "longitude": place.lon if point else None,
        "geo_precision": of_place("acled", place),
    }


def _how_told(told: Sourced, country: str) -> Row:
    dead = told.event.fatalities
    return {
        "source": "; ".join(told.told_by),
        "source_scale": scale_of(told.outlets, country),
        "source_count": len(told.event.outlets),
        "notes": told.sentence,
        "fatalities": dead.best if dead else None,
        "fatalities_low": dead.low if dead else None,
        "fatalities_high": dead.high if dead else None,
        "fatalities_rule": dead.rule if dead else None,
    }
