"""Sides: who is on the same side as whom, and who on the other, by what the directory knows and no sentence says.

A person is on the side of the parties and forces in which they are, on the day of the article; a ministry, and whoever
holds an office of the state, on that of the party that governs. Two who share a side are together; two parties of one
country, and a rebel force and a government of one country, are opposed. Of others nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comity.reading.directory import Directory
from comity.reading.directory.entries import in_force
from comity.types import Actor, Relation

_JOINED = frozenset({"member", "part", "backed_by"})
_CAMPS = frozenset({"party", "armed_group", "movement"})
_ORGANS = frozenset({"government", "military", "police", "intelligence"})
_HEADS = ("prime-minister", "president")
"""Whose party governs: the first of these that a state has."""
_ELECTED = frozenset({"lawmaker", "candidate", "governor", "mayor", "speaker", "majority-leader", "opposition-leader"})
"""Offices that any party may hold, whoever governs."""
_MOST = 4  # links from a wing to its party


@dataclass(frozen=True, slots=True)
class Camp:
    """A party, a force, or a state's government, on which side somebody is."""

    id: str
    kind: str
    country: str | None


class Sides:
    """The sides of actors on a day, by their dated roles and by the directory."""

    def __init__(self, actors: Mapping[str, Actor], directory: Directory, on: str | None) -> None:
        self._actors = actors
        self._directory = directory
        self._on = on

    def between(self, one: Iterable[str], other: Iterable[str]) -> int:
        """1 where some actors and others are on one side, -1 where they are opposed, 0 where nothing is known."""
        here, there = self._camps(one), self._camps(other)
        if here & there:
            return 1
        return -1 if any(_opposed(a, b) for a in here for b in there) else 0

    def _camps(self, actors: Iterable[str]) -> frozenset[Camp]:
        return frozenset(camp for actor in actors for camp in self._of(actor, _MOST))

    def _of(self, actor: str, links: int) -> set[Camp]:
        known = self._known(actor)
        if known is None:
            return set()
        found = {Camp(known.id, known.kind, known.country)} if known.kind in _CAMPS else set()
        for relation in known.of:
            if links and relation.relation in _JOINED and self._holds(relation):
                found |= self._of(relation.actor, links - 1)
        return found or self._governing(known)

    def _governing(self, actor: Actor) -> set[Camp]:
        """The government of whoever serves it, and the party of its head."""
        for relation in actor.of:
            serves = relation.relation == "office" and relation.role not in _ELECTED
            organ = relation.relation == "organ" and actor.kind in _ORGANS
            if (serves or organ) and self._holds(relation) and relation.actor in self._directory.states:
                heads = (self._directory.holder(relation.actor, title, self._on) for title in _HEADS)
                head = next((one for one in heads if one is not None), None)
                party = self._of(head.id, _MOST) if head is not None and head.id != actor.id else set()
                return party | {Camp(relation.actor, "government", actor.country)}
        return set()

    def _known(self, actor: str) -> Actor | None:
        return self._actors.get(actor) or self._directory.actors.get(actor)

    def _holds(self, relation: Relation) -> bool:
        return self._on is None or in_force(relation, self._on)


def _opposed(one: Camp, other: Camp) -> bool:
    if one.country is None or one.country != other.country:
        return False
    kinds = {one.kind, other.kind}
    return kinds == {"party"} or kinds == {"armed_group", "government"}
