"""Lists: a page of rows, how many there are, where the others are, and the fields that narrow them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from comity import types
from comity.faces.coding import event_types
from comity.faces.desk import Desk
from comity.faces.questions import Chosen
from comity.faces.web.asked import ROWS, Asked

OF_LISTS = ("order", "page")
"""What may be asked of every list, beside what narrows it."""

NEWEST = "newest"
"""What `order` is in the address of a list that begins with the newest."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a list may be narrowed by: a word of `options`, where there are any, else what is typed."""

    name: str
    label: str
    options: tuple[str, ...] = ()
    kind: str = "text"  # of the input
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of a list: its rows, of how many in all, the first of them by its number, and the pages beside it."""

    rows: Sequence[Any]
    total: int
    first: int
    before: str | None
    after: str | None

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def limited(chosen: Chosen, many: int, after: int = 0) -> Chosen:
    """A question narrowed to so many records after the first few."""
    return {**chosen, "limit": many, "offset": after}


def rows_of(asked: Asked, total: int, fetch: Callable[[int, int], Sequence[Any]]) -> Rows:
    """The rows that an address asks for; `fetch` gives so many after the first few, the oldest first."""
    offset = (asked.page - 1) * ROWS
    newest = asked.get("order") == NEWEST
    before = asked.address(page=asked.page - 1 if asked.page > 2 else None) if asked.page > 1 else None
    after = asked.address(page=asked.page + 1) if offset + ROWS < total else None
    if newest:  # lists are kept the oldest first: the same rows, counted from the other end
        end = max(0, total - offset)
        rows = list(fetch(min(ROWS, end), max(0, end - ROWS)))[::-1]
    else:
        rows = list(fetch(ROWS, offset))
    return Rows(rows, total, offset + 1, before, after)


def twin_of(listed: Rows, lines: Sequence[Any]) -> dict[str, Any]:
    """The `.json` twin of a list: the rows of the page, how many there are, and where the next ones are."""
    following = listed.after.replace("?", ".json?", 1) if listed.after else None
    return {"total": listed.total, "first": listed.first, "next": following, "rows": list(lines)}


ACTOR = Field("actor", "actor")
RECIPIENT = Field("recipient", "recipient")
SINCE = Field("since", "since", hint="2019-12-31")
UNTIL = Field("until", "until", hint="2019-12-31")
SEARCH = Field("search", "words in the report", kind="search")
PLACE = Field("place", "place", hint="Baghdad, IRQ")
SURE = Field("sure", "confidence at least", ("0.5", "0.6", "0.7", "0.8"))
VOICE = Field("voice", "voice", get_args(types.Voice))
AS_OF = Field("as_of", "as known on", hint="2019-12-31")


def type_of_deed(desk: Desk) -> Field:
    """The types of deeds of the codebook that the casebook is read with."""
    return Field("type", "type", event_types(desk.layers))


def words_of(name: str, label: str, literal: object) -> Field:
    """A field whose words are those of a Literal."""
    return Field(name, label, get_args(literal))
