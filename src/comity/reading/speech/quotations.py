"""Quotations: the stretches of a report that stand in quotation marks, found in its text and not in the parse.

Marks never close beyond their paragraph. A quotation left open at a paragraph's end goes on where the next begins
with an opening mark, as English prints longer speeches.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comity.reading.sentences import Sentence

_MARK = re.compile(r"[“”„\"]|''|``|(?<!\w)‘|’(?!\w)")
_CLOSED_BY = {"“": "”", "„": "”“", "‘": "’", "``": "''"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Where a quotation stands, marks included; `is_open` where its paragraph ends before it does."""

    start: int
    end: int
    paragraph: int
    is_open: bool

    def has_inside(self, offset: int) -> bool:
        """Whether a character lies between the marks."""
        return self.start < offset < self.end - 1


def quotations(text: str, sentences: Sequence[Sentence]) -> list[Quotation]:
    """The quotations of all paragraphs, in order; they never overlap."""
    paragraphs: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        start, _ = paragraphs.get(sentence.paragraph, (sentence.span.start, 0))
        paragraphs[sentence.paragraph] = (start, sentence.span.end)
    return [
        quotation
        for number, (start, end) in paragraphs.items()
        for quotation in _in_paragraph(text, start, _with_last_mark(text, end), number)
    ]


def _with_last_mark(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in ("”", '"') else end


def _in_paragraph(text: str, start: int, end: int, number: int) -> Iterator[Quotation]:
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if opened is None:
            if mark in _CLOSED_BY or (mark in ('"', "''") and _may_open(text, match.start(), match.end())):
                opened = (match.start(), _CLOSED_BY.get(mark, mark))
        elif mark in opened[1] and not (mark == '"' and _must_open(text, match.start(), match.end())):
            yield Quotation(opened[0], match.end(), number, False)
            opened = None
    if opened is not None and "’" not in opened[1] and opened[0] < end - 1:
        yield Quotation(opened[0], end, number, True)


def _may_open(text: str, start: int, end: int) -> bool:
    return not text[end : end + 1].isspace() and not text[start - 1 : start].isalnum()


def _must_open(text: str, start: int, end: int) -> bool:
    """A straight mark with a space before it and none behind opens."""
    return text[start - 1 : start].isspace() and text[end : end + 1].isalnum()


def overlapping(found: Sequence[Quotation], start: int, end: int) -> Iterator[Quotation]:
    """Of quotations in order, those of which any character stands in a stretch, without a look at the others."""
    for at in range(bisect_right(found, start, key=lambda quotation: quotation.end), len(found)):
        if found[at].start >= end:
            return
        yield found[at]


def holding(found: Iterable[Quotation], offset: int) -> Quotation | None:
    """The quotation in which a character lies, marks left out."""
    return next((quotation for quotation in found if quotation.has_inside(offset)), None)
