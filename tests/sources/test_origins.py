from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest

from comity.errors import NotFoundError, UsageError
from comity.sources import Origin, origins
from comity.types import Skip


def test_a_file_is_an_origin_with_its_digest_and_time(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"Two bombs went off.")
    os.utime(path, (1_577_620_800, 1_577_620_800))
    (origin,) = origins([str(path)])
    assert isinstance(origin, Origin)
    assert origin.where == str(path)
    assert origin.sha256 == hashlib.sha256(b"Two bombs went off.").hexdigest()
    assert origin.retrieved == "2019-12-29T12:00:00Z"
    with origin.open() as stream:
        assert stream.read() == b"Two bombs went off."


def test_standard_input_can_be_read_again() -> None:
    (origin,) = origins(["-"], io.BytesIO(b"words"))
    assert isinstance(origin, Origin)
    assert (origin.where, origin.retrieved) == ("-", None)
    for _ in range(2):
        with origin.open() as stream:
            assert stream.read() == b"words"


def test_standard_input_has_to_be_there() -> None:
    with pytest.raises(UsageError):
        origins(["-"])


def test_a_folder_is_read_in_order_and_tells_what_it_leaves(tmp_path: Path) -> None:
    for name in (
        "b.txt", "a.html", ".hidden.txt", "c.docx", "deep/d.JSONL.gz", ".git/e.txt", "z.js",
        "a_files/frame.html", "a_files/x.png", "b_files/f.txt",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = list(origins([str(tmp_path), str(tmp_path / "b.txt")]))
    assert [Path(one.where).name for one in found] == ["a.html", "b.txt", "c.docx", "z.js", "f.txt", "d.JSONL.gz"]
    reason = "a word processor's document (save it as text, or as HTML)"
    assert found[2] == Skip(str(tmp_path / "c.docx"), "find", reason)
    assert found[3] == Skip(str(tmp_path / "z.js"), "find", "not a kind that Comity reads")


def test_a_missing_file_is_answered_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("x")
    with pytest.raises(NotFoundError, match=r"reprot\.txt") as raised:
        origins([str(tmp_path / "reprot.txt")])
    assert "report.txt" in str(raised.value.hint)


def test_a_missing_file_stops_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("x")
    with pytest.raises(NotFoundError):
        origins([str(tmp_path / "report.txt"), str(tmp_path / "gone" / "missing.txt")])


@pytest.mark.parametrize("names", [[], ["a.docx"], [".hidden.txt"]])
def test_a_folder_without_reports_is_not_found(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).write_text("x")
    with pytest.raises(NotFoundError) as raised:
        origins([str(tmp_path)])
    assert raised.value.exit_code == 3
    assert ".jsonl" in str(raised.value.hint)


def test_a_device_is_skipped() -> None:
    (found,) = origins(["/dev/null"])
    assert isinstance(found, Skip)
    assert found.step == "read"
