"""Reviewing: which deeds to look at first, and what is decided of them. A drawer of the desk.

It knows the record, which keeps what is decided, relations, whose weights say how much a deed moves a tie, and the
directory, which knows whom a name means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypedDict, get_args

from comity import types, wire
from comity.errors import NotFoundError, UsageError
from comity.faces.coding import event_types, scores
from comity.faces.listing import Listing
from comity.faces.questions import Chosen, known_word, selection
from comity.faces.who import checked_day, who
from comity.record.casebook import Casebook
from comity.record.unjudged import Unjudged
from comity.relations.weights import Weights, weights
from comity.types import Actor, Correction, DeedVerdict, EventMention, Judgement

RULE = "stake = influence × doubt"
"""The order of the queue, which docs/desk.md explains."""

_LEAST = 0.1
"""What a deed weighs at least that moves no tie as it stands, so that the worst of them still come first."""


class Change(TypedDict, total=False):
    """What a correction says, in the words of whoever makes it; what is None is left as it is.

    `actors` and `recipients` are names or ids, none for nobody. `on` is a day, or two: `2019-12-29..2019-12-31`.
    """

    type: str | None
    status: str | None
    actors: Sequence[str] | None
    recipients: Sequence[str] | None
    on: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A deed that waits for review: its place in the queue, and why it stands there.

    `influence` is how much it moves a tie, or would if it held (from 0 to 1.5), `doubt` is 1 less the reader's
    confidence, and `stake` their product.
    """

    rank: int
    stake: float
    influence: float
    doubt: float
    outlets: int
    mention: EventMention

    def to_dict(self) -> dict[str, Any]:
        """As `comity review --json` has it: its place, then the deed's own fields."""
        place = {"rank": self.rank, "stake": self.stake, "influence": self.influence, "doubt": self.doubt}
        return {"type": "review", **place, "outlets": self.outlets, **wire.to_dict(self.mention)}


@dataclass(frozen=True, slots=True)
class Staked:
    """A deed by its id, and what the order goes by."""

    mention: str
    stake: float
    influence: float
    doubt: float
    outlets: int


class Queue:
    """The deeds that wait for review in a casebook, the highest stake first; of equals the most influential.

    The order of all of them is reckoned once, and again when something was read; what is judged meanwhile leaves it.
    """

    def __init__(self, book: Casebook, layers: Sequence[str | Path]) -> None:
        self._book, self._layers = book, layers
        self._all: tuple[tuple[int, ...], set[str], list[Staked]] | None = None
        self._last: tuple[object, list[Staked]] | None = None

    def order(self, chosen: Chosen) -> list[Staked]:
        """The queue, as far as it is chosen; what was asked last is remembered until something is read or judged."""
        narrowed = {name: value for name, value in chosen.items() if value and name not in ("limit", "offset")}
        asked = narrowed, self._book.mark
        if self._last is None or self._last[0] != asked:
            found = self._reckon(Chosen(**narrowed)) if narrowed else self._whole()  # type: ignore[typeddict-item]
            self._last = asked, found
        return self._last[1]

    def twins(self, mention: EventMention) -> list[EventMention]:
        """The same deed in copies of the report: at that word of that sentence, read alike, and judged by nobody."""
        copies = self._book.copies_of(mention.article)
        found = self._book.mentions_in(copies) if copies else []
        return [one for one in found if _said(one) == _said(mention) and not one.judged]

    def made_with(self, judgement: str) -> list[str]:
        """The judgements that were made in one go with one, which is among them, as far as they stand."""
        every = self._book.judgements()
        undone = {one.undoes for one in every}
        named = [one for one in every if one.id == judgement]
        together = [one.id for one in made_with(every, named[0]) if one.id not in undone] if named else []
        return together or [judgement]

    def _whole(self) -> list[Staked]:
        """The queue of all deeds; reckoned again where something was read, or a judgement from before was undone."""
        read, judged = self._book.mark[:2], self._book.judged_deeds()
        if self._all is None or self._all[0] != read or not self._all[1] <= judged:
            self._all = read, judged, self._reckon({})
        return [one for one in self._all[2] if one.mention not in judged]

    def listing(self, chosen: Chosen) -> Listing[Waiting]:
        """So many of the queue after the first few."""
        first, many = chosen.get("offset") or 0, chosen.get("limit")
        held = self.order(chosen)[first : None if many is None else first + many]
        shown = list(enumerate(held, first + 1))
        mentions = {one.id: one for one in self._book.mentions_by_id([one.mention for _, one in shown])}
        found = [
            Waiting(rank, one.stake, one.influence, one.doubt, one.outlets, mentions[one.mention])
            for rank, one in shown
            if one.mention in mentions
        ]
        return Listing(found, "deeds to review", lambda: [one.to_dict() for one in found])

    def _reckon(self, chosen: Chosen) -> list[Staked]:
        known, weighed = scores(self._layers), weights(self._layers)
        staked = []
        for one in self._book.unjudged(selection("events", chosen, layers=self._layers)):
            score = known.get((one.event_type, one.mode), known.get((one.event_type, None), 0.0))
            influence, doubt = _influence(one, score, weighed), 1 - one.confidence
            stake = round(influence * doubt, 4)
            staked.append(Staked(one.mention, stake, round(influence, 4), round(doubt, 4), one.outlets))
        return sorted(staked, key=lambda one: (-one.stake, -one.influence, one.mention))


def _influence(one: Unjudged, score: float, weighed: Weights) -> float:
    """How much a deed moves a tie: PLOVER's score as a share of 10, worse with many dead, by its event's standing and
    voices; less where one side of it is not told, and least where neither is."""
    worse = weighed.of_deaths(one.killed) if score < 0 else 0.0
    standing = _LEAST if one.historical else max(_LEAST, weighed.status[one.status])
    told = {2: 1.0, 1: weighed.implied["weight"]}.get(one.sides, _LEAST)
    return min(10.0, abs(score + worse)) / 10 * standing * told * weighed.of_voices(one.outlets)


def decide(
    book: Casebook,
    layers: Sequence[str | Path],
    verdict: DeedVerdict,
    deeds: Sequence[str],
    change: Change | None,
    judge: str,
    moment: Callable[[], str],
    note: str | None = None,
) -> list[Judgement]:
    """Judge some deeds alike, all at one moment and all or none: those whose judgement fails leave none before it."""
    at = moment()
    correction = correction_of(book, layers, change, at[:10]) if change is not None else None
    with book.writer() as writer:
        for deed in deeds:
            writer.check(deed)
        return [writer.review(deed, verdict, judge, at, correction, note or None) for deed in deeds]


def made_with(judgements: Iterable[Judgement], one: Judgement) -> list[Judgement]:
    """The judgements that were made in one go with another, which is among them: of a deed and of its copies."""
    alike = (one.verdict, one.judge, one.at, one.correction, one.note)
    return [
        other
        for other in judgements
        if (other.verdict, other.judge, other.at, other.correction, other.note) == alike and other.left == other.right
    ] or [one]


def correction_of(book: Casebook, layers: Sequence[str | Path], change: Change, today: str) -> Correction:
    """What a correction says, with its names looked up; a UsageError or NotFoundError says what is not known."""
    named: dict[str, Actor] = {}

    def ids(names: Sequence[str] | None) -> tuple[str, ...] | None:
        if names is None:
            return None
        found = [_actor(book, layers, name.strip(), today) for name in names if name.strip()]
        named.update({one.id: one for one in found})
        return tuple(dict.fromkeys(one.id for one in found))

    kind, status, on = change.get("type"), change.get("status"), change.get("on")
    first, last = _days(on) if on else (None, None)
    correction = Correction(
        known_word("type", kind, event_types(layers)) if kind else None,
        known_word("status", status, get_args(types.Status)) if status else None,  # type: ignore[arg-type]  # checked
        ids(change.get("actors")),
        ids(change.get("recipients")),
        first,
        last,
    )
    return replace(correction, named=tuple(named.values()))


def _actor(book: Casebook, layers: Sequence[str | Path], name: str, today: str) -> Actor:
    """Whom a name means: an id, somebody whom a report of the casebook names, else somebody of the directory."""
    try:
        ids = book.called(name)
        if len(ids) > 1 and name not in ids:
            raise UsageError(f"`{name}` is the name of several", "name one: " + ", ".join(f"`{one}`" for one in ids))
        found = book.get(name if name in ids else ids[0])
        if isinstance(found, Actor):
            return replace(found, mentions=())
    except NotFoundError:
        pass
    return replace(who(name, today, layers).known[0].profile.actor, mentions=())


def _days(on: str) -> tuple[str, str]:
    first, _, last = on.partition("..")
    days = checked_day(first.strip()), checked_day((last or first).strip())
    if days[0] > days[1]:
        raise UsageError(f"`{on}` ends before it begins", "write the first day, then the last: 2019-12-29..2019-12-31")
    return days


def _said(mention: EventMention) -> tuple[object, ...]:
    """What makes tellings in copies the same one."""
    where = mention.anchor.start - mention.sentence.start
    sides = tuple(one.actor for one in mention.actors), tuple(one.actor for one in mention.recipients)
    return mention.sentence.text, where, mention.event_type, mention.status, sides
