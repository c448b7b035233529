"""What a casebook links, judged blind: two tellings side by side, and what is said to hold between them.

    python bench/linked.py draw outcomes --case CASE --seed N --out FOLDER [--number 60] [--since DATE]
    python bench/linked.py score --verdicts FILE --key FILE [--write FOLDER]

`draw` writes judging sheets: sentences with their days and what stands before them, the link in plain words, no reason
and no probability. `score` prints the share that is right, with its interval, over all and by what is said to hold.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.joins import joins, pairs
from bench.keeping import inside_repository, write_lines, write_verdicts
from bench.link import Link
from bench.measured import Counts, Scores
from bench.metrics import intervals, share, total
from bench.texts import json_lines
from comity.faces.desk import Desk
from comity.types import Outcome

USAGE, NOT_FOUND = 2, 3
TWICE = 10  # one in so many is judged twice
VERDICTS = ("right", "wrong", "unclear")
_BEFORE = 300  # characters of what stands before a sentence, for its pronouns

Line = dict[str, Any]


# --- what can be drawn: a function from a casebook and a first day to its links ---------------------------------------

_RESULTS: Mapping[str, str] = {
    "granted": "what was asked for, or had been refused, was then done, or the one asked said that it would be",
    "refused": "the one who was asked then said no",
    "defied": "it was then done although it was asked not to be, or leave for it was refused",
    "carried_out": "what was threatened was then done by the one who threatened",
    "kept": "what was promised or agreed was then done",
    "broken": "what was promised or agreed was then not done, refused, or the contrary was done",
}


def outcomes(desk: Desk, since: str | None, until: str | None) -> list[Link]:
    """The outcomes that have an answer."""
    found = [one for one in desk.outcomes(since=since, until=until) if one.answered is not None]
    names = desk.names({actor for one in found for actor in (*one.actors, *one.doers, *one.targets)})
    return [
        Link(one.id, (one.told, one.answered or ""), _outcome_in_words(one, names), one.result, one.probability)
        for one in found
    ]


def _outcome_in_words(one: Outcome, names: Mapping[str, str]) -> str:
    speaks, doers, targets = (
        ", ".join(names[actor] for actor in ids) or "nobody named" for ids in (one.actors, one.doers, one.targets)
    )
    deed = f"{'' if one.wanted else 'not '}{one.deed or 'a deed'}"
    lapse = f", days between them: {one.days}" if one.days is not None else ""
    return (
        f"The first sentence tells of a {one.kind} by {speaks}: {deed} by {doers}, to {targets}. The second tells what "
        f"came of it: {one.result.replace('_', ' ')} ({_RESULTS[one.result]}){lapse}."
    )


WHAT: Mapping[str, Callable[[Desk, str | None, str | None], list[Link]]] = {
    "outcomes": outcomes,
    "joins": joins,
    "pairs": pairs,
}

# --- sheets ----------------------------------------------------------------------------------------------------------


def write_sheets(what: str, links: Sequence[Link], desk: Desk, folder: Path) -> list[Path]:
    """The sheet for the judge and the key that he does not see; the first of `links` are judged a second time."""
    again = list(links[: len(links) // TWICE])
    numbered = [(f"{what[0]}{number:03}", link) for number, link in enumerate([*links, *again], start=1)]
    sheet = [_sheet_line(item, link, desk) for item, link in numbered]
    key = [{"item": item, **asdict(link), "again": at >= len(links)} for at, (item, link) in enumerate(numbered)]
    for line in key:
        del line["says"]
    return [write_lines(folder / f"{name}.jsonl", lines) for name, lines in ((what, sheet), ("key", key))]


def _sheet_line(item: str, link: Link, desk: Desk) -> Line:
    first, second = (_telling(desk, mention) for mention in link.mentions)
    return {"item": item, "says": link.says, "first": first, "second": second, "judge": {"right": ""}}


def _telling(desk: Desk, name: str) -> Line:
    mention = desk.mention(name)
    report = desk.article(mention.article)
    before = report.text[max(0, mention.sentence.start - _BEFORE) : mention.sentence.start]
    return {
        "published": report.published,
        "outlets": list(report.outlets),
        "before": " ".join(before.split()),
        "sentence": mention.sentence.text,
        "words": mention.anchor.text,
    }


# --- scores ----------------------------------------------------------------------------------------------------------


def judged(verdicts: Path, key: Path) -> list[Line]:
    """Each verdict with its line of the key; a ValueError names an item or a verdict that does not fit."""
    known = {line["item"]: line for line in json_lines(key)}
    found = []
    for line in json_lines(verdicts):
        said = line.get("judge", line).get("right")
        if line["item"] not in known or said not in VERDICTS:
            raise ValueError(f"`{line['item']}` has `{said}`: an item of `{key}`, and {', '.join(VERDICTS)}, are known")
        found.append({**known[line["item"]], "right": said})
    return found


def figures(lines: Iterable[Line]) -> Line:
    """The share that is right, with its interval and by group, and how far two judgings of one link agree."""
    lines = list(lines)
    first = [line for line in lines if not line["again"]]
    rows = [_counts(line) for line in first]
    once = {line["record"]: line["right"] for line in first}
    twice = [line["right"] == once[line["record"]] for line in lines if line["again"] and line["record"] in once]
    return {
        "judged": len(first),
        "unclear": sum(line["right"] == "unclear" for line in first),
        "scores": {name: round(float(value), 4) for name, value in scores(total(rows)).items()},  # type: ignore[arg-type]  # shares only
        "intervals": intervals(rows, scores),
        **({"recall": _recall(first)} if {"joined", "apart"} & {line["group"] for line in first} else {}),
        "agreement": round(sum(twice) / len(twice), 4) if twice else None,
    }


def _recall(lines: Iterable[Line]) -> float | None:
    """Of the pairs that are judged to tell one deed, the share that the casebook joins."""
    alike = [line["group"] == "joined" for line in lines if line["right"] == "right"]
    return round(sum(alike) / len(alike), 4) if alike else None


def scores(counts: Counts) -> Scores:
    """Shares of right links, over all (`right`) and by group."""
    groups = [name.removesuffix(":asked") for name in counts if name.endswith(":asked")]
    return {name: share(counts, name, f"{name}:asked") for name in groups}


def _counts(line: Line) -> Counts:
    if line["right"] == "unclear":
        return {}
    hit = float(line["right"] == "right")
    return {"right": hit, "right:asked": 1, line["group"]: hit, f"{line['group']}:asked": 1}


# --- the command -----------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    options = _options(arguments)
    named = [options.case] if options.command == "draw" else [options.verdicts, options.key]
    for path in (path for path in named if not path.exists()):
        print(f"there is nothing at `{path}`", file=sys.stderr)
        return NOT_FOUND
    return _draw(options) if options.command == "draw" else _score(options)


def _draw(options: argparse.Namespace) -> int:
    if (refusal := inside_repository(options.out)) is not None:
        print(refusal, file=sys.stderr)
        return USAGE
    desk = Desk(options.case)
    seen = {tuple(line["mentions"]) for path in options.exclude for line in json_lines(path)}
    every = [
        link
        for link in WHAT[options.what](desk, options.since, options.until)
        if link.mentions not in seen and (not options.months or _month(desk, link) in options.months)
    ]
    links = random.Random(options.seed).sample(every, min(options.number, len(every)))
    for path in write_sheets(options.what, links, desk, options.out):
        print(path)
    print(f"{len(links)} of {len(every)} {options.what} to judge", file=sys.stderr)
    return 0


def _month(desk: Desk, link: Link) -> str:
    """The month of the earlier of the two reports."""
    reports = (desk.article(desk.mention(mention).article) for mention in link.mentions)
    return min(report.published or "" for report in reports)[: len("2010-06")]


def _score(options: argparse.Namespace) -> int:
    try:
        lines = judged(options.verdicts, options.key)
    except (KeyError, ValueError) as error:
        print(f"{error}", file=sys.stderr)
        return USAGE
    found = figures(lines)
    if options.write:
        write_verdicts(options.write, lines, found)
    print(json.dumps(found, indent=1))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draws and scores blind judgings of what a casebook links.")
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="write judging sheets")
    drawing.add_argument("what", choices=sorted(WHAT))
    drawing.add_argument("--case", type=Path, required=True, help="a casebook")
    drawing.add_argument("--seed", type=int, required=True, help="a new one for each judging")
    drawing.add_argument("--out", type=Path, required=True, help="a folder outside the repository")
    drawing.add_argument("--number", type=int, default=60, help="how many links")
    drawing.add_argument("--since", help="only links that begin on this day or later")
    drawing.add_argument("--until", help="... or earlier")
    drawing.add_argument("--months", nargs="+", default=[], help="only links whose earlier report is of these: 2010-06")
    drawing.add_argument(
        "--exclude", type=Path, nargs="+", default=[], help="verdicts on links that are not drawn again"
    )
    scoring = commands.add_parser("score", help="shares from verdicts")
    scoring.add_argument("--verdicts", type=Path, required=True, help="the judged sheet")
    scoring.add_argument("--key", type=Path, required=True, help="key.jsonl of the same draw")
    scoring.add_argument("--write", type=Path, help="keep verdicts and figures here: bench/audits/DATE-WHAT")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
