"""Opened: a casebook as a desk holds it, with its tables and its clock; what it holds, and what is wrong with it."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from comity.errors import CasebookError
from comity.record.casebook import Casebook
from comity.record.verify import Finding

if TYPE_CHECKING:
    from comity.record.holdings import Holdings


class Opened:
    """A casebook that is there or is to be made; without a path, in a temporary folder that goes when it is closed."""

    def __init__(self, path: str | Path | None, layers: Sequence[str | Path], clock: Callable[[], datetime]) -> None:
        self._temporary = path is None
        self.path = Path(tempfile.mkdtemp(prefix="comity-")) if path is None else Path(path)
        self._away = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True) if path is None else None
        self.layers = (*map(Path, layers), self.path)
        self._clock = clock
        self._casebook: Casebook | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return "<desk in memory>" if self._temporary else f"<desk at {str(self.path)!r}>"

    def close(self) -> None:
        """Let go of the casebook; one in memory is gone."""
        self._casebook = None
        if self._away is not None:
            self._away()

    def holdings(self) -> Holdings:
        """How much the casebook holds, of which days, and which versions of the reader saw it when."""
        return self._book.holdings()

    @property
    def mark(self) -> tuple[int, ...]:
        """What grows with all that is kept or judged, whoever does it: equal marks, equal answers."""
        return self._book.mark

    @property
    def notices(self) -> tuple[str, ...]:
        """What had to be mended or left out when the casebook was opened, in sentences."""
        book = self._book
        rebuilt = (f"the index of `{self.path}` was built anew, since {book.rebuilt}",) if book.rebuilt else ()
        return (*rebuilt, *(f"left out: {error.message}" for error in book.damaged))

    @property
    def damaged(self) -> tuple[CasebookError, ...]:
        """The segments that can't be read."""
        return self._book.damaged

    def verify(self) -> list[Finding]:
        """All that is wrong with the casebook: an empty list where nothing is."""
        return self._book.verify()

    def rebuild(self) -> None:
        """Make the index anew from the segments and the judgements, if opening the casebook has not done so."""
        self._book.rebuild(unless_new=True)

    def moment(self) -> str:
        """Now, by the clock of this desk, in ISO 8601 and UTC."""
        return self._clock().astimezone(UTC).isoformat()

    @property
    def _book(self) -> Casebook:
        if self._casebook is None:
            self._casebook = Casebook.create_or_open(self.path) if self._temporary else Casebook.open(self.path)
        return self._casebook

    def _made(self) -> Casebook:
        if self._casebook is None:
            self._casebook = Casebook.create_or_open(self.path)
        return self._casebook
