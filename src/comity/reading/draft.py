"""A reading in the making: what each step of the pipeline adds to, and never changes in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from comity.reading.directory import Name
from comity.reading.knowledge import Knowledge
from comity.reading.proposals import Proposal, Proposer
from comity.reading.sentences import Sentence
from comity.reading.times import TimeExpression
from comity.reading.trail import Trail
from comity.types import Actor, Article, Attribution, EventMention, MentionForm, Place, Span, Stance

Found = tuple[Span, tuple[Name, ...]]
"""A name of the directory as it stands in the text, with whom it may mean."""


def names_in(names: Sequence[Found], sentence: Sentence) -> list[Found]:
    """Of names in the order of the text, those that stand in a sentence."""
    first = bisect_left(names, sentence.span.start, key=lambda found: found[0].start)
    last = bisect_left(names, sentence.span.end, key=lambda found: found[0].start)
    return [found for found in names[first:last] if found[0].end <= sentence.span.end]


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a sentence that name an actor: `head` is the token that carries them in the parse."""

    actor: str
    span: Span
    form: MentionForm
    sentence: int
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Located:
    """Words of a sentence that name a place, where they are used as one."""

    place: Place
    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An article and what has been seen in it so far; each field is filled by one step."""

    article: Article
    model: str
    knowledge: Knowledge
    names: tuple[Found, ...] = ()  # directory names as they stand, with whom they may mean
    sentences: tuple[Sentence, ...] = ()
    times: tuple[tuple[int, TimeExpression], ...] = ()  # with the sentence that each stands in
    named: tuple[Named, ...] = ()
    located: tuple[Located, ...] = ()
    actors: Mapping[str, Actor] = field(default_factory=dict)
    attributions: tuple[Attribution, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    stances: tuple[Stance, ...] = ()
    trail: Trail | None = None  # where somebody asks for reasons
    proposer: Proposer | None = None  # what proposes deeds beside the codebook
