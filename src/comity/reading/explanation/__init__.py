"""Explanation: a text read step by step, with reasons: names, parse, cues, roles, status, voice, records."""

from __future__ import annotations

from pathlib import Path

from comity.reading.codebook.pages import sheets
from comity.reading.draft import Draft
from comity.reading.explanation.meeting import Meeting
from comity.reading.explanation.naming import names_of, places_of
from comity.reading.explanation.parse import tree_of
from comity.reading.explanation.steps import (
    ClueStep,
    CueStep,
    DeedStep,
    Explanation,
    NameStep,
    Node,
    NoDeed,
    PlaceStep,
    RoleStep,
    SayingStep,
    SentenceSteps,
    StatusStep,
)
from comity.reading.explanation.telling import Telling
from comity.reading.knowledge import knowledge
from comity.reading.parser import DEFAULT_MODEL
from comity.reading.pipeline import PIPELINE, reading_of
from comity.reading.proposals import Proposer
from comity.reading.trail import Trail
from comity.types import Article

__all__ = [
    "ClueStep",
    "CueStep",
    "DeedStep",
    "Explanation",
    "NameStep",
    "NoDeed",
    "Node",
    "PlaceStep",
    "RoleStep",
    "SayingStep",
    "SentenceSteps",
    "StatusStep",
    "explain",
]


def explain(
    article: Article,
    model: str = DEFAULT_MODEL,
    layers: tuple[Path, ...] = (),
    proposer: Proposer | None = None,
) -> Explanation:
    """An article -> its reading, as `read_article` gives it, and how each sentence came to be read so."""
    trail = Trail()
    draft = Draft(article, model, knowledge(layers), trail=trail, proposer=proposer)
    for step in PIPELINE:
        draft = step.run(draft)
    written = sheets(layers)
    meeting, telling = Meeting(draft, written, trail.told, trail.given_up), Telling(draft, trail, written)
    steps = tuple(
        SentenceSteps(
            text=sentence.span.text,
            names=tuple(names_of(draft, sentence)),
            places=tuple(places_of(draft, sentence)),
            tree=tree_of(sentence),
            cues=meeting.cues(sentence),
            unknown=meeting.unknown(sentence),
            sayings=telling.sayings(sentence),
            deeds=telling.deeds(sentence),
            no_deeds=telling.no_deeds(sentence),
        )
        for sentence in draft.sentences
    )
    return Explanation(steps, reading_of(draft, layers))
