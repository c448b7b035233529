"""The codebook as a document for human coders: Markdown, or a page of HTML that needs nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from comity.faces.entries import QUADS

if TYPE_CHECKING:
    from comity.faces.coding import Handbook, TypePage

Kind = Literal["h1", "h2", "h3", "p", "list", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the document; `rows` are the items of a list, or the rows of a table with its head first."""

    kind: Kind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def document(book: Handbook) -> list[Block]:
    """The codebook in the order in which a coder needs it: how to code, the types, statuses, contexts, roles."""
    blocks = [
        Block("h1", "Codebook"),
        Block("p", f"Version {book.version or 'of your own'}; tables: {', '.join(book.layers)}."),
        *_how_to_code(book),
        Block("h2", "Types"),
        _table(("type", "kind", "score", "modes"), ((one.name, QUADS.get(one.quad, ""), f"{one.score:g}",
               ", ".join(mode.name for mode in one.modes) or "–") for one in book.types)),
    ]  # fmt: skip
    for one in book.types:
        blocks += _type(one)
    return [*blocks, *_statuses(book), *_contexts(book), *_roles(book)]


def markdown(blocks: Iterable[Block]) -> str:
    """The document as Markdown."""
    return "\n".join(_markdown(block) for block in blocks).rstrip() + "\n"


def page(blocks: Iterable[Block]) -> str:
    """The document as one page of HTML, with its style inside."""
    body = "\n".join(_html(block) for block in blocks)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Codebook</title>
<style>
body {{ font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
h2 {{ margin-top: 2.5rem; border-bottom: 1px solid; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #ccc; }}
code {{ font-size: .9em; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def _how_to_code(book: Handbook) -> Iterator[Block]:
    yield Block("h2", "How to code")
    yield Block("list", rows=(
        ("Code what a sentence says was done, and only that: who did what to whom. Words are deeds, too.",),
        ("Choose the type by its definition; where two fit, their boundaries decide. Then the mode, if one fits.",),
        ("What is asked for, condemned, promised or denied is a deed of its own, with a status of its own.",),
        ("Code the status as the sentence has it. Whether it is true is nobody's question here.",),
        ("Note whose word it is: the report's own, or somebody's whom it quotes.",),
        ("Contexts are what the paragraph is about besides; there may be several, or none.",),
    ))  # fmt: skip
    yield Block("p", f"There are {len(book.types)} types. Scores run from -10 (hostile) to 10 (cooperative).")


def _type(one: TypePage) -> Iterator[Block]:
    yield Block("h3", one.name)
    yield Block("p", f"{one.definition} ({QUADS.get(one.quad, '')}, score {one.score:g})")
    if one.modes:
        yield _table(("mode", "score", "what it is", "words that tell it"), (
            (mode.name, f"{mode.score:g}", mode.definition, ", ".join(mode.cues[:6])) for mode in one.modes
        ))  # fmt: skip
    if one.boundary:
        yield Block("p", "Where it ends:")
        yield Block("list", rows=tuple((rule,) for rule in one.boundary))
    words = [*one.verbs[:10], *one.nouns[:10]]
    if words:
        yield Block("p", f"Words that tell it: {', '.join(words)}.")
    if one.examples:
        yield Block("p", "X does it to Y:")
        yield Block("list", rows=tuple((f"*{example}*",) for example in one.examples))


def _statuses(book: Handbook) -> Iterator[Block]:
    yield Block("h2", "Statuses")
    yield _table(("status", "what it means", "words that give it"), (
        (name, told, ", ".join(book.status_words.get(name, ()))) for name, told in book.statuses.items()
    ))  # fmt: skip


def _contexts(book: Handbook) -> Iterator[Block]:
    yield Block("h2", "Contexts")
    yield _table(("context", "words that tell it"), (
        (name, ", ".join(cues[:12]) + (", …" if len(cues) > 12 else "")) for name, cues in book.contexts.items()
    ))  # fmt: skip


def _roles(book: Handbook) -> Iterator[Block]:
    yield Block("h2", "Who is who")
    yield Block(
        "p",
        "The actor does it, the recipient is who it is done to. Where all do it together, all are actors. "
        "Each row of the tables says in which slots of the sentence they stand; the slots are tried in order.",
    )
    yield _table(("slot", "where in the sentence"), book.slots.items())
    yield Block("list", rows=(
        ("Where the words of a slot are a thing, its possessor is meant: *torched several Iranian outposts*: Iran.",),
        ("Where they are a deed, whoever did it is meant: *condemned the American raid*: the United States.",),
        ("Nobody is put in a role by guess: an empty role is right where the sentence names nobody.",),
    ))  # fmt: skip


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Block:
    return Block("table", rows=(tuple(head), *(tuple(row) for row in rows)))


def _markdown(block: Block) -> str:
    if block.kind in ("h1", "h2", "h3"):
        return f"{'#' * int(block.kind[1])} {block.text}\n"
    if block.kind == "list":
        return "".join(f"- {item}\n" for (item,) in block.rows)
    if block.kind == "table":
        head, *rows = [[cell.replace("|", "\\|") for cell in row] for row in block.rows]
        lines = [head, ["---"] * len(head), *rows]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return f"{block.text}\n"


def _html(block: Block) -> str:
    if block.kind == "list":
        return "<ul>" + "".join(f"<li>{_inline(item)}</li>" for (item,) in block.rows) + "</ul>"
    if block.kind == "table":
        head, *rows = block.rows
        lines = ["<tr>" + "".join(f"<th>{_inline(cell)}</th>" for cell in head) + "</tr>"]
        lines += ["<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in row) + "</tr>" for row in rows]
        return "<table>" + "\n".join(lines) + "</table>"
    return f"<{block.kind}>{_inline(block.text)}</{block.kind}>"


def _inline(text: str) -> str:
    """Text with its `words` and *examples* marked."""
    told = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", told)
