"""Whether a watch that is killed loses or doubles anything: `python bench/soak.py [--minutes 10] [--kill-every 60]`.

A server on loopback publishes a new page every two seconds, in a feed, each time with other words on it. `comity watch`
reads them into a casebook, and is killed (kill -9) every so many seconds and started again; beside it a reader asks the
casebook all the time. In the end the watch is let finish. Nothing of the web outside is asked.

    pages     that were published              lost      of them, that the casebook does not hold
    kills     of the watch                     doubled   that it holds more than once
    answers   that the reader had              wrong     of them: fewer reports than before, or one twice
    findings  of `comity verify` in the end    peak_mb   of the watch, the largest of its runs
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.measured import RESULTS, Measured, machine
from comity.errors import ComityError
from comity.faces.desk import Desk

PUBLISHED_EVERY = 2.0  # seconds
COMMAND = "import sys; from comity.faces.cli import main; sys.exit(main())"
SIDES = ("Iran", "Iraq", "Turkey", "Syria", "Israel", "Russia")
DEEDS = ("bombed positions of", "met ministers of", "condemned the army of", "sent aid to", "threatened to attack")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0 where nothing was lost, doubled or wrong, else 1."""
    parser = argparse.ArgumentParser(description="Kills a watch again and again, and counts what was lost or doubled.")
    parser.add_argument("--minutes", type=float, default=10, help="how long pages are published")
    parser.add_argument("--kill-every", type=float, default=60, metavar="SECONDS", help="how long a watch lives")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="comity-soak-") as folder:
        scores = soak(Path(folder, "case"), options.minutes * 60, options.kill_every)
    measured = Measured("soak", int(scores["pages"]), scores, {}, round(time.perf_counter() - started, 1), machine())
    if options.write:
        from comity.reading import reader_version

        made = {"data": "made up by the bench", "digest": "", "reader": reader_version()}
        kept = measured.as_dict() | made | {"date": datetime.now(UTC).date().isoformat()}
        (RESULTS / "soak.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    if options.json:
        print(json.dumps(measured.as_dict()))
    else:
        print("\n".join(f"{name:10} {value:g}" for name, value in scores.items()))
    return 1 if scores["lost"] or scores["doubled"] or scores["wrong"] or scores["findings"] else 0


def soak(case: Path, seconds: float, kill_every: float) -> dict[str, float]:
    """What came of so many seconds of a watch that lives `kill_every` of them at a time."""
    wire, witness = Wire(), Witness(case)
    kills = 0
    with wire:
        threading.Thread(target=witness.ask, daemon=True).start()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            watch = subprocess.Popen(_watch(wire.feed, case, "--every", "1s"), stderr=subprocess.DEVNULL)
            try:
                watch.wait(min(kill_every, max(0.1, end - time.monotonic())))
            except subprocess.TimeoutExpired:
                watch.kill()
                kills += 1
            watch.wait()
        wire.published_until = time.monotonic()
        subprocess.run(_watch(wire.feed, case, "--once"), stderr=subprocess.DEVNULL, check=False)
        witness.stop.set()
    held = Counter(one.url for one in Desk(case).articles())
    urls = [wire.url(number) for number in range(wire.pages())]
    return {
        "pages": len(urls),
        "kills": kills,
        "answers": witness.answers,
        "lost": sum(url not in held for url in urls),
        "doubled": sum(count - 1 for count in held.values()),
        "wrong": witness.wrong,
        "findings": len(Desk(case).verify()),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 1),
    }


def _watch(feed: str, case: Path, *options: str) -> list[str]:
    return [sys.executable, "-c", COMMAND, "watch", feed, "--into", str(case), "--allow-private", *options]


class Wire:
    """A server on loopback with a feed that grows; no page reads the same twice, as pages with clocks on them do."""

    def __init__(self) -> None:
        self._sent = Counter[str]()
        self._began = time.monotonic()
        self.published_until: float | None = None
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self.feed = f"http://127.0.0.1:{self._http.server_address[1]}/feed"

    def __enter__(self) -> Wire:
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def pages(self) -> int:
        """How many pages are published by now."""
        return int(((self.published_until or time.monotonic()) - self._began) / PUBLISHED_EVERY)

    def url(self, number: int) -> str:
        return self.feed.replace("/feed", f"/news/{number}")

    def answer(self, path: str) -> bytes | None:
        """The bytes of a path; None where there is nothing."""
        if path == "/feed":
            items = "".join(f"<item><link>{self.url(number)}</link></item>" for number in reversed(range(self.pages())))
            return f"<rss><channel><title>The Wire</title>{items}</channel></rss>".encode()
        if not path.startswith("/news/"):
            return None
        number = int(path.removeprefix("/news/"))
        self._sent[path] += 1
        one, other = SIDES[number % len(SIDES)], SIDES[(number // 2 + 1) % len(SIDES)]
        told = f"<p>{one} {DEEDS[number % len(DEEDS)]} {other} on Monday, the ministry said in its note {number}.</p>"
        rest = f"<p>This page was asked for {self._sent[path]} times, and {number * 7} people read it.</p>"
        return f"""<!doctype html><html><head><title>Note {number} of the ministry</title>
<meta name="date" content="2020-01-{number % 28 + 1:02d}"></head><body><article>
<h1>Note {number} of the ministry</h1>{told * 3}{rest}</article></body></html>""".encode()


def _handler(wire: Wire) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = wire.answer(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", "text/html" if "/news/" in self.path else "application/xml")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


@dataclass
class Witness:
    """A reader beside the watch, who asks until it is stopped."""

    case: Path
    stop: threading.Event = field(default_factory=threading.Event)
    answers: int = 0
    wrong: int = 0

    def ask(self) -> None:
        most = 0
        while not self.stop.wait(0.2):
            try:
                ids = [one.id for one in Desk(self.case).articles()]
            except ComityError:
                continue  # it is not made yet
            self.answers += 1
            self.wrong += len(ids) != len(set(ids)) or len(ids) < most
            most = len(ids)


if __name__ == "__main__":
    sys.exit(main())
