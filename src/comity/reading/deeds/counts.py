"""Counts: the numbers that a deed carries, as intervals: `at least 25 killed`, `dozens of wounded`."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.grammar import BEFALLING, child, children, conjuncts, governed_by, is_verb, objects
from comity.reading.sentences import Sentence, Token
from comity.types import Count, CountOf

_LEMMAS: dict[CountOf, str] = {
    "killed": "kill die murder slay execute assassinate dead death fatality behead martyr wipe massacre",
    "wounded": "wound injure hurt injury wounded injured",
    "detained": "detain arrest jail capture imprison",
    "abducted": "abduct kidnap seize hostage",
    "displaced": "displace flee uproot",
    "missing": "miss missing",
}
_WHAT: dict[str, CountOf] = {lemma: what for what, lemmas in _LEMMAS.items() for lemma in lemmas.split()}
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_WORDS = {word: number for number, word in enumerate(f"{_UNITS} eighteen nineteen".split())}
_WORDS |= {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_VAGUE: dict[str, tuple[int, int | None]] = {
    "dozens": (24, 99),
    "dozen": (12, 12),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, None),
    "several": (3, 9),
    "many": (3, None),
}
_MEASURES = frozenset(
    "year month day week hour minute percent % dollar kilometer kilometre mile km metre meter".split()
)
_AT_LEAST = frozenset(["least", "over", "than", "more"])
_AT_MOST = frozenset(["most", "under", "fewer", "less"])


def counts_of(sentence: Sentence, anchor: Token, sized: bool = False) -> tuple[Count, ...]:
    """The counts in the words that a deed takes as its arguments; `sized` deeds also count who does them."""
    found: list[Count] = []
    for word, what in _counted(sentence, anchor):
        for head in conjuncts(sentence, word):
            count = _count(sentence, head, _WHAT.get(head.lemma, what))
            if (
                count is not None
                and (sized or count.what != "size")
                and count.span not in {known.span for known in found}
            ):
                found.append(count)
    return tuple(sorted(found, key=lambda count: count.span.start))


def _counted(sentence: Sentence, anchor: Token) -> Iterator[tuple[Token, CountOf]]:
    """The words that may be counted, and what that counts."""
    what = _WHAT.get(anchor.lemma)
    if is_verb(anchor):
        if what is not None:
            for word in objects(sentence, anchor) or children(sentence, anchor, "nsubj") * (anchor.lemma == "die"):
                yield word, what
        for verb in sentence.children(anchor):
            if verb.dep in ("advcl", "conj", "xcomp") and is_verb(verb) and (inner := _WHAT.get(verb.lemma)):
                for word in objects(sentence, verb):
                    yield word, inner
        own = child(sentence, anchor, "nsubj")
        if own is not None and what is None:
            yield own, "size"
        yield from _befallen(sentence, anchor)
        return
    yield from _befallen(sentence, anchor)
    for word in governed_by(sentence, anchor, "of"):
        yield word, what or "size"
    for word in governed_by(sentence, anchor, "with"):
        if _WHAT.get(word.lemma):
            yield word, _WHAT[word.lemma]
    above = sentence.head(anchor)
    if above is not None and is_verb(above) and (inner := _WHAT.get(above.lemma)) is not None:
        for word in objects(sentence, above):
            yield word, inner
    for verb in sentence.children(anchor):
        if verb.dep in ("relcl", "acl") and (inner := _WHAT.get(verb.lemma)) is not None:
            for word in objects(sentence, verb):
                yield word, inner


def _befallen(sentence: Sentence, anchor: Token) -> Iterator[tuple[Token, CountOf]]:
    """*Nineteen people died when a bomb exploded*, *die in an attack*: those whom the main verb tells of."""
    head = sentence.head(anchor)
    if anchor.dep in ("pobj", "nsubj") and head is not None:
        inside = head.lower in BEFALLING if anchor.dep == "pobj" else head.dep == "advcl"
        head = sentence.head(head) if inside else None
    elif anchor.dep != "advcl":
        return
    if head is not None and (what := _WHAT.get(head.lemma)) in ("killed", "wounded"):
        for word in objects(sentence, head) or children(sentence, head, "nsubj") * (head.lemma == "die"):
            yield word, what


def _count(sentence: Sentence, head: Token, what: CountOf) -> Count | None:
    number = child(sentence, head, "nummod") or (head if _value(sentence, head) else None)
    if number is None and head.lower in _VAGUE:
        number = head
    if number is None:
        return None
    interval = _value(sentence, number)
    if interval is None or _is_year_or_age(sentence, number, head, interval[0]):
        return None
    low, high = _bounded(sentence, number, *interval)
    whom = None if head.i == number.i else sentence.cut(number.i + 1, head.i).text if number.i < head.i else head.text
    of = governed_by(sentence, head, "of") if head.i == number.i else []
    if of:
        whom = sentence.cut(of[0].first, of[0].i).text
    return Count(
        what, low, high, whom, sentence.cut(min(number.first, number.i), head.i if head.i > number.i else number.i)
    )


def _value(sentence: Sentence, token: Token) -> tuple[int, int | None] | None:
    if token.lower in _VAGUE:
        return _VAGUE[token.lower]
    words = [w for w in sentence.subtree(token) if w.dep in ("compound", "quantmod", "nummod") or w.i == token.i]
    total, current, seen = 0, 0, False
    for word in words:
        for piece in word.lower.replace(",", "").split("-"):
            if piece.isdecimal() and len(piece) < 13:
                current, seen = int(piece), True
            elif piece in _WORDS:
                current, seen = current + _WORDS[piece], True
            elif piece in _SCALES and (seen or token.tag == "CD"):
                current, seen = max(current, 1) * _SCALES[piece], True
    total += current
    return (total, total) if seen else None


def _bounded(sentence: Sentence, number: Token, low: int, high: int | None) -> tuple[int | None, int | None]:
    before = {word for token in sentence.tokens[max(0, number.i - 3) : number.i] for word in token.text.lower().split()}
    if {"up", "to"} <= before or (before & _AT_MOST and "at" in before) or {"fewer", "than"} <= before:
        return None, high
    if (before & _AT_LEAST and before & {"at", "than", "over", "more"}) or "over" in before:
        return low + ("least" not in before), None
    return low, high


def _is_year_or_age(sentence: Sentence, number: Token, head: Token, value: int) -> bool:
    following = sentence.tokens[number.i + 1 : number.i + 2]
    if following and following[0].text == "-":  # "a 16-year-old"
        return True
    return head.lemma in _MEASURES or (number.i == head.i and 1900 <= value <= 2100)
