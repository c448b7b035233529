"""Leanings: which way one actor leans towards another in a sentence, and which words say so.

Words pull for or against: words of attitude, deeds, words that judge. How much a word says of a pair depends on where
it stands: the holder's own word about the target says most, then what the holder says that the target does or is, then
what else either does; a word that stands with neither says little. A word that is denied pulls the other way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from comity.reading.codebook import Codebook
from comity.reading.cues import has_words, noun_entry, verb_entry
from comity.reading.draft import Draft
from comity.reading.grammar import SUBJECTS, children, conjuncts, governed_by, is_noun, is_verb, objects, subject
from comity.reading.sentences import Sentence, Token
from comity.reading.status import standing
from comity.types import Attribution, Polarity, Span, Stance

Place = Literal["held", "told", "near"]
"""Where a word stands: the holder's own about the target; of the target in the holder's words; anywhere else."""

_SIGN: Mapping[str, float] = {"positive": 1.0, "negative": -1.0, "for": 1.0, "against": -1.0}
_HELD, _TOLD, _ANSWERED, _OWN, _LOOSE, _NEAR = 3.0, 2.0, 1.0, 0.7, 0.5, 0.3
_JUDGING, _FULL_SCORE, _LEAST_DEED = 0.8, 5.0, 2.0
_OTHERS, _TIES, _RECORDS, _DEEDS, _COMPANY, _SLANT = 0.4, 0.3, 0.7, 0.3, 0.4, 0.2
_MOST = 4.0  # so that no evidence of one sort drowns the others
_REACH = 4  # arcs of the parse from a word down to whom it is about
_OWNING = ("poss", "amod", "nmod")
_PREDICATES = frozenset({"attr", "acomp", "oprd", "appos"})
_WHERE = frozenset("in at near during since after before until inside outside".split())
"""Words of place and time: *taken in Kabul* is not done to Kabul."""


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
        return sum(pull.weight for pull in self.pulls)

    @property
    def tied(self) -> float:
        """The pulls of words that tie the two to each other: the holder's about the target."""
        return sum(pull.weight for pull in self.pulls if pull.place != "near")

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
                return Judged(stance.polarity, "stance", _SIGN[stance.polarity] * _MOST)
        if deeds := self._deeds(holder, target, here):
            return Judged("positive" if deeds > 0 else "negative", "deed", deeds)
        found = [self._lean(sentence, holder, target) for sentence in sentences]
        weight = _within(sum(one.whole for one in found)) + self._elsewhere(holder, target, here)
        weight += _RECORDS * _within(sum(_SIGN[stance.polarity] for stance in stances))
        if not weight:
            return Judged("negative", "none", 0.0)
        polarity: Polarity = "positive" if weight > _SLANT else "negative"
        return Judged(polarity, "words", weight, tuple(pull for one in found for pull in one.pulls))

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

    def _elsewhere(self, holder: Party, target: Party, here: frozenset[int]) -> float:
        """What the article's other sentences tell of the two, and in what company the target is named in it."""
        whole, tied, company, named = 0.0, 0.0, 0.0, 0
        for sentence in self._draft.sentences:
            if sentence.i not in target.at:
                continue
            company, named = company + sum(self._tones[sentence.i].values()), named + 1
            if sentence.span.start not in here and (sentence.i in holder.at or sentence.i in holder.said):
                other = self._lean(sentence, holder, target)
                whole, tied = whole + _within(other.whole), tied + other.tied
        spoken = _OTHERS * _within(whole) + _TIES * _within(tied)
        return spoken + _DEEDS * _within(self._deeds(holder, target)) + _COMPANY * _within(company / max(named, 1))


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
    sentence: Sentence, holder: Iterable[int], target: Iterable[int], said: Iterable[int], tones: Mapping[int, float]
) -> Lean:
    """The lean of a holder towards a target.

    `holder` and `target` are the tokens that name them, `said` those of what the holder is told to say, `tones` the
    words that pull (of `tones_of`). A party that the sentence does not name has no tokens.
    """
    pair = _Pair(frozenset(holder), frozenset(target), frozenset(said))
    pulls = []
    for i, tone in tones.items():
        if i not in pair.holder | pair.target:
            factor, place = _placed(sentence, sentence.tokens[i], pair)
            pulls.append(Pull(sentence.cut(i, i), tone * factor, place))
    return Lean(tuple(pulls))


def tones_of(sentence: Sentence, book: Codebook) -> dict[int, float]:
    """The words of a sentence that pull, by token: above nought for, below it against, at most 1 either way."""
    found = {}
    for token in sentence.tokens:
        tone = _tone(sentence, token, book)
        if tone:
            found[token.i] = -tone if standing(sentence, token, book).status == "denied" else tone
    return found


def _tone(sentence: Sentence, token: Token, book: Codebook) -> float:
    """A word of attitude before a deed, a deed before a word that judges, and that before a label."""
    if not (is_verb(token) or is_noun(token) or token.pos in ("ADJ", "ADV")) or token.tag in ("NNP", "NNPS"):
        return 0.0
    pos = "verb" if is_verb(token) else "noun" if is_noun(token) else "adj"
    for leaning in book.leanings.get(token.lemma, ()):
        if leaning.pos == pos and has_words(sentence, token, leaning.cue[1:]):
            names_third = pos == "noun" and leaning.holder[:1] == ("subj",) and token.dep not in _PREDICATES
            return 0.0 if names_third else _SIGN[leaning.polarity]  # "her supporters" says nothing of who meets them
    judged = book.tones.get((token.lemma if pos != "adj" else token.lower, pos))
    deed = _deed(sentence, token, pos, book)
    if deed:
        return deed
    if judged is not None:
        return _JUDGING * _SIGN[judged]
    return _JUDGING * _SIGN.get(book.loaded.get(token.lower, ""), 0.0)


def _deed(sentence: Sentence, token: Token, pos: str, book: Codebook) -> float:
    if pos == "adj":
        return 0.0
    entry = verb_entry(sentence, token, book) if pos == "verb" else noun_entry(sentence, token, book)
    if entry is None or entry.type is None:
        return 0.0
    kind = book.types[entry.type]
    mode = kind.mode(entry.mode)
    score = kind.score if mode is None else kind.modes[mode].score
    return max(-1.0, min(1.0, score / _FULL_SCORE)) if abs(score) >= _LEAST_DEED else 0.0


@dataclass(frozen=True, slots=True)
class _Pair:
    holder: frozenset[int]
    target: frozenset[int]
    said: frozenset[int]


def _placed(sentence: Sentence, token: Token, pair: _Pair) -> tuple[float, Place]:
    """How much a word says of the pair, and where it stands."""
    owners = _owners(sentence, token)
    below = _below(sentence, token, pair.target)
    if owners & pair.holder:
        return (_HELD, "held") if below else (_OWN, "near")
    told = token.i in pair.said or _is_under(sentence, token, pair.holder)
    if owners & pair.target:
        if told:
            return _TOLD, "told"
        return (_ANSWERED, "near") if _below(sentence, token, pair.holder) else (_LOOSE, "near")
    if told and below and not owners:
        return _HELD, "held"
    return (_LOOSE, "near") if told or below else (_NEAR, "near")


def _owners(sentence: Sentence, token: Token) -> set[int]:
    """The heads of those whose deed, attitude or quality a word tells."""
    found: list[Token] = []
    if is_verb(token):
        doer = subject(sentence, token)
        found = [doer] if doer is not None else []
    else:
        found = [*children(sentence, token, *_OWNING), *governed_by(sentence, token, "by", "from", "among")]
        head = sentence.head(token)
        if head is not None and is_verb(head) and token.dep in (*_PREDICATES, "dobj"):
            named = objects(sentence, head) if token.dep == "oprd" else []
            doer = subject(sentence, head)
            found += named or ([doer] if doer is not None else [])
        elif head is not None and token.dep in ("amod", "appos"):
            found.append(head)
    return {member.i for word in found for member in conjuncts(sentence, word)}


def _below(sentence: Sentence, token: Token, heads: frozenset[int]) -> bool:
    """Whether one of the heads hangs on a word, near by, and is not the one who does it."""
    owners = _owners(sentence, token)
    wanted = set(heads) - owners
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
