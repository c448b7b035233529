"""Asides: what whoever writes adds to the words of another, and the noun that sums up what was told before it."""

from __future__ import annotations

from comity.reading.grammar import by_agent, child, children, clause, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.phrases import SPEECH

_GLOSSING = frozenset("apparently presumably evidently".split())
"""Adverbs before a participle that tells what whoever writes makes of it."""
_SUMMING = frozenset("move step decision ruling claim charge accusation allegation proposal measure".split())
"""Nouns that stand for a whole clause: *the town closes the mill, a move condemned by the union*."""
_SAYING = SPEECH | {"maintain", "contend", "allege"}
_COUNTING = frozenset({"find", "show", "suggest", "indicate"})
"""Of a poll, which tells what all those asked have said."""
_ORDINALS = frozenset("first second third fourth fifth last latest".split())
_MARKS = frozenset({"“", "”", '"', "``", "''"})


def summed_up(sentence: Sentence, noun: Token) -> set[int]:
    """The clause that a noun sums up: *the town closes the mill* of `..., a move condemned by the union`."""
    if noun.dep != "appos" or not _is_summing(sentence, noun):
        return set()
    told = clause(sentence, noun)
    while told.dep in ("acl", "xcomp", "advcl") and told.tag in ("VB", "VBG", "VBN") and (up := sentence.head(told)):
        told = clause(sentence, up)  # "signs a treaty to save the lake, a move": the signing
    first = told.first
    if (mark := child(sentence, told, "mark")) is not None and mark.i == first:
        first += 1
    return set(range(first, noun.first - 1)) if is_verb(told) and told.i < noun.i else set()


def _is_summing(sentence: Sentence, noun: Token) -> bool:
    before = sentence.tokens[noun.first - 1].text if noun.first else ""
    return before == "," and noun.lemma in _SUMMING and sentence.tokens[noun.first].lower in ("a", "an")


def without_asides(sentence: Sentence, verb: Token, content: set[int]) -> set[int]:
    """What is said without what is added to it at its end, behind a comma and outside quotation marks.

    *Says it is open, apparently meaning the gate*; *ruled that he must go, a decision upheld by the senate*; *endorses
    him, the first time that it has*; *says it won, while the army says it lost*.
    """
    if not content or verb.i > max(content):
        return content
    last = max((i for i in content if sentence.tokens[i].pos != "PUNCT"), default=verb.i)
    clauses = any(is_verb(sentence.tokens[i]) for i in content)
    for word in sentence.tokens[min(content) + 1 :]:
        if word.i not in content or word.first < 2 or sentence.tokens[word.first - 1].text != ",":
            continue
        if word.first <= max(verb.i, min(content)) or word.last < last or _is_quoted(sentence, word):
            continue
        ruled = word.dep == "appos" and _is_summing(sentence, word) and _is_done_by(sentence, word)
        before = [sentence.tokens[i] for i in content if i < word.first]
        counted = word.dep == "appos" and word.lemma == "time" and not (clauses and any(map(is_verb, before)))
        counted = counted and any(w.lower in _ORDINALS for w in children(sentence, word, "amod"))
        if _is_gloss(sentence, word) or ruled or counted or _is_of_another(sentence, verb, word):
            return {i for i in content if i < word.first - 1}
    return content


def _is_quoted(sentence: Sentence, word: Token) -> bool:
    return sum(t.text in _MARKS for t in sentence.tokens[: word.first]) % 2 == 1


def _is_gloss(sentence: Sentence, word: Token) -> bool:
    return word.tag == "VBG" and word.dep == "advcl" and sentence.tokens[word.first].lower in _GLOSSING


def _is_done_by(sentence: Sentence, noun: Token) -> bool:
    return any(w.tag == "VBN" and by_agent(sentence, w) is not None for w in children(sentence, noun, "acl"))


def _is_of_another(sentence: Sentence, verb: Token, word: Token) -> bool:
    """`while the army says it lost`: somebody else's words, set against what is said."""
    own, mark = child(sentence, word, "nsubj"), child(sentence, word, "mark")
    if (
        verb.lemma in _COUNTING
        or word.dep != "advcl"
        or word.lemma not in _SAYING
        or word.tag not in ("VBZ", "VBD", "VBP")
    ):
        return False
    if own is None or own.pos == "PRON" or mark is None or mark.lower not in ("while", "whereas", "although", "though"):
        return False
    return child(sentence, word, "ccomp") is not None
