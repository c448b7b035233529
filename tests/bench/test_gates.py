"""The committed results against the floors. Nothing is measured here: that is what the benches do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.floors import FLOORS, below, moved
from bench.measured import RESULTS, digest
from bench.report import PAGE, with_tables

SHARED = Path(__file__).resolve().parents[3] / "shared"
FLOOR_OF: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
RESULT = {
    "name": "x",
    "digest": "d",
    "scores": {"right": 0.5, "mae": 0.6, "never_found": 0, "emitted": 7, "by_class": {"none": 0.8}},
}


@pytest.mark.parametrize("name", sorted(FLOOR_OF))
def test_the_committed_result_reaches_its_floors(name: str) -> None:
    path = RESULTS / f"{name}.json"
    assert path.exists(), f"no result is kept for `{name}`: python bench/accuracy.py {name} --data PATH --write"

    assert below(FLOOR_OF[name], json.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", sorted(FLOOR_OF))
def test_the_data_are_those_that_were_measured(name: str) -> None:
    result = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    found = [path for folder in ("gold", "reports") if (path := SHARED / folder / result["data"]).exists()]
    if not found:
        pytest.skip(f"`{result['data']}` does not lie beside the repository: only the committed result was looked at")

    assert digest(found[0]) == result["digest"]


def test_the_page_shows_the_results_that_are_kept() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert with_tables(page) == page, "run `python bench/report.py`"


def test_floors_stand_a_little_below_and_ceilings_above() -> None:
    assert moved({}, RESULT, None) == {"digest": "d", "scores": {"right": 0.48, "mae": 0.62, "never_found": 0}}


def test_a_floor_falls_only_for_a_reason() -> None:
    old = {"digest": "d", "scores": {"right": 0.9, "mae": 0.1}}

    assert moved(old, RESULT, None)["scores"] == {"right": 0.9, "mae": 0.1, "never_found": 0}
    assert moved(old, RESULT, "new data")["scores"]["right"] == 0.48
    assert moved(old, RESULT, "new data")["lowered"] == ["new data"]


def test_what_lies_below_is_named() -> None:
    floors = {"digest": "other", "scores": {"right": 0.6, "mae": 0.5, "gone": 0.1}}

    assert below(floors, RESULT) == [
        "x: measured on other data",
        "x: right is 0.5, its limit 0.6",
        "x: mae is 0.6, its limit 0.5",
        "x: gone is None, its limit 0.1",
    ]
