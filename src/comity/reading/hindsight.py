"""Hindsight: whether a deed is told as done before what its sentence tells, or only spoken of as known.

*Had earlier refused*, *the men who bombed it*, *claims that the army backed it*, *regretted calling him a traitor*.
"""

from __future__ import annotations

from comity.reading.grammar import children, clause, is_verb
from comity.reading.sentences import Sentence, Token

_BEFORE = frozenset(
    "earlier previously initially originally formerly before previous past former prior initial".split()
)
_PAST = frozenset({"VBD", "VBN"})
_OTHER_TIME = frozenset("after following since before despite over about".split())
ABOUT = frozenset({"against", "over", "about", "from", "to"})
_LOOKING_BACK = frozenset({"admit", "deny", "regret", "remember", "recall", "acknowledge"})
"""What one does with what was done before: *regretted calling him a traitor*."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def is_definite(sentence: Sentence, noun: Token) -> bool:
    """*The raid*, *its war*: a noun that speaks of something as known."""
    return any(word.dep == "poss" or word.lower in _DEFINITE for word in sentence.children(noun))


def tells_now(sentence: Sentence, token: Token) -> bool:
    """Whether the clause of a word tells what is: *marches*, *is killed*, *are fighting*."""
    verb = clause(sentence, token)
    helpers = children(sentence, verb, "aux", "auxpass")
    return verb.tag in ("VBZ", "VBP") or any(word.tag in ("VBZ", "VBP") for word in helpers)


def is_earlier(sentence: Sentence, token: Token) -> bool:
    """*Had captured them*, *initially denied*, *a previous attack*: told as done before what the report tells."""
    beside = list(sentence.children(token))
    if not is_verb(token):
        return any(word.dep == "amod" and word.lower in _BEFORE for word in beside)
    perfect = any(word.dep == "aux" and word.lower in ("had", "'d", "’d") for word in beside)
    return perfect or any(word.dep == "advmod" and word.lower in _BEFORE for word in beside)


def is_done_by_now(sentence: Sentence, verb: Token) -> bool:
    """*Has fought it every step of the way*: done at some time up to the report."""
    helpers = children(sentence, verb, "aux")
    return verb.tag == "VBN" and any(word.lower in ("has", "have", "'ve", "’ve") for word in helpers)


def is_told_of(sentence: Sentence, verb: Token) -> bool:
    """*Claims that the army backed it*: past under a verb of the present, and so done before what is told."""
    head = sentence.head(verb)
    past = verb.tag == "VBD" or any(word.tag == "VBD" for word in children(sentence, verb, "aux", "auxpass"))
    return verb.dep == "ccomp" and past and head is not None and is_verb(head) and tells_now(sentence, head)


def is_aside(sentence: Sentence, verb: Token, head: Token) -> bool:
    """Whether a verb tells what was done before what its sentence tells: *who bombed it*, *after he was killed*."""
    if verb.dep in ("relcl", "acl"):
        return verb.tag in _PAST
    if verb.dep == "pcomp":
        return head.lower in (ABOUT | {"for", "of", "after", "since"})
    if verb.dep in ("xcomp", "ccomp") and verb.tag == "VBG" and head.lemma in _LOOKING_BACK:
        return True
    return verb.dep == "advcl" and any(word.lower in ("after", "since") for word in children(sentence, verb, "mark"))


def is_beyond(sentence: Sentence, token: Token) -> bool:
    """Whether a noun tells of another time than its verb: *took effect on Friday after months of talks*."""
    if is_verb(token):
        return False
    at = token
    while (not is_verb(at) or at.dep == "acl") and at.head != at.i:
        at = sentence.tokens[at.head]
        if at.lower in _OTHER_TIME and at.pos in ("ADP", "SCONJ", "VERB"):
            return True
    return False


def is_begun(sentence: Sentence, token: Token) -> bool:
    """Whether what is to come is begun in the report's days: *the war*, or a purpose (*gathered to protest*)."""
    return token.dep == "advcl" if is_verb(token) else is_definite(sentence, token)
