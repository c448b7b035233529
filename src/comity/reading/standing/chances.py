"""Chances: words over a deed that tell whether it came about, was only wished for, or was done by some means."""

from __future__ import annotations

from comity.reading.grammar import child, children
from comity.reading.sentences import Sentence, Token
from comity.types import Status

_HEEDING = frozenset("comply obey heed bow follow fulfil fulfill grant accede".split())
_BIDDING = frozenset("request demand order call appeal ultimatum instruction".split())
_SEEMING = frozenset("be remain seem look appear become".split())
_CHANCES: dict[str, Status] = {
    "likely": "possible", "unlikely": "possible", "possible": "possible", "probable": "possible",
    "inevitable": "possible", "imminent": "planned", "impossible": "denied",
}  # fmt: skip
_FAVOURING = frozenset("support back favor favour advocate endorse propose consider contemplate urge seek".split())


def is_by_means_of(sentence: Sentence, noun: Token, over: Token) -> bool:
    """*Used a court order to raid it*, *complied with a request to leave*: done, where a plan or a wish is not yet."""
    if over.lemma == "use":
        return noun.dep == "dobj"
    verb = sentence.head(over) if over.pos == "ADP" else over
    heeded = verb is not None and verb.lemma in _HEEDING and noun.lemma in _BIDDING
    return heeded and noun.dep in ("dobj", "pobj") and verb is not None and verb.tag != "VB"


def is_wished_for(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """*Backs a withdrawal*, *considers a stronger presence*: a deed brought up of which nothing is known yet."""
    return verb.lemma in _FAVOURING and any(
        word.lower in ("a", "an", "any") for word in children(sentence, noun, "det")
    )


def is_past(sentence: Sentence, verb: Token | None) -> bool:
    """Whether a verb tells what was or has been, and not what could be."""
    words = [verb, *children(sentence, verb, "aux")] if verb is not None else []
    modal = any(word.tag == "MD" for word in words)
    return not modal and any(word.tag == "VBD" or word.lower in ("has", "have", "'ve") for word in words)


def chance_of(sentence: Sentence, verb: Token) -> tuple[Token, Status] | None:
    """*Remains unlikely*, *is imminent*: the word for the chance of what a verb is said of, and the status it gives."""
    chance = child(sentence, verb, "acomp") if verb.lemma in _SEEMING else None
    if chance is None or chance.lemma not in _CHANCES or child(sentence, chance, "xcomp", "ccomp") is not None:
        return None
    return chance, _CHANCES[chance.lemma]
