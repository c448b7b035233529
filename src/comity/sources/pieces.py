"""Files -> pieces: what is looked through in one go, on this machine or another, whatever else is read beside it.

A large file is a piece of its own, small ones are gathered. Where a piece ends depends on the names and sizes of the
files in it and not on how many stood before, so that a file that comes in among others moves the piece that it falls
into, and no other. No file has to be opened for that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import BinaryIO

from comity.sources.articles import opened
from comity.sources.origins import Listed, Origin, listed, origin_of_file, origin_of_listed
from comity.sources.stores import fetched, in_store, listed_in_store
from comity.types import Skip

_LARGE = 1024 * 1024  # bytes from which on a file is a piece of its own
_MOST = 1_000  # files of a piece
_ONE_IN = 256  # a file the digest of whose name is divisible by this is the last of its piece


@dataclass(frozen=True, slots=True)
class Piece:
    """Files that are looked through together, in their order."""

    files: tuple[Listed, ...]

    @property
    def size(self) -> int:
        """Bytes of all of them, as they lie there."""
        return sum(one.size for one in self.files)

    def opened(self, stdin: BinaryIO | None = None) -> Iterator[Origin | Skip]:
        """What is in the files: origins, web archives as the pages in them, and Skips.

        A file in a store is brought here first, and gone again once the next origin is asked for.
        """
        for one in self.files:
            with ExitStack() as held:
                found = origin_of_listed(one, stdin) if not in_store(str(one.at)) or one.skip else _brought(one, held)
                yield from [found] if isinstance(found, Skip) else opened(found)


def pieces(names: Iterable[str], stdin: BinaryIO | None = None) -> list[Piece]:
    """The pieces of all files behind some names: files, folders, patterns, `-`, and addresses in a store.

    A NotFoundError where there is nothing behind one of them; a UsageError for `-` without a stream.
    """
    files: dict[Path | str, Listed] = {}
    for name in names:
        for one in listed_in_store(name) if in_store(name) else listed([name], stdin):
            files.setdefault(one.at, one)
    return list(_pieces(files.values()))


def _pieces(files: Iterable[Listed]) -> Iterator[Piece]:
    gathered: list[Listed] = []
    for one in files:
        large = one.size >= _LARGE
        if gathered and (large or len(gathered) == _MOST):
            yield Piece(tuple(gathered))
            gathered = []
        gathered.append(one)
        if large or _is_last(one.where):
            yield Piece(tuple(gathered))
            gathered = []
    if gathered:
        yield Piece(tuple(gathered))


def _is_last(where: str) -> bool:
    name = PurePosixPath(where).name
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % _ONE_IN == 0


def _brought(one: Listed, held: ExitStack) -> Origin | Skip:
    """A file of a store, on this machine's disk for as long as `held` is open. Nothing says when it was written."""
    path = Path(held.enter_context(TemporaryDirectory(prefix="comity-piece-")), PurePosixPath(str(one.at)).name)
    if skip := fetched(str(one.at), path):
        return skip
    found = origin_of_file(path, one.where)
    return found if isinstance(found, Skip) else replace(found, retrieved=None)
