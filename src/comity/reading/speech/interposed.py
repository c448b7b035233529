"""Interposed: `, X said,` within what X says, and the rest of it that the parser hung on the saying."""

from __future__ import annotations

from comity.reading.grammar import child, children, is_date, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.clauses import HEARING
from comity.reading.speech.phrases import SPEECH, whole

_LONGEST = 7  # tokens of the hearer and the day behind the verb: `told Reuters on Monday`
_HUNG = frozenset({"advcl", "ccomp", "parataxis", "conj"})
_OPENING = frozenset({"“", '"', "``", "‘"})
_QUOTES = _OPENING | frozenset({"”", "''", "’"})
_TELLING = frozenset("say tell write add claim insist argue explain recall note concede acknowledge".split())
_PARTING = frozenset({":", ";"})
_ON = frozenset(
    "with for from to against near inside into over under between among because despite at after before without".split()
)
"""Prepositions whose phrase goes on with what is said, behind the one who says it."""
_CONJUNCTIONS = frozenset("because unless until since so if even lest".split())
_TOLD_IN = frozenset(
    "statement interview letter report conference speech post message briefing condition anonymity tweet broadcast "
    "address article book hearing reference response comment remark voice tone laugh smile sigh detail elaboration "
    "explanation evidence proof apology".split()
)
"""What is said in, on or with: no part of what is said."""


def interposed(sentence: Sentence, verb: Token) -> range | None:
    """The words of `, X said on Monday,`, from the subject to the comma behind; None where none stand so."""
    own = interposed_speaker(sentence, verb)
    if own is None or own.i > verb.i or not own.first or sentence.tokens[own.first - 1].text != ",":
        return None
    for word in sentence.tokens[verb.i + 1 : verb.i + 1 + _LONGEST]:
        if word.text == ",":
            return range(own.first, word.i + 1)
        if word.dep == "dobj" and word.head == verb.i and verb.lemma not in HEARING:
            return None
        if is_verb(word) or word.lower == "that" or word.text in _QUOTES or not _is_below(sentence, word, verb):
            return None
    return None


def interposed_speaker(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb that may stand between commas, or what the parser made an apposition of what is told.

    *The guard, a clerk told Reuters, had fled*; *the army, the premier told the house, would stay*.
    """
    own = [word for word in children(sentence, verb, "nsubj") if word.i < verb.i]
    if own:
        beside = [word for word in children(sentence, own[-1], "appos") if word.last == verb.i - 1]
        return beside[-1] if beside and sentence.tokens[beside[-1].first - 1].text == "," else own[-1]
    above = sentence.head(verb)
    told = verb.dep == "acl" and verb.tag in ("VBD", "VBZ") and verb.lemma in _TELLING
    if not told or above is None or above.dep != "appos" or sentence.tokens[verb.i - 1].i != above.i:
        return None
    return above if verb.lemma != "tell" or child(sentence, verb, "dobj") is not None else None


def around_interposed(sentence: Sentence, verb: Token) -> set[int] | None:
    """What is said where `, X said,` hangs on a part of it: *if they came, she said, the town would burn*."""
    apart, above = interposed(sentence, verb), sentence.head(verb)
    if apart is not None and verb.dep in ("acl", "appos"):
        main = next((word for word in sentence.ancestors(verb) if is_verb(word)), None)
        return whole(sentence, main) - set(apart) if main is not None and main.i >= apart.stop else None
    if apart is None or above is None or above.i < apart.stop or verb.dep not in _HUNG or not is_verb(above):
        return None
    if child(sentence, verb, "mark") is not None:
        return None
    own = child(sentence, above, "nsubj", "nsubjpass", "expl")
    if own is None or verb.first <= own.first < apart.start:
        return None
    return since_parting(sentence, verb, whole(sentence, above) - set(apart))


def since_parting(sentence: Sentence, verb: Token, content: set[int]) -> set[int]:
    """What is said from the last colon before *X said*: *A was calm: B, he said, was not* tells B of him."""
    apart = interposed(sentence, verb)
    if apart is None:
        return content
    before = [i for i in sorted(content) if i < apart.start and sentence.tokens[i].text in _PARTING]
    return {i for i in content if i > before[-1]} if before else content


def with_sides(sentence: Sentence, verb: Token, content: set[int]) -> set[int]:
    """What is said, with what stands before and behind `, X said,` and hangs on the saying."""
    apart = interposed(sentence, verb)
    told = {i for i in content if i not in (apart or ())}
    if apart is None or not told or any(sentence.tokens[i].text in _QUOTES for i in told):
        return content
    if min(told) >= apart.stop:
        return content | _before(sentence, verb, apart)
    if max(told) < apart.start:
        return content | _behind(sentence, verb, apart)
    return content


def _before(sentence: Sentence, verb: Token, apart: range) -> set[int]:
    """The condition that opens the sentence: *if they come, she says, it will burn*."""
    for word in children(sentence, verb, "nsubj"):  # "The army, the premier told the house, would stay"
        if word.first < apart.start - 1 and word.last < verb.i:
            return set(range(word.first, apart.start - 1))
    opening = [w for w in children(sentence, verb, "advcl") if w.i < verb.i and w.last == apart.start - 2]
    marked = [w for w in opening if (m := child(sentence, w, "mark")) is not None and m.i == w.first]
    return whole(sentence, marked[0]) | {apart.start - 1} if marked else set()


def _behind(sentence: Sentence, verb: Token, apart: range) -> set[int]:
    for word in children(sentence, verb, "prep", "advcl"):
        if word.first != apart.stop:
            continue
        if word.dep == "prep":
            named = children(sentence, word, "pobj")
            matter = named and not any(one.lemma in _TOLD_IN or is_date(one) for one in named)
            return whole(sentence, word) if word.lower in _ON and matter else set()
        mark = child(sentence, word, "mark")
        reason = mark is not None and mark.i == word.first and mark.lower in _CONJUNCTIONS
        return whole(sentence, word) if reason or _tells_state(sentence, verb, word) else set()
    return set()


def _tells_state(sentence: Sentence, verb: Token, word: Token) -> bool:
    """*They were trawlers, he explained, sheltering from a storm*: a participle that goes on with *were*."""
    clause = child(sentence, verb, "ccomp") or (sentence.head(verb) if verb.dep == "parataxis" else None)
    bare = word.tag == "VBG" and word.first == word.i and word.lemma not in SPEECH
    return bare and clause is not None and clause.lemma == "be" and clause.i < verb.i


def _is_below(sentence: Sentence, word: Token, verb: Token) -> bool:
    return verb.first <= word.i <= verb.last and any(above.i == verb.i for above in sentence.ancestors(word))
