"""Verdicts of an audit -> shares with intervals, and what of them may be committed.

A verdict is `right`, `wrong` or `unclear`; what is unclear is left out of its share. A record that was judged twice
counts once, by its first judging; the second serves for the agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.keeping import write_verdicts
from bench.measured import Counts, Scores
from bench.metrics import intervals, share, total
from bench.sheets import OF_ATTRIBUTION, OF_EVENT
from bench.texts import json_lines

TOGETHER: Mapping[str, tuple[str, ...]] = {
    "type_direction_status": ("type", "direction", "status"),
    "with_voice": ("type", "direction", "status", "voice"),
}
"""Questions that must all be right at once."""

_VERDICTS = ("right", "wrong", "unclear")

Line = dict[str, Any]


def joined_verdicts(verdicts: Path, key: Path) -> list[Line]:
    """Each judged item with its key; a ValueError names an item or a verdict that does not fit."""
    known = {line["item"]: line for line in json_lines(key)}
    joined = []
    for line in json_lines(verdicts):
        item = line["item"]
        if item not in known:
            raise ValueError(f"`{item}` is no item of `{key}`")
        judged = line.get("judge", line)
        if item.startswith("s"):
            joined.append({**known[item], "missed": int(judged["missed"])})
            continue
        questions = OF_EVENT if item.startswith("e") else OF_ATTRIBUTION
        for question in questions:
            if judged.get(question) not in _VERDICTS:
                raise ValueError(f"`{item}` has `{judged.get(question)}` for {question}: write {', '.join(_VERDICTS)}")
        joined.append({**known[item], **{question: judged[question] for question in questions}})
    return joined


def figures(lines: Iterable[Line]) -> dict[str, Any]:
    """The audit's figures: shares, their intervals, how many were judged, how far two judgings agree."""
    lines = list(lines)
    rows = [_counts(line) for line in lines if not line.get("again")]
    return {
        "judged": {
            "events": sum(line["item"].startswith("e") and not line["again"] for line in lines),
            "attributions": sum(line["item"].startswith("a") and not line["again"] for line in lines),
            "sentences": sum(line["item"].startswith("s") for line in lines),
        },
        "scores": {name: round(value, 4) for name, value in _plain(scores(total(rows))).items()},
        "intervals": intervals(rows, scores),
        "agreement": agreement(lines),
    }


def scores(counts: Counts) -> Scores:
    """Shares of right answers, by question, and missed deeds per event mention."""
    questions = [f"event_{name}" for name in (*OF_EVENT, *TOGETHER)] + [
        f"attribution_{name}" for name in OF_ATTRIBUTION
    ]
    shares = {name: share(counts, name, f"{name}_asked") for name in questions if counts.get(f"{name}_asked")}
    if counts.get("mentions"):
        shares["missed_per_mention"] = share(counts, "missed", "mentions")
    return shares


def agreement(lines: Iterable[Line]) -> dict[str, float]:
    """The share of questions on which two judgings of one record say the same, over all and by question."""
    lines = [line for line in lines if not line["item"].startswith("s")]
    first = {line["record"]: line for line in lines if not line["again"]}
    pairs = [(first[line["record"]], line) for line in lines if line["again"] and line["record"] in first]
    counts: dict[str, float] = {}
    for one, other in pairs:
        for question in OF_EVENT if one["item"].startswith("e") else OF_ATTRIBUTION:
            for name in ("all", question):
                counts[f"{name}_asked"] = counts.get(f"{name}_asked", 0) + 1
                counts[name] = counts.get(name, 0) + (one.get(question) == other.get(question))
    names = [name for name in counts if not name.endswith("_asked")]
    return {name: round(share(counts, name, f"{name}_asked"), 4) for name in names}


def write_audit(lines: list[Line], folder: Path) -> Path:
    """Keeps verdicts by article id and offset, and the figures; no sentence is among them."""
    return write_verdicts(folder, lines, figures(lines))


def _counts(line: Line) -> Counts:
    item = line["item"]
    if item.startswith("s"):
        return {"missed": line["missed"], "mentions": line["mentions"]}
    kind, questions = ("event", OF_EVENT) if item.startswith("e") else ("attribution", OF_ATTRIBUTION)
    groups = {question: (question,) for question in questions} | (dict(TOGETHER) if kind == "event" else {})
    counts: dict[str, float] = {}
    for name, group in groups.items():
        said = [line[question] for question in group if question in line]  # older audits asked fewer
        if said and ("wrong" in said or "unclear" not in said):
            counts |= {f"{kind}_{name}_asked": 1, f"{kind}_{name}": "wrong" not in said}
    return counts


def _plain(found: Scores) -> dict[str, float]:
    return {name: value for name, value in found.items() if isinstance(value, int | float)}
