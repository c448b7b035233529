from __future__ import annotations

import gzip
import time
import zlib
from dataclasses import replace

import pytest
from local_server import Asked, ElsewhereClock, LocalServer, Reply

from comity.sources.web.answers import Page, Refused, Unchanged, Validators
from comity.sources.web.connections import Transport
from comity.sources.web.fetching import Clock, Web
from comity.sources.web.state import State


def refused(web: Web, url: str) -> Refused:
    answer = web.get(url)
    assert isinstance(answer, Refused), answer
    return answer


def page(web: Web, url: str) -> Page:
    answer = web.get(url)
    assert isinstance(answer, Page), answer
    return answer


def test_a_page(web: Web, server: LocalServer) -> None:
    server.replies["/1"] = Reply(b"words", headers={"Content-Type": "text/html; charset=koi8-r", "ETag": '"7"'})
    found = page(web, server.url("/1"))
    assert (found.data, found.media, found.charset, found.url) == (b"words", "text/html", "koi8-r", server.url("/1"))
    assert found.retrieved == "2020-01-01T00:00:01Z"  # a second after robots.txt
    assert found.validators == Validators('"7"', None)


def test_who_asks_says_so_and_brings_nothing_along(web: Web, server: LocalServer) -> None:
    web.manners = replace(web.manners, agent="Comity/1.0 (desk@example.org)")
    server.replies["/1"] = Reply(b"x", headers={"Set-Cookie": "id=7; Path=/"})
    server.replies["/2"] = Reply(b"x", 302, {"Location": "/1", "Set-Cookie": "id=8"})
    for path in ("/1", "/2", "/1"):
        page(web, server.url(path))
    assert {one.headers["User-Agent"] for one in server.asked} == {"Comity/1.0 (desk@example.org)"}
    assert not any("Cookie" in one.headers or "Authorization" in one.headers for one in server.asked)


# --- the rules of a site


def test_robots_are_asked_once_and_obeyed(web: Web, server: LocalServer) -> None:
    server.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private\nUser-agent: comity\nDisallow: /no")
    server.replies |= {"/1": Reply(b"x"), "/private": Reply(b"x"), "/no": Reply(b"x")}
    assert page(web, server.url("/1"))
    assert page(web, server.url("/private"))  # the rules for us stand over those for all
    found = refused(web, server.url("/no"))
    assert (found.step, found.later) == ("robots", None)
    assert [one.path for one in server.asked] == ["/robots.txt", "/1", "/private"]


@pytest.mark.parametrize(("status", "reads"), [(404, True), (403, True), (410, True), (500, False), (503, False)])
def test_robots_that_are_not_there_allow_and_those_that_fail_forbid(
    web: Web, server: LocalServer, status: int, reads: bool
) -> None:
    server.replies |= {"/robots.txt": Reply(b"", status), "/1": Reply(b"x")}
    answer = web.get(server.url("/1"))
    assert isinstance(answer, Page) == reads
    assert reads or "robots.txt" in answer.reason  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"x" * 9_000_000),
        Reply(b"", 302, {"Location": "/robots.txt"}),
        Reply(b"not packed", headers={"Content-Encoding": "gzip"}),
        Reply(b"", 418),
    ],
)
def test_robots_that_can_not_be_read_forbid(web: Web, server: LocalServer, reply: Reply) -> None:
    server.replies |= {"/robots.txt": reply, "/1": Reply(b"x")}
    assert isinstance(web.get(server.url("/1")), Page) == (reply.status == 418)


def test_a_redirect_is_judged_by_the_rules_of_where_it_leads(web: Web, server: LocalServer) -> None:
    server.replies |= {
        "a.test/1": Reply(b"", 301, {"Location": server.url("/2", "b.test")}),
        "b.test/robots.txt": Reply(b"User-agent: *\nDisallow: /"),
        "b.test/2": Reply(b"x"),
    }
    assert refused(web, server.url("/1", "a.test")).step == "robots"


def test_the_pause_that_a_site_asks_for(web: Web, server: LocalServer, clock: ElsewhereClock) -> None:
    server.replies |= {"/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 7"), "/1": Reply(b"x"), "/2": Reply(b"x")}
    for path in ("/1", "/2", "/1"):
        page(web, server.url(path))
    assert clock.slept == [1.0, 7.0, 7.0]


def test_a_pause_that_is_too_long_is_no(web: Web, server: LocalServer) -> None:
    server.replies |= {"/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 90000"), "/1": Reply(b"x")}
    assert refused(web, server.url("/1")).reason == "a pause too long in the site's robots.txt: 25 hours between pages"


def test_a_host_is_asked_a_second_apart_and_another_at_once(
    web: Web, server: LocalServer, clock: ElsewhereClock
) -> None:
    server.replies["/1"] = Reply(b"x")
    for host in ("a.test", "a.test", "b.test"):
        page(web, server.url("/1", host))
    assert clock.slept == [1.0, 1.0, 1.0]  # each site's page after its robots.txt, and a.test's second page


# --- what is asked again


def test_what_has_not_changed(web: Web, server: LocalServer) -> None:
    def reply(asked: Asked) -> Reply:
        known = asked.headers.get("If-None-Match") == '"7"' and asked.headers.get("If-Modified-Since") == "yesterday"
        return Reply(b"", 304) if known else Reply(b"x", headers={"ETag": '"7"', "Last-Modified": "yesterday"})

    server.replies["/1"] = reply
    found = page(web, server.url("/1"))
    assert isinstance(web.get(server.url("/1"), found.validators), Unchanged)


@pytest.mark.parametrize(
    ("after", "slept"),
    [("30", 30.0), ("Wed, 01 Jan 2020 00:00:31 GMT", 30.0), ("soon", 10.0), ("", 10.0)],
)
def test_a_busy_server_is_left_alone_as_long_as_it_asks(
    web: Web, server: LocalServer, clock: ElsewhereClock, after: str, slept: float
) -> None:
    replies = iter([Reply(b"", 429, {"Retry-After": after} if after else {}), Reply(b"x")])
    server.replies["/1"] = lambda _: next(replies)
    assert page(web, server.url("/1")).data == b"x"
    assert clock.slept == [1.0, slept]


def test_a_server_that_stays_busy_is_given_up_and_not_asked_meanwhile(web: Web, server: LocalServer) -> None:
    server.replies["/1"] = Reply(b"", 503, {"Retry-After": "7200"})
    found = refused(web, server.url("/1"))
    assert (found.reason, found.later) == ("answered with 503", 7200.0)
    assert refused(web, server.url("/2")).reason.startswith("left alone for now, as it was busy or failed: 2 hours")
    assert server.paths() == ["/1"]


def test_each_failure_waits_longer_and_a_success_forgives(web: Web, server: LocalServer, clock: ElsewhereClock) -> None:
    web.manners = replace(web.manners, tries=1)
    server.replies["/1"] = Reply(b"", 500)
    waits = []
    for _ in range(4):
        waits.append(refused(web, server.url("/1")).later)
        clock.time += 100_000
    server.replies["/1"] = Reply(b"x")
    page(web, server.url("/1"))
    server.replies["/1"] = Reply(b"", 500)
    clock.time += 10
    assert [*waits, refused(web, server.url("/1")).later] == [10.0, 30.0, 90.0, 270.0, 10.0]


def test_what_is_remembered_outlives_the_run(server: LocalServer, web: Web, clock: ElsewhereClock, tmp_path: object) -> None:  # fmt: skip  # noqa: E501
    path = tmp_path / "web.db"  # type: ignore[operator]
    server.replies["/1"] = Reply(b"", 429, {"Retry-After": "600"})
    web.state = State(path)
    refused(web, server.url("/1"))
    again = Web(state=State(path), transport=web.transport, clock=Clock(clock.now, clock.sleep))
    assert "left alone" in refused(again, server.url("/1")).reason
    assert [one.path for one in server.asked] == ["/robots.txt", "/1"]


# --- what is refused


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "not an address on the web, but `file:`"),
        ("ftp://a.test/", "not an address on the web, but `ftp:`"),
        ("http:///x", "an address without a host"),
        ("http://user:word@a.test/", "an address with a name or a password in it"),
        ("http://[::1", "not an address on the web"),
        ("http://a.test/" + "x" * 3000, "an address of more than 2000 characters"),
    ],
)
def test_addresses_that_are_none(web: Web, server: LocalServer, url: str, reason: str) -> None:
    found = refused(web, url)
    assert (found.step, found.reason) == ("address", reason)
    assert not server.resolved


@pytest.mark.parametrize("address", ["10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "224.0.0.1"])
def test_a_name_that_leads_into_a_network_is_not_asked(web: Web, server: LocalServer, address: str) -> None:
    server.names["inside.test"] = [address]
    found = refused(web, server.url("/1", "inside.test"))
    assert found.step == "address"
    assert found.reason.startswith(f"no public address: `inside.test` is at {address}")


def test_a_redirect_into_a_network_is_not_followed(web: Web, server: LocalServer) -> None:
    server.names["inside.test"] = ["10.0.0.1"]
    server.replies["/1"] = Reply(b"", 302, {"Location": server.url("/keys", "inside.test")})
    assert refused(web, server.url("/1")).step == "address"
    assert server.paths() == ["/1"]


def test_loopback_is_refused_to_users() -> None:
    with LocalServer() as server, Web() as web:
        for host in ("127.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "localhost"):
            assert refused(web, server.url("/1", host)).step == "address", host
        assert not server.asked


def test_the_address_that_was_checked_is_the_one_that_is_asked(server: LocalServer, clock: ElsewhereClock) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])  # a name that means another place a moment later
    transport = Transport(allowed=lambda one: one == "127.0.0.1", resolve=lambda *_: next(answers))
    server.replies["/1"] = Reply(b"x")
    with Web(transport=transport, clock=Clock(clock.now, clock.sleep)) as web:
        assert page(web, server.url("/1", "rebound.test")).data == b"x"
        assert len(list(answers)) == 2  # looked up once, for the connection that both requests went over


def test_redirects_have_an_end(web: Web, server: LocalServer) -> None:
    server.replies["/1"] = Reply(b"", 302, {"Location": "/1"})
    assert refused(web, server.url("/1")).reason == "more than 5 redirects"
    assert len(server.paths()) == 6


@pytest.mark.parametrize("to", ["file:///etc/passwd", "gopher://a.test/", "http://[::1", "javascript:alert(1)"])
def test_a_redirect_off_the_web_is_not_followed(web: Web, server: LocalServer, to: str) -> None:
    server.replies["/1"] = Reply(b"", 302, {"Location": to})
    assert refused(web, server.url("/1"))


@pytest.mark.parametrize(
    "reply",
    [
        Reply(endless=True),
        Reply(b"x" * 9_000_000),
        Reply(gzip.compress(b"0" * 50_000_000, mtime=0), headers={"Content-Encoding": "gzip"}),
        Reply(gzip.compress(gzip.compress(b"0" * 50_000_000), mtime=0), headers={"Content-Encoding": "gzip, gzip"}),
    ],
)
def test_a_body_without_an_end_is_not_held(web: Web, server: LocalServer, reply: Reply) -> None:
    server.replies["/1"] = reply
    assert refused(web, server.url("/1")).reason == "larger than 8 MiB, which no page of a report is"


def test_a_server_that_drips_is_left(web: Web, server: LocalServer) -> None:
    web.manners = replace(web.manners, seconds=0.5, tries=1)
    server.replies["/1"] = Reply(drip=0.05)
    began = time.monotonic()
    assert refused(web, server.url("/1")).reason == "no whole answer within 0 seconds"
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (b"not packed", "gzip", "packed, and what is packed is damaged"),
        (gzip.compress(b"words", mtime=0)[:-6], "gzip", "packed, and cut off before its end"),
        (b"x", "br", "packed as br, which Comity does not unpack"),
    ],
)
def test_what_can_not_be_unpacked(web: Web, server: LocalServer, body: bytes, encoding: str, reason: str) -> None:
    server.replies["/1"] = Reply(body, headers={"Content-Encoding": encoding})
    assert refused(web, server.url("/1")).reason == reason


@pytest.mark.parametrize("body", [zlib.compress(b"words"), zlib.compress(b"words")[2:-4]])
def test_deflate_as_servers_mean_it(web: Web, server: LocalServer, body: bytes) -> None:
    server.replies["/1"] = Reply(body, headers={"Content-Encoding": "deflate"})
    assert page(web, server.url("/1")).data == b"words"


@pytest.mark.parametrize(("status", "reason"), [(404, "answered with 404: it is not there"), (403, "answered with 403: it is forbidden"), (418, "answered with 418")])  # fmt: skip  # noqa: E501
def test_no_is_no(web: Web, server: LocalServer, status: int, reason: str) -> None:
    server.replies["/1"] = Reply(b"", status)
    found = refused(web, server.url("/1"))
    assert (found.step, found.reason, found.later) == ("fetch", reason, None)


def test_a_name_that_nobody_knows(web: Web, server: LocalServer) -> None:
    server.names["nobody.test"] = []
    found = refused(web, server.url("/1", "nobody.test"))
    assert found.reason == "not reached: `nobody.test` is not known"
    assert found.later == 120.0
    assert web.ready_in(server.url("/1", "nobody.test")) == 0


def test_a_server_that_is_down_is_tried_later_and_not_waited_for(web: Web, clock: ElsewhereClock) -> None:
    with LocalServer() as gone:
        url = gone.url("/1")
    found = refused(web, url)
    assert found.reason.startswith("not reached: ")
    assert (found.later, clock.slept) == (120.0, [])
    assert "left alone for now" in refused(web, url).reason


# --- what is sent


def test_a_message_is_sent_where_it_may(web: Web, server: LocalServer) -> None:
    server.names["inside.test"] = ["10.0.0.1"]
    server.replies |= {"/hook": Reply(b""), "/no": Reply(b"", 403)}
    assert web.post(server.url("/hook"), b"{}") is None
    assert server.asked[-1].body == b"{}"
    assert web.post(server.url("/no"), b"{}").reason.startswith("answered with 403")  # type: ignore[union-attr]
    assert web.post(server.url("/hook", "inside.test"), b"{}").step == "address"  # type: ignore[union-attr]
