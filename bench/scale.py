"""How time and memory grow with a casebook: `python bench/scale.py [--mentions 10000 100000] [--write] [--json]`.

Made-up reports of three mentions each, spread over days at a fixed rate, so that a larger casebook covers more days as
a real one does; many tell the same deed. Each size runs in a process of its own: it enters all mentions in batches of a
thousand reports (told, blocked, compared, joined, summed up, stored), then adds twenty reports one by one.

    seconds       of processor, to enter them all     peak_mb   of the process
    add_ms        of processor, to add one (median)    growth    seconds over n log n, the smallest size being 1
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.measured import RESULTS, Measured, machine
from comity.keys import content_key
from comity.record import index
from comity.record.entries import apply_segment
from comity.record.segments import Row, content_hash
from comity.types import Actor, Argument, Article, Count, EventMention, Part, Reading, Span, When

SIZES = (10_000, 100_000, 1_000_000)
BATCH, ALONE, EACH, A_DAY = 1_000, 20, 3, 40
_SIDES, _KINDS, _OUTLETS, _FILLERS = 200, ("ASSAULT", "PROTEST", "COERCE", "ACCUSE", "CONSULT", "AID"), 60, 5_000
_FIRST = date(2000, 1, 1)
_SEEN = "2026-01-01T00:00:00Z"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description="Measures how time and memory grow with a casebook.")
    parser.add_argument("--mentions", type=int, nargs="+", default=SIZES, help="the sizes")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    options = parser.parse_args(arguments)
    started, found = time.perf_counter(), {}
    for size in options.mentions:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found[size] = pool.apply(measure, (size,))
        print(f"{size}: {found[size]}", file=sys.stderr)
    measured = Measured("scale", max(found), _scores(found), {}, round(time.perf_counter() - started, 1), machine())
    if options.write:
        from comity.reading import reader_version

        made = {"data": "made up by the bench", "digest": "", "reader": reader_version()}
        kept = measured.as_dict() | made | {"date": datetime.now(UTC).date().isoformat()}
        (RESULTS / "scale.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    if options.json:
        print(json.dumps(measured.as_dict()))
    else:
        print("\n".join(f"{name}  {value}" for name, value in measured.scores.items()))
    return 0


def measure(mentions: int) -> dict[str, float]:
    """What one size takes, in a process that measures nothing else."""
    chance = random.Random(mentions)
    days = max(1, mentions // EACH // A_DAY)
    with TemporaryDirectory() as folder, closing(index.connect(Path(folder), write=True)) as database:
        with index.transaction(database):
            index.lay_out(database)
        started = time.process_time()
        for number, batch in enumerate(_batches(mentions // EACH, days, chance)):
            apply_segment(database, f"batch {number}", "digest", batch)
        seconds = time.process_time() - started
        added = []
        for number in range(ALONE):
            row = _row(_reading(chance.randrange(days), f"late {number}", chance))
            before = time.process_time()
            apply_segment(database, f"late {number}", "digest", [row])
            added.append(1000 * (time.process_time() - before))
        events = database.execute("SELECT count(*) FROM events").fetchone()[0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": round(seconds, 1),
        "peak_mb": round(peak),
        "add_ms": round(statistics.median(added), 1),
        "events": events,
    }


def _scores(found: dict[int, dict[str, float]]) -> dict[str, dict[str, float]]:
    smallest = min(found)
    base = found[smallest]["seconds"] / (smallest * math.log(smallest))
    scores = {
        name: {str(size): one[name] for size, one in found.items()}
        for name in ("seconds", "peak_mb", "add_ms", "events")
    }
    growth = {str(size): round(one["seconds"] / (size * math.log(size)) / base, 2) for size, one in found.items()}
    return scores | {"growth": growth}


def _batches(reports: int, days: int, chance: random.Random) -> Iterator[list[Row]]:
    for first in range(0, reports, BATCH):
        numbers = range(first, min(reports, first + BATCH))
        yield [_row(_reading(number * days // reports, str(number), chance)) for number in numbers]


def _row(reading: Reading) -> Row:
    return Row(reading.article.id, content_hash(reading), "bench", _SEEN, _SEEN, "bench", reading=reading)


def _reading(day: int, name: str, chance: random.Random) -> Reading:
    """A report of some day: three deeds, each of one of some hundred that are told of on that day."""
    published = (_FIRST + timedelta(days=day)).isoformat()
    text, told, actors = "", [], {}
    for _ in range(EACH):
        deed = random.Random(f"{day} {chance.randrange(A_DAY)}")
        who, whom = (f"side-{one}" for one in deed.sample(range(_SIDES), 2))
        dead = deed.randrange(5, 60)
        fillers = " ".join(f"word{chance.randrange(_FILLERS)}" for _ in range(30))
        sentence = f"{who} struck {whom} and {dead} died {fillers}."
        told.append((deed.choice(_KINDS), who, whom, dead, len(text), sentence))
        text += sentence + "\n\n"
        actors |= {one: Actor(one, one, "armed_group") for one in (who, whom)}
    outlet = f"Outlet {chance.randrange(_OUTLETS)}"
    id_ = content_key("a", text, name)
    article = Article(id_, text, outlets=(outlet,), published=published, parts=(Part("body", 0, len(text)),))
    return Reading(
        article, "bench", tuple(actors.values()), (), tuple(_mention(id_, published, text, *one) for one in told)
    )


def _mention(
    article: str, day: str, text: str, kind: str, who: str, whom: str, dead: int, start: int, sentence: str
) -> EventMention:
    def span(words: str) -> Span:
        at = start + sentence.index(words)
        return Span.cut(text, at, at + len(words))

    anchor = span("struck")
    return EventMention(
        content_key("m", article, anchor.start), article, content_key("g", article, anchor.start), kind, anchor,
        span(sentence), actors=(Argument(who, span(who)),), recipients=(Argument(whom, span(whom)),),
        when=When(day, day, "day", "stated"), counts=(Count("killed", dead, dead, None, span(str(dead))),),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
