"""Intake: batches of reports -> a casebook, each kept as it ends. The desk's drawer for what goes in.

It knows the sources for the originals that it keeps, and the record, which it writes to.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from comity.errors import CasebookBusyError
from comity.faces.batches import Batch
from comity.faces.gate import Gate
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
    forgotten: bool = False,
) -> Summary:
    """Read batches into a casebook, which this process alone writes meanwhile; what it came to.

    `clock` says, in ISO 8601, when a batch was seen; `originals` keeps a copy of each file. What was forgotten is read
    again only where `forgotten` asks for it. `each` is given what is
    read now, `progress` the summary as it grows.
    """
    ahead = Ahead(found)
    with book.writer() as writer, pool_of(reader, processes, ahead) as pool:
        gate = Gate(book.path, clock(), open=forgotten)
        intake = _Intake(writer, reader, clock, originals, gate, each or to_nobody, progress or to_nobody)
        for outcome in pool.map(intake.articles(ahead)):
            intake.take(outcome)
        gate.close()
    return intake.summary


@dataclass(slots=True)
class _Begun:
    """A batch that is being read, and what came of its articles so far, in their order."""

    batch: Batch[Origin | None]
    readings: list[Reading] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return len(self.readings) + len(self.skips) == len(self.batch.articles)


@dataclass(slots=True)
class _Intake:
    """One run. The articles of all batches go in as one stream and come out in the same order; a batch is kept as soon
    as its last one is out. So who reads waits neither for the next batch to be found nor for the last to be written.

    `keys` are those of the batches begun, `kept` the digests of the originals kept so far.
    """

    writer: Writer
    reader: Reader
    clock: Callable[[], str]
    originals: bool
    gate: Gate
    each: Callable[[Reading | Skip], None]
    progress: Callable[[Summary], None]
    summary: Summary = field(default_factory=Summary)
    begun: deque[_Begun] = field(default_factory=deque)
    keys: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)

    def articles(self, found: Iterable[Batch[Origin | None]]) -> Iterator[tuple[str, Article]]:
        """The articles that are to be read, each with its place; the batches of those that are held are counted."""
        for batch in map(self.gate.passed, found):
            self.summary = self.summary.with_skips(batch.skips)
            if batch.key in self.keys or self.writer.holds(batch.key, self.reader.version):
                self.summary = self.summary.plus(already=len(batch.articles))
                self.progress(self.summary)
                continue
            self.keys.add(batch.key)
            self.begun.append(_Begun(batch))
            self._keep_whole()
            yield from ((source.where, article) for source, article in batch.articles)

    def take(self, outcome: Reading | Skip) -> None:
        """What came of the next article."""
        first = self.begun[0]
        if isinstance(outcome, Skip):
            first.skips.append(outcome)
            self.summary = self.summary.with_skips([outcome])
        else:
            first.readings.append(outcome)
        self.each(outcome)
        self.progress(self.summary.plus(new=len(first.readings)))
        self._keep_whole()

    def _keep_whole(self) -> None:
        """Keep the first of the batches begun that are read to their ends."""
        while self.begun and self.begun[0].whole:
            done = self.begun.popleft()
            for skip in done.batch.skips:
                self.each(skip)
            self.kept |= self.gate.met
            kept = self.kept if self.originals else None
            skips = [*done.batch.skips, *done.skips]
            added = _write(self.writer, done.batch, self.reader.version, done.readings, skips, self.clock(), kept)
            self.summary = self.summary.plus(new=added.new, changed=added.changed, already=added.known)


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
    gate = Gate(book.path, clock())
    batch = gate.passed(batch)
    told, outcomes = each or to_nobody, list[Reading | Skip]()
    for source, article in batch.articles:
        outcomes.append(read_one(reader.read, (source.where, article)))
        told(outcomes[-1])
    readings = [one for one in outcomes if isinstance(one, Reading)]
    skips = [*batch.skips, *(one for one in outcomes if isinstance(one, Skip))]
    while True:
        try:
            with book.writer() as writer:
                kept = set(gate.met) if originals else None
                added = _write(writer, batch, reader.version, readings, skips, clock(), kept)
                gate.close()
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
