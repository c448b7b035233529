"""Reports that hold the same words: copies and excerpts, so that an agency's text counts as one voice.

Shingles of five words are kept where their hash is divisible by eight. Two texts are copies where four fifths of the
kept shingles of either stand in the other: containment and not Jaccard, so that an excerpt is found in the whole, and
a report in a longer text that quotes it. Half is enough where one credits the other's outlet, or both one agency. With
fewer than four kept shingles a text is a copy only of an equal text. Headlines, bylines, credits and lines that are no
news are left out: they are the outlet's. A passage quoted in a text of its own makes no copy.

Whose words they are: the earliest report's of which the casebook knows. It alone adds a voice.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from zlib import crc32

from comity.types import Article

_WORDS = re.compile(r"\w+")
_LENGTH, _KEPT_OF, _FEWEST, _SHARE, _CREDITED_SHARE = 5, 8, 4, 0.8, 0.5
_MOST = 64
"""Texts by which a shingle is looked up. What more of them hold is an agency's closing lines, or much copied: the later
ones are still found by the rest of their words, or by the first 64."""
_OWN_WORDS = frozenset({"body", "dek", "caption"})
_ORIGINS = frozenset({"excerpted_from", "agency", "source"})

SCHEMA = """
CREATE TABLE prints (n INTEGER PRIMARY KEY, print BLOB NOT NULL, kept INTEGER NOT NULL, stands_for INTEGER NOT NULL,
    outlets TEXT NOT NULL, credits TEXT NOT NULL);
CREATE INDEX prints_by_print ON prints (print);
CREATE TABLE shingles (hash INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (hash, n)) WITHOUT ROWID;
CREATE TABLE copies (n INTEGER NOT NULL, of INTEGER NOT NULL, PRIMARY KEY (n, of)) WITHOUT ROWID;
"""


def shingles(text: str) -> set[int]:
    """The kept shingles of a text."""
    words = _WORDS.findall(text.casefold())
    hashes = (crc32(" ".join(words[i : i + _LENGTH]).encode()) for i in range(len(words) - _LENGTH + 1))
    return {found for found in hashes if found % _KEPT_OF == 0}


def words_of(article: Article) -> str:
    """The words of an article that a copy would hold: all of it, where it is not told apart by parts."""
    own = [article.text[part.start : part.end] for part in article.parts if part.kind in _OWN_WORDS]
    return "\n".join(own) or article.text


def originals(pairs: Iterable[tuple[str, str]], order: Callable[[str], tuple[str, str]]) -> dict[str, str]:
    """Of pairs of articles that hold the same words, each that is not the first to hold them, with the earliest.

    `order` is an article's published day, or `9999`, and its id.

    >>> originals([("b", "a"), ("b", "c")], lambda article: ("2020-01-01", article))
    {'b': 'a', 'c': 'a'}
    """
    earliest: dict[str, str] = {}
    for pair in pairs:
        earlier, later = sorted(pair, key=order)
        earliest[later] = min(earliest.get(later, earlier), earlier, key=order)
    found: dict[str, str] = {}
    for later in sorted(earliest, key=order):
        found[later] = found.get(earliest[later], earliest[later])
    return found


def enter_texts(database: sqlite3.Connection, texts: Mapping[int, Article]) -> None:
    """Enter the texts of new articles, and find what they copy and what copies them.

    Of equal texts only the first has its shingles entered, or a wire story that a thousand outlets print would be
    compared a million times.
    """
    for n, article in sorted(texts.items()):
        text = words_of(article)
        words = " ".join(_WORDS.findall(text.casefold()))
        digest = hashlib.blake2b(words.encode(), digest_size=16).digest()
        kept = shingles(text)
        equal = database.execute("SELECT min(n) FROM prints WHERE print = ?", (digest,)).fetchone()[0]
        database.execute(
            "INSERT INTO prints VALUES (?, ?, ?, ?, ?, ?)",
            (n, digest, len(kept), n if equal is None else equal, *_named(article)),
        )
        if equal is None and len(kept) >= _FEWEST:
            _compare(database, n, kept, *_named(article))
            database.executemany(
                "INSERT INTO shingles SELECT :hash, :n WHERE (SELECT count(*) FROM "
                "(SELECT 1 FROM shingles WHERE hash = :hash LIMIT :most)) < :most",
                [{"hash": found, "n": n, "most": _MOST} for found in kept],
            )


def copies_among(database: sqlite3.Connection, articles: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of these articles that hold the same words; of equal texts the earliest stands for all."""
    ids = list(articles)
    if len(ids) < 2:
        return []
    rows = database.execute(
        "SELECT a.id, stands_for FROM articles AS a JOIN visible AS x USING (n) JOIN prints USING (n) "
        f"WHERE a.id IN ({_marks(ids)}) "
        "ORDER BY coalesce(x.published, '9999'), a.id",
        ids,
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


def copies_of(database: sqlite3.Connection, article: str) -> list[str]:
    """The articles that hold the words of one, or of which it holds the words, by date."""
    query = (
        "WITH own AS (SELECT stands_for AS text FROM visible JOIN prints USING (n) "
        "WHERE n = (SELECT n FROM articles WHERE id = :id)), "
        "near AS (SELECT text FROM own UNION SELECT of FROM copies WHERE n IN (SELECT text FROM own) "
        "UNION SELECT n FROM copies WHERE of IN (SELECT text FROM own)) "
        "SELECT x.id FROM visible AS x JOIN prints USING (n) WHERE stands_for IN (SELECT text FROM near) "
        "AND x.id != :id ORDER BY coalesce(x.published, '9999'), x.id"
    )
    return [id_ for (id_,) in database.execute(query, {"id": article})]


def _named(article: Article) -> tuple[str, str]:
    """An article's outlets, and whom it credits with its words: folded, a line each."""
    credits = {credit.name.casefold() for credit in article.credits if credit.kind in _ORIGINS}
    return "\n".join(sorted({outlet.casefold() for outlet in article.outlets})), "\n".join(sorted(credits))


def _credited(outlets: str, credits: str, others: str, their_credits: str) -> bool:
    """Whether one of two articles credits the other's outlet, or both credit the same."""
    mine, theirs = set(credits.split("\n")) - {""}, set(their_credits.split("\n")) - {""}
    return bool(mine & theirs or mine & set(others.split("\n")) or theirs & set(outlets.split("\n")))


def _compare(database: sqlite3.Connection, n: int, kept: set[int], outlets: str, credits: str) -> None:
    found = database.execute(
        "SELECT n, common, kept, outlets, credits FROM (SELECT n, count(*) AS common FROM shingles "
        f"WHERE hash IN ({_marks(kept)}) GROUP BY n) JOIN prints USING (n)",
        list(kept),
    ).fetchall()
    pairs = []
    for other, common, its, others, their_credits in found:
        share = common / min(len(kept), its)
        if share >= _SHARE or (
            share >= _CREDITED_SHARE and common >= _FEWEST and _credited(outlets, credits, others, their_credits)
        ):
            pairs.append((n, other))
    database.executemany("INSERT INTO copies VALUES (?, ?)", pairs)


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))
