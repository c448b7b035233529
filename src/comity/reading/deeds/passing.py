"""In passing: parties whom the words of what a deed is done to name: *denied a request by the union*."""

from __future__ import annotations

from comity.reading.deeds.deed import Deed, Scope
from comity.reading.grammar import (
    by_agent,
    children,
    governed_by,
    is_passive,
    objects,
    preposition_over,
)
from comity.reading.sentences import Sentence, Token

_BROKERING = frozenset("broker mediate facilitate sponsor host supervise oversee monitor guarantee arrange".split())
"""What a third does for a deal between others: *a treaty brokered by Norway*."""
_CASES = frozenset({"charge", "case", "indictment", "conviction"})
_OCCASIONS = frozenset("after following during since before amid despite like unlike than".split())
"""Prepositions after which it is told when something was done, and no more of the object."""
_OWN_WORD = frozenset("commitment pledge promise readiness willingness determination vow resolve intention".split())
"""What somebody undertakes, which is never put to those whose it is: *reaffirmed Chad's commitment to peace*."""
_ALIKE = frozenset({"same", "such", "similar"})
_PUT_TO_SOMEBODY = ("request", "proposal", "invitation")
"""Classes of the codebook whose nouns are put to somebody by those whose they are."""


def authors(scope: Scope, deed: Deed) -> list[Token]:
    """*Denied a request by the builder*, *dismissed a suit brought by the union*: whose the object is, known or not."""
    sentence = deed.sentence
    spoken_against = governed_by(sentence, deed.token, "against") if deed.like == "ACCUSE" else []
    answered = governed_by(sentence, deed.token, "to") if deed.like == "AGREE" else []  # "agreed to an offer by Chad"
    for found in [*objects(sentence, deed.token), *spoken_against, *answered]:
        told = [verb for verb in children(sentence, found, "acl", "relcl") if verb.lemma not in _BROKERING]
        by = [one for verb in told if is_passive(sentence, verb) and (one := by_agent(sentence, verb)) is not None]
        whose = governed_by(sentence, found, "by", "from") or by
        if not whose and found.lemma in _CASES:
            whose = governed_by(sentence, found, "against")  # "dismissed the charge against him"
        if not whose and found.lemma in scope.book.members(_PUT_TO_SOMEBODY):
            whose = children(sentence, found, "poss", "amod", "compound")  # "accepted an Iranian invitation"
        if whose and deed.token.i < found.i:
            return whose
    return []


def inside_objects(scope: Scope, deed: Deed) -> list[Token]:
    """*rejected a proposal put forward by Turkey*: whom the words of the object name, where the object names nobody."""
    sentence = deed.sentence
    return [
        word
        for found in objects(sentence, deed.token) or _opposed_to(deed)
        if not (deed.like == "AGREE" and found.lemma in _OWN_WORD)
        for word in sentence.subtree(found)
        if word.i != found.i and word.i > deed.token.i and scope.arguments.is_party(sentence, word)
        if not (_is_told_aside(sentence, word, found) or _is_in_a_name(scope, sentence, word))
    ]


def _opposed_to(deed: Deed) -> list[Token]:
    """*Is opposed to the treaty with Chad*: what an adjective is towards stands after its `to`."""
    return governed_by(deed.sentence, deed.token, "to") if deed.token.dep == "acomp" else []


def _is_in_a_name(scope: Scope, sentence: Sentence, word: Token) -> bool:
    """Lisbon of *the Treaty of Lisbon*: no party to it."""
    preposition = preposition_over(sentence, word)
    above = sentence.head(preposition) if preposition is not None and preposition.lower == "of" else None
    return above is not None and above.pos == "PROPN" and scope.arguments.named_at(sentence, above) is None


def _is_told_aside(sentence: Sentence, word: Token, above: Token) -> bool:
    """Whether a word stands in a clause that says more of an object: *the treaty, which he declined to sign*."""
    between = [word, *(over for over in sentence.ancestors(word) if above.first <= over.i <= above.last)]
    if any(over.lower == "as" for over in between) and any(one.lower in _ALIKE for one in sentence.subtree(above)):
        return True  # "endorsed the same plan as Chad"
    return any(
        over.dep in ("relcl", "advcl", "ccomp", "pcomp") or over.lower in _OCCASIONS
        for over in between
        if over.i != above.i
    )
