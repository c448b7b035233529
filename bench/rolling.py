"""Whether an actor is the one that gold expects: by id, by a name of it, or rolled up into its state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.reading.directory import in_force, unaccented
from comity.reading.knowledge import knowledge
from comity.types import Actor

_PART_OF = frozenset({"organ", "office", "part"})
_DEEPEST = 4  # a commander of a corps of an army of a state


def folded(name: str) -> str:
    """A name without case, accents and article, so that spelling is not at stake."""
    return unaccented(name).casefold().removeprefix("the ").strip()


def is_expected(
    actor: Actor, expected: Iterable[str], actors: Mapping[str, Actor] | None = None, on: str | None = None
) -> bool:
    """Whether an actor is one of those expected (ids or names).

    A state is matched by itself, its organs and its officials who are in office `on` that day; anybody else only by
    himself. What belongs to whom is what the records say (`of` with relation organ, office or part), and no guess
    from country and sector.
    """
    return any(_is_one(actor, one, actors or {}, on) for one in expected)


def _is_one(actor: Actor, expected: str, actors: Mapping[str, Actor], on: str | None) -> bool:
    if actor.id == expected or folded(expected) in {folded(name) for name in (actor.name, *actor.aliases)}:
        return True
    state = _state(expected)
    return state is not None and _belongs(actor, state, actors, on, _DEEPEST)


def _state(expected: str) -> str | None:
    known = knowledge().directory
    if expected in known.states:
        return expected
    named = [name.actor for name in known.named(expected) if name.role in ("name", "acronym")]
    return next((actor for actor in named if actor in known.states), None)


def _belongs(actor: Actor, state: str, actors: Mapping[str, Actor], on: str | None, depth: int) -> bool:
    for relation in actor.of:
        if relation.relation not in _PART_OF or (on is not None and not in_force(relation, on)):
            continue
        if relation.actor == state:
            return True
        above = actors.get(relation.actor) or knowledge().directory.actors.get(relation.actor)
        if above is not None and depth and _belongs(above, state, actors, on, depth - 1):
            return True
    return False
