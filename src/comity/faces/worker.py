"""What a machine of a cluster does: it looks through pieces for batches, and reads batches into segments.

Plain classes, called with JSON and answering with JSON (`messages`), so that any engine can carry it and nothing that
comes over a network is run; `cluster` says which. An engine only knows that a worker answered: whatever a report, a
disk or a store does to it is an answer too. The desk's drawer for what is read elsewhere: it knows the sources, and the
record, whose segments it writes.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TypeVar

import msgspec

from comity.errors import CasebookError, ComityError, MissingPartError
from comity.faces.batches import Batch, batches
from comity.faces.messages import Answer, Done, Found, answer_of, failed, piece_of, to_bytes
from comity.faces.pool import Pool
from comity.faces.readers import Reader, as_json, from_json, given_up, parts_of, read_one, source_of
from comity.faces.summary import Summary
from comity.record import originals
from comity.record.folder import is_casebook
from comity.record.writer import is_written, write_apart
from comity.sources import Hints, Origin, Piece
from comity.types import Article, Reading, Skip

Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class Task:
    """What every worker of a run is told: the casebook, who reads, what is known of the reports, and the moment."""

    book: Path
    reader: Reader
    hints: Hints
    seen: str
    originals: bool


class Finder:
    """Pieces -> batches: those to be read, and those that are held already."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def find(self, piece: bytes) -> Iterator[bytes]:
        """What is in a piece, each a `Found`, `Done` or `Failed`, all as JSON."""
        try:
            _check_book(self._task.book)
            for batch in self._batches(_read(piece_of, piece)):
                yield to_bytes(self._answer(batch))
        except ComityError as error:
            yield to_bytes(failed(error))
        except OSError as error:
            yield to_bytes(failed(_full(error)))

    def _batches(self, piece: Piece) -> Iterator[Batch[Origin | None]]:
        sources = (source_of(origin, self._task.hints) for origin in piece.opened())
        return batches([sources], parts_of(self._task.hints))

    def _answer(self, batch: Batch[Origin | None]) -> Answer:
        task = self._task
        if is_written(task.book, batch.key, task.reader.version):
            return Done(batch.key, Summary().with_skips(batch.skips).plus(already=len(batch.articles)))
        if task.originals:
            self._keep_originals(batch)
        return Found(batch.key, tuple((source.where, article) for source, article in batch.articles), batch.skips)

    def _keep_originals(self, batch: Batch[Origin | None]) -> None:
        for origin in batch.origins:
            if origin is not None:
                with origin.open() as stream:
                    when = origin.retrieved or self._task.seen
                    originals.keep(self._task.book, stream, origin.where, when, self._noted)

    @cached_property
    def _noted(self) -> set[originals.Got]:
        return set(originals.gettings(self._task.book))


class BatchReader:
    """Batches -> segments. The reader itself runs in a process of its own, so that a report that kills it kills no
    worker: it is given up as on one machine, and the rest of its batch is read."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._pool = Pool(partial(_read_alike, task.reader), given_up, pack=as_json, unpack=from_json, apart=True)

    def read(self, answer: bytes) -> bytes:
        """A `Found` -> a `Done` once its segment stands, or `Failed`; other answers as they are; all as JSON."""
        try:
            found = _read(answer_of, answer)
            if not isinstance(found, Found):
                return answer
            _check_book(self._task.book)
            return to_bytes(Done(found.key, self._written(found)))
        except ComityError as error:
            return to_bytes(failed(error))
        except OSError as error:
            return to_bytes(failed(_full(error)))

    def _written(self, found: Found) -> Summary:
        outcomes = list(self._pool.map(found.articles))
        readings = [one for one in outcomes if isinstance(one, Reading)]
        skips = [*found.skips, *(one for one in outcomes if isinstance(one, Skip))]
        task = self._task
        write_apart(task.book, found.key, task.reader.version, readings, skips, observed_at=task.seen)
        return Summary().with_skips(skips).plus(new=len(readings))


def _read(as_what: Callable[[bytes], Noun], sent: bytes) -> Noun:
    try:
        return as_what(sent)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise CasebookError(
            f"a worker was sent what it can't read: {error}", "install the same Comity on all machines"
        ) from None


def _read_alike(reader: Reader, item: tuple[str, Article]) -> Reading | Skip:
    """An article as the machine that began the run would read it; a MissingPartError where this one reads otherwise."""
    _check_reader(reader)
    return read_one(reader.read, item)


@cache
def _check_reader(reader: Reader) -> None:
    if (here := reader.version_here) != reader.version:
        raise MissingPartError(
            f"the machine `{socket.gethostname()}` reads as `{here}`, and the run is of `{reader.version}`",
            "install the same Comity and model there; tables of your own go into the casebook, which all machines see",
        )


def _check_book(book: Path) -> None:
    if not is_casebook(book):
        raise CasebookError(
            f"the machine `{socket.gethostname()}` does not see the casebook `{book}`",
            "put it on a disk that all machines share, at the same path",
        )


def _full(error: OSError) -> CasebookError:
    return CasebookError(
        f"a worker's disk can't be used: {error}", "check the room left, then read again: what was read is kept"
    )
