"""Cells: nothing that a spreadsheet would run, nothing that a screen would obey, and all else as it was."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.exchange import cells

HOSTILE = ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x.example")', "＝1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula(text: str) -> None:
    assert cells.cell(text).startswith("'")


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_a_row_is_read_back_and_no_cell_begins_a_formula(row: list[str]) -> None:
    (read,) = csv.reader(io.StringIO(cells.line(row), newline="")) if row != [""] else [[""]]
    assert len(read) == len(row)
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in read)
    for cell, text in zip(read, row, strict=True):
        assert cell.removeprefix("'").count("\u202e") == 0
        if text.isalnum():
            assert cell == text


@given(st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))  # fmt: skip  # noqa: E501
def test_json_is_read_back_as_it_was_and_hides_nothing(record: object) -> None:
    written = cells.json_text(record)
    assert json.loads(written) == record
    assert not set(written) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\n\x7f")


def test_numbers_stay_numbers() -> None:
    assert cells.line([-5.0, 3, None, True, "x"]) == "-5.0,3,,true,x\n"


@pytest.mark.parametrize("text", ["a;=1+1", 'a; "=1+1', "a\n@x", "a\t-1", " =1+1"])
def test_a_formula_within_a_cell_is_none(text: str) -> None:
    """A program that takes `;`, a tab or a line end to part cells begins one within ours."""
    apart = cells.cell(text).replace("\n", ";").replace("\t", ";").split(";")
    assert not any(one.lstrip(' "')[:1] in tuple("=+-@") for one in apart)


def test_a_sign_within_a_sentence_is_left() -> None:
    text = "It fell by -5, 3 = 2 + 1; so they said."
    assert cells.cell(text) == text
