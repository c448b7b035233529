"""Reports of every kind, damaged: each ends as articles and skips that say why, and what is whole beside it is read."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from damaging import ODD, damaged, examples
from hypothesis import given
from hypothesis import strategies as st

from comity.sources import Hints, Origin, articles
from comity.types import Article, Skip

TEXT = "The army entered the city on Monday, officials said, and nobody in the old town was hurt that day."
ROWS = [{"text": f"{TEXT} It was number {n}.", "date": "2019-12-29", "title": "City entered", "outlets": ["A", "B"], "id": n} for n in range(4)]  # fmt: skip  # noqa: E501
PAGE = (Path(__file__).parent / "whole" / "report.html").read_bytes()
LINES = "\n".join(json.dumps(row) for row in ROWS).encode()
SHEET = "text,date,title\n" + "".join(f'"{row["text"]}",{row["date"]},"A ""quoted"" title"\n' for row in ROWS)


def archive() -> bytes:
    """Three pages as a crawler keeps them."""
    found = b""
    for number in range(3):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
        found += (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.org/{number}\r\n"
            f"WARC-Date: 2020-01-03T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body
        found += b"\r\n\r\n"
    return found


@cache
def parquet() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.parquet")
        duckdb.sql(f"COPY (SELECT '{TEXT}' || i AS text, DATE '2019-12-29' AS date, ['A'] AS outlets FROM range(50) t(i)) TO '{path}'")  # fmt: skip  # noqa: E501
        return path.read_bytes()


KINDS = {
    "a.txt": f"City entered\n\nBAGHDAD (AP) - {TEXT}\n\n“We went,” he said.\n\nShare on Facebook\n".encode()
    + TEXT.encode(),
    "a.html": PAGE,
    "a.jsonl": LINES,
    "a.jsonl.gz": gzip.compress(LINES, mtime=0),
    "a.csv": SHEET.encode(),
    "a.tsv": SHEET.replace(",", "\t").encode(),
    "a.csv.gz": gzip.compress(SHEET.encode(), mtime=0),
    "a.warc": archive(),
    "a.warc.gz": gzip.compress(archive(), mtime=0),
    "-": LINES,
}


def read(where: str, data: bytes) -> Iterator[Article | Skip]:
    return articles(Origin(where, hashlib.sha256(data).hexdigest(), None, data), Hints())


def check(found: list[Article | Skip]) -> None:
    for one in found:
        if isinstance(one, Skip):
            assert one.reason.strip()
            assert "Traceback" not in one.reason
            continue
        json.dumps(dict(one.extra), ensure_ascii=False).encode()
        one.text.encode()
        assert one.text.strip()
        for part in one.parts:
            assert 0 <= part.start < part.end <= len(one.text)


@pytest.mark.parametrize("where", KINDS)
def test_a_damaged_file_ends_as_articles_and_skips(where: str) -> None:
    @examples(12)
    @given(damaged(KINDS[where]))
    def run(data: bytes) -> None:
        check(list(read(where, data)))

    run()


@examples(12)
@given(st.sampled_from(sorted(KINDS)), st.sampled_from(sorted(KINDS)))
def test_a_file_under_the_name_of_another_kind(named: str, is_kind: str) -> None:
    check(list(read(named, KINDS[is_kind])))


@examples(25)
@given(st.data())
def test_a_damaged_table_of_parquet_ends_as_articles_and_skips(data: st.DataObject) -> None:
    check(list(read("a.parquet", data.draw(damaged(parquet(), edits=3)))))


@examples(25)
@given(st.integers(1, len(ROWS)), st.sampled_from(ODD) | st.binary(max_size=60))  # the first may tell the encoding
def test_a_row_that_is_broken_costs_no_other(at: int, broken: bytes) -> None:
    lines = [json.dumps(row).encode() for row in ROWS]
    lines.insert(at, broken.replace(b"\n", b" ").replace(b"\r", b" "))
    found = list(read("a.jsonl", b"\n".join(lines)))
    assert [one.extra.get("id") for one in found if isinstance(one, Article)] == [row["id"] for row in ROWS]
    assert [one.where for one in found if isinstance(one, Skip)] in ([], [f"a.jsonl:{at + 1}"])
