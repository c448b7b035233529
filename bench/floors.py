"""Floors for the results that are kept: `python bench/floors.py NAME... [--lower --reason WORDS]`.

Sets the floor of each score of the named sets .02 below what bench/results holds (for scores of which less is better, a
ceiling .02 above), with the digest of the data. A floor that would fall stays as it is, unless `--lower` and a reason
are given; the reason is kept beside it. tests/bench/test_gates.py holds the results to the floors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.measured import RESULTS

FLOORS = Path(__file__).with_name("floors.json")
USAGE, NOT_FOUND = 2, 3
ROOM = 0.02

LESS_IS_BETTER = frozenset(
    "mae never_found extra_per_sentence direction_wrong swapped status_wrong direction_or_status_wrong voice_wrong "
    "false_happened own_texts_called_copies false_on_stable".split()
)
UNGATED = frozenset(
    "emitted passage_recall same_lemma_conll_f1 constant_mae constant_not_happened_f1 constant_uncertain_f1 "
    "comention_recall calls_per_pair_decade".split()
)
"""What describes a run and has no better or worse, or is not ours."""
MACHINE = frozenset({"reports_per_second_core", "words_per_second_core", "peak_mb", "times_spacy", "slowest_seconds"})
"""What depends on the machine is reported, not gated here."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description="Sets floors from the results that are kept.")
    parser.add_argument("names", nargs="+", help="sets with a result in bench/results")
    parser.add_argument("--lower", action="store_true", help="let floors fall")
    parser.add_argument("--reason", help="why they may")
    options = parser.parse_args(arguments)
    if options.lower and not options.reason:
        parser.error("--lower wants --reason: why may a floor fall?")
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    for name in options.names:
        path = RESULTS / f"{name}.json"
        if not path.exists():
            print(f"there is no result at `{path}`\n\nhint: python bench/accuracy.py {name} --write", file=sys.stderr)
            return NOT_FOUND
        result = json.loads(path.read_text(encoding="utf-8"))
        floors[name] = moved(floors.get(name, {}), result, options.reason if options.lower else None)
    FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", encoding="utf-8")
    return 0


def gated(scores: Mapping[str, Any]) -> dict[str, float]:
    """The scores that a floor may stand under: numbers, and no tables of them."""
    numbers = {name: value for name, value in scores.items() if isinstance(value, int | float)}
    return {name: value for name, value in numbers.items() if name not in UNGATED | MACHINE}


def moved(old: Mapping[str, Any], result: Mapping[str, Any], reason: str | None) -> dict[str, Any]:
    """The floors of one set after a result; none falls without a reason."""
    known: Mapping[str, float] = old.get("scores", {})
    scores: dict[str, float] = {}
    for name, value in gated(result["scores"]).items():
        room = 0 if name == "never_found" else ROOM
        less = name in LESS_IS_BETTER
        limit = round(value + room if less else max(0.0, value - room), 4)
        falls = name in known and (limit > known[name] if less else limit < known[name])
        scores[name] = known[name] if falls and reason is None else limit
    reasons = [*old.get("lowered", ()), reason] if reason is not None else list(old.get("lowered", ()))
    kept: dict[str, Any] = {"digest": result["digest"], "scores": scores}
    return kept | ({"lowered": reasons} if reasons else {})


def below(floors: Mapping[str, Any], result: Mapping[str, Any]) -> list[str]:
    """The scores of a result that do not reach their floor, in words."""
    problems = [] if result["digest"] == floors["digest"] else [f"{result['name']}: measured on other data"]
    for name, limit in floors["scores"].items():
        value = result["scores"].get(name)
        good = value is not None and (value <= limit if name in LESS_IS_BETTER else value >= limit)
        if not good:
            problems.append(f"{result['name']}: {name} is {value}, its limit {limit}")
    return problems


if __name__ == "__main__":
    sys.exit(main())
