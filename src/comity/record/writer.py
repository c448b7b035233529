"""The one writer of a casebook: what it has acknowledged is on the disk, whatever happens next."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from comity.errors import CasebookDamagedError, CasebookError, UsageError
from comity.record import folder, index, judgements, originals, records, segments
from comity.record.building import catch_up, rebuild, take_up
from comity.record.entries import apply_segment
from comity.record.moments import known_from, moment
from comity.record.segments import Row
from comity.types import Correction, DeedVerdict, Judgement, PairVerdict, Reading, Skip

_LONG_LOG = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch brought: articles that are new, new versions of known ones, and those known as they are."""

    new: int = 0
    changed: int = 0
    known: int = 0
    skipped: int = 0

    def plus(self, other: Added) -> Added:
        """Both together."""
        return Added(
            self.new + other.new,
            self.changed + other.changed,
            self.known + other.known,
            self.skipped + other.skipped,
        )


class Writer:
    """Adds to a casebook that it holds alone; made by `Casebook.writer`."""

    def __init__(self, book: Path, database: sqlite3.Connection) -> None:
        self._book = book
        self._database = database
        self._noted: set[originals.Got] | None = None

    def holds(self, inputs_key: str, reader: str) -> bool:
        """Whether these inputs were added as this reader saw them."""
        return holds(self._database, inputs_key, reader)

    def add(
        self,
        inputs_key: str,
        reader: str,
        readings: Iterable[Reading],
        skips: Iterable[Skip] = (),
        *,
        observed_at: str,
    ) -> Added:
        """Add what a reader saw in some inputs at a moment. When it returns, a kill -9 can't lose it.

        Adding the same inputs by the same reader again does nothing; nor does an article that is known as it is.
        """
        if self.holds(inputs_key, reader):
            return Added()
        seen = moment(observed_at)
        rows, added = _rows(inputs_key, reader, readings, skips, seen, lambda article: self._hash_before(article, seen))
        with _told_of(self._book):
            segment = segments.write_segment(self._book, segments.segment_name(inputs_key, reader), rows)
            apply_segment(self._database, segment.name, segment.digest, rows)
            self._cut_log()
        return added

    def take_up(self, each: Callable[[Reading | Skip], None] | None = None) -> Added:
        """Apply the segments that others wrote meanwhile, together; `each` is given what is in them.

        What they bring, counted as `add` counts it.
        """
        added = Added()

        def seen(rows: Sequence[Row]) -> None:
            nonlocal added
            added = added.plus(self._count(rows))
            for row in rows:
                found = row.reading or row.skip
                if found is not None and each is not None:
                    each(found)

        with _told_of(self._book):
            take_up(self._book, self._database, seen)
            self._cut_log()
        return added

    def _count(self, rows: Sequence[Row]) -> Added:
        """What the rows of a segment that is not applied yet bring."""
        counts = Counter(
            _standing(row.content_hash, self._hash_before(row.article_id or "", row.observed_at))
            for row in rows
            if row.reading is not None
        )
        return Added(**counts, skipped=sum(row.skip is not None for row in rows))

    def judge(self, left: str, right: str, verdict: PairVerdict, judge: str, at: str) -> Judgement:
        """Decide whether two mentions, or the mentions that head two events, are of one event."""
        made = judgements.judgement(self._mention(left), self._mention(right), verdict, judge, moment(at))
        self._decide(made)
        return made

    def review(
        self,
        deed: str,
        verdict: DeedVerdict,
        judge: str,
        at: str,
        correction: Correction | None = None,
        note: str | None = None,
    ) -> Judgement:
        """Accept, correct or reject a deed: an event mention, or an event that one mention alone tells."""
        made = judgements.judgement_of_one(self._deed(deed), verdict, judge, moment(at), correction, note)
        self._decide(made)
        return made

    def check(self, deed: str) -> None:
        """A NotFoundError or UsageError where a name is not that of one deed."""
        self._deed(deed)

    def undo(self, target: str | None = None, *, judge: str, at: str) -> Judgement:
        """Undo a judgement, the last one that stands unless named; what was undone."""
        undone = judgements.to_undo(self._book, target)
        self._decide(judgements.undoing(undone, judge, moment(at)))
        return undone

    def keep_original(self, content: BinaryIO, where: str, when: str) -> str:
        """Keep the bytes as they came; their digest, which `Article.sha256` names."""
        if self._noted is None:
            self._noted = set(originals.gettings(self._book))
        with _told_of(self._book):
            return originals.keep(self._book, content, where, when, self._noted)

    def _decide(self, made: Judgement) -> None:
        with _told_of(self._book):
            judgements.append(self._book, made)
        with _told_of(self._book), index.transaction(self._database):
            judgements.bring_into_force(self._database, judgements.all_judgements(self._book))

    def _deed(self, name: str) -> str:
        kind, id_ = records.find(self._database, name)
        if kind in ("mention", records.REJECTED):
            return id_
        told = records.mentions_of(self._database, id_) if kind == "event" else []
        if not told:
            raise UsageError(f"`{name}` is the id of {kind}", "review an event mention")
        if len(told) > 1:
            some = ", ".join(f"`{one}`" for one in told[:3])
            raise UsageError(f"`{name}` is told {len(told)} times", f"name one of its mentions, such as {some}")
        return told[0]

    def _mention(self, name: str) -> str:
        kind, id_ = records.find(self._database, name)
        if kind == "mention":
            return id_
        if kind != "event":
            raise UsageError(f"`{name}` is the id of {kind}", "judge two events or two event mentions")
        former = self._database.execute("SELECT mention FROM members WHERE alias = ?", (name,)).fetchone()
        if former:
            return str(former[0])
        return str(self._database.execute("SELECT mention FROM members WHERE alias = ?", (id_,)).fetchone()[0])

    def _hash_before(self, article: str, seen: str) -> str | None:
        found = self._database.execute(
            "SELECT hash FROM versions WHERE n = (SELECT n FROM articles WHERE id = ?) AND observed_at <= ? "
            "ORDER BY observed_at DESC, hash DESC LIMIT 1",
            (article, seen),
        ).fetchone()
        return found[0] if found else None

    def _cut_log(self) -> None:
        log = self._book / f"{index.FILE}-wal"
        if log.exists() and log.stat().st_size > _LONG_LOG:
            index.checkpoint(self._database)


def holds(database: sqlite3.Connection, inputs_key: str, reader: str) -> bool:
    name = segments.segment_name(inputs_key, reader)
    return database.execute("SELECT 1 FROM applied WHERE name = ?", (name,)).fetchone() is not None


@contextmanager
def writing(book: Path) -> Iterator[Writer]:
    """Hold a casebook alone, take up what a killed writer left, and let go of it at the end."""
    with folder.sole_writer(book):
        folder.check(book)
        try:
            database = _caught_up(book)
        except (OSError, sqlite3.OperationalError) as error:
            raise CasebookError(
                f"`{book}` can't be written: {error}", "check who may write there, and the room left"
            ) from error
        try:
            yield Writer(book, database)
            index.checkpoint(database)
        finally:
            database.close()


def _caught_up(book: Path) -> sqlite3.Connection:
    folder.make_folder(book / segments.FOLDER)
    segments.clear_aside(book)
    folder.clear_aside(book / originals.FOLDER)
    _cut_half_lines(book)
    if index.why_unfit(book) is not None:
        _rebuilt(book)
    database = index.connect(book, write=True)
    try:
        if not catch_up(book, database):
            database.close()
            _rebuilt(book)
            database = index.connect(book, write=True)
    except BaseException:
        database.close()
        raise
    return database


def _cut_half_lines(book: Path) -> None:
    """Take away what a killed writer left half written at the ends of the logs; for who holds the casebook."""
    folder.cut_half_line(book / judgements.FILE)
    if folder.ends_in_half_a_line(book / originals.FOLDER / originals.LOG):
        with folder.sole_writer(book, lock_name=folder.SETTLE):
            folder.cut_half_line(book / originals.FOLDER / originals.LOG)


def mend_logs_and_digests(book: Path) -> None:
    """Cut half lines off the logs, and record the digests that are gone of segments that prove themselves."""
    with folder.sole_writer(book):
        _cut_half_lines(book)
        for path in segments.segment_files(book):
            if segments.recorded_digest(path) is None:
                with suppress(CasebookDamagedError):  # told when the index is built from it
                    segments.seal(path)


def _rebuilt(book: Path) -> None:
    damaged: list[CasebookDamagedError] = rebuild(book, book)
    if damaged:
        raise damaged[0]


def write_apart(
    book: Path,
    inputs_key: str,
    reader: str,
    readings: Iterable[Reading],
    skips: Iterable[Skip] = (),
    *,
    observed_at: str,
) -> Added:
    """Write the segment of a batch on any machine that shares the casebook's disk, without its index or its lock.

    The one writer takes it up later, which also says what in it was known already. Writing the same twice, or on two
    machines at once, is writing it once.
    """
    rows, added = _rows(inputs_key, reader, readings, skips, moment(observed_at), lambda _: None)
    with _told_of(book):
        segments.write_segment(book, segments.segment_name(inputs_key, reader), rows)
    return added


def is_written(book: Path, inputs_key: str, reader: str) -> bool:
    """Whether the segment of a batch stands, applied or not."""
    return segments.segment_file(book, segments.segment_name(inputs_key, reader)).exists()


def _rows(
    inputs_key: str,
    reader: str,
    readings: Iterable[Reading],
    skips: Iterable[Skip],
    seen: str,
    hash_before: Callable[[str], str | None],
) -> tuple[list[Row], Added]:
    """The rows of a segment without what is known as it is, by `hash_before` of an article or from the same batch."""
    skips, rows = list(skips), []
    counts: Counter[str] = Counter()
    in_batch: dict[str, str] = {}
    for reading in readings:
        row = _row(reading, reader, seen, inputs_key)
        standing = _standing(row.content_hash, in_batch.get(reading.article.id) or hash_before(reading.article.id))
        counts[standing] += 1
        if standing != "known":
            rows.append(row)
            in_batch[reading.article.id] = row.content_hash or ""
    rows += [Row(None, None, reader, seen, seen, inputs_key, skip.reason, skip=skip) for skip in skips]
    # of nothing, one row: it still says what was read, when, by whom
    return rows or [Row(None, None, reader, seen, seen, inputs_key)], Added(**counts, skipped=len(skips))


def _standing(now: str | None, before: str | None) -> str:
    """Whether an article is `new`, or `changed`, or `known` as it is, by what was read in it now and before."""
    return "new" if before is None else "known" if before == now else "changed"


@contextmanager
def _told_of(book: Path) -> Iterator[None]:
    """A disk that is full, or taken away, told as a CasebookError."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise CasebookError(
            f"`{book}` can't be written: {error}",
            "check the room left, then read again: what was acknowledged is kept",
        ) from error


def _row(reading: Reading, reader: str, seen: str, inputs_key: str) -> Row:
    known_at = known_from(seen, reading.article.published)
    return Row(reading.article.id, segments.content_hash(reading), reader, seen, known_at, inputs_key, reading=reading)
