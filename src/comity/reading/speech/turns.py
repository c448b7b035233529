"""Turns: quotations that no words of their own report, and that go on with what the last speaker said.

Three kinds: a verb that ends its sentence and a quotation in the next (`He went on:`); a quotation that closes its
sentence before a sentence that reports it (`“Why now?” he asked.`); and sentences that are quotation and nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.reading.covering import Covering
from comity.reading.speech.phrases import Saying
from comity.reading.speech.quotations import Quotation, overlapping

_GAP = " \t\n\r\xa0,;.:-–—―"
_CLOSING = ("”", '"', "'", "?", "!", "…")
_ASIDE = re.compile(r"[ ,]*\b(?:which|who|whose|where)\b")
_LONG = 2  # words from which a sentence in quotation marks is speech


def with_turns(text: str, sayings: Sequence[Saying], quoted: Sequence[Quotation]) -> list[Saying]:
    """The sayings, each with the whole of the quotations that it touches and those that go on with it."""
    found = [replace(saying, content=_widened(text, saying, quoted)) for saying in sayings]
    taken = {
        quotation
        for saying in found
        for start, end in saying.content
        for quotation in overlapping(quoted, start, end)
        if start <= quotation.start and quotation.end <= end
    }
    for i, saying in enumerate(found):
        found[i] = replace(saying, content=joined(text, [*_begun_before(text, saying, quoted), *saying.content]))
    ending, around = _by_end(found), Covering((i, [_of_sentence(saying)]) for i, saying in enumerate(found))
    for at, quotation in enumerate(quoted):
        if quotation in taken or not (_goes_on(text, quoted, at) or _is_speech(text, quotation)):
            continue
        before = (i for offset in _gap_before(text, quotation.start) for i in ending.get(offset, ()))
        best: int | None = None
        for i in sorted({*before, *around.near(quotation.start)}):
            saying = found[i]
            if _carries_on(text, saying, quotation, quoted) and (best is None or found[best].cue < saying.cue):
                best = i
        if best is not None:
            found[best] = replace(found[best], content=(*found[best].content, (quotation.start, quotation.end)))
            ending[quotation.end].append(best)
            taken.add(quotation)
    return found


def _by_end(sayings: Sequence[Saying]) -> dict[int, list[int]]:
    """The numbers of the sayings by where all their words end, their sentences with them."""
    found: dict[int, list[int]] = defaultdict(list)
    for i, saying in enumerate(sayings):
        found[max(_end(saying), saying.sentence.span.end)].append(i)
    return found


def _of_sentence(saying: Saying) -> tuple[int, int]:
    return saying.sentence.span.start, saying.sentence.span.end


def _end(saying: Saying) -> int:
    """Where the words of a saying end, of which its source and its content may stand after its cue."""
    last = saying.sentence.tokens[saying.source.last].end if saying.source is not None else 0
    return max([saying.cue[1], last, *(end for _, end in saying.content)])


def _gap_before(text: str, offset: int) -> Iterator[int]:
    """The places before one with nothing but blanks and marks between."""
    yield offset
    while offset and text[offset - 1] in _GAP:
        offset -= 1
        yield offset


def _widened(text: str, saying: Saying, quoted: Sequence[Quotation]) -> tuple[tuple[int, int], ...]:
    """Content that ends within a quotation runs to the quotation's end, and so at its start; pieces are joined."""
    if any(one.has_inside(saying.cue[0]) for one in overlapping(quoted, saying.cue[0], saying.cue[0] + 1)):
        return saying.content
    pieces = []
    for start, end in saying.content:
        for quotation in tuple(overlapping(quoted, start, end)):
            if quotation.start < end and start < quotation.end:
                if start > quotation.start and quotation.end > saying.cue[0] >= quotation.start:
                    continue
                start, end = min(start, quotation.start), max(end, quotation.end)
                if _ASIDE.match(text, quotation.end):
                    end = quotation.end  # "to “restore order,” which few believe": the author's aside
        pieces.append((start, end))
    return joined(text, pieces)


def _begun_before(text: str, saying: Saying, quoted: Sequence[Quotation]) -> list[tuple[int, int]]:
    """The paragraphs of a speech whose mark was left open, before the one that says whose it is."""
    earlier: list[tuple[int, int]] = []
    before = (
        bisect_left(quoted, start, key=lambda quotation: quotation.start)
        for start, end in saying.content
        if end < saying.cue[0] and any(start <= q.start and q.end <= end for q in overlapping(quoted, start, end))
    )
    at = min(before, default=None)
    while at is not None and _goes_on(text, quoted, at):
        at -= 1
        earlier.append((quoted[at].start, quoted[at].end))
    return earlier


def _goes_on(text: str, quoted: Sequence[Quotation], at: int) -> bool:
    """Whether a quotation opens its paragraph, after one that the paragraph before left open."""
    before, own = quoted[at - 1] if at else None, quoted[at]
    opens = text[max(0, own.start - 1) : own.start] == "\n"
    return opens and before is not None and before.is_open and before.paragraph == own.paragraph - 1


def joined(text: str, pieces: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Pieces in order, those that touch or overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if found and (start <= found[-1][1] or text[found[-1][1] : start].strip() == ""):
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def _is_speech(text: str, quotation: Quotation) -> bool:
    """A quotation that begins a sentence and ends one; scare quotes do neither."""
    before = text[max(0, quotation.start - 3) : quotation.start].rstrip(" \xa0")
    after = text[quotation.end : quotation.end + 2].strip()
    if before and before[-1] not in ".!?:\n”\"'’,":
        return False
    inside = text[quotation.start : quotation.end].rstrip("”\"'’ ")
    if not (quotation.is_open or inside[-1:] in ".!?…,-—:" or text[quotation.end : quotation.end + 1] in ".\n"):
        return False
    return len(inside.split()) > _LONG and not (after and after[0].islower())


def _carries_on(text: str, saying: Saying, quotation: Quotation, quoted: Sequence[Quotation]) -> bool:
    if "quote" not in saying.words.frames:
        return False
    group = _end(saying)
    end = max(group, min(saying.sentence.span.end, quotation.start))
    if group > quotation.start or text[end : quotation.start].strip(_GAP) != "":
        return False
    if text[group : quotation.start].rstrip()[-1:] not in (".", ",", ":", "", *_CLOSING) or "\n\n" in text[group:end]:
        return False
    if any(q.has_inside(saying.cue[0]) for q in overlapping(quoted, *saying.cue)):
        return False
    if any(True for start, stop in saying.content for _ in overlapping(quoted, start, stop)):
        return True
    while end and text[end - 1].isspace():
        end -= 1
    return text[end - 1 : end] == ":"
