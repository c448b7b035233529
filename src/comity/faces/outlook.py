"""Who stands with whom on a day, and what is to be expected of two actors: a drawer of the desk beside `related`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from comity.errors import UsageError
from comity.faces.who import checked_day
from comity.types import Camp, Forecast

if TYPE_CHECKING:
    from comity.faces.related import Related

LONGEST = 365
"""Days that a forecast reaches: beyond that, too few windows of the past have ended to learn from."""


def camps(related: Related, on: str | None = None, since: str | None = None) -> list[Camp]:
    """The camps of a day (that of the newest conduct, unless said), beside those of the earlier day `since`."""
    from comity.relations.camps import camps as camps_of

    day = checked_day(on) if on else related.last_day
    if day is None:
        return []
    before = checked_day(since) if since else None
    if before is not None and before >= day:
        raise UsageError(f"camps of {day} can't be compared with those of {before}", "--since has to be earlier")
    return camps_of(related.conduct, day, related.weights, before)


def forecasts(
    related: Related, quads: Mapping[str, int], actor: str | None = None, horizon: int = 30, on: str | None = None
) -> list[Forecast]:
    """What is to be expected after a day (that of the newest conduct, unless said); of an actor, either way, if named.

    `quads` are those of the types of deeds.
    """
    from comity.relations.forecasts import forecasts as forecasts_of

    if not 1 <= horizon <= LONGEST:
        raise UsageError(f"`horizon` is {horizon}", f"a number of days from 1 to {LONGEST}")
    day = checked_day(on) if on else related.last_day
    if day is None:
        return []
    asked = related.principals(actor, day) if actor is not None else None
    return forecasts_of(related.conduct, day, quads.get, horizon, asked)
