"""Opinions: what somebody holds, or defends of his own, and quarrels of words that sound like force; no deeds.

*Supports the bill*, *provisions that most oppose*: a condition of mind is a stance at most.
*The senator's false attacks on the programme* are words.
"""

from __future__ import annotations

from comity.reading.deeds.deed import Deed, Scope, ids_of
from comity.types import ActorKind

_HOLDING = frozenset("support oppose favor favour defend disagree".split())
_QUARRELS = frozenset("attack assault clash fight battle feud showdown takeover".split())
_OF_WORDS: frozenset[ActorKind] = frozenset({"party", "legislature", "court", "media"})
"""Kinds of bodies that fight with words."""
_TAKING_SIDES: frozenset[ActorKind] = frozenset({"state", "government", "igo", "military", "armed_group"})
_OF_POLITICS = _OF_WORDS | {"person", "government"}


def is_view(scope: Scope, deed: Deed) -> bool:
    """*Republicans support raising revenues*, *was defending its record*: what one is for or against, and nobody.

    States and their bodies that are for or against a thing take a side with it.
    """
    if not deed.by_verb or deed.token.lemma not in _HOLDING or deed.like not in ("SUPPORT", "REJECT", "ACCUSE"):
        return False
    if deed.recipients or deed.named or deed.about is not None or deed.standing.status != "happened":
        return False
    return not any(scope.arguments.actors[one].kind in _TAKING_SIDES for one in ids_of(deed.actors))


def is_comparison(scope: Scope, deed: Deed) -> bool:
    """*On Monday, as opposed to Friday*."""
    before = deed.sentence.tokens[deed.token.i - 1].lower if deed.token.i else ""
    return deed.token.lower in ("opposed", "compared") and before == "as"


def is_quarrel(scope: Scope, deed: Deed) -> bool:
    """*Democrats' attacks on the plan*, *a Senate takeover*: with words and votes, where nobody is hurt."""
    if deed.like not in ("ASSAULT", "COERCE") or deed.token.lemma not in _QUARRELS or deed.counts or not deed.actors:
        return False
    kinds = {scope.arguments.actors[one].kind for one in ids_of(deed.actors)}
    return bool(kinds & _OF_WORDS) and kinds <= _OF_POLITICS
