"""The casebook: a folder that keeps what was read, and answers for it. The front of this room.

    book = Casebook.create_or_open("iraq")
    with book.writer() as writer:
        writer.add("report.html", "comity 0.1.0", [reading], observed_at="2020-01-03T08:00:00Z")
    book.events(Selection(actor="united-states", since="2019-12-01"))

A question opens a short read of its own, so a casebook may be asked from many threads, while another process writes.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import TypeVar

from comity.errors import CasebookBusyError, CasebookDamagedError, CasebookError
from comity.record import folder, given, index, originals, queries, records
from comity.record import judgements as judging
from comity.record.building import rebuild
from comity.record.copies import copies_among, copies_of
from comity.record.holdings import Holdings, holdings
from comity.record.links import link_visible
from comity.record.moments import last_moment_of
from comity.record.outcomes import outcomes
from comity.record.queries import ActorSummary
from comity.record.records import Record
from comity.record.reviewed import judged_deeds, read_as
from comity.record.selection import Selection, called
from comity.record.sketches import Sketch, sketches
from comity.record.stream import Stream
from comity.record.trace import Trace, trace
from comity.record.unjudged import Unjudged, unjudged
from comity.record.verify import Finding, verify
from comity.record.whole import Whole, whole
from comity.record.writer import Writer, holds, mend_logs_and_digests, writing
from comity.types import (
    Actor,
    Article,
    Attribution,
    Correction,
    DeedVerdict,
    Event,
    EventMention,
    Judgement,
    Outcome,
    PairVerdict,
    Skip,
    Stance,
)

Answer = TypeVar("Answer")
_ALL = Selection()


class Casebook:
    """A casebook that is there; made by `open` and `create_or_open`.

    `rebuilt` says why its index had to be built anew, where it had to; `damaged` are the segments that it can't read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rebuilt: str | None = None
        self.damaged: tuple[CasebookDamagedError, ...] = ()
        self._home = path  # of the index; elsewhere where the folder can't be written

    def __repr__(self) -> str:
        return f"Casebook({str(self.path)!r})"

    @classmethod
    def open(cls, path: str | Path) -> Casebook:
        """Open a casebook for reading; never makes one. A missing or damaged index is built anew."""
        folder.check(Path(path))
        book = cls(Path(path))
        book._make_fit()
        return book

    @classmethod
    def create_or_open(cls, path: str | Path) -> Casebook:
        """Open a casebook, or make one of a folder that is empty or not there."""
        if not folder.is_casebook(Path(path)):
            folder.make(Path(path))
            with writing(Path(path)):
                pass
        return cls.open(path)

    def writer(self) -> AbstractContextManager[Writer]:
        """The one writer, for as long as the context lasts; a CasebookBusyError where somebody else is."""
        return writing(self.path)

    def holds(self, inputs_key: str, reader: str) -> bool:
        """Whether these inputs were added as this reader saw them."""
        return self._ask(lambda database: holds(database, inputs_key, reader))

    def articles(self, chosen: Selection = _ALL) -> list[Article]:
        return self._list(queries.articles, chosen, chosen.about is not None)

    def actors(self, chosen: Selection = _ALL) -> list[ActorSummary]:
        return self._list(queries.actors, chosen, chosen.about is not None)

    def events(self, chosen: Selection = _ALL) -> list[Event]:
        return self._list(queries.events, chosen, True)

    def sketches(self, chosen: Selection = _ALL) -> list[Sketch]:
        """The events, without what no picture of many draws."""
        return self._list(sketches, chosen, True)

    def mentions(self, chosen: Selection = _ALL) -> list[EventMention]:
        return self._list(queries.mentions, chosen, True)

    def claims(self, chosen: Selection = _ALL) -> list[Attribution]:
        return self._list(queries.claims, chosen, chosen.about is not None)

    def stances(self, chosen: Selection = _ALL) -> list[Stance]:
        return self._list(queries.stances, chosen, chosen.about is not None)

    def outcomes(self, chosen: Selection = _ALL) -> list[Outcome]:
        return self._ask(lambda database: outcomes(database, chosen), chosen.as_of, True)

    def skipped(self, chosen: Selection = _ALL) -> list[Skip]:
        return self._list(queries.skipped, chosen, False)

    def claims_in(self, articles: Collection[str], as_of: str | None = None) -> list[Attribution]:
        """All that is said in some articles, by id."""
        return self._ask(lambda database: given.claims_in(database, articles), as_of)

    def mentions_in(self, articles: Collection[str], as_of: str | None = None) -> list[EventMention]:
        """All deeds that are told in some articles, by id."""
        return self._ask(lambda database: given.mentions_in(database, articles), as_of, True)

    def how_many(self, what: str, chosen: Selection = _ALL) -> int:
        """How many records the list `what` would hold without its limit."""
        return self._ask(lambda database: queries.how_many(database, what, chosen), chosen.as_of, True)

    def named_in(self, article: str) -> list[Actor]:
        """Whom an article names, with where."""
        return self._ask(lambda database: given.named_in(database, article))

    def copies(self, articles: Collection[str]) -> list[tuple[str, str]]:
        """The pairs of these articles, by id, that hold the same words."""
        return self._ask(lambda database: copies_among(database, articles))

    def copies_of(self, article: str) -> list[str]:
        """The articles, by id, that hold the same words as one."""
        return self._ask(lambda database: copies_of(database, article))

    def get(self, name: str, as_of: str | None = None) -> Record:
        """The record of an id, or of the start of one; a NotFoundError with the nearest where none or several match."""
        return self._ask(lambda database: records.get(database, name), as_of, True)

    def mentions_by_id(self, ids: Collection[str], as_of: str | None = None) -> list[EventMention]:
        """The event mentions of some ids, in their order; those that are not there are left out."""
        return self._ask(lambda database: records.mentions_by_id(database, ids), as_of, True)

    def articles_by_id(self, ids: Collection[str], as_of: str | None = None) -> list[Article]:
        """The articles of some ids, in their order; those that are not there are left out."""
        return self._ask(lambda database: given.articles_by_id(database, ids), as_of)

    def names(self, ids: Collection[str]) -> dict[str, str]:
        """The names of actors as the latest report has them, by their ids; none of those that no report names."""
        return self._ask(lambda database: given.names(database, ids))

    def trace(self, name: str, as_of: str | None = None) -> Trace:
        """The tree from an id down to the sentences that it rests on."""
        return self._ask(lambda database: trace(database, name), as_of, True)

    def called(self, name: str) -> list[str]:
        """The ids of the actors of a name; a NotFoundError with the nearest names where nobody has it."""
        return self._ask(lambda database: called(database, name))

    def whole(self, as_of: str | None = None) -> Whole:
        """All deeds, stances and actors in one read."""
        return self._ask(whole, as_of, True)

    @contextmanager
    def stream(self, as_of: str | None = None) -> Iterator[Stream]:
        """One view of the casebook from which any number of records is read, one by one; what is written meanwhile is
        not in it."""
        self._make_fit()
        bound = None if as_of is None else last_moment_of(as_of)
        with closing(self._connected(bound, linked=True)) as database:
            yield Stream(database)

    def judge(self, left: str, right: str, verdict: PairVerdict, judge: str, at: str) -> Judgement:
        """Decide whether two mentions or events are one."""
        with self.writer() as writer:
            return writer.judge(left, right, verdict, judge, at)

    def review(
        self,
        deed: str,
        verdict: DeedVerdict,
        judge: str,
        at: str,
        correction: Correction | None = None,
        note: str | None = None,
    ) -> Judgement:
        """Accept, correct or reject one deed."""
        with self.writer() as writer:
            return writer.review(deed, verdict, judge, at, correction, note)

    def unjudged(self, chosen: Selection = _ALL) -> list[Unjudged]:
        """The deeds that nobody has reviewed yet."""
        return self._ask(lambda database: unjudged(database, chosen), chosen.as_of, True)

    def judged_deeds(self) -> set[str]:
        """The deeds that somebody accepted, corrected or rejected, by id."""
        return self._ask(judged_deeds)

    def read_as(self, mention: str) -> EventMention | None:
        """A deed that somebody judged, as the reader saw it; None where nobody did, or no report holds it now."""
        return self._ask(lambda database: read_as(database, mention))

    def undo(self, target: str | None = None, *, judge: str, at: str) -> Judgement:
        """Undo a judgement, the last one that stands unless named; what was undone."""
        with self.writer() as writer:
            return writer.undo(target, judge=judge, at=at)

    def judgements(self) -> list[Judgement]:
        """Every judgement ever made, undone ones and undoings too."""
        return judging.all_judgements(self.path)

    def holdings(self) -> Holdings:
        """How much it holds, of which days, and who read it."""
        return self._ask(holdings)

    @property
    def mark(self) -> tuple[int, ...]:
        """What grows with every segment and every judgement: how many are applied, and how long the judgements are."""
        applied = self._ask(lambda database: database.execute("SELECT count(*), max(s) FROM applied").fetchone())
        written = self.path / judging.FILE
        return *(one or 0 for one in applied), written.stat().st_size if written.exists() else 0

    def original(self, sha256: str) -> bytes:
        """The bytes that an article came in."""
        return originals.original(self.path, sha256)

    def rebuild(self, *, unless_new: bool = False) -> None:
        """Mend what can be: the index is built anew, half lines of logs go, digests that are gone are taken anew.

        With `unless_new` the index is left as it is where this object has built it already, on opening.
        Damaged segments are left out, and then raised, the rest being readable.
        """
        try:
            mend_logs_and_digests(self.path)
        except CasebookBusyError:
            raise
        except (CasebookError, OSError):
            pass  # it is only lent to us, and its logs are for who may write there
        if not (unless_new and self.rebuilt):
            self._build("it was asked for")
        if self.damaged:
            raise self.damaged[0]

    def verify(self) -> list[Finding]:
        """All that is wrong: damaged segments, spans that are not their words, an index that differs from both."""
        return verify(self.path, self._home)

    def _list(
        self, question: Callable[[sqlite3.Connection, Selection], Iterator[Answer]], chosen: Selection, linked: bool
    ) -> list[Answer]:
        return self._ask(lambda database: list(question(database, chosen)), chosen.as_of, linked)

    def _ask(
        self, question: Callable[[sqlite3.Connection], Answer], as_of: str | None = None, linked: bool = False
    ) -> Answer:
        bound = None if as_of is None else last_moment_of(as_of)
        try:
            return self._ask_once(question, bound, linked)
        except sqlite3.Error as error:
            why = index.why_unfit(self._home)
            if why is None and isinstance(error, sqlite3.OperationalError):
                raise CasebookError(f"`{self.path}` can't be read: {error}", "try again") from error
            self._make_fit(why or f"it was damaged ({error})")
            return self._ask_once(question, bound, linked)

    def _ask_once(self, question: Callable[[sqlite3.Connection], Answer], bound: str | None, linked: bool) -> Answer:
        with closing(self._connected(bound, linked=linked)) as database:
            return question(database)

    def _connected(self, bound: str | None, *, linked: bool) -> sqlite3.Connection:
        """A connection that sees the casebook as it is, or as it was known at a bound; within one transaction."""
        database = index.connect(self._home)
        try:
            database.execute("BEGIN")
            if bound is not None and index.lay_as_of(database, bound) and linked:
                link_visible(database)
        except BaseException:
            database.close()
            raise
        return database

    def _make_fit(self, why: str | None = None) -> None:
        found = index.why_unfit(self._home)
        if found is None and why is None:
            return
        try:
            self._build(found or why or "", unless_fit=why is None)
        except CasebookBusyError:
            # Whoever holds it is about to build the index: it comes first.
            if index.why_unfit(self._home) is not None:
                raise

    def _build(self, why: str, *, unless_fit: bool = False) -> None:
        try:
            with folder.sole_writer(self.path):
                if unless_fit and index.why_unfit(self.path) is None:
                    return  # somebody was quicker
                self._rebuild_at(self.path, why)
        except CasebookBusyError:
            raise
        except (CasebookError, OSError, sqlite3.OperationalError):
            # The casebook is only lent to us: its index is ours alone, for as long as this object lives.
            aside = tempfile.mkdtemp(prefix="comity-index-")
            weakref.finalize(self, shutil.rmtree, aside, ignore_errors=True)
            self._rebuild_at(Path(aside), why)

    def _rebuild_at(self, home: Path, why: str) -> None:
        self.damaged = tuple(rebuild(self.path, home))
        self.rebuilt, self._home = why, home
