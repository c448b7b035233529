"""The actor directory: who is who, and when. The tables and their columns are described in README.md beside this."""

from __future__ import annotations

import gc
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from ahocorasick_rs import AhoCorasick, MatchKind

from comity.reading.tables import rows, values
from comity.types import Actor, ActorKind, Codes, Relation, RelationKind, Span

NameRole = Literal["name", "acronym", "adjective", "people", "capital", "seat"]

ACTOR_TABLES = ("institutions", "groups", "organisations", "parties", "religious", "people", "media")
"""Of two actors that share an alias, the one whose table stands first is meant unless the report says otherwise."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a name in the text may stand for, and how: Baghdad is `iraq` as `capital`, Iraqis `iraqis` as `people`."""

    actor: str
    role: NameRole


@dataclass(frozen=True, slots=True)
class Title:
    """An office: its key, the sector of its holder, whether a state has one holder at a time."""

    key: str
    sector: str
    single: bool
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agent:
    """A word for people who act, of any country: `soldier`, `riot police`, `nationalist`."""

    phrase: str
    plural: bool
    kind: ActorKind
    sector: str
    organ: str
    relation: Literal["organ", "nationality"]


@dataclass(frozen=True, slots=True)
class State:
    """A state's words: its adjectives, its people, its capital."""

    id: str
    name: str
    iso3: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def slug(self) -> str:
        """How the ids of its people begin: `iraqi`."""
        return slug(self.adjectives[0]) if self.adjectives else self.id


_FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "KOR", "PRK"})
_GENERATIONS = frozenset("Jr Sr II III IV V VI VII VIII IX X XI XII XVI".split())
_NO_CODES = Codes()
_RELATIONS = frozenset(get_args(RelationKind))
_MADE = re.compile(r"[a-z]+(?:-[a-z]+)+")  # an alias that is an id made by rule: `israel-military` of the IDF
_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})


class Directory:
    """Actors by id, names by Aho-Corasick, titles and agents by phrase, holders of offices by date."""

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self.states: dict[str, State] = {}
        self.state_of_country: dict[str, str] = {}
        self.titles: dict[tuple[str, ...], list[Title]] = defaultdict(list)
        self.agents: dict[tuple[str, ...], Agent] = {}
        self._names: dict[str, list[Name]] = defaultdict(list)
        self._holders: dict[tuple[str, str], list[tuple[Relation, str]]] = defaultdict(list)
        self._made_as: dict[str, str] = {}  # the id that a rule would make of a body that has a row of its own
        self._surnames: dict[str, set[str]] = defaultdict(set)
        self._load()
        self._patterns = list(self._names)
        self._finder = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)
        self.longest_title = max(map(len, self.titles), default=0)
        self.longest_agent = max(map(len, self.agents), default=0)

    def _load(self) -> None:
        folder = files("comity.reading.directory")
        collecting = gc.isenabled()
        gc.disable()  # nothing made here is garbage, and looking for it doubles the time
        try:
            for row in rows(folder / "states.tsv"):
                self._add_state(row)
            for table in ACTOR_TABLES:
                for row in rows(folder / f"{table}.tsv"):
                    self._add_actor(row)
            for row in rows(folder / "titles.tsv"):
                self._add_title(row)
            for row in rows(folder / "agents.tsv"):
                self._add_agent(row)
        finally:
            if collecting:
                gc.enable()

    def find(self, text: str) -> list[tuple[Span, tuple[Name, ...]]]:
        """The names that stand in a text as whole words, the longest first where two begin together."""
        found = []
        for pattern, start, end in self._finder.find_matches_as_indexes(text):
            if _is_whole(text, start, end):
                name = self._patterns[pattern]
                found.append((Span(start, end, name), tuple(self._names[name])))
        return found

    def named(self, name: str) -> tuple[Name, ...]:
        """Whom a name may mean, in the spelling given."""
        return tuple(self._names.get(name, ()))

    def holder(self, of: str, title: str, on: str | None) -> Actor | None:
        """Who holds an office of a state or body on a day; None where that is not known or the day is not."""
        if on is None:
            return None
        held = [
            (relation.since or "", actor)
            for relation, actor in self._holders.get((of, title), ())
            if in_force(relation, on)
        ]
        return self.actors[max(held)[1]] if held else None

    def surnamed(self, surname: str, on: str | None) -> Actor | None:
        """The one person whom a bare surname can mean: in office that day, or else the only one so called."""
        called = self._surnames.get(surname, set())
        serving = {
            actor
            for actor in called
            if on is not None and any(r.relation == "office" and in_force(r, on) for r in self.actors[actor].of)
        }
        meant = serving if len(serving) == 1 else called
        return self.actors[next(iter(meant))] if len(meant) == 1 else None

    def people_of(self, state: State) -> Actor:
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

    def made(self, state: State, agent: Agent) -> Actor:
        """The actor that a word for people who act makes with a country: `iraq-police`, `iraqi-protesters`."""
        if agent.relation == "nationality":
            identity, name = f"{state.slug}-{agent.organ}", f"{_first(state.adjectives, state.name)} {_spaced(agent)}"
        else:
            identity, name = f"{state.id}-{agent.organ}", f"{_first(state.adjectives, state.name)} {_spaced(agent)}"
        relation = Relation(state.id, agent.relation)
        known = self.actors.get(self._made_as.get(identity, identity))
        return known or Actor(identity, name, agent.kind, state.iso3 or None, agent.sector or None, (), (relation,))

    def office(self, state: State, title: Title) -> Actor:
        """Whoever holds an office of a state, when no holder is known by name: `iraq-oil-minister`."""
        name = f"{_first(state.adjectives, state.name)} {title.key.replace('-', ' ')}"
        relation = Relation(state.id, "office", role=title.key)
        return Actor(
            f"{state.id}-{title.key}", name, "person", state.iso3 or None, title.sector or None, (), (relation,)
        )

    def _add_state(self, row: Mapping[str, str]) -> None:
        adjectives, people = values(row["adjectives"]), values(row["people"])
        state = State(row["id"], row["name"], row["iso3"], adjectives, people, values(row["capitals"]))
        self.states[state.id] = state
        if state.iso3:
            self.state_of_country.setdefault(state.iso3, state.id)
        aliases = values(row["aliases"])
        self.actors[state.id] = Actor(
            state.id, state.name, "state", state.iso3 or None, None, aliases, (), Codes(iso3=state.iso3 or None)
        )
        people_id = self.people_of(state).id
        self.actors.setdefault(people_id, self.people_of(state))
        for name, role, actor in [
            *((name, "name", state.id) for name in (state.name, *aliases)),
            *((name, "adjective", state.id) for name in adjectives),
            *((name, "people", people_id) for name in people if name not in adjectives),
            *((name, "capital", state.id) for name in state.capitals),
            *((name, "seat", state.id) for name in values(row["seats"])),
        ]:
            self._add_name(name, Name(actor, cast(NameRole, role)))

    def _add_actor(self, row: Mapping[str, str]) -> None:
        if row["id"] in self.actors:
            return
        of = tuple(map(_relation, values(row["of"])))
        codes = dict(code.split("=", 1) for code in values(row["codes"]) if "=" in code)
        aliases = values(row["aliases"])
        actor = Actor(
            row["id"],
            row["name"],
            cast(ActorKind, row["kind"]),
            row["country"] or None,
            row["sector"] or None,
            tuple(alias for alias in aliases if not _MADE.fullmatch(alias)),
            of,
            Codes(codes.get("wikidata"), None, codes.get("cameo")) if codes else _NO_CODES,
        )
        self.actors[actor.id] = actor
        if len(actor.aliases) < len(aliases):
            self._made_as |= {alias: actor.id for alias in aliases if _MADE.fullmatch(alias)}
        for relation in of:
            if relation.relation == "office" and relation.role:
                self._holders[relation.actor, relation.role].append((relation, actor.id))
        for name in (actor.name, *actor.aliases):
            role: NameRole = "acronym" if name.isupper() and len(name) <= 7 and " " not in name else "name"
            self._add_name(name, Name(actor.id, role))
            if actor.kind == "person":
                for surname in surnames(name, actor.country):
                    self._surnames[surname].add(actor.id)

    def _add_name(self, text: str, name: Name) -> None:
        spellings = {text} if text.isascii() and "'" not in text else {text, text.replace("'", "’"), unaccented(text)}
        for spelling in spellings:
            known = self._names[spelling]
            if all(other.actor != name.actor for other in known):
                known.append(name)

    def _add_title(self, row: Mapping[str, str]) -> None:
        title = Title(row["key"], row["sector"], row["single"] == "yes", values(row["only"]))
        for phrase in values(row["phrases"]):
            self.titles[tuple(phrase.lower().replace("-", " - ").split())].append(title)

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
                self.agents.setdefault(tuple(phrase.lower().replace("-", " - ").split()), agent)


@cache
def directory() -> Directory:
    """The bundled directory, loaded at the first call of a process."""
    return Directory()


def in_force(relation: Relation, on: str) -> bool:
    """Whether a dated relation holds on a day; an open or partial date counts as all that it may cover.

    >>> in_force(Relation("iraq", "office", "2018-10-25", "2020-05"), "2020-05-06")
    True
    """
    after = relation.since is None or on[: len(relation.since)] >= relation.since
    return after and (relation.until is None or on[: len(relation.until)] <= relation.until)


def surnames(name: str, country: str | None = None) -> tuple[str, ...]:
    """What a report calls somebody by after the full name, the longest first.

    >>> surnames("Moqtada al-Sadr")
    ('al-Sadr', 'Sadr')
    >>> surnames("Hu Jintao", "CHN")
    ('Hu',)
    """
    words = name.split()
    if country in _FAMILY_NAME_FIRST:
        return tuple(words[:1]) if len(words) > 1 else ()
    while len(words) > 1 and words[-1].strip(".") in _GENERATIONS:
        words.pop()
    tails = [" ".join(words[start:]) for start in range(1, len(words))]
    tails += [tail[3:] for tail in tails[-1:] if tail.startswith(("al-", "el-", "Al-", "El-"))]
    return tuple(tail for tail in tails if tail[:1].isupper() or tail.startswith(("al-", "el-", "bin ", "ibn ")))


def slug(name: str) -> str:
    """A name as an id: lower case, no diacritics, hyphens.

    >>> slug("Moqtada al-Sadr")
    'moqtada-al-sadr'
    """
    plain = unaccented(name).lower().replace("'", "").replace("’", "").replace(".", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def unaccented(name: str) -> str:
    """A name in plain letters, as agencies print it: `Erdoğan` as `Erdogan`, `Møller` as `Moller`."""
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _relation(text: str) -> Relation:
    relation, actor, dates, role = (*text.split(":"), "", "")[:4]
    since, _, until = dates.partition("..")
    if relation not in _RELATIONS:
        raise ValueError(f"`{relation}` is no relation between actors, in `{text}`")
    return Relation(actor, cast(RelationKind, relation), since or None, until or None, role or None)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a match is not a piece of a longer word; a possessive or a hyphen may follow."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before == "_") and not (after.isalnum() or after == "_")


def _first(names: Sequence[str], other: str) -> str:
    return names[0] if names else other


def _spaced(agent: Agent) -> str:
    return agent.organ.replace("-", " ")
