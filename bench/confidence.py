"""How far a deed's confidence can be believed, and its table fitted anew.

    python bench/confidence.py --corpus PATH --ecbplus FOLDER [--fit] [--json] [--write]

The rows are the verdicts of all blind audits on deeds of what is free to train on: items of the current-events portal
(CC BY-SA) and reports of ECB+ (CC BY 3.0). A row is right where nobody judged its type, direction or status to be
wrong. It is left out where the reader tells no deed at that word any more, or, if the audit kept what was said
(`said`), tells it otherwise now. Reports are read again, and the clues of each deed noted.

Scores are of rows held out, a tenth of the reports at a time:

    right                share of all rows               area          under the ROC curve: .5 by chance
    right_surer_half     share of the half, the third    off           how far the confidence is from the share right,
    right_surest_third   and the tenth                                 on average over tenths of the rows
    right_least_tenth

`--fit` writes `confidence.tsv` from all rows.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.drawing import articles_of, corpus_rows
from bench.ecb import reports
from bench.keeping import AUDITS
from bench.logistic import fitted
from bench.measured import Measured, keep_and_show, machine
from bench.sheets import said_key
from bench.texts import json_lines, read_steps
from comity.reading.deeds import confidence
from comity.reading.deeds.deed import Deed
from comity.reading.trail import Trail
from comity.types import Article

FOLDS, SEED = 10, 1
FEWEST, PULL, LEAST = 10, 4.0, 0.02
"""Rows that a clue has to have; how strongly odds are held towards 0; odds that are worth a row of the table."""
NOT_FOUND = 3
TABLE = Path(confidence.__file__).with_name(confidence.TABLE)
_HEAD = """\
# What a clue is worth, in log-odds, for a deed's type, parties and status being all right. Fitted by
# bench/confidence.py on {rows} deeds judged blind, of news items (Wikipedia's current events, CC BY-SA) and reports
# (ECB+, CC BY 3.0).
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judging of a deed: its report and words; what was said of it, where that was kept; whether it was right."""

    article: str
    start: int
    end: int
    said: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A judged deed as the reader sees it now."""

    article: str
    clues: tuple[str, ...]
    right: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description="Measures and fits the confidence of deeds.")
    parser.add_argument("--corpus", type=Path, required=True, help="corpus/current_events_*.jsonl.gz")
    parser.add_argument("--ecbplus", type=Path, required=True, help="gold/ecbplus")
    parser.add_argument("--fit", action="store_true", help="write the table anew")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    options = parser.parse_args(arguments)
    for path in (options.corpus, options.ecbplus):
        if not path.exists():
            print(f"there are no data at `{path}`", file=sys.stderr)
            return NOT_FOUND
    started = time.perf_counter()
    texts = [*articles_of(corpus_rows(options.corpus, ())), *(report.article for report in reports(options.ecbplus))]
    seen = list(observed(verdicts(AUDITS), texts))
    measured = Measured("confidence", len(seen), scores(seen), {}, round(time.perf_counter() - started, 1), machine())
    if options.fit:
        TABLE.write_text(as_table(weights(seen), len(seen)), encoding="utf-8")
    keep_and_show(measured, "judged deeds", options.corpus, write=options.write, as_json=options.json)
    return 0


def verdicts(audits: Path) -> dict[str, list[Verdict]]:
    """A verdict on each deed of the audits that is free to train on, by report."""
    found: dict[str, dict[str, Verdict]] = defaultdict(dict)
    for file in sorted(audits.glob("*/verdicts.jsonl")):
        for line in json_lines(file):
            if "direction" in line and line["where"] in ("corpus", "ecbplus") and not line.get("again"):
                right = line["type"] == "right" and "wrong" not in (line["direction"], line["status"])
                one = Verdict(line["article"], line["start"], line["end"], line.get("said"), right)
                found[one.article][line["record"]] = one
    return {article: list(lines.values()) for article, lines in found.items()}


def observed(judged: Mapping[str, Sequence[Verdict]], texts: Iterable[Article]) -> Iterator[Seen]:
    """The judged deeds of some texts, with the clues that the reader has for each."""
    for article in texts:
        if article.id not in judged:
            continue
        trail = Trail()
        draft = read_steps(article, trail=trail)
        deeds = [*trail.told, *trail.withheld]
        witness = confidence.Witness(draft, draft.actors, deeds)
        for one in judged[article.id]:
            for deed in deeds:
                anchor = deed.sentence.cut(deed.token.i, deed.token.i)
                if (anchor.start, anchor.end) == (one.start, one.end) and one.said in (None, _said(deed)):
                    yield Seen(article.id, witness.clues(deed), one.right)
                    break


def weights(seen: Sequence[Seen]) -> dict[str, float]:
    """The log-odds of each clue that enough rows have."""
    held = Counter(clue for one in seen for clue in one.clues)
    clues = sorted(clue for clue, rows in held.items() if rows >= FEWEST)
    column = {clue: at for at, clue in enumerate(clues)}
    table = np.zeros((len(seen), len(clues)))
    for row, one in enumerate(seen):
        table[row, [column[clue] for clue in one.clues if clue in column]] = 1
    odds = fitted(table, np.array([float(one.right) for one in seen]), PULL)
    return {clue: round(float(worth), 2) for clue, worth in zip(clues, odds, strict=True) if abs(worth) >= LEAST}


def scores(seen: Sequence[Seen]) -> dict[str, float]:
    """What is said at the head of this file, of rows held out."""
    pairs = sorted(_held_out(seen), key=lambda pair: -pair[0])
    right = [was for _, was in pairs]
    size = len(pairs)
    return {
        "right": _share(right),
        "area": round(_area(pairs), 3),
        "right_surer_half": _share(right[: size // 2]),
        "right_surest_third": _share(right[: size // 3]),
        "right_least_tenth": _share(right[-(size // 10) :]),
        "off": round(_off(pairs), 3),
    }


def as_table(odds: Mapping[str, float], rows: int) -> str:
    """The table as it is shipped: what every deed has first, then by clue."""
    clues = sorted(odds, key=lambda clue: (clue != confidence.EVERY, clue))
    lines = [f"{clue}\t{odds[clue]:.2f}" for clue in clues]
    return _HEAD.format(rows=f"{rows:,}") + "\n".join(["clue\tlog_odds", *lines]) + "\n"


def _held_out(seen: Sequence[Seen]) -> Iterator[tuple[float, bool]]:
    """The confidence of each row by odds fitted on other reports, and whether it was right."""
    texts = sorted({one.article for one in seen})
    random.Random(SEED).shuffle(texts)
    fold_of = {article: at % FOLDS for at, article in enumerate(texts)}
    for fold in range(FOLDS):
        odds = weights([one for one in seen if fold_of[one.article] != fold])
        for one in seen:
            if fold_of[one.article] == fold:
                yield confidence.likelihood(one.clues, odds), one.right


def _said(deed: Deed) -> str:
    return said_key(deed.type, deed.standing.status, deed.actors, deed.recipients)


def _area(pairs: Sequence[tuple[float, bool]]) -> float:
    """The share of pairs of a right and a wrong row in which the right one is surer; ties count half."""
    wrong = sorted(said for said, was in pairs if not was)
    right = [said for said, was in pairs if was]
    below = np.searchsorted(wrong, right, "left") + np.searchsorted(wrong, right, "right")
    return float(below.sum()) / (2 * len(right) * len(wrong)) if right and wrong else 0.5


def _off(pairs: Sequence[tuple[float, bool]]) -> float:
    tenths = [tenth for tenth in np.array_split(np.array(pairs, dtype=float), 10) if len(tenth)]
    return float(np.mean([abs(tenth[:, 0].mean() - tenth[:, 1].mean()) for tenth in tenths]))


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 3) if right else 0.0


if __name__ == "__main__":
    sys.exit(main())
