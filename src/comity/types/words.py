"""Words: the closed lists from which fields of the nouns take their values."""

from __future__ import annotations

from typing import Literal

PartKind = Literal["headline", "dek", "editor_note", "byline", "dateline", "body", "caption", "credit", "not_news"]
CreditKind = Literal["excerpted_from", "agency", "author", "source"]
Genre = Literal["report", "opinion", "statement"]

ActorKind = Literal[
    "state", "government", "military", "police", "intelligence", "armed_group", "party", "person", "igo", "ngo",
    "movement", "people", "crowd", "religious", "media", "business", "court", "legislature", "unresolved",
]  # fmt: skip
RelationKind = Literal["organ", "office", "member", "part", "nationality", "backed_by"]
MentionForm = Literal["name", "title", "acronym", "nominal", "pronoun", "metonym", "demonym"]

AttributionForm = Literal["direct", "indirect", "mixed"]
Attitude = Literal["assertion", "belief", "intention", "question"]
SpeechAct = Literal["assert", "accuse", "deny", "admit", "retract", "correct", "justify"]
Evidence = Literal["offered", "none", "unstated"]

Status = Literal["happened", "denied", "planned", "threatened", "requested", "refused", "possible", "counterfactual"]
EventStatus = Literal[
    "claimed", "reported", "confirmed", "denied", "disputed",
    "planned", "threatened", "requested", "refused", "possible", "counterfactual",
]  # fmt: skip
Voice = Literal["author", "editor", "source"]
Polarity = Literal["positive", "negative"]

Grain = Literal["minute", "hour", "part_of_day", "day", "week", "month", "quarter", "season", "year", "decade", "range"]
TimeBasis = Literal["stated", "anchored", "report"]
PlacePrecision = Literal["exact", "town", "district", "province", "country"]
VoiceKind = Literal["source", "outlet", "editor"]
OutcomeKind = Literal["request", "refusal", "threat", "promise", "agreement"]
OutcomeResult = Literal["granted", "refused", "defied", "carried_out", "kept", "broken", "open"]

PairVerdict = Literal["same", "different", "unsure"]
DeedVerdict = Literal["accept", "correct", "reject"]

CountOf = Literal["killed", "wounded", "detained", "abducted", "missing", "displaced", "size", "other"]

Turn = Literal["hostile", "cooperative"]
ShiftKind = Literal["realignment", "escalation", "easing"]
