"""Feeds, sitemaps, pages of links and robots.txt, damaged: what they list, or an error that says why not."""

from __future__ import annotations

import gzip
import math
from pathlib import Path

import pytest
from damaging import damaged, examples
from hypothesis import given
from hypothesis import strategies as st

from comity.sources.web.answers import Page
from comity.sources.web.entries import FeedError, entries_of, kind_of_feed, sitemaps_in
from comity.sources.web.links import feeds_in, links_in
from comity.sources.web.robots import rules_of

WHOLE = Path(__file__).parent / "whole"
FEEDS = ("feed.rss", "feed.atom", "sitemap.xml", "index.xml")


def page(data: bytes) -> Page:
    return Page("https://a.org/feed", data, "2020-01-03T08:00:00Z")


@pytest.mark.parametrize("name", FEEDS)
def test_a_damaged_list_names_addresses_or_says_why_not(name: str) -> None:
    @examples(20)
    @given(damaged((WHOLE / name).read_bytes()), st.booleans())
    def run(data: bytes, zipped: bool) -> None:
        found = page(gzip.compress(data, mtime=0) if zipped else data)
        kind_of_feed(found.data)
        for listed in (entries_of, sitemaps_in):
            said = ""
            try:
                listed(found)
            except FeedError as error:
                said = str(error) or "nothing"
            assert said != "nothing"

    run()


@examples(20)
@given(damaged((WHOLE / "links.html").read_bytes()))
def test_a_damaged_page_names_addresses_of_the_web_alone(data: bytes) -> None:
    for url in [*links_in(page(data)), *feeds_in(page(data))]:
        assert url.startswith(("https://", "http://"))


@examples(60)
@given(
    damaged((WHOLE / "robots.txt").read_bytes()).map(lambda data: data.decode("utf-8", "replace")), st.text(max_size=40)
)
def test_damaged_rules_still_say_yes_or_no(text: str, path: str) -> None:
    rules = rules_of(text)
    assert math.isfinite(rules.pause)
    assert rules.pause >= 0
    assert rules.allows("https://a.org/" + path) in (True, False)
