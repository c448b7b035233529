"""Days and moments as strings that sort as they happened, and since when a report counts as known."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

from comity.errors import UsageError

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AFTER_ALL_ELSE = "~"  # sorts after every character of a moment


def moment(text: str) -> str:
    """An ISO 8601 day or moment as UTC with microseconds, always 27 characters; without a zone it is UTC.

    >>> moment("2020-01-03T12:00:00+03:00")
    '2020-01-03T09:00:00.000000Z'
    """
    try:
        parsed = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise UsageError(
            f"`{text}` is neither a day nor a moment", "write 2019-12-31 or 2019-12-31T18:30:00Z"
        ) from None
    parsed = parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
    return parsed.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def last_moment_of(as_of: str) -> str:
    """The bound to compare with `<=`: a day counts to its end, a moment to itself.

    >>> moment("2020-01-03T23:00:00Z") <= last_moment_of("2020-01-03") < "2020-01-04"
    True
    """
    if _DAY.fullmatch(as_of):
        moment(as_of)  # a day that does not exist is refused
        return as_of + _AFTER_ALL_ELSE
    return moment(as_of)


def known_from(observed_at: str, published: str | None) -> str:
    """Since when a first version was known: when it was seen, or when it was published where that is earlier.

    A published date that is no whole day (`2019-12`) says too little and is passed over.
    """
    if published is None:
        return observed_at
    try:
        day = published if _DAY.fullmatch(published) else moment(published)
        moment(day)
    except UsageError:
        return observed_at
    return min(observed_at, day)


@lru_cache(16_384)
def day_number(day: str) -> int:
    """The day as a number that counts up by one; a ValueError where it is no whole day."""
    return date.fromisoformat(day[:10]).toordinal()
