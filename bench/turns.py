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

from bench.rolling import folded
from comity.errors import NotFoundError
from comity.faces.desk import Desk
from comity.types import Shift

NOT_FOUND = 3
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


def sheet_line(item: str, turn: Shift, desk: Desk, names: Mapping[str, str]) -> Line:
    """A turn in plain words, without its probability."""
    said = (
        f"{names[turn.a]} and {names[turn.b]} turned {turn.turn} toward each other around {turn.date} ({turn.kind}); "
        f"conduct before {turn.before}, after {turn.after} (-10 hostile, +10 cooperative; None: nothing known before)"
    )
    return {"item": item, "says": said, "strongest": list(_sentences(desk, turn)), "judge": {"right": ""}}


def _sentences(desk: Desk, turn: Shift) -> Iterator[str]:
    events = {event.id: event for event in desk.events(since=turn.date[:4]) if event.id in turn.events}
    for name in turn.events[:SENTENCES]:
        try:
            mention = desk.mention(events[name].mentions[0]) if name in events else desk.mention(name)
        except NotFoundError:
            continue  # a stance has no mention of its own
        yield f"{desk.article(mention.article).published}: {mention.sentence.text}"


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
    desk = Desk(options.case)
    gold = json.loads(options.listed.read_text(encoding="utf-8"))
    listed = [
        (row["a"], row["b"]) if isinstance(row, dict) else tuple(row) for row in (*gold["shifts"], *gold["stable"])
    ]
    turns = unlisted(desk, listed, options.number)
    names = desk.names({one for turn in turns for one in (turn.a, turn.b)})
    options.out.mkdir(parents=True, exist_ok=True)
    sheet, key = [], []
    for number, turn in enumerate(turns, start=1):
        item = f"t{number:03}"
        sheet.append(sheet_line(item, turn, desk, names))
        key.append({"item": item, "record": turn.id, "mentions": list(turn.events[:SENTENCES]), "group": turn.turn,
                    "probability": turn.probability, "again": False})  # fmt: skip
    for name, lines in (("turns", sheet), ("key", key)):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (options.out / f"{name}.jsonl").write_text(text, encoding="utf-8")
    print(f"{len(turns)} turns to judge", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
