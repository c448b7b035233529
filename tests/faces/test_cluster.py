"""Reading by the engines of `comity[cluster]`: the same records, nothing lost and nothing twice, whatever happens."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import plain_reader
import pytest

import comity
from comity.errors import CasebookError, MissingPartError, RefusedError
from comity.faces.batches import BATCH
from comity.faces.cluster import waves
from comity.faces.desk import Desk
from comity.faces.messages import Answer, Failed, answer_of, failed, piece_bytes, piece_of, to_bytes
from comity.faces.pool import Pool
from comity.faces.worker import BatchReader, Finder, Task
from comity.record.casebook import Casebook
from comity.record.segments import read_rows, segment_files
from comity.sources import Hints, Piece, pieces
from comity.sources.origins import Listed

HERE = Path(__file__).parent
ROWS, PAGES, MORE = BATCH + 30, 12, 20
ALL = ROWS + PAGES + MORE
SKIPPED = {"the reader failed": 1, "the reader's process died on it twice": 1}
DIES, BREAKS = 4, 7  # pages


def installed(engine: str) -> bool:
    return all(importlib.util.find_spec(name) for name in {"daft": ["daft"], "ray": ["daft", "ray"]}[engine])


engines = pytest.mark.parametrize(
    "ran",
    [
        pytest.param(
            engine, marks=pytest.mark.skipif(not installed(engine), reason="comity[cluster] is not installed here")
        )
        for engine in ("daft", "ray")
    ],
    indirect=True,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what is read, and with a casebook beside it of each who reads."""
    folder = tmp_path_factory.mktemp("cluster")
    lay_out(folder)
    return folder


@pytest.fixture(scope="module")
def ran(request: pytest.FixtureRequest, folder: Path) -> tuple[Path, list[dict[str, Any]]]:
    """A casebook into which an engine read under every misfortune, and what each run of it said.

    A full disk and a driver that is killed are the same to both engines, and so are tried with one.
    """
    said: list[dict[str, Any]] = []
    for steps in (["full", "halt"], ["rest", "again"]) if request.param == "daft" else (["rest", "again"],):
        command = [sys.executable, str(HERE / "cluster_runs.py"), request.param, str(folder), *steps]
        paths = os.pathsep.join([str(Path(comity.__file__).parents[1]), str(HERE)])
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=300,
            env={**os.environ, "PYTHONPATH": paths, "RAY_ADDRESS": ""},
        )
        assert done.returncode == (-signal.SIGKILL if "halt" in steps else 0), done.stderr
        said += map(json.loads, done.stdout.splitlines())
    return folder / request.param, said


def lay_out(folder: Path) -> None:
    """A small web archive in which one page kills its reader and one breaks it, and rows for some batches."""
    source = folder / "source"
    source.mkdir()
    (source / "crawl.warc.gz").write_bytes(b"".join(gzip.compress(page(number)) for number in range(PAGES)))
    write_rows(source / "rows.jsonl", ROWS, ["HALT", "FILL"])
    write_rows(folder / "more.jsonl", MORE, ["ORPHAN"])


def write_rows(path: Path, count: int, misfortunes: list[str]) -> None:
    """Rows of which the last ones each have a misfortune that a file of its name beside the source arms."""
    with path.open("w") as file:
        for number in range(count):
            word = misfortunes[number - count] if number >= count - len(misfortunes) else ""
            armed = f" {word} {path.parents[path.parent.name == 'source'] / word}" if word else ""
            text = f"On day {number} of {count} the United States bombed Kataib Hezbollah near the river again.{armed}"
            day = date(2019, 1, 1) + timedelta(days=2 * number)  # or hundreds of tellings would be weighed as one event
            file.write(json.dumps({"text": text, "published": day.isoformat()}) + "\n")


def page(number: int) -> bytes:
    word = {DIES: "KILL", BREAKS: "BREAK"}.get(number, "")
    told = f"On Monday Iran met Iraq in city number {number} to speak about the matter at hand. {word} " * 4
    body = f"<!doctype html><html><body><article><h1>City {number}</h1><p>{told}</p></article></body></html>".encode()
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.org/{number}\r\nWARC-Date: 2020-01-03T08:00:00Z"
        f"\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def in_segments(case: Path) -> dict[str, list[object]]:
    """What each segment holds, without the moment at which it was seen."""
    return {
        path.name: [(row.article_id, row.content_hash, row.reader, row.inputs, row.skip) for row in read_rows(path)]
        for path in segment_files(case)
    }


def originals(case: Path) -> set[str]:
    """The digests of the files that are kept."""
    return {path.name for path in (case / "originals").glob("??/*")}


@pytest.fixture(scope="module")
def here(folder: Path) -> dict[str, Any]:
    """What this machine alone reads in the same source."""
    desk = Desk(folder / "here", reader=plain_reader.READER)
    summary = desk.read(folder / "source", folder / "more.jsonl", processes=2)
    assert (summary.read, dict(summary.by_reason)) == (ALL - 2, SKIPPED)
    return {
        "segments": in_segments(folder / "here"),
        "events": list(desk.events()),
        "originals": originals(folder / "here"),
    }


@engines
def test_the_records_are_those_of_one_machine(ran: tuple[Path, list[dict[str, Any]]], here: dict[str, Any]) -> None:
    case, _ = ran
    book = Casebook.open(case)
    assert in_segments(case) == here["segments"]
    assert originals(case) == here["originals"]
    assert book.events() == here["events"]
    assert book.verify() == []
    assert not list(case.rglob("*.aside"))


@engines
def test_a_worker_that_is_killed_costs_nothing(ran: tuple[Path, list[dict[str, Any]]]) -> None:
    _, said = ran
    rest = next(one for one in said if one["step"] == "rest")
    assert rest["read"] + rest["skipped"] == ALL


@engines
def test_a_second_run_reads_nothing_anew(ran: tuple[Path, list[dict[str, Any]]]) -> None:
    _, said = ran
    again = next(one for one in said if one["step"] == "again")
    assert (again["already"], again["new"], again["changed"]) == (ALL, 0, 0)


@engines
def test_a_full_disk_is_told_and_a_killed_driver_resumes(ran: tuple[Path, list[dict[str, Any]]]) -> None:
    case, said = ran
    if case.name == "ray":
        assert [one["step"] for one in said] == ["rest", "again"]
        return
    full, rest = said[0], said[1]
    assert full["code"] == CasebookError.exit_code
    assert "No space left" in full["error"]
    assert rest["step"] == "rest", "the run before it was killed, and said nothing"
    assert rest["notices"], "a lost worker is told"


def test_an_engine_that_is_not_installed_says_what_to_type(
    comity: Callable[..., Any], reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "daft", None)
    found = comity("read", reports, "--into", tmp_path / "iraq", "--engine", "ray")
    assert found.code == 4
    assert found.err.splitlines()[-1] == "hint: pip install 'comity[cluster]'"
    assert not (tmp_path / "iraq").exists()


def test_what_only_one_machine_can_read_is_told(comity: Callable[..., Any], reports: Path, tmp_path: Path) -> None:
    assert comity("read", "https://example.org/feed", "--into", tmp_path / "iraq", "--engine", "daft").code == 2
    found = comity("read", reports, "--engine", "daft")
    assert (found.code, found.err.splitlines()[-1]) == (2, "hint: --into CASE")


@pytest.fixture
def inline(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """An engine without Daft: the workers in this process, which are lost after as many answers as are put here."""
    lives: list[int] = []

    def carry(task: Task, found: Sequence[Piece]) -> Iterator[Answer]:
        left = lives.pop(0) if lives else ALL
        finder, reader = Finder(task), BatchReader(task)
        for answer in (one for piece in found for one in finder.find(piece_bytes(piece))):
            if not left:
                raise RuntimeError("a worker is gone\nand this is more of it")
            left -= 1
            yield answer_of(reader.read(answer))

    monkeypatch.setattr("comity.faces.cluster.carrier", lambda engine, processes: carry)
    monkeypatch.setattr("comity.faces.worker.Pool", lambda *what, apart, **how: Pool(*what, **how))
    return lives


def test_what_is_left_is_read_by_new_workers(inline: list[int], tmp_path: Path) -> None:
    write_rows(tmp_path / "rows.jsonl", BATCH + 30, [])
    desk, notices = Desk(tmp_path / "iraq", reader=plain_reader.READER), list[str]()
    inline += [1, 0]
    summary = desk.read(tmp_path / "rows.jsonl", engine="daft", notice=notices.append)
    assert (summary.read, summary.new) == (BATCH + 30, BATCH + 30)
    assert notices == ["the engine lost a worker (a worker is gone); what is left is read by new ones"] * 2
    assert len(desk.articles()) == BATCH + 30


def test_an_engine_that_reads_nothing_any_more_is_given_up(inline: list[int], tmp_path: Path) -> None:
    write_rows(tmp_path / "rows.jsonl", BATCH + 30, [])
    desk = Desk(tmp_path / "iraq", reader=plain_reader.READER)
    inline += [1, 0, 0]
    with pytest.raises(RefusedError, match="lost its workers 2 times"):
        desk.read(tmp_path / "rows.jsonl", engine="daft")
    assert len(desk.articles()) == BATCH, "what was read is in the index"
    summary = desk.read(tmp_path / "rows.jsonl", engine="daft")
    assert (summary.read, summary.new, summary.already) == (BATCH + 30, 30, BATCH)


def test_a_machine_that_reads_otherwise_or_sees_no_casebook_stops_the_run(inline: list[int], tmp_path: Path) -> None:
    write_rows(tmp_path / "rows.jsonl", 3, [])
    other = replace(plain_reader.READER, stamp=partial(str, "plain 2"))
    with pytest.raises(MissingPartError, match="reads as `plain 2`, and the run is of `plain 1`"):
        Desk(tmp_path / "iraq", reader=other).read(tmp_path / "rows.jsonl", engine="daft")
    task = Task(tmp_path / "nowhere", plain_reader.READER, Hints(), "2026-01-01T00:00:00Z", True)
    (answer,) = Finder(task).find(piece_bytes(pieces([str(tmp_path / "rows.jsonl")])[0]))
    told = answer_of(answer)
    assert isinstance(told, Failed)
    assert "does not see the casebook" in told.message


def test_waves_hold_no_more_than_an_engine_may() -> None:
    found = [Piece((Listed(str(n), Path(str(n)), 700 * 1024**2),)) for n in range(7)]
    assert [len(wave) for wave in waves(found)] == [2, 2, 2, 1]


@pytest.mark.parametrize(
    "sent", [b"\x80\x04\x95cos\nsystem\n", b"[]", b'{"type":"Other"}', b'{"type":"Found"}', b"\xff", b""]
)
def test_what_is_no_message_is_told_and_never_run(sent: bytes, tmp_path: Path) -> None:
    Casebook.create_or_open(tmp_path / "iraq")
    task = Task(tmp_path / "iraq", plain_reader.READER, Hints(), "2026-01-01T00:00:00Z", True)
    found = answer_of(BatchReader(task).read(sent))
    assert isinstance(found, Failed)
    assert isinstance(found.error, CasebookError)
    if sent != b"[]":  # a piece without files
        (found,) = map(answer_of, Finder(task).find(sent))
        assert isinstance(found, Failed)


def test_errors_and_files_of_any_name_travel(tmp_path: Path) -> None:
    sent = answer_of(to_bytes(failed(MissingPartError("no model", "install it"))))
    assert isinstance(sent, Failed)
    assert (type(sent.error), sent.error.message, sent.error.hint) == (MissingPartError, "no model", "install it")
    assert type(Failed("SystemExit", "x", None).error) is CasebookError
    files = (Listed("odd", Path(os.fsdecode(b"/a/\xff.txt")), 3), Listed("s3://a/b", "s3://a/b", 4))
    assert piece_of(piece_bytes(Piece(files))) == Piece(files)
