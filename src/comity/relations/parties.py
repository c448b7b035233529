"""Between whom a deed is: principals on its day, and who is only implied by the sentence that tells it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations, product

from comity.relations.material import Material, Score
from comity.relations.standing import Standing
from comity.relations.weights import Weights
from comity.types import Event, EventMention

MATERIAL = -5.0
"""PLOVER's scores of material conflict begin here."""


class Parties:
    """The sides of deeds in a casebook."""

    def __init__(self, material: Material, weights: Weights, score: Score, standing: Standing) -> None:
        self._material, self._weights, self._score, self._standing = material, weights, score, standing
        self._beside: dict[tuple[str, int], list[EventMention]] = {}
        for one in material.mentions.values():
            self._beside.setdefault((one.article, one.sentence.start), []).append(one)

    def of(self, event: Event, mentions: Sequence[EventMention], on: str) -> dict[tuple[str, str], float]:
        """Who did it to whom, and the share of the deed that counts between them: below 1 where one is implied."""
        actors, recipients = list(event.actors), list(event.recipients)
        if actors and not recipients and event.event_type in self._weights.toward_doer:
            recipients = self._doers(mentions)
        elif len(actors) > 1 and not recipients and event.event_type in self._weights.mutual:
            recipients = actors
        sources, targets = self._principals(actors, on), self._principals(recipients, on)
        both = sources & targets
        if len(both) > 1 and sources == targets:
            return dict.fromkeys(permutations(sorted(both), 2), 1.0)
        found = {
            (one, other): 1.0
            for one, other in sorted(product(sources, targets))
            if one != other and not (one in both and other in both)  # done together is not done to each other
        }
        for source, state in self._wronged(sources, recipients, on):
            found.setdefault((source, state), self._weights.toward_people)
        if found or bool(sources) == bool(targets):
            return found
        others = self._others(mentions[0], sources | targets, on)
        share = self._weights.implied["weight"] / len(others) if others else 0.0
        pairs = product(sources, others) if sources else product(others, targets)
        return {pair: share for pair in sorted(pairs) if share}

    def _principals(self, actors: Iterable[str], on: str) -> set[str]:
        return {principal for actor in actors for principal in self._standing.of(actor, on)}

    def _wronged(self, sources: set[str], recipients: Iterable[str], on: str) -> Iterator[tuple[str, str]]:
        """Who does something to people of another country, and their state."""
        country = self._standing.country_of
        for source, recipient in product(sorted(sources), recipients):
            for state in self._standing.state_of(recipient, on):
                if source != state and country(source) != country(state):
                    yield source, state

    def _doers(self, mentions: Iterable[EventMention]) -> list[str]:
        """Who did what some words are about."""
        known = self._material.mentions
        about = [known[one.about] for one in mentions if one.about is not None and one.about in known]
        return [argument.actor for one in about if one.status != "denied" for argument in one.actors]

    def _others(self, mention: EventMention, sides: set[str], on: str) -> set[str]:
        """Whom a sentence names beside one side of a deed, but for those who speak there or do something else."""
        named = self._material.named.get(mention.article, ())
        start, end = (bisect_left(named, (at, "")) for at in (mention.sentence.start, mention.sentence.end))
        others = self._principals((actor for _, actor in named[start:end]), on)
        others -= sides | self._principals(self._busy(mention), on)
        kept = {one for one in others if self._standing.is_party(one)}
        return kept if len(kept) <= self._weights.implied["most"] else set()

    def _busy(self, mention: EventMention) -> set[str]:
        """Who speaks of a deed, and who does something of another kind in the same sentence."""
        said_by = self._material.said_by
        busy = {said_by[one] for one in mention.attributions if one in said_by}
        kind = self._kind(mention)
        for other in self._beside[mention.article, mention.sentence.start]:
            if self._kind(other) != kind or other.about == mention.id:
                busy |= {argument.actor for argument in other.actors}
        return busy

    def _kind(self, mention: EventMention) -> tuple[bool, bool]:
        value = self._score(mention.event_type, mention.mode)
        return value < 0, value <= MATERIAL
