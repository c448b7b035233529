"""Patterns over words of time: `MONTH DAY (COMMA? YEAR)?` is a regular expression whose letters are kinds of word.

`layer` turns a table of rules into a function that rewrites words: a stretch that a pattern matches and whose builder
agrees becomes one word of the kind that the builder names. Layers stand one on another, each linear in its input: no
pattern repeats without a bound (a finite-state cascade; Abney 1996).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import count

from comity.reading.times.words import Word

Words = Sequence[Word]
Built = Word | None
Build = Callable[[Words], Built]
Rule = tuple[str, Build, str]  # a pattern, what is made of what it matches, and words that it reads
Layer = Callable[[list[Word], str], list[Word]]  # words and their codes -> words, the same list where nothing changed

MACROS = {
    "NUM": "[DAY NUMBER VAGUE YEAR]",
    "COUNT": "(?:[DAY NUMBER VAGUE YEAR] | A)",
    "MONTHS": "[MONTH MAYBE_MONTH]",
    "WEEKDAY_": "[WEEKDAY MAYBE_WEEKDAY]",
    "DAYS": "[DAY NTH ORDINAL]",
    "YEARS": "[YEAR SHORTYEAR]",
    "UNIT_": "[UNIT UNITS NIGHT]",
    "HEDGE": "(?: NEAR | OVER | MORE THAN | AT LEAST | UP TO | UNTIL )",
}
_numbers = count(0x4E00)


@cache
def code(kind: str) -> str:
    """The one character that stands for a kind of word."""
    return chr(next(_numbers))


def compiled(pattern: str) -> str:
    """A pattern of kinds as a pattern of characters."""
    for name, meaning in MACROS.items():
        pattern = re.sub(rf"\b{name}\b", meaning, pattern)
    return re.sub(r"[A-Z][A-Z_]*", lambda match: code(match.group()), pattern).replace(" ", "")


def coded(words: Words) -> str:
    """One character a word."""
    return "".join([code(word.kind) for word in words])


def layer(needs: str, rules: Sequence[Rule]) -> Layer:
    """The function that a table of rules is. Where several match, the first of the table that agrees is taken.

    Words without any of the kinds that the table `needs` pass through untouched, which saves most of the time.
    """
    needed = frozenset(coded([Word(kind, 0, 0) for kind in needs.split()]))
    any_rule = re.compile("|".join(f"({compiled(pattern)})" for pattern, _, _ in rules))
    alone = [re.compile(compiled(pattern)) for pattern, _, _ in rules]

    def built_at(words: list[Word], codes: str, first: re.Match[str]) -> tuple[Built, int]:
        at = first.start()
        for i in range((first.lastindex or 1) - 1, len(rules)):
            match = alone[i].match(codes, at)
            if match and match.end() > at:
                built = rules[i][1](words[at : match.end()])
                if built is not None:
                    return built, match.end()
        return None, at + 1

    def rewrite(words: list[Word], codes: str) -> list[Word]:
        if needed.isdisjoint(codes):
            return words
        done: list[Word] = []
        copied = at = 0
        while match := any_rule.search(codes, at):
            built, at = built_at(words, codes, match)
            if built is not None:
                done += words[copied : match.start()]
                done.append(built)
                copied = at
        return done + words[copied:] if done else words

    return rewrite


def rewritten(words: list[Word], layers: Sequence[Layer]) -> list[Word]:
    """The words after every layer, in order."""
    codes = coded(words)
    for rewrite in layers:
        changed = rewrite(words, codes)
        if changed is not words:
            words, codes = changed, coded(changed)
    return words


def pick(words: Words, *kinds: str) -> Word | None:
    """The first word of some kinds."""
    return next((word for word in words if word.kind in kinds), None)


def picks(words: Words, *kinds: str) -> list[Word]:
    return [word for word in words if word.kind in kinds]


def has(words: Words, *kinds: str) -> bool:
    return pick(words, *kinds) is not None
