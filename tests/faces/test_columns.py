"""CSV: cells that a spreadsheet would run are told not to."""

from __future__ import annotations

import csv

import pytest

from comity.faces.columns import csv_of


@pytest.mark.parametrize("hostile", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x.example")'])
def test_no_cell_is_a_formula(hostile: str) -> None:
    lines = list(csv_of("skip", [{"type": "skip", "where": hostile, "step": "text", "reason": "empty"}]))
    (row,) = csv.DictReader(lines)
    assert row["where"] == "'" + hostile.replace("\t", "\t'")  # a tab may part cells for whoever reads it


def test_other_cells_stay_as_they_are() -> None:
    lines = list(csv_of("skip", [{"type": "skip", "where": "a-1", "step": "text", "reason": "a, b"}]))
    (row,) = csv.DictReader(lines)
    assert row == {"where": "a-1", "step": "text", "reason": "a, b"}
