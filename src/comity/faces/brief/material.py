"""What a brief says, as plain data: sections of items of clauses, each clause with the numbers of its sources.

Nothing here is Markdown or HTML: `markdown` and `onefile` are, and a page of the desk may be a third.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from comity.types import Article, Attribution, EventMention, Span, Stance

Told = EventMention | Attribution | Stance
Mark = Literal["hostile", "cooperative"]


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence that a clause rests on: of which record, in which report, with the words that count in it.

    `record` and `article` are ids that `comity why` takes.
    """

    number: int
    record: str
    article: str
    outlets: tuple[str, ...]
    published: str | None
    headline: str | None
    url: str | None
    sentence: Span
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence of the brief, and the numbers of the sources that it rests on."""

    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is told: its day (as people write it), its clauses, the id that `comity why` takes, its mark."""

    day: str
    clauses: tuple[Clause, ...]
    record: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief. `says` is a sentence of counts, `command` lists all that it chose its items from."""

    name: str
    title: str
    says: str
    items: tuple[Item, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A casebook, or what came into it since a day, in one or two pages."""

    case: str
    since: str | None
    first: str | None
    last: str | None
    as_of: str | None
    reports: int
    outlets: int
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


class Reports(Protocol):
    """Where the reports of records are found."""

    def article(self, name: str) -> Article: ...


@dataclass(slots=True)
class Sources:
    """Sources as they are numbered, in the order in which clauses first name them."""

    desk: Reports
    found: dict[tuple[str, int, int], Source] = field(default_factory=dict)

    def number(self, record: str, article: str, sentence: Span, marks: Iterable[Span]) -> int:
        """The number of a sentence of a report; the same sentence has one number, whatever is told by it."""
        key = (article, sentence.start, sentence.end)
        if key not in self.found:
            report = self.desk.article(article)
            self.found[key] = Source(
                len(self.found) + 1, record, article, report.outlets, report.published, report.headline, report.url,
                sentence, tuple(marks),
            )  # fmt: skip
        return self.found[key].number

    def of(self, mentions: Iterable[EventMention]) -> tuple[int, ...]:
        """The numbers of the sentences that tell mentions."""
        return tuple(dict.fromkeys(self.number(one.id, one.article, one.sentence, [one.anchor]) for one in mentions))

    def all(self) -> tuple[Source, ...]:
        return tuple(self.found.values())


def named(ids: Sequence[str], names: Mapping[str, str], most: int = 2) -> str:
    """Names as a clause has them: `the first, the second and others`.

    >>> named(["a", "b", "c"], {"a": "Iran", "b": "Iraq"})
    'Iran, Iraq and others'
    """
    shown = [names.get(one, one) for one in ids[:most]]
    if len(ids) > most:
        return f"{', '.join(shown)} and others"
    return " and ".join(shown)
