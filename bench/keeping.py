"""Where judging sheets and verdicts are kept: sheets hold sentences, so never in the repository; verdicts hold none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
AUDITS = ROOT / "bench" / "audits"


def inside_repository(folder: Path) -> str | None:
    """What to say where sheets would be written into the repository; None where they would not."""
    if not folder.resolve().is_relative_to(ROOT):
        return None
    why = f"sheets hold sentences of the corpus, which stays outside the repository: --out /tmp/{folder.name}"
    return f"`{folder}` lies in the repository\n\nhint: {why}"


def write_lines(path: Path, lines: Iterable[Mapping[str, Any]]) -> Path:
    """Writes records, one JSON object a line, and the folder where there is none; the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def write_verdicts(folder: Path, lines: Iterable[Mapping[str, Any]], figures: Mapping[str, Any]) -> Path:
    """Keeps the verdicts of a judging and its figures; the path of the figures."""
    write_lines(folder / "verdicts.jsonl", lines)
    path = folder / "figures.json"
    path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return path
