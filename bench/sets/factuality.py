"""Did it happen: event words with a factuality of -3 (certainly not) to 3 (certainly).

A status is worth: happened 3; planned, requested and threatened 0; possible 1; denied and counterfactual -3; so is
refused, which the table does not name. mae: the mean distance from gold. Gold <= -1 is not happened, between -1 and 1
uncertain; ours are not happened when denied, counterfactual or refused, and uncertain when planned, requested,
threatened or possible: not_happened_f1, uncertain_f1. A word that anchors an event mention has that mention's status;
any other is given to the rules of status as it stands, for it is they that are measured. Beside them, from the same
run: constant_mae (always the median of gold), constant_not_happened_f1 and constant_uncertain_f1 (always yes).
Intervals are by sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.measured import Counts, Row, Scores
from bench.metrics import share, total
from bench.texts import Joined, body, joined, json_lines, read_steps
from comity.reading.draft import Draft
from comity.reading.knowledge import knowledge
from comity.reading.standing.status import standing
from comity.types import Status

VALUES: dict[Status, float] = {
    "happened": 3, "planned": 0, "requested": 0, "threatened": 0, "possible": 1,
    "denied": -3, "counterfactual": -3, "refused": -3,
}  # fmt: skip
_NOT_HAPPENED = frozenset({"denied", "counterfactual", "refused"})
_UNCERTAIN = frozenset({"planned", "requested", "threatened", "possible"})


def rows(path: Path) -> Iterator[Row]:
    sentences = list(json_lines(path))
    constant = median(target["label"] for sentence in sentences for target in sentence["targets"])
    for number, sentence in enumerate(sentences, start=1):
        text = joined(sentence["text"].split())
        draft = read_steps(body(text.text))
        counts, notes = [], []
        for target in sentence["targets"]:
            start, end = _place(text, target["span1"])
            status = status_at(draft, start, end)
            counts.append(of_word(target["label"], status, constant))
            notes.append(f"{text.text[start:end]} {target['label']:.1f} {status}")
        yield Row(str(number), total(counts), f"{'; '.join(notes)} | {text.text}")


def status_at(draft: Draft, start: int, end: int) -> Status:
    """The status of the deed that the word at a place tells."""
    for mention in draft.event_mentions:
        if mention.anchor.start < end and start < mention.anchor.end:
            return mention.status
    for sentence in draft.sentences:
        for token in sentence.tokens:
            if token.start < end and start < token.end:
                return standing(sentence, token, knowledge().codebook).status
    return "happened"


def of_word(gold: float, status: Status, constant: float) -> Counts:
    """What one event word adds up to."""
    not_happened, uncertain = gold <= -1, -1 < gold < 1
    return {
        "words": 1,
        "error": abs(gold - VALUES[status]),
        "constant_error": abs(gold - constant),
        "not:gold": not_happened,
        "not:said": status in _NOT_HAPPENED,
        "not:hit": not_happened and status in _NOT_HAPPENED,
        "uncertain:gold": uncertain,
        "uncertain:said": status in _UNCERTAIN,
        "uncertain:hit": uncertain and status in _UNCERTAIN,
    }


def scores(counts: Counts) -> Scores:
    return {
        "mae": share(counts, "error", "words"),
        "not_happened_f1": _f1(counts, "not"),
        "uncertain_f1": _f1(counts, "uncertain"),
        "constant_mae": share(counts, "constant_error", "words"),
        "constant_not_happened_f1": _always(counts, "not"),
        "constant_uncertain_f1": _always(counts, "uncertain"),
    }


def _f1(counts: Counts, group: str) -> float:
    both = counts.get(f"{group}:gold", 0) + counts.get(f"{group}:said", 0)
    return 2 * counts.get(f"{group}:hit", 0) / both if both else 0.0


def _always(counts: Counts, group: str) -> float:
    gold = counts.get(f"{group}:gold", 0)
    return 2 * gold / (gold + counts["words"]) if counts.get("words") else 0.0


def _place(text: Joined, tokens: list[int]) -> tuple[int, int]:
    return text.spans[tokens[0]][0], text.spans[tokens[1] - 1][1]
