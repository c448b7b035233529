"""The edge to the web, as commands and desks use it. The desk's drawer for fetching: it knows the sources."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from comity.settings import Settings

if TYPE_CHECKING:
    from comity.sources import Origin
    from comity.sources.web.fetching import Web as Web
    from comity.types import Skip

STATE = "web.db"
"""The file in a casebook that remembers what was asked of the web."""

_PATIENCE = 5.0  # seconds that a watch waits for one host

QUIET = {
    "DO_NOT_TRACK": "1",  # Daft reports each import and each run to its maker
    "RAY_USAGE_STATS_ENABLED": "0",  # and so does Ray
    "DAFT_PROGRESS_BAR": "0",  # ours is the one progress
    "RAY_TQDM": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # or Ray warns of what it will do in a later version
}
"""Set for Daft and Ray."""


def hushed() -> None:
    """Have the libraries that read stores, and carry work elsewhere, stay silent; what a user has set otherwise stands.

    They look when they are loaded, in every process that comes of this one too.
    """
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)


def on_web(names: Iterable[str]) -> bool:
    """Whether one of these names is an address on the web."""
    return any(name.lower().startswith(("http://", "https://")) for name in names)


def web_of(
    case: Path | None = None,
    settings: Settings | None = None,
    *,
    allow_private: bool = False,
    notice: Callable[[str], None] | None = None,
    stop: Event | None = None,
    one_by_one: bool = False,
) -> Web:
    """The edge to the web; what it has to remember is kept in a casebook, where one is named.

    With `allow_private` addresses are asked too that are not public; `notice` is told of waits that a person would
    notice. With `stop`, which ends every wait, it is for a watch: a host that wants a longer pause holds up no other,
    unless addresses are asked `one_by_one`.
    """
    from comity.sources.web.addresses import is_allowed, is_public
    from comity.sources.web.connections import Transport
    from comity.sources.web.fetching import Clock, Manners, Web
    from comity.sources.web.state import State

    manners = Manners(agent=agent(settings.contact if settings else None))
    clock = Clock()
    if stop is not None:
        clock = Clock(sleep=lambda seconds: _let_pass(stop, seconds))
        manners = manners if one_by_one else replace(manners, patience=_PATIENCE)
    return Web(
        State(case / STATE if case else None),
        manners,
        Transport(allowed=is_allowed if allow_private else is_public),
        clock,
        notice or (lambda _: None),
    )


def _let_pass(stop: Event, seconds: float) -> None:
    stop.wait(seconds)


def agent(contact: str | None = None) -> str:
    """How we call ourselves: what we are, that robots.txt speaks of us as Comity, and whom to write to.

    >>> agent("desk@example.org").split("; ")[1:]
    ['desk@example.org)']
    """
    whom = "".join(one for one in contact or "" if one.isascii() and one.isprintable() and one not in "()")[:200]
    return f"Comity/{version('comity')} (reads news reports{f'; {whom}' if whom else ''})"


def fetched(url: str, web: Web | None, *, links: bool = False) -> Iterator[Origin | Skip]:
    """What is behind an address; by an edge of its own where none is given."""
    from comity.sources.web.gathering import gathered

    if web is not None:
        yield from gathered(url, web, links=links)
        return
    with web_of() as own:
        yield from gathered(url, own, links=links)
