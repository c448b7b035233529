"""Hand-made readings: short reports in which the words to mark are found by searching for them."""

from __future__ import annotations

from typing import Any

from comity.keys import content_key
from comity.types import (
    Actor,
    Argument,
    Article,
    Attribution,
    Count,
    EventMention,
    Mention,
    Place,
    Reading,
    Relation,
    Skip,
    Span,
    Stance,
    When,
)

READER = "reader 1"
SEEN = "2026-11-20T08:00:00Z"

US = Actor("united-states", "United States", "state", "USA", "GOV", ("America", "Washington", "U.S."))
IRAQ = Actor("iraq", "Iraq", "state", "IRQ", "GOV", ("Baghdad",))
IRAN = Actor("iran", "Iran", "state", "IRN", "GOV", ("Tehran",))
MILITIA = Actor("kataib-hezbollah", "Kataib Hezbollah", "armed_group", "IRQ", "REB", ("Kata'ib Hizbullāh",))
POLICE = Actor("iraq-police", "Iraqi police", "police", "IRQ", "COP", of=(Relation("iraq", "organ"),))
ARMY = Actor("iraq-army", "Iraqi army", "military", "IRQ", "MIL", of=(Relation("iraq", "organ"),))
SECRETARY = Actor(
    "mark-esper", "Mark Esper", "person", "USA", "GOV", ("Esper",),
    of=(Relation("united-states", "office", "2019-07-23", "2020-11-09", "defense secretary"),),
)  # fmt: skip
COMMANDER = Actor("a-commander", "a commander", "person", of=(Relation("kataib-hezbollah", "part"),))
ACTORS = {one.id: one for one in (US, IRAQ, IRAN, MILITIA, POLICE, ARMY, SECRETARY, COMMANDER)}


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.cut(text, start, start + len(words))


def article(text: str, outlet: str = "Wire A", published: str | None = "2019-12-31", **more: Any) -> Article:
    more.setdefault("url", None)
    id_ = content_key("a", text, more["url"], (outlet,))
    return Article(id_, text, outlets=(outlet,), headline=text.split(".")[0], published=published, **more)


def deed(
    report: Article,
    anchor: str,
    actors: tuple[str, ...] = ("united-states",),
    recipients: tuple[str, ...] = ("kataib-hezbollah",),
    *,
    day: str | None = "2019-12-29",
    killed: int | None = None,
    town: str | None = None,
    event: str | None = None,
    event_type: str = "ASSAULT",
    **more: Any,
) -> EventMention:
    """A deed at the word `anchor`; its actors stand where their names do, or at the anchor."""
    span = find(report.text, anchor)
    id_ = content_key("m", report.id, span.start)
    sentence = Span.cut(report.text, *_sentence(report.text, span))
    more.setdefault("where", Place(town, "IRQ", precision="town") if town else None)
    return EventMention(
        id=id_,
        article=report.id,
        event=event or content_key("e", id_),
        event_type=event_type,
        anchor=span,
        sentence=sentence,
        actors=tuple(Argument(one, _named(report.text, one, span)) for one in actors),
        recipients=tuple(Argument(one, _named(report.text, one, span)) for one in recipients),
        when=When(day, day, "day", "stated") if day else None,
        counts=(Count("killed", killed, killed, None, find(report.text, str(killed))),) if killed is not None else (),
        cue="launch/raid",
        codebook="plover 1",
        **more,
    )


def said(report: Article, source: str | None, cue: str, content: str, **more: Any) -> Attribution:
    words, span = find(report.text, content), find(report.text, cue)
    id_ = content_key("t", report.id, span.start, words.start)
    where = _named(report.text, source, span) if source else None
    return Attribution(id_, report.id, source, where, span, (words,), "indirect", **more)


def stance(report: Article, holder: str, target: str, basis: str, polarity: Any = "negative", **more: Any) -> Stance:
    words = find(report.text, basis)
    id_ = content_key("s", report.id, words.start, holder, target)
    sentence = Span.cut(report.text, *_sentence(report.text, words))
    return Stance(id_, report.id, holder, target, polarity, words, sentence, **more)


def reading(
    report: Article,
    mentions: tuple[EventMention, ...] = (),
    attributions: tuple[Attribution, ...] = (),
    stances: tuple[Stance, ...] = (),
    skips: tuple[Skip, ...] = (),
    reader: str = READER,
) -> Reading:
    """A reading with the actors that its records name, mentioned where their names stand."""
    named = {argument.actor for one in mentions for argument in (*one.actors, *one.recipients)}
    named |= {one.source for one in attributions if one.source} | {
        id_ for one in stances for id_ in (one.holder, one.target)
    }
    actors = tuple(_seen(report.text, id_) for id_ in sorted(named))
    return Reading(report, reader, actors, attributions, mentions, stances, skips)


def raid(outlet: str, killed: int = 25, published: str = "2019-12-30", **more: Any) -> Reading:
    """One outlet's report of one raid, in its own voice."""
    text = f"{outlet} reports. The United States bombed Kataib Hezbollah near Qaim, killing {killed} people."
    report = article(text, outlet, published)
    return reading(report, (deed(report, "bombed", killed=killed, **more),))


def _seen(text: str, id_: str) -> Actor:
    actor = ACTORS.get(id_) or Actor(id_, id_, "unresolved")
    at = text.find(actor.name)
    mentions = (Mention(Span.cut(text, at, at + len(actor.name)), "name"),) if at >= 0 else ()
    return Actor(
        actor.id, actor.name, actor.kind, actor.country, actor.sector, actor.aliases, actor.of, actor.codes, mentions
    )


def _named(text: str, id_: str, otherwise: Span) -> Span:
    name = ACTORS[id_].name if id_ in ACTORS else id_
    return find(text, name) if name in text else otherwise


def _sentence(text: str, span: Span) -> tuple[int, int]:
    start = text.rfind(". ", 0, span.start)
    end = text.find(". ", span.end)
    return (0 if start < 0 else start + 2), (len(text) if end < 0 else end + 1)
