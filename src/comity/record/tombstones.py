"""Tombstones: what was forgotten, by digests alone, so that it does not come in again by accident.

A stone says nothing but that a report which somebody holds is, or is not, the one that was forgotten: by its id, its
words (whatever headline stands over them) or its address. Of a person there is no stone, for a name can be guessed from
its digest; there is one for each report in which the name was struck out, so that it does not come back with it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from comity.record import logs
from comity.record.copies import words_of
from comity.record.needles import address_written, plain_words
from comity.types import Article, Skip

FILE = "forgotten.jsonl"
STEP = "forgotten"
"""The step of a skip that a tombstone makes."""


@dataclass(frozen=True, slots=True)
class Stone:
    """A report that was forgotten, one in which a name was (`name`), or one that was asked for `again` since."""

    id: str
    words: str
    address: str | None
    what: Literal["report", "name", "again"]
    at: str


class Tombstones:
    """Those of a casebook, as they stand on its disk now."""

    def __init__(self, book: Path) -> None:
        self._book = book
        self._of: dict[str, Stone] = {}
        for stone in logs.records_in(book / FILE, Stone, "tombstone"):
            for key in filter(None, (stone.id, stone.words, stone.address)):
                self._of[key] = stone

    def __bool__(self) -> bool:
        return bool(self._of)

    def of(self, article: Article) -> Stone | None:
        """The stone of an article, by its id, its words or its address; None where it was not forgotten."""
        made = stone_of(article, "report", "")
        found = (self._of.get(key) for key in (made.id, made.words, made.address) if key is not None)
        return next((one for one in found if one is not None and one.what != "again"), None)

    def of_id(self, id_: str) -> Stone | None:
        """The stone of the article with that id."""
        stone = self._of.get(id_)
        return stone if stone is not None and stone.what != "again" else None

    def lift(self, article: Article, at: str) -> None:
        """Note that a report was asked for again."""
        logs.append(self._book / FILE, stone_of(article, "again", at))


def stone_of(article: Article, what: Literal["report", "name", "again"], at: str) -> Stone:
    """The stone of an article."""
    address = _digest(address_written(article.url)) if article.url else None
    return Stone(article.id, _digest(plain_words(words_of(article))), address, what, at)


def skip_of(article: Article, stone: Stone) -> Skip:
    """Why a report is not read; its id stands for where it was, which is forgotten, too."""
    what = "forgotten" if stone.what == "report" else "a name in it was forgotten"
    return Skip(article.id, STEP, f"{what} on {stone.at[:10]}; --forgotten reads it all the same")


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
