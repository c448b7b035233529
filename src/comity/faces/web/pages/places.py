"""Map: where the events of a selection were done, each place a mark as large as what was done there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from comity import wire
from comity.faces.desk import Desk
from comity.faces.questions import Chosen
from comity.faces.web.asked import Asked, Same, Sheet, same
from comity.faces.web.listed import OF_LISTS, rows_of, twin_of
from comity.faces.web.map_picture import POINTS, SMALL, WIDE, Picture, Spot, parted, picture, spots_of
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.selected import FILTERS, Extent, deeds_of, extent_of, fields_of, narrowed, views_of
from comity.faces.web.shapes import listed, record

PATH = "/map"
ASKS = (*FILTERS, "extent", *OF_LISTS)
TWIN = listed(
    record(
        type=Literal["spot"], place=str, country=str | None, precision=str | None, lat=float, lon=float,
        cooperative=int, hostile=int, reports=int, outlets=int, first=str | None, last=str | None,
    ),
    extent=Extent, without_place=int,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """The places of a selection with their pictures, what these rest on, and how many events have no place on a map.

    `outside` are the places that lie beyond the picture.
    """

    spots: Sequence[Spot]
    outside: Sequence[Spot]
    wide: Picture | None
    small: Picture | None
    extent: Extent
    placeless: int


def sheet(desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet:
    """The map of a selection, and a page of the table under it."""
    chosen = asked.chosen(*FILTERS)
    whole = asked.get("extent") == "whole"
    drawn = reckoning.remembered(("map", whole, *sorted(chosen.items())), lambda: drawn_of(desk, chosen, whole))
    spots = drawn.spots
    found = rows_of(asked, len(spots), lambda many, after: spots[after : after + many])
    values = {
        "found": found,
        "drawn": drawn,
        "undrawn": max(0, len(spots) - len(drawn.outside) - WIDE.drawn),
        "whole": whole,
        "points": POINTS,
        "fields": fields_of(desk),
        "views": views_of(asked),
        "at_place": lambda spot: Asked("/events", {}, {**narrowed(asked), "place": spot.place.name}).address(),
    }
    return Sheet(
        "map.html",
        values,
        lambda: {
            **twin_of(found, list(map(line_of, found.rows))),
            "extent": wire.to_dict(drawn.extent),
            "without_place": drawn.placeless,
        },
        as_geojson(desk, chosen),
        lambda: ("spot", map(line_of, spots)),
    )


def drawn_of(desk: Desk, chosen: Chosen, whole: bool) -> Drawn:
    """The map of a selection: the whole of it, or the stretch where all but a few far off were done."""
    deeds = deeds_of(desk, chosen)
    placed = [one for one in deeds if one.where and one.where.lat is not None]
    spots = spots_of(placed)
    near, outside = (spots, []) if whole else parted(spots)
    return Drawn(spots, outside, picture(near), picture(near, SMALL), extent_of(placed), len(deeds) - len(placed))


def as_geojson(desk: Desk, chosen: Chosen) -> Same:
    """The command that writes the same events as a map for other tools, and the call."""
    command = same(desk.path, "export", **{"as": "geojson", **chosen, "out": "map.geojson"}).command
    filters = "".join(f", {name}={value!r}" for name, value in chosen.items())
    return Same(command, f"comity.open({str(desk.path)!r}).export('geojson'{filters}).write('map.geojson')")


def line_of(spot: Spot) -> dict[str, object]:
    """A row of the table as data."""
    place = spot.place
    return {
        "type": "spot", "place": place.name, "country": place.country, "precision": place.precision, "lat": place.lat,
        "lon": place.lon, "cooperative": spot.cooperative, "hostile": spot.hostile, "reports": len(spot.articles),
        "outlets": len(spot.outlets), "first": spot.first, "last": spot.last,
    }  # fmt: skip
