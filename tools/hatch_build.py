"""Puts what `tools/manual.py` wrote (the man page, the shells' completions) into the wheel, where it has been written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManualHook(BuildHookInterface[Any]):
    """A wheel built from a bare checkout has no man page: making one needs Comity's own dependencies, and that build has none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        written = Path(self.root) / "build" / "share"
        if version == "standard" and written.is_dir():
            build_data["shared_data"][str(written)] = "share"
