"""Words of a parse that may be mended, and what rules ask of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SUBJECTS = ("nsubj", "nsubjpass", "expl")


class Word(NamedTuple):
    """A word as the parser leaves it; `head` is the place of its head in the sentence, its own for the root."""

    lower: str
    pos: str
    tag: str
    dep: str
    head: int


def all_above(words: Sequence[Word], at: int) -> list[int]:
    """The words over one, the nearest first."""
    found: list[int] = []
    while words[at].head != at and words[at].head not in found:
        at = words[at].head
        found.append(at)
    return found
