"""The folder of a casebook: its mark, its lock, and files that are there whole or not at all."""

from __future__ import annotations

import difflib
import fcntl
import json
import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from comity.errors import CasebookBusyError, CasebookError, CasebookNewerError, NotFoundError

FORMAT = 1
MARK = "casebook.json"
LOCK = "writer.lock"
WATCH = "watch.lock"
SETTLE = "settle.lock"
"""Held for the moment in which a file comes to its name, or a log grows, by any machine that shares the disk."""
LAYERED = ("directory", "codebook")
"""Folders of a user's own tables, which the casebook is read with and which are no part of the record."""
SWAP = "swap.json"
"""Says, while it stands, that files are taking the place of others (`swap`)."""
INBOX = "inbox"
INBOX_LOCK = "inbox.lock"
"""The folder of what was given to be read from a page, and the file by which one desk alone reads it."""
ASIDE = ".aside"  # the suffix of a file that is not whole yet

_STRETCH = 64 * 1024  # bytes of a log that are looked at together
_PATIENCE = 2.0  # seconds: a reader that rebuilds a small index holds the lock for less
_held: set[Path] = set()  # a POSIX lock does not exclude its own process
_held_guard = threading.Lock()


def make(path: Path) -> None:
    """Make a casebook of a folder that is empty, or holds a user's own tables alone, or is not there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        if any(not entry.name.endswith(ASIDE) and entry.name not in LAYERED for entry in path.iterdir()):
            gone = _not_there(path)
            if not isinstance(gone, NotFoundError):
                raise gone
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
        if written_in < 1:
            raise ValueError
    except (FileNotFoundError, NotADirectoryError):
        raise _not_there(path) from None
    except OSError as error:
        raise CasebookError(f"`{path}` can't be read: {error.strerror}", "check who may read it") from None
    except (ValueError, KeyError, TypeError):
        raise CasebookError(
            f"`{path / MARK}` is not what a casebook says of itself", f'write {{"format": {FORMAT}}} into it'
        ) from None
    check_links(path)
    if written_in > FORMAT:
        raise CasebookNewerError(
            f"`{path}` is of format {written_in}, and this Comity reads up to {FORMAT}",
            "upgrade: pip install -U comity",
        )


def check_links(path: Path) -> None:
    """A CasebookError where a link stands in a casebook: what is written there would go where the link leads.

    Whoever made the casebook may be a stranger. A user's own tables may be linked to; they are read alone.
    """
    for entry in _entries(path, 2):
        if entry.is_symlink():
            raise CasebookError(
                f"`{entry.path}` is a link, and would have files written outside the casebook",
                "put what it leads to in its place, or mount it there",
            )


def _entries(path: Path, deep: int, top: bool = True) -> Iterator[os.DirEntry[str]]:
    with os.scandir(path) as held:
        for entry in held:
            if top and entry.name in LAYERED:
                continue
            yield entry
            if deep > 1 and entry.is_dir(follow_symlinks=False):
                # the originals of a large casebook are too many to be looked at; they are read by digest alone
                yield from _entries(Path(entry.path), deep if top and entry.name == INBOX else deep - 1, top=False)


def is_casebook(path: Path) -> bool:
    return (path / MARK).is_file()


def unwritable(path: Path, error: OSError) -> CasebookError:
    return CasebookError(
        f"`{path}` can't be written: {error.strerror or error}", "check who may write there, and the room left"
    )


def write_whole(target: Path, content: bytes) -> None:
    """Put a file there at once: aside, to the disk, renamed, and the folder's entry to the disk."""
    aside = target.with_name(target.name + ASIDE)
    with open(_opened(aside, os.O_WRONLY | os.O_TRUNC), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, target)  # noqa: PTH105 - the same call as in `settle`, read side by side
    sync_folder(target.parent)


def aside_of(target: Path) -> Path:
    """A name beside a file that no other writer takes, here or on another machine."""
    return target.with_name(f"{target.name}.{secrets.token_hex(4)}{ASIDE}")


def target_of(aside: Path) -> Path:
    """The file that `aside_of` gave a name beside."""
    return aside.with_name(aside.name.removesuffix(ASIDE).rpartition(".")[0])


def clear_aside(place: Path) -> None:
    """Take away what killed writers left half written; only the holder of the casebook's lock may."""
    for path in place.glob(f"*{ASIDE}"):
        path.unlink(missing_ok=True)


def settle(aside: Path, target: Path) -> None:
    """Make a file that was written aside durable, then visible under its name."""
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(aside, target)  # noqa: PTH105
    sync_folder(target.parent)


def make_folder(path: Path) -> None:
    """Make a folder where there is none, durably: what is settled in it is found after a loss of power, too."""
    if not path.is_dir():
        path.mkdir(exist_ok=True)
        sync_folder(path.parent)


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
        end = _cut_half_line(file)
        file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())
    if not end:
        sync_folder(path.parent)


def cut_half_line(path: Path) -> None:
    """Take away what a killed writer left half written at the end of a log; only who may append to it may."""
    if ends_in_half_a_line(path):
        with path.open("a+b") as file:
            _cut_half_line(file)
            os.fsync(file.fileno())


def ends_in_half_a_line(path: Path) -> bool:
    """Whether the last line of a file does not end; False where there is no file."""
    try:
        with path.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            return _end_of_lines(file, end) != end
    except FileNotFoundError:
        return False


def _cut_half_line(file: BinaryIO) -> int:
    end = _end_of_lines(file, file.seek(0, os.SEEK_END))
    return file.truncate(end)


def _end_of_lines(file: BinaryIO, end: int) -> int:
    """Where the last line that ends does; looked for from the end, since logs grow long."""
    while end:
        start = max(0, end - _STRETCH)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


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

    With WATCH as `lock_name`, hold it for watching: whoever watches writes now and then, and is alone in that. With
    SETTLE, only for the moment in which a file comes to its name, whoever else reads or writes.

    A POSIX record lock and not `flock`: children that a killed writer leaves behind do not keep it.
    """
    lock = path.resolve() / lock_name
    try:
        descriptor = _opened(lock, os.O_RDWR)
    except OSError as error:
        raise unwritable(path, error) from None
    deadline = time.monotonic() + patience
    try:
        while not _take(lock, descriptor):
            if time.monotonic() > deadline:
                raise _busy(path, descriptor, "watched" if lock_name == WATCH else "written")
            time.sleep(0.02)
        try:
            _sign(descriptor, f"process {os.getpid()} on {socket.gethostname()}\n")
            yield
        finally:
            _sign(descriptor, "")
            with _held_guard:
                _held.discard(lock)
    finally:
        os.close(descriptor)


def _opened(path: Path, how: int) -> int:
    """A file to be written, made where it is not there; an OSError where a link stands in its place."""
    return os.open(path, how | os.O_CREAT | os.O_NOFOLLOW, 0o666)


def _sign(descriptor: int, words: str) -> None:
    """Say in a lock who holds it; where the disk is full, it is held all the same."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, words.encode(), 0)


def _busy(path: Path, descriptor: int, doing: str) -> CasebookBusyError:
    """Who holds a lock, and since when: the holder's words in its file, and when they were written there."""
    holder = os.pread(descriptor, 200, 0).decode(errors="replace").strip()
    since = datetime.fromtimestamp(int(os.fstat(descriptor).st_mtime), UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    hint = "wait until it is done"
    match holder.split():
        case ["process", pid, "on", host] if pid.isdigit():
            where = "" if host == socket.gethostname() else f" on {host}"
            hint += f", or end it{where}: kill {pid} (what it has acknowledged is kept)"
    who = f"{holder}, since {since}" if holder else "another process"
    return CasebookBusyError(f"`{path}` is being {doing} by {who}", hint)


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
    if (path / "segments").is_dir():
        return CasebookError(
            f"`{path / MARK}` is gone, by which a casebook is known", f'write {{"format": {FORMAT}}} into it'
        )
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
