"""Alongside: parties that another clause, a participle or a fixed phrase beside a deed names.

*Hostages held by rebels were freed*, *accused each other*, *surrendered after the president offered an amnesty*, *a
suspect in the murder*. Each rule fills a part that the frame of the deed's own word has left empty.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.reading.deeds.deed import Deed, Scope, ids_of, without
from comity.reading.grammar import (
    BEFALLING,
    SUBJECTS,
    by_agent,
    child,
    children,
    first_joint,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects,
    preposition_over,
    subject,
)
from comity.reading.sentences import Token
from comity.types import Argument

_HOLDING = frozenset("hold kidnap abduct seize capture take imprison detain jail keep".split())
"""What is done to those who are let go, or put to death, by whoever has them."""
_ENDING_CAPTIVITY = frozenset("free release behead execute liberate".split())
_TO_ONE_ANOTHER = frozenset({("each", "other"), ("one", "another")})
_WITHIN_OBJECT = frozenset({"poss", "pobj", "prep", "dobj", "dative", "agent"})
_TWO_SIDED = frozenset({"ACCUSE", "ASSAULT", "SANCTION", "COERCE", "THREATEN", "REJECT", "SUPPORT", "AID", "REQUEST"})
_OFFERED = frozenset({"AGREE", "CONCEDE", "AID", "THREATEN"})
"""Types of deeds by which somebody may move another to give way."""
_GIVING_WAY = frozenset({"RETREAT", "CONCEDE"})
_MOVED_BY = frozenset({"after", "when", "once", "if", "because", "as"})
_SUSPECTS = frozenset("suspect culprit perpetrator accomplice mastermind conspirator participant".split())
_HELPING = frozenset("help aid assist join back support abet".split())
_DONE_WITH_HELP = frozenset({"ASSAULT", "COERCE"})
_TRIED_BEFORE = frozenset("trial conviction court-martial retrial impeachment acquittal indictment".split())
_AFTER = frozenset({"after", "following", "without", "before", "pending"})
_INQUIRIES = frozenset("investigation inquiry probe review panel commission audit enquiry".split())
_FINDING = frozenset("clear exonerate implicate absolve vindicate target fault".split())
"""What an inquiry does to whom it is about."""
_AGAIN = frozenset({"also", "likewise", "too", "similarly"})
_DEFENDING = frozenset("defend shield protect".split())
_AIMED = frozenset({"ACCUSE", "ASSAULT", "THREATEN", "SANCTION"})
_FALLING = frozenset({"die", "perish", "fall"})
_CALLING = frozenset({"REQUEST", "THREATEN"})
_BY_FORCE = 4  # quad
_SENDING_AWAY = frozenset("deport expel banish extradite repatriate".split())
_HEARING = frozenset("hear consider review weigh examine grant meet accept".split())
_STRUCK_AT = frozenset({"outside", "near", "opposite"})
_STRUCK_WITH = frozenset("explode detonate".split())


def look_alongside(scope: Scope, found: Mapping[int, Deed]) -> None:
    """Fills the empty parts of the deeds of one sentence from clauses, participles and phrases beside them."""
    for deed in found.values():
        if not deed.actors:
            others = _the_captors(scope, deed) or _the_same_again(deed, found) or _the_crowd(deed, found)
            others = others or _who_ordered_them_so(scope, deed) or _who_sends_away(scope, deed)
            others = others or _by_whom_they_fell(scope, deed) or _those_before_list(deed, found)
            others = others or _the_suspect(scope, deed) or _the_helped(scope, deed)
            deed.actors = without(others, deed.recipients)
        if deed.like == "PROTEST":
            deed.actors = _the_callers(scope, deed, found) or deed.actors
        if (first := _first_of_headline(scope, deed)) is not None:
            both_told = ids_of(deed.recipients) == ids_of(deed.actors)
            deed.actors = [first, *deed.actors]
            deed.recipients = list(deed.actors) if deed.is_mutual or both_told else deed.recipients
        if deed.like in _TWO_SIDED and _are_several(deed) and _is_mutual_by_words(deed):
            unnamed = all(scope.arguments.actors[one.actor].kind == "unresolved" for one in deed.recipients)
            deed.recipients = list(deed.actors) if unnamed else deed.recipients
        if not deed.recipients:
            others = _the_tried(scope, deed) or _the_examined(scope, deed) or _those_under_it(scope, deed)
            others = others or _the_defended(scope, deed)
            others = (
                others
                or _those_after_list(scope, deed)
                or _who_stood_there(scope, deed)
                or _those_measured(deed, found)
            )
            others = others or _whose_plea(scope, deed)
            deed.recipients = without(others, deed.actors)
    for deed in found.values():
        _move(deed, found)


def _first_of_headline(scope: Scope, deed: Deed) -> Argument | None:
    """Ann Lee of the headline *Lee, Kim talk by phone*, of which the parser makes two things."""
    tokens, last = deed.sentence.tokens, deed.sentence.tokens[max(0, deed.token.i - 1)]
    named = scope.arguments.named_at(deed.sentence, last)
    if named is None or named.first < 2 or len(deed.actors) != 1 or deed.actors[0].actor != named.actor:
        return None
    before, comma = tokens[named.first - 2], tokens[named.first - 1]
    other = scope.arguments.named_at(deed.sentence, before)
    if comma.text != "," or other is None or other.first != 0 or not scope.arguments.is_party(deed.sentence, before):
        return None
    kinds = {scope.arguments.actors[one].kind for one in (named.actor, other.actor)}
    first = scope.arguments.of_words(deed.sentence, [before])
    return first[0] if len(kinds) == 1 and first and named.actor != other.actor else None


def _the_captors(scope: Scope, deed: Deed) -> list[Argument]:
    """*Four hostages held by rebels were freed*: those who had them."""
    if not deed.by_verb or deed.token.lemma not in _ENDING_CAPTIVITY or not is_passive(deed.sentence, deed.token):
        return []
    held = [
        verb
        for one in objects(deed.sentence, deed.token)
        for verb in children(deed.sentence, one, "acl", "relcl")
        if verb.lemma in _HOLDING and verb.i != deed.token.i
    ]
    apart = child(deed.sentence, deed.token, *SUBJECTS) is not None
    before = deed.sentence.head(deed.token) if deed.token.dep == "conj" and not apart else None
    if before is not None and before.lemma in _HOLDING and is_passive(deed.sentence, before):
        held.append(before)  # "was abducted by rebels and freed"
    agents = [agent for verb in held if (agent := by_agent(deed.sentence, verb)) is not None]
    return scope.arguments.of_words(deed.sentence, agents)


def _the_same_again(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*The convoy was bombed by jets, and a school was also bombed*: by the same."""
    if not deed.by_verb or not is_passive(deed.sentence, deed.token):
        return []
    again = any(word.lower in _AGAIN for word in children(deed.sentence, deed.token, "advmod"))
    same = [one for i, one in found.items() if i < deed.token.i and one.token.lemma == deed.token.lemma and one.by_verb]
    return list(same[-1].actors) if again and same else []


def _the_crowd(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Thousands marched demanding his resignation*: those who march."""
    if not deed.by_verb or is_passive(deed.sentence, deed.token) or deed.token.dep not in ("advcl", "xcomp", "conj"):
        return []
    march = found.get(deed.token.head)
    own = child(deed.sentence, deed.token, *SUBJECTS)
    return list(march.actors) if own is None and march is not None and march.like == "PROTEST" else []


def _the_callers(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*The unions called for a strike*: theirs, where no word says whose it is to be."""
    told_of = deed.sentence.cut(deed.token.i, deed.token.i)
    if (
        deed.by_verb
        or deed.standing.status not in ("requested", "threatened")
        or any(one.span != told_of for one in deed.actors)
    ):
        return []
    calls = [one.actors for one in found.values() if one.about is deed and one.like in _CALLING]
    calls += [scope.arguments.of_words(deed.sentence, [mine]) for mine in _who_threatens(deed)]
    return [one for actors in calls for one in actors if not scope.arguments.is_official(one)]


def _who_threatens(deed: Deed) -> list[Token]:
    """The parties of *the parties threatened a boycott*, whose verb tells no deed of its own beside it."""
    verb = deed.sentence.head(deed.token) if deed.token.dep == "dobj" else None
    mine = subject(deed.sentence, verb) if verb is not None and verb.lemma == "threaten" else None
    return [mine] if mine is not None else []


def _who_ordered_them_so(scope: Scope, deed: Deed) -> list[Argument]:
    """*A judge ordered two reporters jailed*: by whoever orders it."""
    sentence, verb = deed.sentence, deed.token
    if not deed.by_verb or verb.tag not in ("VBN", "VBD") or deed.kind.quad != _BY_FORCE:
        return []
    over = sentence.head(verb)
    if over is not None and verb.dep == "acl" and over.dep == "dobj":
        over = sentence.head(over)
    bare = child(sentence, verb, "aux", "auxpass", "agent", "mark", "dobj") is None
    ordered = over is not None and over.lemma == "order" and verb.dep in ("acl", "ccomp", "oprd", "xcomp")
    mine = subject(sentence, over) if over is not None and ordered and bare else None
    return scope.arguments.of_words(sentence, [mine]) if mine is not None else []


def _who_sends_away(scope: Scope, deed: Deed) -> list[Argument]:
    """*Was deported from Kenya*: the state where they were; a town may be another's who drove them out."""
    sent = deed.by_verb and deed.like != "ASSAULT" and deed.token.lemma in _SENDING_AWAY
    if not sent or not is_passive(deed.sentence, deed.token):
        return []
    left = scope.arguments.of_words(deed.sentence, governed_by(deed.sentence, deed.token, "from"), loose=True)
    return [one for one in left if scope.arguments.is_state(one) and scope.arguments.goes_by_name(one)]


def _whose_plea(scope: Scope, deed: Deed) -> list[Argument]:
    """*A court agreed to hear an appeal by Ann Lee*: whoever put it."""
    if not deed.by_verb or deed.like not in ("AGREE", "REJECT"):
        return []
    hearing = [word for word in children(deed.sentence, deed.token, "xcomp") if word.lemma in _HEARING]
    pleas = [one for verb in hearing for one in children(deed.sentence, verb, "dobj")]
    whose = [word for one in pleas for word in governed_by(deed.sentence, one, "by", "from")]
    whose += [word for one in pleas for word in children(deed.sentence, one, "poss")]
    return scope.arguments.of_words(deed.sentence, whose)


def _by_whom_they_fell(scope: Scope, deed: Deed) -> list[Argument]:
    """*Ten died in an offensive against rebels by the army*: hung on the verb, which nobody does by another."""
    preposition = preposition_over(deed.sentence, deed.token)
    verb = deed.sentence.head(preposition) if preposition is not None and preposition.lower in BEFALLING else None
    if deed.by_verb or deed.like != "ASSAULT" or verb is None or verb.lemma not in _FALLING:
        return []
    after = [word for word in governed_by(deed.sentence, verb, "by") if word.i > deed.token.i]
    return [one for one in scope.arguments.of_words(deed.sentence, after) if scope.arguments.is_force(one)]


def _those_before_list(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*The abduction and murder of Ann Lee by rebels*: by the same, where it is done to the same."""
    first = found.get(deed.token.head) if deed.token.dep == "conj" else None
    if deed.by_verb or first is None or first.by_verb or first.kind.quad != deed.kind.quad:
        return []
    apart = child(deed.sentence, deed.token, "det", "poss", "prep") is not None
    same = not deed.recipients or ids_of(deed.recipients) == ids_of(first.recipients)
    return list(first.actors) if same and not apart and not first.is_mutual else []


def _the_suspect(scope: Scope, deed: Deed) -> list[Argument]:
    """*Named him as a suspect in the murder*, *the suspect in the bombing*: whoever is suspected of it."""
    preposition = preposition_over(deed.sentence, first_joint(deed.sentence, deed.token))
    suspect = deed.sentence.head(preposition) if preposition is not None and preposition.lower in ("in", "of") else None
    if deed.by_verb or deed.like not in _DONE_WITH_HELP or suspect is None or suspect.lemma not in _SUSPECTS:
        return []
    over = deed.sentence.head(suspect)
    if suspect.dep == "pobj" and over is not None and over.lower == "as":
        verb = deed.sentence.head(over)
        return scope.arguments.of_words(deed.sentence, objects(deed.sentence, verb)) if verb is not None else []
    if suspect.dep == "oprd" and over is not None:
        return scope.arguments.of_words(deed.sentence, objects(deed.sentence, over))
    if suspect.dep == "attr" and over is not None:
        mine = subject(deed.sentence, over)
        return scope.arguments.of_words(deed.sentence, [mine] if mine is not None else [])
    return scope.arguments.of_words(deed.sentence, [suspect])


def _the_helped(scope: Scope, deed: Deed) -> list[Argument]:
    """*Aided Chad in the abduction of an envoy*: whoever is helped does it."""
    preposition = preposition_over(deed.sentence, deed.token)
    verb = deed.sentence.head(preposition) if preposition is not None and preposition.lower == "in" else None
    if deed.by_verb or deed.like not in _DONE_WITH_HELP or verb is None or verb.lemma not in _HELPING:
        return []
    return scope.arguments.of_words(deed.sentence, children(deed.sentence, verb, "dobj"))


def _are_several(deed: Deed) -> bool:
    """Whether several do a deed, told one by one or by a plural: *the two armies*."""
    words = [deed.sentence.within(one.span) for one in deed.actors]
    return len(words) > 1 or any(told and told[-1].tag == "NNS" for told in words)


def _is_mutual_by_words(deed: Deed) -> bool:
    """Whether a deed is done to *each other*, or to what is *one another's*."""
    tokens = deed.sentence.tokens
    for word in tokens[1:]:
        pair = tokens[word.i - 1].lower, word.lower
        theirs = pair == ("the", "other") and word.dep == "poss"
        heading = tokens[word.i - 1] if word.dep == "det" else word
        if (pair in _TO_ONE_ANOTHER or theirs) and _hangs_within(deed, heading):
            return True
    return False


def _hangs_within(deed: Deed, word: Token) -> bool:
    """Whether a word hangs on a deed's word through its objects and prepositions alone."""
    at: Token | None = word
    while at is not None and at.i != deed.token.i:
        if at.dep not in _WITHIN_OBJECT and not (at.i == word.i and at.dep == "nsubj"):
            return False
        at = deed.sentence.head(at)
    return at is not None


def _the_tried(scope: Scope, deed: Deed) -> list[Argument]:
    """*Was hanged after a trial*, *can be removed without trial*: to whom the verb over it was done."""
    preposition = preposition_over(deed.sentence, deed.token)
    if not deed.by_verb and deed.token.lemma in _TRIED_BEFORE:
        named = [word for word in governed_by(deed.sentence, deed.token, "for") if word.pos == "PROPN"]
        if named:
            return scope.arguments.of_words(deed.sentence, named)  # "a fair trial for Ann Lee"
    if deed.by_verb or deed.token.lemma not in _TRIED_BEFORE or preposition is None or preposition.lower not in _AFTER:
        return []
    verb = deed.sentence.head(preposition)
    if verb is None or not is_verb(verb) or not is_passive(deed.sentence, verb):
        return []
    return scope.arguments.of_words(deed.sentence, objects(deed.sentence, verb))


def _the_examined(scope: Scope, deed: Deed) -> list[Argument]:
    """*An inquiry cleared the minister of wrongdoing*: whom it finds something about."""
    verb = deed.sentence.head(deed.token) if deed.token.dep == "nsubj" else None
    if deed.by_verb or deed.mode != "investigate" or verb is None or verb.lemma not in _FINDING:
        return []
    return scope.arguments.of_words(deed.sentence, children(deed.sentence, verb, "dobj"))


def _those_under_it(scope: Scope, deed: Deed) -> list[Argument]:
    """*The mayor, under investigation by the police, fled*: whom it is about."""
    preposition = preposition_over(deed.sentence, deed.token)
    over = deed.sentence.head(preposition) if preposition is not None and preposition.lower == "under" else None
    if deed.by_verb or deed.like not in ("ACCUSE", "COERCE", "SANCTION") or over is None:
        return []
    if is_noun(over):
        return scope.arguments.of_words(deed.sentence, [over])
    if is_passive(deed.sentence, over):
        return scope.arguments.of_words(deed.sentence, objects(deed.sentence, over))
    mine = subject(deed.sentence, over) if is_verb(over) else None
    return scope.arguments.of_words(deed.sentence, [mine]) if mine is not None else []


def _the_defended(scope: Scope, deed: Deed) -> list[Argument]:
    """*Defended the police against accusations of theft*: those at whom what they are defended against is aimed."""
    preposition = preposition_over(deed.sentence, deed.token)
    verb = deed.sentence.head(preposition) if preposition is not None else None
    if deed.by_verb or deed.like not in _AIMED or preposition is None or preposition.lower not in ("against", "from"):
        return []
    if verb is None or verb.lemma not in _DEFENDING:
        return []
    direct = child(deed.sentence, verb, "dobj")
    if direct is not None and direct.lower.endswith(("self", "selves")):
        direct = subject(deed.sentence, verb)
    return scope.arguments.of_words(deed.sentence, [direct] if direct is not None else [])


def _those_after_list(scope: Scope, deed: Deed) -> list[Argument]:
    """*The abduction and murder of Ann Lee*, hung on the first: what stands after the last is of all."""
    first = first_joint(deed.sentence, deed.token)
    if deed.by_verb or first.i == deed.token.i or not is_noun(first):
        return []
    slots = [slot for slot in deed.entry.recipient if slot in ("of", "on", "against")]
    after = [word for slot in slots for word in governed_by(deed.sentence, first, slot) if word.i > deed.token.i]
    return scope.arguments.of_words(deed.sentence, after)


def _who_stood_there(scope: Scope, deed: Deed) -> list[Argument]:
    """*A bomb went off outside the police station*, *in front of the bank*: whose the place is, where that is known."""
    if not deed.by_verb or deed.like != "ASSAULT" or deed.token.lemma not in _STRUCK_WITH:
        return []
    front = [word for word in governed_by(deed.sentence, deed.token, "in") if word.lower == "front"]
    sites = [word for one in front for word in governed_by(deed.sentence, one, "of")]
    sites += governed_by(deed.sentence, deed.token, *_STRUCK_AT)
    for bomb in objects(deed.sentence, deed.token):
        sites += governed_by(deed.sentence, bomb, *_STRUCK_AT)
    known = [word for word in sites if is_noun(word) and word.pos == "PROPN"]
    told = scope.arguments.of_words(deed.sentence, [word for word in sites if is_noun(word)])
    by_name = scope.arguments.of_words(deed.sentence, known)
    return [
        one for one in told if not scope.arguments.is_state(one) and (one in by_name or scope.arguments.is_public(one))
    ]


def _those_measured(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*France suspended its aid to Chad, and Japan halted payments*: the same."""
    before = found.get(deed.token.head) if deed.token.dep == "conj" else None
    same = before is not None and before.type == deed.type == "SANCTION" and before.mode == deed.mode
    return list(before.recipients) if before is not None and same and deed.by_verb and before.by_verb else []


def _move(deed: Deed, found: Mapping[int, Deed]) -> None:
    """*The rebels surrendered after the president offered an amnesty*: it was offered to whoever gave way."""
    over = deed.sentence.head(deed.token)
    gave_way = found.get(over.i) if over is not None and deed.token.dep == "advcl" else None
    if gave_way is None or deed.like not in _OFFERED or gave_way.like not in _GIVING_WAY or not deed.by_verb:
        return
    moved = any(word.lower in _MOVED_BY for word in deed.sentence.children(deed.token))
    if moved and gave_way.mode == "release" and deed.mode is None:
        deed.recipients = deed.recipients or without(gave_way.actors, deed.actors)  # "freed her after it paid a ransom"
    if not moved or gave_way.mode == "release" or ids_of(deed.actors) & ids_of(gave_way.actors):
        return
    for one in [deed, *([deed.about] if deed.about is not None else [])]:
        one.recipients = one.recipients or without(gave_way.actors, one.actors)
    gave_way.recipients = gave_way.recipients or without(deed.actors, gave_way.actors)
