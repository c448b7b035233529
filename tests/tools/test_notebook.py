"""The notebooks of docs/: their cells run in order, and what they show stands under them."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "docs" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_it_runs(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(notebook.parent)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    names: dict[str, object] = {}
    ran = 0
    for number, cell in enumerate(json.loads(notebook.read_text(encoding="utf-8"))["cells"]):
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and (find_spec("matplotlib") or "plt" not in source):
            exec(compile(source, f"{notebook.name}, cell {number}", "exec"), names)
            ran += 1
    assert ran > 3


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_what_it_shows_is_kept(notebook: Path) -> None:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    shown = [output for cell in cells for output in cell.get("outputs", ())]
    assert all(cell["outputs"] for cell in cells if cell["cell_type"] == "code"), "python tools/notebook.py"
    assert any("image/png" in output.get("data", {}) for output in shown)
    assert not any(output["output_type"] == "error" for output in shown)
