"""Outlooks: whether a deed is told in its own right, as done before what its sentence tells, or as still to come.

From its status, the deeds that are about it, and its place in the parse. What is done for a purpose is told with it:
*rallied to protest* tells of a protest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from comity.reading.codebook import Codebook
from comity.reading.dating.foresight import TO_COME, is_past, is_purpose, is_to_come
from comity.reading.dating.hindsight import is_looked_back_on
from comity.reading.dating.moments import Outlook
from comity.reading.dating.tenses import is_ahead
from comity.reading.deeds.bystanders import charge_for
from comity.reading.deeds.deed import Deed, ids_of, is_definite
from comity.types import When

_OF_A_PURPOSE = frozenset({"PROTEST", "SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
"""Types of deeds that are done in doing what is done for their sake: *went there to express support*."""
_JUDGING = frozenset({"ACCUSE", "CONCEDE"})
"""Types of deeds that take what they are about for done."""
_ANSWERED, _ANSWERS = frozenset({"REQUEST", "THREATEN"}), frozenset({"SUPPORT", "REJECT", "AGREE"})
"""Types of deeds that others answer, and of those that do: *backs a call by the envoy*."""
_DONE_OR_NOT = frozenset({"happened", "denied", "possible"})
_AFTERMATH, _LOOKING_BACK = ("aftermath",), ("looking-back",)
"""Classes of the codebook: nouns and verbs that take what they are of, or speak of, for done."""


def outlook_of(deed: Deed, found: Mapping[int, Deed], book: Codebook) -> Outlook:
    """How a deed stands to what its sentence tells; `found` are the deeds of the sentence."""
    sentence, token, told = deed.sentence, deed.token, deed.standing
    if is_purpose(sentence, token, told) and deed.like in _OF_A_PURPOSE:
        return "told"
    if is_to_come(sentence, token, told):
        return "after"
    if (told.status in TO_COME or _is_to_be_told(deed)) and is_past(sentence, token):
        return "before"  # "he will say that they agreed"
    refusal = told.status == "refused" and token.tag == "VB" and token.dep == "acl"  # "their refusal to leave"
    if told.status not in _DONE_OR_NOT and not refusal:
        return "told"
    granting = book.granting | book.members(_LOOKING_BACK)
    if (over := _done_by(deed, found)) is not None:
        return outlook_of(over, found, book)
    back = is_looked_back_on(sentence, token, granting, book.members(_AFTERMATH))
    return "before" if back or _is_taken_for_done(deed, found) else "told"


def _done_by(deed: Deed, found: Mapping[int, Deed]) -> Deed | None:
    """The deed that another is done in doing: *is charged with breaking the law by using force*."""
    head = deed.sentence.head(deed.token) if deed.token.dep == "pcomp" else None
    return found.get(head.head) if head is not None and head.lower in ("by", "in") else None


def carried_out(when: When | None) -> When | None:
    """The time of what was to come and is told elsewhere as done: it was done by the report's day."""
    if when is None or when.last is not None or when.basis != "report":
        return when
    return replace(when, first=None, last=when.first)


def told_again(deed: Deed, lately: Sequence[Deed]) -> When | None:
    """The day of a deed that is told again without one: told before in the report, of a day that was stated there.

    `lately` are the deeds told before; a noun that speaks of a deed as known may tell one of the same parties again.
    """
    if deed.standing.status != "happened" or (deed.when is not None and deed.when.span):
        return None
    earlier = [] if deed.repeats is None else [deed.repeats, deed.origin]
    if is_definite(deed):
        earlier += [told for told in reversed(lately) if _has_same_parties(told, deed) or _is_same_word(told, deed)]
    days = [day for told in earlier if (day := _stated(told)) is not None]
    if not days and is_definite(deed) and deed.like == "ASSAULT":
        days = _only([told for told in lately if _may_be_same(told, deed)])
    return replace(days[0], basis="anchored") if days else None


def _stated(deed: Deed) -> When | None:
    """The day on which a deed was done, where the report states it."""
    when = deed.when if deed.standing.status == "happened" else None
    return when if when is not None and when.basis != "report" and when.first else None


def _only(deeds: Sequence[Deed]) -> list[When]:
    """The day that is stated of one of some deeds, where no other was done on another, or on the report's."""
    told = {(deed.when.first, deed.when.last) for deed in deeds if deed.when is not None and deed.when.first}
    days = [day for deed in deeds if (day := _stated(deed)) is not None]
    return days[:1] if len(told) == 1 else []


def _may_be_same(told: Deed, deed: Deed) -> bool:
    """Whether *the killing* may be one with another deed of its type: nobody else is named who did it."""
    doers, others = ids_of(told.actors), ids_of(deed.actors)
    done = told.standing.status == "happened" and told.type == deed.type and told is not deed
    return done and (not doers or not others or bool(doers & others))


def _is_to_be_told(deed: Deed) -> bool:
    """Whether a deed is the content of what somebody is still to say."""
    over = deed.sentence.head(deed.token) if deed.token.dep == "ccomp" else None
    return over is not None and is_ahead(deed.sentence, over, 0)


def _has_same_parties(one: Deed, other: Deed) -> bool:
    both = ids_of(one.actors) & ids_of(other.actors) and ids_of(one.recipients) & ids_of(other.recipients)
    return one.type == other.type and bool(both)


def _is_same_word(one: Deed, other: Deed) -> bool:
    """*The raid* after *a raid*: one noun again, done to the same, and by nobody else."""
    named = one.type == other.type and one.token.pos == "NOUN" and one.token.lemma == other.token.lemma
    to_the_same = bool(ids_of(one.recipients) & ids_of(other.recipients))
    doers, others = ids_of(one.actors), ids_of(other.actors)
    return named and to_the_same and (not doers or not others or bool(doers & others))


def _is_taken_for_done(deed: Deed, found: Mapping[int, Deed]) -> bool:
    """Whether a deed is judged, or describes a noun: *is jailed for the massacre*, *a well seized by troops*."""
    if deed.standing.status != "happened":
        return False
    noun = deed.sentence.head(deed.token)
    describes = deed.token.dep == "acl" and deed.token.tag in ("VBN", "VBD") and noun is not None and noun.dep != "ROOT"
    judged = any(other.about is deed and other.like in _JUDGING for other in found.values())
    answered = deed.like in _ANSWERED and not deed.by_verb and bool(deed.actors)
    judged = judged or (answered and any(other.about is deed and other.like in _ANSWERS for other in found.values()))
    return describes or judged or charge_for(deed, found) is not None
