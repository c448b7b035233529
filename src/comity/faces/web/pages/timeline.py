"""Timeline: when the events of a selection were done, as a strip, and told day by day below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any, Literal

from comity import wire
from comity.faces.desk import Desk
from comity.faces.web.asked import Asked, Sheet, same
from comity.faces.web.listed import OF_LISTS
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.selected import FILTERS, deeds_of, shown
from comity.faces.web.shapes import like, line, listed
from comity.faces.web.strip_picture import FLAGGED, Column, Strip, day_of, picture, strip_of
from comity.types import Event, Shift, Span, first_day

PATH = "/timeline"
ASKS = (*FILTERS, *OF_LISTS)
TWIN = listed(line(Event, sentence=Span | None), columns=[like(Column, type=Literal["column"])], shifts=[line(Shift)])


def sheet(desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet:
    """The strip of a selection, the turns of its days, and a page of its events."""
    chosen = asked.chosen(*FILTERS)
    page = shown(desk, asked)
    since, until = asked.get("since"), asked.get("until")
    strip = reckoning.remembered(
        ("strip", *sorted(chosen.items())), lambda: strip_of(deeds_of(desk, chosen), since, until)
    )
    ready = reckoning.look() and asked.get("as_of") is None
    turns = turns_of(desk, asked, strip) if ready and strip else []
    flagged = sorted(turns, key=lambda one: (-one.probability, one.id))[: FLAGGED[0]]
    values = {
        **page.values,
        "days": [(day, list(events)) for day, events in groupby(page.found.rows, day_told)],
        "strip": strip,
        "wide": picture(strip, flagged) if strip else None,
        "small": picture(strip, flagged, narrow=True) if strip else None,
        "beside": beside(asked, strip) if strip else (None, None),
        "turns": sorted(flagged, key=lambda one: one.date),
        "all_turns": len(turns),
        "ready": ready,
        "names": page.values["names"] | desk.names(one for turn in flagged for one in (turn.a, turn.b)),
    }
    return Sheet(
        "timeline.html",
        values,
        lambda: {
            **page.twin(),
            "columns": list(map(line_of, strip.columns)) if strip else [],
            "shifts": list(map(wire.to_line, turns)),
        },
        same(desk.path, "events", **chosen),
        lambda: ("column", map(line_of, strip.columns if strip else ())),
    )


def turns_of(desk: Desk, asked: Asked, strip: Strip) -> Sequence[Shift]:
    """The turns on the days of the strip, of the actor and the recipient where they are chosen."""
    days = {"since": strip.columns[0].first, "until": strip.columns[-1].last}
    found = desk.shifts(actor=asked.get("actor"), **days)
    other = asked.get("recipient")
    toward = {one.id for one in desk.shifts(actor=other, **days)} if other else None
    return [one for one in found if toward is None or one.id in toward]


def beside(asked: Asked, strip: Strip) -> tuple[str | None, str | None]:
    """Where as many days before those chosen are shown, and after them; None where no days are chosen."""
    if asked.get("since") is None or asked.get("until") is None:
        return None, None
    first, last = day_of(strip.columns[0].first), day_of(strip.columns[-1].last)
    long = last - first + timedelta(1)

    def moved(by: timedelta) -> str:
        return asked.address(since=first + by, until=last + by, page=None)

    return moved(-long), moved(long)


def day_told(event: Event) -> str | None:
    """The day under which an event is told: its first, or that of its first report."""
    return first_day(event.when, event.first_reported)


def line_of(column: Column) -> dict[str, Any]:
    """A column as data."""
    return {"type": "column", **wire.to_dict(column)}
