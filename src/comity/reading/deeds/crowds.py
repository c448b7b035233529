"""Crowds: who protests, where a report tells a protest and names nobody who does."""

from __future__ import annotations

from comity.reading.deeds.deed import Deed, Scope
from comity.reading.grammar import children, governed_by
from comity.reading.sentences import Token
from comity.types import Argument

_EVERYWHERE = frozenset("worldwide global international world globe".split())


def crowd_of(scope: Scope, deed: Deed, at: Token) -> list[Argument]:
    """The protesters of a protest that names none, told by one word.

    They are those of the place; else those told of last; else those of the only country that the report tells of.
    """
    place = scope.moments.place_of(deed.sentence, deed.token)
    made = scope.arguments.crowd(deed.sentence, at, place.country if place is not None else None)
    if not made.actor.startswith("unknown-"):
        return [made]
    earlier = next((d.actors for d in reversed(scope.lately) if d.like == "PROTEST" and d.actors), None)
    if earlier or _is_everywhere(deed, at):
        return list(earlier or [made])
    return [scope.arguments.crowd(deed.sentence, at, scope.arguments.only_country)]


def _is_everywhere(deed: Deed, at: Token) -> bool:
    """*Worldwide protests*, *protests around the world*: of no one country."""
    words = [*children(deed.sentence, at, "amod"), *governed_by(deed.sentence, at, "around", "across", "in")]
    return any(one.lower in _EVERYWHERE for word in words for one in deed.sentence.subtree(word))
