"""Measures: against whom a measure stands that a verb lifts, keeps or tightens, and whose a closed embassy is or was.

*Lifted the sanctions that it had imposed on Chad*, *closed its embassy in Lima*: the verb's own frame sees neither.
"""

from __future__ import annotations

from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import children, conjuncts, governed_by, objects
from comity.types import Argument

_STANDING = frozenset({"RETREAT", "CONCEDE", "SANCTION", "COERCE"})
"""Types of deeds that lift a measure, or make it harder."""
_IMPOSING = frozenset("impose place put slap levy clamp".split())
_UPON = ("on", "against", "upon")
_ON_THE_WAY = frozenset({"travel", "trade", "export", "import", "flight"})
_MISSIONS = frozenset({"embassy", "consulate", "mission", "legation"})


def under_measure(scope: Scope, deed: Deed) -> list[Argument]:
    """Those on whom a measure was laid that a deed is done to: *sanctions imposed on*, *a ban placed on travel to*."""
    if deed.like not in _STANDING:
        return []
    sentence = deed.sentence
    for measure in [one for found in objects(sentence, deed.token) for one in conjuncts(sentence, found)]:
        for verb in children(sentence, measure, "acl", "relcl"):
            upon = governed_by(sentence, verb, *_UPON) if verb.lemma in _IMPOSING else []
            upon += [
                to for word in upon if word.lemma in _ON_THE_WAY for to in governed_by(sentence, word, "to", "with")
            ]
            if told := scope.arguments.of_words(sentence, upon):
                return told
    return []


def of_mission(scope: Scope, deed: Deed) -> list[Argument]:
    """Chad of *expelled two officials at the Chadian embassy*: whose mission those are at who are sent away."""
    if deed.mode != "expel":
        return []
    carriers = [deed.token, *objects(deed.sentence, deed.token)]
    at = [word for one in carriers for word in governed_by(deed.sentence, one, "at", "from")]
    return scope.arguments.of_words(deed.sentence, [word for word in at if word.lemma in _MISSIONS])


def at_mission(scope: Scope, deed: Deed) -> list[Argument]:
    """The state to which a mission belongs that another closes, or in which it stood: *closed its embassy in Lima*."""
    sentence = deed.sentence
    missions = [one for one in objects(sentence, deed.token) if one.lemma in _MISSIONS]
    if deed.like != "SANCTION" or not missions:
        return []
    mine = {scope.arguments.actors[one.actor].country for one in deed.actors}
    whose = scope.arguments.of_words(sentence, missions)
    if whose and not mine & {scope.arguments.actors[one.actor].country for one in whose}:
        return without(whose, deed.actors)
    where = governed_by(sentence, missions[0], "in") or governed_by(sentence, deed.token, "in")
    place = scope.moments.place_of(sentence, deed.token) if where else None
    if place is None or not place.country:
        return []
    return without(scope.arguments.holders(sentence, where[0], place.country, "state"), deed.actors)
