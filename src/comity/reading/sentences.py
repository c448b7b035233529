"""Sentences: a parser's work, copied once into small frozen tokens that the rules of language walk over.

Everything after this file works on `Sentence` and `Token`, so another parser means another `Parser` here and
nothing else. Dependency labels are spaCy's English ones (ClearNLP); tags are Penn's, `pos` is universal.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from comity.types import PartKind, Span

_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its sentence; `start` and `end` are characters of the article's text."""

    i: int
    text: str
    lower: str
    lemma: str  # lower case
    pos: str
    tag: str
    dep: str
    head: int  # the head's `i`; the root's is its own
    start: int
    end: int
    children: tuple[int, ...]
    first: int  # the leftmost and rightmost tokens of its subtree
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence: which part of the article it stands in, which paragraph, and its tokens."""

    i: int
    part: PartKind
    paragraph: int
    span: Span
    tokens: tuple[Token, ...]

    @property
    def root(self) -> Token:
        return next(token for token in self.tokens if token.head == token.i)

    def children(self, token: Token) -> Iterator[Token]:
        return map(self.tokens.__getitem__, token.children)

    def head(self, token: Token) -> Token | None:
        """The word that a word hangs on; None for the root."""
        return None if token.head == token.i else self.tokens[token.head]

    def lower_after(self, token: Token) -> str:
        """The word after one in lower case; nothing after the last."""
        return self.tokens[token.i + 1].lower if token.i + 1 < len(self.tokens) else ""

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads of a word, nearest first, the root last."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The word and all that hangs on it, in order (the labels' trees are near enough projective)."""
        return self.tokens[token.first : token.last + 1]

    def within(self, span: Span) -> tuple[Token, ...]:
        """The words of which any part stands in a span of the article."""
        first = bisect_right(self.tokens, span.start, key=_END)
        return self.tokens[first : bisect_left(self.tokens, span.end, lo=first, key=_START)]

    def cut(self, first: int, last: int) -> Span:
        """The words from token `first` to token `last`, both in, as a span of the article."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Span(start, end, self.span.text[start - self.span.start : end - self.span.start])
