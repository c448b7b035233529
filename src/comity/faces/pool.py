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
        ahead, waiting = iter(items), deque[tuple[Item, Future[Any]]]()
        self._submit(islice(ahead, self._processes * _AHEAD), waiting)
        return self._outcomes(ahead, waiting)

    def _outcomes(self, ahead: Iterator[Item], waiting: deque[tuple[Item, Future[Any]]]) -> Iterator[Outcome]:
        try:
            while waiting:
                item, future = waiting[0]
                try:
                    outcome = self._unpack(future.result())
                except BrokenProcessPool:
                    outcome = self._alone(item)
                    left = [other for other, _ in islice(waiting, 1, None)]
                    waiting = deque([waiting[0]])
                    self._submit(left, waiting)
                waiting.popleft()
                self._submit(islice(ahead, 1), waiting)
                yield outcome
        finally:
            for _, future in waiting:
                future.cancel()

    def _submit(self, items: Iterable[Item], waiting: deque[tuple[Item, Future[Any]]]) -> None:
        for item in items:
            try:
                waiting.append((item, self._started().submit(self._there, item)))
            except BrokenProcessPool:
                failed: Future[Any] = Future()
                failed.set_exception(BrokenProcessPool())
                waiting.append((item, failed))

    def _alone(self, item: Item) -> Outcome:
        """The outcome of an item that was under way when a process died: the culprit, or one that stood beside it."""
        self._abandon()
        self._check_start()
        try:
            return self._unpack(self._started().submit(self._there, item).result())
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


def _packed(function: Callable[[Item], Outcome], pack: Callable[[Outcome], Any], item: Item) -> Any:
    return pack(function(item))


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
