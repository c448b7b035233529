"""The two streams: stdout is data, stderr is talk. And what becomes of an error."""

from __future__ import annotations

import logging
import os
import sys
import time
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

import typer
from rich.console import Console, RenderableType

from comity.errors import ComityError
from comity.faces.words import plural, safe
from comity.settings import Settings
from comity.unseen import json_text

if TYPE_CHECKING:
    from comity.faces.desk import Desk
    from comity.faces.readers import Proposer
    from comity.faces.summary import Summary

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended."""

_COLUMNS = 80  # of a terminal that does not say

EVERY = 10.0
"""Seconds between lines of progress where stderr is no terminal."""


@dataclass(frozen=True, slots=True)
class Session:
    """What holds for a whole command: its settings, and how it talks."""

    settings: Settings
    quiet: bool = False
    debug: bool = False
    json: bool = False

    @property
    def layers(self) -> tuple[Path, ...]:
        """The folder of the user's own tables, where the settings name one."""
        return (self.settings.home,) if self.settings.home else ()

    def desk(self, case: Path, *, quietly: bool = False, proposer: Proposer | None = None) -> Desk:
        """The desk of a casebook that is there; says what had to be mended."""
        from comity.faces.desk import Desk

        desk = Desk(case, model=self.settings.model, layers=self.layers, proposer=proposer)
        for notice in () if quietly else desk.notices:
            self.say(notice)
        return desk

    def say(self, text: str) -> None:
        """A line of talk."""
        if not self.quiet:
            print(safe(text), file=sys.stderr)

    def mute_libraries(self) -> None:
        """Let no library log past us to stderr, unless `--debug` asks for all there is."""
        root = logging.getLogger()
        if not self.debug and not root.handlers:
            root.addHandler(logging.NullHandler())

    def fail(self, error: BaseException, message: str, hint: str | None, code: int) -> int:
        """An error in words, or as JSON where JSON was asked for; its exit code."""
        if self.debug:
            traceback.print_exception(error, file=sys.stderr)
        if self.json:
            shape = {"error": {"message": message, "hint": hint, "code": code}}
            print(json_text(shape), file=sys.stderr)
        else:
            print(safe(message) + (f"\n\nhint: {safe(hint)}" if hint else ""), file=sys.stderr)
        return code


class Progress:
    """How far it is: one moving line on a terminal, else a plain line at most every ten seconds."""

    def __init__(self, session: Session, what: str, stream: IO[str] | None = None) -> None:
        self._stream = stream or sys.stderr
        self._quiet = session.quiet
        self._what = what
        self._moves = self._stream.isatty()
        self._last = time.monotonic()
        self._drawn = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._wipe()

    def __call__(self, done: object) -> None:
        if self._quiet or time.monotonic() - self._last < (0.1 if self._moves else EVERY):
            return
        self._last = time.monotonic()
        line = safe(f"{self._what}: {done}")
        if self._moves:
            line = line[: (os.get_terminal_size(self._stream.fileno()).columns or _COLUMNS) - 1]
            self._stream.write("\r" + line + " " * (self._drawn - len(line)))
            self._drawn = len(line)
        else:
            self._stream.write(line + "\n")
        self._stream.flush()

    def _wipe(self) -> None:
        if self._drawn:
            self._stream.write("\r" + " " * self._drawn + "\r")
            self._stream.flush()


class _Out(Console):
    def on_broken_pipe(self) -> None:
        closed()


def show(what: RenderableType) -> None:
    """Something to look at, on stdout; where that is no terminal, without the spaces that fill a line."""
    out = _Out(highlight=False, emoji=False, markup=False)
    if out.is_terminal:
        out.print(what)
        return
    with out.capture() as captured:
        out.print(what)
    write(f"{line.rstrip()}\n" for line in captured.get().rstrip("\n").split("\n"))


def write(lines: Iterable[str]) -> None:
    """Text as it is, on stdout; where nobody reads on, the command ends well."""
    try:
        for line in lines:
            sys.stdout.write(line)
        sys.stdout.flush()
    except BrokenPipeError:
        closed()


def json_line(record: Mapping[str, Any]) -> str:
    """A record as one line of JSON."""
    return json_text(record) + "\n"


def json_array(records: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Records as one JSON array, a record a line."""
    yield "["
    for number, record in enumerate(records):
        yield (",\n " if number else "\n ") + json_line(record).rstrip("\n")
    yield "\n]\n"


def say_of_private(session: Session, summary: Summary) -> None:
    """What to type where an address was refused because it is not public."""
    if "no public address" in summary.by_reason:
        session.say("addresses of your own network are asked with --allow-private")


def say_of_undated(session: Session, count: int, beside: str = "") -> None:
    """What to type where reports have no day, so that nothing in them is dated either."""
    if count:
        say = "say it with --published, a field `published`, or in the file's name (2019-12-31 raid.txt)"
        session.say(f"{plural(count, 'report')}{beside} without a day: {say}")


def closed() -> NoReturn:
    """Nobody reads stdout any more, as after `| head`: end, without a word and without a traceback at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(0)


def of_error(error: ComityError) -> tuple[str, str | None, int]:
    """The message, hint and exit code of an error of ours."""
    return error.message, error.hint, error.exit_code
