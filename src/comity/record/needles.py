"""What is looked for when something was forgotten: words in a row, whatever case, accents and marks stand between them.

Of a report any eight words in a row are found, by windows of five that begin at every fourth word; words that a report
which is kept has too prove nothing, and are not looked for. Of a person each name is found, either way round, and
written together as in an address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

_WINDOW, _STEP, _SHORTEST = 5, 4, 3  # words
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0652]+")  # accents, and the vowel points of Hebrew and Arabic
_APART = re.compile(r"[\W_]+")
_HIDDEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))  # soft hyphens, and what has no width
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_EVEN = bytes(ord(chr(b).lower()) if chr(b).isalnum() else 32 for b in range(128)) + bytes(range(128, 256))
_REMEMBERED = 8  # characters of a stretch that is not ASCII, of which few kinds make up most of a casebook


def plain_words(text: str) -> str:
    """A text as its words alone, a space before and after each: no case, no accents, no marks.

    >>> plain_words("Kata'ib  Hizbullāh, said: NO")
    ' kata ib hizbullah said no '
    """
    if not text.isascii():
        text = _FOREIGN.sub(_plain_stretch, text)
    return f" {b' '.join(text.encode().translate(_EVEN).split()).decode()} "


def _plain_stretch(found: re.Match[str]) -> str:
    stretch = found[0]
    return _plain_short(stretch) if len(stretch) <= _REMEMBERED else _plain(stretch)


def _plain(stretch: str) -> str:
    """What is not ASCII, by itself: no accent, case or mark reaches over the ASCII around it."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", stretch.translate(_HIDDEN)))
    return _APART.sub(" ", bare.casefold())


_plain_short = lru_cache(16_384)(_plain)


def windows(text: str) -> Iterator[str]:
    """What to look for of a text, line by line: each piece with a space at either end."""
    for line in text.split("\n"):
        words = plain_words(line).split()
        if len(words) < _SHORTEST:
            continue
        for at in range(0, max(1, len(words) - _STEP), _STEP):
            yield f" {' '.join(words[at : at + _WINDOW])} "


def address_written(url: str) -> str:
    """An address in words, however it begins: a site may be asked with and without `https` and `www`.

    >>> address_written("https://www.example.org/2020/raid.html")
    ' example org 2020 raid html '
    """
    words = plain_words(url).split()
    while words and words[0] in ("http", "https", "www"):
        words.pop(0)
    return f" {' '.join(words)} "


def names_written(name: str) -> tuple[str, ...]:
    """The ways in which a name stands in words: `Jane Doe`, `Doe, Jane`, `janedoe`."""
    words = plain_words(name).split()
    return tuple(dict.fromkeys((*(f" {' '.join(way)} " for way in turned(words)), f" {''.join(words)} ")))


def turned(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words of a name, beginning with each of them in turn.

    >>> list(turned(["jane", "van", "dam"]))
    [['jane', 'van', 'dam'], ['van', 'dam', 'jane'], ['dam', 'jane', 'van']]
    """
    return ([*words[at:], *words[:at]] for at in range(len(words)))


@dataclass(frozen=True)
class Needles:
    """Pieces of plain words, each with what it is of: `text`, `title`, `address`, `name`."""

    of: Mapping[str, str]

    @classmethod
    def made(cls, **pieces: Iterable[str]) -> Needles:
        """Those of each kind; a piece of nothing but spaces is none."""
        return cls({piece: kind for kind, found in pieces.items() for piece in found if piece.strip()})

    def without(self, pieces: Collection[str]) -> Needles:
        """The same without some of the pieces."""
        return Needles({piece: kind for piece, kind in self.of.items() if piece not in pieces})

    def found_in(self, text: str) -> set[str]:
        """The pieces that stand in a text."""
        if not self.of:
            return set()
        words = plain_words(text)
        hits = self._automaton.find_matches_as_strings(words, overlapping=True)
        return set(hits)

    def kinds_in(self, text: str) -> set[str]:
        """What of it stands in a text."""
        return {self.of[piece] for piece in self.found_in(text)}

    @property
    def counts(self) -> dict[str, int]:
        """How many pieces there are of each kind."""
        return {kind: sum(of == kind for of in self.of.values()) for kind in dict.fromkeys(self.of.values())}

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self.of))
