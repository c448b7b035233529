"""Nearness: how near to the word that tells a deed the words stand that a time or a place describes."""

from __future__ import annotations

from comity.reading.dating.anchors import REPORTING
from comity.reading.dating.hindsight import is_beyond
from comity.reading.grammar import SUBJECTS, child, children, clause, is_verb
from comity.reading.sentences import Sentence, Token

_AT_ONCE = frozenset({"when", "while", "as"})
_SHORTLY = frozenset("shortly soon immediately right just moments minutes".split())


def distance(sentence: Sentence, token: Token, at: int | None, first: int | None) -> int | None:
    """How near to the deed the word stands that a time or place describes, whose words begin at `first`.

    0: it describes the deed's own words; 1: the verb of its clause; 2: a clause around that, or told with it; 3: the
    verb that reports it (*said on Friday that ...*); None: something else.
    """
    if at is None:
        return None
    described = sentence.tokens[at]
    if described.i == token.i or is_argument(sentence, described, token):
        return 0
    verb = clause(sentence, token)
    if is_beyond(sentence, token):
        return None
    if described.i == verb.i:
        return 1
    if verb.dep == "acl" and described.i == verb.head:
        return 1  # "the decision December 29 to bomb"
    if verb.dep == "relcl" and first == verb.head and sentence.tokens[verb.first].lower == "when":
        return 0  # "Thursday, when two men were arrested"
    if not is_verb(described) or _is_apart(sentence, token, first):
        return None
    if described.head == verb.i and (_goes_on(sentence, described) or _is_at_once(sentence, described)):
        return 2
    if not any(word.i == described.i for word in sentence.ancestors(verb)):
        return None
    if described.lemma in REPORTING or _is_reported_by(sentence, verb, described):
        return 3 if is_verb(token) else None
    own = child(sentence, verb, *SUBJECTS) if verb.dep == "conj" else None
    return None if own is not None and not _is_fronted(sentence, described, first) else 2


def _is_apart(sentence: Sentence, token: Token, first: int | None) -> bool:
    """*The army refuses; the rebels signed it on Friday*: a time told after a deed, behind a semicolon."""
    return first is not None and any(word.text == ";" for word in sentence.tokens[token.i : first])


def _is_reported_by(sentence: Sentence, verb: Token, above: Token) -> bool:
    """*Complained in Basra that they had fled*: what a verb above a clause says."""
    at = verb
    while at.i != above.i and at.head != at.i:
        if at.dep == "ccomp" and any(word.lower == "that" for word in children(sentence, at, "mark")):
            return True
        at = sentence.tokens[at.head]
    return False


def _goes_on(sentence: Sentence, verb: Token) -> bool:
    """*Abducted and killed on Friday*, *will send troops to attack on Friday*: a verb told with the one it hangs on."""
    if child(sentence, verb, *SUBJECTS) is not None:
        return False
    return verb.dep == "conj" or (verb.dep == "advcl" and verb.tag == "VB")


def _is_at_once(sentence: Sentence, verb: Token) -> bool:
    """*Were killed when a bomb went off on Friday*, *shortly after they came home on Friday*: told as of one time."""
    was = any(word.tag == "VBD" for word in children(sentence, verb, "aux"))  # "as they were marching"
    if verb.dep != "advcl" or not (verb.tag in ("VBD", "VBN") or (verb.tag == "VBG" and was)):
        return False
    beside = {word.lower for word in children(sentence, verb, "mark", "advmod")}
    if "as" in beside and verb.tag == "VBN" and child(sentence, verb, "auxpass", *SUBJECTS) is None:
        return False  # "resigns as announced last month"
    return bool(beside & _AT_ONCE) or ("after" in beside and bool(beside & _SHORTLY))


def _is_fronted(sentence: Sentence, verb: Token, first: int | None) -> bool:
    """*On Friday rockets hit the base and jets bombed the city*: told before the subject, it is of both."""
    subject = child(sentence, verb, *SUBJECTS)
    return first is not None and subject is not None and first < subject.first


def is_argument(sentence: Sentence, word: Token, token: Token) -> bool:
    """Whether a noun is the object of a deed's word, or of a preposition on it."""
    head = sentence.head(word)
    if head is None or is_verb(word):
        return False
    if head.i == token.i:
        return word.dep in ("dobj", "nsubjpass", "attr", "obj")
    return word.dep == "pobj" and head.head == token.i
