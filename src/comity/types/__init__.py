"""The nouns of Comity: plain, frozen, slotted dataclasses, and nothing but the standard library.

They stand in drawers by what they are of, and all come from here: `from comity.types import Event`.

Field for field they are what `comity read --jsonl` prints (docs/record.md); `wire` turns them into JSON and back.

Counting rule: every offset counts Unicode code points of `Article.text`, half-open, and no span is empty.
Invariant: `article.text[span.start:span.end] == span.text`, for every span of every record.

Dates are ISO 8601 days (`2019-12-31`); moments are ISO 8601 in UTC. Countries are ISO 3166 alpha-3.
"""

from __future__ import annotations

from comity.types.actors import Actor, Codes, Mention, Relation
from comity.types.decisions import Answer, Coded, Correction, Judgement, Sample, Unit
from comity.types.events import CountByVoice, DeadOf, Dispute, Event, Fatalities, Join, Outcome, Version
from comity.types.ledgers import Account, Difference, Ledger, LoadedWord, Proof
from comity.types.readings import Argument, Attribution, Count, EventMention, Place, Reading, Stance, When, first_day
from comity.types.texts import Article, Credit, Part, Skip, Span
from comity.types.ties import Baselines, Camp, Forecast, Level, Moved, Odds, Shift, Tie, Triad
from comity.types.words import (
    ActorKind,
    Attitude,
    AttributionForm,
    CountOf,
    CreditKind,
    DeedVerdict,
    EventStatus,
    Evidence,
    Genre,
    Grain,
    MentionForm,
    OutcomeKind,
    OutcomeResult,
    PairVerdict,
    PartKind,
    PlacePrecision,
    Polarity,
    RelationKind,
    ShiftKind,
    SpeechAct,
    Status,
    TimeBasis,
    Turn,
    Voice,
    VoiceKind,
)

__all__ = [
    "Account",
    "Actor",
    "ActorKind",
    "Answer",
    "Argument",
    "Article",
    "Attitude",
    "Attribution",
    "AttributionForm",
    "Baselines",
    "Camp",
    "Coded",
    "Codes",
    "Correction",
    "Count",
    "CountByVoice",
    "CountOf",
    "Credit",
    "CreditKind",
    "DeadOf",
    "DeedVerdict",
    "Difference",
    "Dispute",
    "Event",
    "EventMention",
    "EventStatus",
    "Evidence",
    "Fatalities",
    "Forecast",
    "Genre",
    "Grain",
    "Join",
    "Judgement",
    "Ledger",
    "Level",
    "LoadedWord",
    "Mention",
    "MentionForm",
    "Moved",
    "Odds",
    "Outcome",
    "OutcomeKind",
    "OutcomeResult",
    "PairVerdict",
    "Part",
    "PartKind",
    "Place",
    "PlacePrecision",
    "Polarity",
    "Proof",
    "Reading",
    "Relation",
    "RelationKind",
    "Sample",
    "Shift",
    "ShiftKind",
    "Skip",
    "Span",
    "SpeechAct",
    "Stance",
    "Status",
    "Tie",
    "TimeBasis",
    "Triad",
    "Turn",
    "Unit",
    "Version",
    "Voice",
    "VoiceKind",
    "When",
    "first_day",
]
