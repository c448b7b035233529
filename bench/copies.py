"""Whether copies are known for copies: `python bench/copies.py --data ../shared/gold/stance.jsonl [--write] [--json]`.

Copies are made in memory from whole reports, and entered in a casebook with all that they were made from, by outlets of
their own. Recall: the share of which the record room says that the two hold the same words.

    edited_recall      two words in a hundred are replaced by others of the same lot, under another headline
    excerpt_recall     three tenths of the words, in one piece, under another headline
    quoted_recall      the whole report within one that is as long or longer, of another story
    passage_recall     three tenths of the words within such a report: no copy by our rule, for it is a text of its own
    own_texts_called_copies   pairs of reports of two outlets on one story that are said to be copies
    original_named     of the edited copies and excerpts that were found, those whose original is named as the earliest
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.measured import Counts, Measured, Row, keep_and_show, machine
from bench.metrics import intervals, share, total
from bench.texts import body, json_lines
from comity.record import index
from comity.record.copies import copies_among, originals
from comity.record.entries import apply_segment
from comity.record.segments import Row as Entry
from comity.record.segments import content_hash
from comity.types import Article, Reading

SEED = 7
CHANGED, EXCERPT = 0.02, 0.3
KINDS = ("edited", "excerpt", "quoted", "passage")
_DAY_OF = {"original": "2020-01-01", "copy": "2020-01-02"}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description="Measures whether copies are known for copies.")
    parser.add_argument("--data", type=Path, required=True, help="a JSONL file of whole reports, as gold/stance.jsonl")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    options = parser.parse_args(arguments)
    if not options.data.exists():
        print(f"there are no data at `{options.data}`\n\nhint: --data ../shared/gold/stance.jsonl", file=sys.stderr)
        return 3
    keep_and_show(measure(options.data), "reports", options.data, write=options.write, as_json=options.json)
    return 0


def measure(path: Path) -> Measured:
    """All copies of all reports of a file."""
    started = time.perf_counter()
    reports = dict(_reports(path))
    made = list(copies_of(reports, random.Random(SEED)))
    everything = {one.id: one for one in (*(report for _, report in reports.values()), *(copy for _, _, copy in made))}
    pairs = {frozenset(pair) for pair in _found(list(everything.values()))}
    first = originals(map(tuple, pairs), lambda id_: (everything[id_].published or "9999", id_))  # type: ignore[arg-type]  # a pair holds two
    rows = []
    for kind, name, copy in made:
        source = reports[name][1].id
        found = frozenset((source, copy.id)) in pairs
        named = (
            {"named": first.get(copy.id) == source, "found": found} if found and kind in ("edited", "excerpt") else {}
        )
        rows.append(Row(f"{kind} {name}", {f"{kind}:of": 1, f"{kind}:hit": found, **named}))
    for (story, one), (other_story, other) in combinations(reports.values(), 2):
        if story == other_story:
            rows.append(Row(story, {"own": 1, "own:called": frozenset((one.id, other.id)) in pairs}))
    counts = [row.counts for row in rows]
    scores = _scores(total(counts))
    likely = intervals(counts, _scores, without=("own_texts_called_copies",))
    seconds = round(time.perf_counter() - started, 1)
    return Measured("copies", len(reports), {k: round(v, 4) for k, v in scores.items()}, likely, seconds, machine())


def copies_of(reports: dict[str, tuple[str, Article]], chance: random.Random) -> Iterator[tuple[str, str, Article]]:
    """Of each report its copies: the kind, the report's name, the copy."""
    names = list(reports)
    words = {name: _body(article).split() for name, (_, article) in reports.items()}
    lot = [word for name in names for word in words[name]]
    for at, name in enumerate(names):
        own = words[name]
        edited = [chance.choice(lot) if chance.random() < CHANGED else word for word in own]
        passage = _piece(own, EXCERPT, chance)
        around: list[str] = []
        for step in range(1, len(names)):
            other = names[(at + step) % len(names)]
            if reports[other][0] != reports[name][0]:
                around += words[other]
            if len(around) >= len(own):
                break
        middle = len(around) // 2
        for kind, made in (
            ("edited", edited),
            ("excerpt", passage),
            ("quoted", [*around[:middle], *own, *around[middle:]]),
            ("passage", [*around[:middle], *passage, *around[middle:]]),
        ):
            yield kind, name, _article(" ".join(made), f"{kind} of {name}", "copy", f"Another headline: {kind} {name}")


def _piece(words: list[str], of: float, chance: random.Random) -> list[str]:
    long = int(of * len(words))
    first = chance.randrange(len(words) - long + 1)
    return words[first : first + long]


def _reports(path: Path) -> Iterator[tuple[str, tuple[str, Article]]]:
    for row in json_lines(path):
        text = " ".join(sentence["text"] for sentence in row["article"]["text"])
        story = row["id"].rpartition("-")[0]
        yield row["id"], (story, _article(text, row["meta"]["source"], "original", row["article"]["title"] or ""))


def _article(text: str, outlet: str, when: str, headline: str) -> Article:
    return replace(body(text, _DAY_OF[when], headline), outlets=(outlet,))


def _body(article: Article) -> str:
    return article.text[article.parts[-1].start :]


def _found(articles: Sequence[Article]) -> list[tuple[str, str]]:
    """The pairs that the record room says hold the same words, in an index that is thrown away."""
    with TemporaryDirectory() as folder, closing(index.connect(Path(folder), write=True)) as database:
        with index.transaction(database):
            index.lay_out(database)
        seen = "2020-01-03T00:00:00Z"
        readings = [Reading(article, "bench") for article in articles]
        rows = [Entry(one.article.id, content_hash(one), "bench", seen, seen, "bench", reading=one) for one in readings]
        apply_segment(database, "bench", "digest", rows)
        return copies_among(database, [article.id for article in articles])


def _scores(counts: Counts) -> dict[str, float]:
    return {
        **{f"{kind}_recall": share(counts, f"{kind}:hit", f"{kind}:of") for kind in KINDS},
        "original_named": share(counts, "named", "found"),
        "own_texts_called_copies": counts.get("own:called", 0),
    }


if __name__ == "__main__":
    sys.exit(main())
