"""A swap: many files of a casebook replaced and removed as one, whatever is killed when.

What is to come is put aside first, in a folder of its own, and made durable. Then one small file says what takes whose
place: from that moment on the casebook is the new one, and whoever next holds it for writing finishes what is left.
That file holds names of files and nothing else. Killed before it stands, the casebook is the old one.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from comity import wire
from comity.errors import CasebookDamagedError
from comity.record import folder, index

STAGE = f"swap{folder.ASIDE}"


@dataclass(slots=True)
class Swap:
    """What takes whose place, by paths within the casebook, and what goes."""

    replace: dict[str, str] = field(default_factory=dict)  # the file, by what is put aside for it
    remove: list[str] = field(default_factory=list)

    def put(self, stage: Path, target: str, content: bytes) -> None:
        """Put aside what is to stand at a path."""
        self.take(_synced(self.free(stage), content), target)

    def free(self, stage: Path) -> Path:
        """A path aside that nothing has been put at."""
        return stage / str(len(self.replace))

    def take(self, aside: Path, target: str) -> None:
        """Have a file that was put aside stand at a path."""
        _sync(aside)
        self.replace[aside.name] = target


def begun(book: Path) -> bool:
    """Whether a swap was decided and not finished."""
    return (book / folder.SWAP).exists()


def stage_of(book: Path) -> Path:
    """The empty folder in which a swap is prepared; what an undecided one left there goes."""
    stage = book / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    return stage


def decide(book: Path, swap: Swap) -> None:
    """Make it so: when this returns, no end of the process can undo it, and `finish` finishes it."""
    folder.sync_folder(book / STAGE)
    folder.write_whole(book / folder.SWAP, wire.to_json(swap))
    finish(book)


def finish(book: Path) -> None:
    """Finish a swap that was decided, and clear away one that was not; only the holder of the lock may.

    Without an index the casebook answers nothing old: it is built anew by whoever asks next.
    """
    if begun(book):
        swap = wire.from_json(Swap, (book / folder.SWAP).read_bytes())
        moves = {_inside(book, f"{STAGE}/{aside}"): _inside(book, target) for aside, target in swap.replace.items()}
        going = [_inside(book, gone) for gone in swap.remove]
        index.clear(book)
        for aside, target in moves.items():
            if aside.exists():
                os.replace(aside, target)  # noqa: PTH105 - as in `folder.settle`
                folder.sync_folder(target.parent)
        for gone in going:
            _remove(gone)
        folder.sync_folder(book)
    shutil.rmtree(book / STAGE, ignore_errors=True)
    if begun(book):
        (book / folder.SWAP).unlink()
        folder.sync_folder(book)


def _inside(book: Path, name: str) -> Path:
    """A path of the swap; a CasebookDamagedError where it leads out of the casebook, as a stranger's may."""
    path = book / name
    if ".." in Path(name).parts or not path.parent.resolve().is_relative_to(book.resolve()):
        raise CasebookDamagedError(f"`{book / folder.SWAP}` names `{name}`, which is not in the casebook", "delete it")
    return path


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
    if path.parent.exists():
        folder.sync_folder(path.parent)


def _synced(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
