"""Lookups: records of a casebook by their ids, and the reports that records stand in. A drawer of the desk.

It knows the record, which it asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from comity.errors import NotFoundError
from comity.record.casebook import Casebook
from comity.record.holdings import Holdings
from comity.record.trace import Mark, Quote
from comity.types import Actor, Article, Attribution, Event, EventMention

__all__ = ["Holdings", "Mark", "Quote", "copies", "record", "reports_of"]

Kind = TypeVar("Kind", Actor, Article, Event, EventMention)


def record(book: Casebook, name: str, kind: type[Kind]) -> Kind:
    """The record of an id; a NotFoundError where there is none, or it is of another kind."""
    found = book.get(name)
    if not isinstance(found, kind):
        raise NotFoundError(f"`{found.id}` is no {kind.__name__}")
    return found


def reports_of(
    book: Casebook, records: Iterable[Attribution | EventMention], as_of: str | None = None
) -> dict[str, Article]:
    """The articles that records stand in, by their ids."""
    wanted = {one.article for one in records}
    return {one.id: one for one in book.articles_by_id(sorted(wanted), as_of)}


def copies(book: Casebook, reports: Iterable[Article]) -> list[tuple[Article, Article]]:
    """Pairs of these reports of which the later holds the words of the earlier, or an excerpt of them."""
    ordered = sorted(reports, key=lambda one: (one.published or "9999", one.id))
    place = {one.id: at for at, one in enumerate(ordered)}
    pairs = ((place[one], place[other]) for one, other in book.copies(place))
    return [(ordered[later], ordered[earlier]) for later, earlier in sorted((max(p), min(p)) for p in pairs)]
