"""Files of a casebook unpacked, as texts: what a person who looks for something in them could find.

Packed files are unpacked, tables read cell by cell, and what JSON, HTML and addresses write by numbers is written out.
"""

from __future__ import annotations

import html
import json
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from comity.record import segments

_PIECE = 4 * 1024 * 1024  # characters that are looked at together
_OVERLAP = 64 * 1024  # bytes, many times the longest needle however it is written; even, as UTF-16 needs it
_READ = 1024 * 1024  # bytes that are read at once
_STEP = 64 * 1024  # bytes that are unpacked at once: what is lost, at most, before the place of a damage
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_PACKED = b"\x1f\x8b"
_DEEPEST = 8  # times that something is packed in something packed
_GZIP = 31  # tells zlib that what comes is gzip's
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf\"\\/])")
_TAG = re.compile(r"<[^<>]{0,2000}>")


def texts_of(path: Path) -> Iterator[str]:
    """The contents of a file, in pieces that end where a line does; an OSError where it can't be read.

    A packed file that is damaged is given as far as it can be unpacked, and then as its bytes are. However long a file
    is, a few pieces of it are held at once.
    """
    with path.open("rb") as file:
        first = file.read(16)
        file.seek(0)
        if first.startswith(b"PAR1"):
            yield from _rows(path)
        elif first.startswith(b"SQLite format 3"):
            yield from _cells(path)
            yield from _pieces(_read(file), _of_pages)  # what was deleted may stand between the cells
        else:
            yield from _pieces(_unpacked(_read(file)), _decoded)


def views_of(text: str) -> Iterator[str]:
    """A text as it is, and as it reads once its tags and escapes are taken for what they mean."""
    yield text
    plain = text
    if "\\" in text:
        plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else " ", plain)
    if "%" in text:
        plain = unquote(plain)
    if "&" in text:
        plain = html.unescape(plain)
    if plain != text:
        yield plain
    if "<" in plain:
        yield _TAG.sub("", plain)
        yield _TAG.sub(" ", plain)


def _read(file: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: file.read(_READ), b"")


def _unpacked(read: Iterator[bytes], deep: int = 0) -> Iterator[bytes]:
    """What was read as it was before gzip packed it, also several times over."""
    first = b"".join(islice(read, 1))
    whole = chain([first], read)
    return _unpacked(_unzipped(whole), deep + 1) if first.startswith(_PACKED) and deep < _DEEPEST else whole


def _unzipped(read: Iterator[bytes]) -> Iterator[bytes]:
    """What gzip packed, one member after the other; from where it can't be unpacked, the bytes as they are."""
    unpacker = zlib.decompressobj(_GZIP)
    for packed in read:
        while packed:
            if unpacker.eof:
                unpacker = zlib.decompressobj(_GZIP)
            try:
                found = unpacker.decompress(packed, _STEP)
            except zlib.error:
                yield packed
                yield from read
                return
            packed = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            if found:
                yield found


def _pieces(read: Iterator[bytes], decoded: Callable[[bytes], str]) -> Iterator[str]:
    """What is read piece by piece; one that ends within a line is gone back over, so that no needle is cut in two."""
    held = bytearray()
    wide: str | None = None
    for more in read:
        wide = wide if held else _WIDE.get(more[:2])
        held += more
        if len(held) < _PIECE:
            continue
        line = 0 if wide else held.rfind(b"\n") + 1
        end = line or len(held) - len(held) % 2
        yield held[:end].decode(wide, "replace") if wide else decoded(bytes(held[:end]))
        del held[: line or end - _OVERLAP]
    yield held.decode(wide, "replace") if wide else decoded(bytes(held))


def _of_pages(content: bytes) -> str:
    return content.decode("utf-8", "replace")  # as SQLite writes it


def _decoded(content: bytes) -> str:
    if content[:2] in _WIDE:  # a cell of a table
        return content.decode("utf-16", "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("utf-8", "replace") + "\n" + content.decode("cp1252", "replace")


def _rows(path: Path) -> Iterator[str]:
    """The rows of a Parquet file as JSON, a few at a time, with the names of its columns."""
    found: list[str] = []
    for row in segments.json_rows(path):
        found.append(row)
        if len(found) == 50:
            yield "\n".join(found)
            found = []
    yield "\n".join(found)


def _cells(path: Path) -> Iterator[str]:
    """The texts in the tables of a SQLite file."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            for table in tables_of(database):
                found: list[str] = []
                size = 0
                for row in database.execute(f'SELECT * FROM "{table}"'):
                    cells = [_decoded(one) if isinstance(one, bytes) else str(one) for one in row if one is not None]
                    found.append("\n".join(cells))
                    size += len(found[-1])
                    if size > _PIECE:
                        yield "\n".join(found)
                        found, size = [], 0
                yield "\n".join(found)
    except sqlite3.Error:
        return  # what its bytes are is looked at all the same


def tables_of(database: sqlite3.Connection) -> list[str]:
    """The tables of a database that hold texts of their own."""
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    return [name for (name,) in rows]


def lines_of(content: bytes) -> list[object]:
    """The JSON values of a file of lines, or the one value that it is; a ValueError where it is neither."""
    try:
        return [json.loads(content)]
    except ValueError:
        return [json.loads(line) for line in content.splitlines() if line.strip()]
