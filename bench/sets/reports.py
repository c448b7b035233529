"""Reports of our own, each with the facts that a careful reader takes from it (bench/reports).

The protocol is that of `seed`; PATH is the folder with `tuned` and `kept` in it. Reports and facts were written by
readers who had the record's terms and the codebook, and knew nothing of the rules. Rules may be written on reports that
are `tuned`, never on those that are `kept`: found_kept, the share of their facts that a reading holds, is the figure to
believe. found: of all; by_kind: of each kind of fact. never_found: how many of what must never be found are found.
emitted: how many event mentions, attributions and stances the readings hold in all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bench.measured import Counts, Row, Scores
from bench.metrics import share
from bench.sets.seed import COUNTS as COUNTS
from bench.sets.seed import in_reading, reading_of

KINDS = ("event", "about", "claim", "evidence", "stance")
TUNED, KEPT = "tuned", "kept"


def rows(path: Path) -> Iterator[Row]:
    """A row a report, of all its facts."""
    for part in (TUNED, KEPT):
        for file in sorted((path / part).glob("*.facts.json")):
            facts = json.loads(file.read_text(encoding="utf-8"))
            kinds = {fact["id"]: fact["kind"] for fact in facts["facts"]}
            counts: dict[str, float] = {}
            missing = []
            for row in in_reading(reading_of(file.parent / facts["report"], facts.get("published")), facts):
                for name, count in row.counts.items():
                    labels = [name, f"{name}:{part}"]
                    if row.name in kinds and "facts" in row.counts:
                        labels.append(f"{name}:{kinds[row.name]}")
                    for label in labels:
                        counts[label] = counts.get(label, 0) + count
                if row.counts.get("found") == 0 or row.counts.get("never"):
                    missing.append(f"\n  {row.name} {row.note}")
            yield Row(f"{part}/{file.name.removesuffix('.facts.json')}", counts, "".join(missing))


def scores(counts: Counts) -> Scores:
    return {
        "found": share(counts, "found", "facts"),
        "found_kept": share(counts, f"found:{KEPT}", f"facts:{KEPT}"),
        "by_kind": {kind: share(counts, f"found:{kind}", f"facts:{kind}") for kind in KINDS},
        "never_found": counts.get("never", 0),
        "emitted": counts.get("emitted", 0),
    }
