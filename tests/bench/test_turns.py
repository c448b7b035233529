"""Which turns are drawn to be judged, and where the sheets may not lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench import turns
from comity.types import Shift


class FakeDesk:
    """A desk with two turns."""

    def shifts(self) -> list[Shift]:
        return [_turn("sh-1", "graustark", "ruritania", 0.6), _turn("sh-2", "graustark", "syldavia", 0.9)]

    def names(self, ids: set[str]) -> dict[str, str]:
        return {one: one.title() for one in ids}


def _turn(name: str, a: str, b: str, probability: float) -> Shift:
    return Shift(name, a, b, "2010-01-01", "hostile", "escalation", None, -5.0, probability, "2010-01-02", ("e-1",))


def test_the_most_probable_of_those_that_no_list_has() -> None:
    desk: Any = FakeDesk()
    assert [one.id for one in turns.unlisted(desk, [], 2)] == ["sh-2", "sh-1"]
    assert [one.id for one in turns.unlisted(desk, [("Syldavia", "Graustark")], 2)] == ["sh-1"]


def test_sheets_do_not_lie_in_the_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside = Path(turns.__file__).parent / "sheets-of-turns"
    assert turns.main(["--case", str(tmp_path), "--listed", str(tmp_path), "--out", str(inside)]) == turns.USAGE
    assert "lies in the repository" in capsys.readouterr().err
    assert not inside.exists()


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    arguments = ["--case", str(tmp_path / "none"), "--listed", str(tmp_path), "--out", str(tmp_path / "out")]
    assert turns.main(arguments) == turns.NOT_FOUND
