"""Leanings: which way one actor leans towards another in an article, and which words say so.

A stance of the sentence on record says it; else all that there is is weighed: words that pull, in the sentence and in
others that speak of the two, deeds of one to the other, and the sides that the directory knows them on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from comity.reading.attitudes.pulls import Lean, Pull, lean
from comity.reading.attitudes.sides import Sides
from comity.reading.attitudes.tones import SIGN, Tone, tones_of
from comity.reading.draft import Draft
from comity.reading.sentences import Sentence
from comity.types import Attribution, Polarity

WEIGHTS: Mapping[str, float] = {
    "held": 3.5, "told": 1.5, "quoted": 0.5, "answered": 1.5, "own": 0.6, "owned": 0.7, "serving": 2.0, "loose": 0.5,
    "near": 0.3, "recorded": 2.5, "done": 1.5, "done here": 3.0, "answer": 1.0, "camps": 0.5, "company": 0.4,
    "together": 0.6, "opposed": 2.5,
}  # fmt: skip
"""What each sort of evidence weighs, set by hand: first words by their place (`attitudes.pulls`), then the rest.

`recorded`: stances of the one towards the other; `done`: deeds; `answer`: hostile ones of the other; `camps`: hostile
ones between their sides; `company`: the words of all sentences that name the target; `together`, `opposed`: the sides.
"""
_ELSEWHERE = 0.4  # of the weight of a word in the sentence, that of one in another sentence of the article
_FULL_SCORE = 5.0
_SLANT = -0.25  # what is told of anybody is more often bad than good, and says less
_MOST = 4.0  # so that no evidence of one sort drowns the others


@dataclass(frozen=True, slots=True)
class Party:
    """One of a pair as an article names it: its actor ids, the tokens that name it, and what it is told to say.

    `at` and `said` hold the tokens by the number of their sentence; an actor of no name here has no tokens.
    """

    actors: frozenset[str]
    at: Mapping[int, frozenset[int]]
    said: Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Judged:
    """Which way a holder leans towards a target, and all that was weighed.

    `basis` is `stance` where a record of the sentence says so, `words` where the evidence does, `none` where there is
    none: its polarity is then the commoner one, which is negative.
    """

    polarity: Polarity
    basis: Literal["stance", "words", "none"]
    weight: float
    pulls: tuple[Pull, ...] = ()


@dataclass(frozen=True, slots=True)
class _Record:
    """A stance (`kind` of `recorded`) or a deed (`done`) of one towards another, with its sign and strength."""

    kind: Literal["recorded", "done"]
    holder: str
    target: str
    sentence: int
    weight: float


class Leanings:
    """The leanings of an article, for pairs that are asked of it; `draft` has gone through all steps."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._tones = {s.i: tones_of(s, draft.knowledge.codebook) for s in draft.sentences}
        self._sides = Sides(draft.actors, draft.knowledge.directory, draft.article.published)
        self._records = _records(draft)

    @property
    def sides(self) -> Sides:
        return self._sides

    def tones(self, sentence: Sentence) -> Mapping[int, Tone]:
        """The words of a sentence that pull, by token."""
        return self._tones[sentence.i]

    def party(self, actors: Iterable[str], at: Mapping[int, frozenset[int]]) -> Party:
        """A party by its actor ids, and by tokens that name it beside the mentions of those actors."""
        ids = frozenset(actors)
        named: dict[int, set[int]] = {i: set(tokens) for i, tokens in at.items()}
        for mention in self._draft.named:
            if mention.actor in ids:
                named.setdefault(mention.sentence, set()).add(mention.head)
        spoken = [one for one in self._draft.attributions if one.source in ids]
        return Party(ids, {i: frozenset(tokens) for i, tokens in named.items()}, said_in(self._draft, spoken))

    def judged(self, holder: Party, target: Party, sentences: Sequence[Sentence]) -> Judged:
        """The leaning that some sentences of the article tell, the rest of it weighed with them."""
        here = frozenset(sentence.span.start for sentence in sentences)
        for one in self._between(holder, target):
            if one.kind == "recorded" and one.sentence in here:
                return Judged("positive" if one.weight > 0 else "negative", "stance", one.weight * _MOST)
        pulls = tuple(pull for sentence in sentences for pull in self.lean(sentence, holder, target).pulls)
        evidence = self._evidence(holder, target, here, pulls)
        weight = sum(WEIGHTS[name] * max(-_MOST, min(_MOST, value)) for name, value in evidence.items())
        weight += _ELSEWHERE * self._elsewhere(holder, target, here)
        if not weight:
            return Judged("negative", "none", 0.0)
        return Judged("positive" if weight > _SLANT else "negative", "words", weight, pulls)

    def _evidence(self, holder: Party, target: Party, here: frozenset[int], pulls: Iterable[Pull]) -> dict[str, float]:
        """What there is to weigh of a pair, by name (of `WEIGHTS`)."""
        found = _by_place(pulls)
        for one in self._between(holder, target):
            found[one.kind] += one.weight
            if one.kind == "done" and one.sentence in here:
                found["done here"] += one.weight
        found["answer"] = min(0.0, sum(one.weight for one in self._between(target, holder)))
        found["camps"] = min(0.0, sum(self._of_sides(holder, target, one) for one in self._records))
        company = [tone.told for i in target.at for tone in self._tones[i].values() if tone.scope == "any"]
        found["company"] = sum(company) / max(len(target.at), 1)
        side = self._sides.between(holder.actors, target.actors)
        found["together" if side > 0 else "opposed"] = side
        return found

    def _elsewhere(self, holder: Party, target: Party, here: frozenset[int]) -> float:
        """What the words of the other sentences weigh that speak of the two."""
        others = [self._draft.sentences[i] for i in target.at if i in holder.at or i in holder.said]
        told = [self.lean(other, holder, target) for other in others if other.span.start not in here]
        found = _by_place(pull for one in told for pull in one.pulls)
        return sum(WEIGHTS[place] * max(-_MOST, min(_MOST, value)) for place, value in found.items())

    def _between(self, holder: Party, target: Party) -> list[_Record]:
        return [one for one in self._records if one.holder in holder.actors and one.target in target.actors]

    def _of_sides(self, holder: Party, target: Party, one: _Record) -> float:
        """What a record of others says of the two by their sides: an ally's enemy is an enemy."""
        if one.holder in holder.actors and one.target in target.actors:
            return 0.0
        here = self._beside(holder, one.holder)
        return here and here * self._beside(target, one.target) * one.weight

    def _beside(self, party: Party, actor: str) -> int:
        return 1 if actor in party.actors else self._sides.between(party.actors, (actor,))

    def lean(self, sentence: Sentence, holder: Party, target: Party) -> Lean:
        """What one sentence says of how the one leans towards the other."""
        i = sentence.i
        return lean(sentence, holder.at.get(i, ()), target.at.get(i, ()), holder.said.get(i, ()), self._tones[i])


def _records(draft: Draft) -> list[_Record]:
    types = draft.knowledge.codebook.types
    stances = [_Record("recorded", s.holder, s.target, s.sentence.start, SIGN[s.polarity]) for s in draft.stances]
    return stances + [
        _Record("done", actor.actor, recipient.actor, m.sentence.start, types[m.event_type].score / _FULL_SCORE)
        for m in draft.event_mentions
        if m.status != "denied"
        for actor in m.actors
        for recipient in m.recipients
    ]


def _by_place(pulls: Iterable[Pull]) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for pull in pulls:
        found[pull.place] += pull.weight
    return found


def said_in(draft: Draft, spoken: Iterable[Attribution]) -> dict[int, frozenset[int]]:
    """The tokens that stand in what is said, by the number of their sentence."""
    contents = [content for one in spoken for content in one.content]
    found = {}
    for sentence in draft.sentences:
        near = [one for one in contents if one.start < sentence.span.end and sentence.span.start < one.end]
        tokens = frozenset(t.i for t in sentence.tokens if any(one.start <= t.start < one.end for one in near))
        if tokens:
            found[sentence.i] = tokens
    return found
