"""Agendas: what is set for a day to come, and what a text will do once it is passed."""

from __future__ import annotations

from comity.reading.grammar import child, children, is_passive, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.moods import Standing

_RULINGS = frozenset(
    "resolution bill law motion decree order memo memorandum amendment legislation directive draft".split()
)
"""Texts that do what they say once they are passed."""
_PAPERS = frozenset("statement letter report note message declaration communique".split())
_HELD = frozenset("begin start open hold take run commence resume happen occur".split())
_ON_THE_CALENDAR = frozenset("schedule plan slate set expect due".split())


def on_the_calendar(sentence: Sentence, noun: Token, found: Standing) -> Standing:
    """*An exercise that is to begin on Friday*, *the trial due to start in May*, *talks scheduled for Monday*."""
    for clause in children(sentence, noun, "relcl", "acl", "amod", "prep"):
        if clause.i < noun.i or child(sentence, clause, "neg") is not None:
            continue
        begins = child(sentence, clause, "xcomp")
        meant = clause.lemma in _ON_THE_CALENDAR or (clause.lemma == "be" and clause.tag in ("VBZ", "VBP"))
        beginning = begins is not None and (begins.lemma in _HELD or is_passive(sentence, begins))
        fixed = clause.lemma in ("schedule", "plan", "slate", "set") and clause.tag == "VBN" and clause.dep == "acl"
        fixed = fixed and any(word.lower in ("for", "on") for word in children(sentence, clause, "prep"))
        will = any(word.lower in ("will", "'ll") for word in children(sentence, clause, "aux"))
        if (meant and beginning) or fixed or (clause.dep == "relcl" and will and clause.lemma in _HELD):
            return Standing("planned", sentence.cut(clause.i, clause.i))
    return found


def is_text_to_come(sentence: Sentence, noun: Token) -> bool:
    """Whether what a text says is told as the text is: *a bill banning it*, *will issue a statement condemning it*."""
    verb = sentence.head(noun)
    issued = verb is not None and noun.dep == "dobj" and noun.lemma in _PAPERS
    to_come = issued and verb is not None and any(w.lower in ("will", "'ll") for w in children(sentence, verb, "aux"))
    return noun.lemma in _RULINGS or to_come


def is_still_on(sentence: Sentence, preposition: Token) -> bool:
    """Whether what a phrase hangs on is told as present or to come."""
    verb = sentence.head(preposition)
    if verb is None or not is_verb(verb):
        return False
    return verb.tag in ("VBZ", "VBP") or any(
        word.lower in ("will", "'ll", "to") for word in children(sentence, verb, "aux")
    )
