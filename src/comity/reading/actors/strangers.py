"""Strangers: actors that no table knows. They are `unresolved`, and this article's own: no two articles share one."""

from __future__ import annotations

from dataclasses import replace

from comity.keys import content_key
from comity.reading.actors.scene import Scene
from comity.reading.directory import Agent, Directory, State, Title, slug
from comity.types import Actor, Relation, RelationKind

_NAMED_BY_KIND = ("military", "police", "intelligence", "court", "legislature", "business")
GROUPS = ("armed_group", "party", "movement", "ngo", "religious", "business", "media", "igo")
"""Bodies that are no part of a state: whoever speaks for one or leads it is a member, and holds no state's office."""


def stranger(
    scene: Scene,
    name: str,
    title: Title | Agent | None,
    owner: Actor | None,
    country: str | None,
    former: bool = False,
) -> str:
    """The id of somebody whom the report names, with what a title or label and its owner say of them."""
    identity = f"{slug(name) or 'unnamed'}-{content_key('', scene.article.id, name)[1:9]}"
    actor = Actor(identity, name, "unresolved", country, _sector_of_name(scene.known, name))
    if identity not in scene.actors:
        scene.actors[identity] = _told(scene, actor, title, owner, former)
    return identity


def explain(scene: Scene, identity: str, title: Title | Agent, owner: Actor | None, former: bool) -> None:
    """Adds to a stranger what a title or label at the name says: `Harry Tseng, Taiwan's deputy foreign minister`."""
    actor = scene.actors[identity]
    if actor.kind == "unresolved" and not actor.of:
        scene.actors[identity] = _told(scene, actor, title, owner, former)


def some_holder(scene: Scene, name: str, title: Title, owner: Actor | None, former: bool) -> str:
    """The id of somebody of whom the words say no more than an office: `a spokesman`, `two ministers`."""
    whose = _whose(scene, owner)
    identity = f"{whose}{slug(title.key)}-{content_key('', scene.article.id)[1:9]}"
    actor = Actor(identity, name, "unresolved")
    if identity not in scene.actors:
        scene.actors[identity] = _told(scene, actor, title, owner, former)
    return identity


def some_people(
    scene: Scene, name: str, agent: Agent, owner: Actor | None, word: str | None = None, where: State | None = None
) -> str:
    """The id of people of whom the words say no more than what they are: `supporters of Hezbollah`.

    Of those without an owner, `where` is the state in which they are: it is their country, and may not be their own.
    """
    whose = f"{where.slug}-" if where is not None and owner is None else _whose(scene, owner)
    identity = f"{whose}{slug(word or agent.organ)}-{content_key('', scene.article.id)[1:9]}"
    state = scene.state_of(owner) if owner is not None else None
    of = (Relation(state.id, "nationality"),) if state is not None else ()
    actor = Actor(identity, name, "unresolved", _iso3(state or where), agent.sector or None, (), of)
    scene.actors.setdefault(identity, actor)
    return identity


def some_members(scene: Scene, name: str, party: Actor) -> str:
    """The id of some of a party's people: `two Republicans`."""
    identity = f"{party.id}-members-{content_key('', scene.article.id, name)[1:9]}"
    actor = Actor(identity, name, "unresolved", party.country, party.sector, (), (Relation(party.id, "member"),))
    scene.actors.setdefault(identity, actor)
    return identity


def _told(scene: Scene, actor: Actor, title: Title | Agent | None, owner: Actor | None, former: bool) -> Actor:
    """A stranger with the country, the sector and the office or membership that a title and its owner give."""
    state = scene.state_of(owner) if owner is not None else None
    sector = actor.sector
    of: tuple[Relation, ...] = ()
    if former:
        sector = "ELI"
    elif title is not None:
        of_group = owner is not None and owner.kind in GROUPS and title.sector == "GOV"
        sector = title.sector if title.sector and not of_group else owner.sector if owner is not None else None
    role = title.key if isinstance(title, Title) else None
    if owner is not None and owner.kind in GROUPS and title is not None:
        of = (Relation(owner.id, "member", role=role),)
    elif state is not None:
        relation: RelationKind = "nationality" if former or role is None else "office"
        of = (Relation(state.id, relation, role=role if relation == "office" else None),)
    return replace(actor, country=_iso3(state) or actor.country, sector=sector or None, of=of)


def _sector_of_name(known: Directory, name: str) -> str | None:
    """What the words of an unknown name say of it: `Madras High Court`, `Baltic Fleet`, `Bank of Mexico`."""
    words = tuple(name.lower().split())
    first = words[: next((at for at, word in enumerate(words) if word in ("of", "for", "on")), len(words))]
    body = known.bodies.get(first[-1]) if first and len(words) > 1 else None
    if body is not None:
        return body.sector or None
    for start in range(1, len(words)):
        agent = known.agents.get(words[start:])
        if agent is not None:
            return agent.sector if agent.kind in _NAMED_BY_KIND else None
    return None


def _whose(scene: Scene, owner: Actor | None) -> str:
    """How the id of somebody's people begins: `iraqi-`, or `hezbollah-`."""
    if owner is None:
        return ""
    if owner.kind in GROUPS:
        return f"{owner.id}-"
    state = scene.state_of(owner)
    return f"{state.slug}-" if state is not None else ""


def _iso3(state: State | None) -> str | None:
    return (state.iso3 or None) if state is not None else None
