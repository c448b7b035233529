"""A casebook from a stranger: nothing in it runs, nothing is written outside it, and what it says is looked at."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest
from record_examples import raid

from comity.errors import CasebookDamagedError, CasebookError, NotFoundError
from comity.record import folder, originals
from comity.record.casebook import Casebook


@pytest.fixture
def book(tmp_path: Path) -> Casebook:
    book = Casebook.create_or_open(tmp_path / "theirs")
    with book.writer() as writer:
        writer.add("a", "reader 1", [raid("Wire A")], observed_at="2020-01-03T08:00:00Z")
    return book


@pytest.mark.parametrize(
    "name", ["writer.lock", "judgements.jsonl", "coding.jsonl", "index.db", "casebook.json", "segments", "originals",
             "inbox", "index.db-wal", "originals/ab", "originals/got.jsonl", "inbox/r-0/job.json"],
)  # fmt: skip
def test_no_link_leads_our_writes_out_of_a_casebook(book: Casebook, tmp_path: Path, name: str) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "file").write_text("precious")
    place = book.path / name
    if place.is_dir():
        place.rename(tmp_path / "away")
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(mine if not place.suffix else mine / "file")
    if name == "casebook.json":
        (mine / "file").write_text('{"format": 1}')
    kept = (mine / "file").read_text()
    with pytest.raises(CasebookError, match="is a link"):
        Casebook.open(book.path)
    with pytest.raises(CasebookError), book.writer():
        pass
    assert (mine / "file").read_text() == kept
    assert [one.name for one in mine.iterdir()] == ["file"]


def test_a_file_aside_is_no_way_out_either(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious")
    (tmp_path / "job.json.aside").symlink_to(tmp_path / "mine")
    with pytest.raises(OSError):  # noqa: PT011 - whatever the system calls it
        folder.write_whole(tmp_path / "job.json", b"theirs")
    assert (tmp_path / "mine").read_text() == "precious"


@pytest.mark.parametrize(
    "laid",
    [
        "CREATE TRIGGER t AFTER INSERT ON applied BEGIN DELETE FROM versions; END",
        "DROP VIEW visible; CREATE VIEW visible AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) "
        "SELECT * FROM c",
        'CREATE TABLE "x""; DROP TABLE versions; --" (a)',
        "CREATE INDEX i ON versions (load_extension('/tmp/evil'))",
        "DROP TABLE names; CREATE TABLE names (a BLOB)",
    ],
)
@pytest.mark.parametrize("version", [None, 3])
def test_an_index_of_somebody_elses_making_is_built_anew(book: Casebook, laid: str, version: int | None) -> None:
    events = book.events()
    with sqlite3.connect(book.path / "index.db") as database:
        try:
            database.executescript(laid)
        except sqlite3.OperationalError:
            pytest.skip("this SQLite lets nobody lay that out")
        if version is not None:
            database.execute(f"PRAGMA user_version = {version}")
    database.close()
    again = Casebook.open(book.path)
    assert again.rebuilt
    assert again.events() == events
    with sqlite3.connect(again.path / "index.db") as database:
        assert not database.execute("SELECT 1 FROM sqlite_master WHERE type = 'trigger'").fetchall()
    database.close()
    assert again.verify() == []


@pytest.mark.parametrize("digest", ["../../../../etc/passwd", "/etc/passwd", "", "A" * 64, "..", "0" * 63 + "\n"])
def test_a_digest_that_is_a_path_is_none(book: Casebook, digest: str) -> None:
    with pytest.raises(NotFoundError, match="is no digest"):
        book.original(digest)


def test_an_original_that_is_another_is_told(book: Casebook) -> None:
    place = originals.place_of(book.path, hashlib.sha256(b"theirs").hexdigest())
    place.parent.mkdir(parents=True)
    place.write_bytes(b"other")
    with pytest.raises(CasebookDamagedError, match="is not what was kept"):
        book.original(place.name)


@pytest.mark.parametrize(
    "line", [b"[" * 100_000, b'{"id":' + b"9" * 5000 + b"}", b"\x00", b'"x"', b'{"id":"j","left":1}']
)
def test_a_line_that_is_no_judgement_is_named(book: Casebook, line: bytes) -> None:
    (book.path / "judgements.jsonl").write_bytes(line + b"\n")
    with pytest.raises(CasebookDamagedError, match="line 1 of"):
        book.judgements()


def test_a_segment_that_is_no_segment_is_named(book: Casebook) -> None:
    import duckdb

    target = book.path / "segments" / "odd.parquet"
    duckdb.sql("SELECT 1 AS article_id, [1] AS reading, 'x' AS evil").write_parquet(str(target))
    assert any("odd.parquet" in finding.where for finding in book.verify())
