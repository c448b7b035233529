"""Refuge: who asks for asylum, and the state that is to give it: *applied for asylum in Kenya*."""

from __future__ import annotations

from collections.abc import Mapping

from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import governed_by, is_noun, objects, preposition_over
from comity.reading.sentences import Token
from comity.reading.standing.moods import Standing
from comity.types import Argument

_REFUGE = frozenset({"asylum", "refuge", "sanctuary"})
_APPLYING = frozenset("apply ask plead seek request claim get receive obtain want".split())


def look_to_refuge(scope: Scope, found: Mapping[int, Deed]) -> None:
    """Fills the empty parts of the deeds of one sentence that ask for refuge, or give it."""
    for deed in found.values():
        if deed.like == "AID":
            deed.actors = deed.actors or without(_the_host(scope, deed), deed.recipients)
            deed.recipients = deed.recipients or without(_who_seeks_it(scope, deed), deed.actors)
        if deed.like == "REQUEST":
            deed.recipients = deed.recipients or without(_the_host(scope, deed), deed.actors)
    for deed in found.values():
        _ask_host(deed, found)


def _the_host(scope: Scope, deed: Deed) -> list[Argument]:
    """*Sought asylum in Kenya*: the state that is to take somebody in."""
    if deed.like == "REQUEST" and deed.by_verb:
        sought = [*objects(deed.sentence, deed.token), *governed_by(deed.sentence, deed.token, "for")]
        refuge = [word for word in sought if word.lemma in _REFUGE]
        return _state_of(scope, deed, refuge, deed.token) if refuge else []
    if deed.by_verb or deed.token.lemma not in _REFUGE or deed.like != "AID":
        return []
    verb = deed.sentence.head(deed.token) if deed.token.dep == "dobj" else None
    return _state_of(scope, deed, [deed.token], verb)


def _state_of(scope: Scope, deed: Deed, refuge: list[Token], verb: Token | None) -> list[Argument]:
    where = [word for one in refuge for word in governed_by(deed.sentence, one, "in")]
    where += governed_by(deed.sentence, verb, "in") if verb is not None and not where else []
    hosts = scope.arguments.of_words(deed.sentence, where, loose=True)
    return [one for one in hosts if scope.arguments.is_state(one)]


def _who_seeks_it(scope: Scope, deed: Deed) -> list[Argument]:
    """*Applied for asylum in Kenya*, *an application for refuge by Ann Lee*: who is to be taken in."""
    if deed.by_verb or deed.token.lemma not in _REFUGE or deed.like != "AID" or not deed.actors:
        return []
    preposition = preposition_over(deed.sentence, deed.token)
    over = deed.sentence.head(preposition if preposition is not None else deed.token)
    if over is None or (preposition is not None and preposition.lower != "for"):
        return []
    if is_noun(over):
        return scope.arguments.of_slots(deed.sentence, over, ("poss", "by", "from"))
    return scope.arguments.of_slots(deed.sentence, over, ("subj",)) if over.lemma in _APPLYING else []


def _ask_host(deed: Deed, found: Mapping[int, Deed]) -> None:
    """*Sought asylum in Kenya*: it is asked of the state that is to give it."""
    if deed.by_verb or deed.token.lemma not in _REFUGE or deed.like != "AID":
        return
    for asking in [one for one in found.values() if one.like == "REQUEST" and not one.recipients]:
        if asking.about is deed or (asking.by_verb and asking.token in deed.sentence.ancestors(deed.token)):
            asking.recipients = without(deed.actors, asking.actors)
            if deed.standing.status == "happened":
                deed.standing = Standing("requested", deed.sentence.cut(asking.token.i, asking.token.i))
