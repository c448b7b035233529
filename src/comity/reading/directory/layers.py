"""Layers: the tables of a folder that is not ours, each row looked at before it is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from comity.errors import UsageError
from comity.reading.directory.columns import COLUMNS, Table, lacking, table_of, wrong_with
from comity.reading.tables import numbered, tables


def layer_rows(folder: Path) -> Iterator[tuple[Table, Mapping[str, str]]]:
    """The rows of all tables of a folder, each with its sort and all its columns.

    A UsageError names the file and line of what can't be read: a table with other columns, a kind or relation that
    there is not.
    """
    for file in tables(folder):
        table: Table | None = None
        lacks: Mapping[str, str] = {}
        for number, row in numbered(file):
            if table is None:
                table = table_of(row)
                lacks = lacking(table, row) if table else {}
            if table is None:
                raise UsageError(
                    f"`{file}` is no table of the directory: it has the columns {', '.join(row)}",
                    "; or ".join(" ".join(columns) for columns in COLUMNS.values()),
                )
            wrong = wrong_with(table, row)
            if wrong is not None:
                raise UsageError(f"`{file}` line {number}: {wrong}", f"comity directory check {folder.parent}")
            yield table, {**row, **lacks} if lacks else row
