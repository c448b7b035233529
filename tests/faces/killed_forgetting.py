"""Forgets a name in copies of a casebook, and is killed at the first, the second ... of the steps that others can see:
renames and deletions. As many copies as it has such steps; says how many.

What is written aside can't be seen, and what was not synced is lost to no kill."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from comity.record import forgetting

MOST = 200


def killed_at(step: int) -> None:
    """Have the process end, as by kill -9, before its step of that number."""
    done = 0

    def counted(write: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*arguments: Any, **named: Any) -> Any:
            nonlocal done
            done += 1
            if done == step:
                os._exit(9)
            return write(*arguments, **named)

        return instead

    for place, name in ((os, "replace"), (shutil, "rmtree"), (Path, "unlink")):
        setattr(place, name, counted(getattr(place, name)))


def main(case: Path, target: Path, name: str) -> int:
    """The number of steps that a forgetting has."""
    for step in range(1, MOST):
        copy = target / str(step)
        shutil.copytree(case, copy)
        child = os.fork()
        if child == 0:
            killed_at(step)
            forgetting.forget(copy, (), [name], "2020-01-03T08:00:00+00:00")
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            shutil.rmtree(copy)
            return step - 1
    raise AssertionError("it never comes to its end")


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])}\n")
