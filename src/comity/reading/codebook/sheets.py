"""Sheets: the rows of the codebook's tables as they are written, each with its layer, file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from comity.reading.codebook import COLUMNS, KEYS, Codebook, cue_words
from comity.reading.tables import values

BUNDLED = "bundled"
_CUE = {"light": "verb", "classes": "class", "contexts": "context"}


@dataclass(frozen=True)
class Row:
    """A row of a table; `replaced` where a layer above has another of the same cue."""

    table: str
    layer: str
    line: int
    cells: Mapping[str, str]
    replaced: bool = False

    @cached_property
    def cue(self) -> str:
        """The words that the row is for; the class or context of a row that lists many."""
        return self.cells.get(_CUE.get(self.table, "cue"), "")

    @property
    def place(self) -> str:
        """`verbs.tsv:28`, with its layer where that is not the bundled one."""
        own = "" if self.layer == BUNDLED else f"{self.layer}/"
        return f"{own}{self.table}.tsv:{self.line}"

    def lists(self, word: str) -> bool:
        """Whether the row lists a word among many: a class, a context."""
        return word in values(self.cells.get({"classes": "lemmas", "contexts": "cues"}.get(self.table, ""), ""))


class Sheets:
    """All rows with cues that a codebook reads, the topmost layer's first, and those that a layer above replaces."""

    def __init__(self, book: Codebook) -> None:
        self.rows = [row for table in KEYS if table != "plover" for row in _rows(table, book.reads(table))]

    def of(self, word: str) -> list[Row]:
        """The rows that a word or phrase cues: those that are for it alone, then those with it among their words."""
        wanted = word.casefold()
        parts = cue_words(wanted)
        exact = [row for row in self.rows if row.table not in _LISTS and row.cue == wanted]
        exact += [row for row in self.rows if row.lists(wanted)]
        longer = [row for row in self.rows if row.table not in _LISTS and row.cue != wanted and _holds(row.cue, parts)]
        return exact + longer

    def with_object(self, word: str) -> list[Row]:
        """The rows of verbs that ask for an object that the word is, by itself or as one of a class."""
        wanted = word.casefold()
        classes = {f"@{row.cue}" for row in self.rows if row.table == "classes" and row.lists(wanted)}
        asked = ((row, values(row.cells.get("object", ""))) for row in self.rows if row.table == "verbs")
        return [row for row, objects in asked if wanted in objects or classes & set(objects)]

    @cached_property
    def _by_cue(self) -> dict[tuple[str, str], list[Row]]:
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.rows:
            if not row.replaced:
                found.setdefault((row.table, row.cue), []).append(row)
        return found

    @cached_property
    def _by_first(self) -> dict[tuple[str, str], list[Row]]:
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.rows:
            if not row.replaced and row.table not in _LISTS:
                found.setdefault((row.table, row.cue.split(" ")[0]), []).append(row)
        return {key: sorted(rows, key=lambda row: -len(row.cue.split())) for key, rows in found.items()}

    def starting(self, table: str, word: str) -> list[Row]:
        """The rows of a table whose cue begins with a word, the longest first."""
        return self._by_first.get((table, word), [])

    def row(self, table: str, cue: str, **cells: str) -> Row | None:
        """The row of a table for a cue, with these cells."""
        for row in self._by_cue.get((table, cue), ()):
            if all(row.cells.get(key, "") == value for key, value in cells.items()):
                return row
        return None

    def by_entry(self, identity: str) -> Row | None:
        """The row of a verb or noun by the id of its entry: `verb:fire+@weapon`."""
        table, _, rest = identity.partition(":")
        cue, _, wanted = rest.partition("+")
        if table == "verb":
            return self.row("verbs", cue, object=wanted)
        return self.row("nouns", cue) if table == "noun" else None

    @property
    def cues(self) -> dict[str, str]:
        """Every cue there is, by itself: what `did you mean` looks through."""
        listed = (word for row in self.rows for word in values(row.cells.get("cues", "")))
        return {cue: cue for cue in (*(row.cue for row in self.rows if row.table not in _LISTS), *listed)}


_LISTS = frozenset({"classes", "contexts"})


def written(file: Traversable) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table with their numbers, as stripped cells; the header first, notes and blank lines left out."""
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, list(map(str.strip, line.split("\t")))


def layer_name(layer: Traversable) -> str:
    """What a layer is called: its folder, or `bundled`."""
    return BUNDLED if Path(str(layer)) == Path(__file__).parent else str(layer)


def _rows(table: str, layers: Sequence[Traversable]) -> Iterator[Row]:
    known: set[tuple[str, ...]] = set()
    for layer in layers:
        file = layer / f"{table}.tsv"
        if not file.is_file():
            continue
        here: set[tuple[str, ...]] = set()
        lines = written(file)
        _, header = next(lines, (0, []))
        for number, cells in lines:
            row = dict.fromkeys(COLUMNS[table], "") | dict(zip(header, cells, strict=False))
            key = tuple(row.get(name, "") for name in KEYS[table])
            yield Row(table, layer_name(layer), number, row, key in known)
            here.add(key)
        known |= here


def _holds(cue: str, parts: tuple[str, ...]) -> bool:
    words = cue_words(cue)
    return any(words[at : at + len(parts)] == parts for at in range(len(words) - len(parts) + 1))
