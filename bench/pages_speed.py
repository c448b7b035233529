"""How fast the desk answers: every kind of page over HTTP, on a casebook that is given.

    python bench/pages_speed.py --data CASE [--rounds 5] [--write] [--json]

The casebook is only read. Pages of records are asked for by ids drawn with a fixed seed from its own lists, so that no
page is asked for twice but those that have no id; each answer is read to its end. `first` is the median of pages that
nobody asked for before, `again` that of the same ones a second time; `processor` is what the first took of it, which
tells more than the clock where others use the machine. What ties and turns cost before the first page
that needs them is said apart, as `reckoned`; forecasts, the strip of sides and outcomes on top of it, as `prepared`.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.measured import Measured, keep_and_show, machine

SEED = 7
WAIT = 1200.0
"""Seconds after which a page that is never reckoned counts as failed."""


async def measure(case: Path, rounds: int) -> Measured:
    """The seconds of each kind of page."""
    import httpx

    from comity.faces.desk import Desk
    from comity.faces.http import application

    desk = Desk(case)
    held = desk.holdings()
    web = application(desk)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://localhost", timeout=None) as ask:
        began = time.perf_counter()
        await _when_reckoned(ask, "/turns")
        reckoned = time.perf_counter() - began
        found = _addresses(desk, rounds)
        for addresses in found.values():
            await _when_reckoned(ask, addresses[0])
        while not web.state.reckoning.idle:
            await asyncio.sleep(1)
        prepared = time.perf_counter() - began
        pages: dict[str, dict[str, float]] = {}
        for kind, addresses in found.items():
            first = [await _seconds(ask, address) for address in addresses[1:] or addresses]
            again = [await _seconds(ask, address) for address in addresses]
            pages[kind] = {
                "first": _median(clock for clock, _ in first),
                "again": _median(clock for clock, _ in again),
                "slowest": round(max(clock for clock, _ in first), 3),
                "processor": _median(worked for _, worked in first),
            }
            print(f"{kind:12} {pages[kind]}", file=sys.stderr)
    scores: dict[str, float | dict[str, float]] = {
        "median": _median(one["first"] for one in pages.values()),
        "median_processor": _median(one["processor"] for one in pages.values()),
        "reckoned": round(reckoned, 1),
        "prepared": round(prepared, 1),
        "events": held.events,
    }
    for name in ("first", "again", "slowest", "processor"):
        scores[name] = {kind: one[name] for kind, one in pages.items()}
    return Measured("pages_speed", held.articles, scores, {}, round(time.perf_counter() - began, 1), machine())


async def _seconds(ask: Any, address: str) -> tuple[float, float]:
    """The seconds of an answer, by the clock and of processor."""
    began, worked = time.perf_counter(), time.process_time()
    answer = await ask.get(address)
    taken = time.perf_counter() - began, time.process_time() - worked
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")
    return taken


def _median(seconds: Iterable[float]) -> float:
    return round(statistics.median(seconds), 3)


async def _when_reckoned(ask: Any, address: str) -> None:
    """Ask until what the page needs is reckoned."""
    until = time.monotonic() + WAIT
    while (answer := await ask.get(address)).status_code == 503:
        if time.monotonic() > until:
            raise SystemExit(f"{address} is not reckoned after {WAIT:.0f} s")
        await asyncio.sleep(1)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")


def _addresses(desk: Any, rounds: int) -> dict[str, list[str]]:
    """Addresses of each kind of page, one more than rounds where there are as many."""
    drawn = random.Random(SEED)
    many = rounds + 1
    held = desk.holdings()
    places = [drawn.randrange(max(1, held.events)) for _ in range(many)]
    events = [one.id for place in places for one in desk.events(limit=1, offset=place)]
    articles = [
        one.id for _ in range(many) for one in desk.articles(limit=1, offset=drawn.randrange(max(1, held.articles)))
    ]
    busiest = [one.actor.id for one in desk.related().everybody[: 4 * many]]
    actors = drawn.sample(busiest, min(many, len(busiest)))
    turns = list(desk.shifts())
    turned = drawn.sample(turns, min(many, len(turns)))
    pages = [drawn.randrange(1, max(2, held.events // 50)) for _ in range(many)]
    return {
        "front": ["/"],
        "reports": [f"/reports?page={1 + place % max(1, held.articles // 50)}" for place in pages],
        "report": [f"/report/{one}" for one in articles],
        "events": [f"/events?page={place}" for place in pages],
        "events of": [f"/events?actor={one}" for one in actors],
        "event": [f"/event/{one}" for one in events],
        "map": ["/map"],
        "map of": [f"/map?actor={one}" for one in actors],
        "timeline": ["/timeline"],
        "timeline of": [f"/timeline?actor={one}" for one in actors],
        "claims": [f"/claims?page={1 + place % max(1, held.claims // 50)}" for place in pages],
        "actors": [f"/actors?page={place}" for place in range(1, many + 1)],
        "actor": [f"/actor/{one}" for one in actors],
        "turns": ["/turns"],
        "pair": [f"/pair/{one.a}/{one.b}" for one in turned],
        "sides": ["/sides"],
        "outcomes": [f"/outcomes?page={place}" for place in range(1, many + 1)],
        "search": [f"/search?q={word}" for word in ("ceasefire", "embassy", "troops", "sanctions", "protest")[:many]],
        "why": [f"/why/{one}" for one in events],
        "review": [f"/review?skip={place}" for place in range(many)],
        "coding": ["/coding"],
        "read": ["/read"],
        "skipped": ["/skipped"],
        "judgements": ["/judgements"],
        "about": ["/about"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="a casebook")
    parser.add_argument("--rounds", type=int, default=5, help="pages of each kind")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args()
    if not chosen.data.is_dir():
        raise SystemExit(f"`{chosen.data}` is no casebook; make one: comity read SOURCE --into CASE")
    found = asyncio.run(measure(chosen.data, chosen.rounds))
    keep_and_show(found, "reports", chosen.data, write=chosen.write, as_json=chosen.json)


if __name__ == "__main__":
    main()
