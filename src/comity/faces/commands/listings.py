"""`comity events`, `claims` and the others that list one kind of record: as data, or as a table of the first ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from comity.faces import options as o
from comity.faces.console import Session, json_array, json_line, show, write

if TYPE_CHECKING:
    from comity.faces.desk import Desk
    from comity.faces.listing import Listing

SHOWN = 50
"""Rows of a table, unless `--limit` says more."""

LISTINGS = {
    "events": "What was done: who to whom, when, on whose word; clustered over reports.",
    "claims": "Who says what, on what evidence.",
    "actors": "Who is named, and how often.",
    "articles": "The reports.",
    "mentions": "What single sentences say was done.",
    "stances": "Who is for or against whom.",
    "outcomes": "What came of what was asked, refused, threatened or promised; with --actor an actor's record.",
    "skipped": "What was not read, and why.",
}
"""The commands that list one kind of record, and what each says of itself."""

KINDS = {
    "events": "event", "claims": "attribution", "actors": "actor", "articles": "article", "mentions": "event_mention",
    "stances": "stance", "outcomes": "outcome", "skipped": "skip", "ties": "tie", "shifts": "shift", "camps": "camp",
    "forecasts": "forecast", "review": "review",
}  # fmt: skip
"""What kind of record is listed under each name: those above, and those that `relations` lists."""


def listing_command(name: str) -> Callable[..., int]:
    """The command that lists one kind of record. All take the same filters, and the casebook says which fit."""

    def command(
        ctx: typer.Context,
        case: o.Case,
        actor: o.ActorOption = None,
        recipient: o.RecipientOption = None,
        type: o.TypeOption = None,
        since: o.SinceOption = None,
        until: o.UntilOption = None,
        status: o.StatusOption = None,
        voice: o.VoiceOption = None,
        about: o.AboutOption = None,
        place: o.PlaceOption = None,
        sure: o.SureOption = None,
        search: o.SearchOption = None,
        as_of: o.AsOfOption = None,
        limit: o.LimitOption = None,
        json: o.JsonOption = False,
        jsonl: o.JsonlOption = False,
        csv: o.CsvOption = False,
    ) -> int:
        session: Session = ctx.obj
        desk = session.desk(case)
        if name == "claims" and about is not None and about.startswith("e-") and not (json or jsonl or csv):
            _show_ledger(desk, about, as_of)
            return 0
        narrowed = any((actor, recipient, type, since, until, status, voice, about, place, sure, search, as_of))
        data = json or jsonl or csv
        asked = limit if data or limit is not None or name == "outcomes" else SHOWN + 1
        found = getattr(desk, name)(
            actor=actor, recipient=recipient, type=type, since=since, until=until, status=status, voice=voice,
            about=about, place=place, sure=sure, search=search, as_of=as_of, limit=asked,
        )  # fmt: skip
        if data:
            write_listing(name, found, json=json, jsonl=jsonl)
        elif not (name == "outcomes" and _show_outcomes(session, desk, found, actor, as_of)):
            _show_listing(session, desk, case, name, found, as_of, cut=limit is None, narrowed=narrowed)
        return 0

    return command


def write_listing(name: str, found: Listing[Any], *, json: bool, jsonl: bool) -> None:
    """Records as data on stdout: JSON, JSON a line, or else CSV; `name` is one of `KINDS`."""
    from comity.faces.columns import csv_of

    if json:
        write(json_array(found.to_dicts()))
    elif jsonl:
        write(map(json_line, found.to_dicts()))
    else:
        write(csv_of(KINDS[name], found.to_dicts()))


def _show_ledger(desk: Desk, event: str, as_of: str | None) -> None:
    from comity.faces.ledger import ledger

    show(ledger(desk.ledger(event, as_of=as_of), desk))


def _show_outcomes(session: Session, desk: Desk, found: Listing[Any], actor: str | None, as_of: str | None) -> bool:
    """Show what there is of an actor's record, or of everybody's; whether there is anything."""
    from comity.faces.outcomes import record_of

    asked_of = desk.outcomes(recipient=actor, type="request", as_of=as_of) if actor is not None else ()
    if found or asked_of:
        show(record_of(found, desk, asked_of, as_of, SHOWN))
    if any(one.by for one in found) and (len(found) > SHOWN or not all(one.by for one in found)):
        session.say(f"at most {SHOWN} of a kind are shown, and none that is open: those with --status open")
    return bool(found or asked_of)


def _show_listing(
    session: Session,
    desk: Desk,
    case: Path,
    name: str,
    found: Listing[Any],
    as_of: str | None,
    *,
    cut: bool,
    narrowed: bool,
) -> None:
    from comity.faces.listing import Listing
    from comity.faces.show import table_of

    if not found:
        session.say(_nothing(name, case, narrowed=narrowed))
        return
    shown = Listing(found[:SHOWN], name, list) if cut else found
    show(table_of(shown, desk, as_of))
    if len(shown) < len(found):
        session.say(f"the first {SHOWN} are shown; more with --limit, all of them with --jsonl")


def _nothing(name: str, case: Path, *, narrowed: bool) -> str:
    """Why a list is empty, and the command that fills it."""
    if narrowed:
        return f"no {name} in `{case}` fit the filters; all of them: comity {name} {case}"
    if name == "skipped":
        return f"nothing was skipped in `{case}`"
    return f"`{case}` holds no {name}; read more into it: comity read SOURCE --into {case}"
