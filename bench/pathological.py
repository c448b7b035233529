"""How reading grows with the length of texts that no reporter writes.

    python bench/pathological.py [--sizes 2000 20000 200000] [--only NAME ...] [--data bench/makings.toml] [--write]

Each making of `makings.toml` (one sentence without a stop, nested quotations, nothing but names ...) is read at growing
lengths; 200,000 characters are the longest text that is read at all. A row is microseconds of processor time a
character by length, of the quickest run of those that fit into a third of a second: where reading takes linear time,
its figures stay alike.

    seconds   that the slowest text of the greatest length takes
    growth    the greatest: time a character at the greatest length against that at the length before
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.measured import Measured, keep_and_show, machine

NOT_FOUND = 3
MAKINGS = Path(__file__).parent / "makings.toml"
SIZES = (2_000, 20_000, 200_000)
ROOM = 0.33
"""Seconds of processor time that the runs of one text may take, the last one over."""
PROSE = 4
"""One part in so many of each text is ordinary prose."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description="Measures how reading grows with texts that no reporter writes.")
    parser.add_argument("--data", type=Path, default=MAKINGS, help="the makings")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, metavar="CHARACTERS", help="lengths of the texts"
    )
    parser.add_argument("--only", nargs="+", metavar="NAME", help="some makings")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    options = parser.parse_args(arguments)
    if not options.data.exists():
        print(f"there are no makings at `{options.data}`", file=sys.stderr)
        return NOT_FOUND
    makings = makings_of(options.data)
    names = options.only or list(makings["making"])
    unknown = [name for name in names if name not in makings["making"]]
    if unknown:
        print(f"there is no making `{unknown[0]}`; there are {', '.join(makings['making'])}", file=sys.stderr)
        return NOT_FOUND
    started, sizes = time.perf_counter(), sorted(options.sizes)
    micros: dict[str, dict[int, float]] = {}
    read("Iran condemned the United States.")  # loads what is loaded once
    for name in names:
        micros[name] = {size: a_character(made(makings, name, size)) for size in sizes}
        print(f"{name}: {micros[name]}", file=sys.stderr)
    seconds = round(time.perf_counter() - started, 1)
    measured = Measured("pathological", len(names) * len(sizes), scores(micros), {}, seconds, machine())
    keep_and_show(measured, "texts", options.data, write=options.write, as_json=options.json)
    return 0


def makings_of(path: Path) -> Mapping[str, Any]:
    """The makings of a file, with the words that they are filled with."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def made(makings: Mapping[str, Any], name: str, size: int) -> str:
    """The text of a making, of so many characters.

    >>> made({"prose": "Said. ", "countries": "", "names": "", "endings": "",
    ...       "making": {"nested": {"each": "(", "closing": ")"}}}, "nested", 16)
    'Sai\\n\\n(((((()))))'
    """
    making, prose = makings["making"][name], makings["prose"]
    opening = (prose * (size // PROSE // len(prose) + 1))[: size // PROSE - 1] + "\n\n"
    left = size - len(opening)
    closing = making.get("closing", "")
    if not closing:
        return opening + _cut(_lines(making["each"], makings), left)
    times = left // (len(making["each"]) + len(closing)) + 1
    nested = making["each"] * times
    inner = left * len(making["each"]) // (len(making["each"]) + len(closing)) + 1
    return opening + _cut(chain([nested[:inner]], (closing for _ in count())), left)


def _lines(each: str, makings: Mapping[str, Any]) -> Iterator[str]:
    countries = makings["countries"].split() or [""]
    names = [one + end for one in makings["names"].split() for end in makings["endings"].split()] or [""]
    for i in count(1):
        yield (
            each.replace("{i}", str(i % 28 + 1 if "March" in each else i))
            .replace("{name}", names[i % len(names)])
            .replace("{who}", names[i * 7 // len(names) % len(names)] + names[i * 5 % len(names)].lower())
            .replace("{country}", countries[i % len(countries)])
            .replace("{other}", countries[(i * 3 + 1) % len(countries)])
        )


def _cut(pieces: Iterator[str], size: int) -> str:
    found: list[str] = []
    length = 0
    while length < size:
        found.append(next(pieces))
        length += len(found[-1])
    return "".join(found)[:size]


def read(text: str) -> None:
    """As `comity read` reads a file: what it is, its language, its parts, and what they tell."""
    from comity.reading import read_article
    from comity.sources import Hints, Origin, articles
    from comity.types import Article

    data = text.encode()
    for one in articles(
        Origin("made.txt", hashlib.sha256(data).hexdigest(), None, data), Hints(published="2020-01-03")
    ):
        if isinstance(one, Article):
            read_article(one)


def a_character(text: str) -> float:
    """Microseconds of processor time a character: of the quickest run of those that fit in."""
    best, used = float("inf"), 0.0
    while used < ROOM:
        started = time.process_time()
        read(text)
        took = time.process_time() - started
        best, used = min(best, took), used + max(took, 0.01)
    return round(best / len(text) * 1e6, 1)


def scores(micros: Mapping[str, Mapping[int, float]]) -> dict[str, Any]:
    """Each making's figures by length, and the slowest and the fastest growing of all.

    >>> scores({"names": {2000: 50.0, 20000: 60.0}, "dates": {2000: 40.0, 20000: 30.0}})["growth"]
    {'names': 1.2}
    """
    sizes = sorted(next(iter(micros.values())))
    last, before = sizes[-1], sizes[-2] if len(sizes) > 1 else sizes[-1]
    slowest = max(micros, key=lambda name: micros[name][last])
    grown = {name: round(found[last] / found[before], 2) for name, found in micros.items() if found[before]}
    most = max(grown, key=lambda name: grown[name])
    return {
        **{name: {str(size): value for size, value in found.items()} for name, found in micros.items()},
        "seconds": {slowest: round(micros[slowest][last] * last / 1e6, 1)},
        "growth": {most: grown[most]},
    }


if __name__ == "__main__":
    sys.exit(main())
