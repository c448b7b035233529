"""Messages between the machines of a cluster, as JSON: what is to be looked through, and what became of it.

JSON and never pickle: a message can hold wrong words, and nothing that runs. What is no message is an error of msgspec.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import msgspec

from comity import errors, wire
from comity.errors import ComityError
from comity.faces.summary import Summary
from comity.sources import Piece
from comity.sources.origins import Listed
from comity.types import Article, Skip


class Found(msgspec.Struct, frozen=True, tag=True):
    """A batch that is to be read; it goes from the worker that found it to the one that reads it."""

    key: str
    articles: tuple[tuple[str, Article], ...]
    skips: tuple[Skip, ...]


class Done(msgspec.Struct, frozen=True, tag=True):
    """A batch whose segment stands: what it came to. `already` read is what stood before this run looked."""

    key: str
    summary: Summary


class Failed(msgspec.Struct, frozen=True, tag=True):
    """Why a worker can't go on, nor any other: its disk is full, its Comity is another. `kind` is of the error tree."""

    kind: str
    message: str
    hint: str | None

    @property
    def error(self) -> ComityError:
        """The error, to be raised where the run was begun."""
        kind = next((one for one in _tree(ComityError) if one.__name__ == self.kind), errors.CasebookError)
        return kind(self.message, self.hint)


Answer = Found | Done | Failed


class _File(msgspec.Struct, frozen=True):
    """A file of a piece. A path is bytes, which need not be UTF-8; an address in a store is words."""

    where: str
    path: bytes | None
    address: str | None
    size: int
    skip: Skip | None


def failed(error: ComityError) -> Failed:
    """An error as it travels."""
    return Failed(type(error).__name__, error.message, error.hint)


def to_bytes(answer: Answer) -> bytes:
    """An answer as JSON."""
    return wire.to_json(answer)


def answer_of(sent: bytes) -> Answer:
    """The answer that `to_bytes` was given."""
    return cast(Answer, msgspec.json.decode(sent, type=Answer))


def piece_bytes(piece: Piece) -> bytes:
    """A piece as JSON."""
    return wire.to_json(tuple(_sent(one) for one in piece.files))


def piece_of(sent: bytes) -> Piece:
    """The piece that `piece_bytes` was given."""
    files = msgspec.json.decode(sent, type=tuple[_File, ...])
    return Piece(tuple(_listed(one) for one in files))


def _sent(one: Listed) -> _File:
    if isinstance(one.at, Path):
        return _File(one.where, os.fsencode(one.at), None, one.size, one.skip)
    return _File(one.where, None, one.at, one.size, one.skip)


def _listed(one: _File) -> Listed:
    at = Path(os.fsdecode(one.path)) if one.path is not None else one.address or ""
    return Listed(one.where, at, one.size, one.skip)


def _tree(kind: type[ComityError]) -> Iterator[type[ComityError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _tree(below)
