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
_ALLUDING = frozenset("reference allusion nod".split())
_DRAWING = frozenset(
    "raise deal restart spark prompt reignite renew revive mark signal underscore escalate heighten deepen intensify "
    "pave complicate dash rekindle fuel jeopardize set end bring".split()
)
"""Participles that tell what follows from a deed, in the eyes of whoever writes."""
_STIRRED = frozenset(
    "debate controversy question fear concern hope speculation tension doubt stake prospect possibility blow setback "
    "uncertainty way stage alarm".split()
)
"""What such a deed stirs up, whoever tells of it."""
_CLAIMING = SPEECH - {"announce", "vow", "pledge", "promise", "threaten", "reject", "declare"} | frozenset(
    "believe think hope fear expect predict conclude find show suggest allege maintain contend report testify".split()
)
"""Verbs whose speaker may himself say what follows."""
_LIKELY = frozenset("possible likely unlikely inevitable certain impossible difficult harder easier".split())
_CLOSED = ("”", '"', "''")
_APART = (",", *_CLOSED)
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
        if word.i not in content or word.first < 2 or sentence.tokens[word.first - 1].text not in _APART:
            continue
        if _is_gloss_on_quotation(sentence, word, last):
            return {i for i in content if i < word.first}
        if sentence.tokens[word.first - 1].text != ",":
            continue
        if word.first <= max(verb.i, min(content)) or word.last < last or _is_quoted(sentence, word):
            continue
        ruled = word.dep == "appos" and _is_summing(sentence, word) and _is_done_by(sentence, word)
        before = [sentence.tokens[i] for i in content if i < word.first]
        counted = word.dep == "appos" and word.lemma == "time" and not (clauses and any(map(is_verb, before)))
        counted = counted and any(w.lower in _ORDINALS for w in children(sentence, word, "amod"))
        glossed = _is_gloss(sentence, word) or _is_drawn(sentence, verb, word) or _is_left_open(sentence, word)
        if glossed or ruled or counted or _is_of_another(sentence, verb, word):
            return {i for i in content if i < word.first - 1}
    return content


def _is_quoted(sentence: Sentence, word: Token) -> bool:
    return sum(t.text in _MARKS for t in sentence.tokens[: word.first]) % 2 == 1


def _is_gloss(sentence: Sentence, word: Token) -> bool:
    return word.tag == "VBG" and word.dep == "advcl" and sentence.tokens[word.first].lower in _GLOSSING


def _is_gloss_on_quotation(sentence: Sentence, word: Token, last: int) -> bool:
    """*“when a shop burns,” a reference to the looting*: what whoever writes says of what was quoted."""
    before, first = sentence.tokens[word.first - 2 : word.first], sentence.tokens[word.first]
    closed = before[0].text in (",", ".") and before[1].text in _CLOSED
    above = sentence.head(word)
    described = above is not None and word.dep == "nsubj" and above.tag == "VBN" and above.last == last
    named = (word.dep == "appos" and word.last == last) or described
    alluding = word.lemma in _ALLUDING and before[1].text in (",", *_CLOSED) and word.last == last
    return first.lower in ("a", "an") and ((closed and named) or alluding)


def _is_drawn(sentence: Sentence, verb: Token, word: Token) -> bool:
    """*Vows to reject it, making a new vote possible*, *announces a suit, raising the stakes*: what follows from it."""
    if word.tag != "VBG" or word.dep != "advcl" or word.first != word.i:
        return False
    target = child(sentence, word, "dobj")
    stirred = target is not None and target.lemma in _STIRRED
    if stirred and word.lemma in _DRAWING:
        return True
    told = verb.lemma in _CLAIMING
    made = word.lemma == "make" and any(t.lemma in _LIKELY for t in sentence.subtree(word))
    return not told and (made or (word.lemma in _DRAWING and target is not None))


def _is_left_open(sentence: Sentence, word: Token) -> bool:
    """*, although he has not said how*: what a speaker leaves unsaid is told by whoever writes."""
    mark = child(sentence, word, "mark")
    opening = [token.lower for token in sentence.tokens[word.first : word.first + 2]]
    if word.dep == "advcl" and opening == ["even", "as"]:
        return True  # "even as the talks went on"
    unsaid = child(sentence, word, "neg") is not None and word.lemma in _SAYING
    return unsaid and mark is not None and mark.lower in ("although", "though")


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
