"""Record files: the records of a casebook, kind by kind, as CSV, JSON lines and Parquet. A drawer of the desk.

It knows the record, whose streams it reads and whose way of writing Parquet it uses.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_type_hints

from comity import types, wire
from comity.errors import UsageError
from comity.exchange.cells import json_text
from comity.faces.columns import csv_of
from comity.faces.lines import ActorLine, claim_lines, event_lines
from comity.faces.questions import Chosen, selection
from comity.faces.who import checked_day
from comity.record.casebook import Casebook
from comity.record.segments import column_type, write_parquet
from comity.record.selection import Selection
from comity.record.stream import Stream

if TYPE_CHECKING:
    from comity.faces.related import Related

Line = Mapping[str, Any]

_SAID = frozenset({"actor", "recipient", "type", "since", "until", "status", "voice", "about", "search", "limit"})
_TOLD = _SAID | {"sure"}

FILTERS: Mapping[str, frozenset[str]] = {
    "events": _TOLD | {"place"},
    "mentions": _TOLD, "claims": _TOLD, "stances": _SAID, "actors": _TOLD, "articles": _TOLD,
    "outcomes": _TOLD, "ties": frozenset({"actor", "until", "limit"}),
    "shifts": frozenset({"actor", "since", "until", "limit"}),
    "skipped": frozenset({"type", "search", "limit"}), "the course of ties": frozenset({"actor", "since", "until"}),
    "the ties of a day": frozenset({"actor", "until"}),
}  # fmt: skip
"""The filters that say something of each kind of record."""

KINDS: Mapping[str, type] = {
    "events": types.Event, "mentions": types.EventMention, "claims": types.Attribution, "stances": types.Stance,
    "actors": types.Actor, "articles": types.Article, "outcomes": types.Outcome, "ties": types.Tie,
    "shifts": types.Shift, "skipped": types.Skip,
}  # fmt: skip
"""The kinds of records that there are, each with its noun."""

_DIFFERS = frozenset({"type", "status", "voice", "about"})
"""Filters of which each kind has its own words."""

_SPAN = column_type(types.Span)
_BESIDE: Mapping[str, Mapping[str, str]] = {
    "events": {"sentence": _SPAN},
    "claims": {"sentence": _SPAN},
    "actors": {"mention_count": "BIGINT", "article_count": "BIGINT", "first": "VARCHAR", "last": "VARCHAR"},
}
"""Columns that the listings have beside the fields of the noun."""


def check(kind: str, chosen: Chosen) -> None:
    """Raise a UsageError where there is no such kind of record, or a filter says nothing of it."""
    if kind not in FILTERS:
        raise UsageError(f"there are no records `{kind}`", f"one of {', '.join(KINDS)}")
    for name in sorted(_given(chosen) - FILTERS[kind]):
        raise UsageError(f"`{name}` says nothing of {kind}", f"narrow it by {', '.join(sorted(FILTERS[kind]))}")


def kinds_of(chosen: Chosen) -> tuple[str, ...]:
    """The kinds of which every filter says something; a UsageError where one means another thing in each of them."""
    narrowed = _given(chosen)
    for name in sorted(narrowed & _DIFFERS):
        raise UsageError(f"`{name}` means another thing in each kind of record", "choose one, as with --of events")
    return tuple(kind for kind in KINDS if narrowed <= FILTERS[kind])


def selected(kind: str, chosen: Chosen, layers: tuple[Path, ...]) -> Selection:
    """The selection of records of a kind; a UsageError names the words nearest to a wrong one."""
    statuses = {"events": types.EventStatus, "outcomes": types.OutcomeResult}.get(kind, types.Status)
    narrowed = "events" if kind in ("mentions", "articles", "ties", "shifts") else kind
    return selection(narrowed, chosen, statuses, layers)


def text(form: str, kind: str, lines: Iterable[Line]) -> Iterator[str]:
    """Lines of one kind as CSV with its header, or as JSON, a record a line."""
    if form == "csv":
        return iter(csv_of(wire.RECORD_TYPES[KINDS[kind]], lines))
    return (json_text(line) + "\n" for line in lines)


def parquet(kind: str, lines: Iterable[Line], target: Path) -> None:
    """Lines of one kind as a Parquet file: nested as docs/record.md has them, in the same order."""
    columns = {"type": "VARCHAR"} | {name: column_type(of) for name, of in get_type_hints(KINDS[kind]).items()}
    longest = 64
    with tempfile.NamedTemporaryFile("wb", suffix=".jsonl", dir=target.parent) as file:
        for line in lines:
            longest = max(longest, file.write(json_text(line).encode() + b"\n"))
        file.flush()
        write_parquet(Path(file.name), target, {**columns, **_BESIDE.get(kind, {})}, longest)


def lines(
    kind: str,
    stream: Stream,
    book: Casebook,
    related: Callable[[], Related],
    chosen: Chosen,
    layers: tuple[Path, ...],
) -> Iterator[Line]:
    """The records of a kind as the listings print them, one by one where they are kept.

    Outcomes, ties and shifts are reckoned first, from the whole of the casebook.
    """
    actor, limit = chosen.get("actor"), chosen.get("limit")
    since, until = day_of(chosen, "since"), day_of(chosen, "until")
    if kind == "ties":
        return islice(map(wire.to_line, related().ties(until, actor)), limit)
    if kind == "shifts":
        return islice(map(wire.to_line, related().turns(actor, since, until)), limit)
    if kind == "outcomes":
        return map(wire.to_line, book.outcomes(selected(kind, chosen, layers)))
    return _kept(kind, stream, chosen, layers)


def _kept(kind: str, stream: Stream, chosen: Chosen, layers: tuple[Path, ...]) -> Iterator[Line]:
    asked = selected(kind, chosen, layers)
    if kind == "events":
        for event in stream.events(asked):
            first = stream.mentions_of(event)[0]
            yield from event_lines([event], {event.id: first})
    elif kind == "claims":
        for claim in stream.claims(asked):
            yield from claim_lines([claim], {claim.article: stream.article(claim.article)})
    elif kind == "actors":
        for one in stream.actors(asked):
            yield ActorLine(one.actor, one.mentions, one.articles, one.first, one.last).to_dict()
    else:
        found = {"mentions": stream.mentions, "articles": stream.articles, "stances": stream.stances,
                 "skipped": stream.skipped}  # fmt: skip
        yield from map(wire.to_line, found[kind](asked))


def day_of(chosen: Chosen, name: Literal["since", "until"]) -> str | None:
    """A day that is asked for, where one is; a UsageError where it is none."""
    day = chosen.get(name)
    return checked_day(day) if day is not None else None


def _given(chosen: Chosen) -> frozenset[str]:
    """The filters that narrow what is told."""
    return frozenset(name for name, value in chosen.items() if value is not None) - {"as_of"}
