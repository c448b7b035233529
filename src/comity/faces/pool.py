"""Many items through one function, in order, over processes; what kills its process twice is given up by name."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from comity.errors import MissingPartError

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

_AHEAD = 256  # items a process may be ahead of what is asked for: as long as a batch of short reports is written

_TAKE = 8  # items that are sent at once: one by one, processes wait for the thread that hands them out

_Sent = tuple[tuple[Item, ...], Future[Any]]


class Pool(Generic[Item, Outcome]):
    """A function over `processes` processes, started at the first use; one process is no pool but the caller itself,
    unless it is to stand `apart`.

    `given_up` makes the outcome of an item whose process died twice, and the second time alone. `pack` and `unpack` are
    how an outcome travels from process to process.
    """

    def __init__(
        self,
        function: Callable[[Item], Outcome],
        given_up: Callable[[Item], Outcome],
        processes: int = 1,
        *,
        pack: Callable[[Outcome], Any],
        unpack: Callable[[Any], Outcome],
        apart: bool = False,
    ) -> None:
        self._function = function
        self._given_up = given_up
        self._there, self._unpack = partial(_packed, function, pack), unpack
        self._processes = processes
        self._apart = apart or processes > 1
        self._executor: ProcessPoolExecutor | None = None
        self._others: set[BaseProcess] = set()  # processes that are not this pool's

    def __enter__(self) -> Pool[Item, Outcome]:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def map(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """The outcomes in the order of the items. Other processes begin at once, before an outcome is asked for.

        Of two maps the first has to be gone through before the second is begun.
        """
        if not self._apart:
            return map(self._function, items)
        ahead, waiting = iter(items), deque[_Sent[Item]]()
        self._send(_taken(ahead, self._processes * _AHEAD), waiting)
        return self._outcomes(ahead, waiting)

    def _outcomes(self, ahead: Iterator[Item], waiting: deque[_Sent[Item]]) -> Iterator[Outcome]:
        try:
            while waiting:
                take, future = waiting[0]
                try:
                    outcomes = [self._unpack(packed) for packed in future.result()]
                except BrokenProcessPool:
                    self._abandon()
                    self._check_start()
                    outcomes = [self._alone(item) for item in take]
                    left = [other for other, _ in islice(waiting, 1, None)]
                    waiting = deque([waiting[0]])
                    self._send(left, waiting)
                waiting.popleft()
                self._send(_taken(ahead, len(take)), waiting)
                yield from outcomes
        finally:
            for _, future in waiting:
                future.cancel()

    def _send(self, takes: Iterable[tuple[Item, ...]], waiting: deque[_Sent[Item]]) -> None:
        for take in takes:
            try:
                waiting.append((take, self._started().submit(self._there, take)))
            except BrokenProcessPool:
                failed: Future[Any] = Future()
                failed.set_exception(BrokenProcessPool())
                waiting.append((take, failed))

    def _alone(self, item: Item) -> Outcome:
        """The outcome of an item that was sent when a process died: the culprit, or one that stood beside it."""
        try:
            return self._unpack(self._started().submit(self._there, (item,)).result()[0])
        except BrokenProcessPool:
            self._abandon()
            return self._given_up(item)

    def _check_start(self) -> None:
        """A MissingPartError where processes die before they are given anything: no item is to blame for that."""
        try:
            self._started().submit(_nothing).result()
        except BrokenProcessPool as error:
            self._abandon()
            raise MissingPartError(
                "other processes can't be started from here",
                'in a script of your own, begin under `if __name__ == "__main__":`, or read with processes=1',
            ) from error

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            # `spawn`: a fork would copy whatever the caller's threads hold, locks and all
            context = multiprocessing.get_context("spawn")
            self._others = set(multiprocessing.active_children())
            self._executor = ProcessPoolExecutor(self._processes, mp_context=context, initializer=_stand_by)
        return self._executor

    def _abandon(self) -> None:
        """Lets a broken executor go. It may wait for ever for a process that it started as another died: kill them."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None
            for process in set(multiprocessing.active_children()) - self._others:
                process.kill()
                process.join()

    def _stop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def _taken(items: Iterator[Item], count: int) -> Iterator[tuple[Item, ...]]:
    """The next so many items, some at a time."""
    some = islice(items, count)
    return iter(lambda: tuple(islice(some, _TAKE)), ())


def _packed(function: Callable[[Item], Outcome], pack: Callable[[Outcome], Any], take: tuple[Item, ...]) -> list[Any]:
    return [pack(function(item)) for item in take]


def _nothing() -> None:
    pass


def _stand_by() -> None:
    """Work for the parent alone: it answers Ctrl-C, which goes to the whole process group; and when it is gone, go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (parent := multiprocessing.parent_process()) is not None:
        threading.Thread(target=_go_with, args=(parent.sentinel,), daemon=True).start()


def _go_with(sentinel: int) -> None:
    """A parent that was killed told nobody; its pipes stay open, and a child that waits at one would wait for ever."""
    wait([sentinel])
    os._exit(1)
