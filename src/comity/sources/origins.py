"""Names on the command line -> the bytes behind them, each with its digest and when it was got."""

from __future__ import annotations

import difflib
import hashlib
import io
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from comity.errors import NotFoundError, UsageError
from comity.types import Skip

STDIN = "-"
_BUFFER = 64 * 1024  # bytes: what can be looked at before it is read, to tell the kind
READ_SUFFIXES = (
    ".txt", ".text", ".md", ".html", ".htm", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".parquet",
    ".warc", ".warc.gz",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What led to some bytes says of them: an archive's record, a server, a feed. Their own words stand above it.

    `html` where a server calls them a page, in the encoding `charset`; `published` is an ISO day.
    """

    url: str | None = None
    charset: str | None = None
    html: bool = False
    headline: str | None = None
    published: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()


_NOTHING = Told()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from, what they were, and a way to them again.

    `where` is the path as given, an address, `-`, or a place in an archive; `sha256` is of the bytes as they came;
    `retrieved` is a file's own time as ISO UTC, and None where nothing says. `held` is the path, or the bytes
    themselves where they can't be had twice.
    """

    where: str
    sha256: str
    retrieved: str | None
    held: Path | bytes = field(repr=False)
    told: Told = _NOTHING

    def open(self) -> io.BufferedReader:
        """The bytes as they came, as a stream to be closed; an OSError where a file has gone since."""
        if isinstance(self.held, bytes):
            return io.BufferedReader(io.BytesIO(self.held), _BUFFER)
        return io.BufferedReader(io.FileIO(self.held), _BUFFER)


def origins(where: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Origin | Skip]:
    """Files, folders (recursive, in order of name) and `-` -> an Origin for each file, or a Skip saying why not.

    All names are looked up before anything is read. A name that is not there, or a folder without reports, is a
    NotFoundError; `-` without a stream is a UsageError.
    """
    planned: dict[str | Path, Skip | None] = {}
    for name in where:
        if name == STDIN:
            if stdin is None:
                raise UsageError("`-` stands for standard input, and there is none", hint="name a file or a folder")
            planned.setdefault(STDIN, None)
        elif Path(name).is_dir():
            planned |= {path: skip for path, skip in _in_folder(Path(name)) if path not in planned}
        elif Path(name).exists():
            planned.setdefault(Path(name), None)
        else:
            raise _missing(name)
    return _opened(planned, stdin)


def _opened(planned: dict[str | Path, Skip | None], stdin: BinaryIO | None) -> Iterator[Origin | Skip]:
    for path, skip in planned.items():
        if skip is not None:
            yield skip
        elif isinstance(path, Path):
            yield origin_of_file(path, _shown(path))
        elif stdin is not None:
            yield origin_of(STDIN, stdin.read())


def origin_of_file(path: Path, where: str) -> Origin | Skip:
    """A file as an origin under the name `where`, or why it can't be had."""
    try:
        status = path.stat()
        if stat.S_ISFIFO(status.st_mode):  # `comity read <(zcat reports.gz)`: gone once read
            return origin_of(where, path.read_bytes())
        if not stat.S_ISREG(status.st_mode):
            return Skip(where, "read", "not a file but a device or socket")
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return Skip(where, "read", f"can't be opened: {(error.strerror or str(error)).lower()}")
    return Origin(where, digest, _moment(status.st_mtime), path)


def origin_of(where: str, data: bytes, retrieved: str | None = None, told: Told = _NOTHING) -> Origin:
    """Bytes that are held as an origin, with their digest."""
    return Origin(where, hashlib.sha256(data).hexdigest(), retrieved, data, told)


def _moment(seconds: float) -> str | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):  # file systems hold times that no calendar has
        return None


def _in_folder(folder: Path) -> list[tuple[Path, Skip | None]]:
    found: list[tuple[Path, Skip | None]] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(parent, name)
            known = name.lower().endswith(READ_SUFFIXES)
            found.append((path, None if known else Skip(_shown(path), "find", "not a kind that Comity reads")))
    if all(skip for _, skip in found):
        raise NotFoundError(
            f"no reports in the folder `{_shown(folder)}`",
            hint=f"Comity reads {' '.join(READ_SUFFIXES)} there; a file named by itself is read by what is in it",
        )
    return found


def _missing(name: str) -> NotFoundError:
    path = Path(name)
    near = [_shown(path.parent / sibling) for sibling in difflib.get_close_matches(path.name, _names(path.parent))]
    hint = (
        f"did you mean {' or '.join(f'`{one}`' for one in near)}?" if near else "name a file, a folder, or - for input"
    )
    return NotFoundError(f"no such file or folder: `{_shown(path)}`", hint=hint)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def _shown(path: Path) -> str:
    """The path as text that can be encoded again: names of files are bytes, and need not be UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
