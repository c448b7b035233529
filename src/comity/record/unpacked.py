"""Files of a casebook unpacked, as texts: what a person who looks for something in them could find.

Packed files are unpacked, tables read cell by cell, and what JSON, HTML and addresses write by numbers is written out.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

from comity.record import segments

_PIECE = 4 * 1024 * 1024  # characters that are looked at together
_OVERLAP = 64 * 1024  # bytes, many times the longest needle however it is written; even, as UTF-16 needs it
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf\"\\/])")
_TAG = re.compile(r"<[^<>]{0,2000}>")


def texts_of(path: Path) -> Iterator[str]:
    """The contents of a file, in pieces that end where a line does; an OSError where it can't be read.

    A packed file that is damaged is given as far as it can be unpacked, and as its bytes are.
    """
    with path.open("rb") as file:
        first = file.read(16)
    if first.startswith(b"PAR1"):
        yield from _rows(path)
    elif first.startswith(b"SQLite format 3"):
        yield from _cells(path)
        yield from _pieces(path.read_bytes())  # what was deleted may stand between the cells
    elif first.startswith(b"\x1f\x8b"):
        yield from _unzipped(path)
    else:
        yield from _pieces(path.read_bytes())


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


def _pieces(content: bytes) -> Iterator[str]:
    """A file piece by piece; one that ends within a line is gone back over, so that no needle is cut in two."""
    codec = _WIDE.get(content[:2])
    start = 0
    while start < len(content):
        end = start + _PIECE
        again = 0
        if end < len(content):
            line = -1 if codec else content.rfind(b"\n", start, end)
            end, again = (line + 1, 0) if line > start else (end, _OVERLAP)
        piece = content[start:end]
        yield piece.decode(codec, "replace") if codec else _decoded(piece)
        start = end - again


def _decoded(content: bytes) -> str:
    if content[:2] in _WIDE:
        return content.decode("utf-16", "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("utf-8", "replace") + "\n" + content.decode("cp1252", "replace")


def _unzipped(path: Path) -> Iterator[str]:
    try:
        yield from _pieces(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, zlib.error):
        yield from _pieces(path.read_bytes())


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
