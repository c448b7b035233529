"""What a reader knows before it reads: the actor directory and the codebook, the bundled ones under a user's layers.

A layer is a folder that may hold `directory/` and `codebook/`, with tables in the format of the bundled ones. A later
layer wins over an earlier one: its rows replace those with the same id or cue, and its names are meant first.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from comity.reading.codebook import Codebook
from comity.reading.directory import Directory
from comity.reading.tables import tables


class Knowledge:
    """A directory and a codebook, each loaded when it is first asked for: a listing needs the codebook alone.

    `stamp` names their version and, where there are layers, what these hold. A UsageError names a line that is wrong.
    """

    def __init__(self, layers: tuple[Path, ...] = ()) -> None:
        self._layers = layers

    @cached_property
    def directory(self) -> Directory:
        return Directory([layer / "directory" for layer in self._layers])

    @cached_property
    def codebook(self) -> Codebook:
        return Codebook([layer / "codebook" for layer in self._layers])

    @cached_property
    def stamp(self) -> str:
        digest = _digest(self._layers)
        return f"codebook {self.codebook.version}{f' with layers {digest}' if digest else ''}"


def knowledge(layers: tuple[Path, ...] = ()) -> Knowledge:
    """What is known with these layers over the bundled tables, once a process.

    >>> knowledge().directory.actors["iraq"].name
    'Iraq'
    """
    return _known(layers)


_known = cache(Knowledge)


def filled(layers: Iterable[str | Path]) -> tuple[Path, ...]:
    """Those of the folders that hold tables, by their full paths; the others change nothing."""
    return tuple(dict.fromkeys(layer.absolute() for layer in map(Path, layers) if _files(layer)))


def _digest(layers: Iterable[Path]) -> str:
    held = [(file.name, file.read_bytes()) for layer in layers for file in _files(layer)]
    return sha256(repr(held).encode()).hexdigest()[:12] if held else ""


def _files(layer: Path) -> list[Path]:
    types = layer / "codebook" / "types.toml"
    return [*tables(layer / "directory"), *tables(layer / "codebook"), *([types] if types.is_file() else [])]
