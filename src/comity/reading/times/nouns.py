"""The nouns of the time grammar: what is said (a term), where it falls (a stretch), and both with their words.

A term is what the words mean before any date is known: `last Friday` is `Turn(-1, Weekday(5))`. `resolve` turns a term
and a context (the report's date, the tense, an event to reckon from) into a stretch of days. Keeping the two apart is
what lets an anchored expression be reckoned again once its event has a date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from comity.types import Grain, Span, When

Unit = Literal[
    "second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter", "year", "decade",
    "century",
]  # fmt: skip
TimeKind = Literal["date", "duration", "set", "anchor", "clock"]
Direction = Literal["past", "future"]
Reference = Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]
Calendar = Literal["islamic", "iranian", "before_christ"]
Edging = Literal["early", "mid", "late", "earlier", "later"]
SeasonName = Literal["spring", "summer", "autumn", "winter"]


@dataclass(frozen=True, slots=True)
class Amount:
    """How many; `vague` where the words give no number (`a few`), and then `number` is the most that we take it for."""

    number: float
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last`, both in, with their grain and a TIMEX3-like value; an open end is None."""

    first: date | None
    last: date | None
    grain: Grain
    value: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a term is reckoned from. Nothing here ever comes from the machine's clock."""

    published: date | None = None
    future: bool = False
    past: bool = False
    anchor: Stretch | None = None


# --- terms: calendar names; a year (or month) of None is the nearest one that fits ----------------


@dataclass(frozen=True, slots=True)
class Day:
    """`29 December 2019`, `December 29`, `the 29th`."""

    year: int | None
    month: int | None
    day: int


@dataclass(frozen=True, slots=True)
class Month:
    year: int | None
    month: int


@dataclass(frozen=True, slots=True)
class Quarter:
    year: int | None
    number: int


@dataclass(frozen=True, slots=True)
class Half:
    year: int | None
    number: int


@dataclass(frozen=True, slots=True)
class Season:
    """Northern: winter is December to February and takes the year in which it begins."""

    year: int | None
    name: SeasonName


@dataclass(frozen=True, slots=True)
class Feast:
    """A day or days with a name: `Christmas`, `Ramadan`; see feasts.py."""

    year: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Year:
    year: int


@dataclass(frozen=True, slots=True)
class Decade:
    year: int


@dataclass(frozen=True, slots=True)
class Century:
    number: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """1 is Monday, 7 is Sunday (ISO 8601)."""

    number: int


@dataclass(frozen=True, slots=True)
class Foreign:
    """A date of another calendar (`22 Bahman 1357`, `1441 AH`), see foreign.py; mostly found and left unresolved."""

    calendar: Calendar
    year: int | None = None
    month: int | None = None
    day: int | None = None


# --- terms: reckoned from the report's day, or from an event --------------------------------------


@dataclass(frozen=True, slots=True)
class Relative:
    """The calendar unit that lies `steps` from the report's: `last week`, `this month`, `tomorrow`."""

    unit: Unit
    steps: int


@dataclass(frozen=True, slots=True)
class Turn:
    """The last (-1), this (0) or next (1) of what comes round: `last Friday`; `anchored`: `the next Friday`."""

    steps: int
    term: Term
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that ends (-1) or begins (1) with the report: `the past three weeks`, `the coming days`."""

    amount: Amount
    unit: Unit
    sign: int


@dataclass(frozen=True, slots=True)
class Ago:
    """So much before (-1) or after (1) the report: `two weeks ago`; `within`: `up to two weeks ago`."""

    amount: Amount
    unit: Unit
    sign: int
    within: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So much before (-1) or after (1) an event, or `base` where the words name a day; a sign of 0 is `that day`.

    `whole` takes the calendar unit (`the following week`), else the day so far away (`a week later`). `loose` terms
    (`the previous year`) are mostly meant from the report, and are reckoned from it until an event is given.
    """

    amount: Amount
    unit: Unit
    sign: int
    whole: bool = False
    base: Term | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Ref:
    """`now`, `recently`, `soon`."""

    value: Reference


# --- terms: built on others -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edge:
    """`early May`, `the end of 2019`, `earlier this week`."""

    edge: Edging
    term: Term


@dataclass(frozen=True, slots=True)
class Part:
    """`Friday evening`; no term: `at dawn`, of the day being told."""

    part: str
    term: Term | None


@dataclass(frozen=True, slots=True)
class Clock:
    hour: int
    minute: int | None
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Inside:
    """A name in a frame that gives its year: `June last year`, `this year's Ramadan`."""

    term: Term
    frame: Term


@dataclass(frozen=True, slots=True)
class Range:
    first: Term
    last: Term


@dataclass(frozen=True, slots=True)
class Since:
    term: Term


@dataclass(frozen=True, slots=True)
class Until:
    term: Term


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: `13 years`, `three days of clashes`. It has no date of its own."""

    amount: Amount
    unit: Unit


@dataclass(frozen=True, slots=True)
class Every:
    """`daily`, `every Friday`: a set of times, without a date."""

    value: str
    grain: Grain


Term = (
    Day | Month | Quarter | Half | Season | Feast | Year | Decade | Century | Weekday | Foreign | Relative | Turn
    | Window | Ago | Shift | Ref | Edge | Part | Clock | Inside | Range | Since | Until | Length | Every
)  # fmt: skip
Named = Day | Month | Quarter | Half | Season | Feast  # what may stand without its year


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time, and what they say.

    `first` and `last` are days, both in, or None where the words or the context do not give them. `anchored` ones are
    reckoned from an event: `amount` units (`unit`) before or after it, as `direction` says (`amount` None: no number
    given; 0: that same unit); `reckoned` does it, and keeps what it counted from as `event`. In `the day after the
    raid` the span ends with `after`, and what follows is the event. `value` is TIMEX3-like; an anchored year's is
    reckoned from the report. `parts` are the points that a range is made of.
    """

    span: Span
    first: date | None
    last: date | None
    grain: Grain
    kind: TimeKind
    value: str
    direction: Direction | None = None
    anchored: bool = False
    unit: Unit | None = None
    amount: float | None = None
    parts: tuple[TimeExpression, ...] = ()
    event: When | None = None
    term: Term = field(default=Ref("PRESENT_REF"), repr=False)
