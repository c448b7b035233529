"""A selection of events: what it is narrowed by in an address, and its deeds as the map and the timeline draw them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from comity import types
from comity.faces.desk import Desk
from comity.faces.lines import event_lines
from comity.faces.questions import Chosen
from comity.faces.show import figures, outlets
from comity.faces.web.asked import Asked
from comity.faces.web.listed import (
    ACTOR,
    AS_OF,
    PLACE,
    RECIPIENT,
    SEARCH,
    SINCE,
    SURE,
    UNTIL,
    VOICE,
    Field,
    Rows,
    limited,
    rows_of,
    twin_of,
    type_of_deed,
    words_of,
)
from comity.types import EventMention, Place

FILTERS = (
    "actor",
    "recipient",
    "type",
    "status",
    "voice",
    "place",
    "sure",
    "since",
    "until",
    "about",
    "search",
    "as_of",
)
"""The names in an address that narrow a selection of events."""

VIEWS: Mapping[str, str] = {"/events": "as a list", "/map": "on a map", "/timeline": "over time"}
"""The pages that show a selection, and what each shows it as."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event as far as a picture tells of it; `on` is its first day, or that of its first report."""

    hostile: bool
    on: str | None
    where: Place | None = None
    articles: Sequence[str] = ()
    outlets: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Extent:
    """What a picture rests on: how many events, of which days, told by how many reports and independent outlets."""

    events: int
    first: str | None
    last: str | None
    articles: int
    outlets: int


class Conduct(Protocol):
    """What one did to another by one event, as ties are reckoned from it."""

    @property
    def event(self) -> str: ...
    @property
    def day(self) -> int: ...
    @property
    def hostile(self) -> bool: ...
    @property
    def reports(self) -> Sequence[str]: ...
    @property
    def outlets(self) -> Sequence[str]: ...


def told_by(conduct: Iterable[Conduct]) -> Extent:
    """What a picture of ties rests on: the events of some conduct, each once."""
    return extent_of(
        [
            Deed(one.hostile, date.fromordinal(one.day).isoformat(), None, one.reports, one.outlets)
            for one in {one.event: one for one in conduct}.values()
        ]
    )


def fields_of(desk: Desk) -> list[Field]:
    """The fields that narrow a selection of events."""
    status = words_of("status", "status", types.EventStatus)
    return [ACTOR, RECIPIENT, type_of_deed(desk), status, VOICE, PLACE, SURE, SINCE, UNTIL, SEARCH, AS_OF]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the events of a selection, by the id of each the mention that tells it first, and what its template
    needs."""

    found: Rows
    told: Mapping[str, EventMention]
    values: dict[str, Any]

    def twin(self) -> dict[str, Any]:
        """As data."""
        return twin_of(self.found, event_lines(self.found.rows, self.told))


def shown(desk: Desk, asked: Asked) -> Shown:
    """The page of events that an address asks for."""
    chosen = asked.chosen(*FILTERS)
    found = rows_of(
        asked, desk.how_many("events", **chosen), lambda many, after: desk.events(**limited(chosen, many, after))
    )
    told = desk.first_mentions(found.rows, asked.get("as_of"))
    values = {
        "found": found,
        "told": told,
        "names": desk.names({actor for one in found.rows for actor in (*one.actors, *one.recipients)}),
        "hostile": desk.hostile,
        "facts": {one.id: [*figures(one), outlets(one)] for one in found.rows},
        "fields": fields_of(desk),
        "views": views_of(asked),
    }
    return Shown(found, told, values)


def deeds_of(desk: Desk, chosen: Chosen) -> list[Deed]:
    """The deeds of a selection, by their first day."""
    hostile = {kind: desk.hostile(kind) for kind in types_of(desk)}
    return [
        Deed(hostile.get(one.event_type, False), one.first, one.where, one.articles, one.outlets)
        for one in desk.sketches(**chosen)
    ]


def types_of(desk: Desk) -> tuple[str, ...]:
    return type_of_deed(desk).options


def extent_of(deeds: Sequence[Deed]) -> Extent:
    """What some deeds rest on."""
    days = [one.on for one in deeds if one.on]
    articles = {article for one in deeds for article in one.articles}
    outlets = {outlet for one in deeds for outlet in one.outlets}
    return Extent(len(deeds), min(days, default=None), max(days, default=None), len(articles), len(outlets))


def narrowed(asked: Asked) -> dict[str, str]:
    """What an address says of the selection, and nothing of its page or order."""
    return {name: asked.query[name] for name in FILTERS if name in asked.query}


def views_of(asked: Asked) -> dict[str, str]:
    """Where the same selection is shown in each way, by the words for it."""
    return {words: Asked(path, {}, narrowed(asked)).address() for path, words in VIEWS.items()}
