"""Inquiries: who looks into what, and against whom: *an army inquiry into the raid*, *investigates whether he lied*."""

from __future__ import annotations

from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import (
    antecedent,
    child,
    children,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects,
    preposition_over,
)
from comity.reading.sentences import Token
from comity.types import Argument

_INQUIRIES = frozenset("investigation inquiry probe enquiry inquest".split())
_ANNOUNCING = frozenset({"announce", "reveal", "confirm", "disclose", "welcome"})
"""What is done to the inquiries of others."""
_CLAIMS = frozenset("claim allegation report accusation complaint suggestion charge suspicion".split())
_BEFALLING = frozenset(
    "death disappearance murder killing shooting assassination abduction kidnapping poisoning rape torture beating "
    "stabbing massacre loss bombing attack crash suicide hanging drowning injury wounding slaying abuse "
    "assault".split()
)
"""What befalls those who stand after its *of*."""
_DONE_TO = ("of", "on", "against")
_WHETHER = frozenset({"whether", "if", "how", "why"})
_SUFFERING = frozenset("die drown perish disappear vanish suffer survive fall get be become".split())


def look_into(scope: Scope, deed: Deed) -> None:
    """Puts right who inquires and against whom, in a deed that tells an inquiry."""
    if deed.mode != "investigate":
        return
    if doers := _whose_inquiry(scope, deed):
        deed.actors, deed.recipients = doers, without(deed.recipients, doers)
    deed.recipients = [one for one in deed.recipients if not _is_victim(deed, one)]
    if claims := [word for word in _looked_into(deed) if word.lemma in _CLAIMS]:
        deed.recipients = without(_of_whom_claimed(scope, deed, claims), deed.actors)
    deed.recipients = deed.recipients or without(_asked_about(scope, deed), deed.actors)


def _whose_inquiry(scope: Scope, deed: Deed) -> list[Argument]:
    """*The mayor announced a police inquiry*: it is theirs whose it is said to be."""
    if not deed.by_verb or deed.token.lemma not in _ANNOUNCING:
        return []
    told = [one for one in objects(deed.sentence, deed.token) if one.lemma in _INQUIRIES]
    owners = [one for word in told for one in scope.arguments.of_slots(deed.sentence, word, ("poss", "by", "mod"))]
    return [one for one in owners if scope.arguments.is_public(one)]


def _looked_into(deed: Deed) -> list[Token]:
    """What is looked into: the object of the verb, or what stands after the noun's *into*."""
    words = objects(deed.sentence, deed.token) if deed.by_verb else []
    inner = [one for word in (*deed.words, *words) for one in governed_by(deed.sentence, word, "into", "of")]
    return [word for word in (*words, *inner) if word.i > deed.token.i]


def _of_whom_claimed(scope: Scope, deed: Deed, claims: list[Token]) -> list[Argument]:
    """*Investigates claims by Chad that Mali armed them*: against whoever is said to have done it."""
    sentence = deed.sentence
    clauses = [verb for claim in claims for verb in children(sentence, claim, "acl", "ccomp", "relcl")]
    told = [verb for verb in clauses if verb.lemma not in _SUFFERING and not is_passive(sentence, verb)]
    told = [verb for verb in told if any(word.lower == "that" for word in children(sentence, verb, "mark"))]
    words = [own for verb in told if (own := child(sentence, verb, "nsubj")) is not None]
    words = words or [one for claim in claims for one in governed_by(sentence, claim, "against")]
    return scope.arguments.of_words(sentence, words)


def _is_victim(deed: Deed, one: Argument) -> bool:
    """*The inquiry into the death of the girl*: is against nobody whom what is looked into befell."""
    words = deed.sentence.within(one.span)
    if not words:
        return False
    head = min(words, key=lambda word: len(list(deed.sentence.ancestors(word))))
    return _befell(deed, head)


def _befell(deed: Deed, word: Token) -> bool:
    preposition = preposition_over(deed.sentence, word)
    if word.dep in ("conj", "appos") and (before := deed.sentence.head(word)) is not None:
        return _befell(deed, before)
    if preposition is not None:
        over = deed.sentence.head(preposition)
        return over is not None and over.lemma in _BEFALLING and preposition.lower in _DONE_TO
    over = deed.sentence.head(word)
    owned = word.dep in ("poss", "compound", "nmod") and over is not None and over.lemma in _BEFALLING
    return owned and over is not None and not governed_by(deed.sentence, over, *_DONE_TO)


def _asked_about(scope: Scope, deed: Deed) -> list[Argument]:
    """*Is investigating whether the firm paid bribes*: against whoever may have done it."""
    sentence = deed.sentence
    carriers = [*deed.words, *(one for one in objects(sentence, deed.token) if deed.by_verb and is_noun(one))]
    clauses = [word for one in carriers for word in children(sentence, one, "ccomp", "advcl", "acl")]
    clauses += [word for one in carriers for word in governed_by(sentence, one, "into")]
    asked = [
        clause
        for clause in clauses
        if is_verb(clause) and any(word.lower in _WHETHER for word in sentence.children(clause))
    ]
    done = [clause for clause in asked if clause.lemma not in _SUFFERING and not is_passive(sentence, clause)]
    words = [own for clause in done if (own := child(sentence, clause, "nsubj")) is not None]
    return scope.arguments.of_words(sentence, [antecedent(sentence, word) for word in words])
