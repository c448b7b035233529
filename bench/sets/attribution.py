"""PolNeAR: who says so, in whole articles; spans of source, cue and content in brat's standoff, discontinuous or not.

cue_f1, source_f1 and content_f1: F1 of exact spans; with `_overlap` before `_f1`: of spans that overlap by a character.
One annotator's file at a time; where several annotated an article, the mean of their counts. Attributions without a
source span (theirs or ours) count for cue and content only. What Discard and Discuss mark is left out on both sides:
an attribution whose cue lies there. The intervals are by document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.measured import Counts, Row, Scores
from bench.metrics import Pieces, exact, overlap, overlapping, set_f1, total
from bench.texts import json_lines, read
from comity.types import Attribution

ROLES = ("cue", "source", "content")
_LEFT_OUT = ("Discard", "Discuss")


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution by its spans; no span where that role stands nowhere."""

    cue: Pieces
    source: Pieces
    content: Pieces


def rows(path: Path) -> Iterator[Row]:
    for row in json_lines(path):
        ours = [of_ours(attribution) for attribution in read(row["text"]).attributions]
        files = [parsed(file) for file in row["annotations"].values()]
        documents = [of_document(gold, ours, left_out) for gold, left_out in files]
        counts = {key: value / len(documents) for key, value in total(documents).items()}
        yield Row(row["id"], counts, _told(row["text"], files[0][0], ours))


def of_document(gold: list[Said], ours: list[Said], left_out: list[Pieces]) -> Counts:
    """What one annotator's file adds up to against our attributions."""
    gold, ours = (
        [said for said in side if not any(overlap(said.cue, span) for span in left_out)] for side in (gold, ours)
    )
    counts = []
    for role in ROLES:
        wanted, found = ([getattr(said, role) for said in side if getattr(said, role)] for side in (gold, ours))
        counts += [exact(role, wanted, found), overlapping(f"{role}_overlap", wanted, found)]
    return total(counts)


def scores(counts: Counts) -> Scores:
    return {f"{kind}_f1": set_f1(counts, kind) for role in ROLES for kind in (role, f"{role}_overlap")}


def parsed(brat: str) -> tuple[list[Said], list[Pieces]]:
    """Brat's standoff -> the attributions, and the spans that are to be left out.

    >>> parsed("T1\\tSource 0 4\\tIran\\nT2\\tCue 5 9\\tsays\\nT3\\tContent 10 12;14 16\\tit .. so\\n"
    ...        "E1\\tAttribution:T2 Source:T1 Cue:T2 Content:T3")
    ([Said(cue=((5, 9),), source=((0, 4),), content=((10, 12), (14, 16)))], [])
    """
    spans: dict[str, Pieces] = {}
    events: list[str] = []
    left_out: list[Pieces] = []
    for line in brat.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T") and key[1:].isdigit():
            kind, _, offsets = rest.partition("\t")[0].partition(" ")
            spans[key] = _pieces(offsets)
            if kind in _LEFT_OUT:
                left_out.append(spans[key])
        elif key.startswith("E") and key[1:].isdigit():
            events.append(rest)
    return [said for said in (_said(event, spans) for event in events) if said.cue or said.content], left_out


def of_ours(attribution: Attribution) -> Said:
    source = attribution.source_span
    return Said(
        ((attribution.cue.start, attribution.cue.end),),
        ((source.start, source.end),) if source is not None else (),
        tuple((span.start, span.end) for span in attribution.content),
    )


def _said(event: str, spans: dict[str, Pieces]) -> Said:
    roles: dict[str, Pieces] = {}
    for part in event.split():
        role, _, key = part.partition(":")
        name = role.rstrip("0123456789").lower()
        roles[name] = tuple(sorted((*roles.get(name, ()), *spans.get(key, ()))))
    return Said(roles.get("cue", ()), roles.get("source", ()), roles.get("content", ()))


def _pieces(offsets: str) -> Pieces:
    pieces = (piece.split() for piece in offsets.split(";"))
    return tuple(sorted((int(start), int(end)) for start, end in pieces))


def _told(text: str, gold: list[Said], ours: list[Said]) -> str:
    def words(said: Said) -> str:
        cut = (" .. ".join(text[a:b] for a, b in pieces) for pieces in (said.source, said.cue, said.content))
        return " | ".join(cut)

    missed = [words(said) for said in gold if not any(overlap(said.cue, other.cue) for other in ours)]
    extra = [words(said) for said in ours if not any(overlap(said.cue, other.cue) for other in gold)]
    return "".join(f"\n  missed: {one}" for one in missed) + "".join(f"\n  extra: {one}" for one in extra)
