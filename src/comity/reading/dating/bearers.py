"""Bearers: which word of a sentence a time is of, and which times only name a noun or measure it.

*Shot at the airport in May*, *police on 22 May seized arms*: people and places have no time; what was done there has.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from comity.reading.codebook import Codebook
from comity.reading.dating.tenses import carrier
from comity.reading.grammar import SUBJECTS, child, is_verb, preposition_over
from comity.reading.sentences import Sentence, Token
from comity.reading.times import TimeExpression
from comity.reading.times.calendar import months

_TIMELESS = (
    "person", "kin", "official", "office-holder", "diplomat", "police", "forces", "fighter", "protester", "refugees",
    "building", "territory", "office-place", "vehicle", "site", "states", "body",
)  # fmt: skip
"""Classes of the codebook whose nouns are somebody or somewhere, and no deed."""
_SINCE_THEN = frozenset({"on", "in", "since", "until", "during", "by", "at"})
_STEPS = 6


@lru_cache(maxsize=8)
def timeless(book: Codebook) -> frozenset[str]:
    """The nouns that have no time, by their lemmas: those of people and places, unless they tell a deed, too."""
    deeds = {lemma for lemma, found in book.nouns.items() if any(one.type and len(one.cue) == 1 for one in found)}
    return book.members(_TIMELESS) - deeds


def bearer(sentence: Sentence, expression: TimeExpression, nouns: Collection[str]) -> int | None:
    """The place of the word that a time is of: above names and `nouns` that have none, where the parser hangs it.

    A year that stands after somebody's office tells when he had it, unless he is the subject and the verb comes next.
    """
    at = carrier(sentence, expression.span)
    words = sentence.within(expression.span)
    if at is None or not words or words[0].i < at:
        return at
    before = sentence.tokens[words[0].i - 1]
    inside = words[0].lower in _SINCE_THEN  # "in May" is all of it
    if not inside and before.lower not in (*_SINCE_THEN, "the", "early", "late", "mid"):
        return at
    word = sentence.tokens[at]
    for _ in range(_STEPS):
        if is_verb(word) or not (word.pos == "PROPN" or word.lemma in nouns):
            return word.i
        above = sentence.head(word)
        if above is None or (word.dep in SUBJECTS and above.i < words[-1].i):
            return at
        if expression.grain == "year" and word.pos != "PROPN" and word.dep not in (*SUBJECTS, "pobj"):
            return at
        if word.dep == "pobj" and above.pos == "ADP":
            over = sentence.head(above)
            above = over if above.lower not in ("like", "than") else None
        elif word.dep not in (*SUBJECTS, "dobj", "dative", "compound", "conj"):
            return at
        if above is None:
            return at
        word = above
    return at


def first_joined(sentence: Sentence, verb: Token) -> Token:
    """The stormed of *in which they stormed houses and captured three*: the first of verbs with one subject."""
    while verb.dep == "conj" and verb.tag in ("VBD", "VBN") and child(sentence, verb, *SUBJECTS) is None:
        verb = sentence.tokens[verb.head]
    return verb


def opening(expression: TimeExpression) -> TimeExpression:
    """*Since January, when the war began*: the time with which a stretch begins; other times as they are."""
    first, value = expression.first, expression.value
    if expression.grain != "range" or first is None or not expression.span.text.lower().startswith("since"):
        return expression
    if value == first.isoformat():
        return replace(expression, last=first, grain="day")
    if value == first.isoformat()[:7]:
        return replace(expression, last=months(first.year, first.month, 1, "month", value).last, grain="month")
    if value == first.isoformat()[:4]:
        return replace(expression, last=first.replace(month=12, day=31), grain="year")
    return expression


def is_compared(sentence: Sentence, expression: TimeExpression) -> bool:
    """*The first visit since 1987*: the year of the one before."""
    since = sentence.within(expression.span)[:1]
    if not since or since[0].lower != "since":
        return False
    before = [word for word in sentence.tokens[: since[0].i] if word.lower != "least"]  # "at least 18 since May"
    return any(word.lower in ("first", "only") or word.tag in ("JJS", "RBS") for word in before)


def is_label(sentence: Sentence, expression: TimeExpression) -> bool:
    """Whether a year stands before a noun and tells which one it is: *the 2012 rally*."""
    if expression.grain not in ("year", "decade", "range"):
        return False
    words = sentence.within(expression.span)
    named = [sentence.head(word) for word in words if word.dep in ("nummod", "compound", "amod", "nmod")]
    return any(noun is not None and noun.i > words[-1].i and not _is_when(sentence, noun) for noun in named)


def _is_when(sentence: Sentence, noun: Token) -> bool:
    """*In his 2000 book he opposed it*: a noun that tells when, since it stands with `in` or `during` on a verb."""
    preposition = preposition_over(sentence, noun)
    above = sentence.head(preposition) if preposition is not None else None
    return preposition is not None and preposition.lower in ("in", "during") and above is not None and is_verb(above)


def is_in_brackets(sentence: Sentence, expression: TimeExpression) -> bool:
    """*The minister (1999-2005)*: years that stand apart, beside a name."""
    words = sentence.within(expression.span)
    if not words or expression.grain not in ("year", "decade", "range"):
        return False
    beside = sentence.tokens[max(0, words[0].i - 1)], sentence.tokens[min(words[-1].i + 1, len(sentence.tokens) - 1)]
    return beside[0].text in ("(", "[") and beside[1].text in (")", "]")
