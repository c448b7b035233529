"""The filter of names: whether a name can be in the gazetteer, told without looking it up.

Of ten runs of capitalised words in a report nine name no place. `names.bits` has a bit for each name's CRC-32, cut to
its last 23 bits: where the bit of a name is not set, the tables don't have it. One name in thirty passes by chance,
and is then not found.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from zlib import crc32

_BITS = 23


class NameFilter:
    """The folded names that may be in the tables; the file is read when the first is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def may_have(self, key: str) -> bool:
        bit = _bit(key)
        return bool(self._bits[bit >> 3] & (1 << (bit & 7)))

    @cached_property
    def _bits(self) -> bytes:
        return self._path.read_bytes()


def bits_of(keys: Iterable[str]) -> bytes:
    """The file for a set of folded names.

    >>> len(bits_of(["al qaim"]))
    1048576
    """
    bits = bytearray(1 << (_BITS - 3))
    for key in keys:
        bit = _bit(key)
        bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


def _bit(key: str) -> int:
    return crc32(key.encode()) & ((1 << _BITS) - 1)
