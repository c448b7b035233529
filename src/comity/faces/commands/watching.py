"""`comity watch`: feeds into a casebook, for weeks; what turned on stdout, how it goes in plain lines on stderr."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from comity.errors import ComityError, UsageError
from comity.faces import options as o
from comity.faces.console import INTERRUPTED, Session, json_line, say_of_private, write
from comity.faces.words import plural

if TYPE_CHECKING:
    from comity.faces.watching import Feed, Watch

TURNED = 10
"""The exit code of `--exit-on-shift`: a turn was told."""

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LEAST = 60.0  # seconds between two askings of a feed, but where all may be asked
_ONCE_WAITS = 120.0  # seconds that one round waits for a host


def watch(
    ctx: typer.Context,
    feeds: o.Feeds,
    into: o.WatchedOption,
    every: o.EveryOption = "15m",
    once: o.OnceOption = False,
    webhook: o.WebhookOption = None,
    exit_on_shift: o.ExitOnShiftOption = False,
    allow_private: o.AllowPrivateOption = False,
    no_originals: o.NoOriginalsOption = False,
    model: o.ModelOption = None,
) -> int:
    """Keep reading feeds into a casebook, and tell what turns. Goes on after any end; stops cleanly."""
    from comity.faces.desk import Desk
    from comity.faces.edge import web_of
    from comity.faces.watching import Watch, feeds_listed

    session: Session = ctx.obj
    seconds = seconds_of(every, 1.0 if allow_private else _LEAST)
    stop, say = threading.Event(), _stamped(session)
    desk = Desk(into, model=model or session.settings.model, layers=session.layers)
    web = web_of(into, session.settings, allow_private=allow_private, notice=say, stop=stop)
    first = feeds_listed(feeds)
    watched = Watch(
        desk, web, _listed_anew(feeds, first, feeds_listed, say), seconds,
        tell=lambda line: write([json_line(line)]), say=say, stop=stop, webhook=webhook, originals=not no_originals,
        at_once=once,
    )  # fmt: skip
    with web, _stopped_by_signals(stop, say) as signals, watched.begun():
        how = "once" if once else f"every {every}"
        say(f"watching {plural(len(first), 'feed')} of `{feeds}` into `{into}`, {how}; Ctrl-C stops it")
        _go_round(watched, once, exit_on_shift)
    say(f"stopped: {watched.summary}; the same command goes on from there")
    say_of_private(session, watched.summary)
    if exit_on_shift and watched.told:
        return TURNED
    if signal.SIGINT in signals:
        return INTERRUPTED
    return watched.summary.exit_code if once and not signals else 0


def _go_round(watched: Watch, once: bool, exit_on_shift: bool) -> None:
    while not watched.stop.is_set():
        wait = watched.round()
        if exit_on_shift and watched.told:
            return
        if once:
            left = watched.left_in
            if left is None or left > _ONCE_WAITS:
                return
            wait = left
        watched.stop.wait(wait)


def seconds_of(text: str, least: float) -> float:
    """`90s`, `15m`, `2h`, `1d` or plain seconds -> seconds; a UsageError where it is no time, or less than `least`."""
    found = re.fullmatch(r"(\d{1,7})([smhd]?)", text.strip())
    if not found:
        raise UsageError(f"`{text}` is no time between two rounds", "write 90s, 15m or 2h")
    seconds = float(found[1]) * _UNITS[found[2] or "s"]
    if seconds < least:
        raise UsageError(f"`{text}` is too often for a guest", f"ask once in {least:.0f} seconds, or less often")
    return seconds


def _stamped(session: Session) -> Callable[[str], None]:
    """Talk with the time before it, for it may be read weeks later."""
    return lambda text: session.say(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {text}")


def _listed_anew(
    name: str, first: list[Feed], listed: Callable[[str], list[Feed]], say: Callable[[str], None]
) -> Callable[[], list[Feed]]:
    """The feeds of a list as it stands now; where it can't be read, as it stood before."""
    held = first
    wrong: str | None = None

    def now() -> list[Feed]:
        nonlocal held, wrong
        try:
            held, wrong = listed(name), None
        except ComityError as error:
            if error.message != wrong:
                say(f"{error.message}; going on with the list as it was")
            wrong = error.message
        return held

    return now


@contextmanager
def _stopped_by_signals(stop: threading.Event, say: Callable[[str], None]) -> Iterator[list[int]]:
    """The first SIGINT or SIGTERM asks for a clean stop, and a second ends it at once; the signals that came."""
    came: list[int] = []

    def on_signal(number: int, _: Any) -> None:
        came.append(number)
        stop.set()
        signal.signal(number, before[signal.Signals(number)])
        say("stopping when what is under way is kept; once more to end at once")

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
