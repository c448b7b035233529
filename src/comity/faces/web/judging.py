"""Judging from a page: forms that say what belongs together, each believed only from our own pages, each undoable."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from comity.errors import RefusedError, UsageError
from comity.faces.desk import Desk
from comity.faces.reviewing import made_with
from comity.faces.words import one_line
from comity.types import Judgement, PairVerdict

CODER = "comity_coder"
"""The cookie that holds a coder's name, as long as the browser is open."""

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Made:
    """A judgement that was made just now, whether it stands, and of how many deeds it was made in one go."""

    judgement: Judgement
    stands: bool
    many: int = 1


class Judging:
    """The judgements that are made in the browser, under the name of the desk's coder or of who signed in there.

    `form` is what each form of ours sends along; another site's page can't read it, so it can't send it.
    """

    def __init__(self, desk: Desk, coder: str) -> None:
        self._desk = desk
        self.coder = coder
        self.form = secrets.token_urlsafe(24)

    def who(self, cookies: Mapping[str, str]) -> str:
        """Under whose name a browser judges."""
        return one_line(unquote(cookies.get(CODER, ""))).strip()[:LONGEST_NAME] or self.coder

    def check(self, sent: Mapping[str, str], origin: str | None, base: str) -> None:
        """A RefusedError unless the form is one of ours."""
        check_origin(origin, base)
        if not secrets.compare_digest(sent.get("form", "").encode(), self.form.encode()):
            raise _not_ours()

    def judge(self, sent: Mapping[str, str], coder: str) -> str:
        """Make the judgement that a form says; the address to go on at."""
        verdict, left, right = (sent.get(name, "") for name in ("verdict", "left", "right"))
        words = get_args(PairVerdict)
        if verdict not in words or not left or not right:
            raise UsageError("a judgement names two records and a verdict", f"one of {', '.join(words)}")
        made = self._desk.judge(cast(PairVerdict, verdict), left, right, judge=coder)
        return back(sent, made.id)

    def undo(self, sent: Mapping[str, str], coder: str) -> str:
        """Take back the judgement that a form names, and those made with it in one go; the address to go on at."""
        named = sent.get("judgement") or None
        together = self._desk.queue.made_with(named) if named is not None else [named]
        gone = [self._desk.undo(one, judge=coder) for one in together]
        return back(sent, named or gone[0].id)

    def made(self, id_: str | None) -> Made | None:
        """The judgement of an id, for the line that says what was just done."""
        every = list(self._desk.judgements()) if id_ else []
        undone = {one.undoes for one in every}
        made = next((one for one in every if one.id == id_), None)
        return Made(made, made.id not in undone, len(made_with(every, made))) if made is not None else None


def coder_named(name: str) -> str:
    """A name to sign in by; a UsageError where it is none."""
    plain = one_line(name).strip()
    if not plain or len(plain) > LONGEST_NAME:
        raise UsageError("a coder needs a name", f"of at most {LONGEST_NAME} characters")
    return plain


def check_origin(origin: str | None, base: str) -> None:
    """A RefusedError where what is sent comes from a page of another site."""
    if origin is not None and urlsplit(origin).netloc != urlsplit(base).netloc:
        raise _not_ours()


def _not_ours() -> RefusedError:
    return RefusedError("this form is not of a page that is open here", "go back, load the page again, repeat")


def back(sent: Mapping[str, str], judged: str | None = None) -> str:
    """The page that the form stood on, and nowhere else: a path of our own and its query, with what was judged."""
    asked = urlsplit(sent.get("back", ""))
    ours = not asked.scheme and not asked.netloc and asked.path.startswith("/")
    query = {name: value for name, value in parse_qsl(asked.query) if name != "judged"} if ours else {}
    query |= {"judged": judged} if judged else {}
    path = f"/{asked.path.lstrip('/')}" if ours else "/judgements"
    return path + (f"?{urlencode(query)}" if query else "")
