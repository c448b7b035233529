"""Pulls: the words of a sentence that bear on how one leans towards another, each with where it stands.

The holder's own word about the target says most, then what the holder says that the target does or is, then what
either does; a word that stands with neither says little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from comity.reading.attitudes.chains import Pair, chains, named_by, owners
from comity.reading.attitudes.tones import Tone
from comity.reading.grammar import SUBJECTS, children, conjuncts, is_noun, is_verb, objects, subject
from comity.reading.sentences import Sentence, Token
from comity.types import Span

Place = Literal["held", "told", "quoted", "answered", "own", "owned", "serving", "loose", "near"]
"""Where a word stands.

`held`: the holder's own about the target; `told`: of the target, in the holder's words; `quoted`: where the holder
speaks of the target; `answered`: the target's about the holder; `own`: what the holder does or is; `owned`: the target
is the holder's; `serving`: the holder is the target's spokesman, lawyer, head; `loose`: under one of the two; `near`.
"""

_REACH = 4  # arcs of the parse from a word down to whom it is about
_WHERE = frozenset("in at near during since after before until inside outside".split())
"""Words of place and time: *taken in Kabul* is not done to Kabul."""
_LINKS = ("poss", "compound", "nmod", "amod", "prep", "pobj")
_WITHIN = frozenset({"poss", "compound", "nmod", "amod", "appos", "conj"})
_SERVING = frozenset({"of", "for", "to"})


@dataclass(frozen=True, slots=True)
class Pull:
    """Words that pull: above nought for the target, below it against."""

    span: Span
    weight: float
    place: Place


@dataclass(frozen=True, slots=True)
class Lean:
    """What a sentence says of how a holder leans towards a target."""

    pulls: tuple[Pull, ...] = ()


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


def phrase_head(sentence: Sentence, tokens: Sequence[Token]) -> Token:
    """The word that carries the whole phrase in which some words stand: of *Iran* in *Iran's army chief*, `chief`."""
    inside = {token.i for token in tokens}
    at = next((token for token in tokens if token.head not in inside or token.head == token.i), tokens[0])
    while at.dep in _WITHIN and at.head != at.i:
        at = sentence.tokens[at.head]
    return at


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
            if head is None or at.dep not in _LINKS or (at.dep == "pobj" and head.lower not in _SERVING):
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
