"""`comity watch`: rounds on a server on loopback, ends of every kind, and what is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "sources" / "web"))

import plain_reader
from local_server import Asked, ElsewhereClock, LocalServer, Reply

from comity.errors import CasebookBusyError, NotFoundError, UsageError
from comity.faces.commands.watching import seconds_of
from comity.faces.desk import Desk
from comity.faces.watching import DEATHS, TRIES, Feed, Watch, feeds_listed
from comity.record import folder
from comity.sources.web.agenda import Agenda
from comity.sources.web.connections import Transport
from comity.sources.web.fetching import Clock, Manners, Web
from comity.sources.web.state import State
from comity.types import Shift

Run = Callable[..., Any]
TOLD = "On Sunday the United States bombed Kataib Hezbollah, and 25 killed were counted. Esper said that the United States bombed Kataib Hezbollah in defence of its men. "  # noqa: E501


def html(number: int, more: str = "") -> bytes:
    return f"""<!doctype html><html><head><title>Raid {number} on the militia</title></head><body>
<article><h1>Raid {number} on the militia</h1><p>{TOLD * 4}</p><p>It was raid number {number}. {more}</p></article>
</body></html>""".encode()


def rss(*urls: str, day: str = "Mon, 30 Dec 2019 10:00:00 GMT") -> bytes:
    items = "".join(f"<item><link>{url}</link><pubDate>{day}</pubDate></item>" for url in urls)
    return f"<rss><channel><title>Lantern</title>{items}</channel></rss>".encode()


class Watched:
    """A watch on a server on loopback, with a clock that does not wait."""

    def __init__(self, server: LocalServer, case: Path, *feeds: str, webhook: str | None = None) -> None:
        self.server, self.case = server, case
        self.clock = ElsewhereClock()
        self.lines: list[dict[str, Any]] = []
        self.talk: list[str] = []
        self.webhook = webhook
        self.feeds = [Feed(server.url(feed), "The Lantern") for feed in feeds or ("/feed",)]
        self.web = self.edge()
        self.watch = self.made()

    def edge(self) -> Web:
        transport = Transport(allowed=lambda one: one == "127.0.0.1", resolve=self.server.resolve)
        return Web(
            State(self.case / "web.db"), Manners(patience=5.0, seconds=2.0), transport,
            Clock(self.clock.now, self.clock.sleep),
        )  # fmt: skip

    def made(self) -> Watch:
        return Watch(
            Desk(self.case, reader=plain_reader.READER), self.web, lambda: self.feeds, 900.0, self.lines.append,
            self.talk.append, webhook=self.webhook,
        )  # fmt: skip

    def run(self, rounds: int = 1) -> float:
        """So many rounds of a watch that begins now, each as far as the waits between reports go."""
        self.watch = self.made()
        wait = 0.0
        with self.web, self.watch.begun():
            for _ in range(rounds):
                wait = self.watch.round()
                while (left := self.watch.left_in) is not None and left < 100:
                    self.clock.time += left
                    wait = self.watch.round()
                self.clock.time += wait
        return wait

    def urls(self) -> list[str]:
        return sorted(one.url or "" for one in Desk(self.case).articles())


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with LocalServer() as server:
        server.replies |= {f"/{number}": Reply(html(number)) for number in range(1, 30)}
        yield server


@pytest.fixture
def watched(server: LocalServer, tmp_path: Path) -> Watched:
    server.replies["/feed"] = Reply(rss(server.url("/1"), server.url("/2")))
    return Watched(server, tmp_path / "iraq")


# --- rounds


def test_each_report_is_read_once(watched: Watched, server: LocalServer) -> None:
    watched.run(3)
    assert watched.urls() == [server.url("/1"), server.url("/2")]
    assert server.paths() == ["/feed", "/1", "/2", "/feed", "/feed"]
    server.replies["/feed"] = Reply(rss(server.url("/3"), server.url("/1")))
    watched.run()
    assert server.paths()[5:] == ["/feed", "/3"]
    assert [one.outlets for one in Desk(watched.case).articles()] == [("The Lantern",)] * 3


def test_a_feed_that_has_not_changed_is_not_sent_again(watched: Watched, server: LocalServer) -> None:
    def reply(asked: Asked) -> Reply:
        if asked.headers.get("If-None-Match") == '"1"':
            return Reply(b"", 304)
        return Reply(rss(server.url("/1")), headers={"ETag": '"1"'})

    server.replies["/feed"] = reply
    watched.run(2)
    watched.run()  # another run remembers as well
    assert ["If-None-Match" in one.headers for one in server.asked if one.path == "/feed"] == [False, True, True]
    assert watched.urls() == [server.url("/1")]


def test_a_report_that_its_feed_says_has_changed_is_asked_for_again(watched: Watched, server: LocalServer) -> None:
    server.replies["/1"] = lambda asked: (
        Reply(b"", 304) if "If-None-Match" in asked.headers else Reply(html(1), headers={"ETag": '"1"'})
    )
    watched.run()
    server.replies["/feed"] = Reply(rss(server.url("/1"), day="Tue, 31 Dec 2019 10:00:00 GMT"))
    watched.run()
    assert server.paths().count("/1") == 2
    server.replies["/1"] = Reply(html(1, "Corrected: 24 killed were counted."))
    server.replies["/feed"] = Reply(rss(server.url("/1"), day="Wed, 01 Jan 2020 10:00:00 GMT"))
    watched.run()
    assert any("Corrected" in one.text for one in Desk(watched.case).articles())


def test_a_feed_that_fails_holds_up_no_other_and_is_told_once(server: LocalServer, tmp_path: Path) -> None:
    watched = Watched(server, tmp_path / "iraq", "/down", "/page", "/feed")
    server.replies |= {"/down": Reply(b"", 404), "/page": Reply(html(1)), "/feed": Reply(rss(server.url("/2")))}
    watched.run(3)
    assert watched.urls() == [server.url("/2")]
    told = [line for line in watched.talk if "/down" in line or "/page" in line]
    assert told == [
        f"{server.url('/down')}: answered with 404: it is not there",
        f"{server.url('/page')}: neither a feed nor a sitemap, and it names no feed",
    ]
    server.replies["/down"] = Reply(rss())
    watched.run(2)


def test_a_page_leads_to_the_feed_that_it_names(server: LocalServer, tmp_path: Path) -> None:
    watched = Watched(server, tmp_path / "iraq", "/front")
    head = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>x</body></html>'
    server.replies |= {"/front": Reply(head), "/feed": Reply(rss(server.url("/2")))}
    watched.run()
    assert watched.urls() == [server.url("/2")]


def test_a_busy_server_is_asked_again_later_and_given_up_at_last(watched: Watched, server: LocalServer) -> None:
    server.replies["/1"] = Reply(b"", 503)
    for _ in range(TRIES + 3):
        watched.run()
        watched.clock.time += 50_000
    assert watched.urls() == [server.url("/2")]
    assert server.paths().count("/1") == TRIES
    assert [(one.where, one.reason) for one in Desk(watched.case).skipped() if one.step == "fetch"] == [
        (server.url("/1"), "answered with 503")
    ]


def test_what_is_refused_is_a_skip(watched: Watched, server: LocalServer) -> None:
    server.replies |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /2"),
        "/feed": Reply(rss(server.url("/1"), server.url("/2"), server.url("/1", "inside.test"))),
    }
    server.names["inside.test"] = ["10.0.0.1"]
    watched.run(2)
    assert watched.urls() == [server.url("/1")]
    assert sorted(one.step for one in Desk(watched.case).skipped() if one.step != "part") == ["address", "robots"]


# --- ends


@pytest.mark.parametrize("after", [False, True])
def test_an_end_between_any_two_steps_loses_and_doubles_nothing(
    watched: Watched, server: LocalServer, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    """Each call that notes something on the disk, or writes the casebook, is once the last one; then it goes on."""
    monkeypatch.setattr("comity.faces.watching.GROUP", 3)
    server.replies |= {f"/{n}": _never_the_same(n) for n in range(1, 30)}
    for last in range(5):  # the first feed, its group, its end, the second group, its end
        urls = [server.url(f"/{n}") for n in range(1, 5 + 4 * last)]
        server.replies["/feed"] = Reply(rss(*urls), headers={"ETag": f'"{last}"'})
        with monkeypatch.context() as patched:
            calls = iter(range(last, -2, -1))

            def dying(original: Callable[..., Any], calls: Iterator[int] = calls) -> Callable[..., Any]:
                def call(*arguments: Any, **options: Any) -> Any:
                    dies = next(calls) <= 0
                    if dies and not after:
                        raise SystemExit
                    result = original(*arguments, **options)
                    if dies:
                        raise SystemExit
                    return result

                return call

            for step in ("keep_feed", "writing", "written"):
                patched.setattr(Agenda, step, dying(getattr(Agenda, step)))
            patched.setattr(Desk, "take", dying(Desk.take))
            with pytest.raises(SystemExit):
                watched.run()
        watched.clock.time += 1000
        watched.run()
        assert watched.urls() == sorted(urls)
    assert not Desk(watched.case).verify()


def _never_the_same(number: int) -> Callable[[Asked], Reply]:
    """A page with other words each time that it is sent, as pages with clocks on them are."""
    times = iter(range(1000))
    return lambda _: Reply(html(number, f"Seen {next(times)} times."))


def test_a_report_that_ends_the_watch_each_time_is_left(
    watched: Watched, server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.replies["/1"] = Reply(html(1, "END"))

    def take(desk: Desk, batch: Any, **options: Any) -> Any:
        if any("END" in article.text for _, article in batch.articles):
            raise SystemExit
        return real(desk, batch, **options)

    real = Desk.take
    monkeypatch.setattr(Desk, "take", take)
    for _ in range(DEATHS):
        with pytest.raises(SystemExit):
            watched.run()
    watched.run()
    assert watched.urls() == [server.url("/2")]
    (skip,) = [one for one in Desk(watched.case).skipped() if one.step == "reading"]
    assert (skip.where, skip.reason) == (server.url("/1"), "given up: 3 times the watch ended while it was read")


def test_one_watch_at_a_time_and_others_may_write_meanwhile(watched: Watched, reports: Path) -> None:
    with watched.web, watched.watch.begun():
        with (
            pytest.raises(CasebookBusyError, match=rf"is being watched by process {os.getpid()}"),
            watched.made().begun(),
        ):
            pass
        assert Desk(watched.case, reader=plain_reader.READER).read(reports / "a.txt").new == 1
        watched.watch.round()
    assert len(Desk(watched.case).articles()) == 3


def test_a_casebook_that_somebody_writes_is_waited_for(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.faces.watching._BUSY", 0.01)
    held, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with folder.sole_writer(watched.case):
            held.set()
            let_go.wait(20)

    with watched.web, watched.watch.begun():
        writer = threading.Thread(target=hold)
        writer.start()
        held.wait(5)
        threading.Timer(2.5, let_go.set).start()
        watched.watch.round()
        writer.join()
    assert any("is being written by process" in line for line in watched.talk)
    assert len(watched.urls()) == 2


# --- what is told


def turn(date: str = "2020-01-03", a: str = "iran", b: str = "united-states") -> Shift:
    return Shift(f"sh-{a}-{b}-{date}", a, b, date, "hostile", "realignment", 1.0, -4.0, 0.97, date, ())


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[Shift]:
    """The turns that a desk finds: what is in this list."""
    found: list[Shift] = []
    monkeypatch.setattr(Desk, "shifts", lambda self: list(found))
    monkeypatch.setattr("comity.faces.watching.turn_line", lambda one, _: {
        "type": "shift", "id": one.id, "date": one.date, "turn": one.turn, "probability": one.probability,
        "a_name": "Iran", "b_name": "United States"})  # fmt: skip
    return found


def test_a_new_turn_is_told_once_and_an_old_one_never(
    watched: Watched, server: LocalServer, turns: list[Shift]
) -> None:
    turns.append(turn("2019-06-01"))  # it stood when the watch began
    watched.run()
    assert watched.lines == []
    turns.append(turn("2020-01-03"))
    server.replies["/feed"] = Reply(rss(server.url("/3")))
    watched.run()
    assert [one["date"] for one in watched.lines] == ["2020-01-03"]
    assert any("Iran and United States turned against each other around 3 Jan 2020" in line for line in watched.talk)
    turns[1] = turn("2020-01-09")  # more reports move its day
    server.replies["/feed"] = Reply(rss(server.url("/4")))
    watched.run(2)
    assert len(watched.lines) == 1


def test_a_webhook_is_sent_each_turn_until_it_takes_it(server: LocalServer, tmp_path: Path, turns: list[Shift]) -> None:
    server.replies |= {"/feed": Reply(rss(server.url("/1"))), "/hook": Reply(b"", 500)}
    watched = Watched(server, tmp_path / "iraq", webhook=server.url("/hook"))
    with watched.web, watched.watch.begun():
        pass  # nothing stood before
    turns.append(turn())
    watched.run()
    server.replies["/hook"] = Reply(b"")
    watched.clock.time += 1000
    watched.run(2)
    sent = [json.loads(one.body) for one in server.asked if one.path == "/hook"]
    assert [one["date"] for one in sent] == ["2020-01-03", "2020-01-03"]
    assert len(watched.lines) == 1


def test_a_webhook_into_a_network_is_not_sent(server: LocalServer, tmp_path: Path, turns: list[Shift]) -> None:
    server.names["inside.test"] = ["169.254.169.254"]
    server.replies["/feed"] = Reply(rss(server.url("/1")))
    watched = Watched(server, tmp_path / "iraq", webhook=server.url("/hook", "inside.test"))
    with watched.web, watched.watch.begun():
        pass
    turns.append(turn())
    watched.run()
    assert any("no public address" in line for line in watched.talk)
    assert "/hook" not in server.paths()


# --- the command


def test_the_list_of_feeds(tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text("# the wires\nhttps://a.org/feed  The Lantern # daily\n\nhttps://b.org/#x\nhttps://a.org/feed\n")
    assert feeds_listed(str(path)) == [Feed("https://a.org/feed", "The Lantern"), Feed("https://b.org/#x", None)]
    assert feeds_listed("https://a.org/feed") == [Feed("https://a.org/feed")]
    for text in ("", "# none\n", "a.org/feed\n", "file:///etc/passwd\n"):
        path.write_text(text)
        with pytest.raises(UsageError):
            feeds_listed(str(path))
    with pytest.raises(NotFoundError):
        feeds_listed(str(tmp_path / "gone.txt"))


@pytest.mark.parametrize(("text", "seconds"), [("90s", 90), ("15m", 900), ("2h", 7200), ("120", 120), ("1d", 86400)])
def test_times_between_rounds(text: str, seconds: float) -> None:
    assert seconds_of(text, 60) == seconds


@pytest.mark.parametrize("text", ["", "soon", "-5m", "1.5h", "30s", "0"])
def test_times_that_are_none_or_too_short(text: str) -> None:
    with pytest.raises(UsageError):
        seconds_of(text, 60)


def local(server: LocalServer, path: str) -> str:
    return server.url(path, "127.0.0.1")


@pytest.fixture
def _no_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.sources.web.fetching.Web.ready_in", lambda *_: 0.0)


@pytest.mark.usefixtures("_no_waits")
def test_one_round_from_the_command_line(comity: Run, server: LocalServer, tmp_path: Path) -> None:
    server.replies["/feed"] = Reply(rss(local(server, "/1"), local(server, "/gone")))
    line = ("watch", local(server, "/feed"), "--into", tmp_path / "iraq", "--once", "--allow-private")
    ran = comity(*line)
    assert (ran.code, ran.out) == (1, "")
    assert "1 feed asked, 2 new; since the start 1 read, 1 skipped: 1 answered with 404" in ran.err
    assert comity(*line).code == 0


@pytest.mark.usefixtures("_no_waits")
def test_10_where_a_turn_was_told(comity: Run, server: LocalServer, tmp_path: Path, turns: list[Shift]) -> None:
    server.replies["/feed"] = Reply(rss())
    line = ("watch", local(server, "/feed"), "--into", tmp_path / "iraq", "--allow-private", "--exit-on-shift")
    assert comity(*line, "--once").code == 0
    turns.append(turn())
    server.replies["/feed"] = Reply(rss(local(server, "/1")))
    ran = comity(*line)
    assert ran.code == 10
    assert json.loads(ran.out)["id"] == "sh-iran-united-states-2020-01-03"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_a_signal_stops_it_cleanly(server: LocalServer, tmp_path: Path, number: int, code: int) -> None:
    server.replies["/feed"] = Reply(rss(local(server, "/1")))
    script = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import plain_reader, comity.faces.readers as readers\n"
        "readers.bundled_reader = lambda model=None, layers=(), proposer=None: plain_reader.READER\n"
        "from comity.faces.cli import main; sys.exit(main())"
    )
    case = tmp_path / "iraq"
    ran = subprocess.Popen(
        [sys.executable, "-c", script, str(Path(__file__).parent), "watch", local(server, "/feed"), "--into", str(case),
         "--allow-private"],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while "/1" not in server.paths() and time.monotonic() < deadline:
        time.sleep(0.05)
    ran.send_signal(number)
    _, said = ran.communicate(timeout=30)
    assert ran.returncode == code, said
    assert "the same command goes on from there" in said
    assert not Desk(case).verify()
