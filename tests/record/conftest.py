"""What the tests of the record share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for `record_examples`, which the killed writer imports as well

from comity.record.casebook import Casebook


@pytest.fixture
def book(tmp_path: Path) -> Casebook:
    return Casebook.create_or_open(tmp_path / "iraq")
