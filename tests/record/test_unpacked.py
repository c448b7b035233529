"""What is looked for in a file is found wherever it lies in it, and however it is written."""

from __future__ import annotations

import gzip
import re
import sqlite3
import tracemalloc
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.record.needles import _HIDDEN, _MARKS, Needles, plain_words, windows
from comity.record.unpacked import texts_of, views_of

WORDS = "Celik and his men held the mill"
PIECE = 4 * 1024 * 1024


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"x " * ((PIECE - 16) // 2) + WORDS.encode(), id="a line that goes over the end of a piece"),
        pytest.param(("y\n" * (PIECE // 4 + 50) + WORDS).encode("utf-16"), id="the second piece of UTF-16"),
        pytest.param("Ce\u00adlik a\u200bnd his me\u00adn he\u00adld the mi\u200dll".encode(), id="hidden characters"),
        pytest.param(gzip.compress(gzip.compress(WORDS.encode())), id="packed twice"),
        pytest.param(gzip.compress(b"other words\n") + gzip.compress(WORDS.encode()), id="the second of two packed"),
        pytest.param(gzip.compress(WORDS.encode()) + b"and no end", id="packed, and something behind it"),
        pytest.param(b"\x1f\x8b" + WORDS.encode(), id="said to be packed"),
        pytest.param(b"Ce&shy;lik and his me&shy;n he&shy;ld the mi&shy;ll", id="hidden characters as HTML has them"),
    ],
)
def test_words_are_found(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "held").write_bytes(content)
    needles = Needles.made(text=windows(WORDS))
    assert any(needles.found_in(view) for text in texts_of(tmp_path / "held") for view in views_of(text))


@pytest.mark.parametrize("packed", [False, True])
def test_a_long_file_takes_no_more_memory_than_a_short_one(tmp_path: Path, packed: bool) -> None:
    line = b"the mill stood, and nobody held it \n" * 1000
    with (gzip.open if packed else open)(tmp_path / "held", "wb") as file:
        for _ in range(40 * PIECE // 4 // len(line)):
            file.write(line)
    tracemalloc.start()
    size = sum(map(len, texts_of(tmp_path / "held")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 9 * PIECE
    assert peak < 6 * PIECE


def test_what_was_deleted_from_a_table_is_found_between_its_cells(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "notes.db", isolation_level=None)) as database:
        database.execute("PRAGMA secure_delete = OFF")
        database.execute("CREATE TABLE notes (words TEXT)")
        database.executemany("INSERT INTO notes VALUES (?)", [(WORDS,), ("é" * 300,)])
        database.execute("DELETE FROM notes WHERE words = ?", (WORDS,))
    needles = Needles.made(text=windows(WORDS))
    assert any(needles.found_in(text) for text in texts_of(tmp_path / "notes.db"))


@given(st.text(st.characters() | st.sampled_from("aZ09_- '.İßΣςﬁ½é\u0301\u0327\u00ad\u200b、“”…\ud800")))
def test_words_are_what_they_are_defined_to_be(text: str) -> None:
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_HIDDEN)))
    assert plain_words(text) == " {} ".format(re.sub(r"[\W_]+", " ", bare.casefold()).strip())
