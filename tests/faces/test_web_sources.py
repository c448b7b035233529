"""`comity read` of addresses: pages, feeds and refusals, from a server on loopback."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "sources" / "web"))

from local_server import LocalServer, Reply

Run = Callable[..., Any]
TOLD = "On Sunday the United States bombed Kataib Hezbollah, and 25 killed were counted. Esper said that the United States bombed Kataib Hezbollah in defence of its men. "  # noqa: E501


def html(number: int, head: str = "") -> bytes:
    return f"""<!doctype html><html><head><title>Raid {number} on the militia</title>{head}</head><body>
<article><h1>Raid {number} on the militia</h1><p>{TOLD * 4}</p></article></body></html>""".encode()


def rss(*urls: str) -> bytes:
    items = "".join(f"<item><link>{url}</link><pubDate>Mon, 30 Dec 2019 10:00:00 GMT</pubDate></item>" for url in urls)
    return f"<rss><channel><title>Lantern</title>{items}</channel></rss>".encode()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    monkeypatch.setattr("comity.sources.web.fetching.Web._waited", lambda *_: None)  # no test waits
    with LocalServer() as server:
        yield server


def local(server: LocalServer, path: str) -> str:
    return server.url(path, "127.0.0.1")


def test_an_address_is_read_into_a_casebook(comity: Run, server: LocalServer, tmp_path: Path) -> None:
    server.replies["/1"] = Reply(html(1, '<meta name="date" content="2019-12-30">'))
    case = tmp_path / "iraq"
    ran = comity("read", local(server, "/1"), "--allow-private", "--into", case)
    assert (ran.code, ran.err.splitlines()[0]) == (0, "1 read, none skipped")
    assert local(server, "/1") in comity("articles", case, "--jsonl").out
    assert (case / "web.db").exists()
    assert comity("verify", case).code == 0


def test_a_feed_is_read_and_what_is_refused_is_told(comity: Run, server: LocalServer, tmp_path: Path) -> None:
    server.replies |= {
        "/feed": Reply(rss(local(server, "/1"), local(server, "/gone"))),
        "/1": Reply(html(1)),
    }
    case = tmp_path / "iraq"
    ran = comity("read", local(server, "/feed"), "--allow-private", "--into", case)
    assert (ran.code, ran.err.splitlines()[0]) == (1, "1 read, 1 skipped: 1 answered with 404")
    assert '"published":"2019-12-30","published_from":"feed"' in comity("articles", case, "--jsonl").out
    again = comity("read", local(server, "/feed"), "--allow-private", "--into", case)
    assert "1 held already" in again.err


def test_6_where_all_was_refused(comity: Run, server: LocalServer) -> None:
    server.replies |= {"/robots.txt": Reply(b"User-agent: *\nDisallow: /"), "/1": Reply(html(1))}
    ran = comity("read", local(server, "/1"), "--allow-private")
    assert ran.code == 6
    assert "forbidden by the site's robots.txt" in ran.err
    ran = comity("read", local(server, "/1"))
    assert ran.code == 6
    assert "no public address: `127.0.0.1`\n" in ran.err
    assert "--allow-private" in ran.err


def test_files_and_addresses_together(comity: Run, server: LocalServer, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(html(1))
    ran = comity("read", local(server, "/1"), tmp_path / "a.html", "--jsonl")
    assert ran.code == 1
    assert '"type":"article"' in ran.out
    missing = comity("read", local(server, "/1"), tmp_path / "b.html")
    assert missing.code == 3
    assert not server.asked


def test_whom_to_write_to(comity: Run, server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_CONTACT", "desk@example.org\r\nX-Evil: 1")
    server.replies["/1"] = Reply(html(1))
    assert comity("read", local(server, "/1"), "--allow-private").code == 0
    agent = server.asked[0].headers["User-Agent"]
    assert agent.startswith("Comity/")
    assert agent.endswith("(reads news reports; desk@example.orgX-Evil: 1)")
