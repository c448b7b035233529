"""The strongest turns that no list has, for a blind judging.

    python bench/turns.py --case CASE --listed ../shared/gold/shifts.json --number 40 --out FOLDER

Writes `turns.jsonl` for the judge (who turned how toward whom and when, with the sentences that moved it most) and
`key.jsonl`, which `linked.py score` takes. Right: by these sentences and by world history the conduct of the two did
turn in that direction within about 45 days of that date, and they are the right parties.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.keeping import inside_repository, write_lines
from bench.rolling import folded
from comity.errors import NotFoundError
from comity.faces.desk import Desk
from comity.types import Event, Shift

USAGE, NOT_FOUND = 2, 3
SENTENCES = 6
Line = dict[str, Any]


def unlisted(desk: Desk, listed: Iterable[tuple[str, str]], number: int) -> list[Shift]:
    """The most probable turns of pairs that a list does not name."""
    turns = list(desk.shifts())
    names = desk.names({one for turn in turns for one in (turn.a, turn.b)})
    pairs = [(folded(a), folded(b)) for a, b in listed]
    rest = [turn for turn in turns if not _is_listed(folded(names[turn.a]), folded(names[turn.b]), pairs)]
    return sorted(rest, key=lambda turn: (-turn.probability, turn.id))[:number]


def _is_listed(a: str, b: str, pairs: Iterable[tuple[str, str]]) -> bool:
    return any((x in a and y in b) or (x in b and y in a) for x, y in pairs)


def sheet_line(item: str, turn: Shift, desk: Desk, names: Mapping[str, str], events: Mapping[str, Event]) -> Line:
    """A turn in plain words, without its probability."""
    said = (
        f"{names[turn.a]} and {names[turn.b]} turned {turn.turn} toward each other around {turn.date} ({turn.kind}); "
        f"conduct before {turn.before}, after {turn.after} (-10 hostile, +10 cooperative; None: nothing known before)"
    )
    return {"item": item, "says": said, "strongest": list(_sentences(desk, turn, events)), "judge": {"right": ""}}


def _sentences(desk: Desk, turn: Shift, events: Mapping[str, Event]) -> Iterator[str]:
    for name in turn.events[:SENTENCES]:
        try:
            mention = desk.mention(events[name].mentions[0]) if name in events else desk.mention(name)
        except NotFoundError:
            continue  # a stance has no mention of its own
        yield f"{desk.article(mention.article).published}: {mention.sentence.text}"


def key_line(item: str, turn: Shift) -> Line:
    """What the judge does not see of a turn."""
    return {
        "item": item,
        "record": turn.id,
        "mentions": list(turn.events[:SENTENCES]),
        "group": turn.turn,
        "probability": turn.probability,
        "again": False,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description="Draws the strongest turns off a list for a blind judging.")
    parser.add_argument("--case", type=Path, required=True, help="a casebook of years of news")
    parser.add_argument("--listed", type=Path, required=True, help="gold/shifts.json")
    parser.add_argument("--number", type=int, default=40, help="how many turns")
    parser.add_argument("--out", type=Path, required=True, help="a folder outside the repository")
    options = parser.parse_args(arguments)
    for path in (path for path in (options.case, options.listed) if not path.exists()):
        print(f"there is nothing at `{path}`", file=sys.stderr)
        return NOT_FOUND
    if (refusal := inside_repository(options.out)) is not None:
        print(refusal, file=sys.stderr)
        return USAGE
    desk = Desk(options.case)
    gold = json.loads(options.listed.read_text(encoding="utf-8"))
    turns = unlisted(desk, [(row["a"], row["b"]) for row in gold["shifts"]] + gold["stable"], options.number)
    names = desk.names({one for turn in turns for one in (turn.a, turn.b)})
    events = {event.id: event for event in desk.events()}
    numbered = [(f"t{number:03}", turn) for number, turn in enumerate(turns, start=1)]
    write_lines(options.out / "turns.jsonl", (sheet_line(item, turn, desk, names, events) for item, turn in numbered))
    write_lines(options.out / "key.jsonl", (key_line(item, turn) for item, turn in numbered))
    print(f"{len(turns)} turns to judge", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
