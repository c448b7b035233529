"""Made actors: whom a word for people or for an office makes with a state or a town, where no table names them."""

from __future__ import annotations

from comity.reading.directory.entries import Agent, State, Title, first_of
from comity.reading.directory.spellings import slug
from comity.types import Actor, Relation


def people_of(state: State) -> Actor:
    """The people of a state as an actor: `iraqis`."""
    name = state.people[0] if state.people else f"people of {state.name}"
    return Actor(
        slug(name),
        name,
        "people",
        state.iso3 or None,
        "CVL",
        state.people,
        (Relation(state.id, "nationality"),),
    )


def organ_of(state: State, agent: Agent) -> Actor:
    """People who act for a state, or who come from it: `iraq-police`, `iraqi-protesters`."""
    first = state.slug if agent.relation == "nationality" else state.id
    name = f"{first_of(state.adjectives, state.name)} {_spaced(agent)}"
    return _actor(f"{first}-{agent.organ}", name, state, agent, Relation(state.id, agent.relation))


def organ_in(town: str, state: State, agent: Agent) -> Actor:
    """The organ of a town or province: `basra-police`, which is not the whole state's."""
    relation = Relation(state.id, "nationality" if agent.kind == "government" else "organ")
    return _actor(f"{slug(town)}-{agent.organ}", f"{town} {_spaced(agent)}", state, agent, relation)


def office_of(state: State, title: Title) -> Actor:
    """Whoever holds an office of a state, when no holder is known by name: `iraq-oil-minister`."""
    name = f"{first_of(state.adjectives, state.name)} {title.key.replace('-', ' ')}"
    relation = Relation(state.id, "office", role=title.key)
    return Actor(f"{state.id}-{title.key}", name, "person", state.iso3 or None, title.sector or None, (), (relation,))


def _actor(identity: str, name: str, state: State, agent: Agent, relation: Relation) -> Actor:
    return Actor(identity, name, agent.kind, state.iso3 or None, agent.sector or None, (), (relation,))


def _spaced(agent: Agent) -> str:
    return agent.organ.replace("-", " ")
