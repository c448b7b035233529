"""Asks: what was requested, refused, threatened, promised or agreed, and by whom it would be done to whom.

The words are a deed of their own (a REQUEST that happened); what they are about is told by a second one (a RETREAT
release of status requested), or where there is none by their mode (`threatened violence`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from comity.record.moments import day_number
from comity.record.told import Told
from comity.types import EventMention, OutcomeKind, OutcomeResult

ASKING: tuple[str, ...] = ("REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE")
"""The types of words that ask, refuse, threaten or promise."""

_KINDS: Mapping[str, OutcomeKind] = {"REQUEST": "request", "REJECT": "refusal", "THREATEN": "threat"}


@dataclass(frozen=True, slots=True)
class Sort:
    """What counts as the doing of a type of deed; `answers.toml` says what each field means."""

    done_as: tuple[str, ...]
    target: Literal["same", "asker", "free"]
    days: int
    after: int
    words: int
    contrary: tuple[str, ...] = ()
    person: bool = False
    harm: bool = False
    anyone: Literal["always", "unnamed", "never"] = "never"


@dataclass(frozen=True, slots=True)
class Rules:
    """The table of answers: results by kind of ask and way of answering, and the sorts of deeds."""

    results: Mapping[str, Mapping[str, OutcomeResult]]
    implied: Mapping[str, Mapping[str, str]]
    words: Mapping[str, int]
    doubt: frozenset[str]
    standing: frozenset[str]
    before: frozenset[str]
    known: frozenset[str]
    ongoing: frozenset[str]
    deeds: Mapping[str, Sort]

    def sort_of(self, deed: str) -> Sort | None:
        """The line for a type and mode, or failing that for the type."""
        return self.deeds.get(deed) or self.deeds.get(deed.partition(" ")[0])


@cache
def rules() -> Rules:
    """The table as it is bundled."""
    text = files("comity.record").joinpath("answers.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Rules)


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention, as linking sees it, and its event: the first day of which that is told, and whether it is disputed."""

    mention: EventMention
    told: Told
    event: str
    begun: int | None = None
    disputed: bool = False

    @property
    def day(self) -> int | None:
        """The day that the report gives it, or its own where it tells it as new."""
        return self.told.first if self.told.first is not None else self.told.reported

    @property
    def deed(self) -> str:
        """Type and mode in a word or two: `RETREAT release`."""
        return " ".join(filter(None, (self.mention.event_type, self.mention.mode)))


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a telling names in a role, for whom they act, and its words for others."""

    named: frozenset[str]
    up: frozenset[str]
    words: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.named or self.words)


NOBODY = Party(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Ask:
    """What one telling asks, refuses, threatens or promises: `deed` is what, and `sort` what counts as its doing.

    `rule` names the results that it can have. `since` is the last day on which it can have been said.
    """

    kind: OutcomeKind
    rule: str
    said: Telling
    about: Telling | None
    deed: str | None
    sort: Sort | None
    asker: Party
    doer: Party
    target: Party
    since: int | None


def actors_of(told: Told) -> Party:
    """Who did it; a crowd of no country (`unknown-protesters`) is another one in every report."""
    return Party(_known(told.actors), _known(told.actors_up), frozenset(told.actor_words))


def recipients_of(told: Told) -> Party:
    """To whom it was done, as `actors_of`."""
    return Party(_known(told.recipients), _known(told.recipients_up), frozenset(told.recipient_words))


def _known(ids: Iterable[str]) -> frozenset[str]:
    return frozenset(one for one in ids if not one.startswith("unknown-"))


def ask_of(said: Telling, about: Telling | None) -> Ask | None:
    """What a telling asks; None where it asks nothing, or nobody is told to ask.

    `about` is what its words are about. A concession is a promise only where something is still to come.
    """
    asker = actors_of(said.told)
    to_come = about is not None and about.mention.status != "happened"
    if not asker or said.mention.status != "happened" or (said.mention.event_type == "CONCEDE" and not to_come):
        return None
    spoken = about if to_come else None
    implied = rules().implied.get(said.mention.event_type, {}).get(said.mention.mode or "")
    deed = spoken.deed if spoken is not None else implied
    doer, target = _parties(said, spoken)
    kind, sort = _kind(said), rules().sort_of(deed) if deed else None
    if kind == "threat" and said.told.actors_up and doer.up and doer.up.isdisjoint(said.told.actors_up):
        return None  # "the opposition warns that the army is about to attack"
    rule = _rule(kind, said, spoken, doer, sort)
    return Ask(kind, rule, said, spoken, deed, sort, asker, doer, target, _since(said))


def _kind(said: Telling) -> OutcomeKind:
    parties = {*said.told.actors, *said.told.recipients}
    mutual = len(parties) > 1 and set(said.told.actors) >= parties
    return _KINDS.get(said.mention.event_type, "agreement" if mutual else "promise")


def _rule(kind: OutcomeKind, said: Telling, about: Telling | None, doer: Party, sort: Sort | None) -> str:
    if kind == "refusal":
        own = not doer.named.isdisjoint(said.told.actors_up)
        harm = sort is not None and sort.harm
        return {(True, False): "refusal", (False, True): "leave"}.get((own, harm), "other_refusal")
    unwanted = about is not None and (not about.mention.wanted or about.mention.status == "denied")
    return f"{kind}_not" if unwanted and f"{kind}_not" in rules().results else kind


def _parties(said: Telling, about: Telling | None) -> tuple[Party, Party]:
    """Who would do it to whom: as the deed is told, and where it is not, those asked or those who speak."""
    asked, speaking = recipients_of(said.told), actors_of(said.told)
    if about is not None and said.mention.event_type == "REJECT" and about.mention.status == "requested":
        return speaking, recipients_of(
            about.told
        )  # a demand that is turned down: the deed is that of who turns it down
    by_asked = said.mention.event_type == "REQUEST"
    doer = (actors_of(about.told) if about is not None else NOBODY) or (asked if by_asked else speaking)
    told_of = recipients_of(about.told) if about is not None else None
    return doer, told_of or (speaking if by_asked and about is None else asked if not by_asked else None) or NOBODY


def _since(said: Telling) -> int | None:
    """The last day on which it can have been said: its own, or failing that its report's."""
    if said.day is not None:
        return said.day
    when = said.mention.when
    if said.mention.historical and when is None:
        return None
    last = when.last if when is not None else said.told.published
    return day_number(last) if last and len(last) >= 10 else None
