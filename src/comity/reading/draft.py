"""A reading in the making: what each step of the pipeline adds to, and never changes in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.reading.directory import Name
from comity.reading.sentences import Sentence
from comity.reading.times import TimeExpression
from comity.types import Actor, Article, Attribution, EventMention, MentionForm, Place, Span, Stance


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
    names: tuple[tuple[Span, tuple[Name, ...]], ...] = ()  # directory names as they stand, with whom they may mean
    sentences: tuple[Sentence, ...] = ()
    times: tuple[tuple[int, TimeExpression], ...] = ()  # with the sentence that each stands in
    named: tuple[Named, ...] = ()
    located: tuple[Located, ...] = ()
    actors: Mapping[str, Actor] = field(default_factory=dict)
    attributions: tuple[Attribution, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    stances: tuple[Stance, ...] = ()
