"""A web page -> a Story: its article without the page around it, and what its metadata say. Broken pages are Skips."""

from __future__ import annotations

import codecs
import json
import logging
import re
from collections import deque
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any

from comity.sources.dates import day_in_url, day_of
from comity.sources.stories import Story, under_headline
from comity.sources.texts import Text, decode, without_surrogates
from comity.types import Skip

MAX_DEPTH = 2_000
"""Open tags, one inside another, beyond which a page is taken for an attack on its reader."""

MAX_TAGS = 200_000
"""Tags of a page, opening and closing: ten times what the longest report needs."""

# The parsers take minutes over a tag of a megabyte, or a thousand attributes; no report is written in them.
_LONG_TAG = re.compile(r"<([a-zA-Z]\w*)[^<>]{20000,}>")
_LONG_VALUE = 10_000  # characters of an attribute
_FEW_WORDS = 100  # of text, below which a page is given the slower extraction too
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_.:-]{2,40})",
    re.I,
)
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date.published",
    "publishdate", "publish_date", "publish-date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date", "date", "og:published_time", "rnews:datepublished",
    "article.published", "originalpublicationdate", "cxenseparse:recs:publishtime", "bt:pubdate",
)  # fmt: skip
_NESTING = re.compile(r"<(/?)(?:div|span|b|i|em|strong|font|table|td|ul|ol|blockquote|section|article|a)\b", re.I)
# Browsers write where a page was saved from above it, and so does SingleFile.
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>\"]{4,2000})"
)
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")


def story_in_page(where: str, data: bytes, charset: str | None = None) -> Story | Skip:
    """The bytes of a page -> its Story, or a Skip where it gives no text or can't be parsed. Never raises.

    `charset` is the encoding that the page's server told, if it did.
    """
    decoded = decode_page(data, charset)
    if decoded.text.count("<") > MAX_TAGS:
        return Skip(where, "text", f"a page with more than {MAX_TAGS:,} tags")
    if _depth(decoded.text) > MAX_DEPTH:
        return Skip(where, "text", f"a page with more than {MAX_DEPTH} tags inside one another")
    try:
        found = _read(decoded.text)
    except MemoryError:
        raise  # which is no fault of the page
    except Exception as error:  # pages are hostile and three parsers deep; here, and only here, all they raise ends
        return Skip(where, "text", f"a page that can't be parsed: {type(error).__name__}")
    if found is None:
        return Skip(where, "text", "a page without an article's text")
    story = _story(where, decoded.repairs, *found)
    saved = _SAVED_FROM.search(decoded.text[:4096])
    return story if story.url or not saved else replace(story, url=saved[1])


def decode_page(data: bytes, charset: str | None = None) -> Text:
    """The text of a page: UTF-8 where it is, else as its server or its head says, else as browsers guess.

    Browsers guess windows-1252 (HTML Standard, 13.2.3.2). So do we, but not where part of it is plainly UTF-8: then a
    byte went wrong, and is replaced.
    """
    declared = [name for name in (charset, declared_charset(data)) if name and _known(name)]
    if not declared and not _UTF8.search(data):
        declared = ["windows-1252"]
    return decode(data, *declared)


def _known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except (LookupError, ValueError):
        return False


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page's head declares, if it does."""
    found = _CHARSET.search(data[:4096])
    name = found and (found[1] or found[2])
    return name.decode("ascii") if name else None


def _depth(page: str) -> int:
    """A cheap bound on nesting: how far opening tags that want closing run ahead of closing ones."""
    depth = deepest = 0
    for tag in _NESTING.finditer(page):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _read(page: str) -> tuple[Any, tuple[str, ...], dict[str, str]] | None:
    extract, load_html = _trafilatura()
    tree = load_html(_LONG_TAG.sub(r"<\1>", page))
    if tree is None:
        return None
    for node in tree.iter():
        for name, value in node.attrib.items():
            if len(value) > _LONG_VALUE:
                del node.attrib[name]
    headings = _headings(tree)
    dated = _dated(tree)
    document = _extract(extract, tree, fast=True)
    if document is None or len((document.text or "").split()) < _FEW_WORDS:
        document = _extract(extract, tree, fast=False) or document
    if document is None or not (document.text or "").strip():
        return None
    return document, headings, dated


def _extract(extract: Any, tree: Any, *, fast: bool) -> Any:
    return extract(
        deepcopy(tree),  # it prunes the tree that it is given
        fast=fast,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # without a last day htmldate asks the clock for one; without a search of all text it does not guess
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
    )


def _story(where: str, repairs: int, page: Any, headings: tuple[str, ...], dated: dict[str, str]) -> Story:
    if not dated and not day_in_url(page.url) and (day := day_of(page.date)):
        dated = {"metadata": day}
    headline = _headline(page.title, page.sitename, headings)
    body = "\n\n".join(line for line in without_surrogates(page.text).text.split("\n") if line.strip())
    return Story(
        where,
        under_headline(headline, body),
        repairs=repairs,
        headline=headline,
        dated=dated,
        url=page.url,
        outlets=(page.sitename,) if page.sitename else (),
        authors=tuple(name.strip() for name in (page.author or "").split(";") if name.strip()),
    )


def _headline(title: str | None, site: str | None, headings: tuple[str, ...]) -> str | None:
    """The page's heading that its title speaks of, for titles are written for search; else the title, less the site."""
    title = " ".join(without_surrogates(title or "").text.split())
    said = _long_words(title)
    nearest = max(headings, key=lambda one: len(said & _long_words(one)), default="")
    if len(title.split()) < 2 and len(headings) == 1:
        return nearest
    if title not in nearest and len(nearest.split()) >= 4 and len(said & _long_words(nearest)) >= 2:
        return nearest
    title = max(re.split(r"\s+[|·]\s+", title), key=len)
    head, _, tail = title.rpartition(" - ")
    if head and site and (tail.lower() in site.lower() or site.lower() in tail.lower()):
        title = head
    return title or None


def _long_words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\w{4,}", text)}


def _headings(tree: Any) -> tuple[str, ...]:
    found = (" ".join(without_surrogates("".join(node.itertext())).text.split()) for node in tree.iter("h1"))
    return tuple(heading for heading in dict.fromkeys(found) if 0 < len(heading) <= 300)


def _dated(tree: Any) -> dict[str, str]:
    """The days that a page's metadata and its JSON-LD give."""
    dated: dict[str, str] = {}
    stated: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        stated.setdefault(name.lower(), node.get("content") or "")
    for name in _PUBLISHED_META:
        if day := day_of(stated.get(name)):
            dated["metadata"] = day
            break
    for node in tree.iter("script"):
        if "ld+json" in (node.get("type") or "").lower() and (day := _day_in_json(node.text or "")):
            dated["json-ld"] = day
            break
    return dated


def _day_in_json(text: str) -> str | None:
    try:
        said = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return next((day for value in _values(said, "datePublished") if (day := day_of(value))), None)


def _values(said: object, name: str) -> Iterator[object]:
    waiting = deque([said])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, dict):
            if name in one:
                yield one[name]
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


@cache
def _trafilatura() -> tuple[Any, Any]:
    from trafilatura import bare_extraction  # half a second to import, and needed for pages only
    from trafilatura.utils import load_html

    for name in _LOGGERS:  # without a handler of their own, Python prints their complaints on stderr
        logging.getLogger(name).addHandler(logging.NullHandler())
    return bare_extraction, load_html
