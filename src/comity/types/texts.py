"""Texts: articles, what they are made of, and what was not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.types.words import CreditKind, Genre, PartKind


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of an article's text: `[start, end)` in code points, and the words that stand there."""

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`; a ValueError where that is empty or lies outside."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span at {start}:{end} of a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article by what it is: headline, body, a line that is no news."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named as the origin of an article's text, and in what role."""

    kind: CreditKind
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it came. Its text never changes once it has an id; `published` may be corrected later."""

    id: str
    text: str
    url: str | None = None
    outlets: tuple[str, ...] = ()
    headline: str | None = None
    published: str | None = None
    published_from: str | None = None  # `option`, `field`, `metadata`, `json-ld`, `url`, `dateline`, `file`
    language: str = "en"
    parts: tuple[Part, ...] = ()
    credits: tuple[Credit, ...] = ()
    genre: Genre | None = None
    sha256: str | None = None  # of the bytes that it came in (a whole file, where a file holds many)
    retrieved: str | None = None  # when those bytes were got; a file's own time for a file
    repairs: int = 0  # bytes that were not valid text and were replaced
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that was not read, or not read as news: where it is, the step that left it, and why."""

    where: str
    step: str
    reason: str
