"""The folder of a casebook: its mark, its lock, and files that are there whole or not at all."""

from __future__ import annotations

import difflib
import fcntl
import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from comity.errors import CasebookBusyError, CasebookError, CasebookNewerError, NotFoundError

FORMAT = 1
MARK = "casebook.json"
LOCK = "writer.lock"
WATCH = "watch.lock"
LAYERED = ("directory", "codebook")
"""Folders of a user's own tables, which the casebook is read with and which are no part of the record."""
ASIDE = ".aside"  # the suffix of a file that is not whole yet

_PATIENCE = 2.0  # seconds: a reader that rebuilds a small index holds the lock for less
_held: set[Path] = set()  # a POSIX lock does not exclude its own process
_held_guard = threading.Lock()


def make(path: Path) -> None:
    """Make a casebook of a folder that is empty, or holds a user's own tables alone, or is not there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        if any(not entry.name.endswith(ASIDE) and entry.name not in LAYERED for entry in path.iterdir()):
            raise CasebookError(f"`{path}` holds other files and is no casebook", "name a new or an empty folder")
        write_whole(path / MARK, json.dumps({"format": FORMAT}).encode() + b"\n")
    except FileExistsError:
        raise CasebookError(f"`{path}` is a file", "a casebook is a folder: name another") from None
    except OSError as error:
        raise unwritable(path, error) from None


def check(path: Path) -> None:
    """Raise unless the folder is a casebook of a format that we read."""
    try:
        mark = json.loads((path / MARK).read_bytes())
        written_in = int(mark["format"])
    except (FileNotFoundError, NotADirectoryError):
        raise _not_there(path) from None
    except OSError as error:
        raise CasebookError(f"`{path}` can't be read: {error.strerror}", "check who may read it") from None
    except (ValueError, KeyError, TypeError):
        raise CasebookError(
            f"`{path / MARK}` is not what a casebook says of itself", f'write {{"format": {FORMAT}}} into it'
        ) from None
    if written_in > FORMAT:
        raise CasebookNewerError(
            f"`{path}` is of format {written_in}, and this Comity reads up to {FORMAT}",
            "upgrade: pip install -U comity",
        )


def is_casebook(path: Path) -> bool:
    return (path / MARK).is_file()


def unwritable(path: Path, error: OSError) -> CasebookError:
    return CasebookError(
        f"`{path}` can't be written: {error.strerror or error}", "check who may write there, and the room left"
    )


def write_whole(target: Path, content: bytes) -> None:
    """Put a file there at once: aside, to the disk, renamed, and the folder's entry to the disk."""
    aside = target.with_name(target.name + ASIDE)
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, target)  # noqa: PTH105 - the same call as in `settle`, read side by side
    sync_folder(target.parent)


def settle(aside: Path, target: Path) -> None:
    """Make a file that was written aside durable, then visible under its name."""
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(aside, target)  # noqa: PTH105
    sync_folder(target.parent)


def sync_folder(path: Path) -> None:
    """A rename is only durable once its folder is."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def append_line(path: Path, line: bytes) -> None:
    """Append a line durably; what a crash left half written at the end was never acknowledged, and goes."""
    with path.open("a+b") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(0)
        whole = file.read().rfind(b"\n") + 1 if end else 0
        file.truncate(whole)
        file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())
    if not end:
        sync_folder(path.parent)


def whole_lines(path: Path) -> list[bytes]:
    """The lines of a file that end; none where there is no file."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return []
    return content[: content.rfind(b"\n") + 1].splitlines()


@contextmanager
def sole_writer(path: Path, patience: float = _PATIENCE, lock_name: str = LOCK) -> Iterator[None]:
    """Hold the casebook for writing. The system lets go of it when the process ends, however it ends.

    With WATCH as `lock_name`, hold it for watching: whoever watches writes now and then, and is alone in that.

    A POSIX record lock and not `flock`: children that a killed writer leaves behind do not keep it.
    """
    lock = path.resolve() / lock_name
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise unwritable(path, error) from None
    deadline = time.monotonic() + patience
    try:
        while not _take(lock, descriptor):
            if time.monotonic() > deadline:
                holder = os.pread(descriptor, 200, 0).decode(errors="replace").strip() or "another process"
                doing = "watched" if lock_name == WATCH else "written"
                raise CasebookBusyError(f"`{path}` is being {doing} by {holder}", "wait until it is done")
            time.sleep(0.02)
        try:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"process {os.getpid()} on {socket.gethostname()}\n".encode(), 0)
            yield
        finally:
            os.ftruncate(descriptor, 0)
            with _held_guard:
                _held.discard(lock)
    finally:
        os.close(descriptor)


def _take(lock: Path, descriptor: int) -> bool:
    with _held_guard:
        if lock in _held:
            return False
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        _held.add(lock)
        return True


def _not_there(path: Path) -> NotFoundError | CasebookError:
    if path.is_file():
        return CasebookError(f"`{path}` is a file", "a casebook is a folder: name another")
    if path.is_dir():
        return NotFoundError(f"`{path}` is no casebook", f"make one: comity read SOURCE --into {path}")
    parent = path.parent
    books = [entry.name for entry in parent.iterdir() if is_casebook(entry)] if parent.is_dir() else []
    near = difflib.get_close_matches(path.name, books, n=3, cutoff=0.5)
    if near:
        return NotFoundError(
            f"there is no casebook `{path}`", "did you mean " + " or ".join(f"`{parent / name}`" for name in near) + "?"
        )
    return NotFoundError(f"there is no casebook `{path}`", f"make one: comity read SOURCE --into {path}")
