from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.accuracy import main
from bench.measured import digest, write_result

PHRASES = [
    {
        "text": "12 May 2020",
        "ref": "2020-06-01",
        "date": "2020-05-12",
        "end": None,
        "type": "exact",
        "granularity": "day",
    },
    {"text": "last summer", "ref": "2020-06-01", "date": None, "end": None, "type": "unresolved", "granularity": None},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "date_phrases.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in PHRASES), encoding="utf-8")
    return path


def test_json_is_one_object(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["date_phrases", "--data", str(data), "--json"]) == 0

    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["name", "rows", "scores", "intervals", "seconds", "machine"]
    assert printed["rows"] == 1
    assert printed["scores"] == {"right": 1.0, "grain_right": 1.0}
    assert printed["intervals"]["right"] == [1.0, 1.0]


def test_without_json_it_is_a_table(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["date_phrases", "--data", str(data), "--verbose"])

    printed = capsys.readouterr()
    assert "right        1.000  (1.000 to 1.000)" in printed.out
    assert "12 May 2020: right" in printed.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["date_phrases", "--data", "not/there"], 3, "`not/there`"),
        (["date_phrase", "--data", "not/there"], 2, "hint: date_phrases"),
    ],
)
def test_what_can_not_be_measured(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    assert message in capsys.readouterr().err


def test_results_are_kept_with_the_digest_of_their_data(data: Path, tmp_path: Path) -> None:
    path = write_result({"name": "date_phrases", "rows": 1}, data, "2026-01-01", "a reader", tmp_path / "results")

    kept = json.loads(path.read_text())
    assert kept["digest"] == digest(data)
    assert kept["data"] == "date_phrases.jsonl"


def test_a_folder_has_a_digest_of_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    before = digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")

    assert digest(tmp_path) != before
