"""Sides: who stands with whom on a day, against whom, and which three do not fit; and a strip of other days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity import wire
from comity.faces.desk import Desk
from comity.faces.related import Related
from comity.faces.web.asked import Asked, Sheet, same
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.selected import Extent, told_by
from comity.faces.web.shapes import line, record
from comity.faces.who import checked_day
from comity.types import Camp, Triad

PATH = "/sides"
ASKS = ("on", "since")
DAYS = 12
"""Days of the strip."""
TRIADS = 20
"""Triads that are told in sentences."""
STRIP = 5 * 365
"""Days back from the last that the strip reaches at most."""


@dataclass(frozen=True, slots=True)
class Column:
    """A day of the strip: how large its camps are, the largest first, and how many ties no camp explains."""

    on: str
    sizes: tuple[int, ...]
    frustration: int


TWIN = record(on=str, camps=[line(Camp)], strip=list[Column])


def sheet(desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet:
    """The camps of a day (that of the newest conduct, unless said), beside an earlier one where it is named."""
    reckoning.wait()
    related = desk.related()
    on = checked_day(asked.get("on") or related.last_day or "2000-01-01")
    since = asked.get("since")
    camps = reckoning.needed(("camps", on, since), lambda: list(desk.camps(on=on, since=since)))
    days = days_of([one.known for one in related.conduct])
    strip = reckoning.kept(("strip", *days), lambda: [column(desk, one) for one in days]) if days else []
    triads = list(dict.fromkeys(triad for camp in camps for triad in camp.strained))
    values = {
        "camps": camps,
        "on": on,
        "since": since,
        "names": desk.names(ids_of(camps)),
        "strains": [strain_of(one, related, on) for one in triads[:TRIADS]],
        "triads": len(triads),
        "strip": strip,
        "extent": reckoning.remembered(("conduct", days[-1]), lambda: told_until(related, days[-1])) if days else None,
        "largest": max((sum(one.sizes) for one in strip or ()), default=1),
    }
    return Sheet(
        "sides.html",
        values,
        lambda: {
            "on": on,
            "camps": list(map(wire.to_line, camps)),
            "strip": [wire.to_dict(one) for one in strip or ()],
        },
        same(desk.path, "camps", on=on, since=since),
        lambda: ("camp", map(wire.to_line, camps)),
    )


def days_of(known: Sequence[int]) -> list[str]:
    """Days that lie evenly over what is known, the last of them the last."""
    if not known:
        return []
    last = max(known)
    first = max(min(known), last - STRIP)
    step = max(1, (last - first) // (DAYS - 1))
    back = range(last, first - 1, -step)[:DAYS]
    return [date.fromordinal(day).isoformat() for day in reversed(back)]


def told_until(related: Related, on: str) -> Extent:
    """What the camps of a day rest on: all conduct that was known then."""
    last = date.fromisoformat(on).toordinal()
    return told_by(one for one in related.conduct if one.known <= last)


def column(desk: Desk, on: str) -> Column:
    """The camps of one day, as large as they are."""
    camps = desk.camps(on=on)
    sizes = sorted((len(one.actors) for one in camps), reverse=True)
    return Column(on, tuple(sizes), camps[0].frustration if camps else 0)


@dataclass(frozen=True, slots=True)
class Strain:
    """A triad in words: two whose tie does not fit, the third, and how that one stands to both where that is known."""

    one: str
    other: str
    third: str
    friendly: bool
    to_both: int
    balanced_by: tuple[str, ...]


def strain_of(triad: Triad, related: Related, on: str) -> Strain:
    """What does not fit in a triad; `to_both` is 1 where the third is on good terms with both, -1 with neither."""
    one, other = triad.tie
    third = next(actor for actor in triad.actors if actor not in triad.tie)
    signs = {sign_of(related, third, one, on), sign_of(related, third, other, on)}
    to_both = next(iter(signs)) if len(signs) == 1 else 0
    return Strain(one, other, third, triad.friendly, to_both, triad.balanced_by)


def sign_of(related: Related, one: str, other: str, on: str) -> int:
    """Whether two are on good terms (1) or bad ones (-1) on a day, by both their ties; 0 where neither is known."""
    ties = (related.tie(one, other, on), related.tie(other, one, on))
    level = sum(tie.level * tie.events for tie in ties if tie.level is not None)
    return (level > 0) - (level < 0)


def ids_of(camps: Sequence[Camp]) -> set[str]:
    ids = {actor for camp in camps for actor in (*camp.actors, *camp.against, *camp.joined, *camp.left)}
    return ids | {one for camp in camps for triad in camp.strained for one in (*triad.actors, *triad.balanced_by)}
