"""What is looked for in a file is found wherever it lies in it, and however it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.record.needles import Needles, windows
from comity.record.unpacked import texts_of, views_of

WORDS = "Celik and his men held the mill"
PIECE = 4 * 1024 * 1024


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"x " * ((PIECE - 16) // 2) + WORDS.encode(), id="a line that goes over the end of a piece"),
        pytest.param(("y\n" * (PIECE // 4 + 50) + WORDS).encode("utf-16"), id="the second piece of UTF-16"),
        pytest.param("Ce\u00adlik a\u200bnd his me\u00adn he\u00adld the mi\u200dll".encode(), id="hidden characters"),
        pytest.param(b"Ce&shy;lik and his me&shy;n he&shy;ld the mi&shy;ll", id="hidden characters as HTML has them"),
    ],
)
def test_words_are_found(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "held").write_bytes(content)
    needles = Needles.made(text=windows(WORDS))
    assert any(needles.found_in(view) for text in texts_of(tmp_path / "held") for view in views_of(text))
