"""Plain text -> its paragraphs, however its lines are broken: by blank lines, one to a line, or wrapped to a width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
_WRAPPED = 120  # characters: text wrapped by hand is narrower, so a wider line is a paragraph by itself


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text without white space around it, and how many blank lines stand before it."""

    start: int
    end: int
    gap: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


def paragraphs(text: str, stands_alone: Callable[[str], bool]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order, holding every non-blank character; a line that `stands_alone` joins none."""
    found: list[Paragraph] = []
    for block in _blocks(text):
        if len(block) == 1 or any(line.end - line.start > _WRAPPED for line in block):
            found += block
        else:
            found += _wrapped(text, block, stands_alone)
    return tuple(found)


def _blocks(text: str) -> Iterator[list[Paragraph]]:
    """Runs of lines without a blank one between them, each line as a paragraph of its own."""
    block: list[Paragraph] = []
    last_end = 0
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if not words:
            continue
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        gap = max(0, text.count("\n", last_end, start) - 1)
        if gap and block:
            yield block
            block = []
        block.append(Paragraph(start, start + len(words), gap, words))
        last_end = start + len(words)
    if block:
        yield block


def _wrapped(text: str, block: list[Paragraph], stands_alone: Callable[[str], bool]) -> list[Paragraph]:
    runs: list[list[Paragraph]] = []
    may_go_on = False
    for line in block:
        alone = stands_alone(line.text)
        if may_go_on and not alone:
            runs[-1].append(line)
        else:
            runs.append([line])
        may_go_on = not alone
    return [
        Paragraph(first.start, last.end, first.gap, text[first.start : last.end])
        for first, last in ((run[0], run[-1]) for run in runs)
    ]
