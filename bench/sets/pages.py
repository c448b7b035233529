"""Real news pages: what must and must not be in the text, the title and the date.

with_share: the share of the segments that belong to the story and stand in what was read (all parts but those that are
no news); without_share: the share of the segments that do not belong and are absent; title_right and date_right: over
the pages that give them. Pages in other languages (by the page's own `lang`) must be skipped as such, and count for
other_languages_skipped alone. A page in English that was skipped has none of its segments, title and date.
PATH is the folder with segments.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measured import Counts, Row, Scores
from bench.metrics import share
from bench.rolling import folded
from comity.sources import articles, origins
from comity.types import Article, Skip

_LANGUAGE = re.compile(rb"<html[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2})")
_FACTS = ("with", "without", "title", "date")


def rows(path: Path) -> Iterator[Row]:
    pages = json.loads((path / "segments.json").read_text(encoding="utf-8"))
    for page in pages.values():
        file = path / page["file"]
        found = _read(file)
        counts = of_foreign(found) if is_foreign(file.read_bytes()) else of_page(found, page)
        yield Row(page["file"], counts, _told(found, page, counts))


def of_page(found: Article | Skip, page: dict[str, Any]) -> Counts:
    """What a page in English adds up to."""
    text = _spaced(_story(found)) if isinstance(found, Article) else None
    counts: dict[str, float] = {
        "with": sum(text is not None and _spaced(segment) in text for segment in page["with"]),
        "with_asked": len(page["with"]),
        "without": sum(text is not None and _spaced(segment) not in text for segment in page["without"]),
        "without_asked": len(page["without"]),
    }
    if page.get("title"):
        headline = found.headline or "" if isinstance(found, Article) else ""
        counts |= {"title": folded(_spaced(headline)) == folded(_spaced(page["title"])), "title_asked": 1}
    if page.get("date"):
        counts |= {"date": isinstance(found, Article) and found.published == page["date"], "date_asked": 1}
    return counts


def of_foreign(found: Article | Skip) -> Counts:
    """What a page in another language adds up to."""
    return {"foreign": isinstance(found, Skip) and found.step == "language", "foreign_asked": 1}


def scores(counts: Counts) -> Scores:
    return {
        "with_share": share(counts, "with", "with_asked"),
        "without_share": share(counts, "without", "without_asked"),
        "title_right": share(counts, "title", "title_asked"),
        "date_right": share(counts, "date", "date_asked"),
        "other_languages_skipped": share(counts, "foreign", "foreign_asked"),
    }


def is_foreign(page: bytes) -> bool:
    """Whether a page says that it is not in English.

    >>> is_foreign(b'<html class="x" lang="de-CH">'), is_foreign(b"<html>")
    (True, False)
    """
    declared = _LANGUAGE.search(page)
    return declared is not None and declared.group(1).lower() != b"en"


def _read(file: Path) -> Article | Skip:
    for origin in origins([str(file)]):
        if isinstance(origin, Skip):
            return origin
        for found in articles(origin):
            return found
    return Skip(str(file), "read", "nothing came of it")


def _story(article: Article) -> str:
    return "\n".join(article.text[part.start : part.end] for part in article.parts if part.kind != "not_news")


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _told(found: Article | Skip, page: dict[str, Any], counts: Counts) -> str:
    if isinstance(found, Skip):
        return f"skipped: {found.step}, {found.reason} ({'rightly' if counts.get('foreign') else 'WRONGLY'})"
    if "foreign_asked" in counts:
        return "WRONGLY read: it is in another language"
    wrong = [fact for fact in _FACTS if counts.get(fact, 0) != counts.get(f"{fact}_asked", 0)]
    text = _spaced(_story(found))
    missing = [segment for segment in page["with"] if _spaced(segment) not in text]
    extra = [segment for segment in page["without"] if _spaced(segment) in text]
    return f"wrong: {wrong} missing {missing} extra {extra} headline {found.headline!r} published {found.published}"
