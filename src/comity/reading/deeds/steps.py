"""Steps: what somebody has just been told to do, as a noun that others judge tells it again: *condemned the move*."""

from __future__ import annotations

from collections.abc import Mapping

from comity.reading.deeds.deed import Deed, Scope, is_definite, without
from comity.reading.grammar import SUBJECTS, child, children, is_verb, objects, subject
from comity.reading.sentences import Token
from comity.types import Argument

_STEPS = frozenset(
    "move decision step announcement measure ruling action gesture statement remark comment act overture offer "
    "proposal plan law vote verdict".split()
)
"""Nouns that tell of what somebody has just been told to do or say."""
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_ANSWERS = frozenset({"SUPPORT", "REJECT", "ACCUSE"})
_PUT = frozenset({"REQUEST", "AGREE"})
"""Types of deeds that others may turn down."""
_IT = frozenset({"it", "this", "that", "them"})
_TELLING_BACK = frozenset({"the", "this", "that", "these", "those"})
_NEAR = 2  # sentences after a deed in which it is spoken of as known
_SET_BESIDE = ("appos", "npadvmod", "dobj", "conj", "attr", "oprd", "dep")


def whose_step(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*The court frees him; his party welcomes the decision*: whoever did or said what was told right before."""
    if not deed.by_verb or deed.like not in _ANSWERS:
        return []
    steps = [word for word in objects(deed.sentence, deed.token) if word.lemma in _STEPS]
    if steps and steps[0].i < deed.token.i and _is_described(deed, steps[0]):
        doers = _before_the_comma(scope, deed, steps[0], found)
        if doers and deed.about is not None and deed.about.token.i == steps[0].i:
            deed.about.actors = doers  # "an overture that Chad spurned"
        return doers
    if not steps or steps[0].i < deed.token.i or not _tells_back(deed, steps[0]):
        return []
    before = [other for i, other in sorted(found.items()) if i < deed.token.i and _may_be_it(scope, other, deed)]
    if not before:
        lately = [told for told in scope.lately if told.sentence.i == deed.sentence.i - 1]
        before = [told for told in lately if _may_be_it(scope, told, deed)]
    return list(before[0].actors) if before else []


def whose_deed_it_was(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Complained that the raid had frightened them*: of whoever did what was told before."""
    if deed.like != "ACCUSE" or not deed.by_verb:
        return []
    told = [
        own for verb in children(deed.sentence, deed.token, "ccomp") for own in children(deed.sentence, verb, *SUBJECTS)
    ]
    harm = [found[own.i] for own in told if own.i in found and found[own.i].like in _HARM]
    doers = [one for other in harm if is_definite(other) for one in other.actors or _by_same_word(scope, other)]
    return without(doers, deed.actors)


def _by_same_word(scope: Scope, deed: Deed) -> list[Argument]:
    """Who was told right before to do what a noun tells, if as another type of deed: *police raided*, *the raid*."""
    for told in reversed(scope.lately):
        if deed.sentence.i - told.sentence.i > _NEAR:
            return []
        if told.token.lemma == deed.token.lemma and told.is_plain and told.actors:
            return list(told.actors)
    return []


def whose_offer(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Norway called for a truce. Chad spurned it*: whoever asked for or offered what was told right before."""
    direct = child(deed.sentence, deed.token, "dobj") if deed.by_verb and deed.like == "REJECT" else None
    if direct is None or direct.lower not in _IT or scope.arguments.named_at(deed.sentence, direct) is not None:
        return []
    here = [other for i, other in sorted(found.items()) if i < deed.token.i]
    before = here + [told for told in scope.lately if told.sentence.i == deed.sentence.i - 1]
    put = [other for other in before if other.like in _PUT and _may_be_it(scope, other, deed)]
    return list(put[0].actors) if put else []


def _is_described(deed: Deed, step: Token) -> bool:
    """*Chad closed the port, a move that France condemned*: set beside the clause that tells it."""
    first = deed.sentence.tokens[step.first]
    determiner = child(deed.sentence, step, "det")
    indefinite = determiner is not None and determiner.lower in ("a", "an")
    after_comma = step.first > 0 and deed.sentence.tokens[first.i - 1].text in (",", "–", "—", "-")
    return indefinite and after_comma and step.dep in _SET_BESIDE


def _before_the_comma(scope: Scope, deed: Deed, step: Token, found: Mapping[int, Deed]) -> list[Argument]:
    """Whoever did what a clause tells that a step is set beside: its own deed's doer, else the one nearest before."""
    verb = next((word for word in deed.sentence.ancestors(step) if is_verb(word)), None)
    told = found.get(verb.i) if verb is not None else None
    earlier = [other for i, other in sorted(found.items()) if i < step.i and _may_be_it(scope, other, deed)]
    if told is None or not _may_be_it(scope, told, deed):
        told = earlier[-1] if earlier else None
    if told is not None:
        return list(told.actors)
    mine = subject(deed.sentence, verb) if verb is not None else None
    own = scope.arguments.of_words(deed.sentence, [mine]) if mine is not None else []
    return own if all(map(scope.arguments.is_public, own)) else []


def _tells_back(deed: Deed, step: Token) -> bool:
    determined = child(deed.sentence, step, "det")
    more = child(deed.sentence, step, "poss", "amod", "compound", "acl", "relcl", "nmod")
    after = any(word.dep == "prep" and word.lower != "as" for word in deed.sentence.children(step))
    return determined is not None and determined.lower in _TELLING_BACK and more is None and not after


def _may_be_it(scope: Scope, told: Deed, deed: Deed) -> bool:
    """Whether a deed is one that others may judge, done by others than those who do."""
    apart = bool(without(told.actors, deed.actors)) and not without(told.actors, without(told.actors, deed.actors))
    return told.by_verb and apart and all(map(scope.arguments.is_public, told.actors))
