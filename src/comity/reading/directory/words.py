"""Words: those that are so common in lower case that a name must not be one of them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def common_words() -> frozenset[str]:
    """The words of common_words.txt, in lower case."""
    text = (files("comity.reading.directory") / "common_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
