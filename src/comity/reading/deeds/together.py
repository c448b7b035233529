"""Told together: the verbs that tell what is done in one place and at once.

*Were killed when a bomb went off*, *are abducted and murdered*, *speaking at a rally, he demands*.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from comity.reading.dating.hindsight import BEFALL
from comity.reading.deeds.deed import Deed
from comity.reading.grammar import SUBJECTS, child, children, clause, is_passive, is_verb
from comity.reading.sentences import Sentence, Token

_AT_ONCE = frozenset({"when", "as", "while", "where"})
_PRESENT = frozenset("speak talk gather meet attend appear arrive visit address".split())


def speaking(deed: Deed) -> set[int]:
    """The verb of a verbal deed, and those that tell how its speaker came to it: *speaking at a rally in Doha*."""
    sentence = deed.sentence
    verb = clause(sentence, deed.token)
    if verb.i != deed.token.i and not (deed.light is not None and deed.light[0].i == verb.i):
        return {deed.token.i}
    beside = [*children(sentence, verb, "advcl"), *_describing(sentence, verb)]
    return {verb.i, *(word.i for word in beside if word.tag == "VBG" and word.lemma in _PRESENT)}


def _describing(sentence: Sentence, verb: Token) -> Iterator[Token]:
    for subject in children(sentence, verb, *SUBJECTS):
        yield from children(sentence, subject, "acl")


def told_with(deed: Deed, own: Collection[int]) -> set[int]:
    """The words that tell of the same place: verbs joined to the deed's own or at once with it, what they describe.

    *A bombing in Bangkok that killed three* killed them in Bangkok.
    """
    sentence = deed.sentence
    verb = clause(sentence, deed.token)
    if verb.i not in own:
        return set()
    described = {verb.head} if verb.dep == "relcl" and child(sentence, verb, *SUBJECTS) is not None else set()
    verbs = [verb, *joined(sentence, verb)]
    beside = (below for one in verbs for below in _at_once(sentence, one))
    return {word.i for word in (*verbs[1:], *beside)} | described


def joined(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """*Are abducted and murdered in Basra*, *ten are killed and five hurt in Basra*."""
    for later in children(sentence, verb, "conj"):
        alike = is_passive(sentence, verb) and (is_passive(sentence, later) or is_gapped(later))
        if is_verb(later) and (alike or child(sentence, later, *SUBJECTS) is None):
            yield later
            yield from joined(sentence, later)


def is_gapped(later: Token) -> bool:
    """*Ten were killed and dozens wounded*: a participle that goes without the helper of the one before it."""
    return later.tag == "VBN" and later.lemma in BEFALL


def _at_once(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """*Were killed when a bomb went off in Basra*, *raided the house, killing two in Basra*."""
    head = sentence.head(verb)
    if head is not None and is_verb(head) and _is_at_once(sentence, verb):
        yield head
    for below in children(sentence, verb, "advcl"):
        after = verb.lemma in BEFALL and any(word.lower == "after" for word in children(sentence, below, "mark"))
        if after or _is_at_once(sentence, below):
            yield below
    for preposition in children(sentence, verb, "prep"):
        if preposition.lower in ("after", "while"):
            yield from children(sentence, preposition, "pcomp")  # "shot after hurling stones in Basra"


def _is_at_once(sentence: Sentence, verb: Token) -> bool:
    if verb.dep != "advcl":
        return False
    marks = children(sentence, verb, "mark", "advmod")
    return any(word.lower in _AT_ONCE for word in marks) or (
        verb.tag == "VBG" and not any(word.dep == "mark" for word in marks)
    )
