"""Entries of the codebook on a terminal: what it says of a word, of a type, and what is wrong in its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from comity.faces.show import COOPERATIVE, HOSTILE, QUIET
from comity.faces.words import plural, safe

if TYPE_CHECKING:
    from comity.faces.coding import Fault, Line, ModePage, TypePage, WordPage

QUADS: Mapping[int, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
MOST, LONGER = 12, 4
"""Rows of one table that are shown of a word itself, and of cues that it is a part of; `--json` has them all."""


def word_page(page: WordPage, tables: Mapping[str, str]) -> RenderableType:
    """Every row that a word cues, table by table; then the verbs that ask for it, and the boundaries of its types."""
    shown: list[RenderableType] = [Text(safe(page.word), "bold"), Text("")]
    order = list(tables)
    for table, lines in groupby(sorted(page.lines, key=lambda one: order.index(one.table)), lambda one: one.table):
        shown += [_heading(f"{tables[table]} · {table}.tsv"), *_lines(list(lines), page.word), Text("")]
    if page.as_object:
        shown += [_heading("verbs that ask for it as their object · verbs.tsv"), *_lines(page.as_object, ""), Text("")]
    for name, boundary in page.boundaries.items():
        shown += [_heading(f"where {name} ends"), *map(_bullet, boundary), Text("")]
    return Group(*shown[:-1])


def type_page(page: TypePage) -> RenderableType:
    """A type: what it means, how it scores, its modes, its boundaries, its words."""
    against = page.quad > 2
    title = Text.assemble(
        ("▼ " if against else "▲ ", HOSTILE if against else COOPERATIVE), (page.name, "bold"),
        f"  {QUADS.get(page.quad, '')} · score {page.score:g}",
        f" · follows the rules of {page.like}" if page.like != page.name else "",
        f" · {page.layer}" if page.layer != "bundled" else "",
    )  # fmt: skip
    shown: list[RenderableType] = [title, Text(safe(page.definition)), Text("")]
    if page.modes:
        shown += [_heading("modes"), _modes(page.modes), Text("")]
    if page.boundary:
        shown += [_heading("where it ends"), *map(_bullet, page.boundary), Text("")]
    shown.append(_heading("words that tell it"))
    for rows, what, cues in ((page.verb_rows, "verb", page.verbs), (page.noun_rows, "noun", page.nouns)):
        if cues:
            more = ", …" if rows > len(cues) else ""
            line = f"{plural(rows, what + ' row')}: {', '.join(cues)}{more}"
            shown.append(Padding(Text(safe(line)), (0, 0, 0, 2)))
    shown += [Padding(Text(safe(one), "italic"), (0, 0, 0, 2)) for one in page.examples]
    return Group(*shown)


def fault_table(faults: Sequence[Fault]) -> RenderableType:
    """Faults with their files and lines."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for one in faults:
        table.add_row(Text(safe(place_of(one)), "bold"), Text(safe(one.what)))
    return table


def place_of(fault: Fault) -> str:
    """`verbs.tsv:28`, or the file where it is the whole of it."""
    return f"{fault.file}:{fault.line}" if fault.line else fault.file


def _heading(text: str) -> RenderableType:
    return Rule(Text(safe(text), "bold"), align="left", characters="─", style=QUIET)


def _lines(lines: Sequence[Line], word: str) -> Iterable[RenderableType]:
    own = [line for line in lines if line.cue == word.casefold() or line.table in ("classes", "contexts")]
    shown = own[:MOST] + [line for line in lines if line not in own][:LONGER]
    for line in shown:
        yield Padding(_line(line), (0, 0, 0, 2))
    if len(lines) > len(shown):
        yield Padding(Text(f"and {len(lines) - len(shown)} more; all of them with --json", QUIET), (0, 0, 0, 2))


def _line(line: Line) -> Text:
    text = Text()
    if line.table not in ("verbs", "nouns") and line.cue not in line.says:
        text.append(f"{safe(line.cue)}  ", "bold")
    head, _, rest = safe(line.says).partition(":")
    text.append(head, "bold" if line.table in ("verbs", "nouns") else "")
    text.append(f":{rest}" if rest else "")
    facts = [line.place, *([line.note] if line.note else []), *(["replaced by a layer above"] if line.replaced else [])]
    text.append(f"\n  {safe(' · '.join(facts))}", QUIET)
    return text


def _modes(modes: Sequence[ModePage]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for mode in modes:
        told = Text(safe(mode.definition))
        if mode.cues:
            told.append(f"\n{', '.join(map(safe, mode.cues[:8]))}{', …' if len(mode.cues) > 8 else ''}", QUIET)
        table.add_row(Text(f"  {safe(mode.name)}", "bold"), f"{mode.score:g}", told)
    return table


def _bullet(text: str) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=3, justify="right")
    table.add_column(ratio=1)
    table.add_row("·", Text(safe(text)))
    return table
