"""Loaded words: labels that the sides of a conflict would not share, each with the one whose word it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, cast

from comity.reading.codebook import Codebook
from comity.reading.parser import READ_PARTS
from comity.types import Article, Attribution, LoadedWord, Part, Span

_WORD = re.compile(r"\w+")
_THOUSAND = 1_000


def loaded_words(article: Article, attributions: Iterable[Attribution], book: Codebook) -> tuple[LoadedWord, ...]:
    """The loaded words of a report in the order of its text, each with its voice.

    A word in what somebody says is the speaker's, the innermost where one quotes another; in an editor's note it is the
    editor's; else it is the outlet's own.
    """
    spoken = [one for one in attributions if one.source is not None]
    return tuple(_found(article, spoken, book.loaded))


def own_share(article: Article, found: Iterable[LoadedWord]) -> float:
    """How many of a thousand words of the report are loaded and the outlet's own."""
    words = sum(len(_WORD.findall(article.text, part.start, part.end)) for part in _read(article))
    own = sum(word.voice == "author" for word in found)
    return _THOUSAND * own / words if words else 0.0


def _found(article: Article, spoken: list[Attribution], loaded: Mapping[str, str]) -> Iterator[LoadedWord]:
    pattern = _pattern(tuple(loaded))
    for part in _read(article):
        for match in pattern.finditer(article.text, part.start, part.end) if pattern is not None else ():
            span = Span(match.start(), match.end(), match[0])
            leaning = cast(Literal["for", "against"], loaded[match[0].lower()])
            around = [one for one in spoken if any(content.holds(span) for content in one.content)]
            inner = min(around, key=lambda one: sum(s.end - s.start for s in one.content), default=None)
            if inner is not None:
                yield LoadedWord(span, leaning, "source", inner.source)
            else:
                yield LoadedWord(span, leaning, "editor" if part.kind == "editor_note" else "author")


def _read(article: Article) -> Iterator[Part]:
    return (part for part in article.parts if part.kind in READ_PARTS)


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """All the words as one pattern, the longest first."""
    if not words:
        return None
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)
