"""Arms: who fought in the fighting that hurt somebody, whose the weapon was, and what was avenged.

*Killed in clashes with rebels*, *by a grenade thrown by a guard*, *in retaliation for an attack on the camp*. Each rule
fills a part of a violent deed that its own frame has left empty.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import (
    BEFALLING,
    SUBJECTS,
    by_agent,
    children,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects,
    preposition_over,
)
from comity.types import Argument

_HURT = frozenset("kill injure wound hurt shoot hit".split())
_AMID = (*BEFALLING, "as", "after", "following")
_WITH_WHAT = ("by", "with", "in")
_THEN = frozenset({"when", "as", "after", "while"})
_FIGHTING = frozenset({"fight", "battle", "combat"})
_REVENGE = frozenset("revenge vengeance retaliation reprisal retribution".split())


def look_to_arms(scope: Scope, found: Mapping[int, Deed]) -> None:
    """Fills the empty parts of the violent deeds of one sentence from weapons, fights and revenge told beside them."""
    for deed in found.values():
        if deed.like != "ASSAULT":
            continue
        if not deed.actors:
            others = _whose_weapon(scope, deed) or _those_who_fought(deed, found) or _both_sides(scope, deed)
            others = others or _on_whom_revenge_is(scope, deed, found) or _who_left_them_so(deed, found)
            deed.actors = others if deed.is_mutual else without(others, deed.recipients)
        if not deed.recipients:
            deed.recipients = without(_hurt_by_it(deed, found), deed.actors)


def _whose_weapon(scope: Scope, deed: Deed) -> list[Argument]:
    """*Was killed by a grenade thrown by a guard*, *was shot with bullets from a patrol*: whoever used it."""
    sentence = deed.sentence
    if deed.by_verb:
        if not is_passive(sentence, deed.token):
            return []
        weapons, over = governed_by(sentence, deed.token, *_WITH_WHAT), deed.token
    else:
        preposition = preposition_over(sentence, deed.token)
        above = sentence.head(preposition) if preposition is not None and preposition.lower == "by" else None
        if above is None or not is_verb(above):
            return []
        weapons, over = [deed.token], above
    for weapon in weapons:
        if not is_noun(weapon) or scope.arguments.named_at(sentence, weapon) is not None:
            continue
        used = [verb for verb in children(sentence, weapon, "acl") if is_passive(sentence, verb)]
        users = [one for verb in used if (one := by_agent(sentence, verb)) is not None]
        sent = governed_by(sentence, weapon, "from") + governed_by(sentence, over, "from")
        near = [one for one in sent if sentence.tokens[one.first - 1].i == weapon.i + 1]
        told = scope.arguments.of_words(sentence, users or near)
        if told and not any(map(scope.arguments.is_state, told)):
            return told
    return []


def _those_who_fought(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Were killed in clashes with rebels*, *as fighting broke out between gangs*: the other side."""
    sentence, verb = deed.sentence, deed.token
    if not deed.by_verb or verb.lemma not in _HURT or not is_passive(sentence, verb):
        return []
    joined = children(sentence, verb, "conj")
    joined += [word for one in joined if is_noun(one) for word in children(sentence, one, "acl")]  # "and ten hurt"
    verbs = [verb, *(word for word in joined if is_verb(word) and word.lemma in _HURT)]
    fights = [found[w.i] for one in verbs for w in governed_by(sentence, one, *_AMID) if w.i in found]
    for clause in [word for one in verbs for word in children(sentence, one, "advcl", "xcomp")]:
        if clause.i in found and clause.tag == "VBG" and clause.lemma in _FIGHTING:
            return list(found[clause.i].recipients)
        if any(word.lower in _THEN for word in sentence.children(clause)):
            fights += [found[word.i] for word in children(sentence, clause, *SUBJECTS) if word.i in found]
    for fight in fights:
        if fight.is_mutual and fight.like == "ASSAULT" and fight is not deed:
            sides = [*fight.actors, *without(fight.recipients, fight.actors)]
            if sides and (len(sides) > 1 or not fight.by_verb):
                return without(sides, deed.recipients)
    return []


def _both_sides(scope: Scope, deed: Deed) -> list[Argument]:
    """*Ten soldiers and four rebels were killed in a clash*: those who fell in it on both sides fought it."""
    sides = deed.recipients
    apart = len({scope.arguments.actors[one.actor].kind for one in sides}) > 1
    armed = apart and all(map(scope.arguments.is_force, sides))
    return list(sides) if not deed.by_verb and deed.is_mutual and armed else []


def _on_whom_revenge_is(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Killed four rebels in retaliation for an attack on a camp*: on whoever did what is avenged."""
    preposition = preposition_over(deed.sentence, deed.token)
    revenge = deed.sentence.head(preposition) if preposition is not None and preposition.lower == "for" else None
    if revenge is None or revenge.lemma not in _REVENGE:
        return []
    over = [word for word in (revenge, *deed.sentence.ancestors(revenge)) if word.i in found]
    struck = list(found[over[0].i].recipients) if over and found[over[0].i] is not deed else []
    return [one for one in struck if not _is_only_counted(scope, deed, one)]


def _is_only_counted(scope: Scope, deed: Deed, one: Argument) -> bool:
    """*Wounding two people in retaliation for a raid*: people of whom nothing more is told have raided nobody."""
    words = deed.sentence.within(one.span)
    nobody = bool(words) and (words[-1].tag == "CD" or words[-1].lemma in ("people", "person", "other", "civilian"))
    return nobody and scope.arguments.is_private(one)


def _who_left_them_so(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*A raid left four people wounded*: the raiders."""
    left = deed.sentence.head(deed.token) if deed.by_verb and deed.token.lemma in _HURT else None
    if left is not None and left.dep == "dobj":
        left = deed.sentence.head(left)  # hung on those who were hurt
    if left is None or left.lemma != "leave":
        return []
    causes = [found[word.i] for word in children(deed.sentence, left, *SUBJECTS) if word.i in found]
    return [one for cause in causes if cause.like == "ASSAULT" for one in cause.actors]


def _hurt_by_it(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Was killed by a grenade thrown by a guard*: at whoever was hurt."""
    weapon = deed.sentence.head(deed.token) if deed.by_verb and deed.token.dep == "acl" else None
    preposition = preposition_over(deed.sentence, weapon) if weapon is not None else None
    verb = deed.sentence.head(preposition) if preposition is not None and preposition.lower == "by" else None
    if verb is None or verb.i not in found or verb.lemma not in _HURT or weapon in objects(deed.sentence, verb):
        return []
    return list(found[verb.i].recipients) if found[verb.i].like == "ASSAULT" else []
