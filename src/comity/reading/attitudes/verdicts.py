"""Verdicts: which of two whom a report names backs or blames the other, if either does.

The record says it where a stance or a deed of the one is about the other. Else the signs are weighed: the words that
tie the two, by where they stand (`attitudes.pulls`), who speaks of whom, and what makes it unlikely that the two
have to do with each other. Whoever is named first is far oftener the one who backs or blames: more has to speak for
the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from comity.reading.attitudes.leanings import Leanings, Party
from comity.reading.attitudes.pulls import phrase_head
from comity.reading.draft import Draft
from comity.reading.grammar import clause
from comity.reading.sentences import Sentence, Token
from comity.types import Argument, EventMention, Polarity, Span

Way = Literal["first", "second"]
"""Who holds it: the one who is named first about the second, or the other way round."""
_Answer = tuple[Way, Polarity]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who is for or against whom; `way` is None where neither is. `weight` is by how much more than was needed."""

    way: Way | None
    polarity: Polarity | None
    basis: Literal["record", "signs", "none"]
    weight: float = 0.0


_AGAINST: _Answer = ("first", "negative")
_FOR: _Answer = ("first", "positive")
_BACK_AGAINST: _Answer = ("second", "negative")
_BACK_FOR: _Answer = ("second", "positive")

ODDS: Mapping[str, Mapping[_Answer, float]] = {
    "held": {_AGAINST: 1.3, _FOR: 1.5, _BACK_AGAINST: 2.2, _BACK_FOR: 2.0},
    "told": {_AGAINST: 0.9, _FOR: 0.7, _BACK_AGAINST: 1.0, _BACK_FOR: 0.5},
    "quoted": {_AGAINST: 0.8, _FOR: 0.7, _BACK_AGAINST: 1.2, _BACK_FOR: 1.7},
    "aimed": {_AGAINST: 1.2, _FOR: 1.3, _BACK_AGAINST: 1.3, _BACK_FOR: 2.0},
    "own": {_BACK_AGAINST: 1.0, _BACK_FOR: 1.2},
    "loose": {_AGAINST: 0.3, _FOR: 0.5, _BACK_AGAINST: 0.4, _BACK_FOR: 0.5},
    "close": {_AGAINST: 1.0, _FOR: 1.3},
    "between": {_AGAINST: 0.6, _FOR: 0.9},
}  # fmt: skip
"""What a sign says for each answer, set by hand: the log of how much commoner that is where the sign stands.

First words by their place; `aimed` is a word of the holder's with the target under it; `close` and `between` are words
between the two where the first is the subject, up to 8 and up to 16 words from the second.
"""
NEEDED: Mapping[_Answer, float] = {_AGAINST: 0.85, _FOR: 1.05, _BACK_AGAINST: 1.7, _BACK_FOR: 1.85}
"""How much must speak for an answer: the rarer it is, the more."""

_SURE, _UNSURE = 0.6, 0.4  # the pull from which a word is sure, and what one below it is worth
_MORE = 0.25  # of every further sign: they often tell the same thing twice
_MIXED = 0.4  # what the words of the other polarity take away
_CLOSE, _BETWEEN, _FAR = 8, 16, 20  # words from the first to the second
_UNKNOWN = 0.3  # taken off for each whom no actor is known to be
_PLACE = 0.4  # for each that stands where a place does
_APART = 0.3  # where they stand far apart
_BESIDE = 0.3  # where the target hangs on a preposition: *in*, *of*, *from*
_DONE_TO = 1.0  # added to the way back where the first is the subject of a passive
_SPEAKING = 0.6  # and where the second speaks and the first does not
_UNDER = 0.6  # and where the first is named in a clause under that of the second; taken off the way ahead
_OPPOSED, _TOGETHER = 0.7, 0.5  # what their sides add to `negative`, or take off

_BACKING = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID"})
_NOT_DONE = frozenset({"denied", "refused"})
_UNDECIDED = frozenset({"possible", "requested"})


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two: where they are named, and all that the article says of them."""

    piece: Span
    party: Party

    def among(self, arguments: Iterable[Argument]) -> bool:
        return any(one.actor in self.party.actors or one.span.overlaps(self.piece) for one in arguments)


class Verdicts:
    """The verdicts of an article, for pairs that are asked of it; `draft` has gone through all steps."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._leanings = Leanings(draft)

    def between(self, first: Span, second: Span) -> Verdict:
        """The verdict on those who are named in two places of the text, the one before the other."""
        sides = self._sides(first, second)
        return self._recorded(*sides) or self._weighed(*sides)

    def _sides(self, first: Span, second: Span) -> tuple[_Side, _Side]:
        """The two, with their other names and pronouns; none of what both places name."""
        named = [{one.actor for one in self._draft.named if one.span.overlaps(piece)} for piece in (first, second)]
        at = [_tokens(self._draft.sentences, piece) for piece in (first, second)]
        found = []
        for mine, other in ((0, 1), (1, 0)):
            party = self._leanings.party(named[mine] - named[other], at[mine])
            apart = {i: tokens - at[other].get(i, frozenset()) for i, tokens in party.at.items()}
            found.append(_Side((first, second)[mine], Party(party.actors, apart, party.said)))
        return found[0], found[1]

    def _recorded(self, first: _Side, second: _Side) -> Verdict | None:
        """What a stance of the one towards the other says, or else a deed; nothing where that is possible or wanted."""
        undecided = False
        for stance in self._draft.stances:
            for way, holder, target in _ways(first, second):
                if stance.holder in holder.party.actors and stance.target in target.party.actors:
                    if stance.status not in _UNDECIDED:
                        return Verdict(way, stance.polarity, "record")
                    undecided = True
        for mention in self._draft.event_mentions:
            polarity = self._polarity(mention)
            for way, doer, target in _ways(first, second):
                if polarity and doer.among(mention.actors) and target.among(mention.recipients):
                    if mention.status not in _UNDECIDED:
                        return Verdict(way, polarity, "record")
                    undecided = True
        return Verdict(None, None, "record") if undecided else None

    def _polarity(self, mention: EventMention) -> Polarity | None:
        """What a deed says of who does it: conflict blames, cooperation backs, and to refuse it does not."""
        kind = self._draft.knowledge.codebook.types[mention.event_type]
        done = mention.status not in _NOT_DONE
        if kind.like in _BACKING:
            return "positive" if done else "negative"
        return "negative" if kind.quad >= 3 and kind.like != "REQUEST" and done else None

    def _weighed(self, first: _Side, second: _Side) -> Verdict:
        signs = [sign for sentence in self._draft.sentences for sign in self._signs(sentence, first, second)]
        chances = {way: self._chance(way, holder, target) for way, holder, target in _ways(first, second)}
        side = self._leanings.sides.between(first.party.actors, second.party.actors)
        weights = {}
        for way, polarity in NEEDED:
            turned: _Answer = (way, "positive" if polarity == "negative" else "negative")
            weight = _worth(signs, (way, polarity)) - _MIXED * _worth(signs, turned) + chances[way]
            if polarity == "negative":
                weight += _OPPOSED if side < 0 else -_TOGETHER * side
            weights[way, polarity] = weight - NEEDED[way, polarity]
        best = max(weights, key=weights.__getitem__)
        return Verdict(*best, "signs", weights[best]) if weights[best] > 0 else Verdict(None, None, "none")

    def _signs(self, sentence: Sentence, first: _Side, second: _Side) -> list[tuple[Way, str, float]]:
        """The words of a sentence that tie the two: for whom they speak, where they stand, and how they pull."""
        found: list[tuple[Way, str, float]] = []
        for way, holder, target in _ways(first, second):
            about = target.party.at.get(sentence.i)
            if about and (sentence.i in holder.party.at or sentence.i in holder.party.said):
                pulls = self._leanings.lean(sentence, holder.party, target.party).pulls
                back: Way = "second" if way == "first" else "first"
                found += [(way, pull.place, pull.weight) for pull in pulls]
                found += [(back, "aimed", pull.weight) for pull in pulls if pull.place == "answered"]
        gap = _gap(sentence, first.piece, second.piece)
        if gap is not None and gap <= _BETWEEN and _heads(sentence, first.piece, "nsubj"):
            place = "close" if gap <= _CLOSE else "between"
            for i, tone in self._leanings.tones(sentence).items():
                if first.piece.end <= sentence.tokens[i].start < second.piece.start:
                    found.append(("first", place, tone.told))
        return found

    def _chance(self, way: Way, holder: _Side, target: _Side) -> float:
        """What speaks for a way whatever the words say, or against it."""
        chance = 0.0
        near = False
        for side in (holder, target):
            if not any(one.span.overlaps(side.piece) for one in self._draft.named):
                chance -= _UNKNOWN
            if self._is_place(side.piece):
                chance -= _PLACE
        for sentence in self._draft.sentences:
            gap = _gap(sentence, *sorted((holder.piece, target.piece), key=lambda piece: piece.start))
            near |= gap is not None and gap <= _FAR
            if _heads(sentence, target.piece, "pobj"):
                chance -= _BESIDE
            if way == "second" and _heads(sentence, target.piece, "nsubjpass"):
                chance += _DONE_TO
            if way == "second" and _is_under(sentence, target.piece, holder.piece):
                chance += _UNDER
            if way == "first" and _is_under(sentence, holder.piece, target.piece):
                chance -= _UNDER
        if way == "second" and holder.party.said and not target.party.said:
            chance += _SPEAKING
        return chance if near else chance - _APART

    def _is_place(self, piece: Span) -> bool:
        return any(
            sentence.tokens[one.first].start < piece.end and piece.start < sentence.tokens[one.last].end
            for one in self._draft.located
            for sentence in (self._draft.sentences[one.sentence],)
        )


def _ways(first: _Side, second: _Side) -> tuple[tuple[Way, _Side, _Side], tuple[Way, _Side, _Side]]:
    """Each way, with who holds it and about whom."""
    return ("first", first, second), ("second", second, first)


def _worth(signs: Iterable[tuple[Way, str, float]], answer: _Answer) -> float:
    """What signs say for an answer together: each sort once, by its surest word, and further sorts a little."""
    best: dict[str, float] = {}
    for way, place, pull in signs:
        odds = ODDS.get(place, {}).get(answer, 0.0) if way == answer[0] else 0.0
        if odds and (pull > 0) == (answer[1] == "positive"):
            best[place] = max(best.get(place, 0.0), odds if abs(pull) >= _SURE else _UNSURE * odds)
    ordered = sorted(best.values(), reverse=True)
    return ordered[0] + _MORE * sum(ordered[1:]) if ordered else 0.0


def _tokens(sentences: Iterable[Sentence], piece: Span) -> dict[int, frozenset[int]]:
    found = {s.i: frozenset(token.i for token in _in(s, piece)) for s in sentences}
    return {i: tokens for i, tokens in found.items() if tokens}


def _in(sentence: Sentence, piece: Span) -> list[Token]:
    return [token for token in sentence.tokens if token.start < piece.end and piece.start < token.end]


def _gap(sentence: Sentence, first: Span, second: Span) -> int | None:
    """How many words there are from one place to another of a sentence that holds both."""
    one, other = _in(sentence, first), _in(sentence, second)
    return other[0].i - one[-1].i if one and other else None


def _heads(sentence: Sentence, piece: Span, dep: str) -> bool:
    """Whether the phrase in which somebody is named stands so in its clause."""
    tokens = _in(sentence, piece)
    return bool(tokens) and phrase_head(sentence, tokens).dep == dep


def _is_under(sentence: Sentence, piece: Span, other: Span) -> bool:
    """Whether somebody is named in a clause that hangs on the one in which another is named."""
    one, above = _in(sentence, piece), _in(sentence, other)
    if not one or not above:
        return False
    own, over = clause(sentence, one[0]), clause(sentence, above[0])
    return own.i != over.i and any(word.i == over.i for word in sentence.ancestors(own))
