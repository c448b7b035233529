"""The reports of our own: their facts are well formed, each stands in its report, and the set counts by kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from bench.facts import places
from bench.metrics import total
from bench.sets import reports
from comity.reading.knowledge import knowledge
from comity.types import Status

FOLDER = Path(__file__).resolve().parents[2] / "bench" / "reports"
FILES = sorted(FOLDER.glob("*/*.facts.json"))
TYPES = set(knowledge().codebook.types)
STATUSES = set(get_args(Status))


def events_in(fact: dict[str, Any]) -> list[dict[str, Any]]:
    if fact["kind"] == "about":
        return [fact["of"], fact["is"]]
    return [fact] if fact["kind"] == "event" else []


def test_both_parts_have_reports_of_each_matter() -> None:
    matters: dict[str, set[str]] = {"tuned": set(), "kept": set()}
    for file in FILES:
        matters[file.parent.name].add(file.name.rsplit("-", 1)[0])
    assert matters["tuned"] == matters["kept"]
    assert len(FILES) == 42


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_facts_are_well_formed(file: Path) -> None:
    facts = json.loads(file.read_text(encoding="utf-8"))
    text = (file.parent / facts["report"]).read_text(encoding="utf-8")
    listed = [*facts["facts"], *facts["never"]]
    for part in (facts["facts"], facts["never"]):
        assert len({fact["id"] for fact in part}) == len(part)
    assert {fact["kind"] for fact in listed} <= set(reports.KINDS)
    for fact in listed:
        pieces = [piece for one in (fact, *events_in(fact)) if (piece := one.get("text"))]
        assert pieces, fact["id"]
        assert all(list(places(text, piece)) for piece in pieces), fact["id"]
    for event in (event for fact in listed for event in events_in(fact)):
        assert set(event.get("types", ())) <= TYPES
        assert set(event.get("status", ())) <= STATUSES


def test_what_a_reading_holds_is_counted_by_kind_and_part(tmp_path: Path) -> None:
    for part in ("tuned", "kept"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "r.txt").write_text("Norway shelled Oslo\n\nNorway bombed a base in Kenya on Monday.\n")
        facts = [
            {"id": "e1", "kind": "event", "types": ["ASSAULT"], "actors": ["norway"], "text": "bombed a base"},
            {"id": "c1", "kind": "claim", "source": ["norway"], "text": "bombed a base"},
        ]
        record = {"report": "r.txt", "published": "2024-05-07", "facts": facts, "never": []}
        (tmp_path / part / "r.facts.json").write_text(json.dumps(record))

    scores = reports.scores(total([row.counts for row in reports.rows(tmp_path)]))

    assert scores["found"] == scores["found_kept"] == 0.5
    assert scores["by_kind"] == {"event": 1.0, "about": 0.0, "claim": 0.0, "evidence": 0.0, "stance": 0.0}
