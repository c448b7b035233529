"""PLOVER events: mentions as PLOVER, which knows no status, has them: one event where we keep a deed and its word.

What is only asked for, promised, threatened or refused is told by the verbal event that is about it; PLOVER codes that
one. So it does of a demand or a threat that is told only as rejected: the rejection. A deed that no other mention tells
of is called as codebook/plover.tsv has it for its status.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from comity.reading.knowledge import knowledge
from comity.types import EventMention


def plover_events(mentions: Iterable[EventMention]) -> list[EventMention]:
    """The mentions that PLOVER would code, each with the type that it would give."""
    told = list(mentions)
    willed = {mention.about for mention in told}
    rejected = {mention.about for mention in told if mention.event_type == "REJECT"}
    return [_coded(mention) for mention in told if not _is_told_by_another(mention, willed, rejected)]


def _is_told_by_another(mention: EventMention, willed: Container[str | None], rejected: Container[str | None]) -> bool:
    answered = mention.event_type in ("REQUEST", "THREATEN") and mention.id in rejected
    return answered or (mention.status != "happened" and mention.id in willed)


def _coded(mention: EventMention) -> EventMention:
    coded = knowledge().codebook.coded(mention.event_type, mention.status)
    return mention if coded == mention.event_type else replace(mention, event_type=coded)
