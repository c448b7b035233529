"""An event as a clause: the telling that says most of it, and whoever else is needed for its parties and its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.faces.brief.material import Clause, Mark, Sources
from comity.faces.brief.period import Period
from comity.faces.brief.telling import deed_clause
from comity.faces.words import one_line
from comity.types import Event, EventMention


@dataclass(frozen=True, slots=True)
class Telling:
    """Who did an event to whom by the mentions of it that say so: no more than its sources do."""

    event: Event
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    mentions: tuple[EventMention, ...]


def telling_of(event: Event, mentions: Sequence[EventMention]) -> Telling | None:
    """The mention that names most of an event and, where it lacks a side or the place, the first that has it.

    None where no mention of it can be read any more.
    """
    done = [one for one in mentions if one.status == "happened" and one.event_type == event.event_type] or [*mentions]
    if not done:
        return None
    best = max(done, key=lambda one: (bool(one.actors) + bool(one.recipients), one.mode == event.mode, one.voice == "author"))  # fmt: skip  # noqa: E501
    doing = best if best.actors else next((one for one in done if one.actors), best)
    together = len(best.actors) > 1 and not best.recipients  # who meet or fight each other do it to nobody else
    suffering = best if best.recipients or together else next((one for one in done if one.recipients), best)
    placed = next((one for one in (best, *done) if event.where and one.where and one.where.name == event.where.name), best)  # fmt: skip  # noqa: E501
    actors = tuple(dict.fromkeys(argument.actor for argument in doing.actors))
    recipients = tuple(dict.fromkeys(argument.actor for argument in suffering.recipients))
    return Telling(
        event,
        actors,
        tuple(one for one in recipients if one not in actors),
        tuple({one.id: one for one in (best, doing, suffering, placed)}.values()),
    )


def event_clause(told: Telling, period: Period, sources: Sources, *, doer: bool = True) -> Clause:
    """What was done, and where; without `doer` where that is what is disputed."""
    event = told.event
    names = period.desk.names({*told.actors, *told.recipients})
    what = deed_clause(event.event_type, event.mode, told.actors if doer else (), told.recipients, names)
    place = f" in {one_line(event.where.name)}" if event.where else ""
    unsaid = ", by whom is not said" if doer and not told.actors else ""
    return Clause(f"{what or event.event_type}{place}{unsaid}", sources.of(told.mentions))


def mark_of(period: Period, event_type: str) -> Mark:
    return "hostile" if period.desk.hostile(event_type) else "cooperative"


def of_different_reports(mentions: Iterable[EventMention], most: int = 3) -> list[EventMention]:
    """Of each report the first mention, as far as a few."""
    first: dict[str, EventMention] = {}
    for one in mentions:
        first.setdefault(one.article, one)
    return list(first.values())[:most]
