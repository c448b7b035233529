"""The engines that carry work to other processes and machines: Daft by itself, and Daft on Ray.

What is carried is `worker`'s; what it comes to is `cluster`'s. Both libraries are an extra, and are asked to tell
nobody that they are used.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Any, Literal

from comity.errors import MissingPartError, RefusedError, UsageError
from comity.faces.edge import QUIET, hushed
from comity.faces.messages import Answer, answer_of, piece_bytes
from comity.faces.readers import processors
from comity.faces.worker import BatchReader, Finder, Task
from comity.sources import Piece

Engine = Literal["here", "daft", "ray"]
Carrier = Callable[[Task, Sequence[Piece]], Iterator[Answer]]
"""Looks through pieces and reads what is in them, wherever; the answers come in any order, as they are there."""


def carrier(engine: Engine, processes: int | None) -> Carrier:
    """The engine of that name, started: `processes` read at once, or one a processor of the machine or cluster.

    A MissingPartError where it is not installed.
    """
    hushed()
    daft = _part("daft", engine)
    if engine == "ray":
        ray = _part("ray", engine)
        _join(ray, processes)
        _choose(daft, "ray", partial(daft.set_runner_ray, noop_if_initialized=True))
        processes = processes or int(ray.cluster_resources().get("CPU", 1))
    else:
        _choose(daft, "native", daft.set_runner_native)
    return partial(_answers, daft, processes or processors())


def _choose(daft: Any, runner: str, choose: Callable[[], Any]) -> None:
    """Have Daft run so; it lets itself be told once in the life of a process."""
    try:
        choose()
    except daft.exceptions.DaftCoreException:
        if (chosen := daft.get_or_infer_runner_type()) != runner:
            raise UsageError(
                f"Daft already runs as `{chosen}` in this Python, and can't change to `{runner}`",
                "start another Python",
            ) from None


def _part(name: str, engine: Engine) -> Any:
    try:
        return import_module(name)
    except ImportError:
        message = f"the engine `{engine}` needs {name.capitalize()}, which is not installed"
        raise MissingPartError(message, "pip install 'comity[cluster]'") from None


def _join(ray: Any, processes: int | None) -> None:
    """Join the cluster that RAY_ADDRESS names (`auto`: the one of this machine), else begin one of this machine alone.

    Without an address none is looked for: Ray remembers clusters that are gone, and waits minutes for them.
    """
    if ray.is_initialized():
        return
    said = {"logging_level": "ERROR", "log_to_driver": False}
    if address := os.environ.get("RAY_ADDRESS"):
        try:
            ray.init(address=address, runtime_env={"env_vars": QUIET}, **said)
        except ConnectionError as error:
            hint = "ray status; where the cluster asks for a token: export RAY_AUTH_MODE=token (docs/scale.md)"
            raise RefusedError(f"no Ray cluster answers at `{address}`", hint) from error
    else:
        ray.init(address="local", num_cpus=processes, include_dashboard=False, **said)
    # Ray has no setting for it: it would tell of workers that it lost on stdout, where our data go
    import_module("ray._private.worker")._worker_logs_enabled = False  # type: ignore[attr-defined]


def _answers(daft: Any, processes: int, task: Task, pieces: Sequence[Piece]) -> Iterator[Answer]:
    def workers(of: type, at_most: int) -> Any:
        return daft.cls(of, max_concurrency=min(processes, at_most), use_process=True)(task)

    frame = daft.from_pydict({"piece": [piece_bytes(piece) for piece in pieces]}).into_batches(1)
    found = workers(Finder, len(pieces)).find(frame["piece"])
    frame = frame.select(found.alias("answer")).into_batches(1)  # or one worker would be given all that was found
    read = workers(BatchReader, processes).read(frame["answer"])
    for row in frame.select(read.alias("answer")).iter_rows(results_buffer_size=None):
        yield answer_of(row["answer"])
