"""Quotations: the stretches of a report that stand in quotation marks, found in its text and not in the parse.

Marks close within their paragraph, with two exceptions. A quotation left open at a paragraph's end goes on where the
next begins with an opening mark, as English prints longer speeches; and where the next paragraph has a mark that can
only close, its beginning belongs to the quotation: a text that was cut into paragraphs anew.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from comity.reading.sentences import Sentence

_MARK = re.compile(r"[“”„\"]|''|``|(?<!\w)‘|’(?!\w)")
_SAID = re.compile(
    r"(?:[A-Z][\w.’'-]* ){1,3}(?:said|says|added|told)\b|[A-Z][\w’'-]*, [^,.\"“”]{3,60}, (?:said|says)\b"
)
"""A name and a verb of speech: what stands right behind a mark that closed the sentence before."""
_IN_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_NAMING = re.compile(r"\b(?:the|an?|his|her|its|their|called|dubbed|so-called)\s*\Z")
"""What stands before a name in quotation marks, and before no speech."""
_ENDING = ('"', "”", "“")  # end what another mark opened, where they can't open
_CLOSING = {'"': (*_ENDING, "''")}
"""What ends a quotation that its own mark does not: *"We shall stay,'' he said*."""
_BEFORE = 12  # characters that a word of `_NAMING` takes at most
_MARKS = ('"', "''", "“", "”")
_WAITING = 2  # paragraphs without a mark over which a quotation may go on
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
    found: list[Quotation] = []
    waiting: list[Quotation] = []  # paragraphs without a mark, after a quotation that was left open
    for number, (start, end) in paragraphs.items():
        end = _with_last_mark(text, end)
        before = found[-1] if found and found[-1].is_open else None
        if before is None or before.paragraph + len(waiting) + 1 != number:
            before, waiting = None, []
        closing = _only_closing(text, start, end) if before is not None else None
        if before is not None and closing is not None:
            if text[start:closing] in _MARKS:
                found[-1] = replace(before, is_open=False)
            else:
                found += [*waiting, Quotation(start, closing, number, False)]
            start = closing
        elif before is not None and _MARK.search(text, start, end) is None and len(waiting) < _WAITING:
            waiting.append(Quotation(start, end, number, True))
            continue
        waiting = []
        found += _in_paragraph(text, start, end, number)
    return found


def _with_last_mark(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in ("”", '"') else end


def _only_closing(text: str, start: int, end: int) -> int | None:
    """Where the first mark of a paragraph ends, if it can't open a quotation and so closes one begun before.

    *"Griffin said he was ill* after a quotation that is open: a closing mark that slipped to the next sentence.
    """
    first = _MARK.search(text, start, end)
    if first is None or first.group() in ("'", "’"):
        return None
    if _opens(text, first) and _IN_PERSON.search(text, start, first.start()):
        return first.start()  # "I had offers. "I am sure": the next paragraph of the speech begins within this one
    if first.start() == start:
        return first.end() if _SAID.match(text, first.end()) else None
    if first.group() in ("”", '"', "''") and not _may_open(text, first.start(), first.end()):
        return first.end()
    return None


def _opens(text: str, mark: re.Match[str]) -> bool:
    return mark.group() == "“" or (mark.group() == '"' and _must_open(text, mark.start(), mark.end()))


def _in_paragraph(text: str, start: int, end: int, number: int) -> Iterator[Quotation]:
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if opened is None:
            if mark in _CLOSED_BY or (mark in ('"', "''") and _may_open(text, match.start(), match.end())):
                opened = (match.start(), _CLOSED_BY.get(mark, mark))
        elif mark in opened[1] or (
            mark in _CLOSING.get(opened[1], _ENDING) and not _may_open(text, match.start(), match.end())
        ):
            slipped = mark == '"' and _must_open(text, match.start(), match.end())
            if not slipped or _SAID.match(text, match.end()):
                yield Quotation(opened[0], match.start() - 1 if slipped else match.end(), number, False)
                opened = None
    if opened is None or "’" in opened[1] or opened[0] >= end - 1:
        return
    if not _NAMING.search(text, max(start, opened[0] - _BEFORE), opened[0]):
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
