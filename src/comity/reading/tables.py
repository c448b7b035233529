"""Tables: the tab-separated data files of the codebook and the directory, read the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from comity.errors import UsageError


def rows(file: Traversable) -> Iterator[Mapping[str, str]]:
    """The rows of a table, each by column name, cells stripped; notes (`#`) and blank lines left out.

    A UsageError names the line where a row has more cells than the header; missing last cells are empty.
    """
    return (row for _, row in numbered(file))


def numbered(file: Traversable) -> Iterator[tuple[int, Mapping[str, str]]]:
    """As `rows`, each with the number of its line."""
    return ((number, dict(zip(header, cells, strict=True))) for number, header, cells in lines(file))


def lines(file: Traversable) -> Iterator[tuple[int, list[str], list[str]]]:
    """As `numbered`, each row as the columns and its cells, in their order."""
    header: list[str] | None = None
    text = _text(file)
    loose = any(space in f"\n{text}\n" for space in ("\t ", " \t", "\n ", " \n"))  # else there is nothing to strip
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")] if loose else line.split("\t")
        if header is None:
            header = cells
            continue
        missing = len(header) - len(cells)
        if missing < 0:
            raise UsageError(f"`{file.name}` line {number} has {len(cells)} cells for {len(header)} columns")
        if missing:
            cells += [""] * missing
        yield number, header, cells


def _text(file: Traversable) -> str:
    try:
        content = file.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"`{file}` can't be read: {error.strerror}", "check who may read it") from None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UsageError(f"`{file}` line {line} is not UTF-8", "save the table as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def tables(folder: Path) -> list[Path]:
    """The tables of a layer's folder by name; none where there is no such folder."""
    return sorted(file for file in folder.glob("*.tsv") if file.is_file())


def values(cell: str) -> tuple[str, ...]:
    """The several values of one cell, which ` | ` separates.

    >>> values("on | against")
    ('on', 'against')
    """
    if "|" not in cell:
        return (cell,) if cell else ()
    return tuple(part for part in map(str.strip, cell.split("|")) if part)
