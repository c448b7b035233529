"""Who blames or backs whom: a sentence with [p] and [q], and one of five labels.

0 none, 1 p backs q, 2 q backs p, 3 p blames q, 4 q blames p. Rows whose sentence stands in the training file beside it
(blame.jsonl) are left out, unless it is that file which is measured. The answer is the verdict
(`comity.reading.attitudes.verdicts`) on those who are named in the two places. macro_f1 over the five labels, micro_f1
(of single labels: the share right), by_class the F1 of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from bench.measured import Counts, Row, Scores
from bench.metrics import Piece, accuracy, class_f1, confusion, macro_f1
from bench.texts import body, json_lines, read_steps
from comity.reading.attitudes.verdicts import Verdict, Verdicts
from comity.types import Span

TRAINING = "blame.jsonl"
LABELS = {"0": "none", "1": "p_backs_q", "2": "q_backs_p", "3": "p_blames_q", "4": "q_blames_p"}
NONE = "0"
_LABEL = {("p", "positive"): "1", ("q", "positive"): "2", ("p", "negative"): "3", ("q", "negative"): "4"}


def rows(path: Path) -> Iterator[Row]:
    training = path.with_name(TRAINING)
    known = set() if path.name == TRAINING or not training.exists() else {_plain(row) for row in _raw(training)}
    for number, row in enumerate(_raw(path), start=1):
        if _plain(row) in known:
            continue
        text, p, q = unmarked(*row[:3])
        first, second = (Span.cut(text, *piece) for piece in sorted((p, q)))
        said = label(_read(text).between(first, second), p_first=p <= q)
        told = f"{LABELS[row[3]]} {LABELS[said]}: {row[0]}"
        yield Row(str(number), confusion("label", row[3], said), told)


def scores(counts: Counts) -> Scores:
    return {
        "macro_f1": macro_f1(counts, "label"),
        "micro_f1": accuracy(counts, "label"),
        "by_class": {name: class_f1(counts, "label", label) for label, name in LABELS.items()},
    }


def unmarked(marked: str, p: str, q: str) -> tuple[str, Piece, Piece]:
    """A sentence without its brackets, and where p and q stand in it.

    >>> unmarked("[Iran] blames the [US]s.", "Iran", "US")
    ('Iran blames the USs.', (0, 4), (16, 18))
    """
    places = sorted((marked.find(f"[{name}]"), number, len(name)) for number, name in enumerate((p, q)))
    text, at = "", 0
    found: dict[int, Piece] = {}
    for start, number, length in places:
        if start < at:  # not marked, or marked within the other
            found[number] = (0, 1)
            continue
        text += marked[at:start]
        found[number] = (len(text), len(text) + length)
        text += marked[start + 1 : start + 1 + length]
        at = start + length + 2
    return text + marked[at:], found[0], found[1]


def label(verdict: Verdict, p_first: bool = True) -> str:
    """The label of a verdict on those in the two places, of which p stands first or last.

    >>> label(Verdict("second", "negative", "record")), label(Verdict(None, None, "none"))
    ('4', '0')
    """
    if verdict.way is None or verdict.polarity is None:
        return NONE
    holder = "p" if (verdict.way == "first") == p_first else "q"
    return _LABEL[holder, verdict.polarity]


@lru_cache(maxsize=64)  # a sentence's pairs stand near each other
def _read(text: str) -> Verdicts:
    return Verdicts(read_steps(body(text)))


def _raw(path: Path) -> Iterator[list[str]]:
    return (row["row"] for row in json_lines(path))


def _plain(row: list[str]) -> str:
    return row[0].replace("[", "").replace("]", "")
