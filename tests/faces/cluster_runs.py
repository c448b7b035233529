"""Runs of an engine that `test_cluster` starts: `python cluster_runs.py ENGINE FOLDER STEP...`, a line of JSON a step.

In FOLDER lie the sources, which are read into a casebook of the engine's name, and files that arm a misfortune: the
reader, or the disk, acts on a word of a report while the file of that name is there.
"""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import plain_reader

from comity.errors import ComityError
from comity.faces.desk import Desk
from comity.faces.readers import Reader
from comity.record import segments
from comity.types import Article, Reading

DRIVER = "COMITY_TEST_DRIVER"
SOURCES = ("source", "more.jsonl")
"""What is read; `full` and `halt` read the first alone, so that something is left for the others."""

ARMED = {"full": ("FILL",), "halt": ("HALT",), "rest": ("ORPHAN",), "again": ()}
"""The misfortunes of each step."""


def read(article: Article) -> Reading:
    """As the plain reader does; HALT kills the driver and ORPHAN the worker that this process serves, once each."""
    for word, path in re.findall(r"(HALT|ORPHAN) (\S+)", article.text):
        if Path(path).exists():
            Path(path).unlink()
            os.kill(int(os.environ[DRIVER]) if word == "HALT" else os.getppid(), signal.SIGKILL)
    return plain_reader.read(article)


class FillingReader(Reader):
    """A reader with which a disk comes along: it is full for a report that says FILL and names a file that is there."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _on_that_disk, ()


def _on_that_disk() -> Reader:
    write = segments.write_parquet

    def write_or_not(lines: Path, target: Path, columns: Mapping[str, str], longest: int) -> None:
        if any(Path(path).exists() for path in re.findall(r"FILL ([^\s\"\\]+)", lines.read_text())):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(lines, target, columns, longest)

    segments.write_parquet = write_or_not
    return Reader(read, READER.version)


READER = FillingReader(read, plain_reader.READER.version)


def main(engine: Any, folder: Path, steps: Iterable[str]) -> None:
    os.environ[DRIVER] = str(os.getpid())
    for step in steps:
        for word in ARMED[step]:
            (folder / word).touch()
        notices: list[str] = []
        said: dict[str, Any] = {}
        try:
            with Desk(folder / engine, reader=READER) as desk:
                sources = [folder / name for name in SOURCES[: 1 if step in ("full", "halt") else 2]]
                said |= desk.read(*sources, engine=engine, processes=2, notice=notices.append).to_dict()
        except ComityError as error:
            said |= {"error": error.message, "code": error.exit_code}
        for word in ARMED[step]:
            (folder / word).unlink(missing_ok=True)
        sys.stdout.write(json.dumps({"step": step, "notices": notices, **said}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    import cluster_runs  # by its name, so that the workers find the reader in it

    cluster_runs.main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
