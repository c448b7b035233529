"""Relatives: whom a relative clause is said of, where the parser hangs it on the last of a list."""

from __future__ import annotations

from comity.reading.grammar.tree import child, children, conjuncts, governed_by, is_noun
from comity.reading.sentences import Sentence, Token

_CALLING = frozenset("call describe term label dub brand characterize characterise denounce decry".split())
_PLURAL = frozenset({"have", "are", "were"})
_SINGULAR = frozenset({"has", "is", "was"})
_TOGETHER = frozenset({"together", "jointly", "both"})


def described(sentence: Sentence, verb: Token, noun: Token, relative: Token) -> Token:
    """Of whom a relative clause is said, where the parser hangs it on a member of a list.

    On all of *Ann Lee and Bo Kim, who have together led it*; on the last of *the army and the rebels, whom Chad backs*.
    """
    if noun.dep == "conj" and noun.tag in ("NN", "NNP") and _is_of_several(sentence, verb):
        while noun.dep == "conj" and (before := sentence.head(noun)) is not None:
            noun = before
        return noun
    if noun.dep == "conj" and (first := _shares_modifier(sentence, noun)) is not None:
        return first
    last = conjuncts(sentence, noun)[-1]
    of_one = relative.dep == "dobj" or _is_of_one(sentence, verb)
    return last if of_one and last.i != noun.i and relative.i == last.last + 2 else noun


def _shares_modifier(sentence: Sentence, noun: Token) -> Token | None:
    """The allies of *European allies and partners who have urged it*: a bare plural goes with the one described."""
    first = sentence.head(noun)
    if first is None or first.tag != "NNS" or noun.tag != "NNS" or noun.i != first.i + 2:
        return None
    own = child(sentence, noun, "det", "amod", "compound", "poss", "nummod")
    shared = child(sentence, first, "amod", "compound", "poss")
    return first if own is None and shared is not None else None


def _is_of_one(sentence: Sentence, verb: Token) -> bool:
    finite = children(sentence, verb, "aux", "auxpass")
    return verb.tag == "VBZ" if not finite else finite[0].lower in _SINGULAR


def called_by(sentence: Sentence, verb: Token) -> Token | None:
    """The attack of *what he called an attack*, *what it described as an attack*."""
    what = next((word for word in children(sentence, verb, "dobj", "nsubj") if word.lower == "what"), None)
    if verb.lemma not in _CALLING or what is None or what.i > verb.i:
        return None
    named = [word for word in children(sentence, verb, "oprd", "dobj", "attr") if word.i > verb.i]
    after = [word for word in governed_by(sentence, verb, "as") if is_noun(word)]
    return next((word for word in (*named, *after) if is_noun(word)), None)


def _is_of_several(sentence: Sentence, verb: Token) -> bool:
    finite = children(sentence, verb, "aux", "auxpass")
    plural = verb.tag == "VBP" if not finite else finite[0].lower in _PLURAL
    return plural or any(word.lower in _TOGETHER for word in children(sentence, verb, "advmod"))


def shown_among(sentence: Sentence, head: Token) -> Token | None:
    """The senator of *the senator is among those who criticized it*."""
    preposition = sentence.head(head) if head.lower == "those" and head.dep == "pobj" else None
    verb = sentence.head(preposition) if preposition is not None and preposition.lower == "among" else None
    return child(sentence, verb, "nsubj") if verb is not None and verb.lemma == "be" else None
