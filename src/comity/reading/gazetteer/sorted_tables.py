"""Sorted tables: tab-separated files of a hundred thousand rows, looked up where they lie and never read whole."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator
from pathlib import Path

_KEPT_STEPS = 12  # of a search: the keys that every search compares first, up to 4,095 of them, are read once


class SortedTable:
    """A table sorted by the key of its first cells; a look-up is a binary search for the key in the mapped file.

    The first line is the header and no row. Nothing is read before the first look-up; pages that are read stay with the
    operating system, which shares them among processes.
    """

    def __init__(self, path: Path, key: Callable[[str], str]) -> None:
        self._path = path
        self._key = key
        self._mapped: mmap.mmap | None = None
        self._kept: dict[int, tuple[int, int, bytes]] = {}

    def rows(self, key: str) -> Iterator[list[str]]:
        """The rows whose first cell has that key, in order."""
        table = self._map()
        wanted = key.encode()
        at = self._first(table, wanted)
        while at < len(table):
            end = table.find(b"\n", at)
            line = table[at:end]
            if self._key_of(line) != wanted:
                return
            yield line.decode().split("\t")
            at = end + 1

    def _map(self) -> mmap.mmap:
        if self._mapped is None:
            with self._path.open("rb") as file:
                self._mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return self._mapped

    def _first(self, table: mmap.mmap, wanted: bytes) -> int:
        """Where the first row starts whose key is not below the one wanted."""
        low, high = table.find(b"\n") + 1, len(table)
        step = 0
        while low < high:
            middle = (low + high) // 2
            line = self._kept.get(middle) if step < _KEPT_STEPS else None
            if line is None:
                line = self._line(table, low, middle)
                if step < _KEPT_STEPS:
                    self._kept[middle] = line
            start, end, key = line
            low, high = (end + 1, high) if key < wanted else (low, start)
            step += 1
        return low

    def _line(self, table: mmap.mmap, low: int, middle: int) -> tuple[int, int, bytes]:
        """Start, end and key of the row that holds an offset."""
        start = table.rfind(b"\n", low, middle) + 1 or low
        end = table.find(b"\n", middle)
        return start, end, self._key_of(table[start:end])

    def _key_of(self, line: bytes) -> bytes:
        return self._key(line.partition(b"\t")[0].decode()).encode()
