"""Events as GeoJSON (RFC 7946): a point each, for maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.exchange.cells import json_text
from comity.exchange.sourced import Left, Sourced, names_of
from comity.exchange.tables import country_name, maker


def feature_of(told: Sourced) -> dict[str, object] | Left:
    """An event as a feature, or why it has none. `precision` says how much of a point it is: a country is none."""
    event, where, dead = told.event, told.event.where, told.event.fatalities
    if where is None or where.lat is None or where.lon is None:
        return Left(event.id, "without coordinates")
    properties = {
        "type": event.event_type,
        "mode": event.mode,
        "status": event.status,
        "actors": names_of(told.doers),
        "recipients": names_of(told.targets),
        "first": event.when.first if event.when else None,
        "last": event.when.last if event.when else None,
        "grain": event.when.grain if event.when else None,
        "first_reported": event.first_reported,
        "place": where.name,
        "admin1": where.admin1,
        "country": country_name(where.country),
        "precision": where.precision,
        "killed_low": dead.low if dead else None,
        "killed_best": dead.best if dead else None,
        "killed_high": dead.high if dead else None,
        "disputes": [dispute.field for dispute in event.disputes],
        "outlets": list(told.told_by),
        "sentence": told.sentence,
        "mentions": list(event.mentions),
        "articles": list(event.articles),
        "derived_by": maker(),
    }
    point = {"type": "Point", "coordinates": [where.lon, where.lat]}
    return {"type": "Feature", "id": event.id, "geometry": point, "properties": properties}


def collection(features: Iterable[dict[str, object]]) -> Iterator[str]:
    """Features as the text of one collection, a feature a line."""
    yield '{"type":"FeatureCollection","features":['
    for number, feature in enumerate(features):
        yield (",\n" if number else "\n") + json_text(feature)
    yield "\n]}\n"
