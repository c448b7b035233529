"""Outcomes: what came of each request, refusal, threat, promise and agreement of a casebook, found when asked for.

Nothing of this is kept: an outcome follows from the tellings and from `answers.toml`, and a report that comes in later
may change it. Answers are looked for in the cells of linking alone, those of who would do it and to whom, from the day
of the ask on: never all pairs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from comity import wire
from comity.errors import NotFoundError
from comity.record import queries, records
from comity.record.answers import Answer, best, is_sure, where_answered
from comity.record.asks import ASKING, Ask, Telling, ask_of
from comity.record.moments import day_number
from comity.record.selection import Selection
from comity.record.told import Told
from comity.types import EventMention, Outcome

MARK = "o-"
"""How an outcome's id begins; it goes on as that of the event of its words."""

UNANSWERED = 0.9
"""How sure an outcome is open of which no report tells anything that could be an answer."""
_MOST = 40  # tellings that one cell gives, the earliest first: of more the later ones are another story
_NEARLY = 2  # days: of what is told of a year, the first of January is no day
_TELLINGS = (
    "SELECT m.record, m.told, k.event, e.first, e.last, e.status FROM event_mentions AS m JOIN visible AS x USING (v) "
    "JOIN members AS k ON k.mention = m.id JOIN events AS e ON e.id = k.event WHERE "
)
_ASKING = "({})".format(", ".join(f"'{kind}'" for kind in ASKING))


def outcomes(database: sqlite3.Connection, chosen: Selection) -> list[Outcome]:
    """Outcomes by the day of the ask. `actor` asked, refused, threatened or promised, `recipient` is to whom.

    `type` is a kind of outcome and `status` a result; the days are those of the ask.
    """
    words = replace(chosen, status="happened", limit=None)
    said = (one for kind in ASKING for one in queries.mentions(database, replace(words, type=kind)))
    found = list(_outcomes_of(database, dict.fromkeys(one.event for one in said)))
    fit = (one for one in found if chosen.type in (None, one.kind) and chosen.status in (None, one.result))
    return sorted(fit, key=lambda one: (one.on or "9999", one.id))[: chosen.limit]


def outcome(database: sqlite3.Connection, name: str) -> Outcome:
    """The outcome of that id, or the only one whose id starts so; a NotFoundError where there is none."""
    try:
        _, event = records.find(database, f"e-{name.removeprefix(MARK)}")
    except NotFoundError:
        raise NotFoundError(f"nothing has the id `{name}`", "comity outcomes CASE lists them") from None
    found = next(_outcomes_of(database, [event]), None)
    if found is None:
        raise NotFoundError(
            f"nothing is asked, refused, threatened or promised in `{event}`", f"comity why CASE {event}"
        )
    return found


def _outcomes_of(database: sqlite3.Connection, events: Iterable[str]) -> Iterator[Outcome]:
    """What came of the words that these events are; nothing of those that ask for nothing."""
    library = _Library(database)
    for event in events:
        asks = list(library.asks(event))
        if asks:
            candidates = {one.mention.id: one for ask in asks for one in library.candidates(ask)}
            answer = best(asks, ((one, library.about(one)) for one in candidates.values()))
            yield _open(event, asks, answer) if answer is None or not is_sure(answer) else _answered(event, answer)


class _Library:
    """The tellings of an index, each fetched once."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._known: dict[str, Telling | None] = {}

    def asks(self, event: str) -> Iterator[Ask]:
        """What the tellings of an event ask, the earliest first."""
        tellings = self._fetch(f"k.event = ? AND m.event_type IN {_ASKING}", event)
        for said in sorted(tellings, key=lambda one: one.told.order):
            ask = ask_of(said, self.about(said, through="REQUEST"))
            if ask is not None:
                yield ask

    def about(self, telling: Telling, through: str | None = None) -> Telling | None:
        """The telling that one is about; with `through`, past words of that type to what they are about in turn.

        Not past words that are only asked for themselves: who is to call for it has not called for it yet.
        """
        about = self._telling(telling.mention.about) if telling.mention.about else None
        if about is None or about.mention.event_type != through or not about.mention.about:
            return about
        return about if about.mention.status == "requested" else self._telling(about.mention.about)

    def candidates(self, ask: Ask) -> Iterator[Telling]:
        """Whatever may answer: in the same report, and in the cells of who would do it."""
        yield from self._fetch(
            "x.n = (SELECT n FROM articles WHERE id = ?) AND m.status = 'happened'", ask.said.told.article
        )
        where = where_answered(ask)
        if where is None:
            return
        for key in where.keys:
            cell = "SELECT mention FROM cells WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day LIMIT ?"
            for (mention,) in self._database.execute(cell, (key, where.first, where.last, _MOST)).fetchall():
                found = self._telling(mention)
                if found is not None:
                    yield found

    def _telling(self, mention: str) -> Telling | None:
        if mention not in self._known:
            self._known[mention] = next(self._fetch("m.id = ?", mention), None)
        return self._known[mention]

    def _fetch(self, where: str, *values: str) -> Iterator[Telling]:
        rows = self._database.execute(_TELLINGS + where, values).fetchall()
        for record, told, event, first, last, status in rows:
            yield Telling(
                wire.from_json(EventMention, record),
                wire.from_json(Told, told),
                event,
                _begun(first, last),
                status in ("disputed", "denied"),
            )


def _begun(first: str | None, last: str | None) -> int | None:
    """The first day of an event, where that is told to the day or nearly."""
    try:
        begun, ended = day_number(first or ""), day_number(last or first or "")
    except ValueError:
        return None
    return begun if ended - begun <= _NEARLY else None


def _answered(event: str, answer: Answer) -> Outcome:
    ask = answer.ask
    return replace(
        _bare(event, ask), by=answer.telling.event, result=answer.result, days=answer.days,
        probability=answer.probability, answered=answer.telling.mention.id, reason=answer.reason,
    )  # fmt: skip


def _open(event: str, asks: list[Ask], doubtful: Answer | None) -> Outcome:
    """Open: with what comes nearest to an answer named, where there is anything."""
    ask = doubtful.ask if doubtful is not None else next((one for one in asks if one.deed is not None), asks[0])
    if doubtful is None:
        return _bare(event, ask)
    reason = f"too little speaks for {doubtful.telling.mention.id} ({doubtful.result}): {doubtful.reason}"
    return replace(_bare(event, ask), probability=round(1 - doubtful.probability, 2), reason=reason)


def _bare(event: str, ask: Ask) -> Outcome:
    said = ask.said
    return Outcome(
        id=MARK + event.partition("-")[2],
        kind=ask.kind,
        of=event,
        by=None,
        result="open",
        days=None,
        probability=UNANSWERED,
        actors=_ids(said, "actors"),
        doers=_ids(ask.about, "actors") or _asked(ask),
        targets=_ids(ask.about, "recipients") or _threatened(ask),
        deed=ask.deed,
        wanted=not ask.rule.endswith("_not"),
        about=ask.about.event if ask.about is not None else None,
        on=date.fromordinal(said.day).isoformat() if said.day is not None else None,
        told=said.mention.id,
        answered=None,
        reason="these reports tell of no answer" if ask.deed else "the report does not tell of what apart",
    )


def _asked(ask: Ask) -> tuple[str, ...]:
    return _ids(ask.said, "recipients" if ask.kind == "request" else "actors")


def _threatened(ask: Ask) -> tuple[str, ...]:
    return () if ask.kind == "request" else _ids(ask.said, "recipients")


def _ids(telling: Telling | None, role: str) -> tuple[str, ...]:
    arguments = getattr(telling.mention, role) if telling is not None else ()
    return tuple(dict.fromkeys(argument.actor for argument in arguments))
