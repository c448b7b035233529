"""Ties: how actors stand to each other over time, the turns, the camps, and what to expect."""

from __future__ import annotations

from dataclasses import dataclass

from comity.types.words import ShiftKind, Turn


@dataclass(frozen=True, slots=True)
class Moved:
    """By how much an event moves a level: with it, less without it."""

    event: str
    amount: float


@dataclass(frozen=True, slots=True)
class Level:
    """The mean of conduct on PLOVER's scale, -10 (hostile) to 10 (cooperative), with its 95 % interval."""

    level: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tie:
    """How one actor behaves toward another on a day: over about a year, and `lately`.

    Too little conduct gives no number: `level`, `low` and `high` are then None, and so is `lately`. `events` counts
    what still weighs something on that day, `outlets` the independent ones behind it. `moved_by`: the strongest first.
    """

    source: str
    target: str
    on: str
    level: float | None
    low: float | None
    high: float | None
    events: int
    outlets: int
    lately: Level | None = None
    moved_by: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """A turn in what two actors do to each other: where what they did lately parts from what they used to do.

    `before` and `after` are levels; `before` is None where nothing is known of the time before. `called` is the first
    day on which the reports were enough to call it. `events` are those that moved it, the strongest first.
    """

    id: str
    a: str
    b: str
    date: str
    turn: Turn
    kind: ShiftKind
    before: float | None
    after: float
    probability: float
    called: str
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors whose ties do not fit together: a friend's foe who is a friend, or three foes.

    `tie` is the one of the three ties that the camps leave out of account, `friendly` whether it is. `balanced_by` are
    third parties with whom the same two make a triad that does fit.
    """

    actors: tuple[str, str, str]
    tie: tuple[str, str]
    friendly: bool
    balanced_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Camp:
    """Actors who stand together on a day, joined by friendly ties, on one side of a network that is cut in two.

    `holds_in`: the share of partitions in which all of them stand on one side; of the best partitions of the ties, and
    of those of resampled reports, whichever is less. `against` are those on the other side who are hostile to them.
    `frustration` counts the ties of the whole network that its best partition leaves out of account; no partition
    leaves out fewer than `lower`, and `proved` where that is as many. `joined` and `left`: since the day compared with.
    """

    id: str
    on: str
    actors: tuple[str, ...]
    holds_in: float
    against: tuple[str, ...]
    strained: tuple[Triad, ...]
    frustration: int
    lower: int
    proved: bool
    since: str | None = None
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Odds:
    """How probable it is that one actor does something of each kind to another, at least once, within some days.

    `turn`: that most of it then goes against the sign of their tie as it stands; None where the tie has no number.
    """

    verbal_cooperation: float
    material_cooperation: float
    verbal_conflict: float
    material_conflict: float
    turn: float | None


@dataclass(frozen=True, slots=True)
class Baselines:
    """What is easily said of the same days: how often it happens between any two; after a last deed of the same sign;
    at the pair's own rate; and after it did, or did not, happen in as many days before."""

    base_rate: Odds
    last_sign: Odds
    long_run: Odds
    recurrency: Odds


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to be expected of one actor toward another from the day after `on`, for `horizon` days.

    `events` is how much is known of the pair; `windows` how many earlier forecasts of pairs the odds were learned on,
    which is 0 where there were too few: then the odds are those of the pair's own rate, drawn towards everybody's.
    """

    source: str
    target: str
    on: str
    horizon: int
    probabilities: Odds
    baselines: Baselines
    events: int
    windows: int
