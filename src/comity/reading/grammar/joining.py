"""Joining: which verb a later one is joined to, where the parser joins it to a nearer one that it does not fit.

*Forced him to leave and barred his return*, *convicted of theft and jailed*, *said that he was held, but declined to
elaborate*: a past tense is joined to no infinitive, and a participle of the passive to no *-ing*.
"""

from __future__ import annotations

from comity.reading.grammar.tree import SUBJECTS, child, children, is_verb
from comity.reading.sentences import Sentence, Token

_TELLING = frozenset({"say", "tell", "add", "confirm", "announce"})
_KEEPING_SILENT = frozenset({"decline", "refuse"})
_SPEAKING = frozenset(
    "comment elaborate discuss identify name disclose specify speculate say give answer confirm".split()
)
"""What somebody who tells a report something declines to do beside it."""
_ADDRESSING = frozenset(
    "urge call demand ask warn accuse condemn criticize criticise denounce vow threaten promise pledge appeal praise "
    "blame insist reject welcome order suggest propose".split()
)
"""What somebody does who speaks, and no thing."""
_THINGS = (  # how nouns end that are nobody
    "ion",
    "ions",
    "ment",
    "ments",
    "ness",
    "ade",
    "sive",
    "ack",
    "acks",
    "age",
    "ure",
    "ies",
    "ity",
)
_FINITE = ("VBD", "VBZ")


def joined_above(sentence: Sentence, verb: Token) -> Token | None:
    """The verb farther up to which a joined verb belongs, where its form or its sense does not fit the nearest."""
    first = sentence.head(verb)
    if verb.dep != "conj" or first is None or not is_verb(first) or child(sentence, verb, *SUBJECTS) is not None:
        return None
    return (
        _who_tells(sentence, verb, first)
        or _who_addresses(sentence, verb, first)
        or _of_its_form(sentence, verb, first)
    )


def joined_to(sentence: Sentence, verb: Token) -> Token | None:
    """The verb to which a joined verb belongs: the nearest, or one farther up whose form it has."""
    return joined_above(sentence, verb) or sentence.head(verb)


def _who_tells(sentence: Sentence, verb: Token, first: Token) -> Token | None:
    """The saying of *said that the man was held, but declined to elaborate*: who declines is who says."""
    silent = verb.lemma in _KEEPING_SILENT and any(
        word.lemma in _SPEAKING for word in children(sentence, verb, "xcomp")
    )
    over = sentence.head(first) if silent and first.dep == "ccomp" else None
    return over if over is not None and over.lemma in _TELLING and over.i < first.i else None


def _who_addresses(sentence: Sentence, verb: Token, first: Token) -> Token | None:
    """The saying of *said their blockade was cruel and urged Chile to act*: no blockade urges anybody."""
    over = sentence.head(first) if verb.lemma in _ADDRESSING and first.dep == "ccomp" else None
    if over is None or over.i > first.i or over.tag not in _FINITE or verb.tag != over.tag:
        return None
    own = child(sentence, first, *SUBJECTS)
    return over if own is not None and own.tag in ("NN", "NNS") and own.lower.endswith(_THINGS) else None


def _of_its_form(sentence: Sentence, verb: Token, first: Token) -> Token | None:
    finite = first.tag == "VB" and verb.tag in _FINITE
    done_to = first.tag == "VBG" and first.dep == "pcomp" and verb.tag == "VBN"
    if not finite and not (done_to and child(sentence, verb, "aux", "auxpass", "dobj") is None):
        return None
    above = (word for word in sentence.ancestors(first) if is_verb(word) and word.i < first.i)
    return next((word for word in above if word.tag == verb.tag), None)
