"""The trail: what the steps of a reading note of their reasons, where somebody asks for them.

A `Draft` without a trail is read the same way and notes nothing; with one, `comity.reading.explaining` tells what was
met, what became of it after each step, and why words that the codebook knows tell no deed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comity.reading.codebook import Entry
from comity.reading.sentences import Sentence, Token
from comity.types import Argument

if TYPE_CHECKING:
    from comity.reading.deeds.deed import Deed
    from comity.reading.standing.moods import Standing


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A word that might have told a deed, the row that knows it, and why it tells none."""

    sentence: int
    token: Token
    why: str
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A deed as one step left it."""

    after: str
    type: str
    mode: str | None
    standing: Standing
    actors: tuple[Argument, ...]
    recipients: tuple[Argument, ...]


@dataclass(slots=True)
class Trail:
    """Filled while a draft is read, in the order in which things are met."""

    given_up: list[GivenUp] = field(default_factory=list)
    states: dict[tuple[int, int], list[State]] = field(default_factory=dict)
    told: list[Deed] = field(default_factory=list)
    withheld: list[Deed] = field(default_factory=list)  # too seldom right where they are told like this

    def give_up(self, sentence: Sentence, token: Token, why: str, entry: Entry | None = None) -> None:
        self.given_up.append(GivenUp(sentence.i, token, why, entry))

    def see(self, after: str, deeds: Iterable[Deed]) -> None:
        """Notes the deeds that the last step has changed."""
        for deed in deeds:
            states = self.states.setdefault(deed.key, [])
            now = State(after, deed.type, deed.mode, deed.standing, tuple(deed.actors), tuple(deed.recipients))
            if not states or _told(states[-1]) != _told(now):
                states.append(now)


def _told(state: State) -> tuple[object, ...]:
    return state.type, state.mode, state.standing, state.actors, state.recipients
