"""Sentences for a page: cut into pieces of which some are lit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.faces.why import Mark, lit_pieces
from comity.faces.words import safe, shortened
from comity.types import Span

Pieces = list[tuple[str, bool]]
LONGEST = 320
"""Characters of a sentence in a list."""

AROUND = 360
"""Characters of a report that are shown before a sentence and after it."""


def lit(sentence: Span, marks: Iterable[Mark]) -> Pieces:
    """A whole sentence in pieces, each with whether one of the marks covers it."""
    return lit_spans(sentence, [mark.span for mark in marks])


def lit_spans(sentence: Span, spans: Iterable[Span]) -> Pieces:
    """A whole sentence in pieces, each with whether one of the spans covers it."""
    return [(safe(text), on) for text, on in lit_pieces(sentence, spans)]


def sentence(whole: Span, spans: Sequence[Span], most: int = LONGEST) -> Pieces:
    """A sentence in pieces, cut to so many characters around the first of the spans that lie in it."""
    inside = [one for one in spans if whole.start <= one.start and one.end <= whole.end]
    around = (inside[0].start - whole.start, inside[0].end - whole.start) if inside else None
    text, cut = shortened(whole.text, around, most)
    start = whole.start + cut
    shown = Span(start, start + len(text), text)
    pieces = [(safe(piece).replace("\n", " "), on) for piece, on in lit_pieces(shown, inside)]
    if cut:
        pieces.insert(0, ("… ", False))
    if cut + len(text) < len(whole.text):
        pieces.append((" …", False))
    return pieces


def around_of(text: str, sentence: Span) -> tuple[str, str]:
    """What stands before a sentence and after it in its report, as far as its paragraph goes, and no further than that
    many characters."""
    start = max(sentence.start - AROUND, text.rfind("\n\n", 0, sentence.start) + 1, 0)
    paragraph = text.find("\n\n", sentence.end)
    end = min(sentence.end + AROUND, paragraph if paragraph >= 0 else len(text))
    cut = "… " if start > 0 and not text[start - 1].isspace() else ""
    more = " …" if end < len(text) and end != paragraph else ""
    return cut + safe(text[start : sentence.start]).lstrip("\n"), safe(text[sentence.end : end]) + more
