"""What the fuzz tests share: how bytes are damaged, from `damaging`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # for `damaging`
sys.path.insert(0, str(Path(__file__).parents[1] / "record"))  # for `record_examples`
sys.path.insert(0, str(Path(__file__).parents[1] / "faces"))  # for `plain_reader` and `asking`
