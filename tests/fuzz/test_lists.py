"""Feeds, sitemaps, pages of links and robots.txt, damaged: what they list, or an error that says why not."""

from __future__ import annotations

import gzip
import math

import pytest
from damaging import damaged, examples
from hypothesis import given
from hypothesis import strategies as st

from comity.sources.web.answers import Page
from comity.sources.web.entries import FeedError, entries_of, kind_of_feed, sitemaps_in
from comity.sources.web.links import feeds_in, links_in
from comity.sources.web.robots import rules_of

WORDS = "The army entered the city on Monday, officials said. " * 30
RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Wire A</title><link>https://a.org/</link>
<item><title>City entered</title><link>https://a.org/1</link><guid>1</guid><pubDate>Sun, 29 Dec 2019 10:00:00 GMT</pubDate>
<author>a@a.org (A. Bell)</author><content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded></item>
<item><title>Talks &amp; more</title><link>https://a.org/2</link><description>Short.</description></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire B</title><updated>2019-12-29T10:00:00Z</updated>
<entry><title type="html">City &lt;b&gt;entered&lt;/b&gt;</title><id>urn:1</id><link href="/1" rel="alternate"/>
<published>2019-12-29T10:00:00Z</published><author><name>A. Bell</name></author></entry></feed>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://a.org/1</loc><lastmod>2019-12-29</lastmod><n:news><n:title>City entered</n:title></n:news></url></urlset>"""
INDEX = """<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://a.org/s1.xml</loc><lastmod>2019-12-29</lastmod></sitemap><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>"""
LINKS = """<!doctype html><html><head><base href="https://a.org/news/"><link rel="alternate" type="application/rss+xml" href="/feed">
<style>.x {display: none}</style></head><body><a href="1">One</a><a class="x" href="trap">Two</a><a rel="nofollow" href="3">3</a></body></html>"""
ROBOTS = "User-agent: *\nDisallow: /private\nAllow: /private/1$\nCrawl-delay: 5\nRequest-rate: 1/10\nSitemap: /s.xml\n\nUser-agent: Comity\nDisallow: /*.pdf$\n"
FEEDS = (RSS, ATOM, SITEMAP, INDEX)


def page(data: bytes) -> Page:
    return Page("https://a.org/feed", data, "2020-01-03T08:00:00Z")


@pytest.mark.parametrize("whole", FEEDS, ids=["rss", "atom", "sitemap", "index"])
def test_a_damaged_list_names_addresses_or_says_why_not(whole: str) -> None:
    @examples(20)
    @given(damaged(whole.encode()), st.booleans())
    def run(data: bytes, zipped: bool) -> None:
        found = page(gzip.compress(data, mtime=0) if zipped else data)
        kind_of_feed(found.data)
        for listed in (entries_of, sitemaps_in):
            try:
                listed(found)
            except FeedError as error:
                assert str(error)

    run()


@examples(20)
@given(damaged(LINKS.encode()))
def test_a_damaged_page_names_addresses_of_the_web_alone(data: bytes) -> None:
    for url in [*links_in(page(data)), *feeds_in(page(data))]:
        assert url.startswith(("https://", "http://"))


@examples(60)
@given(damaged(ROBOTS.encode()).map(lambda data: data.decode("utf-8", "replace")), st.text(max_size=40))
def test_damaged_rules_still_say_yes_or_no(text: str, path: str) -> None:
    rules = rules_of(text)
    assert math.isfinite(rules.pause)
    assert rules.pause >= 0
    assert rules.allows("https://a.org/" + path) in (True, False)
