"""Origins with what was found in them -> batches, each of which becomes one segment of a casebook.

Where a batch ends depends on digests and not on how many files stood before, so that a file that comes in among others
moves the batch that it falls into, and the rest are recognised as held. No batch goes beyond a piece, so that the
batches of a piece are the same on whatever machine it is looked through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Generic, TypeVar

from comity.keys import content_key
from comity.types import Article, Skip

BATCH = 200
"""Articles and skips that a batch holds at most."""

_ONE_IN = 64  # a file whose digest is divisible by this is the last of its batch
Origin = TypeVar("Origin")


@dataclass(frozen=True, slots=True)
class Source(Generic[Origin]):
    """Something that articles are found in: its place, its digest (None where it could not be opened), and itself."""

    where: str
    digest: str | None
    origin: Origin
    found: Iterable[Article | Skip]


@dataclass(frozen=True, slots=True)
class Batch(Generic[Origin]):
    """What is read and kept at once: a key of its inputs, its articles with the source of each, and its skips."""

    key: str
    articles: tuple[tuple[Source[Origin], Article], ...]
    skips: tuple[Skip, ...]

    @property
    def origins(self) -> list[Origin]:
        """What its articles were found in, each once."""
        return [source.origin for source in {source.where: source for source, _ in self.articles}.values()]


def batches(pieces: Iterable[Iterable[Source[Origin]]], hints: tuple[str | None, ...]) -> Iterator[Batch[Origin]]:
    """The sources of pieces in their order -> batches in that order; the same piece and hints give the same keys."""
    for sources in pieces:
        yield from _in_piece(sources, hints)


def _in_piece(sources: Iterable[Source[Origin]], hints: tuple[str | None, ...]) -> Iterator[Batch[Origin]]:
    names: list[str] = []
    articles: list[tuple[Source[Origin], Article]] = []
    skips: list[Skip] = []
    for source in sources:
        names.append(_name(source, 0))
        at = 0
        for at, found in enumerate(source.found, 1):
            if len(articles) + len(skips) == BATCH:
                yield Batch(content_key("b", *names, *hints), tuple(articles), tuple(skips))
                names, articles, skips = [_name(source, at)], [], []
            if isinstance(found, Skip):
                skips.append(found)
            else:
                articles.append((source, found))
        if at >= BATCH or (source.digest is not None and int(source.digest, 16) % _ONE_IN == 0):
            yield Batch(content_key("b", *names, *hints), tuple(articles), tuple(skips))
            names, articles, skips = [], [], []
    if names:
        yield Batch(content_key("b", *names, *hints), tuple(articles), tuple(skips))


def batch_of(sources: Sequence[Source[Origin]]) -> Batch[Origin]:
    """All that is found in some sources as one batch."""
    held = [(source, one) for source in sources for one in source.found]
    return Batch(
        key_of(sources),
        tuple((source, one) for source, one in held if not isinstance(one, Skip)),
        tuple(one for _, one in held if isinstance(one, Skip)),
    )


def key_of(sources: Iterable[Source[Origin]]) -> str:
    """The key of the batch that some sources make, before anything is looked for in them."""
    return content_key("b", *(_name(source, 0) for source in sources))


def _name(source: Source[Origin], at: int) -> str:
    """A source as part of a key: its bytes and its last name, which may decide how they are read, and how far in.

    Of an address all of it: the last names of two sites may be one.
    """
    name = source.where if "://" in source.where else PurePath(source.where).name
    return f"{source.digest} {name} {at}"
