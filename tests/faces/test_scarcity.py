"""Scarcity: no memory, in a line; nothing is lost for it, and the same command goes on afterwards."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import plain_reader
import pytest
from conftest import Ran

from comity.faces.desk import Desk
from comity.faces.readers import Reader
from comity.record.casebook import Casebook

HERE = Path(__file__).parent
SENTENCE = "On Friday Iran condemned the United States, and the United States bombed Kataib Hezbollah in the city. "


def test_a_report_is_not_given_up_for_want_of_memory(
    comity: Callable[..., Ran], tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise MemoryError

    case = tmp_path / "case"
    monkeypatch.setattr("comity.faces.readers.bundled_reader", lambda *given, **more: Reader(fails, "plain 1"))  # type: ignore[arg-type]  # fmt: skip
    ran = comity("read", reports, "--into", case)
    assert ran.code == 70
    assert "there is no memory left" in ran.err
    assert "hint:" in ran.err
    monkeypatch.setattr("comity.faces.readers.bundled_reader", lambda *given, **more: plain_reader.READER)
    comity("read", reports, "--into", case)
    assert len(Desk(case).articles()) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has is asked as Linux tells it")
@pytest.mark.parametrize("megabytes", [12, 40])
def test_a_process_without_memory_leaves_a_sound_casebook(tmp_path: Path, megabytes: int) -> None:
    rows = tmp_path / "rows.jsonl"
    told = ({"text": f"{n} {SENTENCE * 1_500}", "date": "2020-01-03"} for n in range(6))
    rows.write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
    case = tmp_path / "case"
    words = ["read", str(rows), "--into", str(case), "--processes", "1"]

    def run(most: int) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, HERE / "scarce_reader.py", str(most), *words], capture_output=True, text=True, check=False)  # fmt: skip  # noqa: E501

    scarce = run(megabytes)  # a part that is no Python may die of it (below 0): that is one more kill
    assert scarce.returncode in (0, 5, 70) or scarce.returncode < 0, scarce.stderr
    assert scarce.returncode != 70 or "hint:" in scarce.stderr
    assert run(-1).returncode == 0
    assert len(Casebook.open(case).articles()) == 6
    assert Casebook.open(case).verify() == []
