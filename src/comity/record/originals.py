"""The bytes as they came, by their digest, with where they were got and when."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from comity import wire
from comity.errors import NotFoundError
from comity.record import folder

FOLDER = "originals"
LOG = "got.jsonl"


@dataclass(frozen=True, slots=True)
class Got:
    """Where some bytes were got, and when."""

    sha256: str
    where: str
    when: str


def keep(book: Path, content: bytes, where: str, when: str) -> str:
    """Keep bytes once, and note where and when they were got; the digest to ask for them by."""
    digest = hashlib.sha256(content).hexdigest()
    target = place_of(book, digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        folder.write_whole(target, content)
    note = Got(digest, where, when)
    if note not in gettings(book):
        folder.append_line(book / FOLDER / LOG, wire.to_json(note))
    return digest


def place_of(book: Path, digest: str) -> Path:
    return book / FOLDER / digest[:2] / digest


def original(book: Path, digest: str) -> bytes:
    """The bytes of that digest."""
    try:
        return place_of(book, digest).read_bytes()
    except FileNotFoundError:
        raise NotFoundError(
            f"the original `{digest[:12]}...` was not kept", "read the source again without --no-originals"
        ) from None


def gettings(book: Path) -> list[Got]:
    """Every getting, in the order in which they were noted."""
    return [wire.from_json(Got, line) for line in folder.whole_lines(book / FOLDER / LOG)]
