"""`comity ties`, `shifts`, `camps` and `forecast`: who stands how toward whom, when that turned, and what to expect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import typer

from comity.faces import options as o
from comity.faces.commands.listings import SHOWN, write_listing
from comity.faces.console import Session, show

if TYPE_CHECKING:
    from comity.faces.desk import Desk
    from comity.faces.listing import Listing


def ties(
    ctx: typer.Context,
    case: o.Case,
    on: o.OnOption = None,
    actor: o.ActorOption = None,
    as_of: o.AsOfOption = None,
    limit: o.LimitOption = None,
    json: o.JsonOption = False,
    jsonl: o.JsonlOption = False,
    csv: o.CsvOption = False,
) -> int:
    """How each actor behaves toward each other on a day, with an interval, and on how much that rests."""
    from comity.faces.timeline import ties as table

    session: Session = ctx.obj
    desk = session.desk(case)
    _relations("ties", desk.ties(on=on, actor=actor, as_of=as_of), table, session, desk, limit, json, jsonl, csv)
    return 0


def shifts(
    ctx: typer.Context,
    case: o.Case,
    actor: o.ActorOption = None,
    since: o.SinceOption = None,
    until: o.UntilOption = None,
    as_of: o.AsOfOption = None,
    limit: o.LimitOption = None,
    json: o.JsonOption = False,
    jsonl: o.JsonlOption = False,
    csv: o.CsvOption = False,
) -> int:
    """When two actors turned against each other or toward each other, by how much, and how sure that is."""
    from comity.faces.timeline import shifts as table

    session: Session = ctx.obj
    desk = session.desk(case)
    found = desk.shifts(actor=actor, since=since, until=until, as_of=as_of)
    _relations("shifts", found, table, session, desk, limit, json, jsonl, csv)
    return 0


def camps(
    ctx: typer.Context,
    case: o.Case,
    on: o.OnOption = None,
    since: o.ComparedOption = None,
    as_of: o.AsOfOption = None,
    json: o.JsonOption = False,
    jsonl: o.JsonlOption = False,
    csv: o.CsvOption = False,
) -> int:
    """Who stands together on a day, how surely, against whom, and which ties strain it."""
    session: Session = ctx.obj
    desk = session.desk(case)
    found = desk.camps(on=on, since=since, as_of=as_of)
    if json or jsonl or csv:
        write_listing("camps", found, json=json, jsonl=jsonl)
    elif not found:
        session.say(f"no camp holds: too little is known of too few in `{case}`")
    else:
        from comity.faces import stands

        told = {actor for one in found for actor in (*one.actors, *one.against, *one.joined, *one.left)}
        triads = {actor for one in found for triad in one.strained for actor in (*triad.actors, *triad.balanced_by)}
        show(stands.camps(found, desk.names(told | triads)))
    return 0


def forecast(
    ctx: typer.Context,
    case: o.Case,
    actor: o.EitherOption = None,
    horizon: o.HorizonOption = 30,
    on: o.OnOption = None,
    as_of: o.AsOfOption = None,
    limit: o.LimitOption = None,
    json: o.JsonOption = False,
    jsonl: o.JsonlOption = False,
    csv: o.CsvOption = False,
) -> int:
    """What is to be expected of two actors: each kind of deed, and a turn, beside plain guesses."""
    session: Session = ctx.obj
    desk = session.desk(case)
    found = desk.forecast(actor=actor, horizon=horizon, on=on, as_of=as_of, limit=limit)
    if json or jsonl or csv:
        write_listing("forecasts", found, json=json, jsonl=jsonl)
    elif not found:
        session.say(f"nothing can be forecast: too little is known of too few in `{case}`")
    else:
        from comity.faces import stands

        shown = found[: limit or SHOWN]
        show(stands.forecasts(shown, desk.names({actor for one in shown for actor in (one.source, one.target)})))
    return 0


def _relations(
    name: str,
    found: Listing[Any],
    table: Callable[[Sequence[Any], Desk], Any],
    session: Session,
    desk: Desk,
    limit: int | None,
    json: bool,
    jsonl: bool,
    csv: bool,
) -> None:
    """Ties or shifts as data, or as a table of the first ones."""
    from comity.faces.listing import Listing

    if json or jsonl or csv:
        whole = found if limit is None else Listing(found[:limit], name, lambda: found.to_dicts()[:limit])
        write_listing(name, whole, json=json, jsonl=jsonl)
    elif not found:
        session.say(f"no {name} in `{desk.path}`: too little is told between any two, or nothing fits the filters")
    else:
        most = SHOWN if limit is None else limit
        show(table(found[:most], desk))
        if most < len(found):
            session.say(f"the first {most} are shown; more with --limit, all of them with --jsonl")
