from __future__ import annotations

import gzip
from xml.sax.saxutils import escape

import pytest
from local_server import LocalServer, Reply

from comity.sources import Origin, articles
from comity.sources.web.answers import Page
from comity.sources.web.entries import Entry, FeedError, entries_of, kind_of_feed
from comity.sources.web.fetching import Web
from comity.sources.web.gathering import gathered, report_of
from comity.types import Article, Skip

TOLD = (
    "The army entered the city on Monday, and officials said that nobody was hurt in what they called a short march. "
)


def html(number: int, head: str = "", rest: str = "") -> bytes:
    return f"""<!doctype html><html><head><title>City {number} entered - The Lantern</title>{head}</head><body>
<article><h1>City {number} is entered by the army</h1><p>{TOLD * 4}</p><p>{TOLD * 2}</p>{rest}</article></body></html>""".encode()  # noqa: E501


def rss(items: str) -> bytes:
    return f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Lantern World</title><link>http://news.test/</link>{items}</channel></rss>""".encode()


def item(link: str, title: str = "Army in city", more: str = "") -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>Sun, 29 Dec 2019 20:10:00 GMT</pubDate>{more}</item>"
    )


def page_of(data: bytes, url: str = "https://lantern.org/feed") -> Page:
    return Page(url, data, "2020-01-01T00:00:00Z")


def read(web: Web, url: str, *, links: bool = False) -> list[Article | Skip]:
    return [
        found
        for one in gathered(url, web, links=links)
        for found in ([one] if isinstance(one, Skip) else articles(one))
    ]


# --- what a list is


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (rss(""), "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "feed"),
        (b'<?xml version="1.0"?><!-- x --><rdf:RDF xmlns:rdf="x"></rdf:RDF>', "feed"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE rss PUBLIC "x" "y">\n<rss></rss>', "feed"),
        (b"<urlset></urlset>", "sitemap"),
        (gzip.compress(b"<urlset></urlset>", mtime=0), "sitemap"),
        (b"<sitemapindex></sitemapindex>", "index"),
        ("<?xml version='1.0' encoding='utf-16'?><rss></rss>".encode("utf-16"), "feed"),
        (html(1), None),
        (b"words", None),
        (b"\x1f\x8bwords", None),
        (b"", None),
    ],
)
def test_what_lists_reports_is_known_by_its_content(data: bytes, kind: str | None) -> None:
    assert kind_of_feed(data) == kind


def test_the_entries_of_a_feed() -> None:
    items = (
        item("/1", more="<guid>7</guid><author>Ann Lee</author>") + item("/1") + item("https://other.org/2", "<b>B</b>")
    )
    first, second = entries_of(page_of(rss(items)))
    assert (first.url, first.headline, first.published) == ("https://lantern.org/1", "Army in city", "2019-12-29")
    assert (first.outlet, first.authors, first.content) == ("Lantern World", ("Ann Lee",), None)
    assert (second.url, second.headline) == ("https://other.org/2", "B")


def test_the_entries_of_an_atom_feed() -> None:
    data = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Lantern</title>
    <entry><title>A</title><link rel="self" href="/self"/><link href="/1"/>
    <updated>2019-12-30T01:00:00+03:00</updated></entry>
    <entry><title>B</title><link rel="alternate nofollow" href="/2"/></entry><entry><title>C</title></entry></feed>"""
    (entry,) = entries_of(page_of(data))
    assert (entry.url, entry.published) == ("https://lantern.org/1", "2019-12-30")


@pytest.mark.parametrize(
    ("content", "whole"),
    [(TOLD * 12, True), (TOLD * 2, False), (TOLD * 12 + "…", False), (TOLD * 12 + '<a href="x">Read more</a>', False)],
)
def test_an_entry_that_holds_its_report(content: str, whole: bool) -> None:
    held = f"<content:encoded>{escape('<p>' + content + '</p>')}</content:encoded>"
    (entry,) = entries_of(page_of(rss(item("/1", more=held))))
    assert (entry.content is not None) == whole


def test_a_stamp_changes_with_the_entry() -> None:
    one, same, other = (
        entries_of(page_of(rss(item("/1", more=f"<guid>7</guid><updated>{day}</updated>"))))[0].stamp
        for day in ("2020-01-01", "2020-01-01", "2020-01-02")
    )
    assert one == same
    assert one != other


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>',
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>&f;</loc></url></urlset>',
        gzip.compress(b"<urlset></urlset>", mtime=0)[:-4],
    ],
)
def test_a_feed_that_is_an_attack_or_cut(data: bytes) -> None:
    with pytest.raises(FeedError):
        entries_of(page_of(data))


@pytest.mark.parametrize("data", [b"<rss><channel><item><<<", b"<urlset", b"<urlset><url></url></urlset>"])
def test_a_broken_feed_names_nothing(data: bytes) -> None:
    assert entries_of(page_of(data)) == []


def test_a_feed_is_never_taken_for_a_file_or_address() -> None:
    for data in (b"/etc/passwd", b"http://inside.test/", b"file:///etc/passwd"):
        with pytest.raises(FeedError):
            entries_of(page_of(data))


def test_a_sitemap_speaks_for_its_own_site_and_the_newest_come_first() -> None:
    data = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://lantern.org/1</loc><lastmod>2019-12-28</lastmod></url><url><loc>https://bank.org/</loc></url>
    <url><loc> https://www.lantern.org/2 </loc><lastmod>2019-12-30</lastmod><n:news>
    <n:publication><n:name>Lantern</n:name></n:publication><n:publication_date>2019-12-29T10:00:00Z</n:publication_date>
    <n:title>Talks</n:title></n:news></url></urlset>"""
    first, second = entries_of(page_of(data))
    assert first == Entry("https://www.lantern.org/2", "2019-12-30", "Talks", "2019-12-29", outlet="Lantern")
    assert second.url == "https://lantern.org/1"


# --- what is read


def test_a_feed_is_read_by_its_pages(web: Web, server: LocalServer) -> None:
    meta = (
        '<meta property="article:published_time" content="2019-12-28"><meta property="og:site_name" content="Lantern">'
    )
    server.replies |= {
        "/feed": Reply(rss(item("/1") + item("/2") + item("/gone") + item("/private"))),
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /private"),
        "/1": Reply(html(1, meta), headers={"Content-Type": "text/html"}),
        "/2": Reply(html(2), headers={"Content-Type": "text/html"}),
    }
    first, second, gone, private = read(web, server.url("/feed"))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, first.published_from, first.outlets) == ("2019-12-28", "metadata", ("Lantern",))
    assert (second.published, second.published_from, second.outlets) == ("2019-12-29", "feed", ("Lantern World",))
    assert second.headline == "City 2 is entered by the army"
    assert (first.url, first.retrieved) == (server.url("/1"), "2020-01-01T00:00:02Z")
    assert gone == Skip(server.url("/gone"), "fetch", "answered with 404: it is not there")
    assert private == Skip(server.url("/private"), "robots", "forbidden by the site's robots.txt")


def test_the_page_says_where_it_stands_but_only_on_its_own_site(web: Web, server: LocalServer) -> None:
    own, other = (
        '<link rel="canonical" href="http://www.news.test/own">',
        '<link rel="canonical" href="http://bank.org/">',
    )
    server.replies |= {"/1": Reply(html(1, own)), "/2": Reply(html(2, other))}
    assert [one.url for path in ("/1", "/2") for one in read(web, server.url(path)) if isinstance(one, Article)] == [
        "http://www.news.test/own", server.url("/2"),
    ]  # fmt: skip


def test_an_entry_that_is_whole_asks_for_no_page(web: Web, server: LocalServer) -> None:
    content = f"<content:encoded>{escape('<p>' + TOLD * 12 + '</p>')}</content:encoded>"
    server.replies["/feed"] = Reply(rss(item("/1", more=content)))
    (found,) = read(web, server.url("/feed"))
    assert isinstance(found, Article)
    assert (found.headline, found.url, found.published) == ("Army in city", server.url("/1"), "2019-12-29")
    assert found.retrieved == "2020-01-01T00:00:01Z"
    assert server.paths() == ["/feed"]


def test_a_wrong_encoding_is_read_as_the_server_has_it(web: Web, server: LocalServer) -> None:
    body = html(1).decode().replace("city on", "city of Kraków on").encode("cp1250")
    server.replies["/1"] = Reply(body, headers={"Content-Type": "text/html; charset=windows-1250"})
    (found,) = read(web, server.url("/1"))
    assert isinstance(found, Article)
    assert "Kraków" in found.text


def test_an_index_of_sitemaps_is_opened_one_step_and_no_further_than_bounds(
    web: Web, server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(kind: str, *paths: str) -> Reply:
        one = "sitemap" if kind == "sitemapindex" else "url"
        return Reply(f"<{kind}>{''.join(f'<{one}><loc>{server.url(path)}</loc></{one}>' for path in paths)}</{kind}>".encode())  # fmt: skip  # noqa: E501

    server.replies |= {
        "/map": listed("sitemapindex", "/map", "/a", "/b"),
        "/a": listed("urlset", "/1", "/2"),
        "/b": listed("urlset", "/3"),
        **{f"/{number}": Reply(html(number)) for number in (1, 2, 3)},
    }
    assert [one.url for one in read(web, server.url("/map")) if isinstance(one, Article)] == [
        server.url(f"/{number}") for number in (1, 2, 3)
    ]
    monkeypatch.setattr("comity.sources.web.gathering.MOST_SITEMAPS", 2)
    found = read(web, server.url("/map"))
    assert [one.reason for one in found if isinstance(one, Skip)] == [
        "more than is read of one list: 1,000 reports of 2 sitemaps"
    ]


def test_links_are_followed_where_asked_and_traps_are_not(web: Web, server: LocalServer) -> None:
    rest = """<a href="/2">Talks</a><a href="/trap" style="display:none">x</a><a href="/trap" rel="nofollow">y</a>
    <p><a href="/trap">Do NOT follow this link or you will be banned</a></p>"""
    server.replies |= {"/1": Reply(html(1, rest=rest)), "/2": Reply(html(2)), "/trap": Reply(html(3))}
    assert len(read(web, server.url("/1"))) == 1
    assert len(read(web, server.url("/1"), links=True)) == 2
    assert "/trap" not in server.paths()


def test_more_entries_than_are_read(web: Web, server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.sources.web.gathering.MOST", 2)
    server.replies["/feed"] = Reply(rss("".join(item(f"/{number}") for number in range(9))))
    *_, said = read(web, server.url("/feed"))
    assert said == Skip(server.url("/feed"), "feed", "more than is read of one list: 7 of its reports are left")
    assert server.paths() == ["/feed", "/0", "/1"]


def test_a_feed_that_names_nothing_says_so(web: Web, server: LocalServer) -> None:
    server.replies["/feed"] = Reply(rss(""))
    assert read(web, server.url("/feed")) == [Skip(server.url("/feed"), "feed", "it names no reports")]


def test_a_report_that_is_refused_says_so(web: Web, server: LocalServer) -> None:
    server.names["inside.test"] = ["127.0.0.53"]
    found = report_of(Entry(server.url("/1", "inside.test")), web)
    assert isinstance(found, Skip)
    assert found.step == "address"
    assert not isinstance(found, Origin)
