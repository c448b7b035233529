"""Event: what each voice says of it side by side, its counts over time, its reports, and why its tellings are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comity import wire
from comity.faces.desk import Desk
from comity.faces.web.asked import Asked, Sheet, same
from comity.faces.web.counts import Chart, chart_of
from comity.faces.web.map_picture import BESIDE, Picture, picture, spots_of
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.selected import Deed
from comity.faces.web.shapes import like
from comity.faces.words import STATUS, number, one_line, several
from comity.types import Account, Article, Event, EventMention, Join, Ledger

PATH = "/event/{name}"
ASKS = ("as_of",)
TWIN = like(Ledger, names=dict[str, str])


@dataclass(frozen=True, slots=True)
class Cell:
    """What a voice says of one field; `differs` where another says otherwise."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """A voice's row: what it says happened, by whom, how many, on what evidence, in which reports."""

    account: Account
    name: str
    whether: Cell
    sides: Cell
    counts: tuple[Cell, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Two tellings that are held to be one event, and what was said of it."""

    join: Join
    tellings: tuple[EventMention, EventMention]


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """The ledger of an event."""
    as_of = asked.get("as_of")
    found = desk.ledger(asked.named["name"], as_of=as_of)
    told = {one.id: one for account in found.accounts for one in account.mentions}
    reports = desk.reports_of(told.values(), as_of)
    names = desk.names(ids_of(found))
    copied = {one for account in found.accounts for one in account.copied}
    values = {
        "event": found.event,
        "found": found,
        "names": names,
        "hostile": desk.hostile,
        "versions": [version_of(one, found, names) for one in found.accounts],
        "counts": sorted(found.event.counts, key=lambda one: (one.what, one.published or "", one.voice)),
        "chart": chart(found.event, names),
        "there": lambda spot: Asked("/map", {}, {"place": spot.place.name}).address(),
        "place": place(found.event, desk.hostile(found.event.event_type)),
        "reports": sorted(reports.values(), key=lambda one: (one.published or "9999", one.id)),
        "copied": copied,
        "first": earliest(told.values(), reports),
        "joins": [
            Joined(one, (told[one.mentions[0]], told[one.mentions[1]]))
            for one in found.event.joins
            if all(mention in told for mention in one.mentions)
        ],
        "outlets": {one.id: several(one.outlets) or "the report" for one in reports.values()},
    }
    return Sheet(
        "event.html",
        values,
        lambda: {**wire.to_dict(found), "names": names},
        same(desk.path, "claims", about=found.event.id, as_of=as_of),
        lambda: ("event_mention", map(wire.to_line, told.values())),
    )


def version_of(account: Account, found: Ledger, names: Mapping[str, str]) -> Version:
    """The row of a voice; what another says otherwise is marked."""
    fields = {one.field for one in found.differences}
    alone = {what for voice, what in found.alone if voice == account.voice}
    who = several([names.get(one, one) for one in account.actors]) or "nobody named"
    whom = several([names.get(one, one) for one in account.recipients])
    offered = {proof.kind for proof in account.evidence}
    return Version(
        account,
        one_line(names.get(account.voice, account.voice)),
        Cell(" · ".join(said(account)), "whether" in fields),
        Cell(f"{who} → {whom}" if whom else who, any(what.startswith("by ") for what in alone)),
        tuple(Cell(number(one), one.what in fields) for one in account.counts),
        "evidence offered" if "offered" in offered else "no evidence produced" if offered else "no evidence offered",
    )


def said(account: Account) -> Iterable[str]:
    """The statuses that a voice gives the deed, in words."""
    return [STATUS[one] for one in account.statuses]


def chart(event: Event, names: Mapping[str, str]) -> Chart | None:
    """The dead, or else what is counted most often, as the voices gave it over time; None where that is no picture."""
    kinds: list[str] = [one.what for one in event.counts]
    commonest = sorted(set(kinds), key=lambda what: (what != "killed", -kinds.count(what)))
    return chart_of([one for one in event.counts if one.what in commonest[:1]], names)


def place(event: Event, hostile: bool) -> Picture | None:
    """Where it was done, on a map; None where no map can show that."""
    return picture(spots_of([Deed(hostile, event.first_reported, event.where)]), BESIDE)


def earliest(told: Iterable[EventMention], reports: Mapping[str, Article]) -> EventMention:
    """The mention that tells it first."""
    return min(told, key=lambda one: (reports[one.article].published or "9999", one.article, one.anchor.start))


def ids_of(found: Ledger) -> set[str]:
    """Everybody who does, suffers, says or is silent."""
    ids = {*found.event.actors, *found.event.recipients, *found.silent}
    for one in found.accounts:
        ids |= {*one.actors, *one.recipients} | {proof.by for proof in one.evidence if proof.by}
        ids |= {one.voice} if one.kind == "source" else set()
    ids |= {count.voice for count in found.event.counts}
    return ids | {argument.actor for one in found.remarks for argument in one.actors}
