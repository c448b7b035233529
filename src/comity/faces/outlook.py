"""Who stands with whom on a day, and what is to be expected of two actors: a drawer of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import UsageError
from comity.faces.who import checked_day
from comity.types import Camp, Forecast

if TYPE_CHECKING:
    from comity.record.casebook import Casebook
    from comity.relations.conduct import Conduct

LONGEST = 365
"""Days that a forecast reaches: beyond that, too few windows of the past have ended to learn from."""


def conduct_in(book: Casebook, layers: Sequence[str | Path] = (), as_of: str | None = None) -> list[Conduct]:
    """What the actors of a casebook did to each other, weighed by the tables that it is read with."""
    from comity.reading.knowledge import filled, knowledge
    from comity.relations.conduct import conduct_in as conduct_of
    from comity.relations.material import Material
    from comity.relations.weights import weights

    types = knowledge(filled(layers)).codebook.types

    def score(event_type: str, mode: str | None) -> float:
        kind = types[event_type]
        own = kind.modes[mode].score if mode is not None and mode in kind.modes else None
        return kind.score if own is None else own

    all_ = book.whole(as_of)
    material = Material(
        all_.events, all_.mentions, all_.stances, all_.actors, all_.published, all_.named, all_.original, all_.said_by
    )
    return conduct_of(material, weights(layers), score)


def camps(
    book: Casebook,
    layers: Sequence[str | Path] = (),
    on: str | None = None,
    since: str | None = None,
    as_of: str | None = None,
) -> list[Camp]:
    """The camps of a day (the last that is told of, unless said), compared with those of the day `since`."""
    from comity.relations.camps import camps as camps_of
    from comity.relations.weights import weights

    conduct = conduct_in(book, layers, as_of)
    day = _day(conduct, on)
    if day is None:
        return []
    before = checked_day(since) if since is not None else None
    if before is not None and before >= day:
        raise UsageError(f"camps of {day} can't be compared with those of {before}", "--since has to be earlier")
    return camps_of(conduct, day, weights(layers), before)


def forecasts(
    book: Casebook,
    layers: Sequence[str | Path] = (),
    actor: str | None = None,
    horizon: int = 30,
    on: str | None = None,
    as_of: str | None = None,
) -> list[Forecast]:
    """What is to be expected after a day (the last that is told of, unless said); of an actor, either way, if named."""
    from comity.reading.knowledge import filled, knowledge
    from comity.relations.forecasts import forecasts as forecasts_of

    if not 1 <= horizon <= LONGEST:
        raise UsageError(f"`horizon` is {horizon}", f"a number of days from 1 to {LONGEST}")
    asked = book.called(actor) if actor is not None else None
    conduct = conduct_in(book, layers, as_of)
    day = _day(conduct, on)
    if day is None:
        return []
    quads = {kind.name: kind.quad for kind in knowledge(filled(layers)).codebook.types.values()}
    return forecasts_of(conduct, day, quads.get, horizon, asked)


def _day(conduct: Sequence[Conduct], on: str | None) -> str | None:
    """The day that is asked about, or the last on which something was reported; None where nothing was."""
    if on is not None:
        return checked_day(on)
    return date.fromordinal(max(one.known for one in conduct)).isoformat() if conduct else None
