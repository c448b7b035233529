"""Neighbours: parties of a deed that it shares with another that is told beside it.

*Threats and attacks against clinics*, *a rally calling on the king to resign*, *revenge for the killings by the army*.
Each rule fills a recipient that the frame of the deed's own word has left empty.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.reading.deeds.deed import Deed, Scope, ids_of, is_definite, without
from comity.reading.deeds.steps import whose_offer, whose_step
from comity.reading.grammar import (
    SUBJECTS,
    child,
    children,
    conjuncts,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects,
    preposition_over,
)
from comity.reading.sentences import Token
from comity.types import Argument

_DEMANDS = frozenset({"REQUEST", "ACCUSE", "REJECT"})
_HANGING = frozenset({"acl", "advcl", "xcomp", "conj", "relcl"})
_HOSTILE = (3, 4)  # quads
_TOGETHER = frozenset({"CONSULT", "AGREE"})
_THEN = frozenset({"when", "as", "after"})
_HURT = frozenset("kill injure wound hurt".split())
_REVENGE = frozenset("revenge vengeance retaliation reprisal retribution retaliate".split())
_ANSWERS = frozenset({"SUPPORT", "REJECT", "ACCUSE"})
_GIVEN_OR_REFUSED = frozenset({"REJECT", "AGREE", "CONCEDE"})
_ASKING = frozenset("demand ask request urge want seek plea call appeal pressure warning".split())


def ask_beside(scope: Scope, found: Mapping[int, Deed]) -> None:
    """Fills the empty recipients of the deeds of one sentence from the deeds told beside them."""
    for deed in found.values():
        if not deed.recipients:
            others = _of_whom_it_is_asked(scope, deed, found) or _told_so(deed, found) or _shared(scope, deed)
            others = (
                others
                or _whose_deed_moves_them(scope, deed, found)
                or _the_hurt(deed, found)
                or _the_dispersed(deed, found)
            )
            others = (
                others or _the_avenged(deed, found) or _the_same_again(scope, deed, found) or _whose_deed(deed, found)
            )
            others = others or whose_step(scope, deed, found) or whose_offer(scope, deed, found)
            deed.recipients = without(others or _who_asked_for_it(scope, deed), deed.actors)
        if deed.like == "THREATEN" and deed.about is not None and not deed.about.recipients:
            deed.about.recipients = without(deed.recipients, deed.about.actors)


def _of_whom_it_is_asked(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*A demonstration calling on the king to resign*, *marched, denouncing him*: against whom a protest is."""
    if deed.like != "PROTEST":
        return []
    for other in found.values():
        words = [word.i for word in deed.words]
        hangs = other.token.dep in _HANGING and other.token.head in words
        if other.like in _DEMANDS and other.by_verb and hangs:
            return [one for one in other.recipients if scope.arguments.is_ruling(one)]
    return []


def _whose_deed_moves_them(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Protested against the visit of the king*, *a march against the raids by police*: against whoever does it."""
    if deed.like != "PROTEST":
        return []
    causes = [one for word in deed.words for one in governed_by(deed.sentence, word, "against", "at", "over")]
    doers = [one for cause in causes if cause.i in found for one in found[cause.i].actors]
    return [one for one in doers if scope.arguments.is_ruling(one) or scope.arguments.is_official(one)]


def _told_so(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Warned the rebels that it would not negotiate*: with those to whom it is said."""
    if deed.like not in _TOGETHER or not deed.by_verb or not deed.actors:
        return []
    mine = {one.actor for one in deed.actors}
    for outer in found.values():
        said = outer.kind.quad in (1, 3) and outer.recipients and deed.token in _said_by(outer)
        if said and outer is not deed and mine <= {one.actor for one in outer.actors}:
            return list(outer.recipients)
    return []


def _said_by(outer: Deed) -> list[Token]:
    """The clauses that say what a deed of words says."""
    told = [word for one in outer.words for word in children(outer.sentence, one, "ccomp", "xcomp", "acl")]
    return [member for word in told for member in conjuncts(outer.sentence, word)]


def _shared(scope: Scope, deed: Deed) -> list[Argument]:
    """*Threats and attacks against clinics*: what stands after the last of a list is of all."""
    if deed.by_verb or child(deed.sentence, deed.token, "cc") is None:
        return []
    last = conjuncts(deed.sentence, deed.token)[-1]
    if last.i == deed.token.i or not is_noun(last) or child(deed.sentence, last, "det", "poss") is not None:
        return []  # "after occupation and the removal of the king"
    slots = [slot for slot in deed.entry.recipient if slot in ("against", "on", "of")]
    between = children(deed.sentence, deed.token, "prep")
    return scope.arguments.of_slots(deed.sentence, last, slots) if not between else []


def _the_hurt(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Ten people were killed when a bomb exploded*: whom the violence hurt that a clause of time tells."""
    sentence = deed.sentence
    clause = deed.token if deed.by_verb else sentence.head(deed.token) if deed.token.dep in SUBJECTS else None
    preposition = preposition_over(sentence, deed.token)
    if preposition is not None and preposition.lower == "on":
        clause = sentence.head(preposition)  # "as gunmen went on a rampage"
    over = sentence.head(clause) if clause is not None and clause.dep == "advcl" else None
    if deed.like != "ASSAULT" or clause is None or over is None or over.i not in found:
        return []
    then = any(word.lower in _THEN for word in sentence.children(clause))
    hurt = found[over.i].like == "ASSAULT" and over.lemma in _HURT and is_passive(sentence, over)
    return list(found[over.i].recipients) if then and hurt and not deed.is_mutual else []


def _the_dispersed(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Fired tear gas to disperse students*: those against whom a crowd is held off."""
    if deed.mode != "crowd-control":
        return []
    under = [word for word in deed.sentence.subtree(deed.token) if word.i > deed.token.i and word.tag == "VB"]
    ends = [found[word.i] for word in under if word.i in found]
    return [one for end in ends if end.like == "COERCE" for one in end.recipients]


def _the_avenged(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Vowed revenge for the killings by the army*, *in retaliation for a raid*: whoever did what is avenged."""
    words = [deed.token, *(objects(deed.sentence, deed.token) if deed.by_verb else [])]
    words += governed_by(deed.sentence, deed.token, "in") if deed.by_verb else []
    if deed.kind.quad not in _HOSTILE:
        return []
    causes = [w for word in words if word.lemma in _REVENGE for w in governed_by(deed.sentence, word, "for")]
    return [one for cause in causes if cause.i in found for one in found[cause.i].actors]


def _the_same_again(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Beat the boy and abused him*, *rallied against the king in one of many protests*: the same."""
    sentence = deed.sentence
    if deed.like == "THREATEN" and deed.by_verb and deed.actors:
        return _whom_he_meant(scope, deed, found)
    if deed.by_verb:
        direct = child(sentence, deed.token, "dobj")
        before = found.get(deed.token.head) if deed.token.dep == "conj" else None
        same = direct is not None and direct.tag == "PRP" and direct.lower in ("him", "her", "them")
        return list(before.recipients) if same and before is not None and before.kind.quad == deed.kind.quad else []
    if deed.like != "PROTEST" or deed.token.dep != "pobj":
        return []
    verb = next((word for word in sentence.ancestors(deed.token) if is_verb(word)), None)
    march = found.get(verb.i) if verb is not None else None
    return list(march.recipients) if march is not None and march.like == "PROTEST" else []


def _whom_he_meant(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Froze Chad's funds and threatened to invade*, *accused Chad of lying. He threatened war*: the same."""
    before = found.get(deed.token.head) if deed.token.dep == "conj" else None
    lately = [told for told in scope.lately if told.sentence.i == deed.sentence.i - 1]
    for told in [before] if before is not None else reversed(lately):
        same = ids_of(told.actors) == ids_of(deed.actors) and told.by_verb
        if same and told.recipients and told.kind.quad in _HOSTILE:
            return list(told.recipients)
    return []


def _whose_deed(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Chad held an exercise; Libya disapproved of the exercise*: of whoever was told to do it right before."""
    inner = deed.about
    if inner is None or deed.like not in _ANSWERS or inner.actors or not is_definite(inner):
        return []
    same = [one for i, one in found.items() if i < deed.token.i and one.type == inner.type and one is not inner]
    told = [one for one in same if one.token.lemma == inner.token.lemma and one.actors]
    return list(told[-1].actors) if told else []


def _who_asked_for_it(scope: Scope, deed: Deed) -> list[Argument]:
    """*Refused to leave, as Chad had demanded*, *signed it despite a plea by Chad*: whoever is refused or heard."""
    if not deed.by_verb or deed.like not in _GIVEN_OR_REFUSED:
        return []
    sentence = deed.sentence
    carriers = [deed.token, *children(sentence, deed.token, "xcomp")]
    for clause in [one for word in carriers for one in children(sentence, word, "advcl")]:
        told = any(word.lower == "as" for word in children(sentence, clause, "mark"))
        if told and clause.lemma in _ASKING and not is_passive(sentence, clause):
            return scope.arguments.of_slots(sentence, clause, ("subj",))
    asked = [one for word in carriers for one in governed_by(sentence, word, "despite") if one.lemma in _ASKING]
    return [one for word in asked for one in scope.arguments.of_slots(sentence, word, ("poss", "by", "from", "mod"))]
