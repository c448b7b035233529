"""Puts what `tools/manual.py` wrote into the wheel: the man page, the shells' completions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManualHook(BuildHookInterface[Any]):
    """A wheel of a bare checkout has no man page: to make one needs Comity's dependencies, and a build has none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        written = Path(self.root) / "build" / "share"
        if version == "standard" and written.is_dir():
            build_data["shared_data"][str(written)] = "share"
