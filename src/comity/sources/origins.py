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
from glob import glob
from pathlib import Path
from typing import BinaryIO

from comity.errors import NotFoundError, UsageError
from comity.types import Skip

STDIN = "-"
_BUFFER = 64 * 1024  # bytes: what can be looked at before it is read, to tell the kind
READ_SUFFIXES = (
    ".txt", ".text", ".md", ".html", ".htm", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".csv", ".tsv",
    ".csv.gz", ".tsv.gz", ".parquet", ".warc", ".warc.gz",
)  # fmt: skip
_OTHER_KINDS = {
    (".pdf",): "a PDF (make text of it: pdftotext)",
    (".doc", ".docx", ".odt", ".rtf", ".pages"): "a word processor's document (save it as text, or as HTML)",
    (".xls", ".xlsx", ".ods", ".numbers"): "a spreadsheet (save it as CSV)",
    (".zip", ".tar", ".tgz", ".tar.gz", ".7z", ".rar"): "packed files (unpack them)",
    (".mht", ".mhtml", ".webarchive"): "a page as one archive (save it as HTML)",
}
"""What stands among reports and is not read, and what to make of it."""


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
    return (origin_of_listed(one, stdin) for one in listed(where, stdin))


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that is to be read, before it is opened: what it is called, and where it lies. `skip` says why it is not.

    `at` is a path, an address in a store, or `-`; `size` is in bytes, and 0 where nothing says.
    """

    where: str
    at: Path | str
    size: int = 0
    skip: Skip | None = None


def listed(where: Iterable[str], stdin: BinaryIO | None = None) -> list[Listed]:
    """The files behind names, each once and in order: of a folder all below it, of a pattern (`*.jsonl`) what fits it.

    A name that is not there, a pattern that nothing fits, or a folder without reports is a NotFoundError; `-` without
    a stream is a UsageError.
    """
    found: dict[str | Path, Listed] = {}
    for name in where:
        path = Path(name)
        if name == STDIN:
            if stdin is None:
                raise UsageError("`-` stands for standard input, and there is none", hint="name a file or a folder")
            here = [Listed(STDIN, STDIN)]
        elif path.is_dir():
            here = _in_folder(path)
        elif path.exists():
            here = [_listed(path)]
        else:
            fitting = sorted(glob(name, recursive=True))  # noqa: PTH207 - a pattern may begin at any folder
            here = [one for fits in fitting for one in listed([fits])]
            if not here:
                raise _missing(name)
        for one in here:
            found.setdefault(one.at, one)
    return list(found.values())


def origin_of_listed(one: Listed, stdin: BinaryIO | None = None) -> Origin | Skip:
    """A file of this machine, or what stands on `stdin`, opened."""
    if one.skip is not None:
        return one.skip
    if one.at == STDIN and stdin is not None:
        return origin_of(STDIN, stdin.read())
    return origin_of_file(Path(one.at), one.where)


def _listed(path: Path, skip: Skip | None = None) -> Listed:
    try:
        return Listed(_shown(path), path, path.stat().st_size, skip)
    except OSError:  # told when it is opened
        return Listed(_shown(path), path, 0, skip)


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


def _in_folder(folder: Path) -> list[Listed]:
    found: list[Listed] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_of_page(name, names))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(parent, name)
            found.append(_listed(path, unread(_shown(path))))
    if all(one.skip for one in found):
        raise NotFoundError(
            f"no reports in the folder `{_shown(folder)}`",
            hint=f"Comity reads {' '.join(READ_SUFFIXES)} there; a file named by itself is read by what is in it",
        )
    return found


def _is_of_page(folder: str, beside: Iterable[str]) -> bool:
    """Whether a browser made a folder for the pictures and frames of a page that it saved beside it."""
    page = folder.removesuffix("_files")
    return page != folder and any(f"{page}{end}" in beside for end in (".html", ".htm"))


def unread(where: str) -> Skip | None:
    """Why a file that was not named itself is not read, by its name; None where it is."""
    name = where.lower()
    if name.endswith(READ_SUFFIXES):
        return None
    kind = next((words for ends, words in _OTHER_KINDS.items() if name.endswith(ends)), None)
    return Skip(where, "find", kind or "not a kind that Comity reads")


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
