"""Related: how those in a casebook stand toward each other, and when that turned. The desk's drawer of relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from comity.errors import NotFoundError
from comity.faces.coding import scores
from comity.faces.lines import ActorLine
from comity.faces.why import Quote, Tracing
from comity.record.casebook import Casebook
from comity.relations.attention import attention_in
from comity.relations.conduct import Conduct, conduct_in
from comity.relations.material import Material
from comity.relations.shifts import shifts
from comity.relations.standing import Standing
from comity.relations.ties import by_pair, course, courses, tie, ties
from comity.relations.weights import Weights, weights
from comity.types import Event, Shift, Stance, Tie

POINTS = 120
"""Days on which a tie over time is asked for."""

_YEAR, _SUNDAY = 366, 6


@dataclass(frozen=True, slots=True)
class Rest:
    """What a tie or a shift rests on: the traces of its events and stances."""

    id: str
    record: Tie | Shift
    why: tuple[str, ...]
    below: tuple[Tracing, ...]
    kind: str = "relation"
    quotes: tuple[Quote, ...] = ()
    judged: tuple[str, ...] = ()

    def leaves(self) -> Iterator[Quote]:
        """Every sentence that it rests on."""
        for trace in self.below:
            yield from trace.leaves()


class Related:
    """The relations in a casebook, as they were known on a day; all of it is reckoned once, when first asked for."""

    def __init__(self, book: Casebook, layers: Sequence[str | Path], as_of: str | None = None) -> None:
        self._book, self._layers, self._as_of = book, layers, as_of

    @cached_property
    def material(self) -> Material:
        """All that conduct is made of."""
        whole = self._book.whole(self._as_of)
        return Material(
            whole.events, whole.mentions, whole.stances, whole.actors, whole.published, whole.named, whole.original,
            whole.said_by,
        )  # fmt: skip

    @cached_property
    def weights(self) -> Weights:
        return weights(self._layers)

    @cached_property
    def conduct(self) -> list[Conduct]:
        """Who did what toward whom, by day."""
        known = scores(self._layers)
        return conduct_in(
            self.material, self.weights, lambda kind, mode: known.get((kind, mode), known.get((kind, None), 0.0))
        )

    @cached_property
    def shifts(self) -> list[Shift]:
        """Every turn, by date."""
        return shifts(self.conduct, attention_in(self.material, self.conduct), self.weights, self.persons)

    @property
    def persons(self) -> set[str]:
        """Those who are no side of their own, and turn only from something known."""
        return {id_ for id_, actor in self.material.actors.items() if actor.kind in ("person", "unresolved")}

    @cached_property
    def standing(self) -> Standing:
        """Who acts for whom."""
        return Standing(self.material.actors)

    @property
    def last_day(self) -> str | None:
        """The day of the newest conduct."""
        days = [one.known for one in self.conduct]
        return date.fromordinal(max(days)).isoformat() if days else None

    def ties(self, on: str | None, actor: str | None) -> list[Tie]:
        """All ties on a day (the newest, unless said), or those of an actor."""
        day = on or self.last_day
        if day is None:
            return []
        if actor is None:
            return ties(self.conduct, day, self.weights)
        found = [tie for one in self.principals(actor, day) for tie in ties(self.conduct, day, self.weights, one)]
        return sorted(dict.fromkeys(found), key=lambda tie: (-tie.events, tie.source, tie.target))

    def days(self, since: str | None, until: str | None) -> list[str]:
        """Days on which the course of the ties is looked at: the last of each week; of more than a year, of each
        month; and the last day of all."""
        last = min(filter(None, (until, self.last_day)), default=None)
        if last is None or self.last_day is None:
            return []
        end = date.fromisoformat(last)
        first = date.fromordinal(min(one.known for one in self.conduct)).isoformat()
        begin = date.fromisoformat(max(since or first, first))
        every = [begin + timedelta(days) for days in range((end - begin).days)]
        weekly = len(every) <= _YEAR
        closing = (one for one in every if (one.weekday() == _SUNDAY if weekly else (one + timedelta(1)).day == 1))
        return [one.isoformat() for one in (*closing, end)]

    def courses(self, days: Sequence[str], actor: str | None) -> list[tuple[Tie, ...]]:
        """Of each pair, or of each pair of an actor, its ties on those of the days on which it has a level."""
        conduct = self.conduct
        if actor is not None and days:
            sides = {one for day in (days[0], days[-1]) for one in self.principals(actor, day)}
            conduct = [one for one in conduct if sides & {one.source, one.target}]
        return list(courses(conduct, days, self.weights))

    def tie(self, source: str, target: str, on: str) -> Tie:
        """One tie; without a number where too little is known."""
        return tie(self.pairs.get((source, target), []), source, target, on, self.weights)

    @cached_property
    def pairs(self) -> dict[tuple[str, str], list[Conduct]]:
        """The conduct of each pair, who did it and toward whom, by day."""
        return by_pair(self.conduct)

    @cached_property
    def everybody(self) -> list[ActorLine]:
        """Who is named, the most often named first."""
        mentions: Counter[str] = Counter()
        reports: dict[str, list[str]] = {}
        for article, named in self.material.named.items():
            for actor, times in Counter(actor for _, actor in named).items():
                mentions[actor] += times
                reports.setdefault(actor, []).append(article)
        published = self.material.published
        lines = []
        for actor, told in reports.items():
            days = [published[one] for one in told if one in published]
            first, last = min(days, default=None), max(days, default=None)
            lines.append(ActorLine(self.material.actors[actor], mentions[actor], len(told), first, last))
        return sorted(lines, key=lambda one: (-one.mention_count, one.actor.id))

    @cached_property
    def spelled(self) -> list[tuple[str, str, str]]:
        """Everybody who is somebody, by id, name, and all names in lines without case; the most often named first."""
        actors = (one.actor for one in self.everybody if one.actor.kind != "unresolved")
        return [(one.id, one.name, "\n".join([one.name, *one.aliases]).casefold()) for one in actors]

    def reckon(self) -> None:
        """Work out now what would be worked out when asked for."""
        _ = self.shifts, self.pairs, self.everybody

    def course(self, source: str, target: str, since: str | None = None, until: str | None = None) -> list[Tie]:
        """A tie on at most `POINTS` days that lie evenly between two."""
        done = self.pairs.get((source, target), [])
        if not done:
            return []
        first = date.fromisoformat(since).toordinal() if since else done[0].day
        last = date.fromisoformat(until).toordinal() if until else max(one.known for one in done)
        step = max(1, -(-(last - first) // (POINTS - 1)))
        days = [date.fromordinal(day).isoformat() for day in range(last, first - 1, -step)]
        return course(done, source, target, reversed(days), self.weights)

    def turns(self, actor: str | None, since: str | None, until: str | None) -> list[Shift]:
        """The turns from one day to another, or those of an actor."""
        found = [one for one in self.shifts if (since or "") <= one.date and (until is None or one.date <= until)]
        if actor is None:
            return found
        called = self.called(actor)
        return [one for one in found if {one.a, one.b} & self._sides(called, one.date)]

    def principals(self, name: str, on: str) -> list[str]:
        """To whom the conduct of an actor counts on a day; a NotFoundError where nobody is called so."""
        return sorted(self._sides(self.called(name), on))

    def _sides(self, ids: Sequence[str], on: str) -> set[str]:
        return {one for id_ in ids for one in (*self.standing.of(id_, on), id_)}

    def called(self, name: str) -> list[str]:
        """The ids of the actors of a name; a NotFoundError with the nearest names where nobody has it."""
        return self._book.called(name)

    def shift(self, name: str) -> Shift:
        """The turn of an id, or of the start of one."""
        found = [one for one in self.shifts if one.id.startswith(name)]
        if len(found) != 1:
            near = f"one of {', '.join(f'`{one.id}`' for one in found[:5])}" if found else "comity shifts CASE"
            raise NotFoundError(f"`{name}` is the id of {'several shifts' if found else 'no shift'}", near)
        return found[0]

    def rest(self, record: Tie | Shift) -> Rest:
        """What a tie or a turn rests on, the strongest first."""
        if isinstance(record, Shift):
            return Rest(record.id, record, (), tuple(self._book.trace(one, self._as_of) for one in record.events))
        moved = record.moved_by
        below = tuple(self._book.trace(one.event, self._as_of) for one in moved)
        why = tuple(f"{one.event} moves it by {one.amount:+.2f}" for one in moved)
        return Rest(f"{record.source} → {record.target}", record, why, below)

    def record(self, name: str) -> Event | Stance:
        """The event or stance of a piece of conduct."""
        found = self._book.get(name, self._as_of)
        assert isinstance(found, Event | Stance), name
        return found

    def deeds(self, record: Shift) -> list[Event | Stance]:
        """The events and stances that moved a turn, the strongest first."""
        return [self.record(one) for one in record.events]
