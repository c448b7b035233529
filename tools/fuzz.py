"""Coverage-guided fuzzing of what is read from files, the web and tables: `python tools/fuzz.py [--seconds 60]`.

Atheris (Google) tries whatever reaches new lines of our own code. It is optional, and installs on Linux alone; without
it this says so and ends well. What it finds lies in a file `crash-...`, and belongs into tests/fuzz as an example.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

WHOLE = Path(__file__).resolve().parents[1] / "tests" / "fuzz" / "whole"


def main() -> None:
    parser = argparse.ArgumentParser(description="Fuzzes the readers with atheris.")
    parser.add_argument("--seconds", type=int, default=60, help="how long")
    chosen = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed, so nothing was tried with it: pip install atheris", file=sys.stderr)
        return
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["comity"]):
        readers = _readers()
    found = tempfile.mkdtemp(prefix="comity-fuzz-")  # the first folder gets what reaches new lines
    options = [f"-max_total_time={chosen.seconds}", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], found, str(WHOLE), *options], _each(readers))
    atheris.Fuzz()


def _readers() -> list[Callable[[bytes], object]]:
    """What turns bytes of strangers into nouns; each may refuse them in its own words, and raise nothing else."""
    from comity.sources import Hints, Origin, articles
    from comity.sources.web.answers import Page
    from comity.sources.web.entries import FeedError, entries_of
    from comity.sources.web.links import links_in
    from comity.sources.web.robots import rules_of

    def feed(data: bytes) -> None:
        try:
            entries_of(Page("https://a.org/", data, "2020-01-03T08:00:00Z"))
        except FeedError:
            return

    def file(name: str) -> Callable[[bytes], object]:
        return lambda data: list(articles(Origin(name, hashlib.sha256(data).hexdigest(), None, data), Hints()))

    return [
        *(file(name) for name in ("a.txt", "a.html", "a.jsonl", "a.csv", "a.warc")),
        feed,
        lambda data: links_in(Page("https://a.org/", data, "2020-01-03T08:00:00Z")),
        lambda data: rules_of(data.decode("utf-8", "replace")).allows("https://a.org/1"),
    ]


def _each(readers: list[Callable[[bytes], object]]) -> Callable[[bytes], None]:
    """The first byte chooses the reader."""

    def one(data: bytes) -> None:
        if data:
            readers[data[0] % len(readers)](data[1:])

    return one


if __name__ == "__main__":
    main()
