"""Pair: how two actors behave toward each other over time, when that turned, by which deeds, and what to expect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comity import wire
from comity.faces.desk import Desk
from comity.faces.web.asked import Asked, Sheet, same
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.selected import Extent, told_by
from comity.faces.web.shapes import line, record
from comity.faces.web.tie_picture import Deed, Picture, picture
from comity.faces.who import checked_day
from comity.faces.words import day
from comity.types import Event, EventMention, Forecast, Shift, Stance, Tie

PATH = "/pair/{a}/{b}"
ASKS = ("since", "until")
TWIN = record(ties=[line(Tie)], shifts=[line(Shift)], forecasts=[line(Forecast)], names=dict[str, str])
USUAL = 3 * 365
"""Days before the last that are shown unless others are asked for."""
DRAWN, TOLD = 60, 25
"""Deeds that are drawn and told of each direction, those that moved most."""
HORIZON = 30
ROWS = 24
"""Days of the line that the table under it holds; the CSV holds all of them."""
_WIDE, _SMALL = (1200.0, 300.0), (358.0, 260.0)


@dataclass(frozen=True, slots=True)
class Way:
    """One direction of a pair: the tie as it stands, on days before, its deeds, its pictures, and what to expect."""

    source: str
    target: str
    tie: Tie | None
    course: Sequence[Tie]
    deeds: Sequence[Deed]
    pictures: tuple[Picture | None, Picture | None]
    forecast: Forecast | None
    said: Mapping[str, EventMention]
    events: Mapping[str, Event | Stance]
    extent: Extent


def sheet(desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet:
    """Both directions of a pair in a stretch of days."""
    reckoning.wait()
    related = desk.related()
    a, b = (related.called(asked.named[name])[0] for name in ("a", "b"))
    names = dict(desk.names([a, b]))
    turns = [one for one in related.shifts if {one.a, one.b} == {a, b}]
    known = [one.day for pair in ((a, b), (b, a)) for one in related.pairs.get(pair, [])]
    days = days_of(asked, known)
    forecasts = reckoning.kept(
        ("forecasts", HORIZON), lambda: {(one.source, one.target): one for one in desk.forecast(horizon=HORIZON)}
    )
    ways = [
        way(desk, reckoning, pair, days, turns, (forecasts or {}).get(pair))
        for pair in ((a, b), (b, a))
        if days and pair in related.pairs
    ]
    values = {
        "a": a,
        "b": b,
        "names": names,
        "ways": ways,
        "turns": turns,
        "days": days,
        "first": date.fromordinal(min(known)).isoformat() if known else None,
        "pending": forecasts is None,
        "horizon": HORIZON,
        "hostile": desk.hostile,
        "rows": ROWS,
    }
    return Sheet(
        "pair.html",
        values,
        lambda: {
            "ties": [wire.to_line(one) for found in ways for one in found.course],
            "shifts": list(map(wire.to_line, turns)),
            "forecasts": [wire.to_line(found.forecast) for found in ways if found.forecast],
            "names": names,
        },
        same(desk.path, "shifts", actor=a),
        lambda: ("tie", (wire.to_line(one) for found in ways for one in found.course)),
    )


def days_of(asked: Asked, known: Sequence[int]) -> tuple[str, str] | None:
    """The first and the last day shown: those asked for, or the last years of what is known; None of nothing."""
    if not known:
        return None
    last = asked.get("until") or date.fromordinal(max(known)).isoformat()
    earliest = max(min(known), date.fromisoformat(checked_day(last)).toordinal() - USUAL)
    return checked_day(asked.get("since") or date.fromordinal(earliest).isoformat()), checked_day(last)


def way(
    desk: Desk,
    reckoning: Reckoning,
    pair: tuple[str, str],
    days: tuple[str, str],
    turns: Sequence[Shift],
    forecast: Forecast | None,
) -> Way:
    """One direction, with the deeds of those days that moved it most."""
    source, target = pair
    since, until = days
    course = reckoning.remembered(
        ("course", *pair, *days), lambda: list(desk.course(source, target, since=since, until=until))
    )
    moved: dict[str, float] = {}
    for tie in course:
        for one in tie.moved_by:
            moved[one.event] = max(moved.get(one.event, 0.0), one.amount, key=abs)
    inside = {
        one.event: one for one in desk.related().pairs[pair] if since <= date.fromordinal(one.day).isoformat() <= until
    }
    shown = sorted(inside, key=lambda id_: (-abs(moved.get(id_, 0.0)), id_))[:DRAWN]
    events = {id_: desk.related().record(id_) for id_ in shown[:TOLD]}
    said = desk.first_mentions([one for one in events.values() if isinstance(one, Event)])
    deeds = [
        Deed(
            id_,
            date.fromordinal(inside[id_].day).isoformat(),
            inside[id_].hostile,
            f"{inside[id_].event_type}, {day(date.fromordinal(inside[id_].day).isoformat())}",
            moved.get(id_, 0.0),
        )
        for id_ in shown
    ]
    pictures = tuple(picture(course, deeds, turns, *size) for size in (_WIDE, _SMALL))
    newest = course[-1] if course else None
    extent = told_by(inside.values())
    return Way(source, target, newest, course, deeds, (pictures[0], pictures[1]), forecast, said, events, extent)
