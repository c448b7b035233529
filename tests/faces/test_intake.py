"""Intake: batches are kept in their order, each as it ends, and none is lost to what comes after it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from plain_reader import READER

from comity.faces.batches import Batch, Source
from comity.faces.intake import take_in
from comity.keys import content_key
from comity.record.casebook import Casebook
from comity.sources import Origin
from comity.types import Article, Part

Found = Iterator[Batch[Origin | None]]


def batch(number: int) -> Batch[Origin | None]:
    text = f"Iran condemned Iraq in report {number}."
    article = Article(content_key("a", text), text, parts=(Part("body", 0, len(text)),))
    source: Source[Origin | None] = Source(f"report {number}", None, None, ())
    return Batch(f"b-{number}", ((source, article),), ())


def moment() -> str:
    return "2026-01-01T00:00:00Z"


def test_what_was_read_is_kept_whatever_comes_after_it(tmp_path: Path) -> None:
    def torn() -> Found:
        yield batch(1)
        yield batch(2)
        raise KeyboardInterrupt

    book = Casebook.create_or_open(tmp_path / "iraq")
    with pytest.raises(KeyboardInterrupt):
        take_in(torn(), book, READER, moment)
    assert len(book.articles()) == 2


def test_a_batch_that_comes_twice_is_read_once(tmp_path: Path) -> None:
    read = list[object]()
    book = Casebook.create_or_open(tmp_path / "iraq")
    summary = take_in(iter([batch(1), batch(1), batch(2)]), book, READER, moment, each=read.append)
    assert (summary.new, summary.already, len(read)) == (2, 1, 2)


@pytest.mark.parametrize(("processes", "kept"), [(1, [0, 1, 2]), (2, [0, 0, 0])])
def test_processes_that_read_never_wait_for_what_is_written(tmp_path: Path, processes: int, kept: list[int]) -> None:
    book = Casebook.create_or_open(tmp_path / "iraq")
    held: list[int] = []

    def found() -> Found:
        for number in (1, 2, 3):
            held.append(len(book.articles()))
            yield batch(number)

    summary = take_in(found(), book, READER, moment, processes=processes)
    assert (summary.new, len(book.articles())) == (3, 3)
    assert held == kept


def test_a_script_that_can_start_no_processes_is_told_so(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from comity.faces.pool import Pool\n"
        "with Pool(str, str, 2, pack=str, unpack=str) as pool:\n"
        "    print(list(pool.map(['a', 'b'])))\n"
    )
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.strip().splitlines()[-1].startswith("comity.errors.MissingPartError: other processes can't be")
