"""Pages: what the codebook says of a word or of a type, put together from all its tables."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from comity.errors import NotFoundError
from comity.reading.codebook import Codebook, Type
from comity.reading.codebook.sheets import BUNDLED, Row, Sheets
from comity.reading.codebook.wording import SLOTS, STATUS, frame, in_words
from comity.reading.knowledge import knowledge

_SHOWN = 14
"""Cues of a type that are shown; in the tables the commoner stand first."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words, with where it stands; `replaced` where a layer above has another."""

    table: str
    place: str
    layer: str
    cue: str
    says: str
    note: str
    replaced: bool
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WordPage:
    """All rows that a word cues, and those that ask for it as their object; `boundaries` are of the types they name."""

    word: str
    lines: tuple[Line, ...]
    as_object: tuple[Line, ...]
    boundaries: Mapping[str, tuple[str, ...]]
    of: Literal["word"] = "word"


@dataclass(frozen=True, slots=True)
class ModePage:
    name: str
    score: float
    definition: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypePage:
    """A type as it is defined, and the words that tell it: the first of its rows, and how many there are."""

    name: str
    quad: int
    score: float
    definition: str
    boundary: tuple[str, ...]
    like: str
    layer: str
    modes: tuple[ModePage, ...]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    verb_rows: int
    noun_rows: int
    examples: tuple[str, ...]
    of: Literal["type"] = "type"


@dataclass(frozen=True, slots=True)
class Handbook:
    """The whole codebook for people who code by hand."""

    version: str
    layers: tuple[str, ...]
    types: tuple[TypePage, ...]
    statuses: Mapping[str, str]
    status_words: Mapping[str, tuple[str, ...]]
    contexts: Mapping[str, tuple[str, ...]]
    slots: Mapping[str, str]


def page_of(word: str, layers: tuple[Path, ...] = ()) -> WordPage | TypePage:
    """What the codebook says of a type (`ASSAULT`) or a word (`bomb`); a NotFoundError names the nearest that it knows.

    A type is meant where it is written as its name is; `assault` is the word.
    """
    book = knowledge(layers).codebook
    if word in book.types:
        return type_page(book, book.types[word], sheets(layers))
    written, folded = sheets(layers), {name.casefold(): name for name in book.types}
    word = word.casefold() if word.casefold() not in folded else word
    rows, asked = written.of(word), written.with_object(word)
    if not rows and not asked:
        base = next((base for base in _bases(word) if written.of(base)), word)
        word, rows, asked = base, written.of(base), written.with_object(base)
    if not rows and not asked:
        if word.casefold() in folded:
            return type_page(book, book.types[folded[word.casefold()]], written)
        near = difflib.get_close_matches(word.casefold(), [*written.cues, *folded], 3)
        hint = f"did you mean {' or '.join(f'`{folded.get(one, one)}`' for one in near)}?" if near else None
        raise NotFoundError(f"no row of the codebook has `{word}`", hint or "comity codebook export lists the types")
    deeds = [row for row in rows if row.table in ("verbs", "nouns") and not row.replaced]
    own = [row for row in deeds if row.cue == word.casefold()]
    coded = dict.fromkeys(row.cells["type"] for row in own or deeds)
    return WordPage(
        word,
        tuple(map(line_of, rows)),
        tuple(map(line_of, asked)),
        {name: book.types[name].boundary for name in coded if name in book.types},
    )


@cache
def sheets(layers: tuple[Path, ...] = ()) -> Sheets:
    """The rows of a reader's codebook as they are written, read once."""
    return Sheets(knowledge(layers).codebook)


def line_of(row: Row) -> Line:
    return Line(
        row.table, row.place, row.layer, row.cue, in_words(row), row.cells.get("note", ""), row.replaced, row.cells
    )


def type_page(book: Codebook, kind: Type, written: Sheets) -> TypePage:
    """A type with its modes and the words that tell them."""
    rows = [row for row in written.rows if row.cells.get("type") == kind.name and not row.replaced]
    verbs = [row for row in rows if row.table == "verbs"]
    nouns = [row for row in rows if row.table == "nouns" and row.cells["head"] != "-"]
    modes = []
    for mode in kind.modes.values():
        own = [row for row in rows if row.cells["mode"] == mode.name and row.cells.get("where") != "-"]
        modes.append(ModePage(mode.name, mode.score, mode.definition, _first(row.cue for row in own)))
    plain = [row for row in verbs if not row.cells["object"]]
    return TypePage(
        kind.name,
        kind.quad,
        kind.score,
        kind.definition,
        kind.boundary,
        kind.like,
        layer_of(book, kind.name),
        tuple(modes),
        _first(row.cue for row in plain or verbs),
        _first(row.cue for row in nouns),
        len(verbs),
        len(nouns),
        _examples(plain, [row for row in verbs if row.cells["object"]], nouns),
    )


def handbook(layers: tuple[Path, ...] = ()) -> Handbook:
    """The codebook as one document: every type, status, context and slot."""
    book, written = knowledge(layers).codebook, sheets(layers)
    told = [row for row in written.rows if row.table == "status" and not row.replaced]
    told += [row for row in written.rows if row.table == "light" and not row.replaced]
    contexts: dict[str, list[str]] = {}
    for cue, context in book.contexts.items():
        contexts.setdefault(context, []).append(" ".join(cue).replace(" - ", "-").replace(" '", "'"))
    return Handbook(
        book.version,
        tuple(BUNDLED if at == len(book.layers) - 1 else str(layer) for at, layer in enumerate(book.layers)),
        tuple(type_page(book, kind, written) for kind in book.types.values()),
        STATUS,
        {name: _first(row.cells.get("cue") or row.cue for row in told if row.cells["status"] == name)
         for name in STATUS},
        {name: tuple(cues) for name, cues in contexts.items()},
        SLOTS,
    )  # fmt: skip


def layer_of(book: Codebook, name: str) -> str:
    """The topmost layer that says something of a type."""
    for layer in book.reads("verbs"):
        file = layer / "types.toml"
        if file.is_file() and f"[{name}]" in file.read_text(encoding="utf-8"):
            return BUNDLED if layer == book.layers[-1] else str(layer)
    return BUNDLED


def _bases(word: str) -> Iterator[str]:
    """What a form of a word may be a form of: *bombed*, *denies*, *raiding*."""
    for ending, more in (("ies", ("y",)), ("ied", ("y",)), ("es", ("e", "")), ("s", ("",)), ("ed", ("", "e")),
                         ("ing", ("", "e"))):  # fmt: skip
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem + letter for letter in more)
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _first(cues: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cues))[:_SHOWN]


def _examples(plain: Sequence[Row], asking: Sequence[Row], nouns: Sequence[Row]) -> tuple[str, ...]:
    """Patterns made of a type's own cues: verbs by themselves, verbs with an object, nouns."""
    spread = [*_spread(plain, 4), *_spread(asking, 3), *_spread(nouns, 3)]
    return tuple(dict.fromkeys(frame(row) for row in spread))


def _spread(rows: Sequence[Row], count: int) -> Sequence[Row]:
    """Some of the rows, one of each mode first."""
    by_mode: dict[str, Row] = {}
    for row in rows:
        by_mode.setdefault(row.cells["mode"], row)
    chosen = list(by_mode.values())[:count]
    return chosen + [row for row in rows if row not in chosen][: count - len(chosen)]
