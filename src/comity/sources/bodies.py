"""Bytes as a server sent them -> the bytes of the page: chunks joined, compression taken off, and never too much of it.

What is small when compressed may be endless when it is not; no more is ever unpacked than a page may hold.
"""

from __future__ import annotations

import zlib

MAX_PAGE = 8 * 1024 * 1024
"""Bytes of one page, compressed or not; the longest reports with their scripts hold one."""

_ZLIB_OR_GZIP = zlib.MAX_WBITS | 32
_BARE = -zlib.MAX_WBITS  # what some servers mean by `deflate`


class BodyError(ValueError):
    """Bytes that can't be unpacked; its words say why."""


def unpacked(data: bytes, encodings: str = "", limit: int = MAX_PAGE) -> bytes:
    """The bytes under a `Content-Encoding`; a BodyError where they are rotten, cut, too many, or packed otherwise.

    >>> unpacked(zlib.compress(b"words"), "deflate")
    b'words'
    """
    for encoding in reversed([one.strip().lower() for one in encodings.split(",")]):
        if encoding in ("gzip", "x-gzip", "deflate"):
            data = _inflated(data, limit)
        elif encoding not in ("", "identity"):
            raise BodyError(f"packed as {encoding[:20]}, which Comity does not unpack")
    if len(data) > limit:
        raise too_large(limit)
    return data


def too_large(limit: int = MAX_PAGE) -> BodyError:
    return BodyError(f"larger than {limit // 1024**2} MiB, which no page of a report is")


def joined(data: bytes) -> bytes:
    """The bytes of a `chunked` transfer (RFC 9112, 7.1); those that are not chunked after all are left as they are."""
    whole, at = bytearray(), 0
    while True:
        end = data.find(b"\r\n", at)
        try:
            size = int(data[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size == 0:
            return bytes(whole)
        if size < 0 or end + 2 + size > len(data):
            return data  # crawlers join the chunks and leave the header as it was
        whole += data[end + 2 : end + 2 + size]
        at = end + 2 + size + 2


def _inflated(data: bytes, limit: int) -> bytes:
    whole = bytearray()
    bits = _ZLIB_OR_GZIP if data[:1] in (b"\x1f", b"\x78") else _BARE
    while data:
        inflater = zlib.decompressobj(bits)
        try:
            whole += inflater.decompress(data, limit + 1 - len(whole))
        except zlib.error as error:
            raise BodyError("packed, and what is packed is damaged") from error
        if len(whole) > limit:
            raise too_large(limit)
        if not inflater.eof:
            raise BodyError("packed, and cut off before its end")
        data = inflater.unused_data if inflater.unused_data.startswith(b"\x1f\x8b") else b""
    return bytes(whole)
