"""Where the actor directory and the codebook fall short, on real text.

    python bench/coverage.py actors --data PATH [--data PATH] [--limit N] [--seed N] [--json] [--verbose] [--write]
    python bench/coverage.py deeds --data PATH ...

PATH is the corpus, gold/stance.jsonl, or, for `actors`, the folder gold/icews14 (a list of names, not text: see
entities.py). `actors` lists the names that act and are not known (unknowns.py), `deeds` the predicates between two
actors that no rule codes (uncoded.py), the commonest first. Both tell a curve: the share that would be known or coded
if the first 50, 100, ... were added; once on the items at hand, and once on fresh ones (ranked on one half of the
items, counted on the other), which is the one to believe.

`--limit` stands once for all files of text, or once for each (default: 3,000 items of a corpus, 40 whole articles);
`--seed` takes items at random; `--skip` leaves out the first. `--verbose` prints sentences on stderr; `--write` keeps
no sentence, and no name of icews14. Exit codes: 2 for a wrong option, 3 where the data are not there.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.drawing import article_rows, corpus_rows
from bench.entities import entities, entity_curve, is_entity_list, shares, unknown
from bench.measured import RESULTS, digest, machine
from bench.tallies import Gap, Group, curve, fresh_curve, grouped
from bench.texts import json_lines, read_steps
from bench.uncoded import told
from bench.unknowns import acting
from comity.reading.draft import Draft
from comity.sources import Origin, articles
from comity.types import Article

NOT_FOUND = 3
ITEMS, ARTICLES = 3_000, 40
TOP, KEPT = 40, 50

Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """What one run found: its figures, and the groups behind them by the heading that they stand under."""

    result: Result
    groups: Mapping[str, Sequence[Group]]
    unknown_entities: Sequence[tuple[str, int]] = ()


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    options = _options(arguments)
    missing = [path for path in options.data if not path.exists()]
    if missing:
        print(f"there are no data at `{missing[0]}`\n\nhint: --data ../shared/corpus/...", file=sys.stderr)
        return NOT_FOUND
    listing = measure(options.name, options.data, options.limit, options.skip, options.seed)
    if options.verbose:
        print("\n".join(sentences(listing, options.top)), file=sys.stderr)
    if options.write:
        print(f"written to {write(listing)}", file=sys.stderr)
    shown = as_json(listing, options.top) if options.json else "\n".join(as_table(listing, options.top))
    print(shown)
    return 0


def measure(
    name: str, data: Sequence[Path], limits: Sequence[int] = (), skip: int = 0, seed: int | None = None
) -> Listing:
    """Reads the items of all files, and tallies what one of the two listings tells of them."""
    started = time.perf_counter()
    texts = [path for path in data if not is_entity_list(path)]
    rows: list[dict[str, Any]] = []
    files: list[Result] = []
    for at, path in enumerate(texts):
        limit = limits[min(at, len(limits) - 1)] if limits else None
        some = rows_of(path, limit, skip, seed)
        files.append({"name": path.name, "digest": digest(path), "items": len(some)})
        rows += some
    listing = TALLIES[name](drafts(rows)) if texts else Listing({}, {})
    lists = [path for path in data if is_entity_list(path)]
    named: list[tuple[str, int]] = []
    for path in lists:
        found = list(entities(path))
        files.append({"name": path.name, "digest": digest(path), "items": len(found)})
        listing.result["entities"] = shares(found)
        listing.result["entity_curve"] = entity_curve(found)
        named += unknown(found)
    run = {"seed": seed, "skip": skip, "data": files, "seconds": round(time.perf_counter() - started, 1)}
    result = {"name": f"coverage_{name}", "items": len(rows), **listing.result, **run, "machine": machine()}
    return Listing(result, listing.groups, named)


def actors(read: Iterator[tuple[str, Draft]]) -> Listing:
    """Who acts and is not known."""
    names: list[Gap] = []
    phrases: list[Gap] = []
    counts: dict[str, tuple[int, int]] = {}
    for item, draft in read:
        found = acting(draft, item)
        names += found.names
        phrases += found.phrases
        counts[item] = (found.known, found.known + len(found.names) + len(found.phrases))
    known, whole = (sum(count[part] for count in counts.values()) for part in (0, 1))
    by_name, by_phrase = grouped(names), grouped(phrases)
    scores = {
        "acting": whole, "known": known, "unknown_by_name": len(names), "unknown_by_phrase": len(phrases),
        "distinct_names": len(by_name), "distinct_phrases": len(by_phrase),
        "known_share": _share(known, whole), "known_share_of_named": _share(known, whole - len(phrases)),
    }  # fmt: skip
    curves = {
        "curve": curve([group.times for group in by_name], known, whole),
        "fresh_curve": fresh_curve(names, counts),
    }
    return Listing({"scores": scores, **curves}, {"names": by_name, "phrases": by_phrase})


def deeds(read: Iterator[tuple[str, Draft]]) -> Listing:
    """What is told between two actors and not coded."""
    gaps: list[Gap] = []
    counts: dict[str, tuple[int, int]] = {}
    coded = ruled = speech = 0
    for item, draft in read:
        found = told(draft, item)
        gaps += found.gaps
        coded, ruled, speech = coded + found.coded, ruled + found.ruled, speech + found.speech
        counts[item] = (found.coded + found.ruled, found.coded + found.ruled + len(found.gaps))
    predicates = grouped(gaps, "sentences")
    whole = coded + ruled + len(gaps)
    scores = {
        "clauses": whole + speech, "coded": coded, "ruled": ruled, "speech": speech, "uncoded": len(gaps),
        "predicates": len(predicates),
        "coded_share": _share(coded, whole), "ruled_share": _share(coded + ruled, whole),
    }  # fmt: skip
    curves = {
        "curve": curve([group.times for group in predicates], coded + ruled, whole),
        "fresh_curve": fresh_curve(gaps, counts, "sentences"),
    }
    return Listing({"scores": scores, **curves}, {"predicates": predicates})


TALLIES: Mapping[str, Callable[[Iterator[tuple[str, Draft]]], Listing]] = {"actors": actors, "deeds": deeds}


def rows_of(path: Path, limit: int | None = None, skip: int = 0, seed: int | None = None) -> list[dict[str, Any]]:
    """The first rows of a file after those skipped; with a seed, of the file shuffled."""
    whole = "article" in next(json_lines(path), {})
    rows = article_rows(path, ()) if whole else corpus_rows(path, ())
    number = limit if limit is not None else ARTICLES if whole else ITEMS
    if seed is None:
        return list(islice(rows, skip, skip + number))
    every = list(rows)
    random.Random(seed).shuffle(every)
    return every[skip : skip + number]


def drafts(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Draft]]:
    """The drafts of rows after the whole pipeline, with the ids of the rows; what is no English is left out."""
    for row in rows:
        line = json.dumps(row, ensure_ascii=False).encode()
        for found in articles(Origin("rows.jsonl", "", None, line)):
            if isinstance(found, Article):
                yield str(row["id"]), read_steps(found)


def as_table(listing: Listing, top: int) -> Iterator[str]:
    """A run as small tables: figures, curves, and the commonest of each listing."""
    result = listing.result
    yield f"{result['name']}: {result['items']} items in {result['seconds']} s on {result['machine']}"
    figures = (*result.get("scores", {}).items(), *result.get("entities", {}).items())
    yield from (f"  {score:<28}{value}" for score, value in figures)
    for label in ("curve", "fresh_curve", "entity_curve"):
        if label in result:
            yield f"  {label:<28}" + ", ".join(f"+{added}: {share:.3f}" for added, share in result[label].items())
    for heading, groups in listing.groups.items():
        yield f"\n{heading:<40} items  sentences  times  with"
        for group in groups[:top]:
            row = f"{group.name[:38]:<40}{len(group.items):>6}{len(group.sentences):>11}{group.times:>7}"
            yield f"{row}  {', '.join(group.often(3))}"
    if listing.unknown_entities:
        yield f"\n{'unknown entities':<50} events"
        for name, volume in listing.unknown_entities[:top]:
            yield f"{name[:48]:<50}{volume:>7}"


def as_json(listing: Listing, top: int) -> str:
    """A run as one JSON object, with the names of entity lists among the commonest."""
    found = listing.result | {"top": _top(listing, top)}
    if listing.unknown_entities:
        found["unknown_entities"] = dict(listing.unknown_entities[:top])
    return json.dumps(found, ensure_ascii=False)


def sentences(listing: Listing, top: int) -> Iterator[str]:
    """The commonest of each listing with sentences that they stand in."""
    for heading, groups in listing.groups.items():
        yield f"\n== {heading}"
        for rank, group in enumerate(groups[:top], start=1):
            counted = f"items {len(group.items)}, sentences {len(group.sentences)}, times {group.times}"
            yield f"{rank:>4} {group.name} | {counted} | {', '.join(group.often(6))} | {next(iter(group.items))}"
            yield from (f"       - {text}" for text in group.examples)


def write(listing: Listing, folder: Path = RESULTS) -> Path:
    """Keeps a run for the page: figures, curves, and the commonest that several items have. No sentence."""
    from comity.reading import reader_version

    several = {heading: [one for one in groups if len(one.items) > 1] for heading, groups in listing.groups.items()}
    kept = listing.result | {"top": _top(Listing({}, several), KEPT)}
    kept |= {"date": datetime.now(UTC).date().isoformat(), "reader": reader_version()}
    folder.mkdir(exist_ok=True)
    path = folder / f"{kept['name']}.json"
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _top(listing: Listing, top: int) -> dict[str, list[dict[str, object]]]:
    return {heading: [group.as_dict() for group in groups[:top]] for heading, groups in listing.groups.items()}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Tells where the actor directory and the codebook fall short.")
    parser.add_argument("name", choices=sorted(TALLIES), help="which listing")
    parser.add_argument("--data", type=Path, action="append", required=True, help="a file of items, or gold/icews14")
    parser.add_argument("--limit", type=int, action="append", default=[], help="read N items (of each file, in order)")
    parser.add_argument("--skip", type=int, default=0, help="leave out the first N items")
    parser.add_argument("--seed", type=int, help="take items at random")
    parser.add_argument("--top", type=int, default=TOP, help=f"list the N commonest (default: {TOP})")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--verbose", action="store_true", help="list sentences on stderr")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    options = parser.parse_args(arguments)
    if options.name == "deeds" and any(is_entity_list(path) for path in options.data):
        parser.error("a list of names tells no deeds: give `deeds` texts only")
    return options


if __name__ == "__main__":
    sys.exit(main())
