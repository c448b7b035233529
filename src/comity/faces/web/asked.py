"""What an address asks for, and what a page answers with: the whole state of a page stands in its address."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, cast
from urllib.parse import quote, urlencode

from comity.errors import UsageError
from comity.faces.columns import Line
from comity.faces.questions import Chosen

if TYPE_CHECKING:
    from comity.faces.desk import Desk
    from comity.faces.web.reckoning import Reckoning

ROWS = 50
"""Rows of a list on one page."""

CSV_ROWS = 5_000
"""Rows that the CSV of a list holds; the command beside it writes all of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address taken apart: the path of the page, the names in it, and the query without what is empty; and who asks,
    by the name that judges there."""

    path: str
    named: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    coder: str = ""

    def get(self, name: str) -> str | None:
        return self.query.get(name)

    @property
    def page(self) -> int:
        """The page of a list, from 1; a UsageError where `page` is no such number."""
        given = self.query.get("page", "1")
        if not (given.isascii() and given.isdigit() and 0 < int(given) < 10**7):
            raise UsageError(f"`{given}` is no page", "pages are numbered from 1")
        return int(given)

    def whole(self, name: str) -> int:
        """A number of the query that is not negative, 0 where it is not there; a UsageError where it is none."""
        given = self.query.get(name, "0")
        if not (given.isascii() and given.isdigit() and len(given) < 8):
            raise UsageError(f"`{name}` is `{given}`, which is no number", f"such as {name}=3")
        return int(given)

    def chosen(self, *names: str) -> Chosen:
        """The filters of those names that the address sets."""
        return cast(Chosen, {name: self.query[name] for name in names if name in self.query})

    def address(self, suffix: str = "", **changed: object) -> str:
        """This page's address, with a suffix such as `.json`, and the query changed; None takes a name out of it."""
        query = {**self.query, **{name: str(value) for name, value in changed.items() if value is not None}}
        kept = {name: value for name, value in query.items() if name not in changed or changed[name] is not None}
        path = quote(self.path if self.path != "/" or not suffix else "/index")
        return path + suffix + (f"?{urlencode(kept)}" if kept else "")


@dataclass(frozen=True, slots=True)
class Same:
    """The same question on the command line and in Python."""

    command: str
    python: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before it is set: its template with what that shows, its JSON twin, its table, and the same elsewhere.

    `twin` and `table` are asked only where they are wanted. `table` gives a kind of record and its lines.
    """

    template: str
    values: Mapping[str, object]
    twin: Callable[[], object]
    same: Same
    table: Callable[[], tuple[str, Iterable[Line]]] | None = None


class Page(Protocol):
    """A module of `pages`: where its page is, what may be asked, the shape of its twin, and what it answers."""

    @property
    def PATH(self) -> str: ...
    @property
    def ASKS(self) -> tuple[str, ...]: ...
    @property
    def TWIN(self) -> Any: ...

    def sheet(self, desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet: ...


def same(path: object, command: str, *ids: str, **filters: object) -> Same:
    """A command over a casebook and the call that answers the same.

    >>> same("iraq", "events", actor="iran", since=None)
    Same(command='comity events iraq --actor iran', python="comity.open('iraq').events(actor='iran')")
    """
    given: dict[str, Any] = {name: value for name, value in filters.items() if value is not None}
    words = ["comity", command, str(path), *ids]
    for name, value in given.items():
        words += [f"--{name.replace('_', '-')}", str(value)]
    arguments = ", ".join([*map(repr, ids), *(f"{name}={value!r}" for name, value in given.items())])
    return Same(shlex.join(words), f"comity.open({str(path)!r}).{command}({arguments})")


def at(*parts: str) -> str:
    """An address of parts, each quoted: `at("event", "e-1")` is `/event/e-1`."""
    return "".join(f"/{quote(part, safe='')}" for part in parts)
