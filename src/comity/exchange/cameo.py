"""Events as CAMEO-coded rows, for tools made for ICEWS and GDELT: a row a pair of actors, tab-separated.

The first twenty columns are ICEWS's in their order; those after them have GDELT's names. Comity derives them: they are
no data of either (docs/export.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

from comity.exchange.sourced import TRACE, Left, Row, Sourced, days_of, trace_of
from comity.exchange.tables import Row as Coded
from comity.exchange.tables import by_key, country_name, first_fitting, grouped
from comity.types import Actor, Place

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
    "SQLDATE", "Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1Type1Code", "Actor2Code", "Actor2Name",
    "Actor2CountryCode", "Actor2Type1Code", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
    "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "ActionGeo_FullName", "ActionGeo_CountryCode",
    "ActionGeo_Lat", "ActionGeo_Long", "SOURCEURL",
    "date_first", "date_last", "date_grain", *TRACE, "comity_sentence",
)  # fmt: skip

_INTERNATIONAL = {"igo": "IGO", "ngo": "NGO"}  # kinds without a country, which CAMEO codes in its place


def rows_of(told: Sourced) -> list[Row] | Left:
    """The rows of an event, one for each of those who do it with each of those to whom it is done, or why it has none.

    Who do it together, to nobody else (they meet, they fight), are paired both ways, as CAMEO's coders pair them. What
    is only asked for, promised or refused is coded once, as the deed of words that is about it where there is one.
    """
    event = told.event
    if not told.done and told.spoken_of:
        return Left(event.id, "coded as the words about them")
    code = _code(told)
    if code is None:
        return Left(event.id, "without a code, since nobody tells them as done")
    pairs = list(_pairs(told))
    if not pairs:
        return Left(event.id, "that name nobody")
    day = _day(told)
    if day is None:
        return Left(event.id, "without a day")
    shared = _coded(code) | _when(told, day) | _where(event.where) | _how_told(told) | trace_of(told)
    return [
        {"Event ID": f"{event.id}-{number}", **_party(source, "Source", 1), **_party(target, "Target", 2), **shared}
        for number, (source, target) in enumerate(pairs, start=1)
    ]


def actor_code(actor: Actor) -> str:
    """CAMEO's code of an actor: the directory's own, or its country (IGO, NGO) and its role.

    >>> actor_code(Actor("iraq-army", "Iraqi army", "military", "IRQ", "MIL"))
    'IRQMIL'
    """
    return actor.codes.cameo or f"{_nation(actor)}{_role(actor)}"


def _nation(actor: Actor) -> str:
    return actor.country or _INTERNATIONAL.get(actor.kind, "")


def _role(actor: Actor) -> str:
    """A state is its country alone."""
    role = by_key("sectors", "sector").get(actor.sector or "") if actor.kind != "state" else None
    return role["cameo"] if role else ""


def _code(told: Sourced) -> Coded | None:
    row = first_fitting(
        grouped("cameo", "type").get(told.kind, ()),
        {
            "mode": [told.event.mode or ""],
            "context": told.event.contexts,
            "status": ["done"] if told.done else [told.event.status],
            "about": [told.about or ""],
        },
    )
    return by_key("cameo_codes", "code")[row["code"]] if row else None


def _pairs(told: Sourced) -> Iterator[tuple[Actor | None, Actor | None]]:
    doers, targets = told.doers, told.targets
    if doers and targets:
        yield from ((source, target) for source, target in product(doers, targets) if source.id != target.id)
    elif len(doers) > 1:
        yield from permutations(doers, 2)
    else:
        yield from ((one, None) for one in doers)
        yield from ((None, one) for one in targets)


def _day(told: Sourced) -> str | None:
    days = days_of(told.event.when)
    return days[0].isoformat() if days else (told.event.first_reported or "")[:10] or None


def _party(actor: Actor | None, role: str, number: int) -> Row:
    if actor is None:
        return {}
    sector = by_key("sectors", "sector").get(actor.sector or "") if actor.kind != "state" else None
    return {
        f"{role} Name": actor.name,
        f"{role} Sectors": sector["words"] if sector else "",
        f"{role} Country": country_name(actor.country),
        f"Actor{number}Code": actor_code(actor),
        f"Actor{number}Name": actor.name.upper(),
        f"Actor{number}CountryCode": _nation(actor),
        f"Actor{number}Type1Code": _role(actor),
    }


def _coded(code: Coded) -> Row:
    return {
        "Event Text": code["name"],
        "CAMEO Code": code["code"],
        "Intensity": float(code["goldstein"]),
        "EventCode": code["code"],
        "EventBaseCode": code["code"][:3],
        "EventRootCode": code["code"][:2],
        "QuadClass": code["quad"],
        "GoldsteinScale": float(code["goldstein"]),
    }


def _when(told: Sourced, day: str) -> Row:
    when = told.event.when
    return {
        "Event Date": day,
        "SQLDATE": day.replace("-", ""),
        "date_first": when.first if when else None,
        "date_last": when.last if when else None,
        "date_grain": when.grain if when else None,
    }


def _where(place: Place | None) -> Row:
    if place is None:
        return {}
    named = {"province": "Province", "district": "District", "country": "Country"}.get(place.precision or "", "City")
    fips = by_key("countries", "iso3").get(place.country or "", {}).get("fips")
    return {
        "Province": place.admin1,
        "ActionGeo_FullName": ", ".join(dict.fromkeys(filter(None, (place.name, place.admin1)))),
        "ActionGeo_CountryCode": fips,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
        **({named: place.name} if named != "Country" else {}),
        "Country": country_name(place.country),
    }


def _how_told(told: Sourced) -> Row:
    event, first = told.event, told.reports[0] if told.reports else None
    return {
        "Story ID": first.id if first else None,
        "Publisher": "; ".join(told.told_by),
        "NumMentions": len(event.mentions),
        "NumSources": len(event.outlets),
        "NumArticles": len(event.articles),
        "SOURCEURL": first.url if first else None,
        "comity_sentence": told.sentence,
    }
