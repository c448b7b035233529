"""PLOVER events: mentions as PLOVER, which knows no status, has them: one event where we keep a deed and its word.

What is only asked for, promised, threatened or refused is told by the verbal event that is about it; PLOVER codes that
one. A deed that no other mention tells of is called as codebook/plover.tsv has it for its status.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from comity.reading.knowledge import knowledge
from comity.types import EventMention


def plover_events(mentions: Iterable[EventMention]) -> list[EventMention]:
    """The mentions that PLOVER would code, each with the type that it would give."""
    told = list(mentions)
    willed = {mention.about for mention in told}
    return [_coded(mention) for mention in told if mention.status == "happened" or mention.id not in willed]


def _coded(mention: EventMention) -> EventMention:
    coded = knowledge().codebook.coded(mention.event_type, mention.status)
    return mention if coded == mention.event_type else replace(mention, event_type=coded)
