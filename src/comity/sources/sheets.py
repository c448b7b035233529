"""Tables of cells (CSV, TSV, semicolons) -> a Story a row, by the same fields as lines of JSON. Streams."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator

from comity.sources.rows import story_from_fields
from comity.sources.stories import Story
from comity.sources.texts import decode, wide_encoding
from comity.types import Skip

_MARKS = ("\t", ";", ",")
_LONGEST_NAME = 40  # characters of a column's name; what is longer is a sentence


def columns_of(line: str) -> tuple[list[str], str] | None:
    """A line as the head of a table: its columns' names in small letters and the mark between them, or None."""
    for mark in _MARKS:
        names = [name.strip().lower() for name in next(csv.reader([line.strip()], delimiter=mark), [])]
        distinct = len(set(names)) == len(names) > 1
        if distinct and all(0 < len(name) <= _LONGEST_NAME for name in names):
            return names, mark
    return None


def stories_in_sheet(where: str, head: bytes, stream: io.BufferedReader | gzip.GzipFile) -> Iterator[Story | Skip]:
    """A stream that begins with `head` -> stories in order. A row that does not fit the columns is a Skip."""
    found = columns_of(decode(head).text.lstrip().split("\n", 1)[0])
    if found is None or "text" not in found[0]:
        named = f"; its columns are {', '.join(f'`{name}`' for name in found[0][:12])}" if found else ""
        yield Skip(where, "read", f"a table without a column `text`{named}")
        return
    names, mark = found
    wide = wide_encoding(head) or "utf-8-sig"
    lines = io.TextIOWrapper(stream, wide, "surrogateescape", newline="")
    rows = csv.reader(lines, delimiter=mark)
    line = 0
    try:
        for cells in rows:
            begun, line = line + 1, rows.line_num
            if begun > 1 and any(cells):
                yield _story(f"{where}:{begun}", names, cells)
    except (csv.Error, UnicodeError) as error:
        yield Skip(f"{where}:{line + 1}", "read", f"can't be read further: {error}; is a quotation mark never closed?")
    finally:
        lines.detach()  # the stream is closed by whoever opened it


def _story(where: str, names: list[str], cells: list[str]) -> Story | Skip:
    if len(cells) > len(names):
        return Skip(where, "row", f"{len(cells)} cells where there are {len(names)} columns")
    row: dict[str, object] = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
    text = row.pop("text", None)
    return story_from_fields(where, text, 0, row) if isinstance(text, str) else Skip(where, "row", "no `text`")
