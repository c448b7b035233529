"""Reports that hold the same words: copies and excerpts, so that an agency's text counts as one voice.

Shingles of five words are kept where their hash is divisible by eight. Two texts are copies where four fifths of the
kept shingles of either stand in the other: containment and not Jaccard, so that an excerpt is found in the whole. With
fewer than four kept shingles a text is a copy only of an equal text.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from zlib import crc32

_WORDS = re.compile(r"\w+")
_LENGTH, _KEPT_OF, _FEWEST, _SHARE = 5, 8, 4, 0.8

SCHEMA = """
CREATE TABLE prints (n INTEGER PRIMARY KEY, print BLOB NOT NULL, kept INTEGER NOT NULL, stands_for INTEGER NOT NULL);
CREATE INDEX prints_by_print ON prints (print);
CREATE TABLE shingles (hash INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (hash, n)) WITHOUT ROWID;
CREATE TABLE copies (n INTEGER NOT NULL, of INTEGER NOT NULL, PRIMARY KEY (n, of)) WITHOUT ROWID;
"""


def shingles(text: str) -> set[int]:
    """The kept shingles of a text."""
    words = _WORDS.findall(text.casefold())
    hashes = (crc32(" ".join(words[i : i + _LENGTH]).encode()) for i in range(len(words) - _LENGTH + 1))
    return {found for found in hashes if found % _KEPT_OF == 0}


def enter_texts(database: sqlite3.Connection, texts: Mapping[int, str]) -> None:
    """Enter the texts of new articles, and find what they copy and what copies them.

    Of equal texts only the first has its shingles entered, or a wire story that a thousand outlets print would be
    compared a million times.
    """
    for n, text in sorted(texts.items()):
        words = " ".join(_WORDS.findall(text.casefold()))
        digest = hashlib.blake2b(words.encode(), digest_size=16).digest()
        kept = shingles(text)
        equal = database.execute("SELECT min(n) FROM prints WHERE print = ?", (digest,)).fetchone()[0]
        database.execute(
            "INSERT INTO prints VALUES (?, ?, ?, ?)", (n, digest, len(kept), n if equal is None else equal)
        )
        if equal is None and len(kept) >= _FEWEST:
            _compare(database, n, kept)
            database.executemany("INSERT INTO shingles VALUES (?, ?)", [(found, n) for found in kept])


def copies_among(database: sqlite3.Connection, articles: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of these articles that hold the same words."""
    ids = list(articles)
    if len(ids) < 2:
        return []
    rows = database.execute(
        f"SELECT id, stands_for FROM articles JOIN prints USING (n) WHERE id IN ({_marks(ids)}) ORDER BY id", ids
    ).fetchall()
    first_with: dict[int, str] = {}
    pairs = []
    for article, text in rows:
        first = first_with.setdefault(text, article)
        if first != article:
            pairs.append((first, article))
    texts = list(first_with)
    found = database.execute(
        f"SELECT n, of FROM copies WHERE n IN ({_marks(texts)}) AND of IN ({_marks(texts)})", texts * 2
    )
    return pairs + [(first_with[n], first_with[of]) for n, of in found]


def _compare(database: sqlite3.Connection, n: int, kept: set[int]) -> None:
    found = database.execute(
        f"SELECT n, common, kept FROM (SELECT n, count(*) AS common FROM shingles WHERE hash IN ({_marks(kept)}) "
        "GROUP BY n) JOIN prints USING (n)",
        list(kept),
    ).fetchall()
    pairs = [(n, other) for other, common, its in found if common >= _SHARE * min(len(kept), its)]
    database.executemany("INSERT INTO copies VALUES (?, ?)", pairs)


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))
