"""The tree: what hangs on a word of a parsed sentence, and what a word is."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.sentences import Sentence, Token
from comity.reading.times.lexicon import MONTH_SHORT, MONTHS, WEEKDAYS

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_DATES = frozenset(
    [*MONTHS, *WEEKDAYS, *"today yesterday tomorrow week month year weekend night morning evening".split()]
)
_COMMON = frozenset({"march", "may"})
"""Months that are common words with a small letter: *took part in a march*."""
BEFALLING = frozenset({"in", "after", "following", "during", "from", "by"})
"""What stands before the deed of which somebody died or was hurt: *killed in the raid*, *died of wounds after*."""
LEADING = frozenset({"lead", "result"})
"""Verbs whose subject brings about what stands after their `to` or `in`: *the raid led to nine deaths*."""
AGENTIVE = ("er", "or", "ist", "ian", "man", "men", "ers", "ors", "ists", "ians", "woman", "women", "people")
"""How nouns end that are somebody: *fighter*, *protesters*, *chairwoman*."""
CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "parataxis", "csubj", "csubjpass"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
_PARTICIPLES = frozenset({"including", "following"})
"""Prepositions that the tagger may take for verbs."""
QUANTITIES = frozenset(
    "dozen dozens score scores hundred hundreds thousand thousands million millions number group groups member "
    "members some many several most all one two three part band couple handful majority units unit column wave "
    "crowd crowds series string rest lot convoy batch wave spate combination last remainder bulk tonne tonnes ton tons "
    "boatload busload truckload planeload".split()
)
"""Words that measure what stands after their `of`: *a series of bombs* are bombs."""


def child(sentence: Sentence, token: Token, *deps: str) -> Token | None:
    """The first child with one of these labels."""
    return next((word for word in sentence.children(token) if word.dep in deps), None)


def children(sentence: Sentence, token: Token, *deps: str) -> list[Token]:
    return [word for word in sentence.children(token) if word.dep in deps]


def is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX")


def is_noun(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") or token.tag in ("NN", "NNS", "NNP", "NNPS")


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """The word and the words joined to it by `and`, `or` or a comma, in order; never those before it."""
    found = [token]
    for word in sentence.children(token):
        if word.dep == "conj":
            found.extend(conjuncts(sentence, word))
    return found


def first_joint(sentence: Sentence, token: Token) -> Token:
    """The first of the words that a word is joined to by `and`, `or` or a comma; itself where it is the first."""
    while token.dep == "conj" and token.head != token.i:
        token = sentence.tokens[token.head]
    return token


def prepositions(sentence: Sentence, token: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions that hang on a word, with the word that each governs: `("against", Iran)`.

    A preposition of two words counts by its last where the first is an adverb or a preposition of its own
    (*away from*), and both are given.
    """
    hanging = [*sentence.children(token)]
    for word in hanging:
        if word.dep in ("prep", "agent"):  # "met with the king and with his brothers"
            hanging += [one for one in sentence.children(word) if one.dep == "conj" and one.pos == "ADP"]
    for word in hanging:
        hangs = word.dep in ("prep", "agent", "dative", "prt", "advmod") or (word.dep == "conj" and word.pos == "ADP")
        if hangs and (
            word.pos in ("ADP", "SCONJ", "ADV", "PART") or (word.dep == "prep" and word.lower in _PARTICIPLES)
        ):
            for governed in sentence.children(word):
                if governed.dep in ("pobj", "pcomp") or (governed.dep == "dobj" and word.lower in _PARTICIPLES):
                    yield word.lower, governed
                elif governed.dep == "prep":
                    for inner in sentence.children(governed):
                        if inner.dep in ("pobj", "pcomp"):
                            yield governed.lower, inner
        elif word.dep == "dative" and is_noun(word):
            yield "to", word


def governed_by(sentence: Sentence, token: Token, *names: str) -> list[Token]:
    """The words governed by one of these prepositions hung on `token`."""
    return [word for name, word in prepositions(sentence, token) if name in names]


def is_date(token: Token) -> bool:
    """Whether a word is a day, a month or a year: *on Thursday*, *in May*, *on Aug. 5*, *in 2003*."""
    if token.lower.endswith(".") and token.lower[:-1] in MONTH_SHORT:
        return True
    if token.lower in _COMMON:
        return token.text[:1].isupper()
    return token.lower in _DATES or (token.lower.isdigit() and len(token.lower) == 4)


def by_agent(sentence: Sentence, token: Token) -> Token | None:
    """Who did it, of a passive or a noun: the word after its `by`."""
    found = governed_by(sentence, token, "by")
    return found[0] if found else None


def clause(sentence: Sentence, token: Token) -> Token:
    """The verb at the head of the clause in which a word stands."""
    at = token
    while at.head != at.i and not (is_verb(at) and (at.dep in CLAUSES or at.dep == "conj")):
        at = sentence.tokens[at.head]
    return at


def preposition_over(sentence: Sentence, noun: Token) -> Token | None:
    """The preposition that a noun is the object of: the *in* of *in custody*."""
    return sentence.head(noun) if noun.dep == "pobj" else None
