"""Runs the notebooks of docs/notebooks and keeps what they show, so that they can be read where nothing runs.

    python tools/notebook.py

Needs `comity[notebook]` (nbclient comes with JupyterLab). Times of execution are not kept, so that only what is shown
makes a difference.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "notebooks"


def run(notebook: Path) -> None:
    """Runs a notebook in its folder and writes it back with its outputs."""
    book = nbformat.read(notebook, as_version=4)
    NotebookClient(book, resources={"metadata": {"path": str(notebook.parent)}}, record_timing=False).execute()
    for cell in book.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            output.pop("execution_count", None)
            if output.output_type == "execute_result":
                output["execution_count"] = cell.execution_count
            if "image/png" in output.get("data", {}):
                output["data"] = {"image/png": output["data"]["image/png"]}
    nbformat.write(book, notebook)


if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.ipynb")):
        run(path)
        print(path)
