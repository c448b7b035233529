"""Importing: dictionaries that others have written, as tables of a layer. Nothing is lost without line and reason."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from comity.errors import UsageError
from comity.reading.directory import Directory, slug
from comity.reading.directory.adding import write_aside
from comity.reading.directory.columns import ACTOR_COLUMNS, COLUMNS
from comity.reading.directory.importing.lines import Left, lines_of
from comity.reading.directory.importing.petrarch import Block, blocks, is_of_agents, phrases
from comity.reading.directory.importing.sheets import take_sheet
from comity.reading.directory.importing.taking import Row, Taken
from comity.reading.tables import tables, values

Format = Literal["petrarch", "csv"]
FORMATS: tuple[Format, ...] = ("petrarch", "csv")

_LOOKED_AT = 5000  # lines, for whether a dictionary is one of agents


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: `read` entries are the `new`, the `known` and the `refused`, each with its line.

    `left` are names and codes within entries that were not taken; `names` how many names the new rows and aliases have.
    """

    source: str
    read: int
    new: tuple[Left, ...]
    known: tuple[Left, ...]
    refused: tuple[Left, ...]
    left: tuple[Left, ...]
    names: int
    files: tuple[str, ...]
    seconds: float


def import_files(
    paths: Sequence[Path],
    folder: Path,
    under: Sequence[Path] = (),
    *,
    format: Format | None = None,
    write: bool = True,
) -> Iterator[Imported]:
    """Dictionaries -> tables in `folder`, the `directory` of a layer over those in `under`; safe to repeat.

    Who is known already, by the tables or by a dictionary before it, is not doubled; the names that a dictionary adds
    to them go into a table of aliases. The format is that of the file's name unless given. A UsageError where a file is
    no text or has no entry.
    """
    started = time.perf_counter()
    targets = [_targets(folder, path) for path in paths]
    replaced = {file for files in targets for file in files.values()}
    taken = Taken.over(_known_without(folder, replaced, under))
    for path, files in zip(paths, targets, strict=True):
        taken = taken.next(f"imported from {path.name}")
        if (format or ("csv" if path.suffix.lower() in (".csv", ".tsv") else "petrarch")) == "csv":
            take_sheet(path, taken)
        else:
            _take_petrarch(path, taken)
        read = len(taken.new) + len(taken.found) + len(taken.refused)
        if not read:
            raise UsageError(f"`{path}` has no entry of a dictionary", "comity directory import --help")
        written = _write(taken, files, path) if write else ()
        names = sum(1 + len(values(row["aliases"])) for row in taken.rows) + len(taken.aliases) + len(taken.agents)
        yield Imported(
            path.name, read, tuple(taken.new), tuple(taken.found), tuple(taken.refused), tuple(taken.left), names,
            written, round(time.perf_counter() - started, 2),
        )  # fmt: skip
        started = time.perf_counter()


def _targets(folder: Path, path: Path) -> dict[str, Path]:
    """The tables that an import of a file writes, by what they hold."""
    stem = slug(path.name.rsplit(".", 1)[0].replace(".", " ")) or "imported"
    endings = {"rows": "", "agents": "", "aliases": "-aliases"}
    return {kind: folder / f"{stem}{ending}.tsv" for kind, ending in endings.items()}


def _take_petrarch(path: Path, taken: Taken) -> None:
    first = (text for _, text in islice(lines_of(path), _LOOKED_AT) if isinstance(text, str))
    if is_of_agents(line.split("#")[0] for line in first):
        for found in phrases(lines_of(path)):
            if isinstance(found, Left):
                taken.refused.append(found)
            else:
                taken.take_phrases(found)
        return
    for one in blocks(lines_of(path)):
        if isinstance(one, Block):
            taken.take_block(one)
        else:
            taken.refused.append(one)


def _known_without(folder: Path, targets: set[Path], under: Sequence[Path]) -> Directory:
    """What is known but for what an earlier import of the same file has written, which is about to be replaced."""
    from comity.reading.knowledge import knowledge  # which imports the directory, and need not be loaded for a layer

    if not any(tables(one) for one in under) and not set(tables(folder)) - targets:
        return knowledge().directory
    with tempfile.TemporaryDirectory(prefix="comity-import-") as aside:
        for file in tables(folder):
            if file not in targets:
                (Path(aside) / file.name).write_bytes(file.read_bytes())
        return Directory([*under, Path(aside)])


def _write(taken: Taken, targets: dict[str, Path], path: Path) -> tuple[str, ...]:
    note = f"# Imported from {path.name} by `comity directory import`, which writes this file anew each time."
    kinds: list[tuple[str, list[Row], tuple[str, ...]]] = [
        ("agents", taken.agents, COLUMNS["agents"]) if taken.agents else ("rows", taken.rows, ACTOR_COLUMNS),
        ("aliases", taken.aliases, COLUMNS["aliases"]),
    ]
    written = []
    for kind, found, columns in kinds:
        if found or targets[kind].exists():
            lines = ["\t".join(row[column] for column in columns) for row in found]
            write_aside(targets[kind], ["\t".join(columns), note, *lines])
            written.append(str(targets[kind]))
    return tuple(written)
