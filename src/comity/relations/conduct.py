"""Events and stances to conduct: who did what toward whom on a day, signed and weighted. What ties are made of.

One deed between many is many pieces of conduct, each between two principals (`standing`), and one event under them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from comity.relations.material import Material, Score
from comity.relations.parties import Parties
from comity.relations.standing import Standing
from comity.relations.weights import Weights
from comity.types import Event

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Conduct:
    """What one principal did toward another, by one event or stance.

    `day` is when it was done and `known` when it was first reported (proleptic ordinals). `score` is PLOVER's, -10 to
    10. `weight` is 1 for a deed that one outlet reports. `event` is the id of the event, or of the stance. `reports`
    are the articles that tell it, the earliest first; copies are left out. `implied` where the sentence tells one side
    of the deed only, and names the other.
    """

    source: str
    target: str
    day: int
    known: int
    score: float
    weight: float
    event: str
    event_type: str
    reports: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    implied: bool = False

    @property
    def mass(self) -> float:
        """How much it counts: 1 for the worst or best of deeds that one outlet reports."""
        return self.weight * abs(self.score) / 10

    @property
    def hostile(self) -> bool:
        return self.score < 0


def conduct_in(material: Material, weights: Weights, score: Score) -> list[Conduct]:
    """All conduct of a casebook, by day. Background, what nobody says happened, and copies leave none."""
    standing = Standing(material.actors)
    found = [*_of_deeds(material, weights, score, standing), *_of_stances(material, weights, standing)]
    return sorted(_once_told(found), key=lambda one: (one.day, one.known, one.event, one.source, one.target))


def _once_told(found: Iterable[Conduct]) -> Iterable[Conduct]:
    """Of what one report tells of a day, between the same two and of the same sign, the weightiest: one deed in several
    words (`bombed`, `fired missiles`, `the raid`) is not several."""
    weightiest: dict[tuple[object, ...], Conduct] = {}
    for one in found:
        key = (one.source, one.target, one.day, one.hostile, one.reports[0])
        known = weightiest.get(key)
        if known is None or one.mass > known.mass:
            weightiest[key] = one
    return weightiest.values()


def _of_deeds(material: Material, weights: Weights, score: Score, standing: Standing) -> Iterator[Conduct]:
    told: set[tuple[str, ...]] = set()
    parties = Parties(material, weights, score, standing)
    for event in sorted(material.events, key=lambda event: (event.first_reported or "9999", event.id)):
        weight = weights.status[event.status]
        mentions = [material.mentions[one] for one in event.mentions if one in material.mentions]
        days = _days(event, weights)
        if not weight or not mentions or days is None or all(one.historical for one in mentions):
            continue
        value = score(event.event_type, event.mode)
        if event.fatalities is not None and value < 0:
            value = max(-10.0, value + weights.of_deaths(event.fatalities.best))
        if not value:
            continue
        originals = [material.original.get(one.article, one.article) for one in mentions]
        copied = all(one.article in material.original for one in mentions)
        day, known = days
        for (source, target), share in parties.of(event, mentions, date.fromordinal(day).isoformat()).items():
            deed = (source, target, event.event_type)
            said = {(*deed, _folded(one.sentence.text)) for one in mentions}
            from_where = {(*deed, original) for original in originals}
            if not told.isdisjoint(said | (from_where if copied else set())):
                continue  # the same words again, under another date
            told |= said | from_where
            voiced = share * weight * weights.of_voices(len(event.outlets))
            yield Conduct(
                source, target, day, known, value, voiced, event.id, event.event_type,
                tuple(dict.fromkeys(originals)), event.outlets, share < 1,
            )  # fmt: skip


def _of_stances(material: Material, weights: Weights, standing: Standing) -> Iterator[Conduct]:
    """Stances in words of attitude. One whose basis is the anchor of a verbal deed counts as that deed."""
    anchors = {(one.article, one.anchor.start, one.anchor.end) for one in material.mentions.values()}
    told: set[tuple[str, ...]] = set()
    for one in sorted(material.stances, key=lambda one: (material.published.get(one.article, "9999"), one.id)):
        published = material.published.get(one.article)
        if one.status != "happened" or published is None:
            continue
        if (one.article, one.basis.start, one.basis.end) in anchors:
            continue
        day = date.fromisoformat(published[:10]).toordinal()
        original = material.original.get(one.article, one.article)
        words = _folded(one.sentence.text)
        for source, target in product(standing.of(one.holder, published), standing.of(one.target, published)):
            if source == target or (source, target, one.polarity, words) in told:
                continue
            told.add((source, target, one.polarity, words))
            value = weights.stance[one.polarity]
            yield Conduct(source, target, day, day, value, weights.stance["weight"], one.id, one.polarity, (original,))


def _days(event: Event, weights: Weights) -> tuple[int, int] | None:
    """When it was done and when first reported; None for what is not dated, or told long after."""
    if event.first_reported is None:
        return None
    known = date.fromisoformat(event.first_reported[:10]).toordinal()
    when = event.when
    if when is None or when.first is None or when.basis == "report":
        return known, known
    first = date.fromisoformat(when.first[:10]).toordinal()
    last = date.fromisoformat((when.last or when.first)[:10]).toordinal()
    if known - last > weights.latest:
        return None
    return (min(known, first) if when.grain in weights.grains else min(known, last)), known


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
