"""Passives: whether a verb tells what was done to its subject, also where the tagger or the parser hides it."""

from __future__ import annotations

from comity.reading.grammar.joining import joined_to
from comity.reading.grammar.tree import (
    RELATIVES,
    SUBJECTS,
    by_agent,
    child,
    children,
    governed_by,
    is_date,
    is_noun,
    is_verb,
)
from comity.reading.sentences import Sentence, Token

JUDGING = frozenset(
    "accuse charge sentence convict arrest detain jail imprison blame criticize criticise condemn denounce fine punish "
    "try prosecute indict execute hang sue fire sack dismiss expel suspend suspect praise thank pardon".split()
)
_DONE_TO = frozenset(
    "accuse arrest convict sentence charge jail kidnap indict detain deport extradite abduct assassinate behead acquit "
    "imprison capture kill wound injure rescue hospitalize hospitalise evacuate evict oust overthrow lynch".split()
)
"""Verbs that nobody does without doing it to somebody."""
_FINDING = frozenset({"find", "convict", "clear", "acquit"})
_KEEPING_FROM = frozenset("bar ban prevent stop prohibit block restrain exclude discourage".split())
_ALSO_DONE = frozenset(
    "free release rescue shoot stab beat torture rape murder behead loot burn ransack vandalize vandalise destroy "
    "damage demolish evict eject remove ban bar question interrogate repatriate transfer evacuate overrun "
    "recapture".split()
)
"""Verbs that, joined to a passive and without an object, tell what was done to the same."""
_BIDDING = frozenset(
    "order force tell urge allow compel forbid instruct permit persuade invite encourage oblige advise warn".split()
)
"""Verbs with which nobody bids without bidding somebody."""
_SUMS = frozenset("dollar euro pound yen rupee peso franc million billion cent percent month year day hour".split())
_SEEING = frozenset({"see", "want", "have", "get"})
_MADE = frozenset({"hostage", "captive", "prisoner"})
_MAKING = frozenset("take hold keep make".split())
ATTITUDES = frozenset({"opposed"})
"""Participles that say what somebody thinks, and not what was done to them: *is opposed to the treaty*."""


def is_what_is_made(sentence: Sentence, word: Token) -> bool:
    """*Taken hostage*, *held captive*: what somebody is made, and nobody beside him."""
    verb = sentence.head(word) if word.lemma in _MADE else None
    bare = child(sentence, word, "det", "poss", "nummod", "amod", "compound") is None
    return verb is not None and verb.lemma in _MAKING and bare and word.lower == word.lemma and word.i > verb.i


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is passive: by its subject or auxiliary, or a bare participle that describes a noun."""
    if verb.tag not in ("VBN", "VBD"):
        return False
    if verb.lower == "taken" and child(sentence, verb, "aux") is None:
        return True  # "an engineer taken hostage", where the tagger has a verb in the past
    if done_to_relative(sentence, verb) is not None or _is_told_after_name(sentence, verb):
        return False
    if _says_more_of_object(sentence, verb):
        return False
    if verb.lower in ATTITUDES and child(sentence, verb, "agent") is None and governed_by(sentence, verb, "to"):
        return False
    if any(word.dep in ("nsubjpass", "auxpass", "csubjpass") for word in sentence.children(verb)):
        return True
    own = child(sentence, verb, "nsubj", "aux")
    if verb.dep == "conj" and verb.tag == "VBN" and own is None and _takes_none(sentence, verb):
        head = joined_to(sentence, verb)
        return head is not None and is_passive(sentence, head)
    if child(sentence, verb, "agent") is not None:
        return True
    if _is_joined_passive(sentence, verb):
        return True
    if verb.lemma in _DONE_TO and _lacks_object(sentence, verb):
        return True
    if _is_told_to(sentence, verb):
        return True
    if (
        verb.dep == "xcomp"
        and verb.tag == "VBN"
        and (head := sentence.head(verb)) is not None
        and head.lemma == "stand"
    ):
        return True  # "stands accused"
    if verb.dep == "acomp" and verb.lower not in ATTITUDES:  # "who was gang-raped": the parser calls it an adjective
        head = sentence.head(verb)
        return head is not None and head.lemma == "be" and verb.tag == "VBN"
    if verb.tag == "VBN" and _is_found_so(sentence, verb):
        return True
    if _is_with_it(sentence, verb) or _is_taken(sentence, verb):
        return True
    if _is_seen_done(sentence, verb):
        return True
    bare = not any(
        word.dep in ("aux", *SUBJECTS)
        or (word.dep == "dobj" and not is_date(word) and not is_what_is_made(sentence, word))
        for word in sentence.children(verb)
    )
    return bare and (verb.dep == "acl" or (verb.tag == "VBN" and verb.dep in ("amod", "advcl")))


def done_to_relative(sentence: Sentence, verb: Token) -> Token | None:
    """*The man whom rebels captured was freed*: the pronoun, which the parser hangs on the verb farther on."""
    doer = sentence.head(verb) if verb.dep == "acl" else None
    over = sentence.head(doer) if doer is not None and doer.dep in SUBJECTS else None
    if doer is None or over is None or over.dep != "relcl" or child(sentence, verb, "agent") is not None:
        return None
    relative = child(sentence, over, "dobj")
    taken = relative is not None and relative.lower in RELATIVES and relative.i == doer.first - 1
    return relative if taken else None


def _says_more_of_object(sentence: Sentence, verb: Token) -> bool:
    """*Ten of the girls it abducted were freed*: who does it stands before the verb, without a word of the passive."""
    own = child(sentence, verb, "nsubjpass")
    if verb.dep != "relcl" or own is None or own.lower in RELATIVES or child(sentence, verb, "auxpass", "agent"):
        return False
    return own.first == verb.head + 1


def _is_told_after_name(sentence: Sentence, verb: Token) -> bool:
    """*A cleric, Ann Lee, called for calm*: a past tense that the parser hangs on its own subject."""
    noun = sentence.head(verb)
    if verb.tag != "VBD" or verb.dep != "acl" or noun is None or noun.dep != "ROOT" or verb.lemma in _DONE_TO | JUDGING:
        return False
    name = child(sentence, noun, "appos")
    after = name is not None and name.last + 2 == verb.first and sentence.tokens[verb.first - 1].text == ","
    return after and child(sentence, verb, "agent") is None


def _is_joined_passive(sentence: Sentence, verb: Token) -> bool:
    """*Was thrown out and suspended*: the tagger takes the later of two participles for a past tense."""
    head = sentence.head(verb)
    if verb.dep != "conj" or verb.tag != "VBD" or verb.lemma not in _DONE_TO | JUDGING | _ALSO_DONE or head is None:
        return False
    if child(sentence, verb, "ccomp", "aux", *SUBJECTS) is not None or not _takes_none(sentence, verb):
        return False
    return head.tag == "VBN" and is_passive(sentence, head)


def _takes_none(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle has no object but a sum: *was jailed and fined 500 dollars*."""
    direct = children(sentence, verb, "dobj")
    return all(word.tag in ("CD", "$") or word.lemma in _SUMS for word in direct)


def _lacks_object(sentence: Sentence, verb: Token) -> bool:
    """*Driver charged with murder*, as headlines have it: a verb that needs an object has its own before it."""
    if child(sentence, verb, "nsubj") is None or verb.dep in ("relcl", "acl"):
        return False
    beside = [word.dep for word in sentence.children(verb) if word.dep == "aux" or word.i > verb.i]
    if any(dep in ("dobj", "obj", "ccomp", "xcomp", "aux", "dative", "prt") for dep in beside):
        return False
    return not any(is_verb(word) and child(sentence, word, "dobj") for word in children(sentence, verb, "conj"))


def _is_told_to(sentence: Sentence, verb: Token) -> bool:
    """*A family ordered to leave was hurt*, *residents told to leave*: who is bidden to act, and bids nobody."""
    if verb.lemma not in _BIDDING or child(sentence, verb, "nsubj") is None:
        return False
    if child(sentence, verb, "aux", "dobj", "dative", "prt", "conj") is not None:
        return False
    bidden = child(sentence, verb, "xcomp")
    return bidden is not None and any(word.lower == "to" for word in children(sentence, bidden, "aux"))


def _is_with_it(sentence: Sentence, verb: Token) -> bool:
    """*With ten people killed*, *with a student named as a suspect*: a bare participle after *with*."""
    over = sentence.head(verb)
    if verb.dep not in ("pcomp", "advcl", "ccomp") or over is None or over.lower != "with":
        return False
    bare = child(sentence, verb, "aux", "auxpass", "dobj", "ccomp", "xcomp", "prt") is None
    return bare and child(sentence, verb, "nsubj") is not None


def _is_seen_done(sentence: Sentence, verb: Token) -> bool:
    """*Does not want to see them punished*: a bare participle of what somebody sees or wants done to its subject."""
    over = sentence.head(verb)
    if verb.dep != "ccomp" or over is None or over.lemma not in _SEEING or child(sentence, verb, "nsubj") is None:
        return False
    return child(sentence, verb, "aux", "mark", "dobj", "ccomp", "xcomp", "prt") is None and over.tag in ("VB", "VBG")


def _is_taken(sentence: Sentence, verb: Token) -> bool:
    """*A priest taken hostage by rebels was freed*: the parser makes the participle the main verb, in the active."""
    made = child(sentence, verb, "dobj")
    if made is None or not is_what_is_made(sentence, made) or child(sentence, verb, "aux") is not None:
        return False
    return bool(governed_by(sentence, verb, "by"))


def _is_found_so(sentence: Sentence, verb: Token) -> bool:
    """*Were reported killed*, *was found shot*: a bare participle that says what was done to a passive's subject."""
    head = sentence.head(verb)
    if verb.dep not in ("xcomp", "oprd", "ccomp") or head is None or child(sentence, head, "nsubjpass") is None:
        return False
    return child(sentence, verb, "aux", "auxpass", "dobj", *SUBJECTS) is None


def is_single_agent(sentence: Sentence, word: Token) -> bool:
    """*Were killed by the army, including a nurse*: one agent includes nobody."""
    head = sentence.head(word)
    return head is not None and head.dep == "agent" and word.tag not in ("NNS", "NNPS")


def agent_within(sentence: Sentence, verb: Token) -> Token | None:
    """The judge of *sentenced to death by a judge*, *ordered to pay by a judge*, *barred from leaving by a judge*."""
    under = governed_by(sentence, verb, "to")
    if verb.lemma in _FINDING:  # "found guilty of fraud by a court"
        guilty = [verb, *children(sentence, verb, "oprd", "acomp", "xcomp")]
        under += [word for one in guilty for word in governed_by(sentence, one, "of", "for") if is_noun(word)]
    under += [word for word in children(sentence, verb, "xcomp") if not is_passive(sentence, word)]
    under += governed_by(sentence, verb, "from") if verb.lemma in _KEEPING_FROM else []
    return next((agent for word in under if (agent := by_agent(sentence, word)) is not None), None)
