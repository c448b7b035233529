"""Logs: append-only files with a record as JSON on each line. They grow at the end, and no line of them changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from comity import wire
from comity.errors import CasebookDamagedError
from comity.record import folder

Noun = TypeVar("Noun")


class Named(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str: ...


Kept = TypeVar("Kept", bound=Named)


def append(log: Path, record: object) -> None:
    """Add a record durably."""
    folder.append_line(log, wire.to_json(record))


def records_in(log: Path, kind: type[Noun], called: str) -> Iterator[Noun]:
    """The records of a log in the order in which they were written; none where there is no log.

    A CasebookDamagedError names the line that holds none, by what its records are called: `line 3 of ... is no coding`.
    """
    for number, line in enumerate(folder.whole_lines(log), 1):
        try:
            yield wire.from_json(kind, line)
        except msgspec.MsgspecError as error:
            raise CasebookDamagedError(
                f"line {number} of `{log}` is no {called}: {error}", "put it right or take the line out"
            ) from None


def each_once(records: Iterable[Kept]) -> list[Kept]:
    """Records by their ids: a log is a set, and a line that stands in it twice says nothing more."""
    return list({one.id: one for one in records}.values())
