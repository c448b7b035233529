"""A report as a page: its text in blocks and paragraphs, cut at every boundary of a mark, with the notes beside it.

Deeds stand in the right margin and words in the left one. Nothing here is HTML: the templates are, and they escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from comity.faces.report import Report
from comity.faces.words import (
    ACTS,
    EVIDENCE,
    PARTS,
    days,
    deed,
    number,
    one_line,
    safe,
    several,
    status_of,
    voice_of,
    who_to_whom,
)
from comity.types import Article, Attribution, EventMention, Part, Span

MOST_LANES = 4
"""Brackets that stand above one another; deeper ones share the highest lane."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")
_WRAPPED = 100  # lines that all stay under this were broken by a machine

STROKES: Mapping[str, str] = {
    "happened": "solid",
    "denied": "wavy",
    "planned": "dashed",
    "threatened": "dashed",
    "requested": "dashed",
    "possible": "dashed",
    "counterfactual": "dashed",
    "refused": "double",
}


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin: a deed (right) or words (left), in lines, with the id that `/why` explains."""

    kind: Literal["deed", "words"]
    id: str
    title: str
    lines: tuple[str, ...]
    said: str = ""  # the words that tell the deed: where notes crowd they tell which mark is meant
    hostile: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Bracket:
    """The rule over the words of a claim, in its lane; whether it opens and closes at this piece."""

    id: str
    lane: int
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that carry the same marks: `notes` begin here, `why` is what they open, `deed` how it is drawn."""

    text: str
    notes: tuple[Note, ...] = ()
    brackets: tuple[Bracket, ...] = ()  # the outermost first
    why: str | None = None
    deed: str | None = None
    cue: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(note for piece in self.pieces for note in piece.notes)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the report, and what it is called where that has to be said."""

    kind: str
    label: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A report laid out; `deeds`, `claims` and what else the head of the page says of it."""

    report: Report
    blocks: tuple[Block, ...]
    title: str
    deeds: int = 0
    claims: int = 0
    credits: tuple[str, ...] = ()


@dataclass(slots=True)
class _Marks:
    """The marks of a report, each as what it does to the characters from `start` to `end`."""

    deeds: list[tuple[Span, EventMention]] = field(default_factory=list)
    words: list[tuple[Span, Attribution, int]] = field(default_factory=list)
    cues: list[tuple[Span, Attribution]] = field(default_factory=list)
    notes: dict[int, list[Note]] = field(default_factory=dict)

    def boundaries(self) -> Iterator[int]:
        for span in (*(d[0] for d in self.deeds), *(w[0] for w in self.words), *(c[0] for c in self.cues)):
            yield from (span.start, span.end)


def page_of(report: Report) -> Page:
    """Lay a report out."""
    marks = _marks(report)
    cuts = sorted({*marks.boundaries(), *marks.notes})
    blocks = []
    for part in _all_parts(report.article):
        paragraphs = tuple(
            Paragraph(tuple(_pieces(report.article.text, start, end, cuts, marks)))
            for start, end in paragraphs_of(report.article.text, part.start, part.end)
        )
        if paragraphs:
            blocks.append(Block(part.kind, PARTS.get(part.kind, ""), paragraphs))
    credits = tuple(f"{one.kind.replace('_', ' ')} {one_line(one.name)}" for one in report.article.credits)
    title = one_line(report.article.headline or "") or report.article.id
    return Page(report, tuple(blocks), title, len(report.mentions), len(report.attributions), credits)


def paragraphs_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a stretch of text, without the white space around them."""
    body = text[start:end]
    lines = body.split("\n")
    wrapped = len(lines) > 2 and max(map(len, lines)) <= _WRAPPED
    at = 0
    ends = [(found.start(), found.end()) for found in (_BLANK_LINE if wrapped else _LINE_END).finditer(body)]
    for stop, following in [*ends, (len(body), len(body))]:
        piece = body[at:stop]
        if piece.strip():
            first = at + len(piece) - len(piece.lstrip())
            yield start + first, start + at + len(piece.rstrip())
        at = following


def lanes_of(spans: Mapping[str, Sequence[Span]]) -> dict[str, int]:
    """In which lane the bracket of each claim runs: what holds another, or crosses a shorter one, runs above it.

    >>> lanes_of({"outer": [Span(0, 9, "x" * 9)], "inner": [Span(2, 5, "xxx")]})
    {'inner': 0, 'outer': 1}
    """
    lanes: dict[str, int] = {}
    for id_ in sorted(spans, key=lambda one: (sum(span.end - span.start for span in spans[one]), one)):
        beside = [
            lanes[other]
            for other in lanes
            if any(left.overlaps(right) for left in spans[id_] for right in spans[other])
        ]
        lanes[id_] = min(max(beside, default=-1) + 1, MOST_LANES - 1)
    return lanes


def _marks(report: Report) -> _Marks:
    spoken = {one.id: one for one in report.attributions}
    marks = _Marks()
    lanes = lanes_of({one.id: one.content for one in report.attributions})
    for one in report.attributions:
        marks.cues.append((one.cue, one))
        marks.words += [(span, one, lanes[one.id]) for span in one.content]
        starts = [one.cue.start, *(span.start for span in one.content)]
        marks.notes.setdefault(min(starts), []).append(words_note(one, report))
    for mention in report.mentions:
        marks.deeds.append((mention.anchor, mention))
        marks.notes.setdefault(mention.anchor.start, []).append(deed_note(mention, report, spoken))
    return marks


def deed_note(mention: EventMention, report: Report, spoken: Mapping[str, Attribution]) -> Note:
    """`ASSAULT · aerial`, who to whom, when and how many, and what is uncertain about it."""
    actors, recipients = [one.actor for one in mention.actors], [one.actor for one in mention.recipients]
    stated = mention.when if mention.when and mention.when.basis != "report" else None
    sides = who_to_whom(actors, recipients, report.names, nobody="") if actors or recipients else ""
    facts = [days(stated), *map(number, mention.counts), one_line(mention.where.name) if mention.where else ""]
    doubts = ["" if mention.status == "happened" and not mention.historical else status_of(mention)]
    doubts.append(voice_of(mention, spoken, report.names))
    lines = (
        sides,
        " · ".join(filter(None, facts)),
        " · ".join(filter(None, doubts)),
    )
    return Note(
        "deed",
        mention.id,
        deed(mention.event_type, mention.mode),
        tuple(filter(None, lines)),
        said=one_line(mention.anchor.text),
        hostile=report.hostile.get(mention.event_type, False),
        uncertain=mention.status != "happened" or mention.historical,
    )


def words_note(one: Attribution, report: Report) -> Note:
    """Whose words these are, what kind of saying it is, and on what evidence."""
    name = several([report.names.get(who, who) for who in one.sources] or report.article.outlets) or "the report"
    evidence = EVIDENCE[one.evidence]
    if evidence and one.evidence_by:
        evidence += f" by {one_line(report.names.get(one.evidence_by, one.evidence_by))}"
    said = (
        ACTS[one.act]
        if one.act != "assert"
        else {"belief": "believes", "intention": "intends"}.get(one.attitude, "says")
    )
    return Note(
        "words", one.id, one_line(name), tuple(filter(None, (said, evidence))), uncertain=one.evidence == "none"
    )


def _pieces(text: str, start: int, end: int, cuts: Sequence[int], marks: _Marks) -> Iterator[Piece]:
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    for first, last in pairwise(edges):
        deeds = [mention for span, mention in marks.deeds if span.start < last and first < span.end]
        words = [found for found in marks.words if found[0].start < last and first < found[0].end]
        cues = [claim for span, claim in marks.cues if span.start < last and first < span.end]
        brackets = tuple(
            Bracket(claim.id, lane, max(span.start, start) == first, min(span.end, end) == last)
            for span, claim, lane in sorted(words, key=lambda found: (-found[2], found[0].start, found[1].id))
        )
        why = deeds[0].id if deeds else cues[0].id if cues else None
        yield Piece(
            safe(text[first:last]),
            tuple(marks.notes.get(first, ())),
            brackets,
            why,
            _drawn(deeds[0], marks) if deeds else None,
            bool(cues),
        )


def _drawn(mention: EventMention, marks: _Marks) -> str:
    stroke = STROKES[mention.status]
    return "dotted" if stroke == "solid" and mention.voice == "source" else stroke


def _all_parts(article: Article) -> Iterable[Part]:
    """The parts in order, and what stands between them as body: the whole text is on the page."""
    at = 0
    for part in sorted(article.parts, key=lambda one: (one.start, one.end)):
        if article.text[at : part.start].strip():
            yield Part("body", at, part.start)
        if part.end > at:
            yield Part(part.kind, max(at, part.start), part.end)
            at = part.end
    if article.text[at:].strip():
        yield Part("body", at, len(article.text))
