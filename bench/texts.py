"""Gold texts as Comity reads them: tokens joined, marks taken out, a text made an article and read like any other."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.keys import content_key
from comity.reading import PIPELINE, read_article
from comity.reading.draft import Draft
from comity.reading.knowledge import knowledge
from comity.reading.parser import DEFAULT_MODEL
from comity.reading.trail import Trail
from comity.types import Article, Part, Reading

_CLOSING = frozenset("- , . ; : ! ? ) ] % ' ’ 's ’s n't n’t 're ’re 've ’ve 'll ’ll 'd ’d 'm ’m".split())
_OPENING = frozenset({"-", "(", "[", "$", "£", "€"})
_TREEBANK = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


@dataclass(frozen=True, slots=True)
class Joined:
    """Tokens as running text, and where each of them stands in it."""

    text: str
    spans: tuple[tuple[int, int], ...]


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, gzipped or not."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def joined(tokens: Sequence[str]) -> Joined:
    """Tokens -> the text that they were cut from, as far as spacing can be told.

    >>> print(joined(["Iraq", "'s", "army", "(", "here", ")", "said", '"', "No", '"', "."]).text)
    Iraq's army (here) said "No".
    """
    text, spans, quoted, opened = "", [], False, True
    for raw in tokens:
        token = _TREEBANK.get(raw, raw)
        closes = token in _CLOSING or (token == '"' and quoted) or (token == "s" and text.endswith(("'", "’")))
        text += "" if opened or closes else " "
        spans.append((len(text), len(text) + len(token)))
        text += token
        quoted ^= token == '"'
        opened = token in _OPENING or (token == '"' and quoted)
    return Joined(text, tuple(spans))


def body(text: str, published: str | None = None, headline: str = "") -> Article:
    """A text as an article that is all body, below its headline where it has one."""
    whole = f"{headline}\n\n{text}" if headline else text
    below = len(whole) - len(text)
    parts = [Part("headline", 0, len(headline))] if headline else []
    parts.append(Part("body", below, len(whole)))
    origin = "field" if published else None
    return Article(
        content_key("a", whole, None, ()), whole, headline=headline or None, published=published,
        published_from=origin, parts=tuple(parts),
    )  # fmt: skip


def read(text: str, published: str | None = None) -> Reading:
    """What Comity sees in a text."""
    return read_article(body(text, published))


def read_steps(article: Article, last: str | None = None, trail: Trail | None = None) -> Draft:
    """The draft behind a reading, for benches of single steps; `last` names the step after which to stop.

    What the steps note of their reasons is put into `trail`.
    """
    draft = Draft(article, DEFAULT_MODEL, knowledge(), trail=trail)
    for step in PIPELINE:
        draft = step.run(draft)
        if step.name == last:
            break
    return draft
