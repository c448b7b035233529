"""Casebooks from strangers, damaged anywhere: what is found in them is told, and what is whole is answered."""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from damaging import damaged, examples
from hypothesis import given
from hypothesis import strategies as st
from record_examples import READER, SEEN, raid

from comity.errors import CasebookError
from comity.faces.inbox import Beside, Given, Inbox
from comity.record import codings
from comity.record.casebook import Casebook
from comity.record.segments import digest_file, digest_line, read_rows
from comity.types import Answer, Unit

LOGS = ("judgements.jsonl", "coding.jsonl", "originals/got.jsonl", "casebook.json")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with a file of each kind, and a job in its inbox."""
    path = tmp_path_factory.mktemp("whole") / "iraq"
    book = Casebook.create_or_open(path)
    with book.writer() as writer:
        writer.keep_original(io.BytesIO(b"the bytes of a report"), "report.html", SEEN)
        writer.add("one", READER, [raid("Wire A"), raid("Daily B")], observed_at=SEEN)
        left, right = (one.event_mentions[0].id for one in (raid("Wire A"), raid("Daily B")))
        writer.judge(left, right, "same", "ada", SEEN)
    mention = raid("Wire A").event_mentions[0]
    unit = Unit(mention.id, mention.article, mention.sentence, mention.anchor)
    sample = codings.draw(path, [unit], 1, ["ada", "ben"], "ada", SEEN)
    codings.answer(path, sample.id, unit.id, Answer("ASSAULT", "happened"), "ada", SEEN)
    Inbox(path).put([(Given("paste", "pasted", 5), b"words")], Beside("Wire C", "2020-01-04", "T"), SEEN)
    return path


@contextmanager
def copied(whole: Path, name: str, data: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "iraq")
        shutil.copytree(whole, path)
        (path / name).write_bytes(data)
        yield path


def told(error: CasebookError) -> bool:
    return bool(str(error) and error.hint)


@examples(12)
@given(st.data())
def test_a_damaged_log_is_told_and_the_rest_is_answered(whole: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(LOGS))
    with copied(whole, name, data.draw(damaged((whole / name).read_bytes()))) as path:
        try:
            book = Casebook.open(path)
            assert len(book.articles()) == 2
            for finding in book.verify():
                assert finding.what
                assert finding.mend
            codings.codings(codings.log(path))
        except CasebookError as error:
            refused = error
        else:
            return
        assert told(refused)


@examples(6)
@given(st.data())
def test_a_damaged_index_is_built_anew_or_told(whole: Path, data: st.DataObject) -> None:
    with copied(whole, "index.db", data.draw(damaged((whole / "index.db").read_bytes()))) as path:
        try:
            Casebook.open(path).articles()
            Casebook.open(path).verify()
        except CasebookError as error:
            assert told(error)  # noqa: PT017 - as likely as not that there is none
        Casebook.open(path).rebuild()
        book = Casebook.open(path)
        assert len(book.articles()) == 2
        assert book.verify() == []


@examples(12)
@given(st.data())
def test_a_segment_that_its_own_digest_vouches_for_is_read_or_told(whole: Path, data: st.DataObject) -> None:
    segment = next((whole / "segments").glob("*.parquet"))
    content = data.draw(damaged(segment.read_bytes(), edits=3))
    with copied(whole, f"segments/{segment.name}", content) as path:
        there = path / "segments" / segment.name
        digest_file(there).write_bytes(digest_line(there, hashlib.sha256(content).hexdigest()))
        try:
            rows = list(read_rows(there))
        except CasebookError as error:
            assert told(error)  # noqa: PT017
            return
        assert len(rows) <= 10


@examples(25)
@given(st.data())
def test_a_damaged_job_is_none(whole: Path, data: st.DataObject) -> None:
    (job,) = (whole / "inbox").glob("r-*/job.json")
    with copied(whole, str(job.relative_to(whole)), data.draw(damaged(job.read_bytes()))) as path:
        for one in Inbox(path).jobs():
            assert Inbox(path).place(one, 0).is_relative_to(path / "inbox")
        Inbox(path).clear()
