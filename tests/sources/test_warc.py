from __future__ import annotations

import gzip
import hashlib
import io
import resource
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.sources import Origin, articles, origins
from comity.sources.bodies import MAX_PAGE
from comity.sources.warc import pages_in
from comity.types import Article, Skip

DAY = "2020-01-03T08:00:00Z"


def page(number: int) -> bytes:
    told = f"The army entered city number {number} on Monday, and officials said that nobody was hurt there. " * 4
    return f"<!doctype html><html><head><title>City {number} entered</title></head><body><article><h1>City {number} \
is entered by the army</h1><p>{told}</p></article></body></html>".encode()


def record(
    content: bytes,
    url: str = "https://a.org/1",
    *,
    kind: str = "response",
    status: str = "200 OK",
    media: str = "text/html; charset=utf-8",
    http: str = "",
    warc: str = "",
) -> bytes:
    if kind in ("response", "request"):
        content = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{http}\r\n".encode() + content
        media = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {DAY}\r\n{warc}"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def archive(data: bytes, where: str = "crawl.warc") -> Origin:
    return Origin(where, hashlib.sha256(data).hexdigest(), None, data)


def three(zipped: bool) -> list[bytes]:
    records = [record(page(n), f"https://a.org/{n}") for n in range(3)]
    return list(map(gzip.compress, records)) if zipped else records


def read(data: bytes) -> tuple[list[str | None], list[Skip]]:
    """The addresses of the pages in an archive, and its skips."""
    found = list(pages_in(archive(data)))
    return [one.told.url for one in found if isinstance(one, Origin)], [one for one in found if isinstance(one, Skip)]


@pytest.mark.parametrize("zipped", [False, True])
def test_pages_with_their_addresses_and_times(zipped: bool) -> None:
    found = list(articles(archive(b"".join(three(zipped)))))
    assert all(isinstance(one, Article) for one in found)
    first = found[0]
    assert isinstance(first, Article)
    assert (first.url, first.retrieved) == ("https://a.org/0", DAY)
    assert first.headline == "City 0 is entered by the army"
    assert first.sha256 == hashlib.sha256(page(0)).hexdigest()
    assert [one.url for one in found if isinstance(one, Article)] == [f"https://a.org/{n}" for n in range(3)]


def test_a_file_and_where_in_it(tmp_path: Path) -> None:
    data = three(True)
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(data))
    (origin,) = origins([str(tmp_path)])
    assert isinstance(origin, Origin)
    assert [one.where for one in pages_in(origin)] == [
        f"{path}:{at}" for at in (0, len(data[0]), len(data[0]) + len(data[1]))
    ]


def test_what_is_no_page() -> None:
    data = (
        record(b"robots: classic", kind="warcinfo", media="application/warc-fields")
        + record(b"", kind="request")
        + record(page(1), status="404 Not Found")
        + record(b"\x89PNG", media="image/png")
        + record(b"", kind="revisit")
        + record(page(2), "https://a.org/2", kind="resource", media="text/html")
        + record(b"20200103080000\n1.2.3.4", "dns:a.org", kind="response").replace(b"application/http", b"text/dns")
    )
    urls, skips = read(data)
    assert urls == ["https://a.org/2"]
    assert [(one.step, one.reason) for one in skips] == [
        ("find", "no page: the server answered 404"),
        ("find", "not a kind that Comity reads (image/png)"),
        ("find", "not a page but a note that it was seen before"),
    ]


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(
    ("rot", "reason"),
    [
        (lambda one: one.replace(b"WARC/1.0", b"\x00\x00\x00\x00"), "can't be read"),
        (lambda one: one.replace(b"Content-Length: ", b"Content-Length: 9"), "cut off before its end"),
        (lambda one: one.replace(b"WARC-Target-URI: ", b"WARC-Target-URI: " + b"h" * 100_000), "can't be read"),
        (lambda one: one.replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date"), "cut off when it was archived"),
        (lambda one: one.replace(b"WARC-Date", b"WARC-Block-Digest: sha1:AAAA\r\nWARC-Date"), "not the bytes"),
    ],
)
def test_a_rotten_record_is_skipped_and_the_rest_is_read(zipped: bool, rot: object, reason: str) -> None:
    records = three(False)
    records[1] = rot(records[1])  # type: ignore[operator]
    urls, skips = read(b"".join(map(gzip.compress, records) if zipped else records))
    assert urls == ["https://a.org/0", "https://a.org/2"]
    assert len(skips) == 1
    assert skips[0].step == "read"
    assert reason in skips[0].reason


def test_damaged_compression_is_skipped_and_the_rest_is_read() -> None:
    records = three(True)
    broken = bytearray(records[1])
    broken[40:60] = b"\xff" * 20
    urls, skips = read(records[0] + bytes(broken) + records[2])
    assert urls == ["https://a.org/0", "https://a.org/2"]
    assert len(skips) == 1


@pytest.mark.parametrize("zipped", [False, True])
def test_an_archive_that_is_cut_gives_what_stands_before_the_cut(zipped: bool) -> None:
    urls, skips = read(b"".join(three(zipped))[:-60])
    assert urls == ["https://a.org/0", "https://a.org/1"]
    assert [one.reason for one in skips] == ["a record that is cut off before its end"]


def test_a_page_that_holds_a_record_gives_no_second_page() -> None:
    forged = record(page(1), "https://bank.org/")
    whole = record(b"<html>" + forged, "https://a.org/0")
    urls, _ = read(whole + b"rotten\r\n\r\n" + record(page(2), "https://a.org/2"))
    assert urls == ["https://a.org/0", "https://a.org/2"]


@pytest.mark.parametrize(
    ("http", "packed"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(page(1), mtime=0)),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(1)), page(1))),
        ("Transfer-Encoding: chunked\r\n", page(1)),
    ],
)
def test_what_the_server_packed_is_unpacked(http: str, packed: bytes) -> None:
    (found,) = pages_in(archive(record(packed, http=http)))
    assert isinstance(found, Origin)
    assert found.held == page(1)


def test_bombs_are_not_held() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bomb = gzip.compress(b"0" * 60_000_000)
    large = gzip.compress(record(b"0" * 60_000_000))
    small = gzip.compress(record(page(1)))
    urls, skips = read(gzip.compress(record(bomb, http="Content-Encoding: gzip\r\n")) + large + small)
    assert urls == ["https://a.org/1"]
    assert {one.reason for one in skips} == {f"larger than {MAX_PAGE // 1024**2} MiB, which no page of a report is"}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250_000  # KiB; the test itself makes 120 MB


def test_the_server_knows_the_encoding() -> None:
    told = "Die Bürger – so heißt es – the army entered Kraków on Monday, and officials said nobody was hurt. " * 4
    body = f"<html><body><article><h1>The army entered the city</h1><p>{told}</p></article></body></html>"
    (found,) = articles(archive(record(body.encode("cp1250"), media="text/html; charset=windows-1250")))
    assert isinstance(found, Article)
    assert "Kraków" in found.text
    assert found.repairs == 0


def test_an_archive_in_an_archive_is_not_opened() -> None:
    (found,) = articles(archive(record(b"".join(three(False)))))
    assert isinstance(found, Skip)


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_broken_ends_as_pages_and_skips(data: st.DataObject) -> None:
    whole = bytearray(b"".join(three(data.draw(st.booleans()))))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    stream = io.BytesIO(bytes(whole[:cut]))
    found = list(pages_in(archive(stream.getvalue())))
    assert len(found) <= 8
