"""Taking: of each entry of a dictionary, whether it is new, known already, or refused, and the rows that it makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from comity.reading.directory import Directory, slug
from comity.reading.directory.asking import fold, is_office_or_organ
from comity.reading.directory.columns import ACTOR_COLUMNS, TERRITORIES
from comity.reading.directory.importing.cameo import NoSense, Sense, sense_of
from comity.reading.directory.importing.lines import Left
from comity.reading.directory.importing.petrarch import Block, Phrase
from comity.reading.directory.importing.spelling import spelled
from comity.reading.directory.words import common_words

Row = Mapping[str, str]

_PERSONAL = frozenset({"GOV", "ELI", "OPP", "JUD", "LEG", "MIL", "COP", "SPY", "EDU", "JRN", "REL", "BUS", "AGR", "SOC", "LAB", "MED", "REF", "CVL", "PTY", "CRM"})  # fmt: skip  # noqa: E501
"""Sectors of which somebody with a name of two to five uncommon words is a person; a rebel may be a group so called."""

_NO_NAMES_OF_STATES = "towns, provinces and adjectives are no names of states here"
_OF_STATE = frozenset({"government", "military", "police", "intelligence", "court", "legislature"})


@dataclass(slots=True)
class Taken:
    """What becomes of the entries: `read` is new and known and refused; `left` are names and codes within entries."""

    known: Directory
    source: str = ""
    rows: list[Row] = field(default_factory=list)
    agents: list[Row] = field(default_factory=list)
    aliases: list[Row] = field(default_factory=list)
    new: list[Left] = field(default_factory=list)
    found: list[Left] = field(default_factory=list)
    refused: list[Left] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    by_name: dict[str, str] = field(default_factory=dict)  # names that this import gives, folded, with the ids
    by_fold: dict[str, list[str]] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    @classmethod
    def over(cls, known: Directory) -> Taken:
        """Nothing taken yet, over what is known."""
        by_fold = defaultdict[str, list[str]](list)
        for name in known.names:
            by_fold[fold(name)].append(name)
        acronyms = {name for name, meant in known.names.items() if meant[0].role == "acronym"}
        phrases = {phrase[-1] for phrase in known.agents} | {phrase[-1] for phrase in known.titles}
        return cls(
            known,
            by_fold=dict(by_fold),
            countries=frozenset(known.state_of_country) | TERRITORIES,
            acronyms=frozenset(name for name in acronyms if name.lower() not in common_words())
            | {"UN", "EU", "US", "USA", "UK"},
            bodies=frozenset(known.bodies) | phrases,
        )

    def next(self, source: str) -> Taken:
        """Nothing taken yet of another dictionary, after those before it."""
        return replace(self, source=source, rows=[], agents=[], aliases=[], new=[], found=[], refused=[], left=[])

    def refuse(self, line: int, what: str, why: str) -> None:
        self.refused.append(Left(line, what, why))

    def take_block(self, block: Block) -> None:
        """An actor of PETRARCH's."""
        senses = self._senses(block)
        if not block.codes:
            return self.refuse(block.line, block.name, "it has no code")
        if not senses:
            why = self.left.pop().why if len(block.codes) == 1 else "none of its codes says anything"
            return self.refuse(block.line, block.name, why)
        names, unfit = self._spelled(block, has_titles=not senses[0].international or senses[0].is_dated)
        if not names:
            return self.refuse(block.line, block.name, unfit or "it has no name")
        country = next((sense.country for sense in senses if sense.country), None)
        is_state = all(sense.kind is None and not sense.bodies and not sense.international for sense in senses)
        same = self._state(senses) if is_state else None
        same = same or self._same([name for _, name in names], country)
        if same is not None:
            return self._take_known(block.line, same, names)
        made = is_office_or_organ(self.known, names[0][1])
        if made is not None:
            self.found.append(Left(block.line, names[0][1], f"{made}, which a rule makes"))
            return None
        if is_state and not (country and country not in self.known.state_of_country and len(senses) == 1):
            return self.refuse(
                block.line, block.name, "its code names a country or region alone, and does not say who acts"
            )
        self._take_new(block.line, names, senses, country, is_state=is_state)
        return None

    def take_phrases(self, phrases: list[Phrase]) -> None:
        """A line of PETRARCH's agents: new where any of its phrases is."""
        line = phrases[0].line
        try:
            sense = sense_of(phrases[0].code, frozenset())
        except NoSense as error:
            return self.refuse(line, phrases[0].phrase, str(error))
        if sense.kind is None:
            return self.refuse(line, phrases[0].phrase, f"`{sense.code}` says of nobody what they do")
        fresh = [one for one in phrases if not self._is_known_phrase(one.phrase)]
        for one in fresh:
            if not all(letter.isalnum() or letter in " -/'&.," for letter in one.phrase):
                self.left.append(Left(line, one.phrase, "it has characters that no word has"))
                continue
            plural = "" if self._is_known_phrase(one.plural) else one.plural
            self.ids |= {f"agent {one.phrase}", f"agent {plural}"}
            self.agents.append(_agent_row(replace(one, plural=plural), sense))
        where = self.new if fresh else self.found
        where.append(Left(line, phrases[0].phrase, "a word for those who act" if fresh else "the tables have the word"))
        return None

    def take_row(self, line: int, row: Row, names: list[tuple[int, str]]) -> None:
        """A row whose columns are ours, with its names in their spelling, the first of them its own."""
        same = self._same([name for _, name in names], row["country"] or None)
        if row["id"] and row["id"] in self.known.actors:
            same = row["id"]
        if same is not None:
            return self._take_known(line, same, names)
        identity = row["id"] if row["id"] and row["id"] not in self.ids else self._identity(names[0][1], row["country"])
        aliases = self._own(names[1:], identity)
        self._keep(line, {**row, "id": identity, "name": names[0][1], "aliases": " | ".join(aliases)}, names[0][1])
        return None

    def _senses(self, block: Block) -> list[Sense]:
        senses = []
        for line, code in block.codes:
            try:
                senses.append(sense_of(code, self.countries))
            except NoSense as error:
                self.left.append(Left(line, f"{block.name} [{code}]", str(error)))
        return senses

    def _spelled(self, block: Block, *, has_titles: bool) -> tuple[list[tuple[int, str]], str | None]:
        """The names of a block in the spelling of reports, and why there is none."""
        first, why = spelled(block.name, self.acronyms)
        names = [(block.line, name) for name in (map(self._head, first) if has_titles else first) if name]
        if not names:
            return [], why or "a title with a surname alone"
        for line, raw in block.names:
            spellings, reason = spelled(raw, self.acronyms)
            kept = [name for name in (map(self._untitled, spellings) if has_titles else spellings) if name]
            names += [(line, name) for name in kept]
            if not kept:
                reason = reason or "a title with a surname, which the reader knows by itself"
                self.left.append(Left(line, raw.strip("_ "), reason))
        return list({name: (line, name) for line, name in reversed(names)}.values())[::-1], None

    def _head(self, name: str) -> str | None:
        """As `_untitled`; but of one word that may be a title and one more it is a name: Dean Barrow, Lord Adonis."""
        return self._untitled(name) or (name if len(name.split()) == 2 else None)

    def _untitled(self, name: str) -> str | None:
        """A name without a title before it; None where a surname alone is left, which the reader finds by itself."""
        words = name.split()
        for size in range(min(3, len(words) - 1), 0, -1):
            if tuple(word.lower() for word in words[:size]) in self.known.titles and words[size].lower() not in (
                "of",
                "for",
            ):
                return " ".join(words[size:]) if len(words) - size > 1 else None
        return name

    def _state(self, senses: list[Sense]) -> str | None:
        states = (self.known.state_of_country.get(sense.country or "") for sense in senses)
        return next((state for state in states if state), None)

    def _same(self, names: Iterable[str], country: str | None) -> str | None:
        """The id of somebody known by any of the names, of the same country where both are said."""
        for at, name in enumerate(names):
            if at and " " not in name and not name.isupper():
                continue  # a bare surname is anybody's
            folded = fold(name)
            if folded in self.by_name:
                return self.by_name[folded]
            for spelling in (name, *self.by_fold.get(folded, ())):
                for meant in self.known.named(spelling):
                    actor = self.known.actors[meant.actor]
                    if meant.role in ("name", "acronym") and (
                        not country or not actor.country or actor.country == country
                    ):
                        return meant.actor
        return None

    def _take_known(self, line: int, identity: str, names: Sequence[tuple[int, str]]) -> None:
        actor = self.known.actors.get(identity)
        self.found.append(Left(line, actor.name if actor else names[0][1], identity))
        if actor is not None and actor.kind == "state":
            unknown = [(at, name) for at, name in names if not self.known.named(name)]
            self.left += [Left(at, name, f"`{identity}` is a state: {_NO_NAMES_OF_STATES}") for at, name in unknown]
            return
        for name in self._own(names, identity):
            self.aliases.append({"alias": name, "actor": identity, "source": self.source})

    def _take_new(
        self, line: int, names: list[tuple[int, str]], senses: list[Sense], country: str | None, *, is_state: bool
    ) -> None:
        name = names[0][1]
        identity = self._identity(name, country or "")
        chief = max(senses, key=lambda one: (one.sector not in (None, "ELI"), one.since or "0", one.code))
        if is_state:
            kind, sector = "state", ""
            for at, other in names[1:]:
                self.left.append(Left(at, other, _NO_NAMES_OF_STATES))
            names = names[:1]
        elif self._is_person(name, senses, chief):
            kind, sector = "person", chief.sector or ("" if chief.international else "CVL")
        else:
            kind, sector = chief.kind or "movement", "" if chief.kind == "igo" else chief.sector or ""
        of = self._facts(kind, senses)
        row = {
            "id": identity, "name": name, "kind": kind, "sector": sector, "country": country or "",
            "aliases": " | ".join(self._own(names[1:], identity)), "of": " | ".join(of), "codes": f"cameo={chief.code}",
            "source": self.source,
        }  # fmt: skip
        self._keep(line, row, name)

    def _is_person(self, name: str, senses: list[Sense], chief: Sense) -> bool:
        words = [word.lower().strip(".") for word in name.replace("-", " ").split()]
        if (
            not 2 <= len(name.split()) <= 6
            or any(word in self.bodies for word in words if len(word) > 2)
            or any(map(str.isdigit, name))
        ):
            return False
        if any(word in common_words() for word in words if len(word) > 3):
            return False
        dated = any(sense.is_dated for sense in senses)
        return dated or (not chief.international and chief.sector in _PERSONAL and chief.kind != "state")

    def _facts(self, kind: str, senses: list[Sense]) -> list[str]:
        facts: list[str] = []
        for sense in senses:
            state = self.known.state_of_country.get(sense.country or "")
            facts += [f"member:{body}:{sense.dates}" for body in sense.bodies if body in self.known.actors]
            if state is None or kind == "state" or sense.sector == "ELI":
                continue
            if kind == "person" and sense.role and not sense.international:
                facts.append(f"office:{state}:{sense.dates}:{sense.role}")
            elif kind in _OF_STATE and not sense.international:
                facts.append(f"organ:{state}:{sense.dates}")
            else:
                facts.append(f"nationality:{state}:{'..' if kind == 'person' else sense.dates}")
        return list(dict.fromkeys(facts))

    def _own(self, names: Iterable[tuple[int, str]], identity: str) -> list[str]:
        """Of an actor's other names those that mean nobody else; the rest is left."""
        own = []
        for line, name in names:
            meant = [one.actor for one in self.known.named(name)] or [self.by_name.setdefault(fold(name), identity)]
            if meant != [identity]:
                self.left.append(Left(line, name, f"it means `{meant[0]}` already"))
            elif not self.known.named(name):
                own.append(name)
        return own

    def _identity(self, name: str, country: str) -> str:
        first = slug(name) or "unnamed"
        for identity in (first, f"{first}-{country.lower()}" if country else first):
            if identity not in self.known.actors and identity not in self.ids:
                return identity
        return next(one for at in range(2, 1 << 30) if (one := f"{first}-{at}") not in self.known.actors and one not in self.ids)  # fmt: skip  # noqa: E501

    def _keep(self, line: int, row: Row, name: str) -> None:
        self.ids.add(row["id"])
        self.by_name[fold(name)] = row["id"]
        self.rows.append({column: row.get(column, "") for column in ACTOR_COLUMNS})
        self.new.append(Left(line, name, row["id"]))

    def _is_known_phrase(self, phrase: str) -> bool:
        words = tuple(phrase.replace("-", " - ").split())
        return words in self.known.agents or words in self.known.titles or f"agent {phrase}" in self.ids


def _agent_row(phrase: Phrase, sense: Sense) -> Row:
    """A word for those who act: of the state's organs where the code is an organ's, else people of the country."""
    organs = {"MIL": "military", "COP": "police", "GOV": "government", "SPY": "intelligence", "JUD": "court", "LEG": "parliament"}  # fmt: skip  # noqa: E501
    organ = organs.get(sense.sector or "")
    kind = sense.kind if organ or sense.kind in ("armed_group", "party", "religious", "media") else "people"
    return {
        "phrase": phrase.phrase, "plural": phrase.plural, "kind": kind or "people", "sector": sense.sector or "",
        "organ": organ or slug(phrase.plural or phrase.phrase), "relation": "organ" if organ else "nationality",
    }  # fmt: skip
