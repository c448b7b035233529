"""Covering: which of many things hold a place of a text, found without a look at all of them.

What a report's sayings hold is asked of every saying and every deed. To compare each with each would take the square of
a report's length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from comity.types import Attribution

_BLOCK = 256  # characters: a few sentences

Thing = TypeVar("Thing")


class Covering(Generic[Thing]):
    """Things by the blocks of text in which their stretches, `(start, end)` in code points, stand."""

    def __init__(self, things: Iterable[tuple[Thing, Iterable[tuple[int, int]]]]) -> None:
        self._near: dict[int, list[Thing]] = defaultdict(list)
        for thing, stretches in things:
            for block in sorted({block for start, end in stretches for block in _blocks(start, end)}):
                self._near[block].append(thing)

    def near(self, offset: int) -> Sequence[Thing]:
        """The things, in order, whose stretches may hold a character: no other does.

        >>> list(Covering([("a", [(0, 9)]), ("b", [(900, 999)])]).near(4))
        ['a']
        """
        return self._near.get(offset // _BLOCK, ())


def _blocks(start: int, end: int) -> range:
    return range(start // _BLOCK, max(start, end - 1) // _BLOCK + 1)


def covering_content(spoken: Iterable[Attribution]) -> Covering[Attribution]:
    """Attributions by the stretches of what is said in them."""
    return Covering((one, [(span.start, span.end) for span in one.content]) for one in spoken)
