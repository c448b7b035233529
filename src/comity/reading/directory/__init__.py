"""The actor directory: who is who, and when. The tables and their columns are described in README.md beside this."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import cast

from ahocorasick_rs import AhoCorasick, MatchKind

from comity.errors import UsageError
from comity.reading.directory.columns import ACTOR_COLUMNS, Table
from comity.reading.directory.entries import (
    Actors,
    Agent,
    Body,
    Name,
    NameRole,
    State,
    Title,
    in_force,
    is_long_past,
    is_made_id,
    is_renowned,
)
from comity.reading.directory.layers import layer_rows
from comity.reading.directory.made import organ_of, people_of
from comity.reading.directory.spellings import as_printed, last_surname, slug, spelt, surnames, unaccented
from comity.reading.directory.words import common_words
from comity.reading.tables import lines, rows, values
from comity.types import Actor, ActorKind, Codes, Span

__all__ = [
    "ACTOR_TABLES",
    "Agent",
    "Body",
    "Directory",
    "Name",
    "NameRole",
    "State",
    "Title",
    "in_force",
    "slug",
    "surnames",
    "unaccented",
]

ACTOR_TABLES = ("institutions", "groups", "organisations", "parties", "religious", "people", "media", "businesses")
"""Of two actors that share an alias, the one whose table stands first is meant unless the report says otherwise."""

_HELD = ("GOV", "MIL", "LEG", "JUD", "COP", "SPY")
"""Sectors that an office gives for as long as it is held: a cleric who once sat in a council is a cleric."""

_TABLES = ("states", *ACTOR_TABLES, "titles", "agents", "bodies", "things", "given_names", "gendered")
_SORTS: Mapping[str, Table] = {
    "states": "states",
    "titles": "titles",
    "agents": "agents",
    "bodies": "bodies",
    "things": "things",
    "given_names": "given",
    "gendered": "gendered",
}


class Directory:
    """Actors by id, names by Aho-Corasick, titles and agents by phrase, holders of offices by date.

    `layers` are folders of a user's own tables, each over those before it and all over the bundled ones: a row with an
    id that is known replaces that row, and a name that a layer gives means what the layer says.
    """

    def __init__(self, layers: Sequence[Path] = ()) -> None:
        self.actors = Actors()
        self.states: dict[str, State] = {}
        self.state_of_country: dict[str, str] = {}
        self.titles: dict[tuple[str, ...], list[Title]] = defaultdict(list)
        self.agents: dict[tuple[str, ...], Agent] = {}
        self.bodies: dict[str, Body] = {}
        self.given: dict[str, str] = {}  # given names, with `he` or `she`
        self.gendered: dict[str, str] = {}  # forms of address, titles and kin, with `he` or `she`
        self.things: set[str] = set()  # words that end a name that is nobody
        self._names: dict[str, tuple[Name, ...]] = {}
        self._given: frozenset[str] = frozenset()  # names that a layer has given
        self._made_as: dict[str, str] = {}  # the id that a rule would make of a body that has a row of its own
        self._hyphened: list[tuple[str, str, tuple[Name, ...]]] = []  # names of persons, with country, and who they are
        self._seats: dict[str, tuple[str, ...]] = {}  # seats of government, by state
        self._sector_of_title: dict[str, str] = {}
        self._lent: list[tuple[str, str]] = []  # aliases that a layer gives to those who are known, with their ids
        self._load(layers)
        for name, country, meant in self._hyphened:
            for spelling in as_printed(name, country):
                if spelling.rpartition(" ")[2] not in self.given:
                    self._names.setdefault(spelling, meant)
        for state in self.states.values():
            self._keep_government(state)
        self._check_aliases()
        self.title_lengths = _lengths(self.titles)
        self.agent_lengths = _lengths(self.agents)

    def _load(self, layers: Sequence[Path]) -> None:
        bundled = files("comity.reading.directory")
        collecting = gc.isenabled()
        gc.disable()  # nothing made here is garbage, and looking for it doubles the time
        try:
            for layer in reversed(layers):
                for table, row in layer_rows(layer):
                    self._add(table, row)
                self._given = frozenset(self._names)
            for name in _TABLES:
                if name in ACTOR_TABLES:
                    self._add_actors(bundled / f"{name}.tsv")
                    continue
                for row in rows(bundled / f"{name}.tsv"):
                    self._add(_SORTS[name], row)
        finally:
            if collecting:
                gc.enable()

    def _add(self, table: Table, row: Mapping[str, str]) -> None:
        if table == "actors":
            columns = list(dict.fromkeys((*ACTOR_COLUMNS, *row)))
            self._add_actor(columns, [row.get(column, "") for column in columns])
        elif table == "agents":
            self._add_agent(row)
        elif table == "titles":
            self._add_title(row)
        elif table == "bodies":
            self.bodies.setdefault(row["word"], Body(row["word"], row["sector"], row["own"] == "yes"))
        elif table == "given":
            self.given.setdefault(row["given"], row["pronoun"])
        elif table == "gendered":
            self.gendered.setdefault(row["called"], row["pronoun"])
        elif table == "things":
            self.things.add(row["thing"])
        elif table == "aliases":
            self._add_alias(row)
        else:
            self._add_state(row)

    @cached_property
    def _finder(self) -> tuple[AhoCorasick, list[str], list[tuple[Name, ...]]]:
        """The automaton, its patterns, and whom each may mean; made where a text is first looked through."""
        patterns = list(self._names)
        return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), patterns, list(self._names.values())

    def find(self, text: str) -> list[tuple[Span, tuple[Name, ...]]]:
        """The names that stand in a text as whole words, the longest first where two begin together."""
        padded = f"{text} "
        finder, patterns, meant = self._finder
        return [
            (Span(start, end, patterns[pattern]), meant[pattern])
            for pattern, start, end in finder.find_matches_as_indexes(text)
            if not (
                (after := padded[end]).isalnum()  # no piece of a longer word; a possessive or a hyphen may follow
                or after == "_"
                or (start and ((before := padded[start - 1]).isalnum() or before == "_"))
            )
        ]

    def named(self, name: str) -> tuple[Name, ...]:
        """Whom a name may mean, in the spelling given."""
        return self._names.get(name, ())

    @property
    def names(self) -> Mapping[str, tuple[Name, ...]]:
        """Every name that is looked for, with whom it may mean."""
        return self._names

    def holder(self, of: str, title: str, on: str | None) -> Actor | None:
        """Who holds an office of a state or body on a day; None where that is not known or the day is not."""
        if on is None:
            return None
        held = [
            (relation.since or "", actor.id)
            for actor in map(self.actors.__getitem__, self._holders.get((of, title), ()))
            for relation in actor.of
            if relation.relation == "office"
            and (relation.actor, relation.role) == (of, title)
            and in_force(relation, on)
        ]
        return self.actors[max(held)[1]] if held else None

    def has_office(self, of: str, title: str) -> bool:
        """Whether anybody is known to have held an office of a state or body."""
        return (of, title) in self._holders

    def serving(self, names: Sequence[Name], on: str | None) -> Name | None:
        """Of several persons with one name, the only one who is in office on a day."""
        if len(names) < 2 or on is None or any(self.actors[name.actor].kind != "person" for name in names):
            return None
        serving = [name for name in names if self._is_in_office(name.actor, on)]
        return serving[0] if len(serving) == 1 else None

    def _is_in_office(self, person: str, on: str) -> bool:
        return any(r.relation == "office" and in_force(r, on) for r in self.actors[person].of)

    def surnamed(
        self, surname: str, on: str | None, countries: Collection[str] = (), titled: bool = False
    ) -> Actor | None:
        """The one person whom a bare surname can mean: in office that day, or else the only one so called.

        Those of the countries that a report is about are asked first. Of all others a surname without a title means
        somebody only where nobody else has it, he is in office that day, and it is no common word.
        """
        called = {one for one in self.called(surname) if on is None or not is_long_past(self.actors[one], on)}
        near = {person for person in called if self.actors[person].country in countries}
        if near and (found := self._only(near, on)) is not None:
            return found
        if titled:
            return self._only(called, on)
        known = len(called) == 1 and surname.lower() not in common_words()
        return next((self.actors[one] for one in called if known and is_renowned(self.actors[one], on)), None)

    def _only(self, called: Collection[str], on: str | None) -> Actor | None:
        serving = {person for person in called if on is not None and self._is_in_office(person, on)}
        meant = serving if len(serving) == 1 else called
        return self.actors[next(iter(meant))] if len(meant) == 1 else None

    def called(self, surname: str) -> Iterator[str]:
        """The ids of those whose surname it is, some more than once."""
        for word in {surname.rsplit(" ", 1)[-1], surname.split(" ", 1)[0]}:
            for identity in self._surnamed.get(word.removeprefix("al-").removeprefix("el-"), ()):
                person = self.actors[identity]
                if any(surname in surnames(name, person.country) for name in (person.name, *person.aliases)):
                    yield identity

    def on(self, actor: Actor, day: str | None) -> Actor:
        """An actor as it was on a day: the sector of a person is that of the office held then.

        Who has left the last office is of the elites (ELI), as PLOVER has it; who has not yet held one belongs to the
        party, where one is known. Without a day, and for all but those whom an office gives their sector, the row
        holds.
        """
        if actor.kind != "person" or day is None:
            return actor
        offices = [relation for relation in actor.of if relation.relation == "office" and relation.role]
        if actor.sector not in _HELD or not offices:
            return actor
        held = [relation for relation in offices if in_force(relation, day)]
        if held:
            latest = max(held, key=lambda relation: relation.since or "")
            sector = self._sector_of_title.get(latest.role or "") or actor.sector
        elif all(relation.until is not None and relation.until < day for relation in offices):
            sector = "ELI"
        else:
            sector = "PTY" if any(relation.relation == "member" for relation in actor.of) else actor.sector
        return actor if sector == actor.sector else replace(actor, sector=sector)

    def made(self, state: State, agent: Agent) -> Actor:
        """The actor that a word for people who act makes with a country: `iraq-police`, `iraqi-protesters`."""
        actor = organ_of(state, agent)
        return self.actors.get(self._made_as.get(actor.id, actor.id)) or actor

    def known_as(self, state: State, organ: str) -> Actor | None:
        """The actor of the directory that such people of a state are: the `maoist-rebels` of Nepal."""
        return self.actors.get(self._made_as.get(f"{state.slug}-{organ}", ""))

    def _add_state(self, row: Mapping[str, str]) -> None:
        if row["id"] in self.states:
            return
        adjectives, people, counted_to = values(row["adjectives"]), values(row["people"]), row.get("counted_to", "")
        state = State(row["id"], row["name"], counted_to or row["iso3"], adjectives, people, values(row["capitals"]))
        self.states[state.id] = state
        self._seats[state.id] = values(row["seats"])
        if row["iso3"]:
            self.state_of_country.setdefault(row["iso3"], state.id)
        aliases, country, sector = values(row["aliases"]), state.iso3 or None, "PRE" if counted_to else None
        named, codes = people_of(state), Codes(iso3=row["iso3"] or None)
        self.actors.keep(Actor(state.id, state.name, "state", country, sector, aliases, (), codes))
        self.actors.keep(named)
        for name, role, actor in [
            *((name, "name", state.id) for name in (state.name, *aliases)),
            *((name, "adjective", state.id) for name in adjectives),
            *((name, "people", named.id) for name in people if name not in adjectives),
            *((name, "capital", state.id) for name in state.capitals),
            *((name, "seat", f"{state.id}-government") for name in self._seats[state.id]),
        ]:
            self._add_name(name, Name(actor, cast(NameRole, role)))

    def _keep_government(self, state: State) -> None:
        """Keeps the government that a rule makes of a state; has it a row of its own, the seats are that one's."""
        identity = f"{state.id}-government"
        government = self.made(state, self.agents["government",])
        self.actors.keep(government)
        if government.id != identity:
            for seat in (spelling for name in self._seats[state.id] for spelling in spelt(name)):
                self._names[seat] = tuple(
                    Name(government.id, name.role) if name.actor == identity else name for name in self._names[seat]
                )

    def _add_actors(self, table: Traversable) -> None:
        for _, columns, cells in lines(table):
            self._add_actor(columns, cells)

    def _add_actor(self, columns: Sequence[str], cells: Sequence[str]) -> None:
        """Adds a row of a table of actors, which begins with id and name, and has the aliases as its sixth cell."""
        if not self.actors.keep_row(columns, cells):
            return
        identity, names, aliases = cells[0], self._names, cells[5]
        as_name = (Name(identity, "name"),)
        for name in (cells[1], *values(aliases)) if aliases else (cells[1],):
            if "-" in name:
                if is_made_id(name):
                    self._made_as[name] = identity
                    continue
                if cells[2] == "person":
                    self._hyphened.append((name, cells[4], as_name))
            is_acronym = len(name) <= 7 and name.isupper() and " " not in name
            meant = (Name(identity, "acronym"),) if is_acronym else as_name
            # most names are plain and new: these lines run for each of tens of thousands, the rest for few
            if not name.isascii() or "'" in name or names.setdefault(name, meant) is not meant:
                self._add_name(name, meant[0])

    @cached_property
    def _holders(self) -> Mapping[tuple[str, str], list[str]]:
        """Who is known to have held an office of a state or body: looked up where a report first tells one."""
        held: dict[tuple[str, str], list[str]] = defaultdict(list)
        for identity, of in self.actors.cells("id", "of"):
            for fact in values(of) if "office:" in of else ():
                if fact.startswith("office:"):
                    _, actor, _, role = (*fact.split(":"), "", "", "")[:4]
                    held[actor, role].append(identity)
        return held

    @cached_property
    def _surnamed(self) -> Mapping[str, list[str]]:
        """Persons by the one word that every form of their surname has; made where a report first calls one by it."""
        called: dict[str, list[str]] = defaultdict(list)
        lent = [(alias, self.actors[identity]) for alias, identity in self._lent]
        for name, identity, country in (
            *(
                (name, identity, country)
                for identity, kind, country, whole, aliases in self.actors.cells(
                    "id", "kind", "country", "name", "aliases"
                )
                if kind == "person"
                for name in (whole, *values(aliases))
            ),
            *((alias, actor.id, actor.country or "") for alias, actor in lent if actor.kind == "person"),
        ):
            if surname := last_surname(name, country):
                called[surname].append(identity)
        return called

    def _add_name(self, text: str, name: Name) -> None:
        for spelling in spelt(text):
            known = self._names.get(spelling)
            if known is None:
                self._names[spelling] = (name,)
            elif spelling not in self._given and all(other.actor != name.actor for other in known):
                self._names[spelling] = (*known, name)

    def _add_alias(self, row: Mapping[str, str]) -> None:
        self._lent.append((row["alias"], row["actor"]))
        self._add_name(row["alias"], Name(row["actor"], "name"))

    def _check_aliases(self) -> None:
        """Raise where an alias is given to nobody."""
        for alias, identity in self._lent:
            if identity not in self.actors:
                raise UsageError(f"the alias `{alias}` is given to `{identity}`, which is the id of nobody", "comity directory check")  # fmt: skip  # noqa: E501

    def _add_title(self, row: Mapping[str, str]) -> None:
        title = Title(row["key"], row["sector"], row["single"] == "yes", values(row["only"]))
        self._sector_of_title.setdefault(title.key, title.sector)
        for phrase in values(row["phrases"]):
            self.titles[_words(phrase)].append(title)

    def _add_agent(self, row: Mapping[str, str]) -> None:
        for phrase, plural in ((row["phrase"], False), (row["plural"], True)):
            if phrase:
                agent = Agent(
                    phrase,
                    plural,
                    cast(ActorKind, row["kind"]),
                    row["sector"],
                    row["organ"],
                    "nationality" if row["relation"] == "nationality" else "organ",
                )
                self.agents.setdefault(_words(phrase), agent)


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.lower().replace("-", " - ").split())


def _lengths(phrases: Iterable[tuple[str, ...]]) -> Mapping[str, int]:
    """The first words of phrases, and how many words the longest phrase of each has."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return longest
