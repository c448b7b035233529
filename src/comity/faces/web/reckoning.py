"""Reckoning: ties and turns of a whole casebook take a while, so they are worked out once, beside the pages.

The newest that is done serves until the next is; a casebook that grew or was judged is reckoned again, no more often
than it takes. A page that can't do without waits a moment, then says so and loads again; one that can is shown without.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from typing import Any, TypeVar

from comity.faces.desk import Desk

Answer = TypeVar("Answer")
REMEMBERED = 32
"""Answers that are remembered, the newest."""
PATIENCE = 2.0
"""Seconds that a page waits for what is being reckoned."""


class NotReckonedError(Exception):
    """What a page needs is not there yet: it is to be asked for again."""


class Reckoning:
    """What of a casebook is reckoned for its pages: its relations, and the questions that cost much, each once.

    One thread does all of it, one after the other, so that pages keep most of the machine.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._guard = threading.Lock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="reckoning")
        self._relations: Future[None] | None = None
        self._done = threading.Event()
        self._mark: Hashable = None
        self._next = 0.0  # not again before then, on the clock of the machine
        self._answers: dict[Hashable, Future[Any]] = {}
        self._remembered: dict[Hashable, Any] = {}

    def look(self) -> bool:
        """Begin where the casebook is not as it was reckoned; whether relations are there, be they an older state's."""
        with self._guard:
            busy = self._relations is not None and not self._relations.done()
            if not busy and time.monotonic() >= self._next and self._desk.mark != self._mark:
                self._relations = self._worker.submit(self._reckon)
        return self._done.is_set()

    @property
    def idle(self) -> bool:
        """Whether nothing is being worked out."""
        with self._guard:
            running = (*self._answers.values(), *([self._relations] if self._relations else []))
            return all(one.done() for one in running)

    def wait(self) -> None:
        """Go on when relations are there; a NotReckonedError where a reader would wait too long."""
        if not self.look() and not self._done.wait(PATIENCE):
            if self._relations is not None and self._relations.done():
                self._relations.result()  # raises what went wrong
            raise NotReckonedError

    def kept(self, question: Hashable, answer: Callable[[], Answer], patience: float = PATIENCE) -> Answer | None:
        """The answer to a question that costs much; None where it is still being worked out after so many seconds."""
        with self._guard:
            if question not in self._answers:
                self._answers[question] = self._worker.submit(answer)
            found = self._answers[question]
        try:
            known: Answer = found.result(patience)
        except NotInTime:
            return None
        return known

    def needed(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """As `kept`, with a NotReckonedError where it is still being worked out."""
        found = self.kept(question, answer)
        if found is None:
            raise NotReckonedError
        return found

    def remembered(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question that costs a little, worked out by who asks; again when something was read, and when
        relations are there anew."""
        key = (self._desk.mark, self._mark, question)
        if key in self._remembered:
            known: Answer = self._remembered[key]
            return known
        found = answer()
        with self._guard:
            self._remembered = dict([*self._remembered.items(), (key, found)][-REMEMBERED:])
        return found

    def _reckon(self) -> None:
        began, mark = time.monotonic(), self._desk.mark
        self._desk.reckon()
        with self._guard:
            self._mark = mark
            self._next = time.monotonic() + 2 * (time.monotonic() - began)
            # What is still to be answered comes after this in the same thread, and so from the new relations.
            self._answers = {question: one for question, one in self._answers.items() if not one.done()}
        self._done.set()
