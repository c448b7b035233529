"""For whom an actor acts on a day: persons and forces for their states and groups, by dated office and membership."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from comity.types import Actor, Relation

OWN = frozenset({"armed_group", "party", "movement", "religious", "ngo"})
"""Factions: of their own beside the umbrella that they are part of, and never their state."""

BESIDE = OWN | {"crowd"}
"""Kinds that count as themselves and as what they are of."""

PARTIES = frozenset({"state", "armed_group", "party", "movement", "igo"})
"""Kinds that a sentence names as sides, rather than as bystanders."""

_OF_A_REPORT = re.compile(r"-[0-9a-f]{8}$")
_MOST = 8  # links of a chain; the directory has cycles of wings and councils


class Standing:
    """Who acts for whom, by the actors of a casebook."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self.of = lru_cache(maxsize=None)(self._of)

    def is_party(self, actor: str) -> bool:
        """Whether somebody may be a side of a deed whose other side alone is told."""
        return actor in self._actors and self._actors[actor].kind in PARTIES

    def state_of(self, actor: str, day: str) -> tuple[str, ...]:
        """The state of a people, a crowd or somebody without a name: who is wronged where they are."""
        known = self._actors.get(actor)
        if known is None or known.kind not in ("people", "crowd", "unresolved"):
            return ()
        return tuple(one.actor for one in known.of if one.relation == "nationality" and in_force(one, day))

    def country_of(self, actor: str) -> str | None:
        """The country that an actor is of."""
        return self._actors[actor].country if actor in self._actors else None

    def _of(self, actor: str, day: str) -> tuple[str, ...]:
        """The principals of an actor on a day: whom its conduct is counted to. None for somebody without a name.

        A state, a group, a people or a person out of office is its own; a wing also its umbrella's, a crowd also its
        people's.
        """
        found: list[str] = []
        ahead = [(actor, 0)]
        while ahead:
            one, depth = ahead.pop()
            known = self._actors.get(one)
            above = self._above(known, day) if known is not None and depth < _MOST else []
            if (not above or (known is not None and known.kind in BESIDE)) and not _nameless(one, known):
                found.append(one)
            ahead += [(other, depth + 1) for other in above if other not in found]
        return tuple(dict.fromkeys(found))

    def _above(self, actor: Actor, day: str) -> list[str]:
        """The next ones up. An office in force comes before a membership, a membership before the country."""
        if actor.kind == "crowd":
            return self._people_of(actor.id)
        held = [one for one in actor.of if in_force(one, day)]
        for relations in _RELATIONS.get(actor.kind, _UP):
            above = [one.actor for one in held if one.relation in relations and one.actor != actor.id]
            if actor.kind in OWN:
                above = [one for one in above if one in self._actors and self._actors[one].kind in OWN]
            if above:
                return list(dict.fromkeys(above))
        if actor.kind == "unresolved" and actor.sector in ("GOV", "MIL", "COP", "SPY", "JUD", "LEG"):
            return [one.actor for one in held if one.relation == "nationality"]
        return []

    def _people_of(self, crowd: str) -> list[str]:
        """The people whom a crowd is named after, where they are told of: `iraqis` of `iraqi-protesters`."""
        words = crowd.split("-")
        stems = ("-".join(words[:at]) for at in range(len(words) - 1, 0, -1))
        named = (people for stem in stems for people in (stem, f"{stem}s") if people in self._actors)
        return [people for people in named if self._actors[people].kind == "people"][:1]


_UP = (("organ", "part"),)
_RELATIONS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "person": (("office",), ("organ", "part"), ("member",)),
    "unresolved": (("office",), ("organ", "part"), ("member",)),
    **dict.fromkeys(OWN, (("part",),)),
    **dict.fromkeys(("people", "state"), ()),
}


def in_force(relation: Relation, day: str) -> bool:
    """Whether a relation holds on a day, both ends in; `2019` runs to the end of that year."""
    since, until = relation.since, relation.until
    return (since is None or since <= day) and (until is None or day[: len(until)] <= until)


def _nameless(actor: str, known: Actor | None) -> bool:
    """Whether an id was made by one report for somebody whom no table knows."""
    return (known is None or known.kind == "unresolved") and _OF_A_REPORT.search(actor) is not None
