"""What the tests of the directory share: layers written in a line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

HEADER = "id\tname\tkind\tsector\tcountry\taliases\tof\tcodes\tsource"


@pytest.fixture
def layer(tmp_path: Path) -> Callable[..., Path]:
    """Makes a layer of rows of actors, and of other tables by name; gives its folder."""

    def make(*rows: str, name: str = "layer", **tables: str) -> Path:
        folder = tmp_path / name / "directory"
        folder.mkdir(parents=True, exist_ok=True)
        if rows:
            (folder / "actors.tsv").write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
        for table, text in tables.items():
            (folder / f"{table}.tsv").write_text(text, encoding="utf-8")
        return folder.parent

    return make
