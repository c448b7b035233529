"""Complements: what a verbal deed is about. *Asked Washington not to launch it* asks for a deed of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.reading.deeds.deed import Deed, Scope, ids_of, is_definite, without
from comity.reading.grammar import (
    QUANTITIES,
    child,
    children,
    conjuncts,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    joined_above,
    objects,
)
from comity.reading.parties.slots import words_in
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.chances import is_by_means_of
from comity.reading.standing.moods import Standing, negation
from comity.types import Argument

_ENDING = frozenset(
    "stop halt end cease refrain avoid quit suspend abandon reconsider rethink reverse renounce curb".split()
)
_KEEPING = frozenset("honor honour respect fulfil fulfill uphold observe abide comply".split())
"""What is done to one's word, which may have been given to others than who asks for it."""
_TRYING = frozenset({"trial", "retrial", "hearing"})
"""Nouns for what follows a charge, and is none of what somebody is charged with."""
_VOWING = frozenset({"vow", "swear"})
_GOING_ON = frozenset({"go", "keep", "carry", "press"})
"""Verbs that with *on* go on with what their object tells: *vowed to go on striking*."""
_SUMS = frozenset("million billion trillion dollar euro pound worth $ € £".split())
_LETTING = frozenset({"let", "allow", "permit"})
_ASKING = frozenset({"REQUEST", "THREATEN"})
_PUT = frozenset({"offer", "invitation", "proposal", "pledge"})
_ANSWERING = frozenset(
    "reject refuse deny dismiss resist ignore rebuff decline spurn hear consider weigh answer meet grant accept "
    "condemn denounce".split()
)
_CONSENTING = frozenset("agree consent accede bow yield respond answer react".split())
_TAKING_BACK = frozenset("abandon drop scrap withdraw break shelve renounce retract revoke rescind".split())
_SETTLING = frozenset({"agree", "accept", "agreement", "deal", "offer"})
"""What is settled or offered, and held out against nobody: *agreed to close the port*, *offered to send troops*."""
_PLANNING = frozenset("plan prepare plot plan intend".split())
_WARNING = frozenset({"warn", "warning", "caution"})
_HOLDING_OUT = frozenset("vow swear promise pledge threaten".split())
"""Verbs with which one speaks for one's own: *vowed that his men would strike* threatens."""
_AGAINST_THE_DOER = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN"})
_GIVING = frozenset({"AID", "SUPPORT", "CONCEDE", "COOPERATE"})
"""Types of deeds that are promised to those to whom they are done."""
_SAID = frozenset({"REQUEST", "ACCUSE", "REJECT"})
_LENT = frozenset({"support", "backing", "endorsement", "recognition"})
_MATERIAL_CONFLICT = 4  # quad
_FRIENDLY, _CONFLICT = (1, 2), (3, 4)  # quads
_PUT_TO_HIM = ("REQUEST", "THREATEN")
"""Deeds that whoever turns them down has had done to him."""


def link(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> None:
    """Finds the deed that a verbal one is about, and gives it the status and the doer that its frame says."""
    if deed.entry.deed is None:
        return
    for slot in deed.entry.deed_in or ("obj",):
        for word in _complement_words(deed, slot):
            inner = _told_in(word, found, deed)
            if inner is not None and not (deed.mode == "allege" and inner.token.lemma in _TRYING):
                _govern(scope, deed, inner, slot)
        if deed.about is not None:
            return


def put_to(found: Mapping[int, Deed]) -> None:
    """*Rejected Chad's demand to withdraw*: it was put to whoever answers it."""
    for deed in found.values():
        head = deed.sentence.head(deed.token)
        over = found.get(head.i) if head is not None and deed.token.dep in ("dobj", "nsubjpass") else None
        answers = over is not None and over.by_verb and over.like in ("REJECT", "CONCEDE", "AGREE")
        if over is not None and answers and deed.like in _PUT_TO_HIM and not deed.by_verb and deed.actors:
            deed.recipients = deed.recipients or without(over.actors, deed.actors)


def share_roles(deed: Deed) -> None:
    """Condemning a deed is against whoever did it."""
    inner = deed.about
    if inner is None or deed.like not in _AGAINST_THE_DOER:
        return
    if deed.like == "THREATEN" and inner.standing.status == "threatened":
        deed.actors = deed.actors or without(inner.actors, deed.recipients)  # "their plot to kill him"
        deed.recipients = deed.recipients or without(inner.recipients, deed.actors)
        return
    if deed.like == "REQUEST" and deed.mode == "change" and inner.kind.quad == _MATERIAL_CONFLICT:
        deed.recipients = deed.recipients or without(inner.recipients, deed.actors)  # "called for his overthrow"
        return
    hostile = inner.kind.quad == _MATERIAL_CONFLICT or (deed.like == "REQUEST" and inner.like == "ACCUSE")
    one_hand = ids_of(deed.actors) & ids_of(inner.actors)  # "refused to attack them"
    if hostile and not one_hand and _inside(deed.recipients, inner, deed):
        mine = ids_of(inner.actors)  # "condemned the killing of monks": by no monk
        deed.recipients = [one for one in deed.recipients if one.actor in mine]
    told_of = inner.sentence.cut(inner.token.i, inner.token.i)
    doers = [
        one for one in inner.origin.actors or inner.actors if one.span != told_of
    ]  # "called for a strike": nobody's
    aside = hostile and deed.like == "ACCUSE" and _stand_behind(deed, inner)
    if doers and (not deed.recipients or aside or _inside(deed.recipients, inner, deed)):
        deed.recipients = without(doers, deed.actors) or deed.recipients


def _stand_behind(deed: Deed, inner: Deed) -> bool:
    """*Criticised the deportation of men by Chad to Mali*: whoever stands after the deed's noun is of its words."""
    direct = inner.token.dep == "dobj" and inner.token.head == deed.token.i and not inner.by_verb
    to = governed_by(deed.sentence, deed.token, "to", "from")
    behind = [word.start for word in to if word.i > inner.token.i]
    return direct and bool(behind and deed.recipients) and all(one.span.end > behind[0] for one in deed.recipients)


def is_mere_warning(scope: Scope, deed: Deed) -> bool:
    """*warned that Pakistan might attack*: no threat, for the one who warns is not the one who would do it."""
    inner = deed.about
    if deed.like != "THREATEN":
        return False
    if deed.by_verb and deed.token.lemma in _HOLDING_OUT and (inner is None or inner.by_verb):
        return False
    if deed.token.lemma in _WARNING and inner is None and not deed.recipients:
        return True  # "climatologists warn that the ice will melt"
    if inner is None or not (inner.actors and deed.actors):
        return False
    return not _speaks_for(scope, deed, inner) and not _warns_off(deed, inner)


def _speaks_for(scope: Scope, deed: Deed, inner: Deed) -> bool:
    """Whether one who says what will be done is of those who would do it: *Putin warned that Russia would strike*."""
    if ids_of(deed.actors) & ids_of(inner.actors):
        return True
    if inner.kind.quad not in _CONFLICT:
        return False
    mine = scope.arguments.countries(one for one in deed.actors if scope.arguments.is_public(one))
    return any(scope.arguments.is_of(one, country) for one in inner.actors for country in mine)


def _warns_off(deed: Deed, inner: Deed) -> bool:
    """*Warned Iran against sending troops*, *warned it not to attack*: to whom it is said, something is held out."""
    told = ids_of(deed.recipients) & ids_of(inner.actors)
    return bool(told) and inner.standing.status == "requested" and not inner.standing.wanted


def agree_once(found: dict[int, Deed]) -> None:
    """*reached an agreement* is one agreement: the noun that only names what its verb tells is dropped."""
    for deed in list(found.values()):
        direct = words_in(deed.sentence, deed.token, "obj") if deed.by_verb and deed.like == "AGREE" else []
        for word in direct:
            if word.i in found and found[word.i].like == "AGREE":
                found.pop(word.i)  # "reached an agreement"
                deed.about = None


def _govern(scope: Scope, deed: Deed, inner: Deed, slot: str) -> None:
    deed.about = deed.about or inner
    hostile = inner.kind.quad == _MATERIAL_CONFLICT
    if deed.like == "REJECT" and hostile and deed.standing.status in ("denied", "refused") and _rules_out(deed):
        scope.recode(deed, "THREATEN", "violence" if inner.like == "ASSAULT" else None)  # "did not rule out strikes"
        deed.standing = replace(deed.standing, status="happened")
        inner.standing = replace(inner.standing, status="possible")
        inner.actors = inner.actors or list(deed.actors)
        return
    if (
        deed.like == "REJECT" and inner.like == "ASSAULT" and slot == "obj" and not inner.by_verb
    ):  # "rejected the strikes"
        scope.recode(deed, "ACCUSE", "disapprove")
        known = inner.standing.status == "possible" and is_definite(inner)  # "opposes the invasion"
        inner.standing = Standing() if known or inner.standing.status == "refused" else inner.standing
        return
    inner.standing = _given(inner, deed, slot)
    vowing = deed.like == "AGREE" and deed.token.lemma not in _SETTLING
    if vowing and hostile and inner.standing.status != "denied":  # "vowed to attack"
        scope.recode(deed, "THREATEN", "violence" if inner.like == "ASSAULT" else None)
        inner.standing = replace(inner.standing, status="threatened")
    warning = deed.like == "THREATEN" and deed.token.lemma in _WARNING
    if warning and inner.kind.quad in _CONFLICT and inner.actors and _speaks_for(scope, deed, inner):
        ahead = inner.standing.status in ("possible", "planned")  # "warned that it would strike"
        inner.standing = replace(inner.standing, status="threatened") if ahead else inner.standing
    never = inner.standing.status in ("denied", "refused") and inner.by_verb and inner.kind.quad in _FRIENDLY
    if vowing and never and deed.token.lemma in _VOWING:  # "vowed never to recognise it"
        scope.recode(deed, "REJECT", None)
        inner.standing = replace(inner.standing, status="refused")
    towards_him = inner.like == "COOPERATE" and inner.token.lemma not in _KEEPING
    if deed.like == "REQUEST" and towards_him and deed.entry.doer == "recipient":
        inner.recipients = inner.recipients or without(deed.actors, deed.recipients)  # "asked it to extradite him"
    for_them = deed.like == "AGREE" and inner.like not in _SAID  # "pledged to ask the mayor": no pledge to the mayor
    if for_them or (deed.like in ("THREATEN", "REJECT") and slot in ("inf", "ing", "that")):
        deed.recipients = deed.recipients or without(inner.recipients, deed.actors)
    if deed.like == "AGREE" and inner.like in _GIVING and not inner.recipients:
        inner.recipients = list(deed.recipients)  # "offered compensation to the families"
    held_out = deed.token.lemma == "threaten" and not inner.by_verb and (hostile or inner.like == "ACCUSE")
    if held_out and not inner.recipients:
        inner.recipients = without(deed.recipients, inner.actors)  # "threatened the union with a fine"
    if deed.like == "REQUEST" and _is_lent(inner) and (gets := _for_whom(deed, inner)):
        inner.recipients, deed.recipients = gets, without(deed.recipients, gets)  # "asked for help for the victims"
        inner.actors = without(inner.actors, gets)
    if deed.like == "REQUEST" and _is_lent(inner) and not inner.recipients:
        inner.recipients = without(deed.actors, inner.actors)  # "appealed for help": for themselves
    doers = {"actor": deed.actors, "recipient": deed.recipients}.get(deed.entry.doer, [])
    if hostile and deed.entry.doer == "recipient" and not inner.by_verb and _inside(doers, inner, deed):
        doers = []  # "condemned the bombing of the mosques": the mosques bombed nobody
    if inner.by_verb and is_passive(inner.sentence, inner.token):
        doers = without(doers, inner.recipients)  # "the trial of two men accused of it"
    if deed.like == "REJECT" and not inner.by_verb and inner.like in _PUT_TO_HIM and not inner.actors:
        inner.recipients = inner.recipients or list(doers)  # "rejected the demand": it was put to him
        doers = []
    controlled = inner.by_verb and child(inner.sentence, inner.token, "nsubj", "nsubjpass") is None
    if inner.token.dep == "acl" and inner.token.head not in [word.i for word in deed.words]:
        controlled = False  # "rejected the decision of Chad to bomb it"
    if doers and (not inner.actors or (controlled and not is_passive(inner.sentence, inner.token))):
        inner.actors = list(doers)
        inner.recipients = without(inner.recipients or inner.named, doers)
        if inner.is_mutual and not inner.by_verb and deed.like == "AGREE" and len(doers) > 1 and not inner.recipients:
            inner.recipients = list(doers)  # "agreed to talks"


def _rules_out(deed: Deed) -> bool:
    return deed.token.lemma == "rule" and "out" in deed.entry.cue


def _is_lent(inner: Deed) -> bool:
    """Help or backing, which who asks for it asks for themselves; *called for ratification* asks for none."""
    return not inner.by_verb and (inner.like == "AID" or inner.token.lemma in _LENT)


def _for_whom(deed: Deed, inner: Deed) -> list[Argument]:
    """Those for whom help is sought: recipients of the asking whom a `for` after the help names."""
    after = [word for one in (deed.token, inner.token) for word in governed_by(deed.sentence, one, "for")]
    named = [deed.sentence.tokens[word.first : word.i + 1] for word in after if word.i > inner.token.i]
    starts = {word.start for words in named for word in words}
    return [one for one in deed.recipients if one.span.start in starts]


def _told_in(word: Token, found: Mapping[int, Deed], outer: Deed) -> Deed | None:
    """The deed that a complement tells: its head, what a light verb there governs, or what it puts an end to."""
    sentence = outer.sentence
    inner = found.get(word.i) or next((d for d in found.values() if d.light and d.light[0].i == word.i), None)
    if inner is None and (is_noun(word) or word.lemma in _SUMS):
        within = governed_by(sentence, word, "of") if word.lemma in QUANTITIES else []  # "part of a lawsuit"
        within += governed_by(sentence, word, "in", "of") if word.lemma in _SUMS else []  # "two billion in loans"
        inner = next((found[w.i] for w in (*children(sentence, word, "acl"), *within) if w.i in found), None)
    if inner is None and is_verb(word):
        carried = governed_by(sentence, word, "on") if word.lemma in _GOING_ON else []
        let = children(sentence, word, "ccomp") if word.lemma in _LETTING else []
        below = (*children(sentence, word, "xcomp", "dobj"), *carried, *let)
        inner = next((found[w.i] for w in below if w.i in found), None)
        if inner is not None and word.lemma in _ENDING and not inner.by_verb:
            return None  # "asked it to end the siege": what is to end goes on
        if inner is not None and word.lemma in _ENDING:
            inner.standing = replace(inner.standing, wanted=False)
    return inner if inner is not outer else None


def grant_asked(found: Mapping[int, Deed]) -> None:
    """*rejected a demand by unions*, *weighs the appeal*, *declined the offer*: what is answered was put."""
    for deed in found.values():
        head = deed.sentence.head(deed.token)
        put = deed.like in _ASKING or (deed.like == "AGREE" and deed.token.lemma in _PUT)
        if head is not None and deed.token.dep == "pobj" and head.lower == "to":
            head = deed.sentence.head(head)
            if put and not deed.by_verb and head is not None and head.lemma in _CONSENTING:
                deed.standing = Standing()  # "agreed to an offer"
            continue
        if _is_taken_back(deed, head):
            deed.standing = Standing()
        over = found.get(head.i) if head is not None else None
        refusing = over is not None and over.by_verb and over.like == "REJECT"
        if deed.like == "ACCUSE" and refusing and deed.mode != "investigate" and deed.standing.status == "refused":
            deed.standing = Standing()  # "rejected an objection by Chad": it was made
        if not put or deed.by_verb or head is None or not (refusing or head.lemma in _ANSWERING):
            continue
        if deed.standing.status == "denied":
            continue  # whoever denies it answers it: see bystanders
        if deed.token.dep in ("dobj", "nsubjpass"):
            deed.standing = Standing()


def _is_taken_back(deed: Deed, head: Token | None) -> bool:
    """*Abandoned his promise*, *dropped its threat*: it was made before."""
    if deed.by_verb or head is None or deed.token.dep not in ("dobj", "nsubjpass"):
        return False
    spoken = deed.like in ("AGREE", *_ASKING) and deed.standing.status in ("denied", "refused")
    return spoken and head.lemma in _TAKING_BACK and not negation(deed.sentence, head)


def _given(inner: Deed, outer: Deed, slot: str) -> Standing:
    """The status that a complement gets from the verb or noun over it."""
    status = outer.entry.deed
    if slot == "inf" and outer.token.lemma in _WARNING:
        status = "requested"  # "warned them not to leave"
    if status == "refused" and outer.token.lemma == "oppose" and _is_anothers(outer, inner):
        return Standing("possible", outer.sentence.cut(outer.token.i, outer.token.i))
    over = outer.sentence.head(outer.token)
    heeded = not outer.by_verb and over is not None and is_by_means_of(outer.sentence, outer.token, over)
    if status == "requested" and heeded:
        return Standing()  # "complied with a request to leave"
    if status is None or status == "happened" or inner.standing.status == status:
        return inner.standing
    if status == "possible" and inner.standing.status == "planned" and _is_plan(inner):
        return inner.standing  # "warned that rebels are planning attacks"
    cue = outer.sentence.cut(outer.token.i, outer.token.i)
    if status == "requested" and outer.entry.cue[-1] == "against":
        return Standing(status, cue, wanted=False)  # "warned it against sending troops"
    if inner.standing.status == "denied" and status in ("requested", "threatened"):
        return Standing(status, cue, wanted=status != "requested")
    if inner.standing.status in ("happened", "planned", "possible"):
        return Standing(status, cue, inner.standing.wanted)
    return inner.standing


def _is_anothers(outer: Deed, inner: Deed) -> bool:
    """*France opposes a withdrawal of British troops*: not in its hands, and so nothing that it refuses."""
    return bool(outer.actors and inner.actors) and not ids_of(outer.actors) & ids_of(inner.actors)


def _is_plan(inner: Deed) -> bool:
    words = inner.sentence.within(inner.standing.cue) if inner.standing.cue is not None else ()
    return any(word.lemma in _PLANNING for word in words)


def _complement_words(deed: Deed, slot: str) -> list[Token]:
    sentence = deed.sentence
    if slot in ("inf", "ing", "that"):
        told = [member for word in _clauses(deed, slot) for member in conjuncts(sentence, word)]
        return [word for word in told if joined_above(sentence, word) is None]
    if slot == "obj" and not deed.by_verb:
        return []
    words = words_in(sentence, deed.token, slot)
    if not words and deed.by_verb:  # "accuse Iran of the attack": the parser hangs `of` on Iran
        words = [w for direct in objects(sentence, deed.token) for w in governed_by(sentence, direct, slot)]
        words += [w for one in _adjectives(deed) for w in governed_by(sentence, one, slot)]
    return [member for word in words for member in conjuncts(sentence, word)]


def _clauses(deed: Deed, form: str) -> list[Token]:
    """The clauses of a form that stand after a deed's words and depend on them."""
    labels = ("xcomp", "ccomp", "acl", "advcl") if form == "inf" else ("xcomp", "ccomp", "acl", "pcomp")
    return [
        word
        for carrier in (*deed.words, *_adjectives(deed))
        for word in children(deed.sentence, carrier, *labels)
        if word.i > carrier.i and _form(deed.sentence, word) == form
        if word.dep != "advcl" or _has_to(deed.sentence, word)
    ]


def _adjectives(deed: Deed) -> list[Token]:
    """*Is ready to help*, *declared itself ready to help*."""
    return [word for word in children(deed.sentence, deed.token, "acomp", "ccomp", "oprd") if word.pos == "ADJ"]


def _form(sentence: Sentence, word: Token) -> str:
    if not is_verb(word):
        return "inf" if word.dep == "xcomp" else "that"
    if _has_to(sentence, word):
        return "inf"
    if word.tag == "VBG" and child(sentence, word, "aux") is None:
        return "ing"
    return "inf" if word.tag == "VB" and child(sentence, word, "aux") is None else "that"


def _has_to(sentence: Sentence, word: Token) -> bool:
    return any(other.lower == "to" and other.dep == "aux" for other in sentence.children(word))


def _inside(arguments: list[Argument], inner: Deed, outer: Deed) -> bool:
    """Whether all these actors were read out of the words of the inner deed itself.

    *Pinned the raid on the rebels* has them there, too, but its row names the one place where they stand.
    """
    if outer.entry.objects and outer.entry.recipient == ("on",):
        return False
    first = inner.sentence.tokens[inner.token.first]
    last = inner.sentence.tokens[inner.token.last]
    return all(first.start <= argument.span.start and argument.span.end <= last.end for argument in arguments)
