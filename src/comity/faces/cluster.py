"""Reading on many machines: the pieces are listed here, read elsewhere, and the index catches up with the segments.

The desk's drawer for that: it knows the sources, for what is to be read, and the record, which it holds meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from comity.errors import ComityError, RefusedError, UsageError
from comity.faces.edge import hushed, on_web
from comity.faces.engines import Carrier, Engine, carrier
from comity.faces.messages import Answer, Done, Failed
from comity.faces.readers import Reader
from comity.faces.summary import Summary, to_nobody
from comity.faces.worker import Task
from comity.record.casebook import Casebook
from comity.record.writer import Added, Writer
from comity.sources import Hints, Piece, pieces
from comity.types import Reading, Skip

_WAVE = (2 * 1024**3, 10_000)  # bytes and pieces that are looked through before the next: an engine may hold all of it
_EVERY = 30.0  # seconds after which the index catches up
_TRIES = 2  # that an engine may lose its workers in a row without a batch read


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be read, and by whom."""

    pieces: tuple[Piece, ...]
    carry: Carrier


def planned(names: Sequence[str | Path], engine: Engine, processes: int | None) -> Plan:
    """What some names stand for, as machines that work elsewhere find it, and the engine, started; before a casebook
    is made for it.

    A NotFoundError for what is not there, a MissingPartError where the engine is not installed.
    """
    wanted = [str(name) for name in names]
    here_alone = [name for name in wanted if name == "-" or on_web([name])]
    if here_alone:
        raise UsageError(f"`{here_alone[0]}` is read on one machine, and not by the engine `{engine}`", "--engine here")
    hushed()
    return Plan(tuple(map(_anywhere, pieces(wanted))), carrier(engine, processes))


def read_elsewhere(
    plan: Plan,
    book: Casebook,
    reader: Reader,
    hints: Hints,
    seen: str,
    *,
    originals: bool = True,
    each: Callable[[Reading | Skip], None] | None = None,
    progress: Callable[[Summary], None] | None = None,
    notice: Callable[[str], None] | None = None,
) -> Summary:
    """Read into a casebook by the workers of an engine, while this process alone writes the index; what it came to.

    `seen` is the moment, in ISO 8601, at which all of it counts as seen. `each` is given what is read now, `notice` is
    told of workers that were lost. A CasebookError where a worker can't write, a RefusedError where the engine gives
    up: what was read until then is kept, and the same call goes on from there.
    """
    with book.writer() as writer:
        task = Task(book.path.absolute(), reader, hints, seen, originals)
        run = _Run(writer, plan.carry, task, each, progress or to_nobody, notice or to_nobody)
        try:
            for wave in waves(plan.pieces):
                run.read(wave)
        finally:
            run.catch_up()
        return run.summary


@dataclass(slots=True)
class _Run:
    """A run as it goes: what its batches came to, by key, and what the index has of them."""

    writer: Writer
    carry: Carrier
    task: Task
    each: Callable[[Reading | Skip], None] | None
    progress: Callable[[Summary], None]
    notice: Callable[[str], None]
    batches: set[str] = field(default_factory=set)
    total: Summary = field(default_factory=Summary)
    added: Added = field(default_factory=Added)
    caught_up: float = field(default_factory=time.monotonic)

    def read(self, wave: Sequence[Piece]) -> None:
        """Read some pieces to their end, with new workers where the old ones are lost."""
        lost = 0
        while lost < _TRIES:
            before = len(self.batches)
            try:
                for answer in self.carry(self.task, wave):
                    self._take(answer)
            except ComityError:
                raise
            except Exception as error:  # the engine's own errors, of which no two versions have the same
                why = str(error).strip().split("\n", 1)[0][:200]
                lost = lost + 1 if len(self.batches) == before else 0
                self.notice(f"the engine lost a worker ({why}); what is left is read by new ones")
            else:
                return
        raise RefusedError(
            f"the engine lost its workers {_TRIES} times without a batch read: {why}",
            "look after the machines, then read again: what was read is kept",
        )

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            raise answer.error
        if isinstance(answer, Done) and answer.key not in self.batches:
            self.batches.add(answer.key)
            self.total = self.total.together_with(answer.summary)
            self.progress(self.total)
        if time.monotonic() - self.caught_up > _EVERY:
            self.catch_up()

    def catch_up(self) -> None:
        """Bring what stands in segments into the index."""
        self.added = self.added.plus(self.writer.take_up(self.each))
        self.caught_up = time.monotonic()

    @property
    def summary(self) -> Summary:
        """What the run came to, told by what the index had before."""
        new, changed = self.added.new, self.added.changed
        return replace(self.total, new=new, changed=changed, already=self.total.read - new - changed)


def _anywhere(piece: Piece) -> Piece:
    """A piece whose files are found from any folder."""
    return Piece(tuple(replace(one, at=one.at.absolute()) if isinstance(one.at, Path) else one for one in piece.files))


def waves(found: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Pieces in their order, as many together as an engine may hold what is found in."""
    most_bytes, most = _WAVE
    wave: list[Piece] = []
    for piece in found:
        if wave and (len(wave) == most or sum(one.size for one in wave) + piece.size > most_bytes):
            yield wave
            wave = []
        wave.append(piece)
    if wave:
        yield wave
