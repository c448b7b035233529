from __future__ import annotations

import pytest

from comity.sources.web.answers import Page
from comity.sources.web.links import feeds_in, links_in

SEEN = '<a href="/seen">Troops go to the border</a>'


def links(body: str, head: str = "", robots: str = "") -> list[str]:
    page = f"<!doctype html><html><head><title>News</title>{head}</head><body>{body}</body></html>"
    found = links_in(Page("https://lantern.org/news/", page.encode(), "2020-01-01T00:00:00Z", robots=robots))
    return [one.removeprefix("https://lantern.org") for one in found]


def test_links_that_are_shown() -> None:
    body = f"""{SEEN}<p><a href="2020/01/talks#end">Talks</a></p><a href="/seen">again</a>
    <a href="//www.lantern.org/www">Its other name</a><a href="/picture"><img src="p.png" alt="Talks"></a>
    <div style="width: 100%; opacity: 0.9; left: -1px">
    <a href="/styled" style="color: #333; font-size: 10px">A</a></div>"""
    assert links(body) == ["/seen", "/news/2020/01/talks", "https://www.lantern.org/www", "/picture", "/styled"]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/trap" rel="nofollow">Talks</a>',
        '<a href="/trap" rel="external NoFollow">Talks</a>',
        '<a href="/trap" hidden>Talks</a>',
        '<a href="/trap" aria-hidden="true">Talks</a>',
        '<a href="/trap" style="display:none">Talks</a>',
        '<a href="/trap" style="color: red; DISPLAY : NONE !important">Talks</a>',
        '<a href="/trap" style="visibility: hidden">Talks</a>',
        '<a href="/trap" style="opacity: 0">Talks</a>',
        '<a href="/trap" style="opacity:0.0;">Talks</a>',
        '<a href="/trap" style="font-size:0">Talks</a>',
        '<a href="/trap" style="width:1px;height:1px;overflow:hidden">Talks</a>',
        '<a href="/trap" style="position:absolute;left:-9999px">Talks</a>',
        '<a href="/trap" style="text-indent:-9999em">Talks</a>',
        '<a href="/trap" style="clip: rect(0 0 0 0)">Talks</a>',
        '<a href="/trap" style="color:#fff;background:#fff">Talks</a>',
        '<a href="/trap" style="color: transparent">Talks</a>',
        '<div style="display:none"><p><a href="/trap">Talks</a></p></div>',
        '<div aria-hidden="TRUE"><a href="/trap">Talks</a></div>',
        '<div class="sr-only"><a href="/trap">Talks</a></div>',
        '<div class="pot"><a href="/trap">Talks</a></div>',
        '<a href="/trap" id="jar">Talks</a>',
        '<a href="/trap"><span style="display:none">Talks</span></a>',
        '<a href="/trap"></a>',
        '<a href="/trap"> &nbsp;</a>',
        '<a href="/trap"><img src="dot.png" width="1" height="1"></a>',
        '<noscript><a href="/trap">Talks</a></noscript>',
        '<template><a href="/trap">Talks</a></template>',
        '<!-- <a href="/trap">Talks</a> -->',
        '<a href="/trap">Do NOT follow this link or you will be shut out</a>',
        "<a href='/trap'>Don’t click here</a>",
        '<a href="/trap" title="never follow this">Talks</a>',
        '<a href="https://elsewhere.org/trap">Talks</a>',
        '<a href="mailto:desk@lantern.org">Talks</a>',
        '<a href="javascript:go()">Talks</a>',
        '<a href="http://[::1">Talks</a>',
    ],
)
def test_links_that_no_person_could_or_should_follow(link: str) -> None:
    sheet = "<style>p {color: red} a.other, div.pot { display: none } @media x {.y{}} #jar{opacity:0}</style>"
    assert links(f"{SEEN}{link}", sheet) == ["/seen"]


@pytest.mark.parametrize("content", ["nofollow", "noindex, NOFOLLOW", "none"])
def test_a_page_that_asks_for_none_of_its_links(content: str) -> None:
    assert links(SEEN, f'<meta name="robots" content="{content}">') == []
    assert links(SEEN, robots=content) == []


def test_the_feeds_that_a_page_names() -> None:
    page = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml">
    <link rel="alternate" type="text/html" href="/amp"><link rel="stylesheet" href="/x.css">
    </head><body>x</body></html>"""
    assert feeds_in(Page("https://lantern.org/", page, "")) == ["https://lantern.org/feed.xml"]
