"""The clerk: reads what lies in the inbox of a casebook, one job after the other, in one thread beside the pages.

It reads as `comity read` does, a batch at a time, and holds the casebook only while it writes a batch. It may be ended
in any way at any moment: what is kept is kept, and a job that has not ended is begun again. A drawer of the desk, which
knows the sources.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from comity.errors import CasebookBusyError, ComityError
from comity.faces.batches import Batch, Source, batches
from comity.faces.desk import Desk
from comity.faces.edge import fetched
from comity.faces.headway import AGAIN, Headway, StoppedError
from comity.faces.inbox import Given, Inbox, Job
from comity.faces.readers import hints_of, parts_of, source_of
from comity.sources import Hints, Origin
from comity.sources.articles import opened
from comity.sources.origins import Told, origin_of_file
from comity.types import Skip

if TYPE_CHECKING:
    from comity.faces.edge import Web

STARTS = 3
"""Times that a job may be begun without coming to an end, by a kill or worse, until it is given up."""

GRACE = 20.0
"""Seconds that an end waits for the report that is being read; after that it is left to the next begin."""

OpenWeb = Callable[[threading.Event, Callable[[str], None]], "Web"]
"""Makes the edge to the web: the event ends every wait there, and the function is told of waits."""


class Clerk:
    """One thread over the inbox of a desk. `begin` as often as you like, `end` once."""

    def __init__(self, desk: Desk, inbox: Inbox, web: OpenWeb) -> None:
        self._desk = desk
        self._inbox = inbox
        self._web = web
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Read what is there to be read, now or when what is under way is done."""
        with self._guard:
            runs = self._thread is not None and self._thread.is_alive()
            if not runs and not self._stop.is_set() and self._inbox.next() is not None:
                self._thread = threading.Thread(target=self._work, name="clerk", daemon=True)
                self._thread.start()
        self._wake.set()

    def end(self) -> None:
        """Stop after the report that is being read; what is left is read when a clerk begins again."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(GRACE)

    def _work(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            try:
                with self._inbox.held():
                    self._inbox.clear()
                    while not self._stop.is_set() and (job := self._inbox.next()) is not None:
                        self._read(job)
            except CasebookBusyError:  # another desk reads this inbox
                self._stop.wait(AGAIN)
            else:
                self._wake.wait()

    def _read(self, job: Job) -> None:
        """Read a job to its end or to a stop; nothing that is in it ends the clerk."""
        headway = Headway(self._inbox, job, self._stop)
        if headway.job.starts > STARTS:
            headway.end("failed", f"given up: {STARTS} times the desk ended while this was read")
            return
        try:
            self._read_all(headway)
        except (StoppedError, CasebookBusyError):
            headway.leave()
        except ComityError as error:
            headway.end("failed", error.message, error.hint)
        except Exception as error:
            headway.end("failed", f"Comity failed: {type(error).__name__}: {error}".rstrip(": "))
        else:
            headway.end("done")

    def _read_all(self, headway: Headway) -> None:
        job = headway.job
        headway.says("getting ready to read")
        hints = hints_of(job.beside.published, job.beside.outlet)
        _ = self._desk.holds("")  # the reader is made, which takes a moment
        asks = any(one.kind == "address" for one in job.given)
        with self._web(self._stop, headway.says) if asks else nullcontext() as web:
            sources = (
                replace(source, found=headway.found(source.found, source.where))
                for number, given in enumerate(job.given)
                for source in self._sources(job, number, given, hints, web)
            )
            found = batches([sources], (*parts_of(hints), job.beside.title))
            ahead = next(found, None)
            while (batch := ahead) is not None:
                ahead = next(found, None)
                if ahead is None:
                    headway.all_found()
                self._keep(batch, headway)

    def _keep(self, batch: Batch[Origin | None], headway: Headway) -> None:
        if self._desk.holds(batch.key):
            headway.held(article for _, article in batch.articles)
            return
        for skip in batch.skips:
            headway.skip(skip)
        summary = self._desk.take(batch, each=headway.each, busy=headway.busy)
        headway.kept(summary.new, summary.changed, summary.already)

    def _sources(
        self, job: Job, number: int, given: Given, hints: Hints, web: Web | None
    ) -> Iterator[Source[Origin | None]]:
        """What one of the things given holds."""
        if given.kind == "address":
            yield from (source_of(one, hints) for one in fetched(given.name, web))
            return
        origin = origin_of_file(self._inbox.place(job, number), given.name)
        if not isinstance(origin, Skip) and given.kind == "paste" and job.beside.title:
            origin = replace(origin, told=Told(headline=job.beside.title))
        yield from (source_of(one, hints) for one in ([origin] if isinstance(origin, Skip) else opened(origin)))
