"""The audit's sample: which records are judged. A seed and the same reader draw the same sample."""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from bench.texts import json_lines
from comity.reading import read_article
from comity.sources import Origin, articles
from comity.types import Article, Attribution, EventMention, Reading

EVENTS, ATTRIBUTIONS = 300, 150
TWICE = 10  # one in so many is judged twice
CORPUS_ITEMS, ARTICLES = 1_500, 60
"""How many texts of each source are read for the records to draw from."""

Where = Literal["corpus", "articles"]
Record = TypeVar("Record", EventMention, Attribution)


@dataclass(frozen=True, slots=True)
class Drawn(Generic[Record]):
    """A record to be judged, the reading that it stands in, and whether it is there a second time."""

    record: Record
    reading: Reading
    where: Where
    again: bool = False

    def twin(self) -> Drawn[Record]:
        return Drawn(self.record, self.reading, self.where, again=True)


@dataclass(frozen=True, slots=True)
class Sample:
    """What one audit judges, in the order in which it is judged."""

    events: Sequence[Drawn[EventMention]]
    attributions: Sequence[Drawn[Attribution]]


def draw(seed: int, corpus: Path, whole: Path, left_out: Collection[str] = ()) -> Sample:
    """Half from items of the corpus, half from whole articles; `left_out` are their ids that rules were written on."""
    chance = random.Random(seed)
    readings: dict[Where, list[Reading]] = {
        "corpus": list(_read(_some(corpus_rows(corpus, left_out), CORPUS_ITEMS, chance))),
        "articles": list(_read(_some(article_rows(whole, left_out), ARTICLES, chance))),
    }
    events = [
        drawn
        for where, read in readings.items()
        for drawn in _chosen([Drawn(m, one, where) for one in read for m in one.event_mentions], EVENTS // 2, chance)
    ]
    attributions = [
        drawn
        for where, read in readings.items()
        for drawn in _chosen(
            [Drawn(a, one, where) for one in read for a in one.attributions], ATTRIBUTIONS // 2, chance
        )
    ]
    return Sample(_ordered(events, chance), _ordered(attributions, chance))


def corpus_rows(path: Path, left_out: Collection[str]) -> Iterator[dict[str, Any]]:
    """The corpus's items as rows that Comity reads."""
    return (row for row in json_lines(path) if row["id"] not in left_out)


def article_rows(path: Path, left_out: Collection[str]) -> Iterator[dict[str, Any]]:
    """The articles of the stance set as rows that Comity reads: three sentences a paragraph, since theirs are lost."""
    for row in json_lines(path):
        if row["id"] in left_out:
            continue
        sentences = [sentence["text"] for sentence in row["article"]["text"]]
        paragraphs = (" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
        yield {
            "id": row["id"],
            "headline": row["article"]["title"],
            "published": row["published"],
            "outlet": row["meta"]["source"],
            "text": "\n\n".join(paragraphs),
        }


def _some(rows: Iterable[dict[str, Any]], number: int, chance: random.Random) -> list[dict[str, Any]]:
    every = list(rows)
    return chance.sample(every, min(number, len(every)))


def articles_of(rows: Iterable[dict[str, Any]]) -> Iterator[Article]:
    """Rows as the articles that Comity finds in them."""
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    return (found for found in articles(Origin("sample.jsonl", "", None, lines)) if isinstance(found, Article))


def _read(rows: list[dict[str, Any]]) -> Iterator[Reading]:
    return map(read_article, articles_of(rows))


def _chosen(every: list[Drawn[Record]], number: int, chance: random.Random) -> list[Drawn[Record]]:
    return chance.sample(every, min(number, len(every)))


def _ordered(once: list[Drawn[Record]], chance: random.Random) -> list[Drawn[Record]]:
    """All of them shuffled, then one in ten again, so that nobody judges a record twice in a row."""
    chance.shuffle(once)
    return once + [drawn.twin() for drawn in chance.sample(once, len(once) // TWICE)]
