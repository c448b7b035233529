"""What the reader of a report knows better than the report: its date, outlet and address, from the command line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from comity.errors import UsageError


@dataclass(frozen=True, slots=True)
class Hints:
    """Facts that stand over those found in a source; `published` is an ISO day, or a UsageError is raised.

    `published` and `outlet` win over a row's own fields; `url` does not, since one address can't be that of many rows.
    """

    published: str | None = None
    outlet: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and not _is_iso_day(self.published):
            raise UsageError(
                f"`{self.published}` is not a date that a report can have been published on",
                hint="write the day as year, month, day: --published 2019-12-31",
            )


def _is_iso_day(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
