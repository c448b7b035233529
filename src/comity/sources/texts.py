"""Bytes -> text as every record counts it: BOM dropped, CRLF to LF, NFC, and each byte that was not text counted."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

REPLACEMENT = "�"
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Putting marks in order takes the square of their number: minutes for a file that holds nothing else.
_PILED_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u0e38-\u0e4b\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\ufe20-\ufe2f]{1000}"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded text, and how many bytes of it were not valid and stand as U+FFFD."""

    text: str
    repairs: int = 0


def wide_encoding(head: bytes) -> str | None:
    """The two- or four-byte encoding that a byte order mark declares: `utf-16`, `utf-32` or None."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def decode(data: bytes, *declared: str) -> Text:
    """Bytes -> Text: by byte order mark, else as UTF-8, else as the first of `declared` that fits, else repaired."""
    if encoding := wide_encoding(data):
        text = data.decode(encoding, "replace")
        return Text(tidied(text), text.count(REPLACEMENT))
    try:
        return Text(tidied(data.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    for encoding in declared:
        try:
            return Text(tidied(data.decode(encoding)))
        except (LookupError, ValueError):  # an encoding that is unknown, no text encoding, or untrue
            pass
    return without_surrogates(data.decode("utf-8", "surrogateescape"))


def without_surrogates(text: str) -> Text:
    """Text whose lone surrogates (bytes that were not UTF-8, or half a JSON escape) are replaced and counted."""
    whole, repairs = _SURROGATE.subn(REPLACEMENT, text)
    return Text(tidied(whole), repairs)


def tidied(text: str) -> str:
    """BOM dropped, CRLF to LF, NFC; a text with thousands of accents on one letter is left as it is composed."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return text if _PILED_MARKS.search(text) else unicodedata.normalize("NFC", text)
