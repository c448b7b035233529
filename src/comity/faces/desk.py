"""The desk: one object that reads into a casebook and answers from it. With its drawers the only file that knows
other rooms: `readers` and `intake` for reading, `questions`, `lookups`, `reviewing` and `voices` for the record,
`related` and `outlook` for relations, `coding` and `who` for the codebook and the directory, `export` for what goes
out.

import comity
desk = comity.open("iraq")
desk.read("report.html", published="2019-12-31")
desk.events(actor="kataib-hezbollah", since="2019-12-01").to_dicts()
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Unpack

from comity import types
from comity.errors import CasebookBusyError, CasebookError, NotFoundError, UsageError
from comity.faces import lookups, outlook, readers, reviewing
from comity.faces.batches import Batch, batches
from comity.faces.coding import conflicts, quads
from comity.faces.intake import take_in, take_one
from comity.faces.lines import ActorLine, article_lines, claim_lines, event_lines, outcome_lines, plain
from comity.faces.listing import Listing
from comity.faces.questions import Chosen, asked_for, selection
from comity.faces.readers import Reader, found_in, hints_of, parts_of
from comity.faces.report import Report
from comity.faces.reviewing import Change, Waiting
from comity.faces.summary import Summary
from comity.faces.voices import Loaded, ledger_of, loaded_in
from comity.faces.who import Who, checked_day, who
from comity.faces.why import Why
from comity.record.casebook import Casebook
from comity.record.verify import Finding
from comity.types import (
    Article,
    Attribution,
    Camp,
    DeedVerdict,
    Event,
    EventMention,
    Forecast,
    Judgement,
    Ledger,
    Outcome,
    PairVerdict,
    Reading,
    Shift,
    Skip,
    Stance,
    Tie,
)

if TYPE_CHECKING:
    from comity.faces.brief.material import Brief
    from comity.faces.edge import Web
    from comity.faces.engines import Engine
    from comity.faces.export import Export
    from comity.faces.related import Related
    from comity.faces.team import Team
    from comity.reading.proposals import Proposer
    from comity.record.holdings import Holdings
    from comity.record.sketches import Sketch

SHIFT = "sh-"
"""How the id of a shift begins."""


def now() -> datetime:
    """The clock, unless another is given."""
    return datetime.now(UTC)


class Desk:
    """A casebook and what can be done with it. Without a path, one in a temporary folder that goes when it is closed.

    What it reads is read with the tables in the casebook's own folder (`directory/`, `codebook/`), which lie over those
    in the folders `layers`, and these over the bundled ones. `clock` says when something was seen, and `reader` how
    articles are read; both are for tests and for other models. `proposer` proposes deeds beside the rules of the
    bundled reader (docs/codebook.md).
    """

    def __init__(
        self,
        path: str | Path | None = None,
        *,
        model: str | None = None,
        layers: Sequence[str | Path] = (),
        reader: Reader | None = None,
        proposer: Proposer | None = None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self._temporary = path is None
        self.path = Path(tempfile.mkdtemp(prefix="comity-")) if path is None else Path(path)
        self._away = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True) if path is None else None
        self._model = model
        self.layers = (*map(Path, layers), self.path)
        self._reader = reader
        self._proposer = proposer
        self._clock = clock
        self._casebook: Casebook | None = None
        self._names: dict[str, str] = {}
        self._related: dict[str | None, Related] = {}
        self._serving = False  # whether relations are reckoned anew by whoever serves them

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return "<desk in memory>" if self._temporary else f"<desk at {str(self.path)!r}>"

    def close(self) -> None:
        """Let go of the casebook; one in memory is gone."""
        self._casebook = None
        if self._away is not None:
            self._away()

    # --- reading

    def read(
        self,
        *sources: str | Path,
        published: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        model: str | None = None,
        processes: int | None = 1,
        originals: bool = True,
        stdin: BinaryIO | None = None,
        web: Web | None = None,
        links: bool = False,
        engine: Engine = "here",
        notice: Callable[[str], None] | None = None,
        each: Callable[[Reading | Skip], None] | None = None,
        progress: Callable[[Summary], None] | None = None,
    ) -> Summary:
        """Read files, folders, addresses on the web or `-` into the casebook, which is made where there is none.

        `published`, `outlet` and `url` say what a report does not say of itself. `processes` None spreads 200 reports
        and more over all processors (your script then needs the `if __name__ == "__main__"` guard). `each` is given
        what is read now, `progress` the summary as it grows. Batches are kept as they end: no interrupt loses them,
        and it is safe to repeat. `web` is the edge to the web (docs/sources.md); `links` follows those of its pages.
        `engine` reads on other machines (docs/scale.md), and `notice` is told of those that were lost.
        """
        hints = hints_of(published, outlet, url)
        if engine != "here":
            from comity.faces.cluster import planned, read_elsewhere

            plan, reader = planned(sources, engine, processes), self._reader_for(model)
            return read_elsewhere(
                plan, self._made(), reader, hints, self.moment(),
                originals=originals, each=each, progress=progress, notice=notice,
            )  # fmt: skip
        found = batches(found_in(sources, hints, stdin, web, links=links), parts_of(hints))
        reader = self._reader_for(model)
        book = self._made()
        self._forget()
        return take_in(
            found, book, reader, self.moment, processes=processes, originals=originals, each=each, progress=progress
        )

    def take(
        self,
        batch: Batch[Any],
        *,
        originals: bool = True,
        each: Callable[[Reading | Skip], None] | None = None,
        busy: Callable[[CasebookBusyError], bool] | None = None,
    ) -> Summary:
        """Read one batch and keep it, as a watch does; where somebody else writes, `busy` says whether to try again."""
        reader = self._reader_for(None)
        found = take_one(batch, self._made(), reader, self.moment, originals=originals, each=each, busy=busy)
        self._forget()
        return found

    def holds(self, batch: str) -> bool:
        """Whether the casebook holds the batch of that key, as this reader reads it."""
        return self._made().holds(batch, self._reader_for(None).version)

    def _reader_for(self, model: str | None) -> Reader:
        if self._reader is None or (model or self._model) != self._model:
            self._model = model or self._model
            self._reader = readers.bundled_reader(self._model, self.layers, self._proposer)
        return self._reader

    # --- asking

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

    def ties(self, *, on: str | None = None, actor: str | None = None, as_of: str | None = None) -> Listing[Tie]:
        """How each actor behaves toward each other on a day (the newest, unless said), the busiest first.

        `actor` leaves only those of whom its conduct is counted to: a minister's to the state.
        """
        return plain(self.related(as_of).ties(checked_day(on) if on else None, actor), "ties")

    def shifts(
        self, *, actor: str | None = None, since: str | None = None, until: str | None = None, as_of: str | None = None
    ) -> Listing[Shift]:
        """Turns in what two actors do to each other, by date."""
        days = [checked_day(one) if one else None for one in (since, until)]
        return plain(self.related(as_of).turns(actor, *days), "shifts")

    def related(self, as_of: str | None = None) -> Related:
        """The relations in the casebook; they are reckoned once, until something is read or judged."""
        if as_of not in self._related:
            from comity.faces.related import Related

            self._related[as_of] = Related(self._book, self.layers, as_of)
        return self._related[as_of]

    def reckon(self) -> Related:
        """The relations reckoned anew, all of them; `related` answers from these when they are done, and not before."""
        from comity.faces.related import Related

        fresh = Related(self._book, self.layers)
        fresh.reckon()
        self._related[None] = fresh
        self._serving = True
        return fresh

    def _forget(self) -> None:
        """Let go of relations that are no longer so; those that were reckoned on purpose serve until they are again."""
        self._related = {None: self._related[None]} if self._serving and None in self._related else {}

    def course(self, source: str, target: str, *, since: str | None = None, until: str | None = None) -> Listing[Tie]:
        """One tie over time, as it stood on days from one to another (all that is known of it, unless said)."""
        days = [checked_day(one) if one else None for one in (since, until)]
        return plain(self.related().course(source, target, *days), "ties")

    def outcomes(self, **chosen: Unpack[Chosen]) -> Listing[Outcome]:
        """What came of requests, refusals, threats, promises and agreements, by the day on which they were made.

        `actor` made them, `recipient` is to whom; `type` is a kind (`threat`), `status` a result (`carried_out`).
        """
        found = self._book.outcomes(selection("outcomes", chosen, types.OutcomeResult))
        return Listing(found, "outcomes", lambda: outcome_lines(found, self.told_by(found, chosen.get("as_of"))))

    def told_by(self, outcomes: Iterable[Outcome], as_of: str | None = None) -> dict[str, EventMention]:
        """The mentions that ask and that answer, by their ids."""
        wanted = {one for outcome in outcomes for one in (outcome.told, outcome.answered) if one}
        return {one.id: one for one in self._book.mentions_by_id(sorted(wanted), as_of)}

    def skipped(self, **chosen: Unpack[Chosen]) -> Listing[Skip]:
        """What could not be read, and lines that are no news; `type` is the step that left it."""
        return plain(self._book.skipped(selection("skipped", chosen)), "skipped")

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
        said = {actor for one in spoken for actor in (one.source, one.evidence_by) if actor}
        return Report(
            article,
            tuple(sorted(mentions, key=lambda one: (one.anchor.start, one.anchor.end, one.id))),
            tuple(sorted(spoken, key=lambda one: (one.cue.start, one.id))),
            self.names(told | said),
            {one.event_type: self.hostile(one.event_type) for one in mentions},
        )

    def hostile(self, event_type: str) -> bool:
        """Whether a type of deed is one of conflict, by the quads of the codebook that the casebook is read with."""
        return event_type in self._conflicts

    @cached_property
    def _conflicts(self) -> frozenset[str]:
        return conflicts(self.layers)

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

    def who(self, name: str, *, on: str | None = None) -> Who:
        """Whom a name means on a day (today, unless said), by the tables that this casebook is read with, and why."""
        return who(name, on or self.moment()[:10], self.layers)

    def first_mentions(self, events: Iterable[Event], as_of: str | None = None) -> dict[str, EventMention]:
        """By the id of each event, the mention that tells it first."""
        wanted = {event.mentions[0]: event.id for event in events if event.mentions}
        return {wanted[one.id]: one for one in self._book.mentions_by_id(sorted(wanted), as_of)}

    def reports_of(self, records: Iterable[Attribution | EventMention], as_of: str | None = None) -> dict[str, Article]:
        """The articles that records stand in, by their ids."""
        return lookups.reports_of(self._book, records, as_of)

    def copies(self, reports: Iterable[Article]) -> list[tuple[Article, Article]]:
        """Pairs of these reports of which the later holds the words of the earlier, or an excerpt of them."""
        return lookups.copies(self._book, reports)

    def copies_of(self, report: Article) -> list[Article]:
        """The reports that hold the words of one, or an excerpt, or of which it holds one; by date."""
        return [self.article(one) for one in self._book.copies_of(report.id)]

    def camps(self, *, on: str | None = None, since: str | None = None, as_of: str | None = None) -> Listing[Camp]:
        """Who stands together on a day (the last told of, unless said); with who joined and left since another day."""
        return plain(outlook.camps(self.related(as_of), on, since), "camps")

    def forecast(
        self,
        *,
        actor: str | None = None,
        horizon: int = 30,
        on: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
    ) -> Listing[Forecast]:
        """What to expect of pairs in so many days, the busiest first; of one actor, either way, where it is named."""
        found = outlook.forecasts(self.related(as_of), quads(self.layers), actor, horizon, on)
        return plain(found[:limit], "forecasts")

    def brief(self, *, since: str | None = None, as_of: str | None = None) -> Brief:
        """What changed since a day (or at all), in sections of items, every clause with its sources."""
        from comity.faces.brief import brief_of

        return brief_of(self, since, as_of)

    def export(self, form: str, *, of: str | None = None, **chosen: Unpack[Chosen]) -> Export:
        """The casebook as `csv`, `jsonl`, `parquet`, `gexf`, `graphml`, `geojson`, `ftm`, `cameo`, `acled-like` or
        `ucdp-like`, as far as it is chosen: `.write(path)` it. `of` is a kind of record, such as `events`."""
        from comity.faces.export import Export

        return Export(form, self._book, lambda: self.related(chosen.get("as_of")), self.layers, chosen, of)

    # --- deciding, checking

    def judge(self, verdict: PairVerdict, left: str, right: str, *, judge: str = "person") -> Judgement:
        """Decide whether two events, or two mentions, are one. Nothing is lost: `undo` takes it back."""
        self._forget()
        return self._book.judge(left, right, verdict, judge, self.moment())

    def review_queue(self, **chosen: Unpack[Chosen]) -> Listing[Waiting]:
        """The deeds that nobody reviewed yet, those first that matter most and are least sure (docs/desk.md)."""
        return self.queue.listing(chosen)

    @property
    def team(self) -> Team:
        """Coding by several people: samples, answers, agreement, the coded set."""
        from comity.faces.team import Team

        return Team(self._book, self.layers, self.moment)

    @cached_property
    def queue(self) -> reviewing.Queue:
        """What waits for review, and what is judged together: behind `review_queue`, for pages."""
        return reviewing.Queue(self._book, self.layers)

    def review(
        self,
        verdict: DeedVerdict,
        *deeds: str,
        judge: str = "person",
        note: str | None = None,
        **change: Unpack[Change],
    ) -> Listing[Judgement]:
        """Accept, reject or correct deeds (event mentions), all alike; a correction says what they should be.

        `undo` takes each back.
        """
        self._forget()
        said = change if verdict == "correct" else None
        if said is None and change:
            raise UsageError(f"to {verdict} a deed changes nothing", "say correct")
        made = reviewing.decide(self._book, self.layers, verdict, deeds, said, judge, self.moment, note)
        return plain(made, "judgements")

    def undo(self, target: str | None = None, *, judge: str = "person") -> Judgement:
        """Take back the last judgement that stands, or the one of that id; what was undone."""
        self._forget()
        return self._book.undo(target, judge=judge, at=self.moment())

    def verify(self) -> list[Finding]:
        """All that is wrong with the casebook: an empty list where nothing is."""
        return self._book.verify()

    def rebuild(self) -> None:
        """Make the index anew from the segments and the judgements, if opening the casebook has not done so."""
        self._book.rebuild(unless_new=True)

    @property
    def notices(self) -> tuple[str, ...]:
        """What had to be mended or left out when the casebook was opened, in sentences."""
        book = self._book
        rebuilt = (f"the index of `{self.path}` was built anew, since {book.rebuilt}",) if book.rebuilt else ()
        return (*rebuilt, *(f"left out: {error.message}" for error in book.damaged))

    @property
    def mark(self) -> tuple[int, ...]:
        """What grows with all that is kept or judged, whoever does it: equal marks, equal answers."""
        return self._book.mark

    def holdings(self) -> Holdings:
        """How much the casebook holds, of which days, and which versions of the reader saw it when."""
        return self._book.holdings()

    def judgements(self) -> Listing[Judgement]:
        """Every judgement ever made, undone ones and undoings too, in the order in which they were made."""
        return plain(self._book.judgements(), "judgements")

    def how_many(self, what: Literal["articles", "events", "claims", "skipped"], **chosen: Unpack[Chosen]) -> int:
        """How many records a list would hold without its limit."""
        return self._book.how_many(what, asked_for(what, chosen, self.layers))

    @property
    def damaged(self) -> tuple[CasebookError, ...]:
        """The segments that can't be read."""
        return self._book.damaged

    @property
    def _book(self) -> Casebook:
        if self._casebook is None:
            self._casebook = Casebook.create_or_open(self.path) if self._temporary else Casebook.open(self.path)
        return self._casebook

    def _made(self) -> Casebook:
        if self._casebook is None:
            self._casebook = Casebook.create_or_open(self.path)
        return self._casebook

    def moment(self) -> str:
        """Now, by the clock of this desk, in ISO 8601 and UTC."""
        return self._clock().astimezone(UTC).isoformat()
