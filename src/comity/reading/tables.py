"""Tables: the tab-separated data files of the codebook and the directory, read the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from comity.errors import UsageError


def rows(file: Traversable) -> Iterator[Mapping[str, str]]:
    """The rows of a table, each by column name, cells stripped; notes (`#`) and blank lines left out.

    A UsageError names the line where a row has more cells than the header; missing last cells are empty.
    """
    header: list[str] | None = None
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = list(map(str.strip, line.split("\t")))
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise UsageError(f"`{file.name}` line {number} has {len(cells)} cells for {len(header)} columns")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def values(cell: str) -> tuple[str, ...]:
    """The several values of one cell, which ` | ` separates.

    >>> values("on | against")
    ('on', 'against')
    """
    if "|" not in cell:
        return (cell,) if cell else ()
    return tuple(part for part in map(str.strip, cell.split("|")) if part)
