"""The bytes as they came, by their digest, with where they were got and when."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from comity import wire
from comity.errors import CasebookDamagedError, NotFoundError
from comity.record import folder, logs

FOLDER = "originals"
LOG = "got.jsonl"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_STRETCH = 1024 * 1024
_PATIENCE = 60.0  # seconds: others that add to the log hold the lock for milliseconds


@dataclass(frozen=True, slots=True)
class Got:
    """Where some bytes were got, and when."""

    sha256: str
    where: str
    when: str


def keep(book: Path, content: BinaryIO, where: str, when: str, noted: set[Got]) -> str:
    """Keep the bytes of a stream once, and note where and when they were got; the digest to ask for them by.

    `noted` is every getting so far, as `gettings` has them; this one comes to it. A stream may be longer than memory.
    """
    folder.make_folder(book / FOLDER)
    aside = folder.aside_of(book / FOLDER / "got")
    found = hashlib.sha256()
    with aside.open("wb") as file:
        while stretch := content.read(_STRETCH):
            found.update(stretch)
            file.write(stretch)
    target = place_of(book, found.hexdigest())
    if target.exists():
        aside.unlink()
    else:
        folder.make_folder(target.parent)
        folder.settle(aside, target)
    note = Got(found.hexdigest(), where, when)
    if note not in noted:
        with folder.sole_writer(book, _PATIENCE, folder.SETTLE):  # machines that read for one casebook share the log
            logs.append(book / FOLDER / LOG, note)
        noted.add(note)
    return note.sha256


def is_digest(name: str) -> bool:
    """Whether a name can be that of an original."""
    return _DIGEST.fullmatch(name) is not None


def place_of(book: Path, digest: str) -> Path:
    """Where the bytes of a digest are; a NotFoundError for what is none, such as a path that leads elsewhere."""
    if not is_digest(digest):
        raise NotFoundError(f"`{digest[:20]}` is no digest of an original")
    return book / FOLDER / digest[:2] / digest


def original(book: Path, digest: str) -> bytes:
    """The bytes of that digest; a CasebookDamagedError where they are others."""
    place = place_of(book, digest)
    try:
        found = place.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(
            f"the original `{digest[:12]}...` was not kept", "read the source again without --no-originals"
        ) from None
    if hashlib.sha256(found).hexdigest() != digest:
        raise CasebookDamagedError(f"the original `{place}` is not what was kept", "put back a copy of it")
    return found


def gettings(book: Path) -> list[Got]:
    """Every getting, in the order in which they were noted."""
    return list(logs.records_in(book / FOLDER / LOG, Got, "getting"))


def unnote(book: Path, digests: Collection[str]) -> None:
    """Take the notes on some originals out of the log."""
    kept = [one for one in gettings(book) if one.sha256 not in digests]
    with folder.sole_writer(book, _PATIENCE, folder.SETTLE):
        folder.write_whole(book / FOLDER / LOG, b"".join(wire.to_json(one) + b"\n" for one in kept))
