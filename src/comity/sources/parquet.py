"""Rows of a Parquet file -> lines of JSON, a few thousand at a time, whatever the file is called and however long."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from comity.sources.origins import Origin

_AT_ONCE = 32 * 1024 * 1024  # characters of rows that are held at once, as far as the rows before can tell
_ROWS = (256, 8192)  # rows of the first stretch, and of any: each stretch costs the reading of its row group
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "1GB",  # a row group that takes more is no table of reports
    "autoinstall_known_extensions": False,  # no file makes DuckDB fetch or load a part of itself
    "autoload_known_extensions": False,
}


class ParquetError(ValueError):
    """A file that can't be read, or not further; its words say why."""


def json_rows(origin: Origin) -> Iterator[bytes]:
    """Each row as a line of JSON, in order; numbers that JSON has no word for are null. Ends in a ParquetError."""
    import duckdb

    with _plainly_named(origin) as path, duckdb.connect(config=_CONFIG) as database:
        try:
            yield from _stretches(database, path)
        except duckdb.Error as error:
            raise ParquetError(str(error).splitlines()[0]) from None


def _stretches(database: Any, path: str) -> Iterator[bytes]:
    columns = database.execute("DESCRIBE SELECT * FROM read_parquet($path)", {"path": path}).fetchall()
    (total,) = database.execute("SELECT count(*) FROM read_parquet($path)", {"path": path}).fetchone()
    finite = ", ".join(
        f"CASE WHEN isfinite({name}) THEN {name} END AS {name}"
        for name, kind in ((_quoted(column[0]), column[1]) for column in columns)
        if kind in ("DOUBLE", "FLOAT")
    )
    chosen = f"* EXCLUDE (file_row_number){f' REPLACE ({finite})' if finite else ''}"
    query = (
        f"SELECT to_json(row)::VARCHAR FROM (SELECT {chosen} FROM read_parquet($path, file_row_number = true) "
        "WHERE file_row_number >= $start AND file_row_number < $end) AS row"
    )
    start, size = 0, _ROWS[0]
    while start < total:  # DuckDB's Python would hold the whole answer: it is asked for a stretch at a time
        rows = database.execute(query, {"path": path, "start": start, "end": start + size}).fetchall()
        yield from (row.encode("utf-8", "surrogateescape") for (row,) in rows)
        start += size
        longest = max(1, sum(len(row) for (row,) in rows) // max(1, len(rows)))
        size = max(16, min(_ROWS[1], _AT_ONCE // longest))


@contextmanager
def _plainly_named(origin: Origin) -> Iterator[str]:
    """A path to the bytes that holds no character which DuckDB takes for a pattern or can't be given."""
    with tempfile.TemporaryDirectory(prefix="comity-rows-") as folder:
        path = Path(folder, "rows.parquet")
        if isinstance(origin.held, bytes):
            path.write_bytes(origin.held)
        else:
            path.symlink_to(origin.held.resolve())
        yield str(path)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
