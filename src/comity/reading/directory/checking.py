"""Checking: all that is wrong with the tables of a directory, each fault with its file and line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import combinations, product
from pathlib import Path

from comity.errors import UsageError
from comity.reading.directory.columns import COLUMNS, ID, SECTORS, TERRITORIES, Table, lacking, table_of, wrong_with
from comity.reading.directory.entries import State, is_made_id
from comity.reading.directory.spellings import slug, spelt
from comity.reading.directory.words import common_words
from comity.reading.tables import numbered, values

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_LATEST = "9999"
_WIKIDATA = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a table: the file, the line (from 1), and what."""

    file: str
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row where it stands; `ours` where it is of the folder that is checked, and not of one under it."""

    file: str
    number: int
    table: Table
    row: Mapping[str, str]
    order: int  # of its table among the tables of actors
    ours: bool

    def fault(self, what: str) -> Fault:
        return Fault(self.file, self.number, what)

    @property
    def place(self) -> str:
        return f"{self.file} line {self.number}"


def bundled() -> Traversable:
    """The folder of the tables that come with Comity."""
    return files("comity.reading.directory")


def check(folder: Traversable | None = None, under: Sequence[Path] = ()) -> Iterator[Fault]:
    """All that is wrong with the tables of a folder, which lie over those in the folders `under` and the bundled ones.

    Without a folder, the bundled tables themselves.
    """
    if folder is None:
        lines, found = _lines(bundled(), ours=True)
        held = list[Line]()
    else:
        lines, found = _lines(folder, ours=True)
        held = _under(under, {(line.table, line.row["id"]) for line in lines if "id" in line.row})
    yield from found
    yield from _Check(lines, held).faults()


def _under(layers: Sequence[Path], replaced: set[tuple[str, str]]) -> list[Line]:
    """The rows that a folder lies over, the topmost where several of one sort have one id."""
    held: list[Line] = []
    known = set(replaced)
    for lines in (*(_lines(layer, ours=False)[0] for layer in reversed(layers)), _bundled_lines()):
        here = [(line, (line.table, line.row.get("id", ""))) for line in lines]
        held += [line for line, key in here if not key[1] or key not in known]
        known |= {key for _, key in here}
    return held


@cache
def _bundled_lines() -> list[Line]:
    return _lines(bundled(), ours=False)[0]


def _lines(folder: Traversable, *, ours: bool) -> tuple[list[Line], list[Fault]]:
    """The rows of a folder that can be read, and what is wrong with the others."""
    from comity.reading.directory import ACTOR_TABLES

    lines: list[Line] = []
    faults: list[Fault] = []
    for file in sorted((one for one in folder.iterdir() if one.name.endswith(".tsv")), key=lambda one: one.name):
        stem = file.name.removesuffix(".tsv")
        order = ACTOR_TABLES.index(stem) if stem in ACTOR_TABLES else -1
        table: Table | None = None
        lacks: Mapping[str, str] = {}
        try:
            for number, row in numbered(file):
                if table is None:
                    table = table_of(row)
                    if table is None:
                        raise UsageError(f"it is no table of the directory: it has the columns {', '.join(row)}")
                    lacks = lacking(table, row)
                    strange = [column for column in row if column not in COLUMNS[table]]
                    faults += [Fault(file.name, 1, f"`{column}` is no column of such a table") for column in strange]
                wrong = wrong_with(table, row) if ours else None
                if wrong is not None:
                    faults.append(Fault(file.name, number, wrong))
                    continue
                lines.append(Line(file.name, number, table, {**row, **lacks} if lacks else row, order, ours))
        except UsageError as error:
            found = re.search(r"line (\d+)", error.message)
            faults.append(Fault(file.name, int(found[1]) if found else 1, error.message))
    return lines, faults if ours else []


class _Check:
    """The rows that can be read, by what the checks look them up."""

    def __init__(self, ours: Sequence[Line], held: Sequence[Line]) -> None:
        self.ours, self.lines = ours, [*ours, *held]
        self.actors = [line for line in self.lines if line.table == "actors"]
        self.states = [_state(line.row) for line in self.lines if line.table == "states"]
        self.by_id: dict[str, Line] = {}
        for line in self.lines:
            if "id" in line.row:
                self.by_id.setdefault(line.row["id"], line)
        self.titles = {line.row["key"] for line in self.lines if line.table == "titles"}
        self.single = {line.row["key"] for line in self.lines if line.table == "titles" and line.row["single"] == "yes"}
        self.countries = {line.row["iso3"] for line in self.lines if line.table == "states"} - {""} | TERRITORIES
        self.codes = {line.row["name"].casefold(): line.row["iso3"] for line in self.lines if line.table == "states"}
        self.made = self._made()
        self.facts_by_row: dict[int, list[_Fact]] = {}

    def facts_of(self, line: Line) -> list[_Fact]:
        """The dated facts of a row, read when they are first asked for: most rows under a layer never are."""
        found = self.facts_by_row.get(id(line))
        if found is None:
            found = self.facts_by_row[id(line)] = [_fact(text) for text in values(line.row.get("of", ""))]
        return found

    def _made(self) -> set[str]:
        """The ids that rules make: the organs, crowds and people of a state."""
        agents = [line.row for line in self.lines if line.table == "agents"]
        organs = {row["organ"] for row in agents if row["relation"] != "nationality"}
        groups = {row["organ"] for row in agents if row["relation"] == "nationality"}
        made = {f"{state.id}-{organ}" for state in self.states for organ in organs}
        made |= {f"{first}-{group}" for first in [state.slug for state in self.states] for group in groups}
        return made | {slug(name) for state in self.states for name in state.people[:1]}

    def faults(self) -> Iterator[Fault]:
        checks = (self.ids, self.words, self.values, self.facts, self.cycles, self.holders, self.names, self.keys)
        for one in checks:
            yield from one()

    def ids(self) -> Iterator[Fault]:
        first: dict[str, Line] = {}
        for line in self.ours:
            if "id" not in line.row:
                continue
            known = first.setdefault(line.row["id"], line)
            if known is not line:
                yield line.fault(f"the id `{line.row['id']}` stands in {known.place} already")
            if not ID.fullmatch(line.row["id"]):
                yield line.fault(f"`{line.row['id']}` is no id: lower-case letters and digits, hyphens between them")

    def words(self) -> Iterator[Fault]:
        """Phrases of agents and titles that stand twice, so that only the first counts."""
        first: dict[tuple[str, ...], Line] = {}
        for line in self.ours:
            keys: list[tuple[str, ...]] = []
            if line.table == "agents":
                keys = [
                    ("agent", phrase) for phrase in dict.fromkeys((line.row["phrase"], line.row["plural"])) if phrase
                ]
            elif line.table == "titles":
                keys = [("title", phrase, line.row["only"]) for phrase in values(line.row["phrases"])]
            for key in keys:
                known = first.setdefault(key, line)
                if known is not line:
                    yield line.fault(f"`{key[1]}` stands in {known.place} already")
                if key[1] != key[1].lower():
                    yield line.fault(f"`{key[1]}` is not in lower case, and would never be found")

    def values(self) -> Iterator[Fault]:
        for line in self.ours:
            row = line.row
            if row.get("sector") and row["sector"] not in SECTORS:
                yield line.fault(f"`{row['sector']}` is no sector: {', '.join(sorted(SECTORS))}")
            if row.get("country") and row["country"] not in self.countries:
                code = self.codes.get(row["country"].casefold())
                known = f": that of {row['country']} is `{code}`" if code else ""
                yield line.fault(f"`{row['country']}` is the code of no state in the tables (ISO 3166 alpha-3){known}")
            if row.get("counted_to") and row["counted_to"] not in self.countries:
                yield line.fault(f"`{row['counted_to']}` is the code of no state in the tables")
            for state in values(row["only"]) if line.table == "titles" else ():
                if state not in self.by_id:
                    yield line.fault(f"`{state}` in `only` is the id of nobody")

    def facts(self) -> Iterator[Fault]:
        for line in self.actors:
            for fact in self.facts_of(line) if line.ours else ():
                yield from map(line.fault, self._wrong_fact(line.row["id"], fact))

    def _wrong_fact(self, identity: str, fact: _Fact) -> Iterator[str]:
        if fact.extra:
            yield f"`{fact.text}` has more parts than `relation:actor:since..until:role`"
        if fact.actor == identity:
            yield f"`{fact.text}` leads to the actor itself"
        elif fact.actor not in self.by_id and fact.actor not in self.made:
            yield f"`{fact.actor}` in `{fact.text}` is the id of nobody, and of no organ that a rule makes"
        if fact.relation == "office" and fact.role and fact.role not in self.titles:
            yield f"`{fact.role}` in `{fact.text}` is no key of titles.tsv"
        if fact.relation != "office" and fact.role:
            yield f"`{fact.text}` has a role, which only an office has"
        wrong = [date for date in (fact.since, fact.until) if date and not _DATE.fullmatch(date)]
        if fact.dates and ".." not in fact.dates:
            yield f"the dates of `{fact.text}` are not `since..until`"
        elif wrong:
            yield f"`{wrong[0]}` in `{fact.text}` is no date: write YYYY, YYYY-MM or YYYY-MM-DD"
        elif fact.since and fact.until and fact.until < fact.since[: len(fact.until)]:
            yield f"`{fact.text}` ends before it begins"

    def cycles(self) -> Iterator[Fault]:
        """Bodies that are, by members, parts and organs, inside themselves."""
        for line in self.actors:
            start, seen, waiting = line.row["id"], set[str](), self._above(line) if line.ours else []
            while waiting:
                one = waiting.pop()
                if one == start and seen:  # of itself straight away, `facts` says
                    yield line.fault(f"`{start}` is inside itself, by way of {', '.join(sorted(seen))}")
                    break
                if one not in seen and one != start:
                    seen.add(one)
                    waiting += self._above(self.by_id[one]) if one in self.by_id else []

    def _above(self, line: Line) -> list[str]:
        return [fact.actor for fact in self.facts_of(line) if fact.relation in ("member", "part", "organ")]

    def holders(self) -> Iterator[Fault]:
        """Two holders at once of an office that a state has one holder of. A day or an imprecise date may be shared."""
        held: dict[tuple[str, str], list[tuple[str, str, Line]]] = defaultdict(list)
        states = {state.id for state in self.states}
        ours = {fact.actor for line in self.ours for fact in self.facts_of(line) if fact.relation == "office"}
        for line in self.actors:
            for fact in (
                self.facts_of(line) if line.ours or any(f"office:{one}:" in line.row["of"] for one in ours) else ()
            ):
                if fact.relation == "office" and fact.role in self.single and fact.actor in states:
                    held[fact.actor, fact.role].append((fact.since, fact.until or _LATEST, line))
        for (state, role), terms in sorted(held.items()):
            terms.sort(key=lambda term: (term[0], term[1], term[2].place))
            for (since, until, one), (later, end, other) in combinations(terms, 2):
                one_person = one.row["id"] == other.row["id"]
                if one_person or not (one.ours or other.ours) or not _overlap(until, later):
                    continue
                at = other if other.ours else one
                yield at.fault(
                    f"`{role}` of `{state}` has two holders: {one.row['id']} {since}..{until.replace(_LATEST, '')}, "
                    f"{other.row['id']} {later}..{end.replace(_LATEST, '')}"
                )

    def names(self) -> Iterator[Fault]:
        meant: dict[str, list[Line]] = defaultdict(list)
        for line in self.ours:
            if line.table == "aliases" and line.row["actor"] not in self.by_id:
                yield line.fault(f"`{line.row['actor']}` is the id of nobody")
            if line.table not in ("actors", "states"):
                continue
            given = [name for name in (line.row["name"], *values(line.row["aliases"])) if not is_made_id(name)]
            for name in sorted({name for name in given if given.count(name) > 1}):
                yield line.fault(f"`{name}` is given twice")
            for spelling in dict.fromkeys(spelling for name in given for spelling in spelt(name)):
                meant[spelling].append(line)
            for name in given:
                if name.islower() and name in common_words():
                    yield line.fault(f"`{name}` is a common English word, and would be found everywhere")
        for name, lines in meant.items():
            for one, other in combinations(lines, 2):
                if not self.chosen(one, other):
                    yield other.fault(
                        f"`{name}` means {other.row['id']} and {one.row['id']} ({one.place}), and no rule chooses"
                    )

    def chosen(self, one: Line, other: Line) -> bool:
        """Whether a rule tells which of two actors with one name a report means.

        The order of their tables; else the report's country; else, of two persons, the day, where they are not in
        office at one time.
        """
        if one.row["id"] == other.row["id"] or (one.table, one.order) != (other.table, other.order):
            return True
        if one.row.get("country", "") != other.row.get("country", ""):
            return True
        terms = [[fact for fact in self.facts_of(line) if fact.relation == "office"] for line in (one, other)]
        pairs = [sorted(pair, key=lambda fact: fact.since) for pair in product(*terms)]
        return bool(pairs) and not any(_overlap(first.until or _LATEST, later.since) for first, later in pairs)

    def keys(self) -> Iterator[Fault]:
        """Codes that are none, and one key for two actors."""
        first: dict[str, Line] = {}
        for line in self.ours:
            for code in values(line.row.get("codes", "")):
                system, _, key = code.partition("=")
                if system not in ("wikidata", "cameo") or not key:
                    yield line.fault(f"`{code}` is no code: write `wikidata=Q1` or `cameo=AFGGOV`")
                elif system == "wikidata" and not _WIKIDATA.fullmatch(key):
                    yield line.fault(f"`{key}` is no item of Wikidata")
                elif system == "wikidata" and first.setdefault(key, line) is not line:
                    yield line.fault(f"`{key}` is {first[key].row['id']} ({first[key].place}) already")


@dataclass(frozen=True, slots=True)
class _Fact:
    text: str
    relation: str
    actor: str
    dates: str
    since: str
    until: str
    role: str
    extra: str


def _fact(text: str) -> _Fact:
    relation, actor, dates, role, extra = (*text.split(":", 4), "", "", "", "")[:5]
    since, _, until = dates.partition("..")
    return _Fact(text, relation, actor, dates, since, until, role, extra)


def _state(row: Mapping[str, str]) -> State:
    return State(row["id"], row["name"], row["iso3"], values(row["adjectives"]), values(row["people"]), ())


def _overlap(until: str, later: str) -> bool:
    """Whether a term that began first ends after another's beginning, as far as both dates say."""
    return later[: len(until)] < until[: len(later)]
