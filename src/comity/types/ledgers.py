"""Ledgers: what each voice says of a deed, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comity.types.events import Event
from comity.types.readings import Count, EventMention
from comity.types.texts import Span
from comity.types.words import Status, Voice, VoiceKind


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A label that the sides of a conflict would not share, and whose it is.

    `speaker` is the source in whose words it stands; None where it is the outlet's own, or an editor's.
    """

    span: Span
    leaning: Literal["for", "against"]
    voice: Voice
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What a voice showed for its version, or that it showed nothing: the words that say so, and by whom."""

    kind: Literal["offered", "none"]
    by: str | None
    words: Span
    article: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice says of a deed: whether it was done, by whom, to whom, with how many dead; since when, and where.

    `counts` are the latest that it gives of each kind, `evidence` what the reports say of its proof. `mentions` are in
    the order of their reports; `copied` are the reports that only repeat another's words.
    """

    voice: str
    kind: VoiceKind
    statuses: tuple[Status, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    counts: tuple[Count, ...]
    evidence: tuple[Proof, ...]
    since: str | None
    articles: tuple[str, ...]
    copied: tuple[str, ...]
    mentions: tuple[EventMention, ...]

    @property
    def says_done(self) -> bool:
        return "happened" in self.statuses

    @property
    def denies(self) -> bool:
        return "denied" in self.statuses


@dataclass(frozen=True, slots=True)
class Difference:
    """What some voices say and others say otherwise: the field, and who says which."""

    field: str
    versions: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What each voice says of a deed, the earliest first, what they differ in, and what one voice alone says.

    `silent` are parties of the deed whom none of its reports lets say anything. `proved` tells whether any voice is
    said to have shown evidence. `remarks` are the deeds of words that are about this one: who condemned it, asked for
    it, denied it leave; of each actor and type the first.
    """

    event: Event
    accounts: tuple[Account, ...]
    differences: tuple[Difference, ...]
    alone: tuple[tuple[str, str], ...]
    silent: tuple[str, ...]
    proved: bool
    remarks: tuple[EventMention, ...] = ()
