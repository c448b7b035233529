from __future__ import annotations

import hashlib
import os
from pathlib import Path

import duckdb
import pytest

from comity.sources import Origin, articles, origins
from comity.types import Article, Skip

TEXT = "The army entered the city on Monday, officials said."


def table(path: Path, select: str) -> Path:
    plain = path.with_name("made.aside")
    duckdb.sql(f"COPY ({select}) TO '{plain}' (FORMAT parquet)")
    os.replace(plain, path)  # noqa: PTH105 - the path may hold bytes that are no text
    return path


def read(path: Path) -> list[Article | Skip]:
    (origin,) = origins([str(path)])
    assert isinstance(origin, Origin)
    return list(articles(origin))


def test_rows_by_the_fields_of_json_lines(tmp_path: Path) -> None:
    path = table(
        tmp_path / "a.parquet",
        f"""SELECT '{TEXT}' AS text, 'Army enters city' AS headline, DATE '2019-12-29' AS published,
        'https://a.org/1' AS url, 7 AS id, ['A', 'B'] AS outlets, 1.5 AS score, 'nan'::DOUBLE AS missing""",
    )
    (found,) = read(path)
    assert isinstance(found, Article)
    assert found.text == f"Army enters city\n\n{TEXT}"
    assert (found.published, found.published_from, found.url) == ("2019-12-29", "field", "https://a.org/1")
    assert found.outlets == ("A", "B")
    assert found.extra == {"id": 7, "score": 1.5, "missing": None}
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("kind", ["TIMESTAMP '2019-12-29 23:10:00'", "TIMESTAMPTZ '2019-12-29 10:00:00+00'", "'29 Dec 2019'", "20191229"])  # fmt: skip  # noqa: E501
def test_days_of_every_type(tmp_path: Path, kind: str) -> None:
    (found,) = read(table(tmp_path / "a.parquet", f"SELECT '{TEXT}' AS text, {kind} AS date"))
    assert isinstance(found, Article)
    assert found.published == "2019-12-29"


def test_all_rows_in_order_with_their_numbers(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", f"SELECT '{TEXT} It was number ' || i || '.' AS text FROM range(700) t(i)")
    found = read(path)
    assert [one.text for one in found if isinstance(one, Article)] == [f"{TEXT} It was number {n}." for n in range(700)]


def test_rows_that_are_no_reports(tmp_path: Path) -> None:
    path = table(
        tmp_path / "a.parquet",
        f"SELECT * FROM (VALUES (NULL), (''), ('{TEXT}'), (repeat('x', 9000000))) AS t(text)",
    )
    found = read(path)
    assert [(one.where, one.reason) if isinstance(one, Skip) else one.text for one in found] == [
        (f"{path}:1", "no `text`"), (f"{path}:2", "empty"), TEXT, (f"{path}:4", "a row longer than 8 MiB"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", [b"a*.parquet", b"[b].parquet", b"it's; DROP.parquet", b"\xff\xfe\n.parquet", b"{a,b}?.parquet"])  # fmt: skip  # noqa: E501
def test_a_hostile_name_means_its_file_alone(tmp_path: Path, name: bytes) -> None:
    table(tmp_path / "ab.parquet", f"SELECT '{TEXT} Not this one.' AS text")
    try:
        path = table(Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)), f"SELECT '{TEXT}' AS text")
    except OSError:
        pytest.skip("this file system has no such names")
    (found,) = read(path)
    assert isinstance(found, Article)
    assert found.text == TEXT


def test_bytes_from_standard_input(tmp_path: Path) -> None:
    data = table(tmp_path / "a.parquet", f"SELECT '{TEXT}' AS text").read_bytes()
    (found,) = articles(Origin("-", hashlib.sha256(data).hexdigest(), None, data))
    assert isinstance(found, Article)


@pytest.mark.parametrize("cut", [4, 100, -4, -200])
def test_a_damaged_file_is_a_skip(tmp_path: Path, cut: int) -> None:
    path = table(tmp_path / "a.parquet", f"SELECT '{TEXT}' AS text FROM range(100)")
    path.write_bytes(path.read_bytes()[:cut])
    (found,) = read(path)
    assert isinstance(found, Skip)
    assert found.reason.startswith("a Parquet file that can't be read further")
