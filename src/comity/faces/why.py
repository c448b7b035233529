"""The answer to "why": a tree from a record down to its sentences, which shows itself in a line."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from comity import wire
from comity.faces.words import plural
from comity.types import Span


class Mark(Protocol):
    """Words to highlight, and what they are to the record."""

    @property
    def role(self) -> str: ...
    @property
    def span(self) -> Span: ...


class Quote(Protocol):
    """A sentence of a report, with what to highlight in it."""

    @property
    def article(self) -> str: ...
    @property
    def headline(self) -> str | None: ...
    @property
    def outlets(self) -> tuple[str, ...]: ...
    @property
    def published(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def sentence(self) -> Span: ...
    @property
    def marks(self) -> Sequence[Mark]: ...


class Tracing(Protocol):
    """A record, why it stands where it does, its sentences, what it rests on, and what people decided of it."""

    @property
    def id(self) -> str: ...
    @property
    def record(self) -> object: ...
    @property
    def why(self) -> tuple[str, ...]: ...
    @property
    def quotes(self) -> Sequence[Quote]: ...
    @property
    def below(self) -> Sequence[Tracing]: ...
    @property
    def judged(self) -> tuple[str, ...]: ...
    def leaves(self) -> Iterator[Quote]: ...


class Why:
    """A trace (see the casebook) with the names of those in it; `tree` is the trace itself."""

    def __init__(self, tree: Tracing, names: Callable[[Iterable[str]], Mapping[str, str]]) -> None:
        self.tree = tree
        self.names = names

    def __repr__(self) -> str:
        leaves = list(self.tree.leaves())
        reports = {quote.article for quote in leaves}
        return f"<why {self.tree.id}: {plural(len(leaves), 'sentence')} in {plural(len(reports), 'report')}>"

    def to_dict(self) -> dict[str, Any]:
        """The tree as `comity why --json` prints it."""
        return wire.to_dict(self.tree)

    def _repr_html_(self) -> str:
        quotes = "".join(
            f"<li>{html.escape(', '.join(quote.outlets))} {html.escape(quote.published or '')}: "
            f"{highlighted(quote.sentence, [mark.span for mark in quote.marks])}</li>"
            for quote in self.tree.leaves()
        )
        return f"<p>{html.escape(repr(self))}</p><ul>{quotes}</ul>"


def highlighted(sentence: Span, spans: Iterable[Span]) -> str:
    """A sentence as HTML with the characters of the spans in `<mark>`."""
    pieces = []
    for text, lit in lit_pieces(sentence, spans):
        pieces.append(f"<mark>{html.escape(text)}</mark>" if lit else html.escape(text))
    return "".join(pieces)


def lit_pieces(sentence: Span, spans: Iterable[Span]) -> list[tuple[str, bool]]:
    """A sentence in pieces, each with whether any of the spans covers it.

    >>> lit_pieces(Span(10, 20, "US bombs X"), [Span(13, 18, "bombs")])
    [('US ', False), ('bombs', True), (' X', False)]
    """
    lit = [any(span.start <= at < span.end for span in spans) for at in range(sentence.start, sentence.end)]
    pieces: list[tuple[str, bool]] = []
    for character, here in zip(sentence.text, lit, strict=True):
        if pieces and pieces[-1][1] == here:
            pieces[-1] = (pieces[-1][0] + character, here)
        else:
            pieces.append((character, here))
    return pieces
