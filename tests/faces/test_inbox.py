"""The inbox and its clerk: what is given is read as on the command line, once, and goes on after any end."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import plain_reader
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import CasebookError, NotFoundError, UsageError
from comity.faces.clerk import STARTS, Clerk
from comity.faces.desk import Desk
from comity.faces.edge import web_of
from comity.faces.inbox import KEPT, Beside, Given, Inbox, Job, shown_name
from comity.faces.readers import Reader
from comity.record.casebook import Casebook

TEXT = b"Iran condemned the United States on Friday, and the United States met Iraq on the same day."
FRENCH = "Le gouvernement a annoncé aujourd'hui que les négociations se poursuivent dans la capitale." * 3
NOW = "2020-01-05T08:00:00+00:00"


@pytest.fixture
def desk(case: Path) -> Desk:
    return Desk(case, reader=plain_reader.READER)


@pytest.fixture
def inbox(desk: Desk) -> Inbox:
    return Inbox(desk.path)


def clerk_of(desk: Desk, inbox: Inbox) -> Clerk:
    return Clerk(desk, inbox, lambda stop, notice: web_of(desk.path, notice=notice, stop=stop, one_by_one=True))


def paste(text: bytes = TEXT) -> list[tuple[Given, bytes]]:
    return [(Given("paste", "pasted", len(text)), text)]


def until(found: Callable[[], object], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.01)


def read(desk: Desk, inbox: Inbox, job: Job) -> Job:
    """The job when it has ended."""
    clerk = clerk_of(desk, inbox)
    clerk.begin()
    until(lambda: inbox.job(job.id).ended)
    clerk.end()
    return inbox.job(job.id)


def test_what_is_pasted_is_read_and_kept(desk: Desk, inbox: Inbox) -> None:
    beside = Beside("Wire C", "2020-01-04", "Words in Tehran")
    done = read(desk, inbox, inbox.put(paste(), beside, NOW))
    assert (done.state, done.read, done.found, done.more, done.new) == ("done", 1, 1, False, 1)
    (seen,) = done.reports
    report = desk.article(seen.article)
    assert (report.headline, report.outlets, report.published) == ("Words in Tehran", ("Wire C",), "2020-01-04")
    assert seen.deeds == len(desk.mentions(search="Tehran")) == 2
    assert not inbox.place(done, 0).exists()  # the original is the casebook's
    assert (desk.path / "originals").is_dir()


def test_it_is_read_as_the_command_reads_it(desk: Desk, inbox: Inbox, tmp_path: Path) -> None:
    (tmp_path / "raid.txt").write_bytes(TEXT)
    other = Desk(tmp_path / "other", reader=plain_reader.READER)
    other.read(tmp_path / "raid.txt", published="2020-01-04")
    done = read(
        desk, inbox, inbox.put([(Given("file", "raid.txt"), io.BytesIO(TEXT))], Beside(None, "2020-01-04"), NOW)
    )
    (there,) = other.articles()
    assert replace(desk.article(done.reports[0].article), retrieved=None) == replace(there, retrieved=None)


def test_files_are_counted_and_what_is_skipped_says_why(desk: Desk, inbox: Inbox) -> None:
    files = [
        (Given("file", "a.txt"), io.BytesIO(TEXT)),
        (Given("file", "b.txt"), io.BytesIO(FRENCH.encode())),
        (Given("file", "c.bin"), io.BytesIO(b"\x89PNG...")),
        (Given("file", "d.txt"), io.BytesIO(b"The reader is told to BREAK on this one here, as it is now and then.")),
        (Given("file", "e.jsonl"), io.BytesIO(b'{"text": "Iran met Iraq in the city."}\n{"no": "text"}\n')),
    ]
    done = read(desk, inbox, inbox.put(files, Beside(), NOW))
    assert (done.state, done.new, done.skipped, len(done.reports)) == ("done", 2, 4, 2)
    assert {(skip.where.split(" ")[0], skip.step) for skip in done.skips} == {
        ("b.txt", "language"), ("c.bin", "read"), ("d.txt", "reading"), ("e.jsonl:2", "row"),
    }  # fmt: skip
    assert {skip.where for skip in done.skips} <= {skip.where for skip in desk.skipped()}


def test_what_is_given_twice_is_held_already(desk: Desk, inbox: Inbox) -> None:
    first = read(desk, inbox, inbox.put(paste(), Beside(), NOW))
    again = read(desk, inbox, inbox.put(paste(), Beside(), NOW))
    assert (again.new, again.already) == (0, 1)
    assert again.reports[0].article == first.reports[0].article
    assert again.reports[0].deeds is None
    other = read(desk, inbox, inbox.put(paste(), Beside(title="Another title"), NOW))
    assert other.new == 1


def test_while_somebody_else_writes_it_waits_and_says_who(desk: Desk, inbox: Inbox) -> None:
    job = inbox.put(paste(), Beside(), NOW)
    clerk = clerk_of(desk, inbox)
    with Casebook.open(desk.path).writer():
        clerk.begin()
        until(lambda: inbox.job(job.id).state == "waiting")
        waiting = inbox.job(job.id)
        assert "is being written by process" in waiting.doing
    until(lambda: inbox.job(job.id).ended)
    assert inbox.job(job.id).new == 1
    clerk.end()


def slow(desk: Path, go_on: threading.Event) -> Desk:
    """A desk whose reader waits at each report until it is let go on."""

    def read_slowly(article: object) -> object:
        go_on.wait(20)
        return plain_reader.read(article)  # type: ignore[arg-type]

    return Desk(desk, reader=Reader(read_slowly, "slow 1"))  # type: ignore[arg-type]


def test_an_end_of_the_desk_leaves_it_to_the_next(case: Path) -> None:
    go_on = threading.Event()
    inbox, first = Inbox(case), slow(case, go_on)
    rows = b"".join(b'{"text": "Iran met Iraq in the city, on day %d."}\n' % day for day in range(5))
    job = inbox.put([(Given("file", "rows.jsonl"), io.BytesIO(rows))], Beside(), NOW)
    clerk = clerk_of(first, inbox)
    clerk.begin()
    until(lambda: inbox.job(job.id).state == "reading" and not inbox.job(job.id).more)
    ending = threading.Thread(target=clerk.end)
    ending.start()
    go_on.set()
    ending.join()
    left = inbox.job(job.id)
    assert (left.state, left.starts) == ("queued", 0)
    assert len(first.articles()) == 2  # of the case; a batch is kept whole or not at all
    clerk.begin()  # it has ended, and begins no more
    done = read(Desk(case, reader=plain_reader.READER), inbox, left)
    assert (done.state, done.new) == ("done", 5)


def test_a_job_is_stopped_and_read_again(case: Path) -> None:
    go_on = threading.Event()
    inbox, desk = Inbox(case), slow(case, go_on)
    job, other = (inbox.put(paste(TEXT * many), Beside(), f"2020-01-0{many}T00:00:00Z") for many in (1, 2))
    clerk = clerk_of(desk, inbox)
    clerk.begin()
    until(lambda: inbox.job(job.id).state == "reading")
    inbox.ask_to_stop(inbox.job(job.id))
    go_on.set()
    until(lambda: inbox.job(other.id).ended)
    assert inbox.job(job.id).state == "stopped"
    with pytest.raises(UsageError, match="is done"):
        inbox.again(inbox.job(other.id))
    inbox.again(inbox.job(job.id))
    clerk.begin()
    until(lambda: inbox.job(job.id).state == "done")
    clerk.end()


def test_what_kills_the_desk_each_time_is_given_up(desk: Desk, inbox: Inbox) -> None:
    job = inbox.put(paste(), Beside(), NOW)
    inbox.keep(replace(job, state="reading", starts=STARTS))
    done = read(desk, inbox, job)
    assert done.state == "failed"
    assert "given up" in done.doing
    assert inbox.place(job, 0).exists()  # it can be read again
    assert read(desk, inbox, inbox.again(done)).state == "done"


def test_an_error_is_told_and_the_next_job_is_read(desk: Desk, inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("told to fail")

    with monkeypatch.context() as patched:
        patched.setattr(Desk, "take", fail)
        failed = read(desk, inbox, inbox.put(paste(), Beside(), NOW))
    assert (failed.state, failed.doing) == ("failed", "Comity failed: RuntimeError: told to fail")
    assert read(desk, inbox, inbox.again(failed)).state == "done"


def test_an_address_goes_through_the_polite_edge_alone(desk: Desk, inbox: Inbox) -> None:
    given = [(Given("address", url), None) for url in ("http://127.0.0.1:9/x", "http://[::1]/", "http://10.0.0.8/a")]
    done = read(desk, inbox, inbox.put(given, Beside(), NOW))
    assert (done.state, done.skipped, done.new) == ("done", 3, 0)
    assert {skip.step for skip in done.skips} == {"address"}
    for name in ("/etc/passwd", "file:///etc/passwd", "ftp://wire.example/a", "-"):
        with pytest.raises(UsageError, match="no address on the web"):
            inbox.put([(Given("address", name), None)], Beside(), NOW)


def test_two_desks_read_one_inbox_one_after_the_other(case: Path) -> None:
    inbox = Inbox(case)
    with inbox.held():
        job = inbox.put(paste(), Beside(), NOW)
        clerk = clerk_of(Desk(case, reader=plain_reader.READER), inbox)
        clerk.begin()
        time.sleep(0.1)
        assert inbox.job(job.id).state == "queued"
    until(lambda: inbox.job(job.id).ended)
    clerk.end()


def test_what_was_never_whole_is_no_job_and_goes(inbox: Inbox, desk: Desk) -> None:
    half = desk.path / "inbox" / "r-000000000000"
    half.mkdir(parents=True)
    (half / "0").write_bytes(b"half")
    assert inbox.jobs() == []
    inbox.clear()
    assert half.exists()  # it may be on its way
    import os

    os.utime(half, (0, 0))
    inbox.clear()
    assert not half.exists()


@pytest.mark.parametrize("name", ["", "..", "r-1", "../case", "r-00000000000g", "/etc", "r-000000000000/../x"])
def test_only_an_id_of_ours_is_looked_up(inbox: Inbox, name: str) -> None:
    with pytest.raises(NotFoundError):
        inbox.job(name)


def test_the_oldest_of_what_has_ended_goes(desk: Desk, inbox: Inbox) -> None:
    jobs = [inbox.put(paste(), Beside(), f"2020-01-01T00:{minute:02}:00Z") for minute in range(KEPT + 3)]
    for job in jobs[:-1]:
        inbox.end(replace(job, state="done"))
    assert len(inbox.jobs()) == KEPT + 1
    assert inbox.next() == jobs[-1]
    assert jobs[0] not in inbox.jobs()


def test_nothing_is_not_put(inbox: Inbox) -> None:
    with pytest.raises(UsageError, match="nothing was given"):
        inbox.put([], Beside(), NOW)
    with pytest.raises(UsageError, match="not a date"):
        inbox.put(paste(), Beside(published="soon"), NOW)
    assert inbox.jobs() == []


@settings(max_examples=25)
@given(st.text(max_size=40))
def test_a_name_that_is_shown_leads_nowhere(name: str) -> None:
    shown = shown_name(name)
    assert 0 < len(shown) <= 120
    assert not set(shown) & set("/\\\n\r\0\u202e")
    assert shown not in (".", "..")


def test_where_there_is_no_room_nothing_is_left_half(desk: Desk, inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(CasebookError, match="No space left"):
        inbox.put(paste(), Beside(), NOW)
    assert list((desk.path / "inbox").iterdir()) == []
