"""Hanging: words for parties of a verb that hang where none of its slots looks: *along with*, *refused to see her*."""

from __future__ import annotations

from comity.reading.deeds.deed import Deed, Scope
from comity.reading.grammar import by_agent, child, children, governed_by, is_noun, is_passive, objects
from comity.reading.parties.slots import is_set_beside
from comity.reading.sentences import Sentence, Token
from comity.types import Argument

_JOINING = frozenset({"join", "enter"})
_MEETING = frozenset("meet see receive talk speak negotiate greet host".split())
_GIVING_OUT = frozenset("give supply provide sell send pay lend export deliver grant".split())
_FUNDS = frozenset(
    "funding fund money financing aid assistance support subsidy grant loan payment supply delivery".split()
)
_CLAIMING = frozenset("claim allege say charge argue assert contend".split())
_LETTING = frozenset("let allow permit admit".split())


def set_beside(sentence: Sentence, verb: Token) -> list[Token]:
    """Mali of *Chad, along with Mali, condemned it*, hung on the subject or on the verb."""
    own = child(sentence, verb, "nsubj")
    carriers = [verb, own] if own is not None else []
    with_them = [word for one in carriers for word in governed_by(sentence, one, "with")]
    joining = [one for one in children(sentence, own, "acl") if one.lemma == "join"] if own is not None else []
    joined = [agent for one in joining if (agent := by_agent(sentence, one)) is not None]  # "Chad, joined by Mali, ..."
    return [word for word in with_them if is_set_beside(sentence, verb, word)] + joined


def to_whom_it_is_done(deed: Deed) -> list[Token]:
    """*Ordered the arrest of the king by the police*: whom the noun names after `of`, where `by` says who does it."""
    told = [one for one in objects(deed.sentence, deed.token) if is_noun(one) and one.i > deed.token.i]
    told = [one for one in told if governed_by(deed.sentence, one, "by")]
    return [word for one in told for word in governed_by(deed.sentence, one, "of")]


def toward_whom(scope: Scope, deed: Deed) -> list[Argument]:
    """*Suspended talks on joining the union*, *dropped its bid to join it*: to whom it was to bring somebody near."""
    inside = [word for one in objects(deed.sentence, deed.token) for word in deed.sentence.subtree(one)]
    inside += governed_by(deed.sentence, deed.token, "on")
    joining = [word for word in inside if word.lemma in _JOINING and word.dep in ("pcomp", "acl")]
    words = [word for verb in joining for word in children(deed.sentence, verb, "dobj")]
    return scope.arguments.of_words(deed.sentence, words)


def not_met(scope: Scope, deed: Deed) -> list[Argument]:
    """*Refused to see her*, *declined to speak to the envoy*: whom somebody will not meet."""
    meeting = [word for word in children(deed.sentence, deed.token, "xcomp") if word.lemma in _MEETING]
    words = [word for verb in meeting for word in children(deed.sentence, verb, "dobj")]
    words += [word for verb in meeting for word in governed_by(deed.sentence, verb, "with", "to")]
    return scope.arguments.of_words(deed.sentence, words)


def no_more_given(scope: Scope, deed: Deed) -> list[Argument]:
    """*Cut off the gas that it sells to Chad*, *halted the aid it gives Chad*: who goes without."""
    sentence = deed.sentence
    given = [
        verb
        for one in objects(sentence, deed.token)
        for verb in children(sentence, one, "relcl")
        if verb.lemma in _GIVING_OUT
    ]
    withheld = [one for one in objects(sentence, deed.token) if one.lemma in _FUNDS and one.i > deed.token.i]
    if to_whom := [word for one in withheld for word in governed_by(sentence, one, "for", "to")]:
        return scope.arguments.of_words(sentence, to_whom)  # "blocked funding for the agency"
    words = [word for verb in given for word in [*governed_by(sentence, verb, "to"), *_given_to(sentence, verb)]]
    return scope.arguments.of_words(sentence, words, loose=True)


def _given_to(sentence: Sentence, verb: Token) -> list[Token]:
    """Whom a verb of giving, said of what is given, has for an object: *the aid it gives Chad*."""
    return [word for word in children(sentence, verb, "dobj", "dative") if is_noun(word) and word.i > verb.i]


def bidden(deed: Deed) -> list[Token]:
    """The union of *a demand that the union free the funds*: who is to do what a noun asks for."""
    clauses = children(deed.sentence, deed.token, "acl", "ccomp", "relcl")
    told = [verb for verb in clauses if any(word.lower == "that" for word in children(deed.sentence, verb, "mark"))]
    return [own for verb in told for own in children(deed.sentence, verb, "nsubj")]


def not_let(deed: Deed) -> list[Token]:
    """*Refused to let the envoy leave*: who is not let."""
    sentence = deed.sentence
    letting = [word for word in children(sentence, deed.token, "xcomp") if word.lemma in _LETTING]
    clauses = [verb for word in letting for verb in children(sentence, word, "ccomp", "xcomp")]
    told = [own for verb in clauses for own in children(sentence, verb, "nsubj")]
    return told or [word for verb in letting for word in objects(sentence, verb)]


def including_after_agent(sentence: Sentence, verb: Token) -> list[Token]:
    """The nurse of *ten people were killed by the army, including a nurse*, hung on the army by mistake."""
    agents = [word for word in governed_by(sentence, verb, "by") if word.tag not in ("NNS", "NNPS")]
    return [one for agent in agents if is_passive(sentence, verb) for one in governed_by(sentence, agent, "including")]


def along_with(sentence: Sentence, verb: Token) -> list[Token]:
    """The doctor of *killed three soldiers, along with a doctor*."""
    beside = [word for word in sentence.children(verb) if word.lower in ("along", "together")]
    return [one for word in beside for one in governed_by(sentence, word, "with")]


def asked_to_act(deed: Deed) -> list[Token]:
    """*demanded that the Philippines tow away the ship*: who is to do what is asked for."""
    asked = [word for word in children(deed.sentence, deed.token, "ccomp") if word.i > deed.token.i]
    if deed.mode == "allege":  # "filed a suit claiming that the bank had cheated her"
        papers = [deed.token, *objects(deed.sentence, deed.token)]
        telling = [verb for word in papers for verb in children(deed.sentence, word, "acl", "advcl")]
        saying = [verb for verb in telling if verb.tag == "VBG" and verb.lemma in _CLAIMING]
        asked += [word for verb in saying for word in children(deed.sentence, verb, "ccomp")]
    active = [word for word in asked if not is_passive(deed.sentence, word)]
    return [own for word in active if (own := child(deed.sentence, word, "nsubj")) is not None]
