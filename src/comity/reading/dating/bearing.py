"""Bearing: how the words of a clause stand to a time that is told in it, beside it or above it."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.dating.hindsight import finite, is_done_by_now, tells_now
from comity.reading.dating.tenses import carrier
from comity.reading.grammar import SUBJECTS, child, children, clause, is_verb, preposition_over
from comity.reading.sentences import Sentence, Token
from comity.reading.times import TimeExpression

_ISSUING = frozenset("publish release issue post print air broadcast deliver circulate send date sign".split())
"""What is done with a text in which somebody says something."""
_OCCASIONS = frozenset({"in", "at", "during"})
_EFFECTS = frozenset("kill wound injure hurt maim destroy damage claim leave".split())
"""Verbs that tell what came of their subject at once."""
COURSE = _EFFECTS | frozenset(
    "happen occur begin start end finish complete conclude hold stage conduct launch mount make sign reach strike hit "
    "rock shake leave trigger spark follow commit take".split()
)
"""Verbs that tell how a deed went or what it did: *an inquiry completed in May*."""
LAWS = frozenset("resolution law act treaty accord agreement pact deal constitution convention decree statute".split())
"""What goes on saying what it said when it was made: *the 1994 accord bans raids*."""
_DOING = frozenset(
    "mastermind orchestrate perpetrate commit organize organise stage plan launch conduct carry hold host".split()
)
"""Verbs that do what their object tells, and so at its time: *masterminded the 2008 attacks*."""
_NOW = frozenset({"as", "while", "because", "since", "after"})
_PAST = frozenset({"VBD", "VBN"})
_DAYS = frozenset({"minute", "hour", "part_of_day", "day"})


def of_occasion(sentence: Sentence, noun: Token) -> Token | None:
    """The verb that is done on an occasion: *in a statement on Monday she said that ...*."""
    preposition = preposition_over(sentence, noun) if noun.dep == "pobj" else None
    verb = sentence.head(preposition) if preposition is not None and preposition.lower in _OCCASIONS else None
    return verb if verb is not None and is_verb(verb) else None


def takes_none(sentence: Sentence, verb: Token, expression: TimeExpression) -> bool:
    """Whether a verb can be of no time that is past: told in the present, or not yet done."""
    if is_done_by_now(sentence, verb) or (is_present(sentence, verb) and expression.grain not in _DAYS):
        return True
    return verb.tag == "VB" and any(word.lower == "to" for word in children(sentence, verb, "aux"))


def is_present(sentence: Sentence, verb: Token) -> bool:
    return is_verb(verb) and tells_now(sentence, verb) and not is_done_by_now(sentence, verb)


def is_of_a_later(sentence: Sentence, token: Token, later: Token, words: Sequence[Token]) -> bool:
    """*Has refused, and last week said ...*: a time that stands before a joined verb, and after the one before it."""
    joined = later.dep == "conj" and later.head == clause(sentence, token).i
    if not joined or not words:
        return False
    newer = later.tag == "VBD" and is_done_by_now(sentence, clause(sentence, token))
    return token.i < words[0].i < later.i or (newer and words[0].i > later.i)


def is_means(sentence: Sentence, verb: Token, over: Token) -> bool:
    """*Helped them in fleeing on Friday*, *agreed to meet on Friday*: a verb by which another's deed is told."""
    if child(sentence, verb, *SUBJECTS) is not None:
        return False
    head = sentence.head(verb)
    if verb.dep == "pcomp" and head is not None:
        return head.lower in ("in", "by") and head.head == over.i
    return verb.dep == "xcomp" and verb.tag == "VB" and verb.head == over.i and over.tag in _PAST


def is_told_now(sentence: Sentence, token: Token, near: int) -> bool:
    """*Now backs it*, and not *can now join, since all have agreed*."""
    return near <= 1 and not is_done_by_now(sentence, clause(sentence, token))


def is_then(sentence: Sentence, token: Token, words: Sequence[Token]) -> bool:
    """*In early May, when hundreds rallied*: a clause that tells what was done at a time."""
    if not words:
        return False
    for verb in (finite(sentence, token), *sentence.ancestors(finite(sentence, token))):
        told = is_verb(verb) and verb.dep in ("relcl", "advcl") and sentence.tokens[verb.first].lower == "when"
        if told and verb.first - words[-1].i in (1, 2):
            return True
        if verb.dep != "conj":
            return False
    return False


def is_of_cause(sentence: Sentence, token: Token, at: int | None) -> bool:
    """*The May 7 blasts killed ten*, *the 1994 accord bans raids*: the time of what did it, or says it."""
    if at is None:
        return False
    cause = issued(sentence, sentence.tokens[at])
    subject = cause.dep == "nsubj" and cause.head == token.i and cause.pos == "NOUN"
    if subject and cause.i != at:
        return True  # "a report published in May accuses"
    return subject and (token.lemma in _EFFECTS or (cause.lemma in LAWS and tells_now(sentence, token)))


def issued(sentence: Sentence, word: Token) -> Token:
    """The report of *a report published on Monday*: what is said in it is said then."""
    noun = sentence.head(word) if word.dep == "acl" and word.tag == "VBN" and word.lemma in _ISSUING else None
    return noun or word


def is_done_by(sentence: Sentence, token: Token, at: int) -> bool:
    """*Masterminded the 2008 attacks*: a verb that does no more than what its object tells."""
    return token.lemma in _DOING and sentence.tokens[at].head == token.i


def is_of_a_clause_beside(sentence: Sentence, token: Token, one: TimeExpression) -> bool:
    """*Hostages held since 2010 are freed*: the time of what was done to those of whom something else is told."""
    at = carrier(sentence, one.span)
    verb = sentence.tokens[at] if at is not None else None
    return verb is not None and verb.dep in ("acl", "relcl") and not verb.first <= token.i <= verb.last


def is_of_a_clause_at_once(sentence: Sentence, token: Token, at: int) -> bool:
    """*A vote is set for July, as crowds demand his exit*: whether a clause that tells what is now lies in between."""
    for word in (token, *sentence.ancestors(token)):
        if word.i == at:
            return False
        marks = children(sentence, word, "mark", "advmod") if word.dep == "advcl" else []
        if any(mark.lower in _NOW for mark in marks) and child(sentence, word, *SUBJECTS) is not None:
            return True
    return False
