"""A web archive (WARC, ISO 28500; plain or gzipped) -> the pages in it, each an origin of its own.

Streams: one record is held at a time. What is cut or rotten is a Skip, and reading goes on at the next record.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from comity.sources.bodies import MAX_PAGE, BodyError, joined, too_large, unpacked
from comity.sources.origins import Origin, Told, origin_of
from comity.types import Skip

PAGES = ("text/html", "application/xhtml+xml")
"""Media types that are read as pages."""

_GZIP = b"\x1f\x8b\x08"
_START = re.compile(rb"(?<=\r\n)WARC/[01]\.\d{1,2}\r\n|" + re.escape(_GZIP))
_STRETCH = 1024 * 1024  # bytes that are looked through at once for the next record


class _CutError(OSError):
    """A record that ends before its length is reached."""


def pages_in(archive: Origin) -> Iterator[Origin | Skip]:
    """The pages that an archive holds, in order, with the addresses and times of their records.

    Requests, and what else is the archive's own, are passed over. Answers without a page are Skips with step `find`
    (another kind, not found, moved), and with `read` those that can't be read; rotten records side by side are one.
    """
    with archive.open() as stream:
        zipped = stream.peek(len(_GZIP)).startswith(_GZIP)
        start: int | None = 0
        at = after = 0
        while start is not None:
            stream.seek(start)
            any_whole = False
            try:
                for record in _records(stream):
                    at = after = record.stream_pos
                    if found := _page(f"{archive.where}:{at}", record):
                        yield found
                    # a page may hold what looks like a record: where this one was whole, the next is not sought in it
                    after, any_whole = at if zipped else at + record.content_length, True
                return
            except (OSError, ValueError) as error:
                if any_whole or start == 0:
                    yield Skip(f"{archive.where}:{at}", "read", _why(error))
            start = _next_start(stream, max(after, start) + 1)


def _why(error: Exception) -> str:
    if isinstance(error, _CutError):
        return "a record that is cut off before its end"
    return f"a record from here on can't be read: {str(error).lower().rstrip('.')}"


def _records(stream: io.BufferedReader) -> Iterator[Any]:
    yield from _fastwarc().ArchiveIterator(stream, parse_http=False)


def _page(where: str, record: Any) -> Origin | Skip | None:
    """The page of a record; None of a record that answers nothing. An OSError where the record is rotten."""
    archives = _fastwarc()
    if record.record_type == archives.revisit:
        return Skip(where, "find", "not a page but a note that it was seen before")
    if record.record_type not in (archives.response, archives.resource):
        return None
    if record.content_length > MAX_PAGE:
        record.consume()
        return Skip(where, "read", str(too_large()))
    if record.headers.get("WARC-Truncated"):
        return Skip(where, "read", f"cut off when it was archived ({_words(record.headers['WARC-Truncated'])})")
    if (record.headers.get("WARC-Block-Digest") or "").startswith("sha1:") and not record.verify_block_digest():
        return Skip(where, "read", "not the bytes that were archived: they have another digest")
    return _answer(where, record) if record.record_type == archives.response else _resource(where, record)


def _answer(where: str, record: Any) -> Origin | Skip | None:
    if not record.is_http:
        return None  # a name looked up, a file transferred
    record.parse_http(auto_decode="none")
    data = _content(record)
    headers = record.http_headers
    if headers is None or headers.status_code is None:
        return Skip(where, "read", "not an answer of a web server")
    if headers.status_code != 200:
        return Skip(where, "find", f"no page: the server answered {headers.status_code}")
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        data = joined(data)
    try:
        data = unpacked(data, headers.get("Content-Encoding") or "")
    except BodyError as error:
        return Skip(where, "read", str(error))
    return _origin(where, record, data, record.http_content_type, record.http_charset)


def _resource(where: str, record: Any) -> Origin | Skip:
    return _origin(where, record, _content(record), (record.headers.get("Content-Type") or "").split(";")[0], None)


def _origin(where: str, record: Any, data: bytes, media: str | None, charset: str | None) -> Origin | Skip:
    media = (media or "").strip().lower()
    if media and media not in PAGES:
        return Skip(where, "find", f"not a kind that Comity reads ({_words(media)})")
    day = record.record_date
    retrieved = day.strftime("%Y-%m-%dT%H:%M:%SZ") if day else None
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    return origin_of(where, data, retrieved, Told(url=address, charset=charset, html=bool(media)))


def _content(record: Any) -> bytes:
    data: bytes = record.reader.read(record.content_length)
    if len(data) < record.content_length:
        raise _CutError
    return data


def _words(text: str) -> str:
    return " ".join(text.split())[:40]


def _next_start(stream: io.BufferedReader, start: int) -> int | None:
    """Where the next record may begin, from `start` on."""
    at = max(0, start - 2)  # for the end of the line before
    stream.seek(at)
    held = b""
    while stretch := stream.read(_STRETCH):
        held += stretch
        if found := _START.search(held, max(0, start - at)):
            return at + found.start()
        at, held = at + max(0, len(held) - 16), held[-16:]  # a start may lie across two stretches
    return None


@cache
def _fastwarc() -> Any:
    from fastwarc import warc

    return warc
