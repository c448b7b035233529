"""Adding: a row of a user's own, written into a table of a layer after it has been looked at."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from comity.errors import UsageError
from comity.reading.directory import Directory, slug
from comity.reading.directory.checking import check
from comity.reading.directory.columns import ACTOR_COLUMNS, table_of
from comity.reading.tables import numbered, tables, values

FILE = "actors.tsv"
SOURCE = "own"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a row: where it stands now; `from_known` where it began as the row of somebody known."""

    file: Path
    row: Mapping[str, str]
    done: Literal["added", "changed", "there already"]
    from_known: bool


def add(
    folder: Path,
    known: Directory,
    name: str,
    *,
    identity: str | None = None,
    kind: str | None = None,
    country: str | None = None,
    sector: str | None = None,
    aliases: Sequence[str] = (),
    of: Sequence[str] = (),
    source: str = SOURCE,
    under: Sequence[Path] = (),
) -> Added:
    """Write an actor into the tables of a layer (`folder` is its `directory`); safe to repeat.

    The id is that of the name, unless one is given. Where it is known, its row is what is begun with, and only what is
    said is changed. A UsageError says what is wrong with the row; then nothing is written.
    """
    for text in (name, *aliases, *of, source):
        _refuse_unfit(text)
    identity = identity or slug(name)
    before = _row_of(known, identity)
    said = {"name": name, "kind": kind, "country": country, "sector": sector}
    row = {**dict.fromkeys(ACTOR_COLUMNS, ""), **(before or {"id": identity})}
    row |= {column: value for column, value in said.items() if value is not None}
    given = (before["name"], *aliases) if before and before["name"] != name else aliases
    row["aliases"] = _joined(values(row["aliases"]), given, row["name"])
    row["of"] = _joined(values(row["of"]), of)
    row["source"] = source
    file, lines, changed = _with(folder, row, checked_columns=tuple(row))
    _refuse_faults(folder, file, lines, row, under)
    done: Literal["added", "changed", "there already"] = "changed" if before and changed else "added"
    if not changed:
        return Added(file, row, "there already", before is not None)
    write_aside(file, lines)
    return Added(file, row, done, before is not None)


def write_aside(file: Path, lines: Sequence[str]) -> None:
    """Put a table there whole: written beside, then renamed."""
    aside = file.with_name(file.name + ".aside")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in lines)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(file)
    except OSError as error:
        raise UsageError(f"`{file}` can't be written: {error.strerror}", "check who may write there") from None


def _row_of(known: Directory, identity: str) -> dict[str, str] | None:
    """The row that is known by an id; of a state, what an actor's row can say of it."""
    row = known.actors.row(identity)
    if row:
        return {column: row.get(column, "") for column in ACTOR_COLUMNS}
    if identity in known.states:
        state = known.states[identity]
        return {**dict.fromkeys(ACTOR_COLUMNS, ""), "id": identity, "name": state.name, "kind": "state", "country": state.iso3}  # fmt: skip  # noqa: E501
    return None


def _with(folder: Path, row: Mapping[str, str], checked_columns: Sequence[str]) -> tuple[Path, list[str], bool]:
    """The table in which the row stands or belongs, its lines with the row in it, and whether that changes them."""
    for file in tables(folder):
        for number, other in numbered(file):
            if other.get("id") != row["id"] or table_of(other) != "actors":
                continue
            lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
            merged = {**other, **{column: row[column] for column in checked_columns if column in other}}
            lines[number - 1] = "\t".join(merged.values())
            return file, lines, merged != dict(other)
    file = folder / FILE
    head = ["\t".join(ACTOR_COLUMNS)]
    lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n") if file.is_file() else head
    columns = next(line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return file, [*lines, "\t".join(row.get(column, "") for column in columns)], True


def _refuse_unfit(text: str) -> None:
    for unfit, what in (("\t", "a tab"), ("\n", "a line end"), ("|", "`|`, which separates values")):
        if unfit in text:
            raise UsageError(f"`{text}` has {what} in it", "leave it out")
    if text.startswith(("=", "+", "-", "@", "#")):
        raise UsageError(f"`{text}` begins with `{text[0]}`, as formulas and notes do", "write the name as reports do")
    if not text.strip() or not text.isprintable():
        raise UsageError(f"`{text}` is empty, or has characters that do not print", "write it out")


def _refuse_faults(
    folder: Path, file: Path, lines: Sequence[str], row: Mapping[str, str], under: Sequence[Path]
) -> None:
    """Raise where the row would be a fault of its table, as `comity directory check` finds them."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="comity-add-") as trial:
        for other in tables(folder):
            if other != file:
                (Path(trial) / other.name).write_bytes(other.read_bytes())
        write_aside(Path(trial) / file.name, lines)
        at = next(number for number, one in numbered(Path(trial) / file.name) if one.get("id") == row["id"])
        for fault in check(Path(trial), under):
            if (fault.file, fault.line) == (file.name, at):
                raise UsageError(f"the row is not written: {fault.what}", "comity directory add --help")


def _joined(held: Sequence[str], given: Sequence[str], name: str = "") -> str:
    return " | ".join(one for one in dict.fromkeys((*held, *given)) if one != name)
