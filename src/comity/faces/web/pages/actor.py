"""Actor: who it is on a day, what it belongs to, with whom it stands how, its turns, and what it did."""

from __future__ import annotations

from comity import wire
from comity.errors import NotFoundError
from comity.faces.desk import Desk
from comity.faces.show import figures, outlets
from comity.faces.web.asked import Asked, Sheet, same
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import line, record
from comity.faces.who import Known, checked_day
from comity.types import Actor, Event, Shift, Tie

PATH = "/actor/{name}"
ASKS = ("on",)
TWIN = record(actor=line(Actor).or_none(), on=str, ties=[line(Tie)], shifts=[line(Shift)], events=[line(Event)])
TIES, DEEDS = 12, 25
"""Ties and deeds that are listed; the lists behind them have all."""


def sheet(desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet:
    """An actor on a day (that of the newest conduct, unless said)."""
    reckoning.wait()
    related = desk.related()
    name = related.called(asked.named["name"])[0]
    on = checked_day(asked.get("on") or related.last_day or "2000-01-01")
    actor = related.material.actors.get(name)
    line = next((one for one in related.everybody if one.actor.id == name), None)
    ties = [one for one in desk.ties(actor=name, on=on) if one.level is not None]
    turns = list(reversed(desk.shifts(actor=name)))
    total = desk.how_many("events", actor=name, until=on)
    deeds = list(desk.events(actor=name, until=on, limit=DEEDS, offset=max(0, total - DEEDS)))[::-1]
    ids = {name} | {one for tie in ties for one in (tie.source, tie.target)}
    ids |= {one for turn in turns for one in (turn.a, turn.b)}
    ids |= {one for event in deeds for one in (*event.actors, *event.recipients)}
    values = {
        "id": name,
        "actor": actor,
        "line": line,
        "on": on,
        "known": known_as(desk, name, on),
        "here": related.material.actors,
        "toward": [one for one in ties if one.source == name][:TIES],
        "from_others": [one for one in ties if one.target == name and one.source != name][:TIES],
        "turns": turns[:TIES],
        "all_turns": len(turns),
        "deeds": deeds,
        "total": total,
        "told": desk.first_mentions(deeds),
        "facts": {one.id: [*figures(one), outlets(one)] for one in deeds},
        "names": desk.names(ids),
        "hostile": desk.hostile,
    }
    return Sheet(
        "actor.html",
        values,
        lambda: {
            "actor": wire.to_line(actor) if actor else None,
            "on": on,
            "ties": list(map(wire.to_line, ties)),
            "shifts": list(map(wire.to_line, turns)),
            "events": list(map(wire.to_line, deeds)),
        },
        same(desk.path, "ties", actor=name, on=on),
        lambda: ("tie", map(wire.to_line, ties)),
    )


def known_as(desk: Desk, name: str, on: str) -> Known | None:
    """What the directory knows of an actor on a day; None of those whom only reports name."""
    try:
        return next((one for one in desk.who(name, on=on).known if one.profile.actor.id == name), None)
    except NotFoundError:
        return None
