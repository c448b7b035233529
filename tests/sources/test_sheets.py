"""Tables of cells: rows as stories by their columns, whatever stands between them; what does not fit is said."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.sources.sheets import columns_of, stories_in_sheet
from comity.sources.stories import Story
from comity.types import Skip


def read(data: bytes) -> list[Story | Skip]:
    return list(stories_in_sheet("a.csv", data[:65536], io.BufferedReader(io.BytesIO(data))))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_rows_are_stories_by_their_columns(mark: str) -> None:
    head = mark.join(("Date", "outlet", "title", "text", "Region"))
    row = mark.join(("2023-04-15", "River Post", "Fighting", '"Two, it is said; fell.\nA third fled."', "North"))
    (story,) = read(f"{head}\n{row}\n".encode())
    assert isinstance(story, Story)
    assert story.text == "Fighting\n\nTwo, it is said; fell.\nA third fled."
    assert (story.dated, story.outlets, story.headline) == ({"field": "2023-04-15"}, ("River Post",), "Fighting")
    assert story.extra == {"region": "North"}


def test_a_spreadsheets_bytes_are_read() -> None:
    (story,) = read("\ufefftext;url\r\nBağdat fell.;https://example.org/a\r\n".encode())
    assert isinstance(story, Story)
    assert (story.text, story.url) == ("Bağdat fell.", "https://example.org/a")
    (wide,) = read("text\turl\nBağdat fell.\t\n".encode("utf-16"))
    assert isinstance(wide, Story)
    assert wide.text == "Bağdat fell."


def test_what_does_not_fit_is_said_by_its_line() -> None:
    found = read(b'id,text\n1,"One\nfell."\n2,\n3,Two,fell.\n\n4,Three fled.\n')
    assert [one if isinstance(one, Skip) else one.where for one in found] == [
        "a.csv:2",
        Skip("a.csv:4", "row", "no `text`"),
        Skip("a.csv:5", "row", "3 cells where there are 2 columns"),
        "a.csv:7",
    ]


def test_a_table_of_something_else_says_which_columns_it_has() -> None:
    assert read(b"id,body\n1,x\n") == [
        Skip("a.csv", "read", "a table without a column `text`; its columns are `id`, `body`")
    ]
    assert read(b"one word\n") == [Skip("a.csv", "read", "a table without a column `text`")]


def test_a_quotation_mark_that_is_never_closed_ends_it_in_bounds(request: pytest.FixtureRequest) -> None:
    before = csv.field_size_limit(1 << 17)  # as Python sets it; a library that another test imports lifts it
    request.addfinalizer(lambda: csv.field_size_limit(before) and None)
    first, last = read(b'id,text\n1,One fell.\n2,"' + b"x" * 200_000)
    assert isinstance(first, Story)
    assert isinstance(last, Skip)
    assert (last.where, last.step) == ("a.csv:3", "read")


@pytest.mark.parametrize("line", ["", "a sentence", "a,a", "text,", "x" * 50 + ",text"])
def test_what_is_no_head(line: str) -> None:
    assert columns_of(line) is None


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=5))
def test_what_csv_writes_is_read_back(texts: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["n", "text"], *([str(n), text] for n, text in enumerate(texts))])
    found = read(out.getvalue().encode())
    composed = [unicodedata.normalize("NFC", text) for text in texts]
    assert [one.text for one in found if isinstance(one, Story)] == composed
