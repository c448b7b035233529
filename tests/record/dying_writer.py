"""A writer that dies at its n-th step, for every n, and what is found after each death.

A step is whatever reaches the disk: a file opened for writing, renamed, taken away or synced, a folder made, a
transaction begun, written in for the first time or ended. Before the n-th the process ends as kill -9 ends it: no
buffer is flushed, no `finally` is run. With `torn` the steps are the syncs alone, and half of what the file in hand
had not synced goes, as a loss of power may take it. `full` does not end it: from the n-th step on the disk is full;
`read-only` and `forbidden`: from then on the disk takes nothing, or may not be written by us.
Each death is a fork of this process, which prints a line of JSON for each.
"""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from record_examples import READER, SEEN, raid

from comity.errors import CasebookError
from comity.record import index, segments
from comity.record.casebook import Casebook
from comity.types import Skip

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_STEPS = ("open", "os.mkdir", "os.rename", "os.remove", "os.truncate")
_ALL_STEPS = 10_000
_REFUSALS = {"full": errno.ENOSPC, "read-only": errno.EROFS, "forbidden": errno.EACCES}
_CHANGES = ("INSERT", "UPDATE", "DELETE", "CREATE", "DROP")


class Death:
    """Counts steps, and ends the process (or fills its disk) before one of them."""

    def __init__(self, at: int, kind: str) -> None:
        self.at, self.kind, self.steps, self.written = at, kind, 0, False
        self._synced: dict[int, int] = {}

    def step(self, name: str, descriptor: int | None = None) -> None:
        if self.kind == "torn" and descriptor is None:
            return
        self.steps += 1
        if self.steps < self.at:
            return
        if self.kind in _REFUSALS:
            raise OSError(_REFUSALS[self.kind], os.strerror(_REFUSALS[self.kind]))
        if descriptor is not None and self.kind == "torn" and stat.S_ISREG((found := os.fstat(descriptor)).st_mode):
            safe = self._synced.get(found.st_ino, 0)
            os.truncate(f"/proc/self/fd/{descriptor}", safe + (found.st_size - safe) // 2)
        os._exit(137)

    def lay_hold(self, book: Path) -> None:
        """From here on, each step counts."""
        self._synced = {path.stat().st_ino: path.stat().st_size for path in book.rglob("*") if path.is_file()}
        execute_copy = segments._run

        def counted_fsync(descriptor: int) -> None:
            self.step("fsync", descriptor)
            found = os.fstat(descriptor)
            self._synced[found.st_ino] = found.st_size

        def counted_run(query: str, **parameters: str) -> Any:
            if query.startswith("COPY"):
                self.step("copy")
            return execute_copy(query, **parameters)

        def heard(event: str, arguments: tuple[Any, ...]) -> None:
            if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & _WRITING):
                return
            ours = event == "os.truncate" or (event in _STEPS and str(arguments[0]).startswith(str(book)))
            if ours:
                self.step(event)

        os.fsync, segments._run = counted_fsync, counted_run
        plain = index._connect
        index._connect = lambda target, options: self._counting(plain(target, options), target, options)
        sys.addaudithook(heard)

    def _counting(self, database: sqlite3.Connection, target: Path, options: str) -> sqlite3.Connection:
        database.close()
        death = self

        class Counting(sqlite3.Connection):
            def execute(self, sql: str, /, *given: Any) -> sqlite3.Cursor:
                death.sql(sql.lstrip())
                return super().execute(sql, *given)

            def executemany(self, sql: str, /, *given: Any) -> sqlite3.Cursor:
                death.sql(sql.lstrip())
                return super().executemany(sql, *given)

        uri = f"{target.resolve().as_uri()}?{options}"
        return sqlite3.connect(
            uri, uri=True, timeout=5, isolation_level=None, check_same_thread=False, factory=Counting
        )

    def sql(self, statement: str) -> None:
        """A statement counts where what is on the disk may differ: within a transaction only the first that writes."""
        if not statement.startswith((*_CHANGES, "BEGIN", "COMMIT", "PRAGMA wal")):
            return
        written, self.written = self.written, statement.startswith(_CHANGES)
        if written and self.written:
            return
        try:
            self.step("sql")
        except OSError as error:
            said = "database or disk is full" if self.kind == "full" else "attempt to write a readonly database"
            raise sqlite3.OperationalError(said) from error


def work(path: Path, acknowledge: Callable[[str], None]) -> None:
    """What is done to a casebook: originals, batches, judgements; safe to do again."""
    book = Casebook.create_or_open(path)
    with book.writer() as writer:
        for number in (1, 2):
            digest = writer.keep_original(io.BytesIO(b"bytes of %d" % number), f"page {number}", SEEN)
            acknowledge(f"original {digest}")
            readings = [raid(f"Outlet {number}", 25), raid("Outlet 0", 24)]
            writer.add(f"batch {number}", READER, readings, [Skip(f"page {number}", "fetch", "gone")], observed_at=SEEN)
            acknowledge(f"batch {number}")
        left, right = (one.event_mentions[0].id for one in (raid("Outlet 1", 25), raid("Outlet 2", 25)))
        acknowledge(f"judged {writer.judge(left, right, 'different', 'ada', SEEN).id}")


def told(path: Path) -> tuple[Any, ...]:
    """All that a casebook answers of what `work` did."""
    book = Casebook.open(path)
    return (
        sorted(one.id for one in book.articles()),
        sorted((one.where, one.reason) for one in book.skipped()),
        sorted(map(repr, book.events())),
        sorted(one.id for one in book.judgements()),
    )


def wrong(path: Path, acknowledged: list[str], whole: tuple[Any, ...]) -> str | None:
    """What is not as it should be in a casebook whose writer died; None where all is."""
    try:
        book = Casebook.create_or_open(path)
        with book.writer() as writer:
            for one in acknowledged:
                what, name = one.split()
                if what == "original" and not book.original(name):
                    return f"{one} is lost"
                if what == "batch" and not writer.holds(one, READER):
                    return f"{one} is lost"
        held = [f"judged {one.id}" for one in book.judgements()]
        if lost := [one for one in acknowledged if one.startswith("judged") and one not in held]:
            return f"{lost} are lost"
        if findings := book.verify():
            return str(findings)
        work(path, lambda _: None)
        if told(path) != whole:
            return "it is not what it would have been"
        return None
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def forked(task: Callable[[Callable[[str], None]], None]) -> tuple[int, list[str]]:
    """Run a task in a fork; its exit status and the lines that it acknowledged."""
    here, there = os.pipe()
    child = os.fork()
    if not child:
        os.close(here)
        task(lambda line: void(os.write(there, line.encode() + b"\n")))
        os._exit(0)
    os.close(there)
    with os.fdopen(here) as lines:
        said = lines.read().splitlines()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def void(_: object) -> None:
    pass


def die(death: Death, path: Path, acknowledge: Callable[[str], None]) -> None:
    death.lay_hold(path)
    try:
        work(path, acknowledge)
    except CasebookError as error:
        acknowledge(f"told {error}")
    except BaseException as error:
        acknowledge(f"untold {type(error).__name__}: {error}")
    os._exit(0 if death.steps < death.at else 1)


def main(place: Path, kind: str, every: int) -> None:
    segments._duckdb()  # imported once; the engine itself has threads, which no fork has
    os.fsync = void  # only a loss of power would need it
    whole_one = place / "whole"
    _, _ = forked(lambda _: work(whole_one, void))
    _, (answer,) = forked(lambda say: say(repr(told(whole_one))))
    whole = eval(answer)
    for at in range(1, _ALL_STEPS, every):
        path = place / f"{kind}-{at}"
        status, said = forked(lambda say, at=at, path=path: die(Death(at, kind), path, say))
        acknowledged = [line for line in said if not line.startswith(("told", "untold"))]
        problem = next((line for line in said if line.startswith("untold")), None)
        if problem is None:
            _, found = forked(lambda say, path=path, done=acknowledged: say(wrong(path, done, whole) or ""))
            problem = (found or ["the checker died"])[0]
        sys.stdout.write(json.dumps([at, len(acknowledged), problem]) + "\n")
        sys.stdout.flush()
        shutil.rmtree(path, ignore_errors=True)
        if status == 0:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
