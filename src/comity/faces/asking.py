"""Asking: the lists and the single records of a casebook, and what each rests on. The desk's way to the record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack

from comity import types
from comity.errors import NotFoundError
from comity.faces import lookups
from comity.faces.coding import conflicts
from comity.faces.lines import ActorLine, article_lines, claim_lines, event_lines, outcome_lines, plain
from comity.faces.listing import Listing
from comity.faces.questions import Chosen, asked_for, selection
from comity.faces.relating import Relating
from comity.faces.report import Report
from comity.faces.voices import Loaded, ledger_of, loaded_in
from comity.faces.who import Known, Who, known_actor, who
from comity.faces.why import Why
from comity.faces.words import DONE
from comity.types import Article, Attribution, Event, EventMention, Ledger, Outcome, Shift, Skip, Stance, Tie

if TYPE_CHECKING:
    from comity.record.sketches import Sketch

SHIFT = "sh-"
"""How the id of a shift begins."""


class Asking(Relating):
    """A casebook that answers what was done and said, by whom, and on which sentences that rests."""

    def __init__(self, path: str | Path | None, layers: Sequence[str | Path], clock: Callable[[], datetime]) -> None:
        super().__init__(path, layers, clock)
        self._names: dict[str, str] = {}

    def articles(self, **chosen: Unpack[Chosen]) -> Listing[Article]:
        """Reports by their published date; `actor` names whom they have to name."""
        found = self._book.articles(selection("events", chosen, layers=self.layers))
        return Listing(found, "articles", lambda: article_lines(found, self.loaded(found, chosen.get("as_of"))))

    def loaded(self, articles: Collection[Article], as_of: str | None = None) -> dict[str, Loaded]:
        """The loaded words of reports, by their ids: labels that the sides would not share, and whose they are."""
        return loaded_in(self._book, articles, self.layers, as_of)

    def actors(self, **chosen: Unpack[Chosen]) -> Listing[ActorLine]:
        """Who is named, the most often named first; `type` is a kind of actor."""
        named = self._book.actors(selection("actors", chosen))
        found = [ActorLine(one.actor, one.mentions, one.articles, one.first, one.last) for one in named]
        return Listing(found, "actors", lambda: [one.to_dict() for one in found])

    def events(self, **chosen: Unpack[Chosen]) -> Listing[Event]:
        """What was done, clustered over reports, by date. Each line carries a sentence that tells it."""
        found = self._book.events(selection("events", chosen, types.EventStatus, self.layers))
        return Listing(found, "events", lambda: event_lines(found, self.first_mentions(found, chosen.get("as_of"))))

    def sketches(self, **chosen: Unpack[Chosen]) -> list[Sketch]:
        """The same events as far as a picture of many needs them, several times as fast."""
        return self._book.sketches(selection("events", chosen, types.EventStatus, self.layers))

    def mentions(self, **chosen: Unpack[Chosen]) -> Listing[EventMention]:
        """What single sentences say was done, by date."""
        return plain(self._book.mentions(selection("events", chosen, layers=self.layers)), "event mentions")

    def claims(self, **chosen: Unpack[Chosen]) -> Listing[Attribution]:
        """Who says what, by published date; `actor` is who says it, `about` an event that it is said of."""
        found = self._book.claims(selection("claims", chosen))
        return Listing(found, "claims", lambda: claim_lines(found, self.reports_of(found, chosen.get("as_of"))))

    def ledger(self, event: str | Event, *, as_of: str | None = None) -> Ledger:
        """What each voice says of an event, side by side; `as_of` leaves out what was not yet known on that day.

        A NotFoundError where no event has that id, or none of its tellings was known then.
        """
        return ledger_of(self._book, event if isinstance(event, str) else event.id, as_of)

    def stances(self, **chosen: Unpack[Chosen]) -> Listing[Stance]:
        """Who is for or against whom, by published date."""
        return plain(self._book.stances(selection("stances", chosen)), "stances")

    def outcomes(self, **chosen: Unpack[Chosen]) -> Listing[Outcome]:
        """What came of requests, refusals, threats, promises and agreements, by the day on which they were made.

        `actor` made them, `recipient` is to whom; `type` is a kind (`threat`), `status` a result (`carried_out`).
        """
        found = self._book.outcomes(selection("outcomes", chosen, types.OutcomeResult))
        return Listing(found, "outcomes", lambda: outcome_lines(found, self.told_by(found, chosen.get("as_of"))))

    def skipped(self, **chosen: Unpack[Chosen]) -> Listing[Skip]:
        """What could not be read, and lines that are no news; `type` is the step that left it."""
        return plain(self._book.skipped(selection("skipped", chosen)), "skipped")

    def how_many(self, what: Literal["articles", "events", "claims", "skipped"], **chosen: Unpack[Chosen]) -> int:
        """How many records a list would hold without its limit."""
        return self._book.how_many(what, asked_for(what, chosen, self.layers))

    def why(self, what: str | Any, as_of: str | None = None) -> Why:
        """From a record, an id or the start of one, down to the sentences that it rests on."""
        if isinstance(what, str) and what.startswith(SHIFT):
            what = self.related(as_of).shift(what)
        if isinstance(what, Tie | Shift):
            return Why(self.related(as_of).rest(what), self.names)
        return Why(self._book.trace(str(getattr(what, "id", what)), as_of), self.names)

    def report(self, name: str) -> Report:
        """A report with its deeds and words; a NotFoundError where the id is another record's."""
        article = self._book.get(name)
        if not isinstance(article, Article):
            raise NotFoundError(f"`{name}` is the id of no report", f"comity why {self.path} {name}")
        mentions = self._book.mentions_in([article.id])
        spoken = self._book.claims_in([article.id])
        told = {argument.actor for one in mentions for argument in (*one.actors, *one.recipients)}
        said = {actor for one in spoken for actor in (*one.sources, one.evidence_by) if actor}
        return Report(
            article,
            tuple(sorted(mentions, key=lambda one: (one.anchor.start, one.anchor.end, one.id))),
            tuple(sorted(spoken, key=lambda one: (one.cue.start, one.id))),
            self.names(told | said),
            {one.event_type: self.hostile(one.event_type) for one in mentions},
        )

    def who(self, name: str, *, on: str | None = None) -> Who:
        """Whom a name means on a day (today, unless said), by the tables that this casebook is read with, and why."""
        return who(name, on or self.moment()[:10], self.layers)

    def known(self, identity: str, *, on: str | None = None) -> Known | None:
        """What the directory knows of the actor of an id; None of those whom only reports name."""
        return known_actor(identity, on or self.moment()[:10], self.layers)

    def mention(self, name: str) -> EventMention:
        """An event mention by its id."""
        return lookups.record(self._book, name, EventMention)

    def article(self, name: str) -> Article:
        """An article by its id."""
        return lookups.record(self._book, name, Article)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of actors by their ids; an id that no report holds stands for itself."""
        wanted = set(ids)
        unknown = sorted(wanted - self._names.keys())
        self._names |= {id_: id_ for id_ in unknown} | (self._book.names(unknown) if unknown else {})
        return {id_: self._names[id_] for id_ in sorted(wanted)}

    def hostile(self, event_type: str) -> bool:
        """Whether a type of deed is one of conflict, by the quads of the codebook that the casebook is read with."""
        return event_type in self._conflicts

    @cached_property
    def _conflicts(self) -> frozenset[str]:
        return conflicts(self.layers)

    def first_mentions(self, events: Iterable[Event], as_of: str | None = None) -> dict[str, EventMention]:
        """By the id of each event, the mention that tells it first: of the earliest report, in the order of its text.

        Where that report tells it in several ways, one that tells it as the event stands is before the others: of a
        raid that was flown not the sentence in which somebody had asked not to fly it.
        """
        wanted = {event.id: event for event in events if event.mentions}
        ids = {mention for event in wanted.values() for mention in event.mentions}
        held = {one.id: one for one in self._book.mentions_by_id(sorted(ids), as_of)}
        found: dict[str, EventMention] = {}
        for event in wanted.values():
            told = [held[one] for one in event.mentions if one in held]
            of_first = [one for one in told if one.article == told[0].article]
            as_it_stands = "happened" if event.status in DONE else event.status
            if of_first:
                found[event.id] = min(of_first, key=lambda one: (one.status != as_it_stands, one.anchor.start, one.id))
        return found

    def told_by(self, outcomes: Iterable[Outcome], as_of: str | None = None) -> dict[str, EventMention]:
        """The mentions that ask and that answer, by their ids."""
        wanted = {one for outcome in outcomes for one in (outcome.told, outcome.answered) if one}
        return {one.id: one for one in self._book.mentions_by_id(sorted(wanted), as_of)}

    def reports_of(self, records: Iterable[Attribution | EventMention], as_of: str | None = None) -> dict[str, Article]:
        """The articles that records stand in, by their ids."""
        return lookups.reports_of(self._book, records, as_of)

    def copies(self, reports: Iterable[Article]) -> list[tuple[Article, Article]]:
        """Pairs of these reports of which the later holds the words of the earlier, or an excerpt of them."""
        return lookups.copies(self._book, reports)

    def copies_of(self, report: Article) -> list[Article]:
        """The reports that hold the words of one, or an excerpt, or of which it holds one; by date."""
        return [self.article(one) for one in self._book.copies_of(report.id)]
