"""Cells and lines: what a spreadsheet would run, or a screen obey, is told in plain characters instead."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable

# What OWASP lists for CSV injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# Controls but tab and line end; and the bidirectional ones, by which a text shows as another than it is.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}]")
_UNSEEN_IN_JSON = re.compile(f"[\x7f-\x9f{_BIDI}]")


def told(text: str) -> str:
    r"""A text with the characters that are obeyed and not shown written by their numbers.

    >>> told("cab\u202ecod.exe")
    'cab[U+202E]cod.exe'
    """
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def cell(value: object) -> str:
    """A value in a cell: nothing is empty, numbers stay numbers, and no text is a formula.

    >>> cell("=1+1"), cell(-5.0), cell("-5.0"), cell(True), cell(None)
    ("'=1+1", '-5.0', "'-5.0", 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = told(str(value))
    return f"'{text}" if isinstance(value, str) and value.startswith(_FORMULA) else text


def line(values: Iterable[object], apart: str = ",") -> str:
    """A row of a table with its line end; `apart` is what stands between its cells."""
    written = io.StringIO()
    csv.writer(written, delimiter=apart, lineterminator="\n").writerow(map(cell, values))
    return written.getvalue()


def json_text(record: object) -> str:
    r"""A record as JSON in one line. Characters that are not shown stand by their numbers; JSON reads them back.

    >>> json_text({"name": "cab\u202ecod"})
    '{"name":"cab\\u202ecod"}'
    """
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return _UNSEEN_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
