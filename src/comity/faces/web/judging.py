"""Judging from a page: forms that say what belongs together, each believed only from our own pages, each undoable."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast
from urllib.parse import urlencode, urlsplit

from comity.errors import RefusedError, UsageError
from comity.faces.desk import Desk
from comity.types import Judgement

VERDICTS = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Made:
    """A judgement that was made just now, and whether it stands."""

    judgement: Judgement
    stands: bool


class Judging:
    """The judgements that are made in the browser, under the name of one coder.

    `form` is what each form of ours sends along; another site's page can't read it, so it can't send it.
    """

    def __init__(self, desk: Desk, coder: str) -> None:
        self._desk = desk
        self.coder = coder
        self.form = secrets.token_urlsafe(24)

    def check(self, sent: Mapping[str, str], origin: str | None, base: str) -> None:
        """A RefusedError unless the form is one of ours."""
        check_origin(origin, base)
        if not secrets.compare_digest(sent.get("form", "").encode(), self.form.encode()):
            raise _not_ours()

    def judge(self, sent: Mapping[str, str]) -> str:
        """Make the judgement that a form says; the address to go on at."""
        verdict, left, right = (sent.get(name, "") for name in ("verdict", "left", "right"))
        if verdict not in VERDICTS or not left or not right:
            raise UsageError("a judgement names two records and a verdict", f"one of {', '.join(VERDICTS)}")
        made = self._desk.judge(cast(Literal["same", "different", "unsure"], verdict), left, right, judge=self.coder)
        return _back(sent, made.id)

    def undo(self, sent: Mapping[str, str]) -> str:
        """Take back the judgement that a form names; the address to go on at."""
        gone = self._desk.undo(sent.get("judgement") or None, judge=self.coder)
        return _back(sent, gone.id)

    def made(self, id_: str | None) -> Made | None:
        """The judgement of an id, for the line that says what was just done."""
        every = list(self._desk.judgements()) if id_ else []
        undone = {one.undoes for one in every}
        return next((Made(one, one.id not in undone) for one in every if one.id == id_), None)


def check_origin(origin: str | None, base: str) -> None:
    """A RefusedError where what is sent comes from a page of another site."""
    if origin is not None and urlsplit(origin).netloc != urlsplit(base).netloc:
        raise _not_ours()


def _not_ours() -> RefusedError:
    return RefusedError("this form is not of a page that is open here", "go back, load the page again, repeat")


def _back(sent: Mapping[str, str], judged: str) -> str:
    """The page that the form stood on, and nowhere else: a path of our own, with what was judged."""
    asked = urlsplit(sent.get("back", ""))
    path = asked.path if not asked.scheme and not asked.netloc and asked.path.startswith("/") else "/judgements"
    return f"/{path.lstrip('/')}?{urlencode({'judged': judged})}"
