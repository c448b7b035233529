from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.speed import WORDS, main, reports_of


def test_texts_are_cut_into_reports_of_equal_length(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    rows = [{"text": " ".join(f"{row}.{word}" for word in range(250))} for row in range(6)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    reports = list(reports_of(path))

    assert [len(report.split()) for report in reports] == [WORDS, WORDS]
    assert " ".join(reports).split() == " ".join(row["text"] for row in rows).split()[: 2 * WORDS]
    assert reports[0].count("\n\n") == 2


def test_no_data_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", "not/there"]) == 3
    assert "`not/there`" in capsys.readouterr().err
