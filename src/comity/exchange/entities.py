"""Reports, actors and events as entities of FollowTheMoney, one JSON object a line, as its tools and Aleph read them.

Entities name one another by id: an event has its actors in `organizer`, its recipients in `involved` and its reports in
`proof`; what an actor is of another (minister, member, part) is a Membership of its own with its days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.exchange.sourced import Sourced
from comity.exchange.tables import by_key
from comity.keys import content_key
from comity.types import Actor, Article, Event, Relation

Entity = dict[str, object]

_BACKED = "backed_by"  # a supporter is no member


def article_entity(report: Article) -> Entity:
    """A report, without its text."""
    return _entity(
        report.id,
        "Article",
        title=[report.headline],
        name=[report.headline],
        publishedAt=[(report.published or "")[:10]],
        publisher=report.outlets,
        sourceUrl=[report.url],
        language=["eng" if report.language == "en" else ""],
    )


def actor_entities(actor: Actor) -> Iterator[Entity]:
    """An actor, and what it is of others."""
    schema = by_key("schemata", "kind")[actor.kind]["schema"]
    country = _country(actor.country)
    place = {"jurisdiction": [country]} if schema in ("PublicBody", "Organization") else {"country": [country]}
    yield _entity(
        actor.id,
        schema,
        name=[actor.name],
        alias=actor.aliases,
        wikidataId=[actor.codes.wikidata],
        keywords=[actor.kind, actor.sector],
        **place,
    )
    yield from (_relation(actor, one) for one in actor.of)


def event_entity(told: Sourced) -> Entity:
    """An event, with its sentence, its place and its reports."""
    event = told.event
    return _entity(
        event.id,
        "Event",
        name=[_title(told)],
        startDate=[_day(event.when.first) if event.when else None],
        endDate=[_day(event.when.last) if event.when else None],
        country=[_country(event.where.country) if event.where else None],
        location=[event.where.name if event.where else None],
        organizer=event.actors,
        involved=event.recipients,
        proof=event.articles,
        publisher=told.told_by,
        summary=[told.sentence],
        notes=_notes(event),
        keywords=[event.event_type, event.mode, event.status],
        recordId=[event.id],
    )


def _title(told: Sourced) -> str:
    sides = [", ".join(one.name for one in side) for side in (told.doers, told.targets)]
    who = " → ".join(filter(None, sides)) or "nobody named"
    return f"{' '.join(filter(None, (told.event.event_type, told.event.mode)))}: {who}"


def _notes(event: Event) -> list[str]:
    dead = event.fatalities
    counted = [f"killed: {dead.best} ({dead.low} to {dead.high}, {dead.rule})"] if dead else []
    return [*counted, *(f"disputed: {one.field}" for one in event.disputes),
            f"derived by Comity from the mentions {', '.join(event.mentions)}"]  # fmt: skip


def _relation(actor: Actor, one: Relation) -> Entity:
    id_ = content_key("r", actor.id, one.actor, one.relation, one.since, one.until, one.role)
    days = {"startDate": [_day(one.since)], "endDate": [_day(one.until)]}
    role = [one.role or one.relation]
    if one.relation == _BACKED:
        return _entity(id_, "UnknownLink", subject=[one.actor], object=[actor.id], role=["backs"], **days)
    return _entity(id_, "Membership", member=[actor.id], organization=[one.actor], role=role, **days)


def _day(iso: str | None) -> str | None:
    """A day that FollowTheMoney takes: none before the year 1000."""
    return iso[:10] if iso and iso >= "1000" else None


def _country(iso3: str | None) -> str | None:
    known = by_key("countries", "iso3").get(iso3 or "")
    return known["iso2"].lower() or None if known else None


def _entity(id_: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    """An entity as FollowTheMoney writes it: each property a list, without those that are empty."""
    kept = {name: [one for one in dict.fromkeys(values) if one] for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}
