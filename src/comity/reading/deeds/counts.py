"""Counts: the numbers that a deed carries, as intervals: `at least 25 killed`, `dozens of wounded`."""

from __future__ import annotations

from comity.reading.deeds.tolls import counted, what_of
from comity.reading.grammar import child, children, conjuncts, governed_by
from comity.reading.sentences import Sentence, Token
from comity.types import Count, CountOf

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
_BEFORE = 3  # words before a number that make a bound of it
_AT_LEAST = tuple(
    tuple(words.split()) for words in ("at least", "more than", "no fewer than", "no less than", "over", "upwards of")
)
_AT_MOST = tuple(
    tuple(words.split()) for words in ("up to", "at most", "fewer than", "less than", "as many as", "under")
)


def counts_of(sentence: Sentence, anchor: Token, mode: str | None = None, sized: bool = False) -> tuple[Count, ...]:
    """The counts in the words that a deed takes as its arguments; `sized` deeds also count who does them."""
    found: list[Count] = []
    for word, what in counted(sentence, anchor, mode):
        for head in conjuncts(sentence, _of_a_total(sentence, word)):
            count = _count(sentence, head, what_of(head) or what)
            if (
                count is not None
                and (sized or count.what != "size")
                and count.span not in {known.span for known in found}
            ):
                found.append(count)
    return tuple(sorted(found, key=lambda count: count.span.start))


def _of_a_total(sentence: Sentence, word: Token) -> Token:
    """*A total of 17 people*: the people."""
    of = governed_by(sentence, word, "of") if word.lemma == "total" else []
    return of[0] if of else word


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
    of_what = {below.i for over in children(sentence, token, "prep") for below in sentence.subtree(over)}
    inside = [word for word in sentence.subtree(token) if word.i not in of_what]  # "six of the seven"
    words = [word for word in inside if word.dep in ("compound", "quantmod", "nummod") or word.i == token.i]
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
    """A number as the bound that it is told as: *more than 150* is a round number, of 150 at least."""
    before = [
        word for token in sentence.tokens[max(0, number.i - _BEFORE) : number.i] for word in token.text.lower().split()
    ]
    if any(_ends_in(before, words) for words in _AT_LEAST):
        return low, None
    if any(_ends_in(before, words) for words in _AT_MOST):
        return None, high
    return low, high


def _ends_in(words: list[str], last: tuple[str, ...]) -> bool:
    return tuple(words[-len(last) :]) == last


def _is_year_or_age(sentence: Sentence, number: Token, head: Token, value: int) -> bool:
    following = sentence.tokens[number.i + 1 : number.i + 2]
    if following and following[0].text == "-":  # "a 16-year-old"
        return True
    return head.lemma in _MEASURES or (number.i == head.i and 1900 <= value <= 2100)
