"""Hand-made events with all that their rows lead back to."""

from __future__ import annotations

from typing import Any

from comity.exchange.sourced import Outlet, Sourced
from comity.types import Actor, Article, DeadOf, Event, EventMention, Fatalities, Place, Relation, Span, When

US = Actor("united-states", "United States", "state", "USA")
ARMY = Actor("iraq-army", "Iraqi army", "military", "IRQ", "MIL", of=(Relation("iraq", "organ"),))
IRAQ = Actor("iraq", "Iraq", "state", "IRQ")
MILITIA = Actor("kataib-hezbollah", "Kataib Hezbollah", "armed_group", "IRQ", "REB", ("Kata'ib Hizbullah",))
CROWD = Actor("iraqi-protesters", "Iraqi protesters", "crowd", "IRQ", "CVL")
VILLAGERS = Actor("villagers-1", "villagers", "unresolved", "IRQ", "CVL")
MINISTER = Actor(
    "a-minister", "A. Minister", "person", "IRQ", "GOV", of=(Relation("iraq", "office", "2019", None, "minister"),)
)
ACTORS = {one.id: one for one in (US, ARMY, IRAQ, MILITIA, CROWD, VILLAGERS, MINISTER)}

QAIM = Place("Qaim", "IRQ", "Anbar", 34.37, 41.09, 1, "town")
DAY = When("2019-12-29", "2019-12-29", "day", "stated")


def told(
    kind: str = "ASSAULT",
    mode: str | None = None,
    actors: tuple[str, ...] = ("united-states",),
    recipients: tuple[str, ...] = ("kataib-hezbollah",),
    *,
    killed: int | None = None,
    of: str = "unknown",
    status: Any = "reported",
    sentence: str = "The United States bombed Kataib Hezbollah.",
    about: str | None = None,
    spoken_of: bool = False,
    when: When | None = DAY,
    where: Place | None = QAIM,
    **more: Any,
) -> Sourced:
    """An event of one mention in one report."""
    dead = None if killed is None else Fatalities(killed, killed, killed, "median", (DeadOf(of, killed, killed, killed, ("Wire A",)),))  # fmt: skip  # noqa: E501
    span = Span(0, len(sentence), sentence)
    event = Event(
        "e-1", kind, status, mode, actors=actors, recipients=recipients, when=when, where=where, fatalities=dead,
        mentions=("m-1",), articles=("a-1",), outlets=("Wire A",), first_reported="2019-12-30", **more,
    )  # fmt: skip
    mention = EventMention("m-1", "a-1", "e-1", kind, span, span, mode)
    report = Article("a-1", "", "https://wire.example/1", ("Wire A",), "A headline", "2019-12-30")
    named = {one: ACTORS[one] for one in (*actors, *recipients)}
    return Sourced(event, (mention,), (report,), named, (Outlet("Wire A", "national", "USA"),), kind, about, spoken_of)
