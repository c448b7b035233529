"""The pipeline: a visible list of steps, each a plain function `Draft -> Draft` that says what it needs and gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from comity.errors import UsageError
from comity.reading.actors import find_actors, find_names
from comity.reading.attitudes.stances import find_stances
from comity.reading.attributions import find_attributions
from comity.reading.dating.moments import find_moments
from comity.reading.deeds import find_deeds
from comity.reading.draft import Draft
from comity.reading.knowledge import knowledge
from comity.reading.parser import DEFAULT_MODEL, parser
from comity.reading.placing.places import find_places
from comity.reading.proposals import Proposer, propose
from comity.types import Actor, Article, Mention, Reading


@dataclass(frozen=True, slots=True)
class Step:
    """A named function of the pipeline, the fields of `Draft` that it reads and the field that it fills."""

    run: Callable[[Draft], Draft]
    needs: frozenset[str]
    gives: str

    @property
    def name(self) -> str:
        return self.run.__name__


def parse(draft: Draft) -> Draft:
    """Adds the parsed sentences; names keep their capitals in title-case headlines."""
    spans = [span for span, _ in draft.names]
    return replace(draft, sentences=parser(draft.model).sentences(draft.article, spans))


PIPELINE: tuple[Step, ...] = (
    Step(find_names, frozenset({"article"}), "names"),
    Step(parse, frozenset({"names"}), "sentences"),
    Step(find_moments, frozenset({"sentences"}), "times"),
    Step(find_actors, frozenset({"names", "sentences"}), "named"),
    Step(find_places, frozenset({"sentences", "named"}), "located"),
    Step(find_attributions, frozenset({"sentences", "named"}), "attributions"),
    Step(propose, frozenset({"sentences", "named", "attributions"}), "proposals"),
    Step(find_deeds, frozenset({"named", "located", "times", "attributions", "proposals"}), "event_mentions"),
    Step(find_stances, frozenset({"named", "event_mentions"}), "stances"),
)


def checked(steps: Sequence[Step]) -> Sequence[Step]:
    """The steps, if each finds what it needs; a UsageError says which does not, before any text is read."""
    ready = {"article"}
    for step in steps:
        missing = sorted(step.needs - ready)
        if missing:
            giver = next((other.name for other in PIPELINE if other.gives == missing[0]), "an earlier step")
            raise UsageError(
                f"the step `{step.name}` needs `{missing[0]}`, which no step before it gives",
                f"put `{giver}` before `{step.name}`",
            )
        ready.add(step.gives)
    return steps


@cache
def reader_version(model: str = DEFAULT_MODEL, layers: tuple[Path, ...] = (), proposed_by: str | None = None) -> str:
    """The stamp of what is read: Comity's version, the codebook's with the digest of a user's layers, the model's.

    `proposed_by` is the name of the proposer where there is one.
    """
    stamp = f"comity {version('comity')}, {knowledge(layers).stamp}, {model} {parser(model).version}"
    return stamp if proposed_by is None else f"{stamp}, proposed by {proposed_by}"


def read_article(
    article: Article,
    model: str = DEFAULT_MODEL,
    layers: tuple[Path, ...] = (),
    steps: Sequence[Step] = PIPELINE,
    proposer: Proposer | None = None,
) -> Reading:
    """All that the rules of language see in one article. The same article and version give the same reading.

    A `proposer` proposes deeds beside the codebook; the same reading is then as sure as the same proposals are.
    """
    draft = Draft(article, model, knowledge(layers), proposer=proposer)
    for step in checked(steps):
        draft = step.run(draft)
    return reading_of(draft, layers)


def reading_of(draft: Draft, layers: tuple[Path, ...] = ()) -> Reading:
    """What a draft that has gone through all steps holds, as a reading."""
    return Reading(
        article=draft.article,
        reader=reader_version(draft.model, layers, draft.proposer.name if draft.proposer is not None else None),
        actors=_actors(draft),
        attributions=draft.attributions,
        event_mentions=draft.event_mentions,
        stances=draft.stances,
    )


def _actors(draft: Draft) -> tuple[Actor, ...]:
    """The actors with their mentions, in the order of their ids; those named nowhere and used nowhere are left out."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for named in draft.named:
        mentions[named.actor].append(Mention(named.span, named.form))
    used = set(mentions)
    for mention in draft.event_mentions:
        used |= {argument.actor for argument in (*mention.actors, *mention.recipients)}
    for attribution in draft.attributions:
        used |= {actor for actor in (*attribution.sources, attribution.evidence_by) if actor is not None}
    for stance in draft.stances:
        used |= {stance.holder, stance.target}
    return tuple(
        replace(draft.actors[actor], mentions=tuple(mentions[actor])) for actor in sorted(used & set(draft.actors))
    )
