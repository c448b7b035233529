"""An address on the web -> the origins behind it: a page, the reports of a feed or sitemap, what a page links to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from comity.sources.origins import Origin, Told, origin_of
from comity.sources.warc import PAGES
from comity.sources.web.answers import Page, Refused, Unchanged
from comity.sources.web.entries import MOST, Entry, FeedError, entries_of, kind_of_feed, sitemaps_in
from comity.sources.web.fetching import Web
from comity.sources.web.links import feeds_in, links_in
from comity.types import Skip

MOST_SITEMAPS = 20
"""Sitemaps that are opened of one index; an index in an index is not."""


def gathered(url: str, web: Web, *, links: bool = False) -> Iterator[Origin | Skip]:
    """What is behind an address, as it comes: a page as itself, a feed or sitemap as the pages that it names.

    With `links`, of a page also those of its own site that it shows links to, one step far. What could not be had is a
    Skip, with the step `address`, `robots`, `fetch` or `feed`.
    """
    answer = web.get(url)
    if not isinstance(answer, Page):
        yield skip_of(answer)
        return
    try:
        kind = kind_of_feed(answer.data)
        if kind == "index":
            yield from _of_index(answer, web)
        elif kind and not (entries := entries_of(answer)):
            yield Skip(url, "feed", "it names no reports")
        elif kind:
            yield from _each(url, entries, web)
        else:
            yield origin_of_page(url, answer)
            yield from _each(url, [Entry(link) for link in links_in(answer)] if links else [], web)
    except FeedError as error:
        yield Skip(url, "feed", str(error))


def named_by(page: Page, web: Web) -> list[Entry]:
    """The reports that a feed, a sitemap, an index of sitemaps, or the feed that a page names, lists now.

    A FeedError where the page lists nothing and names no feed, or where what it names can't be had.
    """
    kind = kind_of_feed(page.data)
    if kind is None:
        feeds = feeds_in(page)
        if not feeds:
            raise FeedError("neither a feed nor a sitemap, and it names no feed")
        return entries_of(_had(feeds[0], web))[:MOST]
    if kind == "index":
        return [one for url in sitemaps_in(page)[:MOST_SITEMAPS] for one in entries_of(_had(url, web))][:MOST]
    return entries_of(page)[:MOST]


def _had(url: str, web: Web) -> Page:
    """A list that another names; a FeedError where it can't be had, or is none."""
    answer = web.get(url)
    if not isinstance(answer, Page):
        raise FeedError(f"{skip_of(answer).reason}: {url}")
    if kind_of_feed(answer.data) not in ("feed", "sitemap"):
        raise FeedError(f"neither a feed nor a sitemap: {url}")
    return answer


def report_of(entry: Entry, web: Web) -> Origin | Skip:
    """The report that an entry names: its own content where that is whole, else its page."""
    if entry.content is not None:
        return content_of(entry)
    answer = web.get(entry.url)
    return origin_of_page(entry.url, answer, entry) if isinstance(answer, Page) else skip_of(answer)


def content_of(entry: Entry) -> Origin:
    """The report that an entry holds itself, as a page."""
    page = f"<!doctype html><html><body><article>{entry.content}</article></body></html>"
    return origin_of(entry.url, page.encode(), entry.seen, replace(_told(entry), html=True))


def origin_of_page(where: str, page: Page, entry: Entry | None = None) -> Origin:
    """A page as an origin, with what an entry told of it."""
    told = replace(_told(entry or Entry(where)), url=page.url, charset=page.charset, html=page.media in PAGES)
    return origin_of(where, page.data, page.retrieved, told)


def skip_of(answer: Refused | Unchanged) -> Skip:
    """Why there is nothing to read."""
    if isinstance(answer, Unchanged):
        return Skip(answer.url, "fetch", "the server says that nothing changed")
    return Skip(answer.url, answer.step, answer.reason)


def _told(entry: Entry) -> Told:
    return Told(
        entry.url,
        headline=entry.headline,
        published=entry.published,
        outlet=entry.outlet,
        authors=entry.authors,
    )


def _each(where: str, entries: list[Entry], web: Web) -> Iterator[Origin | Skip]:
    for entry in entries[:MOST]:
        yield report_of(entry, web)
    if len(entries) > MOST:
        yield Skip(where, "feed", f"more than is read of one list: {len(entries) - MOST:,} of its reports are left")


def _of_index(index: Page, web: Web) -> Iterator[Origin | Skip]:
    named = sitemaps_in(index)
    left = MOST
    for url in named[:MOST_SITEMAPS]:
        if left <= 0:
            break
        answer = web.get(url)
        if not isinstance(answer, Page):
            yield skip_of(answer)
            continue
        try:
            entries = entries_of(answer) if kind_of_feed(answer.data) == "sitemap" else []
        except FeedError as error:
            yield Skip(url, "feed", str(error))
            continue
        yield from _each(url, entries[:left], web)
        left -= len(entries)
    if len(named) > MOST_SITEMAPS or left < 0:
        yield Skip(index.url, "feed", f"more than is read of one list: {MOST:,} reports of {MOST_SITEMAPS} sitemaps")
