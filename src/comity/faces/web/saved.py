"""Saved: a page by its address as one file of HTML, which says when it was saved, of what, and how to ask again."""

from __future__ import annotations

import difflib
import math
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from comity.errors import NotFoundError
from comity.faces.desk import Desk
from comity.faces.onefile import onefile
from comity.faces.web.asked import Asked, Page, Sheet
from comity.faces.web.pages import PAGES
from comity.faces.web.paper import Paper
from comity.faces.web.reckoning import NotReckonedError, Reckoning

PATIENCE = 10.0
"""Seconds that a page which is to be kept waits for what is being reckoned."""

_PAUSE = 0.1  # seconds between two looks whether all is reckoned


@dataclass(frozen=True, slots=True)
class Saved:
    """When a page was saved, and the desk that its links lead to."""

    at: str
    base: str


def as_file(paper: Paper, sheet: Sheet, asked: Asked, saved: Saved) -> str:
    """A page as one file."""
    return onefile(paper.set(sheet, asked, "", None, saved), saved.base)


def page_file(desk: Desk, address: str, base: str) -> str:
    """The page of an address such as `/pair/iran/iraq?since=2019-12-01` as one file, once what it needs is reckoned.

    A NotFoundError names the pages nearest to one that is not there.
    """
    page, asked = page_at(address)
    sheet = settled(page, desk, asked, Reckoning(desk), math.inf)
    return as_file(Paper(desk.path.name or "casebook"), sheet, asked, Saved(desk.moment(), base))


def settled(page: Page, desk: Desk, asked: Asked, reckoning: Reckoning, patience: float = PATIENCE) -> Sheet:
    """A page when all that it shows is worked out, or as it is after so many seconds.

    A NotReckonedError where it needs then what is not there.
    """
    until = time.monotonic() + patience
    reckoning.look()
    while True:
        late = time.monotonic() > until
        try:
            sheet = page.sheet(desk, asked, reckoning)
            if late or reckoning.idle:
                return sheet
        except NotReckonedError:
            if late:
                raise
        time.sleep(_PAUSE)


def page_at(address: str) -> tuple[Page, Asked]:
    """The page of an address, and what is asked of it."""
    asked = urlsplit(address)
    path = "/" + asked.path.strip("/")
    for page in PAGES:
        found = re.fullmatch(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", page.PATH), path)
        if found:
            named = {name: unquote(value) for name, value in found.groupdict().items()}
            query: Mapping[str, str] = {name: value for name, value in parse_qsl(asked.query) if value.strip()}
            return page, Asked(unquote(path), named, query)
    near = difflib.get_close_matches(path, [page.PATH for page in PAGES], 2, 0.4)
    raise NotFoundError(f"there is no page `{path}`", f"there is {' and '.join(near or ['/events'])}")
