"""A text with what came beside it: what every kind of source is first read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Story:
    """A report before its parts are known. `where` is a file, or file:line for a row.

    `dated` holds each day of publication that the source gives, under the name of `Article.published_from`.
    """

    where: str
    text: str
    repairs: int = 0
    headline: str | None = None
    dated: Mapping[str, str] = field(default_factory=dict, hash=False)  # witness -> the day that it gives
    url: str | None = None
    given_id: str | None = None
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    language: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)


def under_headline(headline: str | None, text: str) -> str:
    """The text with its headline above it, unless it begins with that line already."""
    if not headline:
        return text
    first_line = text.lstrip().split("\n", 1)[0]
    return text if " ".join(first_line.split()) == headline else f"{headline}\n\n{text}"
