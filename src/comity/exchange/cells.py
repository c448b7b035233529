"""Cells and lines: what a spreadsheet would run, or a screen obey, is told in plain characters instead."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from comity.unseen import UNSEEN
from comity.unseen import json_text as json_text

# What OWASP lists for CSV injection.
_FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
# A program that parts cells at another sign than the one we wrote begins a cell within ours.
_WITHIN = re.compile(r"(?<=[;\t\r\n])([\s\"']{0,50})(?=[=+\-@＝＋－＠])")


def told(text: str) -> str:
    r"""A text with the characters that are obeyed and not shown written by their numbers.

    >>> told("cab\u202ecod.exe")
    'cab[U+202E]cod.exe'
    """
    return UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def cell(value: object) -> str:
    """A value in a cell: nothing is empty, numbers stay numbers, and no text is a formula.

    >>> cell("=1+1"), cell(-5.0), cell("-5.0"), cell(True), cell(None)
    ("'=1+1", '-5.0', "'-5.0", 'true', '')
    >>> cell("a;=1+1")
    "a;'=1+1"
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    text = told(_WITHIN.sub(r"\1'", value))
    return f"'{text}" if _FORMULA.match(value) else text


def line(values: Iterable[object], apart: str = ",") -> str:
    """A row of a table with its line end; `apart` is what stands between its cells."""
    written = io.StringIO()
    csv.writer(written, delimiter=apart, lineterminator="\n").writerow(map(cell, values))
    return written.getvalue()
