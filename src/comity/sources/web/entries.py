"""Feeds (RSS, Atom) and sitemaps -> entries: where a report is, and what the feed says of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal
from urllib.parse import urljoin

from comity.sources.bodies import BodyError, unpacked
from comity.sources.dates import day_of
from comity.sources.texts import decode, without_surrogates
from comity.sources.urls import of_one_site
from comity.sources.web.answers import Page

Kind = Literal["feed", "sitemap", "index"]

MOST = 1000
"""Entries that are read of one list, the newest; more than any site publishes between two askings."""

MAX_SITEMAP = 50 * 1024 * 1024
"""Bytes of a sitemap, unpacked, as its protocol allows."""

_HEAD = 4096
_ROOT = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:\w+:)?(\w+)", re.S | re.I)
_KINDS: dict[str, Kind] = {"rss": "feed", "feed": "feed", "rdf": "feed", "urlset": "sitemap", "sitemapindex": "index"}
_WHOLE = 200  # words of an entry's own content from which on it may be the report
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[&hellip;\]|read more|continue reading|full story)\W*$", re.I)


class FeedError(ValueError):
    """A feed or sitemap that can't be read; its words say why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A report that a feed or sitemap names. `stamp` changes when it says that the report did.

    `content` is HTML, where the entry seems to hold the report whole, and `seen` when the feed was got (ISO UTC);
    `published` is an ISO day.
    """

    url: str
    stamp: str = ""
    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    content: str | None = None
    seen: str | None = None


def kind_of_feed(data: bytes) -> Kind | None:
    """What the bytes of a page list: entries (`feed`, `sitemap`) or sitemaps (`index`); None where it is no list."""
    if data.startswith(b"\x1f\x8b"):
        try:
            data = _plain(data)
        except FeedError:
            return None
    found = _ROOT.match(decode(data[:_HEAD]).text)
    return _KINDS.get(found[1].lower()) if found else None


def entries_of(page: Page) -> list[Entry]:
    """The entries of a feed or sitemap, each address once, in its order; a FeedError where it can't be read."""
    data = _plain(page.data)
    found = _feed(page, data) if kind_of_feed(data) == "feed" else _sitemap(page.url, data)
    by_address: dict[str, Entry] = {}
    for entry in found:
        by_address.setdefault(entry.url, entry)
    return list(by_address.values())


def sitemaps_in(page: Page) -> list[str]:
    """The sitemaps of the same site that an index names, those that changed last first."""
    named = [
        (_text(node, "lastmod") or "", urljoin(page.url, place))
        for node in _tree(_plain(page.data))
        if _name(node) == "sitemap" and (place := _text(node, "loc"))
    ]
    return [url for _, url in sorted(named, key=lambda one: one[0], reverse=True) if of_one_site(url, page.url)]


def _plain(data: bytes) -> bytes:
    if data.startswith(b"\x1f\x8b"):
        try:
            data = unpacked(data, "gzip", MAX_SITEMAP)
        except BodyError as error:
            raise FeedError(str(error)) from None
    if b"<!ENTITY" in data[: 64 * 1024]:  # it may name files, and itself many times over
        raise FeedError("it defines entities of its own, which no feed needs")
    return data


def _feed(page: Page, data: bytes) -> Iterator[Entry]:
    # as a stream: of a string feedparser would wonder whether it is an address or a file
    parsed = _feedparser().parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and parsed.bozo:
        raise FeedError(f"a feed that can't be parsed: {type(parsed.bozo_exception).__name__}")
    outlet = _words(parsed.feed.get("title"))
    for said in parsed.entries:
        one = dict(said)  # as it is: feedparser's own dict takes one day for another
        link = next(
            (link.get("href") for link in one.get("links", ()) if _may_follow(link.get("rel", "alternate"))), None
        )
        if not link:
            continue
        source = one.get("source", {}).get("title") if isinstance(one.get("source"), dict) else None
        authors = (_words(author.get("name")) for author in one.get("authors", ()))
        yield Entry(
            urljoin(page.url, link.strip()),
            f"{one.get('id', '')} {one.get('updated', one.get('published', ''))}",
            _words(_bare(one.get("title"))),
            day_of(one.get("published")) or day_of(one.get("updated")),
            tuple(dict.fromkeys(filter(None, authors))),
            _words(source) or outlet,
            _whole([content.get("value", "") for content in one.get("content", ())]),
            page.retrieved,
        )


def _may_follow(rel: str) -> bool:
    said = rel.lower().split()
    return "alternate" in said and "nofollow" not in said


def _whole(contents: list[str]) -> str | None:
    """The content of an entry, where it is long enough for a report and does not break off."""
    for content in contents:
        text = _bare(content)
        if len(text.split()) >= _WHOLE and not _CUT.search(text):
            return without_surrogates(content).text
    return None


def _sitemap(url: str, data: bytes) -> Iterator[Entry]:
    found = []
    for node in _tree(data):
        place = _text(node, "loc") if _name(node) == "url" else None
        if not place or not of_one_site(address := urljoin(url, place), url):  # it speaks for its own site alone
            continue
        changed, said = _text(node, "lastmod") or "", _text(node, "publication_date")
        entry = Entry(address, changed, _words(_text(node, "title")), day_of(said), outlet=_words(_text(node, "name")))
        found.append((changed or said or "", entry))
    yield from (entry for _, entry in sorted(found, key=lambda one: one[0], reverse=True))


def _tree(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedError(f"a sitemap that can't be parsed: {error}") from None
    if tree is None:
        raise FeedError("a sitemap that can't be parsed")
    return tree


def _text(node: Any, name: str) -> str | None:
    """The words of the first element of a name below a node, whatever its namespace."""
    found = next((one for one in node.iter() if _name(one) == name and one is not node), None)
    return (found.text or "").strip() or None if found is not None else None


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _bare(html: object) -> str:
    """The words of a piece of HTML."""
    return " ".join(re.sub(r"<[^>]*>", " ", str(html or "")).split())


def _words(text: object) -> str | None:
    return " ".join(without_surrogates(text).text.split())[:500] or None if isinstance(text, str) else None


@cache
def _feedparser() -> Any:
    import feedparser  # a quarter of a second, and needed for feeds only

    return feedparser
