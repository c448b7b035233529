"""Damage: whatever is flipped, cut or deleted in a casebook is found, and told with what to do."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from record_examples import READER, SEEN, raid

from comity.errors import CasebookBusyError, CasebookError
from comity.record import codings
from comity.record.casebook import Casebook
from comity.record.verify import Finding
from comity.types import Answer, Skip, Unit


def flip_first(content: bytes) -> bytes:
    return flipped(content, 0)


def flip_middle(content: bytes) -> bytes:
    return flipped(content, len(content) // 2)


def flip_last(content: bytes) -> bytes:
    return flipped(content, len(content) - 1)


def flipped(content: bytes, at: int) -> bytes:
    """With one bit of one byte turned, so that text stays text."""
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def empty(_: bytes) -> bytes:
    return b""


DAMAGE = (flip_first, flip_middle, flip_last, cut, empty, None)
RECORD = ("casebook.json", "segments/*.parquet", "segments/*.sha256", "judgements.jsonl", "coding.jsonl",
          "originals/got.jsonl", "originals/??/*")  # fmt: skip

UNPROVED = {("coding.jsonl", damage) for damage in (None, empty, flip_middle)}
"""Nothing else knows of the coders' log that it was there, nor the words of its sample (docs/limits.md)."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with a file of each kind."""
    path = tmp_path_factory.mktemp("whole") / "iraq"
    book = Casebook.create_or_open(path)
    with book.writer() as writer:
        digest = writer.keep_original(io.BytesIO(b"the bytes of a report"), "report.html", SEEN)
        found = raid("Wire A")
        article = replace(found.article, sha256=digest)
        writer.add("one", READER, [replace(found, article=article), raid("Daily B")], [Skip("x", "row", "bad")], observed_at=SEEN)  # fmt: skip  # noqa: E501
        left, right = (one.event_mentions[0].id for one in (raid("Wire A"), raid("Daily B")))
        writer.judge(left, right, "different", "ada", SEEN)
        writer.undo(judge="ada", at=SEEN)
        writer.judge(left, right, "same", "ada", SEEN)
    mention = found.event_mentions[0]
    unit = Unit(mention.id, mention.article, mention.sentence, mention.anchor)
    sample = codings.draw(path, [unit], 1, ["ada", "ben"], "ada", SEEN)
    codings.answer(path, sample.id, unit.id, Answer("ASSAULT", "happened"), "ada", SEEN)
    assert book.verify() == []
    return path


def verified(path: Path) -> list[Finding | CasebookError]:
    """What verifying finds, or what opening says in its place."""
    try:
        return list(Casebook.open(path).verify())
    except CasebookError as error:
        return [error]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda one: one.__name__ if one else "deleted")
@pytest.mark.parametrize("name", RECORD)
def test_damage_of_the_record_is_found(
    whole: Path, tmp_path: Path, name: str, damage: Callable[[bytes], bytes] | None
) -> None:
    path = tmp_path / "iraq"
    shutil.copytree(whole, path)
    target = next(path.glob(name))
    target.write_bytes(damage(target.read_bytes())) if damage else target.unlink()
    found = verified(path)
    assert found or (name, damage) in UNPROVED, name
    for one in found:
        mend = one.mend if isinstance(one, Finding) else one.hint
        assert mend, one


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda one: one.__name__ if one else "deleted")
def test_a_damaged_index_is_made_anew(whole: Path, tmp_path: Path, damage: Callable[[bytes], bytes] | None) -> None:
    path = tmp_path / "iraq"
    shutil.copytree(whole, path)
    target = path / "index.db"
    target.write_bytes(damage(target.read_bytes())) if damage else target.unlink()
    Casebook.open(path).rebuild()
    assert verified(path) == []
    assert len(Casebook.open(path).events()) == 1


def test_rebuilding_mends_what_can_be(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "iraq"
    shutil.copytree(whole, path)
    next(path.glob("segments/*.sha256")).unlink()
    for log in ("judgements.jsonl", "originals/got.jsonl"):
        with (path / log).open("ab") as file:
            file.write(b'{"id": "half a li')
    assert len(verified(path)) == 3
    Casebook.open(path).rebuild()
    assert verified(path) == []
    assert (path / "judgements.jsonl").read_bytes() == (whole / "judgements.jsonl").read_bytes()


def test_a_segment_that_is_gone_is_missed_ever_after(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "iraq"
    shutil.copytree(whole, path)
    next(path.glob("segments/*.parquet")).unlink()
    for _ in range(2):
        with Casebook.open(path).writer():
            pass
    (found,) = [one for one in verified(path) if isinstance(one, Finding)]
    assert "the segment is gone" in found.what
    assert "rm " in found.mend
    next(path.glob("segments/*.sha256")).unlink()
    assert verified(path) == []


def test_a_clock_that_is_set_back_loses_nothing(tmp_path: Path) -> None:
    book = Casebook.create_or_open(tmp_path / "iraq")
    with book.writer() as writer:
        writer.add("one", READER, [raid("Wire A")], observed_at="2026-11-20T08:00:00Z")
        writer.add("two", READER, [raid("Daily B")], observed_at="2001-01-01T00:00:00Z")
        writer.add("one again", READER, [raid("Wire A")], observed_at="2001-01-01T00:00:00Z")
    assert len(book.articles()) == 2
    assert book.verify() == []
    Casebook.open(book.path).rebuild()
    assert len(book.articles()) == 2


def test_the_second_writer_is_told_who_is_first_and_since_when(tmp_path: Path) -> None:
    book = Casebook.create_or_open(tmp_path / "iraq")
    told = pytest.raises(CasebookBusyError, match=r"by process \d+ on \S+, since 2\d{3}-")
    with book.writer(), told as caught, book.writer():
        pass
    assert f"kill {os.getpid()}" in (caught.value.hint or "")
