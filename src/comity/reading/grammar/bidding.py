"""Bidding: who is to do what an order, a plan or a permission is for: *calls on the king to resign*, *a plan to*."""

from __future__ import annotations

from comity.reading.grammar.passives import is_passive
from comity.reading.grammar.tree import AGENTIVE, child, children, governed_by, is_noun
from comity.reading.sentences import Sentence, Token

OBJECT_CONTROL = frozenset(
    "ask urge order tell force compel persuade press pressure allow permit authorize authorise enable "
    "help let make command instruct direct invite encourage advise warn beg implore push lead cause "
    "prompt pressure oblige require want expect forbid call convince lobby task".split()
)
"""Verbs whose object does the deed of their infinitive: *asked Washington to leave*."""
BIDDING = OBJECT_CONTROL - frozenset({"want", "expect", "require", "call", "prompt"})
"""Verbs whose object the parser may hang on their infinitive."""
_BODIES = frozenset(
    "police army force troops navy military squad team unit brigade battalion government ministry agency court "
    "commission committee council company bank union party group people crew patrol authorities".split()
)
_TAKEN_FOR_NOUNS = frozenset("plan vow threat aim hope pledge move promise bid".split())
RESOLVES = frozenset(
    "decision refusal willingness readiness failure intention determination unwillingness inability effort attempt bid "
    "desire duty obligation reluctance eagerness".split()
)
PLANS = frozenset("plan move campaign proposal initiative pledge vow promise threat push drive offer scheme".split())
_MANYS = frozenset("international western global regional worldwide multilateral allied".split())
_URGES = frozenset("pressure call appeal demand plea request order warning ultimatum invitation".split())
_UPON = ("on", "upon", "for", "to")
LEAVES = frozenset(
    "chance right opportunity permission leave authority power time freedom mandate cover excuse option ability".split()
)
"""Nouns for what lets somebody do something."""
_GIVING = frozenset("give grant offer allow deny afford provide accord refuse".split())


def is_sent_to_act(sentence: Sentence, verb: Token, bidding: Token, bidden: Token) -> bool:
    """*Orders the squad to search the house*: the parser takes what somebody is bidden to do for a purpose."""
    told = any(word.lower == "to" for word in children(sentence, verb, "aux"))
    somebody = bidden.pos == "PROPN" or bidden.lower.endswith(AGENTIVE) or bidden.lemma in _BODIES
    return bidding.lemma in BIDDING and told and somebody and not is_passive(sentence, bidding)


def is_purpose(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """*A trip to address the council*, *a policy to stop it*: what a thing is for, and nothing that it does itself."""
    told = verb.tag == "VB" and any(word.lower == "to" for word in children(sentence, verb, "aux"))
    somebody = noun.pos == "PROPN" or noun.lower.endswith(AGENTIVE) or noun.lemma in _BODIES
    return told and noun.dep in ("dobj", "pobj") and noun.pos == "NOUN" and noun.tag == "NN" and not somebody


def urged(sentence: Sentence, noun: Token) -> Token | None:
    """Who is to do what a noun asks for: *put pressure on the union to accept*, *calls for the king to resign*."""
    if noun.lemma not in _URGES:
        return None
    verb = sentence.head(noun) if noun.dep == "dobj" else None
    on = governed_by(sentence, noun, *_UPON)
    if not on and noun.lemma == "pressure" and verb is not None:
        on = governed_by(sentence, verb, "on", "upon")
    return on[-1] if on and is_noun(on[-1]) else None


def who_plans(sentence: Sentence, plan: Token) -> Token | None:
    """The police of *police plan to arrest him*, where the tagger takes the verb for a noun."""
    before = children(sentence, plan, "compound", "nmod")
    if plan.tag != "NN" or plan.lemma not in _TAKEN_FOR_NOUNS or plan.dep not in ("ROOT", "ccomp") or not before:
        return None
    bare = child(sentence, plan, "det", "poss", "nsubj", "cop") is None
    return before[-1] if bare and before[-1].i == plan.i - 1 else None


def whose_plan(sentence: Sentence, noun: Token) -> Token | None:
    """Who is named before what he plans: *a Malian decision to expel it*, *American efforts to free them*."""
    if noun.lemma not in RESOLVES | PLANS:
        return None
    before = children(sentence, noun, "amod", "compound", "nmod")
    return next((word for word in before if word.i < noun.i and word.text[:1].isupper() and word.i > 0), None)


def of_many(sentence: Sentence, noun: Token) -> bool:
    """*International efforts to free them*: of others than the subject alone."""
    return any(word.lower in _MANYS for word in children(sentence, noun, "amod"))


def given_it(sentence: Sentence, noun: Token) -> Token | None:
    """Who is to do what a noun lets be done: *gave the party a chance to*, *permission to the envoy to*."""
    head = sentence.head(noun)
    if noun.lemma not in LEAVES or noun.dep != "dobj" or head is None or head.lemma not in _GIVING:
        return None
    given = [word for word in children(sentence, head, "dative", "dobj") if is_noun(word) and word.i < noun.i]
    if given:
        return given[0]
    after = [word for word in governed_by(sentence, noun, "to") + governed_by(sentence, head, "to") if is_noun(word)]
    return after[0] if after else None
