"""Circumstances: parties whom a phrase of circumstance names: in whose court, without whose leave, in whose hands.

*Was convicted in a federal court*, *attacked it without UN approval*, *is in police custody*. Each rule fills a part
that the frame of the deed's own word has left empty.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import (
    child,
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

_JUDGED = frozenset("convict sentence try acquit clear jail imprison indict fine arraign condemn exonerate".split())
"""What is done to somebody in a court, and by it."""
_BEFORE_COURTS = frozenset(
    "appeal petition plea application request apply sue suit lawsuit file complaint challenge motion plead".split()
)
"""What is put to a court."""
_AT_COURT = ("in", "at", "before", "by", "to", "with")
_COURTS = frozenset({"court", "tribunal"})
_HELD = frozenset("custody detention captivity prison jail".split())
_BEING = frozenset("be remain stay sit languish hold keep".split())
_TAKING_PART = frozenset(
    "involved responsible complicit guilty implicated culpable committed intent bent suspected".split()
)
_PART_IN = ("in", "for", "of", "to", "on")
_DIRECTING = frozenset("order authorize authorise orchestrate mastermind direct command instigate oversee".split())
"""What is done to a deed by those whose hand others are."""
_DIRECTED = frozenset({"ASSAULT", "MOBILIZE"})
_GRANTING = frozenset(
    "authorize authorise approve announce send pledge promise earmark allocate release deliver".split()
)
"""What is done to aid by whoever gives it."""
_SUMS = frozenset("worth dollar euro pound million billion tonne ton shipment package".split())
_MEASURING = frozenset({"of", "in"})
_LEAVE = frozenset({"SUPPORT", "AGREE", "AID"})
SWEEPS = frozenset("raid operation sweep crackdown sting swoop".split())
"""Nouns for what police do to arrest people."""
_AMID = ("in", "during", "at")
_DEALING = frozenset("hit slap punish strike serve".split())
_DEALT = frozenset({"SANCTION", "COERCE", "ACCUSE", "THREATEN"})
_BORNE = frozenset({"SUPPORT", "AID"})
_TRYING = frozenset("trial retrial verdict sentence hearing acquittal conviction".split())
_TRIED = frozenset({"case", "trial"})
_TARGETS = frozenset("target subject object focus victim".split())
_AIMED_AT = frozenset({"ASSAULT", "ACCUSE", "COERCE", "SANCTION", "THREATEN"})
_IN_FACE_OF = frozenset({"following", "after", "despite", "amid"})
_GIVING_WAY = frozenset({"CONCEDE", "RETREAT"})
"""Types of deeds that somebody does because of threats: *resigned after threats from the army*."""
_DRAWN = frozenset({"ACCUSE", "SUPPORT", "THREATEN", "PROTEST"})
"""Types of deeds that what somebody did brings upon him."""
_DRAWING = frozenset("draw spark provoke prompt trigger attract earn invite elicit".split())
_COMING = frozenset({"arrive", "travel", "fly"})
_ON_THE_WAY = frozenset({"during", "on", "in"})
_GOTTEN = frozenset("receive get obtain accept win".split())


def look_around(scope: Scope, found: Mapping[int, Deed]) -> None:
    """Fills the empty parts of the deeds of one sentence from phrases of circumstance."""
    for deed in found.values():
        _strike_with(scope, deed)
        if not deed.actors:
            others = (
                _who_says_it_was_ignored(scope, deed, found)
                or _the_court(scope, deed)
                or _those_involved(scope, deed)
                or _the_sweepers(scope, deed, found)
            )
            others = others or _who_ordered_it(scope, deed) or _the_visitor(scope, deed)
            deed.actors = without(others, deed.recipients)
        if deed.like == "PROTEST" and not deed.by_verb:
            deed.actors = _the_marchers(scope, deed, found) or deed.actors
        if not deed.recipients:
            others = _court_asked(scope, deed) or _the_held(scope, deed) or _who_needs_leave(scope, deed, found)
            others = others or _who_drew_it(scope, deed, found) or _at_whose_request(scope, deed)
            others = others or _who_got(scope, deed) or _in_whose_case(scope, deed) or _to_whom_it_is_borne(scope, deed)
            others = others or _the_target(scope, deed) or _the_criticised(scope, deed, found) or _the_host(scope, deed)
            deed.recipients = without(others, deed.actors)


def _strike_with(scope: Scope, deed: Deed) -> None:
    """*Chad was hit with sanctions by France*: whoever is hit suffers it, and whoever hits does it."""
    preposition = preposition_over(deed.sentence, deed.token)
    verb = deed.sentence.head(preposition) if preposition is not None and preposition.lower == "with" else None
    if deed.by_verb or deed.like not in _DEALT or verb is None or verb.lemma not in _DEALING:
        return
    hit = scope.arguments.of_words(deed.sentence, objects(deed.sentence, verb))
    if hit and not deed.recipients:
        deed.recipients = without(hit, deed.actors)
        deed.actors = deed.actors or _whose(scope, deed, verb)


def _whose(scope: Scope, deed: Deed, verb: Token) -> list[Argument]:
    """Whom the subject of a verb of the deed's sentence names."""
    mine = subject(deed.sentence, verb)
    return scope.arguments.of_words(deed.sentence, [mine]) if mine is not None else []


def _courts(scope: Scope, words: list[Token], deed: Deed) -> list[Argument]:
    tokens = deed.sentence.tokens
    named = [w for w in words if any(inner.lower in _COURTS for inner in tokens[w.first : w.i + 1])]
    known = scope.arguments.of_words(deed.sentence, named)
    return known or [scope.arguments.thing(deed.sentence, word) for word in named if _is_a_court(deed, word)][:1]


def _is_a_court(deed: Deed, word: Token) -> bool:
    """*a Lima court*, and not *court*, where nobody knows which."""
    return word.lower in _COURTS and child(deed.sentence, word, "det", "compound", "amod", "poss") is not None


def _the_court(scope: Scope, deed: Deed) -> list[Argument]:
    """*Was cleared in a district court*, *is to be tried at the tribunal*: the court that judges."""
    verb = deed.token
    if not deed.by_verb or verb.lemma not in _JUDGED or not is_passive(deed.sentence, verb):
        return []
    courts = _courts(scope, governed_by(deed.sentence, verb, "in", "at", "before", "by"), deed)
    counts = governed_by(deed.sentence, verb, "on", "of", "for")  # "on a count of fraud in a Lima court"
    counts += [word for one in counts for word in governed_by(deed.sentence, one, "of")]
    return courts or _courts(scope, [w for one in counts for w in governed_by(deed.sentence, one, "in", "at")], deed)


def _court_asked(scope: Scope, deed: Deed) -> list[Argument]:
    """*Requested a hearing before the court*, *began his appeal in the High Court*: the court to which it is put."""
    if deed.like not in ("REQUEST", "REJECT") or deed.token.lemma not in _BEFORE_COURTS:
        return []
    carriers = list(deed.words)
    if not deed.by_verb and deed.token.dep == "dobj":
        carriers += _over(deed)
    words = [one for word in carriers for one in governed_by(deed.sentence, word, *_AT_COURT)]
    direct = [one for word in carriers if is_verb(word) for one in objects(deed.sentence, word)]
    words += [one for word in direct if word.i != deed.token.i for one in governed_by(deed.sentence, word, "before")]
    return _courts(scope, words, deed)


def _over(deed: Deed) -> list[Token]:
    """The verb whose object a noun is, and the verb whose purpose that is: *appears in court to begin his appeal*."""
    verb = deed.sentence.head(deed.token)
    if verb is None:
        return []
    over = deed.sentence.head(verb) if verb.tag == "VB" and verb.dep in ("advcl", "xcomp") else None
    return [verb, over] if over is not None else [verb]


def _those_involved(scope: Scope, deed: Deed) -> list[Argument]:
    """*Is responsible for the bombing*, *was involved in the abduction*: whoever is told to have a part in it."""
    if deed.by_verb or deed.like not in ("ASSAULT", "COERCE"):
        return []
    first = deed.token
    while first.dep == "conj" and (before := deed.sentence.head(first)) is not None and is_noun(before):
        first = before
    preposition = deed.sentence.head(first)
    word = deed.sentence.head(preposition) if first.dep == "pobj" and preposition is not None else None
    if preposition is None or word is None or preposition.lower not in _PART_IN or word.lower not in _TAKING_PART:
        return []
    if is_verb(word):
        return scope.arguments.of_words(deed.sentence, objects(deed.sentence, word))
    over = deed.sentence.head(word)
    mine = child(deed.sentence, word, "nsubj")
    if mine is None and over is not None and is_verb(over):
        mine = child(deed.sentence, over, "dobj") or subject(deed.sentence, over)  # "found him guilty of it"
    if mine is None and over is not None and word.dep in ("amod", "acl") and is_noun(over):
        mine = over  # "those responsible for the attack"
    return scope.arguments.of_words(deed.sentence, [mine]) if mine is not None else []


def _the_sweepers(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Police arrested four men in a raid on a flat*: it is their raid."""
    if deed.by_verb or deed.token.lemma not in SWEEPS or deed.token.dep != "pobj":
        return []
    preposition = deed.sentence.head(deed.token)
    verb = deed.sentence.head(preposition) if preposition is not None and preposition.lower in _AMID else None
    if verb is None or not is_verb(verb) or is_passive(deed.sentence, verb) or not objects(deed.sentence, verb):
        return []
    if verb.i in found:
        return list(found[verb.i].actors)
    own = _whose(scope, deed, verb)
    return own if own and all(map(scope.arguments.is_force, own)) else []


def _the_marchers(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*In a rally for reform, thousands of women marched*: those who march, where the noun has only its own crowd."""
    told_of = deed.sentence.cut(deed.token.i, deed.token.i)
    if any(one.span != told_of for one in deed.actors) or deed.token.dep != "pobj":
        return []
    preposition = deed.sentence.head(deed.token)
    verb = deed.sentence.head(preposition) if preposition is not None and preposition.lower in _AMID else None
    same = found.get(verb.i) if verb is not None else None
    if verb is None or not is_verb(verb) or is_passive(deed.sentence, verb):
        return []
    if same is not None and same.like == "PROTEST":
        return list(same.actors)
    own = _whose(scope, deed, verb)
    return own if own and all(map(scope.arguments.is_crowd, own)) else []


def _the_held(scope: Scope, deed: Deed) -> list[Argument]:
    """*The student is in custody*, *two men remain in detention*: who is in it."""
    if deed.by_verb or deed.like != "COERCE" or deed.token.lemma not in _HELD or deed.token.dep != "pobj":
        return []
    preposition = deed.sentence.head(deed.token)
    verb = deed.sentence.head(preposition) if preposition is not None and preposition.lower == "in" else None
    if verb is None or not is_verb(verb) or verb.lemma not in _BEING:
        return []
    who = objects(deed.sentence, verb) if is_passive(deed.sentence, verb) else []
    mine = subject(deed.sentence, verb)
    return scope.arguments.of_words(deed.sentence, who or ([mine] if mine is not None else []))


def _who_needs_leave(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Plans to strike it without UN backing*: it is lent or refused to whoever acts."""
    preposition = preposition_over(deed.sentence, deed.token)
    if deed.by_verb or deed.like not in _LEAVE or preposition is None or preposition.lower not in ("without", "with"):
        return []
    verb = deed.sentence.head(preposition)
    while verb is not None and is_noun(verb) and verb.i not in found:
        verb = deed.sentence.head(verb)
    if verb is None or (verb.i not in found and not is_verb(verb)):
        return []
    if verb.i in found and found[verb.i].actors:
        return list(found[verb.i].actors)
    return _whose(scope, deed, verb) if is_verb(verb) else []


def _to_whom_it_is_borne(scope: Scope, deed: Deed) -> list[Argument]:
    """*Brought a message of support to Kenya*, *shipments of aid to the city*: to whom it is brought."""
    if deed.by_verb or deed.like not in _BORNE or deed.token.dep != "pobj":
        return []
    preposition = deed.sentence.head(deed.token)
    bearer = deed.sentence.head(preposition) if preposition is not None and preposition.lower == "of" else None
    if bearer is None or not is_noun(bearer):
        return []
    verb = deed.sentence.head(bearer) if bearer.dep == "dobj" else None
    to = governed_by(deed.sentence, bearer, "to", "for")
    to += governed_by(deed.sentence, verb, "to") if verb is not None and not to else []
    return scope.arguments.of_words(deed.sentence, to)


def _who_drew_it(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*The raid drew condemnation from Chad*, *his refusal sparked protests*: of whoever did what brought it on."""
    verb = deed.sentence.head(deed.token) if deed.token.dep in ("dobj", "conj") else None
    if deed.by_verb or deed.like not in _DRAWN or verb is None or verb.lemma not in _DRAWING:
        return []
    cause = subject(deed.sentence, verb)
    doers = list(found[cause.i].actors) if cause is not None and cause.i in found else []
    return [one for one in doers if deed.like != "PROTEST" or scope.arguments.is_ruling(one)]


def _who_says_it_was_ignored(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Delhi says that Ottawa ignored nine requests*: who complains that it was not heard had asked for it."""
    verb = deed.sentence.head(deed.token) if deed.token.dep == "dobj" else None
    if deed.by_verb or deed.like != "REQUEST" or verb is None or verb.i not in found or verb.dep != "ccomp":
        return []
    over, bare = deed.sentence.head(verb), child(deed.sentence, deed.token, "poss", "amod", "compound") is None
    if found[verb.i].like != "REJECT" or over is None or not bare or governed_by(deed.sentence, deed.token, "by"):
        return []
    asking = [one for one in _whose(scope, deed, over) if scope.arguments.is_public(one)]
    found[verb.i].recipients = found[verb.i].recipients or without(asking, found[verb.i].actors)
    return asking


def _at_whose_request(scope: Scope, deed: Deed) -> list[Argument]:
    """*Signed it at the urging of Turkey*, *at Turkey's request*: it was put to whoever does so."""
    preposition = preposition_over(deed.sentence, deed.token)
    over = deed.sentence.head(preposition) if preposition is not None and preposition.lower == "at" else None
    if deed.by_verb or deed.like != "REQUEST" or over is None or not is_verb(over):
        return []
    return [one for one in _whose(scope, deed, over) if scope.arguments.is_public(one)]


def _who_got(scope: Scope, deed: Deed) -> list[Argument]:
    """*Received two million in British aid*: whoever receives it."""
    preposition = preposition_over(deed.sentence, deed.token)
    if deed.by_verb or deed.like not in ("AID", "SUPPORT") or preposition is None or preposition.lower != "in":
        return []
    above = deed.sentence.head(preposition)
    while above is not None and not is_verb(above):
        above = deed.sentence.head(above)
    if above is None or above.lemma not in _GOTTEN or is_passive(deed.sentence, above):
        return []
    return _whose(scope, deed, above)


def _who_ordered_it(scope: Scope, deed: Deed) -> list[Argument]:
    """*Ordered the strikes*, *authorized a deployment*, *approved two million in aid*: whoever has it done."""
    at = deed.token
    while (over := preposition_over(deed.sentence, at)) is not None and over.lower in _MEASURING:
        above = deed.sentence.head(over)
        if above is None or above.lemma not in _SUMS:
            return []
        at = above  # "approved two million in aid"
    verb = deed.sentence.head(at) if at.dep in ("dobj", "nsubjpass") else None
    if deed.by_verb or verb is None:
        return []
    has_it_done = deed.like in _DIRECTED and verb.lemma in _DIRECTING
    gives_it = deed.like == "AID" and verb.lemma in _GRANTING
    return _whose(scope, deed, verb) if has_it_done or gives_it else []


def _the_target(scope: Scope, deed: Deed) -> list[Argument]:
    """*Was the target of an attack*, *became the focus of their inquiry*: whom it is at."""
    preposition = preposition_over(deed.sentence, deed.token)
    target = deed.sentence.head(preposition) if preposition is not None and preposition.lower == "of" else None
    if deed.by_verb or target is None or target.lemma not in _TARGETS or deed.like not in _AIMED_AT:
        return []
    verb = deed.sentence.head(target) if target.dep == "attr" else None
    return _whose(scope, deed, verb) if verb is not None else []


def _the_criticised(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Chad defended the law despite criticism from France*: whoever acts in the face of it."""
    preposition = preposition_over(deed.sentence, deed.token)
    if deed.by_verb or not deed.actors or preposition is None:
        return []
    verbs = [word for word in deed.sentence.ancestors(preposition) if is_verb(word) and word.tag not in ("VB", "VBG")]
    verb = verbs[0] if verbs else None  # "agreed to make him submit it amid criticism": of whoever agreed
    gives_way = verb is not None and verb.i in found and found[verb.i].like in _GIVING_WAY
    if deed.mode != "disapprove" and not (deed.like == "THREATEN" and gives_way):
        return []
    if preposition.lower not in _IN_FACE_OF or verb is None or is_passive(deed.sentence, verb):
        return []
    mine = subject(deed.sentence, verb)
    if mine is None or mine.i in found:
        return []
    own = scope.arguments.of_words(deed.sentence, [mine])
    return [one for one in own if scope.arguments.is_public(one)]


def _the_visitor(scope: Scope, deed: Deed) -> list[Argument]:
    """*Signed the treaty during a visit to Baku*: whoever did something there is who came."""
    preposition = preposition_over(deed.sentence, deed.token)
    over = deed.sentence.head(preposition) if preposition is not None else None
    if deed.by_verb or deed.mode != "visit" or preposition is None or preposition.lower not in _ON_THE_WAY:
        return []
    while over is not None and not is_verb(over):
        over = deed.sentence.head(over)
    came = _whose(scope, deed, over) if over is not None else []
    return [one for one in came if scope.arguments.is_public(one) or scope.arguments.actors[one.actor].kind == "person"]


def _the_host(scope: Scope, deed: Deed) -> list[Argument]:
    """*Arrived in Kampala on a visit*: the state that a visitor from elsewhere comes to."""
    preposition = preposition_over(deed.sentence, deed.token)
    over = deed.token if deed.by_verb else deed.sentence.head(preposition) if preposition is not None else None
    if deed.mode != "visit" or not deed.actors or over is None or over.lemma not in _COMING:
        return []
    where = governed_by(deed.sentence, over, "in", "to")
    place = scope.moments.place_of(deed.sentence, deed.token) if where else None
    if (
        place is None
        or not place.country
        or any(scope.arguments.actors[one.actor].country == place.country for one in deed.actors)
    ):
        return []
    named = [one for one in scope.arguments.of_words(deed.sentence, where[:1]) if scope.arguments.is_state(one)]
    return named or scope.arguments.holders(deed.sentence, where[0], place.country, "state")


def _in_whose_case(scope: Scope, deed: Deed) -> list[Argument]:
    """*A retrial in the case of*, *the verdict in the case against*: who is tried."""
    if deed.token.lemma not in _TRYING:
        return []
    carriers = [deed.token, *(_over(deed) if not deed.by_verb else [])]
    cases = [word for one in carriers for word in governed_by(deed.sentence, one, "in") if word.lemma in _TRIED]
    return scope.arguments.of_words(
        deed.sentence, [w for case in cases for w in governed_by(deed.sentence, case, "of", "against")]
    )
