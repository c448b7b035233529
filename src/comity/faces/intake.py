"""Intake: batches of reports -> a casebook, each kept as it ends. The desk's drawer for what goes in.

It knows the sources for the originals that it keeps, and the record, which it writes to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from comity.errors import CasebookBusyError
from comity.faces.batches import Batch
from comity.faces.pool import Pool
from comity.faces.readers import Ahead, Reader, pool_of, read_one
from comity.faces.summary import Summary, to_nobody
from comity.record.casebook import Casebook
from comity.record.writer import Added, Writer
from comity.sources import Origin
from comity.types import Article, Reading, Skip


def take_in(
    found: Iterator[Batch[Origin | None]],
    book: Casebook,
    reader: Reader,
    clock: Callable[[], str],
    *,
    processes: int | None = 1,
    originals: bool = True,
    each: Callable[[Reading | Skip], None] | None = None,
    progress: Callable[[Summary], None] | None = None,
) -> Summary:
    """Read batches into a casebook, which this process alone writes meanwhile; what it came to.

    `clock` says, in ISO 8601, when a batch was seen; `originals` keeps a copy of each file. `each` is given what is
    read now, `progress` the summary as it grows.
    """
    ahead = Ahead(found)
    with book.writer() as writer, pool_of(reader, processes, ahead) as pool:
        intake = _Intake(writer, reader, pool, clock, originals, each or to_nobody, progress or to_nobody)
        summary = Summary()
        done: _Read | None = None
        try:
            for batch in ahead:
                begun = intake.begin(batch)
                read, done = done, None
                if read is not None:  # is written while the next is read
                    summary = intake.write(read, summary)
                done, summary = intake.finish(batch, begun, summary)
        finally:
            if done is not None:
                summary = intake.write(done, summary)
    return summary


@dataclass(frozen=True, slots=True)
class _Read:
    """A batch that is read and not written yet."""

    batch: Batch[Origin | None]
    readings: list[Reading]
    skips: list[Skip]
    seen: str


@dataclass(frozen=True, slots=True)
class _Intake:
    """What all batches of a run share.

    `kept` are the digests of the originals kept so far, `begun` the keys of what was read.
    """

    writer: Writer
    reader: Reader
    pool: Pool[tuple[str, Article], Reading | Skip]
    clock: Callable[[], str]
    originals: bool
    each: Callable[[Reading | Skip], None]
    progress: Callable[[Summary], None]
    kept: set[str] = field(default_factory=set)
    begun: set[str] = field(default_factory=set)

    def begin(self, batch: Batch[Origin | None]) -> Iterator[Reading | Skip] | None:
        """Begin to read a batch; None where it is held."""
        if batch.key in self.begun or self.writer.holds(batch.key, self.reader.version):
            return None
        self.begun.add(batch.key)
        return self.pool.map((source.where, article) for source, article in batch.articles)

    def finish(
        self, batch: Batch[Origin | None], begun: Iterator[Reading | Skip] | None, summary: Summary
    ) -> tuple[_Read | None, Summary]:
        """Read to the end what was begun of a batch; what is to be written, and the summary with what was not read."""
        summary = summary.with_skips(batch.skips)
        if begun is None:
            summary = summary.plus(already=len(batch.articles))
            self.progress(summary)
            return None, summary
        readings, skips = list[Reading](), list(batch.skips)
        for skip in batch.skips:
            self.each(skip)
        for outcome in begun:
            if isinstance(outcome, Skip):
                skips.append(outcome)
                summary = summary.with_skips([outcome])
            else:
                readings.append(outcome)
            self.each(outcome)
            self.progress(summary.plus(new=len(readings)))
        return _Read(batch, readings, skips, self.clock()), summary

    def write(self, done: _Read, summary: Summary) -> Summary:
        """Keep what was read of a batch; the summary with it."""
        kept = self.kept if self.originals else None
        added = _write(self.writer, done.batch, self.reader.version, done.readings, done.skips, done.seen, kept)
        return summary.plus(new=added.new, changed=added.changed, already=added.known)


def take_one(
    batch: Batch[Origin | None],
    book: Casebook,
    reader: Reader,
    clock: Callable[[], str],
    *,
    originals: bool = True,
    each: Callable[[Reading | Skip], None] | None = None,
    busy: Callable[[CasebookBusyError], bool] | None = None,
) -> Summary:
    """Read one batch, and only then hold the casebook, for as long as the writing takes; what it came to.

    `each` is given what is read as it comes. Where somebody else writes, `busy` says whether to try again, with what
    was read; without it, or where it says no, that is a CasebookBusyError, and nothing is kept of the batch.
    """
    told, outcomes = each or to_nobody, list[Reading | Skip]()
    for source, article in batch.articles:
        outcomes.append(read_one(reader.read, (source.where, article)))
        told(outcomes[-1])
    readings = [one for one in outcomes if isinstance(one, Reading)]
    skips = [*batch.skips, *(one for one in outcomes if isinstance(one, Skip))]
    while True:
        try:
            with book.writer() as writer:
                kept = set[str]() if originals else None
                added = _write(writer, batch, reader.version, readings, skips, clock(), kept)
            return Summary().with_skips(skips).plus(new=added.new, changed=added.changed, already=added.known)
        except CasebookBusyError as error:
            if busy is None or not busy(error):
                raise


def _write(
    writer: Writer,
    batch: Batch[Origin | None],
    version: str,
    readings: Iterable[Reading],
    skips: Iterable[Skip],
    seen: str,
    kept: set[str] | None,
) -> Added:
    """The originals of a batch that are not in `kept` (none where that is None), then what was read in it."""
    for origin in batch.origins if kept is not None else ():
        if origin is not None and kept is not None and origin.sha256 not in kept:
            with origin.open() as stream:
                writer.keep_original(stream, origin.where, origin.retrieved or seen)
            kept.add(origin.sha256)
    return writer.add(batch.key, version, readings, skips, observed_at=seen)
