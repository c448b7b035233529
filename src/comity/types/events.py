"""Events: what many reports tell, put together, with what they dispute; and what came of words."""

from __future__ import annotations

from dataclasses import dataclass

from comity.types.readings import Place, When
from comity.types.words import CountOf, EventStatus, OutcomeKind, OutcomeResult, Status


@dataclass(frozen=True, slots=True)
class CountByVoice:
    """A count of an event as one voice gives it; `voice` is an actor id, or an outlet's name for its own voice."""

    what: CountOf
    low: int | None
    high: int | None
    whom: str | None
    voice: str
    published: str | None
    mention: str
    status: Status = "happened"


@dataclass(frozen=True, slots=True)
class DeadOf:
    """The dead of one group of an event: `actors` or `recipients` of the deed, `civilians`, or `unknown`."""

    group: str
    low: int
    best: int
    high: int
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fatalities:
    """Deaths summed up under a stated rule, whole and by whose they are; the voices stay visible under the sum."""

    low: int
    best: int
    high: int
    rule: str
    by: tuple[DeadOf, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values that voices give for the same field of an event."""

    value: str
    voices: tuple[str, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field of an event on which voices differ."""

    field: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Why two mentions are held to tell one event."""

    mentions: tuple[str, str]
    reason: str
    probability: float
    judge: str


@dataclass(frozen=True, slots=True)
class Event:
    """A cluster of mentions in one or many reports: what they agree on, and what they dispute."""

    id: str
    event_type: str
    status: EventStatus
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    when: When | None = None
    where: Place | None = None
    fatalities: Fatalities | None = None
    counts: tuple[CountByVoice, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    mentions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    first_reported: str | None = None
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a request, a refusal, a threat, a promise or an agreement.

    `of` is the event of the words, `about` that of the deed they are about, of the type `deed`; `wanted` is False where
    it was asked or promised not to be done. `actors` spoke, `doers` were to do it, to `targets`. `by` is the event that
    answers, None where `result` is `open`: these reports tell of no answer, or of none that is sure enough.
    `told` is the mention that asks and `answered` the one that answers; `on` is the day of the first, `days` run from
    it to the second. `probability` is that of the result, and `reason` says in words what speaks for it.
    """

    id: str
    kind: OutcomeKind
    of: str
    by: str | None
    result: OutcomeResult
    days: int | None
    probability: float
    actors: tuple[str, ...]
    doers: tuple[str, ...]
    targets: tuple[str, ...]
    deed: str | None
    wanted: bool
    about: str | None
    on: str | None
    told: str
    answered: str | None
    reason: str
