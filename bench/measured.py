"""What a bench measures: rows of counts, scores with their intervals, and results kept beside their data's digest."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"

Counts = Mapping[str, float]
"""What one row, or all rows together, adds up to: `{"gold": 3, "hit": 2}`. Scores are made of sums of counts only."""

Scores = Mapping[str, float | Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Row:
    """What one row or document of a set comes to, and what `--verbose` says of it."""

    name: str
    counts: Counts
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of one bench, as it is printed."""

    name: str
    rows: int
    scores: Scores
    intervals: Mapping[str, tuple[float, float]]
    seconds: float
    machine: str

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def machine() -> str:
    """The machine in words: processor, cores, memory, Python.

    >>> "Python" in machine()
    True
    """
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    gib = round(pages * size / 2**30)
    return f"{_processor()}, {os.cpu_count()} cores, {gib} GiB, Python {platform.python_version()}"


def digest(path: Path) -> str:
    """The SHA-256 of a file, or of a folder's files with their names in order."""
    if path.is_file():
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    whole = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        if file.is_file():
            whole.update(f"{file.relative_to(path)} {digest(file)}\n".encode())
    return whole.hexdigest()


def write_result(result: Mapping[str, object], data: Path, date: str, reader: str, folder: Path = RESULTS) -> Path:
    """Keeps a run for the gates and the page: with its data's name and digest, its day, and who read."""
    kept = {**result, "data": data.name, "digest": digest(data), "date": date, "reader": reader}
    folder.mkdir(exist_ok=True)
    path = folder / f"{result['name']}.json"
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def keep_and_show(measured: Measured, rows: str, data: Path, *, write: bool, as_json: bool) -> None:
    """Prints a run of a speed bench, whose rows are so called, and keeps it where that is asked for."""
    if write:
        from comity.reading import reader_version

        write_result(measured.as_dict(), data, datetime.now(UTC).date().isoformat(), reader_version())
    if as_json:
        print(json.dumps(measured.as_dict(), ensure_ascii=False))
        return
    print(f"{measured.rows} {rows} on {measured.machine}")
    for name, value in measured.scores.items():
        print(f"  {name}  {value}")


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()
