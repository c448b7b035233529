"""Joins and pairs for a blind judging: `python bench/joins.py joins|pairs --case CASE --seed N --out FOLDER`.

    joins   150 joins of a casebook: the two tellings that a rule brought together. Right: they tell one deed.
    pairs   100 pairs of tellings of one type, in reports of some days, whose sentences share five telling words or
            more, whether the casebook joins them or not. Of those that are judged to tell one deed, the share that
            the key says is joined is the recall.

A sheet holds what a judge sees: both sentences with their reports' days and what stands before them, and what was read
there. The key, which he does not see, holds the record ids, the reason, the probability, and whether they are joined.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from comity.faces.desk import Desk
from comity.record.linking import KEPT_APART
from comity.record.told import told_in
from comity.types import EventMention, Reading

NOT_FOUND = 3
NUMBERS = {"joins": 150, "pairs": 100}
SHARED, DAYS = 5, 3
"""Telling words that the sentences of a pair share; days between their reports."""
_BEFORE = 300
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Two tellings, what brought them together if anything did, and how probable that was held to be."""

    mentions: tuple[EventMention, EventMention]
    reason: str | None
    probability: float | None
    joined: bool


def joins(desk: Desk, since: str | None, until: str | None) -> list[Drawn]:
    """Every join that a rule made between two reports."""
    return [
        Drawn((desk.mention(join.mentions[0]), desk.mention(join.mentions[1])), join.reason, join.probability, True)
        for event in desk.events(since=since, until=until)
        if len(event.articles) > 1
        for join in event.joins
        if join.judge == "rule" and join.reason != KEPT_APART
        and len({desk.mention(mention).article for mention in join.mentions}) > 1
    ]  # fmt: skip


def pairs(desk: Desk, since: str | None, until: str | None) -> list[Drawn]:
    """Pairs of tellings in two reports that words, type and days suggest to be of one deed; one of each two reports."""
    home = {mention: event for event in desk.events(since=since, until=until) for mention in event.mentions}
    found: dict[tuple[str, str], tuple[int, Drawn]] = {}
    days: dict[date, list[tuple[EventMention, frozenset[str]]]] = defaultdict(list)
    for mention, words in _words(desk, desk.mentions(since=since, until=until)):
        published = desk.article(mention.article).published
        if published and mention.id in home:
            days[date.fromisoformat(published)].append((mention, words))
    for day, told in sorted(days.items()):
        near = [one for after in range(1, DAYS + 1) for one in days.get(day + timedelta(days=after), ())]
        for (one, mine), (other, theirs) in [*combinations(told, 2), *((a, b) for a in told for b in near)]:
            shared = len(mine & theirs)
            if one.article == other.article or one.event_type != other.event_type or shared < SHARED:
                continue
            reports = (one.article, other.article)
            joined = home[one.id] is home[other.id]
            if reports not in found or shared > found[reports][0]:
                found[reports] = shared, Drawn((one, other), None, None, joined)
    return [drawn for _, drawn in found.values()]


def _words(desk: Desk, mentions: Iterable[EventMention]) -> Iterable[tuple[EventMention, frozenset[str]]]:
    for mention in mentions:
        if mention.status in ("happened", "denied"):
            (told,) = told_in(Reading(desk.article(mention.article), "", (), (), (mention,)))
            yield mention, frozenset(told.words)


def write_sheets(what: str, drawn: Sequence[Drawn], desk: Desk, folder: Path) -> None:
    """The sheet and its key, in a folder that lies outside the repository."""
    folder.mkdir(parents=True, exist_ok=True)
    sheet, key = [], []
    for number, one in enumerate(drawn, start=1):
        item = f"{what[0]}{number:03}"
        first, second = (_telling(desk, mention) for mention in one.mentions)
        asked = "Do the two sentences tell of one and the same deed?"
        sheet.append({"item": item, "says": asked, "first": first, "second": second, "judge": {"right": ""}})
        ids = [mention.id for mention in one.mentions]
        key.append({"item": item, "mentions": ids, "reason": one.reason, "probability": one.probability,
                    "joined": one.joined, "group": one.mentions[0].event_type})  # fmt: skip
    for name, lines in ((what, sheet), (f"{what}_key", key)):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def _telling(desk: Desk, mention: EventMention) -> Line:
    report = desk.article(mention.article)
    before = report.text[max(0, mention.sentence.start - _BEFORE) : mention.sentence.start]
    names = desk.names({one.actor for one in (*mention.actors, *mention.recipients)})
    who, whom = (", ".join(names[one.actor] for one in side) for side in (mention.actors, mention.recipients))
    when = mention.when
    return {
        "published": report.published,
        "outlets": list(report.outlets),
        "before": " ".join(before.split()),
        "sentence": mention.sentence.text,
        "words": mention.anchor.text,
        "record": f"{mention.event_type}, {mention.status}: {who or 'nobody named'} to {whom or 'nobody named'}"
        + (f", {when.first} to {when.last}" if when is not None else "")
        + (f", in {mention.where.name}" if mention.where is not None else ""),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description="Draws joins and pairs for a blind judging.")
    parser.add_argument("what", choices=sorted(NUMBERS))
    parser.add_argument("--case", type=Path, required=True, help="a casebook")
    parser.add_argument("--seed", type=int, required=True, help="a new one for each judging")
    parser.add_argument("--out", type=Path, required=True, help="a folder outside the repository")
    parser.add_argument("--since", help="the first day of what is drawn from")
    parser.add_argument("--until", help="the last day")
    options = parser.parse_args(arguments)
    if not options.case.exists():
        print(f"there is no casebook at `{options.case}`", file=sys.stderr)
        return NOT_FOUND
    desk = Desk(options.case)
    every = (joins if options.what == "joins" else pairs)(desk, options.since, options.until)
    drawn = random.Random(options.seed).sample(every, min(NUMBERS[options.what], len(every)))
    write_sheets(options.what, drawn, desk, options.out)
    print(f"{len(drawn)} of {len(every)} {options.what} to judge", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
