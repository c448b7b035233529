"""About a sentence around some characters of a text, where no reader has marked one."""

from __future__ import annotations

import re

from comity.types import Article, Attribution, Span

_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")


def around(text: str, start: int, end: int) -> Span:
    """The span from `start` to `end`, widened to the ends of the sentences in which they stand.

    >>> around("It rained. Iran denied it. Then it stopped.", 16, 22).text
    'Iran denied it.'
    """
    first, last = 0, len(text)
    for found in _END.finditer(text):
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.start()
            break
    piece = text[first:last]
    closing = re.match(r"[\"'”’)\]]*", text[last:])
    last = first + len(piece.rstrip()) + (len(closing[0]) if closing and not piece[-1:].isspace() else 0)
    return Span.cut(text, first + len(piece) - len(piece.lstrip()), last)


def sentence_of(claim: Attribution, article: Article) -> Span:
    """The words of a claim, from who says it to the end of what is said, out to the ends of their sentences."""
    spans = [claim.cue, *claim.content, *([claim.source_span] if claim.source_span else [])]
    return around(article.text, min(span.start for span in spans), max(span.end for span in spans))
