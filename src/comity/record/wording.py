"""The wording of a telling: whom and what its sentence names, its numbers, and whether it tells of a deed as known.

A heading before the sentence does not count: all of a war's reports bear it. A name is each of its words, without the
ending of a people. Which words count is data (`wording.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from comity.types import EventMention, Span

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_][\w'’-]*|\d[\d,]*(?:st|nd|rd|th)?")
_LABEL = re.compile(r"[A-Z0-9][^:.!?]{3,60}:\s")
"""A heading before the sentence: *2011 Syrian uprising: ...*."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE, _AFTER, _SHORTLY_BEFORE, _RIGHT_BEFORE = 4, 3, 3, 2
"""Words around those for the deed in which a sign is looked for."""
_SHORTEST_NAME, _SHORTEST_ROOT = 3, 4


@dataclass(frozen=True, slots=True)
class Wording:
    """What the sentence of a telling holds: names and numbers, and how it speaks of the deed.

    `again`: as of one more of its kind. `known`: as of something that the reader knows already.
    """

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    again: bool = False
    known: bool = False


def begins(mention: EventMention) -> int:
    """Where the sentence of a mention begins, after its heading: an offset into the sentence."""
    label = _LABEL.match(mention.sentence.text)
    within = label is not None and mention.sentence.start + label.end() <= mention.anchor.start
    return label.end() if label is not None and within else 0


def wording(mention: EventMention, named: Sequence[Span]) -> Wording:
    """The wording of a mention. `named` are the stretches of its sentence that name actors."""
    text, at = mention.sentence.text, mention.sentence.start
    tokens = list(_TOKEN.finditer(text, begins(mention)))
    before = [token[0].lower() for token in tokens if at + token.end() <= mention.anchor.start]
    after = [token[0].lower() for token in tokens if at + token.start() >= mention.anchor.end]
    words = _words()
    near = [*before[-_BEFORE:], *after[:_AFTER]]
    return Wording(
        tuple(sorted(set(_names(tokens, at, named)))),
        tuple(sorted(set(_numbers(token[0] for token in tokens)))),
        bool(words["again"].intersection(near) or any(map(_is_one_more, near, near[1:]))),
        bool(
            words["known"].intersection(before[-_SHORTLY_BEFORE:])
            or words["known_right_before"].intersection(before[-_RIGHT_BEFORE:])
            or words["back"].intersection(before + after)
        ),
    )


def _is_one_more(word: str, following: str) -> bool:
    """Whether a word tells which of many it is: *a second protester*, but not *the second day*."""
    return word in _words()["ordinals"] and following not in _words()["spells"]


def is_recurring(deed: str) -> bool:
    """Whether a family of deeds is of those that one war, or one speaker, does again and again."""
    return deed in _words()["recurring"]


def is_widespread(name: str) -> bool:
    """Whether a name, as `Wording` holds it, is of those that many reports bear, and tells little of a deed."""
    return name in _words()["widespread"]


def root(name: str) -> str:
    """The word of a name without the ending of a people, or the country's where no ending tells.

    >>> root("Israelis"), root("Israel"), root("Iranian"), root("Iran"), root("Libya"), root("Libyan")
    ('israel', 'israel', 'iran', 'iran', 'liby', 'liby')
    >>> root("Dutch"), root("U.S.")
    ('netherlands', 'america')
    """
    folded = name.casefold().removesuffix("'s").removesuffix("’s").removesuffix(".")
    if folded in _countries():
        return _countries()[folded]
    for ending in _lists()["demonyms"]:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_ROOT:
            return folded.removesuffix(ending)
    return folded


def _names(tokens: Sequence[re.Match[str]], at: int, named: Sequence[Span]) -> Iterator[str]:
    """The words of names. The first of a sentence is one only where somebody is named there."""
    for number, token in enumerate(tokens):
        word, start = token[0], at + token.start()
        if not word[0].isupper() or len(word) < _SHORTEST_NAME or word.lower() in _words()["plain"]:
            continue
        if number or any(one.start <= start < one.end for one in named):
            yield root(word)


def _numbers(words: Iterable[str]) -> Iterator[str]:
    cardinals, ordinals = (_lists()[name] for name in ("cardinals", "ordinals"))
    for word in words:
        low = word.lower().replace(",", "")
        if low in cardinals:
            yield str(cardinals.index(low) + 2)
        elif low in ordinals:
            yield f"{ordinals.index(low) + 2}th"
        elif low[0].isdigit() and not _YEAR.fullmatch(low):
            yield re.sub(r"(?:st|nd|rd)$", "th", low)


@cache
def _lists() -> Mapping[str, list[str]]:
    return {name: words.split() for name, words in _table().items()}


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _lists().items()}


@cache
def _countries() -> Mapping[str, str]:
    lines = (line.split() for line in _table()["countries"].splitlines() if line)
    return {word: line[0] for line in lines for word in line}


def _table() -> Mapping[str, str]:
    return tomllib.loads(files("comity.record").joinpath("wording.toml").read_text(encoding="utf-8"))
