"""Accidents: harm that nobody did. *The earthquake killed nine*, *was killed when the train derailed*."""

from __future__ import annotations

from comity.reading.deeds.deed import Scope
from comity.reading.grammar import child, children, conjuncts, governed_by, is_verb, subject
from comity.reading.sentences import Sentence, Token

_MISHAPS = frozenset("crash collide derail sink capsize overturn collapse plunge slip fall slide skid burst".split())
_ALSO_GOOD = frozenset({"fall", "slide", "slip"})  # a city falls, and a price slides
_EXPLOSIONS = frozenset({"explosion", "explode", "blast", "fire", "burn", "blow"})
_BLAZES = frozenset({"fire", "blaze", "wildfire", "flame"})
_FIGHTING = frozenset({"fight", "fighter"})
_UNMEANT = frozenset({"accidentally", "inadvertently", "unintentionally"})
_BY_CHANCE = frozenset({"mistake", "accident"})
_FORCES_OF_NATURE = ("nature", "disaster", "accident", "matter")
_UNDER = ("in", "by", "after", "when", "during", "following", "from", "amid", "because")


def is_accident(scope: Scope, sentence: Sentence, token: Token) -> bool:
    """Whether the harm that a word tells came of no deed: by its own clause, or by what the sentence is about."""
    if is_verb(token) and (_is_in_a_mishap(scope, sentence, token) or _is_unmeant(scope, sentence, token)):
        return True
    return token.lemma in scope.book.classes["harm"] and not _has_doer(scope, sentence, token) and _of(scope, sentence)


def is_of_nature(scope: Scope, sentence: Sentence, verb: Token) -> bool:
    """*Wildfires force thousands to flee*, *SARS threatens the world*: what no party does."""
    mine = subject(sentence, verb)
    if mine is None or scope.arguments.named_at(sentence, mine) is not None:
        return False
    return mine.lemma in scope.book.members(_FORCES_OF_NATURE)


def is_after_a_mishap(scope: Scope, sentence: Sentence) -> bool:
    """Whether a sentence tells a mishap and no force."""
    return bool(_tells(scope, sentence))


def _is_unmeant(scope: Scope, sentence: Sentence, verb: Token) -> bool:
    """*Accidentally shot his friend*, *was killed by a motorist*, *a bus hits a wall*: nobody meant it."""
    if any(word.lower in _UNMEANT for word in children(sentence, verb, "advmod")):
        return True
    if any(word.lemma in _BY_CHANCE for word in governed_by(sentence, verb, "by")):
        return True
    carried = [verb, *(word for word in children(sentence, verb, "advcl") if child(sentence, word, "advmod", "mark"))]
    mine = [subject(sentence, word) for word in carried if word is verb or _harms(scope, verb)]
    blind = any(word is not None and word.lemma in scope.book.members(("blind",)) for word in mine)
    return blind and _harms(scope, verb) and _tells(scope, sentence) is not False


def _harms(scope: Scope, word: Token) -> bool:
    return word.lemma in scope.book.members(("harm",))


def _is_fired(scope: Scope, sentence: Sentence, verb: Token) -> bool:
    """*Shells fell on a market*: somebody fired them."""
    mine = subject(sentence, verb)
    return mine is not None and mine.lemma in scope.book.members(("weapon", "bomb"))


def _is_in_a_mishap(scope: Scope, sentence: Sentence, verb: Token) -> bool:
    head = sentence.head(verb)
    if verb.tag == "VBG" and verb.dep == "advcl" and head is not None and head.lemma in _MISHAPS:
        return not _is_fired(scope, sentence, head)
    if _burns(sentence, verb) and not _has_doer(scope, sentence, verb):
        return _tells(scope, sentence) is not False
    after = [word for under in children(sentence, verb, "prep") for word in children(sentence, under, "pcomp")]
    mishaps = [w for w in (*children(sentence, verb, "advcl"), *after) if w.lemma in _MISHAPS or _burns(sentence, w)]
    if any(word in after or child(sentence, word, "advmod", "mark") is not None for word in mishaps):
        return True  # "was killed when a helicopter crashed"
    mine = subject(sentence, verb)
    words = [mine] if mine is not None else []
    joined = [word for word in conjuncts(sentence, verb) if is_verb(word)]
    words += [w for told in joined for w in governed_by(sentence, told, *_UNDER)]
    words += [inner for word in words for inner in governed_by(sentence, word, "of")]
    words += [inner for word in words for inner in children(sentence, word, "compound")]  # "Cyclone Sidr"
    return any(word.lemma in scope.book.classes["accident"] or word.lemma in _MISHAPS for word in words)


def _burns(sentence: Sentence, word: Token) -> bool:
    """*after a hotel burned*, and nobody is said to have burned it."""
    return word.lemma == "burn" and child(sentence, word, "dobj", "nsubjpass") is None


def _has_doer(scope: Scope, sentence: Sentence, token: Token) -> bool:
    """Whether somebody is named as the one who did the harm."""
    if not is_verb(token):  # "the killing of a nurse by army fire"
        return bool(scope.arguments.of_words(sentence, governed_by(sentence, token, "by")))
    mine = subject(sentence, token)
    return mine is not None and scope.arguments.named_at(sentence, mine) is not None


def _of(scope: Scope, sentence: Sentence) -> bool:
    """Whether a sentence tells a mishap and no force, or where it tells neither, the one before it does."""
    told = _tells(scope, sentence)
    if told is None and sentence.i:
        before = scope.draft.sentences[sentence.i - 1]
        told = _tells(scope, before) if before.paragraph == sentence.paragraph or before.part == "headline" else None
    return bool(told)


def _tells(scope: Scope, sentence: Sentence) -> bool | None:
    """True of a mishap, False of force, None where a sentence tells neither."""
    words = {token.lemma for token in sentence.tokens if token.pos in ("NOUN", "PROPN", "VERB", "ADJ")}
    if words & _BLAZES and "fight" in words:
        words -= _FIGHTING  # "died fighting a fire"
    if words & scope.book.classes["force"]:
        return False
    if words & (scope.book.classes["accident"] | _MISHAPS - _ALSO_GOOD):
        return True
    return True if words & _EXPLOSIONS and words & scope.book.classes["works"] else None
