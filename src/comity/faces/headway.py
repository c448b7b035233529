"""Headway: how far a job of the inbox is, counted report by report, noted now and then, and where it is to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.errors import CasebookBusyError
from comity.faces.inbox import NAMED, Inbox, Job, Seen, State
from comity.faces.words import shortened
from comity.types import Article, Reading, Skip

AGAIN = 1.0
"""Seconds until a casebook that somebody else holds is tried again."""

_EVERY = 0.5  # seconds between two notes
_TITLE = 160  # characters of a headline


class StoppedError(Exception):
    """The job is to be left where it is."""


class Headway:
    """The count of one job while it is read; `stop` is set where all reading is to end."""

    def __init__(self, inbox: Inbox, job: Job, stop: threading.Event) -> None:
        self._inbox = inbox
        self._stop = stop
        self._noted = 0.0
        self.job = Job(job.id, job.at, job.given, job.beside, "reading", starts=job.starts + 1)
        self._note()

    def says(self, doing: str) -> None:
        """What is done now, in words."""
        self._change(state="reading", doing=doing)
        self._note()

    def found(self, articles: Iterable[Article | Skip], where: str) -> Iterator[Article | Skip]:
        """What is found in a source, counted as it comes."""
        self._change(doing=f"looking through {shortened(where, None, 80)[0]}")
        for one in articles:
            if isinstance(one, Article):
                self._change(found=self.job.found + 1)
            self._now_and_then()
            yield one

    def all_found(self) -> None:
        """No more reports are to come."""
        self._change(more=False, doing="reading")
        self._note()

    def skip(self, skip: Skip) -> None:
        """Something is not read, or not as news."""
        if skip.step != "part":
            self._change(skipped=self.job.skipped + 1, skips=(*self.job.skips, skip)[:NAMED])

    def each(self, outcome: Reading | Skip) -> None:
        """A report is read, or can't be; a StoppedError where that was the last for now."""
        self._change(state="reading", doing="reading", read=self.job.read + 1)
        if isinstance(outcome, Skip):
            self.skip(outcome)
        else:
            self._saw(outcome.article, len(outcome.event_mentions), len(outcome.attributions))
        self._now_and_then()

    def held(self, articles: Iterable[Article]) -> None:
        """Reports that the casebook holds as this reader reads them."""
        for one in articles:
            self._change(read=self.job.read + 1, already=self.job.already + 1)
            self._saw(one, None, None)
        self._now_and_then()

    def kept(self, new: int, changed: int, already: int) -> None:
        """So many reports are in the casebook now."""
        job = self.job
        self._change(new=job.new + new, changed=job.changed + changed, already=job.already + already)
        self._note()

    def busy(self, error: CasebookBusyError) -> bool:
        """Somebody else writes the casebook: wait a moment, and try again unless all is to stop."""
        self._change(state="waiting", doing=error.message)
        self._note()
        self._stop.wait(AGAIN)
        return not (self._stop.is_set() or self._inbox.to_stop(self.job))

    def end(self, state: State, doing: str = "", hint: str | None = None) -> None:
        """It came to an end; no more is to be done."""
        self._change(state=state, doing=doing, hint=hint, more=False)
        self._inbox.end(self.job)

    def leave(self) -> None:
        """Stop here: for good where somebody asked for that, else until reading begins again."""
        if self._inbox.to_stop(self.job):
            self.end("stopped", "stopped; what was kept is kept")
        else:
            self._change(state="queued", doing="", starts=0)
            self._note()

    def _saw(self, article: Article, deeds: int | None, claims: int | None) -> None:
        headline = shortened(article.headline or article.text, None, _TITLE)[0]
        self._change(reports=(*self.job.reports, Seen(article.id, headline, deeds, claims))[:NAMED])

    def _change(self, **changed: object) -> None:
        self.job = replace(self.job, **changed)  # type: ignore[arg-type]  # the names of fields, with their values

    def _now_and_then(self) -> None:
        if self._stop.is_set() or self._inbox.to_stop(self.job):
            raise StoppedError
        if time.monotonic() - self._noted >= _EVERY:
            self._note()

    def _note(self) -> None:
        self._noted = time.monotonic()
        self._inbox.keep(self.job)
