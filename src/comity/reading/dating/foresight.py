"""Foresight: whether a deed is told as still to come when its sentence is told, and so on no day that is known.

*Vowed to hunt them down*, *could appeal*, *if they refuse*, *the threat of strikes*, *a deadline to withdraw*.
"""

from __future__ import annotations

from comity.reading.dating.tenses import is_ahead
from comity.reading.grammar import SUBJECTS, child, children, clause, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.moods import Standing

TO_COME = frozenset({"planned", "requested", "threatened"})
"""What is so told is still to be done when it is told."""
_GUESSED = frozenset(
    "suspect suspected suspicion allege alleged allegedly reportedly reported apparent apparently presume presumed "
    "presumably perhaps maybe probably possibly seemingly supposedly purported purportedly putative unconfirmed "
    "believe think assume suppose imagine doubt wonder estimate hint imply speculate speculation rumor rumour sign "
    "belief guess ? whether".split()
)
"""Words that leave open whether a thing was done, and not whether it will be."""
_TRIED = frozenset("try attempt attempted endeavor endeavour struggle fight battle effort bid able train equip".split())
"""What was tried, or could be, was tried when it is told."""
_SUPPOSING = frozenset({"if", "unless"})
_FIRSTS = frozenset("first last only second third latest next".split())
_MAY = frozenset("will 'll ’ll shall wo would may might could can".split())
_MEANS = frozenset(
    "pressure chance opportunity permission leave right power authority deadline time money fund commission committee "
    "panel tribunal".split()
)
"""What is put or given to somebody for a deed: *put pressure on them to accept*."""
_ANY = frozenset({"any", "a", "an"})
_STEPS = 3  # verbs and nouns between a deed and what looks ahead to it


def is_to_come(sentence: Sentence, token: Token, told: Standing) -> bool:
    """Whether a deed of a status is told as still to come: asked for, threatened, possible, or only supposed."""
    if is_past(sentence, token):
        return False
    if told.status in TO_COME:
        return True
    if _is_supposed(sentence, token, told):
        return True
    if told.status == "possible":
        condition = token.tag in ("VBZ", "VBP") and token.dep in ("ROOT", "ccomp", "conj")
        return not condition and not _is_guess(sentence, token, told)
    return told.status == "happened" and (_is_for_later(sentence, token) or _is_foreseen(sentence, token))


def is_purpose(sentence: Sentence, token: Token, told: Standing) -> bool:
    """*Rallied to support them*: planned by no other word than its own `to`, and under what is done itself."""
    verb = token if is_verb(token) else clause(sentence, token)  # "came to offer condolences"
    head = sentence.head(verb)
    if told.status != "planned" or told.cue is None or head is None:
        return False
    own = told.cue.end == verb.end and verb.dep in ("advcl", "xcomp", "acl")
    above = head if is_verb(head) else clause(sentence, head)
    given = any(word.lemma in _MEANS for word in children(sentence, above, "dobj"))  # "set up a panel to look into it"
    return own and not given and not is_ahead(sentence, above) and child(sentence, above, "neg") is None


def is_past(sentence: Sentence, token: Token) -> bool:
    """Whether a verb is told as done, whatever stands over it: *he will say that they agreed*, *to have agreed*."""
    if not is_verb(token):
        return False
    helpers = children(sentence, token, "aux", "auxpass")
    finite = token.tag == "VBD" and not helpers
    return not _has_if(sentence, token) and (finite or any(word.lemma == "have" for word in helpers))


def _has_if(sentence: Sentence, verb: Token) -> bool:
    marks = children(sentence, verb, "mark", "advmod")
    return any(word.lower in _SUPPOSING and word.pos != "PROPN" for word in marks)


def _is_guess(sentence: Sentence, token: Token, told: Standing) -> bool:
    """Whether it is only open if it was done: *may have fled*, *the suspected raid*, *is believed to have fled*."""
    cue = sentence.within(told.cue) if told.cue is not None else ()
    words = {form for word in cue for form in (word.lemma, word.lower)} if len(cue) <= _STEPS else set()
    if not cue or words & (_GUESSED | _TRIED):
        return True
    return is_verb(token) and token.tag in ("VBD", "VBN") and child(sentence, token, "aux", "auxpass", "mark") is None


def _is_supposed(sentence: Sentence, token: Token, told: Standing) -> bool:
    """*If they refuse*, *unless a deal is reached*, *if they agree to the withdrawal*: supposed, and in the present."""
    verb = token if is_verb(token) else clause(sentence, token)
    if not is_verb(token) and told.status == "happened":
        return False
    for _ in range(_STEPS):
        if _has_if(sentence, verb):
            return not is_past(sentence, verb)
        head = sentence.head(verb)
        if head is None or verb.dep not in ("xcomp", "ccomp", "conj") or told.status == "happened":
            return False
        verb = head
    return False


def _is_for_later(sentence: Sentence, token: Token) -> bool:
    """*A deadline to withdraw*, *gave them funds to repair it*: what a noun is for, but no *first to repair it*."""
    head = sentence.head(token)
    if not is_verb(token) or token.tag != "VB" or head is None:
        return False
    if token.dep == "conj" and head.tag == "VB" and child(sentence, token, *SUBJECTS) is None:
        return _is_for_later(sentence, head)
    if is_verb(head) and token.dep in ("xcomp", "advcl"):
        return any(word.lemma in _MEANS for word in children(sentence, head, "dobj"))
    if head.pos != "NOUN" or child(sentence, head, "nsubj") is not None:
        return False
    if not any(word.lower == "to" for word in children(sentence, token, "aux")):
        return False
    if child(sentence, token, "mark", *SUBJECTS) is not None:
        return True  # "the first timetable for them to leave"
    return not any(word.lower in _FIRSTS for word in (head, *children(sentence, head, "amod", "det")))


def _is_foreseen(sentence: Sentence, token: Token) -> bool:
    """*A raid may come*, *will consider any deal*: a noun that speaks of no deed as known, in a clause to come."""
    any_at_all = any(word.lower == "any" for word in children(sentence, token, "det"))
    if is_verb(token) or not (any_at_all or token.dep in ("nsubj", "nsubjpass", "dobj")):
        return False
    verb = clause(sentence, token)
    may = any(word.lower in _MAY for word in children(sentence, verb, "aux"))
    perfect = any(word.lemma == "have" for word in children(sentence, verb, "aux"))
    return may and not perfect and any(word.lower in _ANY for word in children(sentence, token, "det"))
