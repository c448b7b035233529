"""The codebook: what is coded how, and why. The tables and their columns are described in README.md beside this."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from comity.errors import UsageError
from comity.reading.codebook.entries import (
    FORMS,
    STATUSES,
    Entry,
    Leaning,
    LightVerb,
    Mode,
    ModeCue,
    Operator,
    Type,
    cue_words,
    hung_words,
    leaning_of,
    light_verb_of,
    mode_cue_of,
    operator_of,
    status_of,
    type_of,
)
from comity.reading.speech.lexicon import CueWords, sayings_of
from comity.reading.tables import rows, values

__all__ = [
    "COLUMNS",
    "KEYS",
    "NEEDED",
    "REMOVING",
    "STATUSES",
    "Codebook",
    "Entry",
    "Leaning",
    "LightVerb",
    "Mode",
    "ModeCue",
    "Operator",
    "Type",
    "bundled",
    "cue_words",
    "layered",
    "types_of",
]

KEYS: Mapping[str, tuple[str, ...]] = {
    "verbs": ("cue", "object"),
    "nouns": ("cue",),
    "light": ("verb",),
    "status": ("cue", "pos"),
    "modes": ("type", "mode", "cue"),
    "stances": ("cue", "pos"),
    "cues": ("cue", "pos"),
    "classes": ("class",),
    "contexts": ("context", "cues"),
    "plover": ("type", "status"),
    "loaded": ("cue",),
    "tones": ("cue", "pos"),
}
"""The tables, each with the columns by which a layer's row replaces those under it."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "verbs": ("cue", "object", "type", "mode", "actor", "recipient", "deed", "deed_in", "doer", "note", "needs"),
    "nouns": ("cue", "head", "type", "mode", "actor", "recipient", "deed", "deed_in", "doer", "note", "needs"),
    "light": ("verb", "does", "other", "status"),
    "status": ("cue", "pos", "complement", "status", "note"),
    "modes": ("type", "mode", "cue", "where"),
    "stances": ("cue", "pos", "polarity", "holder", "target"),
    "cues": ("cue", "pos", "frame", "act", "attitude", "note", "unless", "only"),
    "classes": ("class", "lemmas"),
    "contexts": ("context", "cues"),
    "plover": ("type", "status", "coded", "why"),
    "loaded": ("cue", "leaning", "note"),
    "tones": ("cue", "pos", "polarity"),
}
"""The columns of each table."""

NEEDED: Mapping[str, tuple[str, ...]] = COLUMNS | {
    "verbs": ("cue", "type"),
    "nouns": ("cue", "type"),
    "light": ("verb", "does"),
    "status": ("cue", "pos", "status"),
    "modes": ("type", "mode", "cue"),
    "cues": ("cue", "pos", "frame", "act", "attitude"),
    "plover": ("type", "status", "coded"),
    "loaded": ("cue", "leaning"),
}
"""The columns that a layer's table can't do without; where others are missing, their cells are empty."""

REMOVING: Mapping[str, str] = {
    "light": "does",
    "status": "status",
    "modes": "where",
    "stances": "polarity",
    "cues": "act",
    "loaded": "leaning",
    "tones": "polarity",
}
"""Where a `-` takes away the rows below. In verbs.tsv and nouns.tsv `-` is a type: these words tell no deed."""

# Tables of one taxonomy; the others are of the language.
_CODING = frozenset({"verbs", "nouns", "modes", "contexts", "plover"})
_VERB, _NOUN = ("subj",), ("poss", "mod", "by", "of")  # the slots of an actor that a row does not say
_VERB_OBJECT, _NOUN_OBJECT = ("obj",), ("on", "against", "at")


def bundled() -> Traversable:
    """The folder of the bundled tables."""
    return files("comity.reading.codebook")


class Codebook:
    """The tables in memory, each by the first word of its cues.

    `layers` are folders of a user's own tables, each over those before it and all over the bundled ones: a row replaces
    those of the same cue (and object, where it has one). A types.toml among them adds or changes types, or with
    `replaces = true` is a taxonomy of its own: then no type, verb, noun, mode or context of those under it is read.
    """

    def __init__(self, layers: Sequence[Path] = ()) -> None:
        self.layers: tuple[Traversable, ...] = (*reversed(layers), bundled())
        self.version, self.types, self._coding = types_of(self.layers)
        self.classes = {row["class"]: frozenset(values(row["lemmas"])) for row in self._rows("classes")}
        self._members: dict[tuple[str, ...], frozenset[str]] = {}
        self.verbs = _by_first([self._entry("verb", row, _VERB, _VERB_OBJECT) for row in self._rows("verbs")])
        self.nouns = _by_last([self._entry("noun", row, _NOUN, _NOUN_OBJECT) for row in self._rows("nouns")])
        self.light = _by_first([light_verb_of(row) for row in self._rows("light")])
        self.operators = _by_first([operator_of(row) for row in self._rows("status") if row["status"]])
        self.modes = _by_first([mode_cue_of(row) for row in self._rows("modes")])
        self.leanings = _by_first([leaning_of(row) for row in self._rows("stances")])
        self.contexts = self._contexts()
        self.longest_context = max(map(len, self.contexts), default=0)
        self.begin_contexts = frozenset(cue[0] for cue in self.contexts)

    @cached_property
    def sayings(self) -> Mapping[tuple[str, str], tuple[CueWords, ...]]:
        """The cues of attribution: part of speech and head lemma -> their rows, the longest first."""
        return sayings_of(self._rows("cues"), self._class)

    @cached_property
    def speaking(self) -> frozenset[str]:
        """The verbs by which somebody says something, without other words: not the *come* of *come out against*."""
        return frozenset(
            lemma
            for (pos, lemma), rows in self.sayings.items()
            if pos == "verb" and any(len(row.words) == 1 for row in rows)
        )

    @cached_property
    def taking(self) -> frozenset[tuple[str, str]]:
        """Words that tell deeds, each with a preposition after which its row looks for a party: `("murder", "of")`."""
        return frozenset(
            (entry.cue[place], slot)
            for table, place in ((self.verbs, 0), (self.nouns, -1))
            for entries in table.values()
            for entry in entries
            if entry.type is not None
            for slot in (*entry.actor, *entry.recipient)
            if slot == "of" or self.types[entry.type].like not in ("RETREAT", "MOBILIZE")  # "withdrew from", to a place
        )

    @cached_property
    def granting(self) -> frozenset[str]:
        """Verbs that take what they speak of for granted: *condemned the raid*, *denied the charges*."""
        return frozenset(
            cue.words[0]
            for cues in self.sayings.values()
            for cue in cues
            if cue.pos == "verb" and ("given" in cue.frames or cue.act in ("deny", "admit", "justify"))
        )

    def members(self, names: tuple[str, ...]) -> frozenset[str]:
        """The lemmas of several classes together, put together once; a class that a layer has not is empty."""
        if names not in self._members:
            self._members[names] = frozenset(lemma for name in names for lemma in self.classes.get(name, ()))
        return self._members[names]

    @cached_property
    def loaded(self) -> Mapping[str, str]:
        """Loaded words, as they stand in a text, and whether they are `for` or `against` those who are so called."""
        return {row["cue"]: row["leaning"] for row in self._rows("loaded")}

    @cached_property
    def tones(self) -> Mapping[tuple[str, str], str]:
        """Words that judge, by word and part of speech: `positive` or `negative` towards what is so judged.

        A verb that `helps` or `harms` speaks of its object alone.
        """
        return {(row["cue"], row["pos"]): row["polarity"] for row in self._rows("tones")}

    @cached_property
    def _coded(self) -> Mapping[tuple[str, str], str]:
        return {(row["type"], status): row["coded"] for row in self._rows("plover") for status in values(row["status"])}

    def coded(self, event_type: str, status: str) -> str:
        """What PLOVER, which has no status, calls a deed of a status: `AID` that is planned is `AGREE`.

        >>> Codebook().coded("SANCTION", "threatened")
        'THREATEN'
        """
        return self._coded.get((event_type, status), event_type)

    def like(self, role: str) -> Type | None:
        """The type that follows a PLOVER type's rules of grammar: that type itself, or one that says so; or none."""
        own = self.types.get(role)
        if own is not None and own.like == role:
            return own
        return next((kind for kind in self.types.values() if kind.like == role), None)

    def reads(self, table: str) -> Sequence[Traversable]:
        """The layers whose rows of a table count, the topmost first."""
        return self._coding if table in _CODING else self.layers

    def _rows(self, table: str) -> list[Mapping[str, str]]:
        """The rows of a table that count."""
        return layered(table, [_read(layer / f"{table}.tsv", table) for layer in self.reads(table)])

    def _contexts(self) -> dict[tuple[str, ...], str]:
        found: dict[tuple[str, ...], str] = {}
        for row in self._rows("contexts"):
            for cue in values(row["cues"]):
                found.setdefault(cue_words(cue), row["context"])
        return {cue: context for cue, context in found.items() if context != "-"}

    def _entry(self, table: str, row: Mapping[str, str], actor: tuple[str, ...], recipient: tuple[str, ...]) -> Entry:
        wanted = row.get("object", "")
        named = frozenset(word for word in values(wanted) if not word.startswith("@"))
        classes = [word[1:] for word in values(wanted) if word.startswith("@") and word not in FORMS]
        objects = named.union(FORMS.intersection(values(wanted)), *map(self._class, classes))
        blocked = row.get("head") == "-" or row["type"] == "-"
        if not blocked and row["type"] not in self.types:
            raise UsageError(
                f"`{row['cue']}` in {table}s.tsv has the type `{row['type']}`, which types.toml does not define",
                "comity codebook check",
            )
        return Entry(
            id=f"{table}:{row['cue']}" + (f"+{wanted}" if wanted else ""),
            cue=hung_words(row["cue"]) if table == "verb" else cue_words(row["cue"]),
            objects=objects,
            named=named,
            type=None if blocked else row["type"],
            mode=row["mode"] or None,
            actor=values(row["actor"]) or actor,
            recipient=values(row["recipient"]) or recipient,
            deed=status_of(row["deed"]),
            deed_in=values(row["deed_in"]),
            doer=row["doer"],
            note=row["note"],
            needs=values(row["needs"]),
        )

    def _class(self, name: str) -> frozenset[str]:
        if name not in self.classes:
            raise UsageError(f"classes.tsv has no class `{name}`", "comity codebook check")
        return self.classes[name]


def types_of(layers: Sequence[Traversable]) -> tuple[str, dict[str, Type], Sequence[Traversable]]:
    """The version, the types, and the layers that code deeds: none of those under one that replaces."""
    told: list[Mapping[str, Any]] = []
    coding = layers
    for depth, layer in enumerate(layers, start=1):
        file = layer / "types.toml"
        if not file.is_file():
            continue
        try:
            told.append(tomllib.loads(file.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"`{file}` can't be read: {error}", "comity codebook check") from None
        if told[-1].get("replaces", False):
            coding = layers[:depth]
            break
    found: dict[str, dict[str, Any]] = {}
    for facts in reversed(told):
        for name, own in facts.items():
            if isinstance(own, dict):
                found[name] = _merged(own, found.get(name, {}))
    version = next((str(facts["version"]) for facts in told if "version" in facts), "")
    return version, {name: type_of(name, facts) for name, facts in found.items()}, coding


def _read(file: Traversable, table: str) -> Iterator[Mapping[str, str]]:
    """The rows of a table, with empty cells where it lacks a column; a UsageError where it lacks one that it needs."""
    columns = frozenset(COLUMNS[table])
    for row in rows(file) if file.is_file() else ():
        if columns <= row.keys():
            yield row
            continue
        missing = next((column for column in NEEDED[table] if column not in row), None)
        if missing is not None:
            raise UsageError(f"`{file}` has no column `{missing}`", "comity codebook check")
        yield {**dict.fromkeys(COLUMNS[table], ""), **row}


def layered(table: str, found: Iterable[Iterable[Mapping[str, str]]]) -> list[Mapping[str, str]]:
    """The rows of a table's layers, the topmost first, without those that a layer above replaces or takes away."""
    kept: list[Mapping[str, str]] = []
    known: set[tuple[str, ...]] = set()
    keys, removing = KEYS[table], REMOVING.get(table, "")
    for layer in found:
        here = [(tuple(row.get(key, "") for key in keys), row) for row in layer]
        kept += [row for key, row in here if key not in known and row.get(removing) != "-"]
        known |= {key for key, _ in here}
    return kept


def _merged(over: Mapping[str, Any], under: Mapping[str, Any]) -> dict[str, Any]:
    """A type's facts with those of a layer below where it gives none; its modes likewise."""
    modes = {
        name: {**under.get("modes", {}).get(name, {}), **over.get("modes", {}).get(name, {})}
        for name in {**under.get("modes", {}), **over.get("modes", {})}
    }
    return {**under, **over, **({"modes": modes} if modes else {})}


def _by_first(entries: Sequence[Any]) -> dict[str, list[Any]]:
    """Entries by the first word of their cue, the longest cue first."""
    table: dict[str, list[Any]] = defaultdict(list)
    for entry in entries:
        table[entry.cue[0]].append(entry)
    return {word: sorted(found, key=lambda e: -len(e.cue)) for word, found in table.items()}


def _by_last(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Noun entries by their head word, the longest cue first: `air strike` stands under `strike`."""
    table: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        table[entry.cue[-1]].append(entry)
    return {word: sorted(found, key=lambda e: -len(e.cue)) for word, found in table.items()}
