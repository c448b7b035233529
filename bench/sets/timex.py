"""TimeML documents: time expressions and their values. The DCT is the document's.

span_f1: our expressions against the TIMEX3 of the text, by exact span; span_overlap_f1 by overlap. value_f1: the
expressions that overlap and have the same value (as TempEval-3 counts it). The creation time itself, and what stands
outside TEXT, is left out. The points of a range are TIMEX3s of their own, as TimeML has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from bench.measured import Counts, Row, Scores
from bench.metrics import Piece, exact, overlapping, set_f1, total
from bench.texts import body, json_lines, read_steps
from comity.reading.times import TimeExpression


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """A TimeML document: its text, its day, the places and values of its time expressions."""

    text: str
    published: str | None
    times: tuple[tuple[Piece, str], ...]


def rows(path: Path) -> Iterator[Row]:
    for row in json_lines(path):
        document = parsed(row["timeml"])
        draft = read_steps(body(document.text, document.published), last="find_moments")
        ours = [point for _, expression in draft.times for point in _points(expression)]
        found = tuple(((one.span.start, one.span.end), one.value) for one in ours)
        yield Row(row["id"], of_document(document.times, found), _told(document, found))


def of_document(gold: tuple[tuple[Piece, str], ...], found: tuple[tuple[Piece, str], ...]) -> Counts:
    """What one document adds up to."""
    wanted, ours = [(piece,) for piece, _ in gold], [(piece,) for piece, _ in found]
    hit = sum(any(_meet(a, b) and value == other for b, other in found) for a, value in gold)
    right = sum(any(_meet(a, b) and value == other for b, other in gold) for a, value in found)
    values = {"value:gold": len(gold), "value:said": len(found), "value:hit": hit, "value:right": right}
    return total([exact("span", wanted, ours), overlapping("overlap", wanted, ours), values])


def scores(counts: Counts) -> Scores:
    return {
        "span_f1": set_f1(counts, "span"),
        "span_overlap_f1": set_f1(counts, "overlap"),
        "value_f1": set_f1(counts, "value"),
    }


def parsed(timeml: str) -> TimeDocument:
    """TimeML -> text and times."""
    root = ElementTree.fromstring(re.sub(r"^<\?xml[^>]*\?>\s*", "", timeml))
    created = root.find("DCT/TIMEX3")
    published = created.get("value", "")[:10] if created is not None else ""
    text = root.find("TEXT")
    assert text is not None
    pieces: list[str] = []
    times: list[tuple[Piece, str]] = []
    _walk(text, pieces, times)
    return TimeDocument("".join(pieces), published if len(published) == 10 else None, tuple(times))


def _walk(element: ElementTree.Element, pieces: list[str], times: list[tuple[Piece, str]]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    if element.tag == "TIMEX3" and element.get("functionInDocument") != "CREATION_TIME" and start < end:
        times.append(((start, end), element.get("value", "")))


def _points(expression: TimeExpression) -> tuple[TimeExpression, ...]:
    return expression.parts or (expression,)


def _meet(left: Piece, right: Piece) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _told(document: TimeDocument, found: tuple[tuple[Piece, str], ...]) -> str:
    def words(times: tuple[tuple[Piece, str], ...]) -> list[str]:
        return [f"{document.text[a:b]!r}={value}" for (a, b), value in times]

    gold, ours = words(document.times), words(found)
    missed = [one for one in gold if one not in ours]
    extra = [one for one in ours if one not in gold]
    return f"on {document.published}\n  missed: {'; '.join(missed)}\n  extra: {'; '.join(extra)}"
