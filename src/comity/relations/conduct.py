"""Events and stances to conduct: who did what toward whom on a day, signed and weighted. What ties are made of.

One deed between many is many pieces of conduct, each between two principals (`standing`), and one event under them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import permutations, product

from comity.relations.standing import Standing
from comity.relations.weights import Weights
from comity.types import Actor, Argument, Event, EventMention, Stance

Score = Callable[[str, str | None], float]
"""The codebook's PLOVER score of a type and its mode."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Conduct:
    """What one principal did toward another, by one event or stance.

    `day` is when it was done and `known` when it was first reported (proleptic ordinals). `score` is PLOVER's, -10 to
    10. `weight` is 1 for a deed that one outlet reports. `event` is the id of the event, or of the stance.
    """

    source: str
    target: str
    day: int
    known: int
    score: float
    weight: float
    event: str
    event_type: str
    outlets: tuple[str, ...] = ()

    @property
    def hostile(self) -> bool:
        return self.score < 0


@dataclass(frozen=True, slots=True)
class Material:
    """What a casebook holds that conduct is made of.

    `mentions` are those of the events, by id; `published` the day of each article; `original` of an article that holds
    another's words, the earliest that does.
    """

    events: Iterable[Event]
    mentions: Mapping[str, EventMention]
    stances: Iterable[Stance]
    actors: Mapping[str, Actor]
    published: Mapping[str, str]
    original: Mapping[str, str]


def conduct_in(material: Material, weights: Weights, score: Score) -> list[Conduct]:
    """All conduct of a casebook, by day. Background, what nobody says happened, and copies leave none."""
    standing = Standing(material.actors)
    found = [*_of_deeds(material, weights, score, standing), *_of_stances(material, weights, standing)]
    return sorted(found, key=lambda one: (one.day, one.known, one.event, one.source, one.target))


def _of_deeds(material: Material, weights: Weights, score: Score, standing: Standing) -> Iterator[Conduct]:
    told: set[tuple[str, ...]] = set()
    for event in sorted(material.events, key=lambda event: (event.first_reported or "9999", event.id)):
        weight = weights.status[event.status]
        mentions = [material.mentions[one] for one in event.mentions if one in material.mentions]
        days = _days(event, weights)
        if not weight or days is None or all(one.historical for one in mentions):
            continue
        value = score(event.event_type, event.mode)
        if event.fatalities is not None and value < 0:
            value = max(-10.0, value + weights.of_deaths(event.fatalities.best))
        if not value:
            continue
        words = [(material.original.get(one.article, one.article), _folded(one.sentence.text)) for one in mentions]
        day, known = days
        for source, target in _pairs(event, mentions, material.mentions, weights, standing, day):
            echoes = {(source, target, event.event_type, *one) for one in words}
            echoes |= {(source, target, event.event_type, sentence) for _, sentence in words}
            if not told.isdisjoint(echoes):
                continue  # the same words again, under another date: a copy
            told |= echoes
            yield Conduct(
                source, target, day, known, value, weight * weights.of_voices(len(event.outlets)), event.id,
                event.event_type, event.outlets,
            )  # fmt: skip


def _pairs(
    event: Event,
    mentions: Iterable[EventMention],
    known: Mapping[str, EventMention],
    weights: Weights,
    standing: Standing,
    day: int,
) -> list[tuple[str, str]]:
    """Who did it to whom, as principals. Those who did it together did nothing to each other."""
    actors, recipients = list(event.actors), list(event.recipients)
    if actors and not recipients and event.event_type in weights.toward_doer:
        about = [known[one.about] for one in mentions if one.about in known]
        recipients = [argument.actor for one in about for argument in _doers(one)]
    elif len(actors) > 1 and not recipients and event.event_type in weights.mutual:
        recipients = actors
    on = date.fromordinal(day).isoformat()
    sources = {principal for actor in actors for principal in standing.of(actor, on)}
    targets = {principal for actor in recipients for principal in standing.of(actor, on)}
    both = sources & targets
    if len(both) > 1 and sources == targets:
        return sorted(permutations(sorted(both), 2))
    return sorted((one, other) for one, other in product(sources - both, targets | both) if one != other) + sorted(
        (one, other) for one, other in product(both, targets - both)
    )


def _doers(mention: EventMention) -> tuple[Argument, ...]:
    return mention.actors if mention.status != "denied" else ()


def _of_stances(material: Material, weights: Weights, standing: Standing) -> Iterator[Conduct]:
    """Stances in words of attitude; those that a verbal deed expresses (its anchor is their basis) count as the deed."""
    anchors = {(one.article, one.anchor.start, one.anchor.end) for one in material.mentions.values()}
    told: set[tuple[str, ...]] = set()
    for one in sorted(material.stances, key=lambda one: (material.published.get(one.article, "9999"), one.id)):
        published = material.published.get(one.article)
        if one.status != "happened" or published is None:
            continue
        if (one.article, one.basis.start, one.basis.end) in anchors:
            continue
        day = date.fromisoformat(published[:10]).toordinal()
        words = _folded(one.sentence.text)
        for source, target in product(standing.of(one.holder, published), standing.of(one.target, published)):
            if source == target or (source, target, one.polarity, words) in told:
                continue
            told.add((source, target, one.polarity, words))
            value = weights.stance[one.polarity]
            yield Conduct(source, target, day, day, value, weights.stance["weight"], one.id, one.polarity)


def _days(event: Event, weights: Weights) -> tuple[int, int] | None:
    """When it was done and when first reported; None for what is not dated, or told long after."""
    if event.first_reported is None:
        return None
    known = date.fromisoformat(event.first_reported[:10]).toordinal()
    if event.when is None or event.when.first is None or event.when.basis == "report":
        return known, known
    first = date.fromisoformat(event.when.first[:10]).toordinal()
    last = date.fromisoformat((event.when.last or event.when.first)[:10]).toordinal()
    if known - last > weights.latest or (event.when.grain not in weights.grains and last - first > weights.latest):
        return None
    return (min(known, first) if event.when.grain in weights.grains else known), known


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
