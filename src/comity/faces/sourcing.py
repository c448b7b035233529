"""Sourcing: each event of a casebook with all that a row of another data set needs of it. A drawer of the desk.

It knows the record, which it streams, and of the reading room the directory (outlets) and the codebook (types).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from comity.exchange.sourced import Outlet, Sourced
from comity.record.selection import Selection
from comity.record.stream import Stream
from comity.types import Actor, Event

_DEEDS_OF_WORDS = frozenset({"AGREE", "REQUEST", "REJECT"})
"""Types whose code in other taxonomies hangs on the deed that they are about."""


def sourced(stream: Stream, chosen: Selection, layers: Sequence[str | Path] = ()) -> Iterator[Sourced]:
    """The events of a selection, in the order of the listing, one by one."""
    kind_of, outlet = _kinds(layers), _outlets(layers)
    for event in stream.events(chosen):
        mentions = tuple(stream.mentions_of(event))
        reports = tuple(found for one in event.articles if (found := stream.report(one)) is not None)
        kind = kind_of(event.event_type)
        subject = stream.about(mentions[0]) if mentions and kind in _DEEDS_OF_WORDS else None
        yield Sourced(
            event,
            mentions,
            reports,
            _actors(stream, event),
            tuple(map(outlet, event.outlets)),
            kind,
            kind_of(subject.event_type) if subject else None,
            stream.is_spoken_of(event),
        )


def _actors(stream: Stream, event: Event) -> dict[str, Actor]:
    """Everybody in an event by id; who is named in no report that can still be read stands by the id alone."""
    found = {one: stream.actor(one) or Actor(one, one, "unresolved") for one in (*event.actors, *event.recipients)}
    voices = dict.fromkeys(count.voice for count in event.counts)  # outlets, too, which are no actors
    return found | {one: known for one in voices if (known := stream.actor(one)) is not None}


def _kinds(layers: Sequence[str | Path]) -> Callable[[str], str]:
    """The PLOVER type whose rules a type follows; of a codebook of one's own that says of none, the type itself."""
    from comity.reading.knowledge import filled, knowledge

    types = knowledge(filled(layers)).codebook.types
    return lambda name: types[name].like if name in types else name


def _outlets(layers: Sequence[str | Path]) -> Callable[[str], Outlet]:
    """How far an outlet reaches, by its name, as the directory has it."""
    from comity.reading.knowledge import filled, knowledge

    directory = knowledge(filled(layers)).directory

    @lru_cache(10_000)
    def outlet(name: str) -> Outlet:
        for meant in directory.named(name):
            row = directory.actors.row(meant.actor)
            if row.get("scale"):
                return Outlet(name, row["scale"], row.get("country") or None)
        return Outlet(name)

    return outlet
