"""The bench of forgetting makes a casebook, forgets one report of it, and proves that."""

from __future__ import annotations

from pathlib import Path

from bench.forgetting import built, forgotten
from bench.generated import make, readings
from comity.record.casebook import Casebook


def test_one_report_goes_and_the_rest_stays(tmp_path: Path) -> None:
    make(tmp_path / "case", 9)
    ids = [one.article.id for one in readings(9)]
    seconds, peak, looked, left = forgotten(tmp_path / "case", ids[4])
    assert min(seconds, peak, looked, built(tmp_path / "case")) > 0
    assert left == 0
    kept = {one.id for one in Casebook.open(tmp_path / "case").articles()}
    assert kept == {*ids} - {ids[4]}
