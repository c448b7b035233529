from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.names import main, measure, texts_of


def test_names_are_measured_on_texts(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    text = "Iran met Iraq in Baghdad, said Moqtada al-Sadr of the matter at hand. " * 200
    path.write_text("".join(json.dumps({"text": text}) + "\n" for _ in range(10)), encoding="utf-8")
    measured = measure(texts_of(path))
    scores = dict(measured.scores)
    assert measured.rows == 10
    assert isinstance(scores["find_mb_per_s"], float)
    assert scores["find_mb_per_s"] > 0.5  # a floor that a busy machine holds; an idle one makes fifty times as many
    assert isinstance(scores["names"], int)
    assert scores["names"] > 20_000


def test_no_data_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", "not/there"]) == 3
    assert "`not/there`" in capsys.readouterr().err
