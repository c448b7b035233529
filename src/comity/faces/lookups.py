"""Lookups: records of a casebook by their ids, and the reports that records stand in. A drawer of the desk.

It knows the record, which it asks: for each one where they are few, else once for all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from comity.errors import NotFoundError
from comity.record.casebook import Casebook
from comity.record.selection import Selection
from comity.types import Actor, Article, Attribution, Event, EventMention

Kind = TypeVar("Kind", Actor, Article, Event, EventMention)

_EACH = 50  # records that are looked up one by one; of more, all are fetched at once


def record(book: Casebook, name: str, kind: type[Kind]) -> Kind:
    """The record of an id; a NotFoundError where there is none, or it is of another kind."""
    found = book.get(name)
    if not isinstance(found, kind):
        raise NotFoundError(f"`{found.id}` is no {kind.__name__}")
    return found


def mentions(book: Casebook, ids: Iterable[str], as_of: str | None = None) -> list[EventMention]:
    """Event mentions by their ids; those that were known by the end of the day `as_of`, if one is said."""
    wanted = set(ids)
    if len(wanted) <= _EACH and as_of is None:
        return [record(book, id_, EventMention) for id_ in sorted(wanted)]
    return [one for one in book.mentions(Selection(as_of=as_of)) if one.id in wanted]


def reports_of(
    book: Casebook, records: Iterable[Attribution | EventMention], as_of: str | None = None
) -> dict[str, Article]:
    """The articles that records stand in, by their ids."""
    wanted = {one.article for one in records}
    if len(wanted) <= _EACH and as_of is None:
        return {id_: record(book, id_, Article) for id_ in sorted(wanted)}
    return {one.id: one for one in book.articles(Selection(as_of=as_of)) if one.id in wanted}


def copies(book: Casebook, reports: Iterable[Article]) -> list[tuple[Article, Article]]:
    """Pairs of these reports of which the later holds the words of the earlier, or an excerpt of them."""
    ordered = sorted(reports, key=lambda one: (one.published or "9999", one.id))
    place = {one.id: at for at, one in enumerate(ordered)}
    pairs = ((place[one], place[other]) for one, other in book.copies(place))
    return [(ordered[later], ordered[earlier]) for later, earlier in sorted((max(p), min(p)) for p in pairs)]
