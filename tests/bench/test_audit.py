"""What becomes of verdicts; drawing itself needs the corpus, which lies outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.audit import main
from bench.sheets import OF_ATTRIBUTION, OF_EVENT
from bench.verdicts import figures, joined_verdicts


def _lines(path: Path, lines: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def _event(item: str, **other: str) -> dict[str, Any]:
    return {"item": item, "sentence": "kept out", "judge": dict.fromkeys(OF_EVENT, "right") | other}


@pytest.fixture
def key(tmp_path: Path) -> Path:
    place = {"article": "a-1", "start": 3, "end": 9, "where": "corpus"}
    return _lines(
        tmp_path / "key.jsonl",
        [
            {"item": "e001", "record": "m-1", **place, "again": False},
            {"item": "e002", "record": "m-2", **place, "again": False},
            {"item": "e003", "record": "m-1", **place, "again": True},
            {"item": "a001", "record": "t-1", **place, "again": False},
            {"item": "s001", **place, "mentions": 4},
        ],
    )


@pytest.fixture
def verdicts(tmp_path: Path) -> Path:
    return _lines(
        tmp_path / "verdicts.jsonl",
        [
            _event("e001", date="unclear"),
            _event("e002", status="wrong", voice="unclear"),
            _event("e003", date="wrong"),
            {"item": "a001", "judge": dict.fromkeys(OF_ATTRIBUTION, "right")},
            {"item": "s001", "judge": {"missed": "1"}},
        ],
    )


def test_shares_leave_out_what_is_unclear_and_second_judgings(verdicts: Path, key: Path) -> None:
    found = figures(joined_verdicts(verdicts, key))

    assert found["judged"] == {"events": 2, "attributions": 1, "sentences": 1}
    assert found["scores"]["event_status"] == 0.5
    assert found["scores"]["event_date"] == 1.0
    assert found["scores"]["event_type_direction_status"] == 0.5
    assert found["scores"]["event_with_voice"] == 0.5
    assert found["scores"]["attribution_source"] == 1.0
    assert found["scores"]["missed_per_mention"] == 0.25
    assert found["agreement"]["type"] == 1.0
    assert found["agreement"]["date"] == 0.0


def test_kept_verdicts_hold_no_sentence(
    verdicts: Path, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "2026-01-01"

    assert main(["score", "--verdicts", str(verdicts), "--key", str(key), "--write", str(kept)]) == 0

    assert json.loads(capsys.readouterr().out) == json.loads((kept / "figures.json").read_text())
    text = (kept / "verdicts.jsonl").read_text()
    assert "kept out" not in text
    assert json.loads(text.splitlines()[0])["article"] == "a-1"


def test_a_verdict_that_is_none_is_named(tmp_path: Path, key: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = _lines(tmp_path / "wrong.jsonl", [_event("e001", type="maybe")])

    assert main(["score", "--verdicts", str(wrong), "--key", str(key)]) == 2
    assert "`maybe`" in capsys.readouterr().err


def test_sheets_stay_outside_the_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = Path(__file__).resolve().parents[2] / "bench" / "sheets-of-a-test"
    given = ["--corpus", str(tmp_path), "--articles", str(tmp_path), "--out", str(here)]

    assert main(["draw", "--seed", "1", *given]) == 2
    assert "outside" in capsys.readouterr().err
