"""Leanings: which way one actor leans towards another in a sentence, and which words say so.

Words pull for or against: words of attitude, deeds, words that judge. How much a word says of a pair depends on where
it stands: the holder's own word about the target says most, then what the holder says that the target does or is, then
what else either does; a word that stands with neither says little. A word that is denied pulls the other way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from comity.reading.chains import Pair, chains, named_by, owners
from comity.reading.draft import Draft
from comity.reading.grammar import SUBJECTS, children, conjuncts, is_noun, is_verb, objects, subject
from comity.reading.sentences import Sentence, Token
from comity.reading.sides import Sides
from comity.reading.tones import SIGN, Tone, tones_of
from comity.types import Attribution, Polarity, Span, Stance

Place = Literal["held", "told", "answered", "own", "owned", "loose", "near", "reached", "serving", "quoted", "below"]
"""Where a word stands: the holder's own about the target; of the target in the holder's words; anywhere else."""

WEIGHTS: Mapping[str, float] = {
    "held": 3.5, "told": 1.5, "answered": 1.5, "own": 0.6, "owned": 0.7, "serving": 2.0, "loose": 0.5, "near": 0.3, "quoted": 0.5, "below": 0.5, "elsewhere quoted": .25, "elsewhere below": .25,
    "reached": 0.5, "elsewhere held": 1.0, "elsewhere told": 0.5, "elsewhere answered": 0.6, "elsewhere own": 0.3,
    "elsewhere owned": 0.5, "elsewhere serving": 2.0, "elsewhere loose": 0.25, "elsewhere near": 0.15,
    "elsewhere reached": 0.2, "recorded": 2.5, "done": 1.5, "done here": 3.0, "answer": 1.0, "camps": 0.5, "company": 0.4,
    "together": 0.6, "opposed": 2.5,
}  # fmt: skip
_FULL_SCORE = 5.0
_SLANT = -0.25  # what is told of anybody is more often bad than good, and says less
_MOST = 4.0  # so that no evidence of one sort drowns the others
_REACH = 4  # arcs of the parse from a word down to whom it is about
_WHERE = frozenset("in at near during since after before until inside outside".split())
_OWNING = ("poss", "compound", "nmod", "amod", "prep")
_TYING: Mapping[str, float] = {"held": 3.5, "told": 1.5, "quoted": 2.0}
"""What ties the two of a sentence to each other, with no more known of them."""


@dataclass(frozen=True, slots=True)
class Pull:
    """A word that pulls: above nought for the target, below it against."""

    span: Span
    weight: float
    place: Place


@dataclass(frozen=True, slots=True)
class Lean:
    """Which way a holder leans towards a target in a sentence, with every word that bears on it."""

    pulls: tuple[Pull, ...] = ()

    @property
    def whole(self) -> float:
        """All pulls together."""
        return sum(WEIGHTS[pull.place] * pull.weight for pull in self.pulls)

    @property
    def tied(self) -> float:
        """The pulls of words that tie the two to each other: the holder's about the target."""
        return sum(_TYING.get(pull.place, 0.0) * pull.weight for pull in self.pulls)

    @property
    def polarity(self) -> Polarity | None:
        """The polarity of all pulls together; None where they are level."""
        return None if not self.whole else "positive" if self.whole > 0 else "negative"


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
    """Which way a holder leans towards a target: a record of it, or all the words and their weight.

    `basis` is `stance` or `deed` where a record of the sentence says so, `words` where words do, `none` where nothing
    does: its polarity is then the commoner one, which is negative.
    """

    polarity: Polarity
    basis: Literal["stance", "deed", "words", "none"]
    weight: float
    pulls: tuple[Pull, ...] = ()


class Leanings:
    """The leanings of an article, for pairs that are asked of it; `draft` has gone through all steps."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._types = draft.knowledge.codebook.types
        self._tones = {s.i: tones_of(s, draft.knowledge.codebook) for s in draft.sentences}
        self._sides = Sides(draft.actors, draft.knowledge.directory, draft.article.published)
        self._records = [(s.holder, s.target, SIGN[s.polarity]) for s in draft.stances] + [
            (actor.actor, recipient.actor, self._types[mention.event_type].score / _FULL_SCORE)
            for mention in draft.event_mentions
            if mention.status != "denied"
            for actor in mention.actors
            for recipient in mention.recipients
        ]

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
        stances = self._stances(holder, target)
        for stance in stances:
            if stance.sentence.start in here:
                return Judged(stance.polarity, "stance", SIGN[stance.polarity] * _MOST)
        pulls = [pull for sentence in sentences for pull in self._lean(sentence, holder, target).pulls]
        found = self.evidence(holder, target, here, pulls)
        weight = sum(WEIGHTS[name] * value for name, value in found.items())
        if not weight:
            return Judged("negative", "none", 0.0)
        return Judged("positive" if weight > _SLANT else "negative", "words", weight, tuple(pulls))

    def evidence(self, holder: Party, target: Party, here: frozenset[int], pulls: Iterable[Pull]) -> dict[str, float]:
        """What there is to weigh of a pair, by name (of `WEIGHTS`), each within bounds."""
        found: dict[str, float] = defaultdict(float)
        for pull in pulls:
            found[pull.place] += pull.weight
        for stance in self._stances(holder, target):
            found["recorded"] += SIGN[stance.polarity]
        found["done"] = self._deeds(holder, target)
        found["done here"] = self._deeds(holder, target, here)
        answer = self._deeds(target, holder) + sum(SIGN[s.polarity] for s in self._stances(target, holder))
        found["answer"] = min(0.0, answer)
        found["camps"] = min(0.0, self._of_camps(holder, target))
        company = 0.0
        for i in target.at:
            sentence = self._draft.sentences[i]
            company += sum(tone.told for tone in self._tones[i].values() if tone.scope == "any")
            if sentence.span.start not in here and (i in holder.at or i in holder.said):
                for pull in self._lean(sentence, holder, target).pulls:
                    found[f"elsewhere {pull.place}"] += pull.weight
        found["company"] = company / max(len(target.at), 1)
        side = self._sides.between(holder.actors, target.actors)
        found["together" if side > 0 else "opposed"] = side
        return {name: _within(value) for name, value in found.items()}

    def _of_camps(self, holder: Party, target: Party) -> float:
        """What the article tells of those on the sides of the two: an ally's enemy is an enemy."""
        whole = 0.0
        for ours, theirs, sign in self._records:
            if ours not in holder.actors or theirs not in target.actors:
                here = self._beside(holder, ours)
                whole += here and here * self._beside(target, theirs) * sign
        return whole

    def _beside(self, party: Party, actor: str) -> int:
        return 1 if actor in party.actors else self._sides.between(party.actors, (actor,))

    def _lean(self, sentence: Sentence, holder: Party, target: Party) -> Lean:
        i = sentence.i
        return lean(sentence, holder.at.get(i, ()), target.at.get(i, ()), holder.said.get(i, ()), self._tones[i])

    def _stances(self, holder: Party, target: Party) -> list[Stance]:
        return [s for s in self._draft.stances if s.holder in holder.actors and s.target in target.actors]

    def _deeds(self, holder: Party, target: Party, here: Iterable[int] | None = None) -> float:
        """The deeds of one to the other, by the score of their types; those of some sentences, or of all."""
        return sum(
            self._types[mention.event_type].score / _FULL_SCORE
            for mention in self._draft.event_mentions
            if (here is None or mention.sentence.start in here)
            and mention.status != "denied"
            and any(argument.actor in holder.actors for argument in mention.actors)
            and any(argument.actor in target.actors for argument in mention.recipients)
        )


def _within(weight: float) -> float:
    return max(-_MOST, min(_MOST, weight))


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


def lean(
    sentence: Sentence, holder: Iterable[int], target: Iterable[int], said: Iterable[int], tones: Mapping[int, Tone]
) -> Lean:
    """The lean of a holder towards a target.

    `holder` and `target` are the tokens that name them, `said` those of what the holder is told to say, `tones` the
    words that pull (of `tones_of`). A party that the sentence does not name has no tokens.
    """
    named, target = frozenset(holder), frozenset(target)
    pair = Pair(named | (named_by(sentence, named, tones) - target), target, frozenset(said))
    pulls, counted = [], pair.holder | pair.target
    for chain in chains(sentence, pair, tones):
        counted |= frozenset(chain.words)
        span = sentence.cut(min(chain.words), max(chain.words))
        pulls.append(Pull(span, chain.weight, "told" if chain.done else "held"))
    pulls += [*_owned(sentence, pair, tones), *_serving(sentence, Pair(named, target, pair.said), tones)]
    for i, tone in tones.items():
        if i not in counted and tone.scope == "any":
            pulls.append(Pull(sentence.cut(i, i), tone.told, _placed(sentence, sentence.tokens[i], pair, tones)))
    return Lean(tuple(pulls))


def _owned(sentence: Sentence, pair: Pair, tones: Mapping[int, Tone]) -> list[Pull]:
    """What is the holder's own, the holder is for, but for those who are named as against it: *his critics*."""
    found = []
    for i in pair.target:
        token = sentence.tokens[i]
        if any(word.i in pair.holder for word in sentence.children(token) if word.dep == "poss"):
            against = i in tones and tones[i].here < 0
            found.append(Pull(sentence.cut(i, i), -1.0 if against else 1.0, "owned"))
    return found


def _serving(sentence: Sentence, pair: Pair, tones: Mapping[int, Tone]) -> list[Pull]:
    """Who is said to be somebody's is for them: *a spokesman for the tribe*, *the tribe's lawyer, Mr Khan*."""
    found = []
    for i in pair.target:
        at = sentence.tokens[i]
        for _ in range(_REACH):
            head = sentence.head(at)
            links = (*_OWNING, "pobj") if head is not None and head.dep != "prep" else (*_OWNING, "pobj", "prep")
            if head is None or at.dep not in links or (at.dep == "pobj" and head.lower not in ("of", "for", "to")):
                break
            at = head
            if at.i in tones or at.i in pair.holder:
                break
            if is_noun(at) and (_names(sentence, at) & pair.holder):
                found.append(Pull(sentence.cut(at.i, at.i), 1.0, "serving"))
                break
    return found


def _names(sentence: Sentence, noun: Token) -> set[int]:
    """Of whom a noun is said beside their name."""
    beside = {word.i for word in children(sentence, noun, "appos")}
    head = sentence.head(noun)
    return beside | ({head.i} if head is not None and noun.dep in ("appos", "compound") else set())


def _placed(sentence: Sentence, token: Token, pair: Pair, tones: Mapping[int, Tone]) -> Place:
    """Where a word stands that is in no chain."""
    of = owners(sentence, token, tones)
    below = _below(sentence, token, pair.target, of)
    if of & pair.holder:
        return "loose" if below else "own"
    told = token.i in pair.said or _is_under(sentence, token, pair.holder)
    if of & pair.target:
        if told:
            return "told"
        return "answered" if _below(sentence, token, pair.holder, of) else "loose"
    if pair.target & pair.said:
        return "quoted"
    return "loose" if told or below else "near"


def _below(sentence: Sentence, token: Token, heads: frozenset[int], owning: set[int]) -> bool:
    """Whether one of the heads hangs on a word, near by, and is not the one who does it."""
    wanted = set(heads) - owning
    if is_verb(token) and wanted & {m.i for word in objects(sentence, token) for m in conjuncts(sentence, word)}:
        return True
    for i in wanted:
        at = sentence.tokens[i]
        for _ in range(_REACH):
            if at.head == at.i:
                break
            if (at.dep in SUBJECTS and at.head != token.i) or (at.dep == "prep" and at.lower in _WHERE):
                break
            at = sentence.tokens[at.head]
            if at.i == token.i:
                return True
    return False


def _is_under(sentence: Sentence, token: Token, holder: frozenset[int]) -> bool:
    """Whether a word stands in a clause under a verb of the holder's: *wants Iran to stop*."""
    for above in sentence.ancestors(token):
        if is_verb(above) and above.i != token.i:
            doer = subject(sentence, above)
            if doer is not None and holder & {member.i for member in conjuncts(sentence, doer)}:
                return True
    return False
