"""Lines: the records of a list as `--json` prints them, each with the sentence that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from comity import wire
from comity.faces.listing import Listing, Record
from comity.faces.sentences import sentence_of
from comity.types import Actor, Article, Attribution, Event, EventMention, Outcome, Span

if TYPE_CHECKING:
    from comity.faces.voices import Loaded

Lines = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor over all the reports that name it."""

    actor: Actor
    mention_count: int
    article_count: int
    first: str | None
    last: str | None

    def to_dict(self) -> dict[str, Any]:
        """As `comity actors --json` has it."""
        counts = {"mention_count": self.mention_count, "article_count": self.article_count}
        return {**wire.to_line(self.actor), **counts, "first": self.first, "last": self.last}


def plain(found: Sequence[Record], what: str) -> Listing[Record]:
    """A list of records that say all of themselves; `what` names them."""
    return Listing(found, what, lambda: [wire.to_line(one) for one in found])


def article_lines(found: Iterable[Article], loaded: Mapping[str, Loaded]) -> Lines:
    """Reports, each with how loaded its words are, by its id."""
    return [{**wire.to_line(one), "loaded": loaded[one.id].to_dict()} for one in found]


def event_lines(events: Iterable[Event], first: Mapping[str, EventMention]) -> Lines:
    """Events, each with the sentence of the mention that tells it first, by the event's id."""
    return [_with_sentence(one, first[one.id].sentence if one.id in first else None) for one in events]


def claim_lines(claims: Iterable[Attribution], reports: Mapping[str, Article]) -> Lines:
    """Claims, each with its sentence in its report, by the report's id."""
    return [_with_sentence(one, sentence_of(one, reports[one.article])) for one in claims]


def outcome_lines(outcomes: Iterable[Outcome], said: Mapping[str, EventMention]) -> Lines:
    """Outcomes, each with the sentence that asks and the one that answers, of the mentions by their ids."""
    return [
        {
            **_with_sentence(one, said[one.told].sentence),
            "answer": wire.to_dict(said[one.answered].sentence) if one.answered else None,
        }
        for one in outcomes
    ]


def _with_sentence(record: Event | Attribution | Outcome, sentence: Span | None) -> dict[str, Any]:
    return {**wire.to_line(record), "sentence": wire.to_dict(sentence) if sentence else None}
