"""Tones: which words of a sentence pull for or against, before it is asked for whom.

A word of attitude comes before a deed, a deed before a word that judges, and that before a label.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from comity.reading.codebook import Codebook
from comity.reading.cues import has_words, noun_entry, verb_entry
from comity.reading.grammar import child, is_noun, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.moods import negation
from comity.reading.standing.status import standing

Scope = Literal["any", "object", "named"]
"""Of whom a word speaks: of any; of its object alone (*passed the bill*); of those whom it names (*her supporters*)."""

SIGN: Mapping[str, float] = {
    "positive": 1.0, "negative": -1.0, "for": 1.0, "against": -1.0, "helps": 1.0, "harms": -1.0,
    "pleases": 1.0, "displeases": -1.0,
}  # fmt: skip
_JUDGING, _HELPING, _FULL_SCORE, _LEAST_DEED = 0.8, 0.5, 5.0, 2.0
_PREDICATES = frozenset({"attr", "acomp", "oprd", "appos"})
_UNSAID = frozenset({"CONCEDE", "RETREAT", "CONSULT", "AGREE"})
"""Types of deeds that are done with, or asked of, one whom one is against as often as one whom one is for."""
_FELT = frozenset({"pleases", "displeases"})
_NO = frozenset({"no", "neither", "little", "without"})
_TURNED = frozenset({"denied", "refused"})


@dataclass(frozen=True, slots=True)
class Tone:
    """How a word pulls, at most 1 either way: above nought for, below it against.

    `here` is what it says with the negation of its own clause, `told` with all that stands over it (*refused to back*).
    """

    here: float
    told: float
    scope: Scope = "any"
    deed: bool = False
    felt: bool = False  # of a verb: its object feels it about its subject, or about what follows by, at, in or with
    inner: bool = False  # an attitude that may be *in* somebody: *faith in*, *disappointed in*
    judging: bool = False  # a word that judges whoever it is said of: *reckless*, and neither *angry* nor *attacked*


def tones_of(sentence: Sentence, book: Codebook) -> dict[int, Tone]:
    """The words of a sentence that pull, by token."""
    found = {}
    for token in sentence.tokens:
        tone, scope, deed = _tone(sentence, token, book)
        judging = not deed and (scope == "named" or (scope == "any" and token.lemma not in book.leanings))
        if tone:
            turned = scope != "named" and standing(sentence, token, book).status in _TURNED
            denied = scope != "named" and is_denied(sentence, token)
            felt = is_verb(token) and book.tones.get((token.lemma, "verb")) in _FELT
            inner = felt or any("in" in leaning.target for leaning in book.leanings.get(token.lemma, ()))
            found[token.i] = Tone(
                -tone if denied else tone, -tone if turned else tone, scope, deed, felt, inner, judging
            )
    return found


def is_denied(sentence: Sentence, token: Token) -> bool:
    """Whether a word is denied in its own clause or phrase: *did not trust*, *no trust*, *is not fair*."""
    if negation(sentence, token) is not None:
        return True
    if any(word.lower in _NO and word.dep in ("det", "neg", "amod") for word in sentence.children(token)):
        return True
    head = sentence.head(token)
    if head is None:
        return False
    if token.dep in _PREDICATES and is_verb(head):
        return negation(sentence, head) is not None
    return token.dep == "pobj" and head.lower in _NO


def _tone(sentence: Sentence, token: Token, book: Codebook) -> tuple[float, Scope, bool]:
    if not (is_verb(token) or is_noun(token) or token.pos in ("ADJ", "ADV")) or token.tag in ("NNP", "NNPS"):
        return 0.0, "any", False
    pos = "verb" if is_verb(token) else "noun" if is_noun(token) else "adj"
    for leaning in book.leanings.get(token.lemma, ()):
        if leaning.pos == pos and has_words(sentence, token, leaning.cue[1:]):
            names = pos == "noun" and leaning.holder[:1] == ("subj",) and token.dep not in _PREDICATES
            return SIGN[leaning.polarity], "named" if names else "any", False
    if deed := _deed(sentence, token, pos, book):
        return deed, "any", True
    judged = book.tones.get((_cue(token, pos), pos))
    if judged == "positive" and token.pos == "ADV":
        return 0.0, "any", False  # *strongly*, *fairly* only add to what they stand with
    if pos == "verb" and child(sentence, token, "prt") is not None:
        return 0.0, "any", False  # *backed down* is no backing
    if judged is None:
        return _JUDGING * SIGN.get(book.loaded.get(token.lower, ""), 0.0), "any", False
    if judged in ("helps", "harms"):
        return _HELPING * SIGN[judged], "object", False
    return _JUDGING * SIGN[judged], "any", False


def _cue(token: Token, pos: str) -> str:
    """The word under which a judgement stands: of *unfairly* `unfair`, of *just* as an adverb none."""
    if pos != "adj":
        return token.lemma
    return token.lower if token.pos == "ADJ" else token.lower.removesuffix("ly") if token.lower.endswith("ly") else ""


def _deed(sentence: Sentence, token: Token, pos: str, book: Codebook) -> float:
    if pos == "adj":
        return 0.0
    entry = verb_entry(sentence, token, book) if pos == "verb" else noun_entry(sentence, token, book)
    if entry is None or entry.type is None or entry.type in _UNSAID:
        return 0.0
    kind = book.types[entry.type]
    mode = kind.mode(entry.mode)
    score = kind.score if mode is None else kind.modes[mode].score
    return max(-1.0, min(1.0, score / _FULL_SCORE)) if abs(score) >= _LEAST_DEED else 0.0
