"""Sorts: of what sort somebody is, as far as rules of deeds ask: a state, a force, a crowd, a private person."""

from __future__ import annotations

from collections.abc import Iterable

from comity.reading.draft import Located
from comity.types import Actor, Argument

_PRIVATE = frozenset({"person", "people", "crowd", "unresolved"})
_WITHOUT_OFFICE = frozenset({"person", "people", "unresolved", "business", "media"})
_PUBLIC = frozenset("GOV MIL COP LEG PTY OPP REB UAF JUD IGO NGO SPY ELI CRM PRM".split())
"""PLOVER sectors of those whose dealings are everybody's."""
_ABROAD = ("person", "unresolved", "media", "ngo", "igo", "business")
"""Kinds of actors who speak and act in countries that are not their own."""
_OFFICIAL = frozenset({"state", "government", "igo", "court"})


def only_country(actors: Iterable[Actor], located: Iterable[Located]) -> str | None:
    """The country of everybody whom a report names, where all are of one, and not just persons of it."""
    whole = [actor for actor in actors if actor.country is not None]
    countries = {actor.country for actor in whole} | {one.place.country for one in located if one.place.country}
    at_home = any(actor.kind not in _ABROAD for actor in whole)
    return next(iter(countries)) if at_home and len(countries) == 1 else None


class Sorts:
    """Answers for the actors of a report, by the ids that its arguments carry."""

    def __init__(self, actors: dict[str, Actor]) -> None:
        self.actors = actors

    def is_private(self, argument: Argument) -> bool:
        """Whether an argument is a person or people, and no state or force."""
        return self.actors[argument.actor].kind in _PRIVATE

    def is_public(self, argument: Argument) -> bool:
        """Whether an argument is a body, a force or a crowd, or somebody known for an office or a cause."""
        actor = self.actors[argument.actor]
        return actor.kind not in _WITHOUT_OFFICE or actor.sector in _PUBLIC

    def belongs(self, argument: Argument, owners: Iterable[Argument]) -> bool:
        """Whether an argument is an organ or part of one of others: the army of a state."""
        above = {r.actor for r in self.actors[argument.actor].of if r.relation in ("organ", "part", "member")}
        return any(owner.actor in above for owner in owners)

    def is_of(self, argument: Argument, country: str) -> bool:
        """Whether an argument is a state, or one of its forces or organs."""
        actor = self.actors[argument.actor]
        return actor.country == country and actor.kind in ("state", "government", "military", "police", "intelligence")

    def is_from(self, argument: Argument, country: str | None) -> bool:
        """Whether an argument is of a country, whatever it is: its armed groups, too."""
        return country is not None and self.actors[argument.actor].country == country

    def countries(self, arguments: Iterable[Argument]) -> set[str]:
        """The countries that are known of some arguments."""
        return {country for one in arguments if (country := self.actors[one.actor].country) is not None}

    def is_crowd(self, argument: Argument) -> bool:
        """Whether an argument is a crowd, or a people."""
        return self.actors[argument.actor].kind in ("crowd", "people")

    def is_force(self, argument: Argument) -> bool:
        """Whether an argument is an army, a police, an armed group, or unknown people of one."""
        actor = self.actors[argument.actor]
        return actor.kind in ("military", "police", "armed_group") or actor.sector in (
            "MIL",
            "COP",
            "REB",
            "PRM",
            "UAF",
        )

    def is_politician(self, argument: Argument) -> bool:
        """Whether an argument is a person in politics, a party, or a parliament: they fight with words."""
        actor = self.actors[argument.actor]
        if actor.kind in ("party", "legislature", "media"):
            return True
        return actor.kind in ("person", "unresolved") and actor.sector in ("GOV", "LEG", "PTY", "ELI", "OPP", "JRN")

    def are_one_side(self, arguments: Iterable[Argument]) -> bool:
        """Whether these are one state's: a chancellor and her cabinet, who have no dealings with one another."""
        actors = [self.actors[one.actor] for one in arguments]
        public = all(actor.kind in _OFFICIAL or actor.sector == "GOV" for actor in actors)
        return public and len({actor.country for actor in actors}) == 1 and actors[0].country is not None

    def is_ruling(self, argument: Argument) -> bool:
        """Whether an argument is a state, one of its organs, or somebody in politics: whom a crowd may want to move."""
        return self.is_official(argument) or self.is_politician(argument)

    def is_official(self, argument: Argument) -> bool:
        """Whether an argument is a state, one of its political organs, or a body of states."""
        return self.actors[argument.actor].kind in _OFFICIAL

    def is_state(self, argument: Argument) -> bool:
        """Whether an argument is a state itself, and none of its organs."""
        return self.actors[argument.actor].kind == "state"

    def is_armed(self, argument: Argument) -> bool:
        """Whether an argument is an armed group, or unknown people under arms."""
        actor = self.actors[argument.actor]
        return actor.kind == "armed_group" or actor.sector in ("REB", "UAF")

    def is_lawful(self, argument: Argument) -> bool:
        """Whether an argument is a police, a court, or a state's own authorities, and no army."""
        return self.actors[argument.actor].kind in ("police", "court", "government")

    def is_press(self, argument: Argument) -> bool:
        """Whether an argument is a medium, or journalists."""
        actor = self.actors[argument.actor]
        return actor.kind == "media" or actor.sector == "JRN"

    def is_business(self, argument: Argument) -> bool:
        """Whether an argument is a company."""
        return self.actors[argument.actor].kind == "business"

    def is_criminal(self, argument: Argument) -> bool:
        """Whether an argument is known for crime: pirates, gangs."""
        return self.actors[argument.actor].sector == "CRM"
