from __future__ import annotations

import pytest

from comity.sources.kinds import kind_of, no_text_reason


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Two bombs went off.", "a.html.txt", "text"),
        (b"<!DOCTYPE html><html>", "a.txt", "html"),
        (b"\xef\xbb\xbf  <html lang=en>", "-", "html"),
        (b"<p>one</p><p>two</p>", "-", "html"),
        (b'{"text": "x"}\n{"te', "-", "rows"),
        (b'{"text": "' + b"x" * 70_000, "-", "rows"),
        (b"not json\n", "a.jsonl", "rows"),
        (b"{curly} words\n", "a.txt", "text"),
        ('{"text": "x"}\n'.encode("utf-16"), "-", "rows"),
        (b"WARC/1.0\r\n", "a.txt", "warc"),
        (b"WARC/ is a format.", "a.warc", "text"),
        (b"PAR1\x15\x04", "-", "parquet"),
        (b"date,text\n2020-01-02,x\n", "-", "sheet"),
        (b"Text;Outlet\r\n", "-", "sheet"),
        (b"a,b\n", "a.csv.gz", "sheet"),
        (b"He said, in a text, that war was near.", "a.txt", "text"),
    ],
)
def test_content_decides(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name) == kind


@pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"PK\x03\x04", b"a\x00b", bytes(range(32)) * 10, b"PAR2abc\x00"])
def test_binary_files_are_told(head: bytes) -> None:
    assert no_text_reason(head)


def test_text_is_no_binary_file() -> None:
    assert no_text_reason("Bağdat\n".encode("utf-16")) is None
    assert no_text_reason(b"caf\xe9\t\x0c\n") is None
