"""Pieces: what is looked through in one go, whatever lies beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import NotFoundError
from comity.sources.origins import Listed
from comity.sources.pieces import Piece, _pieces, pieces

LARGE = 2 * 1024 * 1024


def test_a_large_file_is_a_piece_of_its_own(tmp_path: Path) -> None:
    for name, size in {"a.txt": 5, "b.jsonl": LARGE, "c.txt": 5, "d.txt": 5}.items():
        (tmp_path / name).write_bytes(b"x" * size)
    assert [[Path(one.where).name for one in piece.files] for piece in pieces([str(tmp_path)])] == [
        ["a.txt"],
        ["b.jsonl"],
        ["c.txt", "d.txt"],
    ]


def test_a_pattern_stands_for_what_fits_it(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/b.txt", "two/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    (piece,) = pieces([str(tmp_path / "*" / "*.txt"), str(tmp_path / "one")])
    assert [Path(one.where).name for one in piece.files] == ["a.txt", "b.txt"]
    with pytest.raises(NotFoundError, match="no such file"):
        pieces([str(tmp_path / "*.warc")])


@settings(max_examples=30)
@given(st.sets(st.integers(0, 10**6), min_size=2, max_size=3000), st.data())
def test_a_file_more_moves_one_piece(numbers: set[int], data: st.DataObject) -> None:
    names = sorted(f"{number:07}.txt" for number in numbers)
    without = set(made(names))
    more = sorted({*names, f"{data.draw(st.integers(0, 10**6)):07}.txt"})
    changed = [piece for piece in made(more) if piece not in without]
    assert [one.where for piece in made(more) for one in piece.files] == more
    assert len(changed) <= 1 + len(more) // 1000, "but for runs so long that they are cut by number"


def made(names: list[str]) -> list[Piece]:
    return list(_pieces(Listed(name, Path(name), 5) for name in names))
