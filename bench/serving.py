"""A desk served on this machine and opened in a real browser: for tests, for pictures, for the bench of its tasks."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI
    from playwright.sync_api import Browser, Page

    Faults = Callable[[Page], list[tuple[str, list[str]]]]
    """What axe finds on a page: the rules that it breaks, and elements that break them."""

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""Where a browser is; None where there is none (`apt-get install chromium`)."""


@contextmanager
def served(web: FastAPI) -> Iterator[str]:
    """The address of a server of its own thread, on a port that was free."""
    import uvicorn

    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(web, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def browsing() -> Iterator[Browser]:
    """A headless Chromium; an ImportError or a FileNotFoundError where what it needs is not there."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        raise FileNotFoundError("no browser: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def too_wide(page: Page) -> int:
    """By how many pixels a page is wider than its screen; 0 or less where it fits."""
    over: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return over


def serious_faults(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on a page that is serious or worse: the rule, and the first elements that break it."""
    from axe_playwright_python.sync_playwright import Axe

    return [
        (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in Axe().run(page).response["violations"]
        if one["impact"] in ("serious", "critical")
    ]
