"""The inbox of a casebook: what was given to be read from a page, and how far that is. A drawer of the desk.

Each job is a folder of `CASE/inbox/`, with what was given under numbers of ours and a small file that says how far it
is. A job is there once that file is, and goes on after any end of whoever reads it (`clerk`). It knows of the record
how files are put there whole, and how a folder is held alone.
"""

from __future__ import annotations

import io
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import BinaryIO, Literal

from comity import wire
from comity.errors import NotFoundError, UsageError
from comity.faces.edge import on_web
from comity.faces.readers import hints_of
from comity.faces.words import one_line, shortened
from comity.record import folder
from comity.types import Skip

FOLDER = folder.INBOX
KEPT = 30
"""Jobs that have ended of which is kept what they came to."""

NAMED = 100
"""Reports and skips of a job that are told one by one; the lists of the casebook have all."""

LONGEST_NAME = 120
"""Characters of a name or a title that are kept."""

_JOB, _STOP = "job.json", "stop"
_ID = re.compile(r"r-[0-9a-f]{12}")
_ABANDONED = 3600.0  # seconds after which a folder without a job is what a kill left of one

State = Literal["queued", "reading", "waiting", "done", "stopped", "failed"]


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be read: words that were pasted, a file under the name that it came with, or an address."""

    kind: Literal["paste", "file", "address"]
    name: str
    size: int = 0  # bytes; 0 of an address


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of what was given, where that does not say it itself."""

    outlet: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A report that was read; `deeds` and `claims` are None where it was held as it is."""

    article: str
    headline: str
    deeds: int | None = None
    claims: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What was given at once, and how far it is.

    `read` of the reports found so far, `found`, are read; there are more while `more`. `doing` says in words what is
    done or waited for. `new`, `changed` and `already` count what is kept. `starts` are those that came to no end.
    """

    id: str
    at: str
    given: tuple[Given, ...]
    beside: Beside = Beside()
    state: State = "queued"
    doing: str = ""
    read: int = 0
    found: int = 0
    more: bool = True
    new: int = 0
    changed: int = 0
    already: int = 0
    skipped: int = 0
    reports: tuple[Seen, ...] = ()
    skips: tuple[Skip, ...] = ()
    hint: str | None = None
    starts: int = 0

    @property
    def ended(self) -> bool:
        return self.state in ("done", "stopped", "failed")


class Inbox:
    """The jobs of a casebook, on its disk: any desk on it sees them."""

    def __init__(self, case: Path) -> None:
        self._case = case
        self._folder = case / FOLDER

    def put(self, content: Sequence[tuple[Given, BinaryIO | bytes | None]], beside: Beside, at: str) -> Job:
        """Take in what is to be read, and what it holds; the job, queued.

        A UsageError where nothing is given, a day is none, or an address is not on the web; a CasebookError where there
        is no room. A name of somebody else's
        is kept to be shown, and is never that of a file.
        """
        hints_of(beside.published, beside.outlet)
        if not content:
            raise UsageError("nothing was given to be read", "paste a report, choose files, or name an address")
        for one, _ in content:
            if one.kind == "address" and not on_web([one.name]):
                raise UsageError(f"`{one.name}` is no address on the web", "write it from https:// on")
        made = Job(f"r-{secrets.token_hex(6)}", at, tuple(one for one, _ in content), beside)
        place = self._folder / made.id
        try:
            place.mkdir(parents=True)
            for number, (_, held) in enumerate(content):
                if held is not None:
                    with (place / str(number)).open("wb") as file:
                        shutil.copyfileobj(io.BytesIO(held) if isinstance(held, bytes) else held, file)
            self.keep(made)
        except OSError as error:
            shutil.rmtree(place, ignore_errors=True)
            raise folder.unwritable(self._case, error) from None
        return made

    def keep(self, job: Job) -> None:
        """Write how far a job is."""
        folder.write_whole(self._folder / job.id / _JOB, wire.to_json(job))

    def job(self, name: str) -> Job:
        """A job by its id; a NotFoundError where there is none, or none any more."""
        if not _ID.fullmatch(name) or (found := self._load(self._folder / name)) is None:
            raise NotFoundError(
                f"nothing was given to be read under `{shortened(name, None, 40)[0]}`", "begin at /read"
            )
        return found

    def jobs(self) -> list[Job]:
        """All jobs that are known, the newest first."""
        places = [one for one in self._folder.iterdir() if _ID.fullmatch(one.name)] if self._folder.is_dir() else []
        found = [job for place in places if (job := self._load(place)) is not None]
        return sorted(found, key=lambda job: (job.at, job.id), reverse=True)

    def next(self) -> Job | None:
        """The oldest job that has not ended."""
        return next((job for job in reversed(self.jobs()) if not job.ended), None)

    def place(self, job: Job, number: int) -> Path:
        """Where the bytes of what was given under a number are, until it is read."""
        return self._folder / job.id / str(number)

    def ask_to_stop(self, job: Job) -> None:
        """Have a job stopped at the next report, whoever reads it."""
        (self._folder / job.id / _STOP).touch()

    def to_stop(self, job: Job) -> bool:
        """Whether somebody asked for a job to be stopped."""
        return (self._folder / job.id / _STOP).exists()

    def again(self, job: Job) -> Job:
        """Queue a job once more that was stopped or failed; what is kept of it is not read again."""
        if job.state not in ("stopped", "failed"):
            raise UsageError(f"`{job.id}` is {job.state}", "only what was stopped or failed can be read again")
        (self._folder / job.id / _STOP).unlink(missing_ok=True)
        queued = Job(job.id, job.at, job.given, job.beside)
        self.keep(queued)
        return queued

    def end(self, job: Job) -> None:
        """Keep what a job came to. Of one that is done what was given goes, and of all that ended the oldest."""
        self.keep(replace(job, starts=0))
        if job.state == "done":
            for number in range(len(job.given)):
                self.place(job, number).unlink(missing_ok=True)
        for old in [one for one in self.jobs() if one.ended][KEPT:]:
            shutil.rmtree(self._folder / old.id, ignore_errors=True)

    def clear(self) -> None:
        """Take away what a kill left of jobs that were never whole."""
        for place in self._folder.iterdir() if self._folder.is_dir() else ():
            if not (place / _JOB).exists() and time.time() - place.stat().st_mtime > _ABANDONED:
                shutil.rmtree(place, ignore_errors=True)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the inbox, to read what is in it; a CasebookBusyError where another desk does."""
        with folder.sole_writer(self._case, patience=0.0, lock_name=folder.INBOX_LOCK):
            yield

    def _load(self, place: Path) -> Job | None:
        try:
            return wire.from_json(Job, (place / _JOB).read_bytes())
        except (OSError, ValueError):  # not whole yet, or gone meanwhile
            return None


def shown_name(name: str) -> str:
    """The name that a file came with, to be shown: one line, without folders, and not too long.

    >>> shown_name("../../etc/passwd"), shown_name("C:\\\\mine\\\\raid.html"), shown_name("..")
    ('passwd', 'raid.html', 'a file')
    """
    last = PurePath(one_line(name).replace("\\", "/")).name[-LONGEST_NAME:]
    return last if last.strip(". ") else "a file"
