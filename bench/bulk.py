"""Reads 2,000 corpus items and 50 whole articles in one run, twice, and says whether all are accounted for.

    python bench/bulk.py --corpus ../shared/corpus/current_events_2002-2013.jsonl.gz \\
        --articles ../shared/gold/stance.jsonl

Checks that the command ends without a traceback, that every item is in the casebook or in `comity skipped`, that the
line at the end adds up, and that two runs give the same bytes of `--jsonl`. Prints one JSON object; exit 1 where a
check fails.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ITEMS, ARTICLES, SEED = 2_000, 50, 7


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--articles", type=Path, required=True)
    chosen = options.parse_args()
    missing = [path for path in (chosen.corpus, chosen.articles) if not path.exists()]
    if missing:
        print(f"`{missing[0]}` is not there: this bench runs where the data is", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        expected = write_reports(source, chosen.corpus, chosen.articles)
        result = measure(source, Path(folder) / "casebook", expected)
    print(json.dumps(result))
    return 0 if all(result["checks"].values()) else 1


def write_reports(path: Path, corpus: Path, articles: Path) -> int:
    """Draws the items with a fixed seed and writes them as rows that `comity read` takes; gives their number."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    stories = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    draw = random.Random(SEED)
    rows = draw.sample(items, ITEMS) + [as_row(story) for story in draw.sample(stories, ARTICLES)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return len(rows)


def as_row(story: dict) -> dict:
    text = "\n\n".join(sentence["text"] for sentence in story["article"]["text"] if sentence["text"].strip())
    meta = story["meta"]
    return {
        "id": story["id"],
        "headline": meta["title"],
        "text": text,
        "published": story["published"],
        "outlet": meta["source"],
        "url": meta["url"],
    }


def measure(source: Path, casebook: Path, expected: int) -> dict:
    began = time.perf_counter()
    first, second = comity("read", source, "--jsonl"), comity("read", source, "--jsonl")
    once = (time.perf_counter() - began) / 2
    kept = comity("read", source, "--into", casebook)
    articles = json_lines(comity("articles", casebook, "--jsonl"))
    skipped = [row for row in json_lines(comity("skipped", casebook, "--jsonl")) if row.get("step") != "part"]
    runs = (first, second, kept)
    return {
        "items": expected,
        "in_casebook": len(articles),
        "skipped": len(skipped),
        "said": kept.stderr.strip().splitlines()[-3:],
        "seconds_a_run": round(once, 1),
        "sha256": hashlib.sha256(first.stdout.encode()).hexdigest(),
        "checks": {
            "no_traceback": not any("Traceback" in run.stderr for run in runs),
            "exit_codes_0_or_1": all(run.returncode in (0, 1) for run in runs),
            "all_accounted_for": len(articles) + len(skipped) == expected,
            "same_bytes_twice": first.stdout == second.stdout,
        },
    }


def comity(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from comity.faces.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def json_lines(run: subprocess.CompletedProcess[str]) -> list[dict]:
    return [json.loads(line) for line in run.stdout.splitlines() if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
