"""The first bytes of a source -> what kind it is. Content decides; a name only breaks a tie."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Literal

from comity.sources.sheets import columns_of
from comity.sources.texts import decode

Kind = Literal["text", "html", "rows", "sheet", "parquet", "warc"]

HEAD = 64 * 1024
"""Bytes looked at."""

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)
_BINARY: Mapping[bytes, Kind] = {b"PAR1": "parquet", b"WARC/0.": "warc", b"WARC/1.": "warc"}
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(r"</?(?:html|head|body|div|p|span|meta|script|article|h1|title|table|a|br)\b[^>]*>", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def no_text_reason(head: bytes, name: str = "") -> str | None:
    """Why bytes are of no kind that is read, or None where they may be.

    One NUL is enough, but for rows: there it costs the row that it stands in, and no other.
    """
    if named := next((name for magic, name in _MAGIC if head.startswith(magic)), None):
        return f"{named}, which Comity does not read here"
    if _binary(head):
        return None
    text = decode(head).text
    in_rows = text.lstrip().startswith("{") or _named_rows(name.lower().removesuffix(".gz"))
    if ("\x00" in text and not in_rows) or len(_CONTROL.findall(text)) > len(text) // 20:
        return "a binary file, not text"
    return None


def kind_of(head: bytes, name: str) -> Kind:
    """`rows` (JSON lines), `sheet` (CSV and its like), `parquet`, `warc` (a web archive), `html` or `text`."""
    if binary := _binary(head):
        return binary
    text = decode(head).text.lstrip()
    stem = name.lower().removesuffix(".gz")
    if text.startswith("{") and (_holds_object(text.split("\n", 1)[0], cut="\n" not in text) or _named_rows(stem)):
        return "rows"
    if _HTML.match(text):
        return "html"
    if _named_rows(stem) and not text.startswith("<"):
        return "rows"
    if stem.endswith((".html", ".htm")) or (text.startswith("<") and len(_TAG.findall(text[:4096])) >= 3):
        return "html"
    columns = columns_of(text.split("\n", 1)[0])
    if stem.endswith((".csv", ".tsv")) or (columns and "text" in columns[0]):
        return "sheet"
    return "text"


def _binary(head: bytes) -> Kind | None:
    return next((kind for magic, kind in _BINARY.items() if head.startswith(magic)), None)


def _named_rows(stem: str) -> bool:
    return stem.endswith((".jsonl", ".ndjson", ".json"))


def _holds_object(line: str, *, cut: bool) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return cut and re.match(r"\{\s*\"", line) is not None and len(line) > HEAD // 8
