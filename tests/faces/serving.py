"""A desk served on this machine, for tests that open it in a real browser."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from comity.faces.desk import Desk
from comity.faces.http import application

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Faults = Callable[[Page], list[tuple[str, list[str]]]]
    """What axe finds on a page: the rules that it breaks, and elements that break them."""


@contextmanager
def served(desk: Desk, coder: str = "ada") -> Iterator[str]:
    """The address of a server of its own thread, on a port that was free."""
    import uvicorn

    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(application(desk, coder=coder), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def too_wide(page: Page) -> int:
    """By how many pixels a page is wider than its screen; 0 or less where it fits."""
    over: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return over
