"""A writer that dies at its n-th step loses nothing acknowledged, doubles nothing, and leaves a sound casebook."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MEMORY = Path("/dev/shm")
"""A disk in memory, where there is one: nothing here survives a loss of power anyhow."""


@pytest.mark.parametrize(
    ("kind", "every", "most"), [("kill", 4, 5), ("torn", 3, 5), ("full", 8, 5), ("read-only", 16, 5)]
)
@pytest.mark.skipif(sys.platform != "linux", reason="steps are counted, and files torn, as Linux lets one")
def test_a_writer_that_dies_at_any_step_loses_nothing(kind: str, every: int, most: int) -> None:
    """Each `every`-th step, to be quick; `python tests/record/dying_writer.py FOLDER kill 1` tries all of them."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as place:
        ran = subprocess.run(
            [sys.executable, HERE / "dying_writer.py", place, kind, str(every)],
            capture_output=True,
            text=True,
            check=True,
        )
    deaths = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(at, problem) for at, _, problem in deaths if problem] == []
    acknowledged = [count for _, count, _ in deaths]
    assert acknowledged[0] == 0
    assert acknowledged[-1] == most, "the last run reaches its end"
