"""Undertakings: words of agreement and of threat with which nobody undertakes or holds out anything.

*His readiness to speak*, *a threat to the economy*, *a plan to end the crisis*: each says whether a deed is such.
"""

from __future__ import annotations

from comity.reading.deeds.deed import Deed, Scope
from comity.reading.grammar import child, children, governed_by, is_passive, objects

_OF_MIND = frozenset("commitment readiness willingness determination".split())
_GIVEN = frozenset({"guarantee", "assurance", "reassurance"})
_VOWING = frozenset({"vow", "swear"})
_HOLDING_OUT = frozenset({"vow", "swear", "promise", "pledge"})
_AGAINST = frozenset({"REJECT", "ACCUSE", "PROTEST"})
_THREAT = "threat"
_WARNING = "warning"
_RESERVE = "reserve"
_CONSEQUENCES = frozenset(
    "consequence retaliation response action reaction sanction attack strike war measure repercussion reprisal force "
    "punishment tariff arrest step answer revenge retribution cost price escalation destruction death bloodshed "
    "conflict confrontation catastrophe violence invasion intervention trouble operation offensive end fate hell fire "
    "blow boycott blockade embargo expulsion prosecution lawsuit penalty crackdown break rupture "
    "withdrawal".split()
)
"""What is held out in a threat; a warning of anything else tells of a danger."""
_SETTLING_IT = frozenset({"end", "resolve", "settle", "solve", "defuse", "avert", "calm"})


def is_state_of_mind(scope: Scope, deed: Deed) -> bool:
    """*A test of their commitment to fairness*, *the readiness of the army*: nothing is undertaken."""
    if deed.like not in ("AGREE", "THREATEN") or deed.by_verb or _told_inside(deed) is not None:
        return False
    if deed.recipients and deed.like == "AGREE":
        return False  # "its commitment to the refugees"
    if deed.token.lemma in _GIVEN:
        return not (has_infinitive(deed) or child(deed.sentence, deed.token, "acl", "ccomp") is not None)
    return deed.token.lemma in _OF_MIND


def _told_inside(deed: Deed) -> Deed | None:
    """What a noun's deed is about, where its own infinitive tells that, and no noun farther down."""
    inner = deed.about
    over = deed.sentence.head(inner.token) if inner is not None else None
    if inner is None or over is None:
        return None
    return inner if over.i == deed.token.i or inner.light is not None or inner.token.dep == "pobj" else None


def is_defiance(scope: Scope, deed: Deed) -> bool:
    """*Vows to appeal* tells the appeal to come, *vows to stay in power* nothing that helps anybody."""
    if deed.like != "AGREE" or not deed.by_verb:
        return False
    if deed.about is not None:
        return deed.token.lemma in _HOLDING_OUT and deed.about.like in _AGAINST
    return deed.token.lemma in _VOWING and not deed.recipients


def is_danger(scope: Scope, deed: Deed) -> bool:
    """*The threat posed by floods*, *a threat to the economy*, *the threat of the Soviet Union*: nobody threatens."""
    if deed.like != "THREATEN" or deed.token.lemma != _THREAT or deed.token.tag != "NN" or deed.entry.cue[:-1]:
        return False
    whose = child(deed.sentence, deed.token, "poss") or governed_by(deed.sentence, deed.token, "by")
    return not (whose or deed.light or deed.about or has_infinitive(deed) or child(deed.sentence, deed.token, "amod"))


def is_opinion(scope: Scope, deed: Deed) -> bool:
    """*Both agree that it was a crime*, *most of them agree*: they think alike."""
    if deed.like != "AGREE" or deed.token.lemma != "agree" or deed.about is not None:
        return False
    clause = child(deed.sentence, deed.token, "ccomp")
    if clause is not None and clause.i > deed.token.i:
        return child(deed.sentence, clause, "aux") is None and clause.tag in ("VBZ", "VBP", "VBD")
    bound = governed_by(deed.sentence, deed.token, "to", "on", "upon", "by", "in")
    return not (bound or has_infinitive(deed) or objects(deed.sentence, deed.token) or clause is not None)


def is_forecast(scope: Scope, deed: Deed) -> bool:
    """*Warned residents that rains will cause landslides*: the harm is nobody's."""
    if deed.like != "THREATEN" or deed.about is not None:
        return False
    noun = next((word for word in deed.words if word.lemma == _WARNING), None)
    if noun is None and deed.token.lemma not in ("warn", _WARNING):
        return False
    words = [word for word in (deed.token, noun) if word is not None]
    hung = [*words, *objects(deed.sentence, deed.token)]
    told_of = [word for one in hung for word in governed_by(deed.sentence, one, "of", "about", "over")]
    harmless = bool(told_of) and all(
        word.pos in ("NOUN", "NUM") and word.lemma not in _CONSEQUENCES for word in told_of
    )
    if harmless and not (deed.recipients and noun is not None):
        return True  # "issued warnings about the cuts", "warned residents of a flood"
    clauses = [
        clause for word in words for clause in children(deed.sentence, word, "ccomp", "acl") if clause.i > word.i
    ]
    nature = scope.book.members(("nature", "disaster", "accident", "matter"))
    return any(word.lemma in nature for clause in clauses for word in deed.sentence.subtree(clause))


def is_settling_to_come(scope: Scope, deed: Deed) -> bool:
    """*A plan to end the crisis*, *talks to resolve the dispute*: an aim, and nothing undertaken."""
    if deed.like != "AGREE" or not deed.by_verb or deed.token.lemma not in _SETTLING_IT:
        return False
    return deed.standing.status in ("planned", "possible", "requested") and deed.token.tag in ("VB", "VBG")


def is_empty_assurance(scope: Scope, deed: Deed) -> bool:
    """*I can assure you that I will do what is right*: nothing is undertaken towards anybody."""
    return deed.like == "AGREE" and deed.token.lemma == "assure" and not deed.recipients and deed.about is None


def is_a_right(scope: Scope, deed: Deed) -> bool:
    """*Reserves the right to appeal*: no harm is held out, as it is with *the right to strike back*."""
    if deed.like != "THREATEN" or deed.token.lemma != _RESERVE:
        return False
    return deed.about is None or deed.about.like not in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE")


def is_at_risk(scope: Scope, deed: Deed) -> bool:
    """*Where civilians are threatened*: by nobody who says so."""
    if deed.like != "THREATEN" or deed.token.lemma != "threaten" or deed.actors or deed.about is not None:
        return False
    passive = is_passive(deed.sentence, deed.token) and child(deed.sentence, deed.token, "prep", "agent") is None
    return deed.mode is None and passive


def has_infinitive(deed: Deed) -> bool:
    clauses = children(deed.sentence, deed.token, "acl", "relcl", "xcomp", "advcl")
    return any(child(deed.sentence, word, "aux") is not None and word.tag == "VB" for word in clauses)


def is_plan(scope: Scope, deed: Deed) -> bool:
    """*Charged over a plot to kill the king*: the killing is told as planned, and nobody held it out."""
    if deed.like != "THREATEN" or deed.by_verb or deed.token.lemma != "plot" or deed.about is None:
        return False
    return deed.about.standing.status in ("planned", "denied") and deed.light is None
