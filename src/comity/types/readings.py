"""Readings: what the reader sees in one article: who says what, what was done when and where, who is for whom."""

from __future__ import annotations

from dataclasses import dataclass

from comity.types.actors import Actor
from comity.types.texts import Article, Skip, Span
from comity.types.words import (
    Attitude,
    AttributionForm,
    CountOf,
    Evidence,
    Grain,
    PlacePrecision,
    Polarity,
    SpeechAct,
    Status,
    TimeBasis,
    Voice,
)


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, its grain, and the words it came from (none when taken from the report's date)."""

    first: str | None
    last: str | None
    grain: Grain
    basis: TimeBasis
    span: Span | None = None


def first_day(when: When | None, reported: str | None) -> str | None:
    """The day by which what was done is put in order: its first, or else that of its first report."""
    return (when.first if when is not None else None) or reported


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was done: a gazetteer entry as far as the words allow."""

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geoname: int | None = None
    precision: PlacePrecision | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a deed carries, as an interval: `at least 25 killed` is killed, 25 to None."""

    what: CountOf
    low: int | None
    high: int | None
    whom: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Argument:
    """An actor in a role of a deed, and the words that put it there."""

    actor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it (source), the words that say that they say it (cue), and what they say (content).

    `source` is None for the outlet's own voice; `also` are those who say it together with the source. `inside` is the
    attribution that this one is reported in.
    """

    id: str
    article: str
    source: str | None
    source_span: Span | None
    cue: Span
    content: tuple[Span, ...]
    form: AttributionForm
    attitude: Attitude = "assertion"
    act: SpeechAct = "assert"
    evidence: Evidence = "unstated"
    evidence_span: Span | None = None
    evidence_by: str | None = None
    inside: str | None = None
    also: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """All who say it; empty for the outlet's own voice."""
        return () if self.source is None else (self.source, *self.also)


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one sentence says was done, by whom, to whom; with its status and who says so.

    `about` is the event mention that this one is about: what was asked for, condemned or denied.
    `cue` names the codebook entry that proposed the type, so that `why` can show the rule. `judged` are the judgements
    of people by which it is as it is; a reader leaves it empty.
    """

    id: str
    article: str
    event: str
    event_type: str
    anchor: Span
    sentence: Span
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Argument, ...] = ()
    recipients: tuple[Argument, ...] = ()
    about: str | None = None
    when: When | None = None
    where: Place | None = None
    counts: tuple[Count, ...] = ()
    status: Status = "happened"
    wanted: bool = True
    status_cue: Span | None = None
    historical: bool = False
    voice: Voice = "author"
    attributions: tuple[str, ...] = ()
    confidence: float = 1.0
    cue: str | None = None
    codebook: str | None = None
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """Who is for or against whom, in whose words, and on what basis."""

    id: str
    article: str
    holder: str
    target: str
    polarity: Polarity
    basis: Span
    sentence: Span
    about: str | None = None
    status: Status = "happened"
    voice: Voice = "author"
    attributions: tuple[str, ...] = ()
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one version of the reader saw in one article; `reader` names that version."""

    article: Article
    reader: str
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    stances: tuple[Stance, ...] = ()
    skips: tuple[Skip, ...] = ()

    @property
    def mentions(self) -> tuple[EventMention, ...]:
        """The event mentions, by their short name."""
        return self.event_mentions
