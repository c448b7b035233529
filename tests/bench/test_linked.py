"""What becomes of verdicts on links; drawing itself is done from a casebook made here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.linked import WHAT, figures, judged, main
from comity.faces.desk import Desk


def _lines(path: Path, lines: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def _key(item: str, record: str, group: str = "kept", *, again: bool = False) -> dict[str, Any]:
    return {"item": item, "record": record, "mentions": ["m-1", "m-2"], "group": group, "again": again}


@pytest.fixture
def key(tmp_path: Path) -> Path:
    lines = [_key("o001", "o-1"), _key("o002", "o-2"), _key("o003", "o-3", "defied"), _key("o004", "o-1", again=True)]
    return _lines(tmp_path / "key.jsonl", lines)


def test_shares_leave_out_what_is_unclear_and_second_judgings(key: Path, tmp_path: Path) -> None:
    said = {"o001": "right", "o002": "wrong", "o003": "unclear", "o004": "wrong"}
    verdicts = _lines(tmp_path / "v.jsonl", [{"item": item, "judge": {"right": one}} for item, one in said.items()])
    found = figures(judged(verdicts, key))
    assert (found["judged"], found["unclear"]) == (3, 1)
    assert found["scores"] == {"right": 0.5, "kept": 0.5}
    assert found["agreement"] == 0.0


@pytest.mark.parametrize("line", [{"item": "o001", "judge": {"right": "maybe"}}, {"item": "o9", "right": "right"}])
def test_what_does_not_fit_is_named(line: dict[str, Any], key: Path, tmp_path: Path) -> None:
    verdicts = _lines(tmp_path / "v.jsonl", [line])
    with pytest.raises(ValueError, match=str(line["item"])):
        judged(verdicts, key)


def test_sheets_show_both_sentences_and_keep_the_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"outlet": "A", "published": "2010-03-02", "text": "Turkey asked Syria to release five Turkish sailors."},
        {"outlet": "B", "published": "2010-03-09", "text": "Syria released five Turkish sailors."},
    ]
    desk = Desk(tmp_path / "case")
    desk.read(_lines(tmp_path / "reports.jsonl", rows))
    assert (
        main(["draw", "outcomes", "--case", str(tmp_path / "case"), "--seed", "1", "--out", str(tmp_path / "s")]) == 0
    )
    (line,) = [json.loads(one) for one in (tmp_path / "s" / "outcomes.jsonl").read_text().splitlines()]
    assert [line[one]["sentence"] for one in ("first", "second")] == [row["text"] for row in rows]
    assert "granted" in line["says"]
    assert "probability" not in line
    assert set(WHAT) >= {"outcomes"}
    capsys.readouterr()


def test_sheets_stay_outside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside = Path(__file__).parents[2] / "sheets"
    assert main(["draw", "outcomes", "--case", str(tmp_path), "--seed", "1", "--out", str(inside)]) == 2
    assert "hint:" in capsys.readouterr().err
