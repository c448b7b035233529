"""Lines: those of a file that nobody vouches for, one by one; one too long to be a dictionary's is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.errors import NotFoundError, UsageError

LONGEST = 1 << 20
"""Bytes that a line may have."""

_LOOKED_AT = 1 << 13


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was not taken: its line, what stands there, and why."""

    line: int
    what: str
    why: str


def lines_of(path: Path) -> Iterator[tuple[int, str | Left]]:
    """The lines of a text file with their numbers; bytes that are not UTF-8 become U+FFFD, and a line too long `Left`.

    A NotFoundError where there is no file, a UsageError where it is no text.
    """
    if not path.is_file():
        raise NotFoundError(f"there is no file `{path}`", "name a dictionary: a text file or CSV")
    with path.open("rb") as stream:
        if b"\0" in stream.peek(_LOOKED_AT)[:_LOOKED_AT]:
            raise UsageError(f"`{path}` is a binary file, not text", "name a dictionary: a text file or CSV")
        number = 0
        while content := stream.readline(LONGEST):
            number += 1
            if len(content) < LONGEST or content.endswith(b"\n"):
                text = content.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
                yield number, text.rstrip("\r\n")
                continue
            yield number, Left(number, content[:40].decode("utf-8", "replace") + " …", "the line is longer than 1 MiB")
            while content and not content.endswith(b"\n"):
                content = stream.readline(LONGEST)
