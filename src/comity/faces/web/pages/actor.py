"""Actor: who it is on a day, what it belongs to, with whom it stands how, its turns, and what it did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity import wire
from comity.faces.desk import Desk
from comity.faces.related import Related
from comity.faces.show import figures, outlets
from comity.faces.web.asked import Asked, Sheet, same
from comity.faces.web.ego_picture import NEIGHBOURS, Neighbour, neighbours_of, picture
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.selected import Extent, told_by
from comity.faces.web.shapes import line, record
from comity.faces.who import checked_day
from comity.types import Actor, Event, Shift, Tie

PATH = "/actor/{name}"
ASKS = ("on", "ties")
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
    ties = reckoning.remembered(
        ("ties", name, on), lambda: [one for one in desk.ties(actor=name, on=on) if one.level is not None]
    )
    near = neighbours_of(name, ties)
    extent = reckoning.remembered(("told", name, on), lambda: told_among(related, name, near[:NEIGHBOURS], on))
    shown = None if asked.get("ties") == "all" else TIES
    turns = list(reversed(desk.shifts(actor=name)))
    total = desk.how_many("events", actor=name, until=on)
    deeds = list(desk.events(actor=name, until=on, limit=DEEDS, offset=max(0, total - DEEDS)))[::-1]
    ids = {name} | {one for tie in ties for one in (tie.source, tie.target)}
    ids |= {one for turn in turns for one in (turn.a, turn.b)}
    ids |= {one for event in deeds for one in (*event.actors, *event.recipients)}
    names = desk.names(ids)
    values = {
        "id": name,
        "actor": actor,
        "line": line,
        "on": on,
        "known": desk.known(name, on=on),
        "here": related.material.actors,
        "near": near,
        "drawn": NEIGHBOURS,
        "extent": extent,
        "toward": [one for one in ties if one.source == name][:shown],
        "from_others": [one for one in ties if one.target == name and one.source != name][:shown],
        "more": shown is not None and len(near) > TIES,
        "turns": turns[:TIES],
        "all_turns": len(turns),
        "deeds": deeds,
        "total": total,
        "told": desk.first_mentions(deeds),
        "facts": {one.id: [*figures(one), outlets(one)] for one in deeds},
        "names": names,
        "wide": picture(near, names),
        "small": picture(near, names, narrow=True),
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


def told_among(related: Related, actor: str, near: Sequence[Neighbour], on: str) -> Extent:
    """What the picture of an actor and its neighbours rests on: what they did to each other that was known on a day."""
    pairs = [pair for one in near for pair in ((actor, one.id), (one.id, actor))]
    until = date.fromisoformat(on).toordinal()
    return told_by(one for pair in pairs for one in related.pairs.get(pair, ()) if one.known <= until)
