"""The desk: one object that reads into a casebook and answers from it. With `readers` and `who`, which are
its drawers, the only file that knows other rooms.

import comity
desk = comity.open("iraq")
desk.read("report.html", published="2019-12-31")
desk.events(actor="kataib-hezbollah", since="2019-12-01").to_dicts()
"""

from __future__ import annotations

import difflib
import shutil
import tempfile
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypedDict, Unpack, get_args

from comity import types, wire
from comity.errors import CasebookError, NotFoundError, UsageError
from comity.faces import outlook, readers
from comity.faces.batches import Batch, batches
from comity.faces.coding import conflicts, event_types, loaded_words, quads
from comity.faces.listing import Listing
from comity.faces.pool import Pool
from comity.faces.readers import Ahead, Reader, found_in, hints_of, parts_of, pool_of
from comity.faces.report import Report
from comity.faces.sentences import around
from comity.faces.summary import Summary
from comity.faces.who import Who, checked_day, who
from comity.faces.why import Why
from comity.record.casebook import Casebook
from comity.record.ledger import ledger
from comity.record.queries import ActorSummary
from comity.record.selection import Selection
from comity.record.verify import Finding
from comity.record.writer import Writer
from comity.sources import Origin
from comity.types import (
    Article,
    Attribution,
    Camp,
    Event,
    EventMention,
    Forecast,
    Judgement,
    Ledger,
    LoadedWord,
    Outcome,
    Reading,
    Shift,
    Skip,
    Span,
    Stance,
    Tie,
)

if TYPE_CHECKING:
    from comity.faces.related import Related
    from comity.reading.proposals import Proposer

SHIFT = "sh-"
"""How the id of a shift begins."""

_EACH = 50  # records whose sentences are looked up one by one; of more, all are fetched at once


class Chosen(TypedDict, total=False):
    """What a question may be narrowed by: the filters of `Selection`."""

    actor: str | None
    recipient: str | None
    type: str | None
    since: str | None
    until: str | None
    status: str | None
    voice: str | None
    about: str | None
    search: str | None
    as_of: str | None
    limit: int | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """The loaded words of a report, and how many of a thousand of its words are loaded and its own."""

    words: tuple[LoadedWord, ...]
    own_per_thousand: float

    @property
    def own(self) -> int:
        """How many are the outlet's own."""
        return sum(word.voice == "author" for word in self.words)

    def to_dict(self) -> dict[str, Any]:
        """As `comity articles --json` has them."""
        return {
            "own": self.own,
            "of_others": len(self.words) - self.own,
            "own_per_thousand": round(self.own_per_thousand, 1),
        }


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor over all the reports that name it."""

    actor: types.Actor
    mention_count: int
    article_count: int
    first: str | None
    last: str | None


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
        each: Callable[[Reading | Skip], None] | None = None,
        progress: Callable[[Summary], None] | None = None,
    ) -> Summary:
        """Read files, folders or `-` into the casebook, which is made where there is none. Safe to repeat, and resumes.

        `published`, `outlet` and `url` say what a report does not say of itself. `processes` None spreads 200 reports
        and more over all processors (your script then needs the `if __name__ == "__main__"` guard). `each` is given
        what is read now, `progress` the summary as it grows. Batches are kept as they end: no interrupt loses them.
        """
        found = batches(found_in(sources, hints := hints_of(published, outlet, url), stdin), parts_of(hints))
        reader = self._reader_for(model)
        book = self._made()
        self._related.clear()
        summary, kept = Summary(), set[str]()
        with book.writer() as writer, pool_of(reader, processes, ahead := Ahead(found)) as pool:
            for batch in ahead:
                summary = self._keep(batch, reader, writer, pool, summary, kept if originals else None, each, progress)
        return summary

    def _keep(
        self,
        batch: Batch[Origin | None],
        reader: Reader,
        writer: Writer,
        pool: Pool[tuple[str, Article], Reading | Skip],
        summary: Summary,
        kept: set[str] | None,
        each: Callable[[Reading | Skip], None] | None,
        progress: Callable[[Summary], None] | None,
    ) -> Summary:
        """Read a batch and keep it, unless it is held; the summary with it."""
        summary = summary.with_skips(batch.skips)
        if writer.holds(batch.key, reader.version):
            summary = summary.plus(already=len(batch.articles))
            if progress:
                progress(summary)
            return summary
        readings, skips = list[Reading](), list(batch.skips)
        for skip in batch.skips if each else ():
            each(skip)  # type: ignore[misc]  # not None, or nothing is iterated
        for outcome in pool.map((source.where, article) for source, article in batch.articles):
            if isinstance(outcome, Skip):
                skips.append(outcome)
                summary = summary.with_skips([outcome])
            else:
                readings.append(outcome)
            if each:
                each(outcome)
            if progress:
                progress(summary.plus(new=len(readings)))
        seen = self._moment()
        for source in {source.where: source for source, _ in batch.articles}.values():
            if kept is not None and isinstance(source.origin, Origin) and source.origin.sha256 not in kept:
                _keep_original(writer, source.origin, seen)
                kept.add(source.origin.sha256)
        added = writer.add(batch.key, reader.version, readings, skips, observed_at=seen)
        return summary.plus(new=added.new, changed=added.changed, already=added.known)

    def _reader_for(self, model: str | None) -> Reader:
        if self._reader is None or (model or self._model) != self._model:
            self._model = model or self._model
            self._reader = readers.bundled_reader(self._model, self.layers, self._proposer)
        return self._reader

    # --- asking

    def articles(self, **chosen: Unpack[Chosen]) -> Listing[Article]:
        """Reports by their published date; `actor` names whom they have to name."""
        found = self._book.articles(_selection("events", chosen, layers=self.layers))
        return Listing(found, "articles", lambda: self._article_lines(found, chosen.get("as_of")))

    def loaded(self, articles: Collection[Article], as_of: str | None = None) -> dict[str, Loaded]:
        """The loaded words of reports, by their ids: labels that the sides would not share, and whose they are."""
        spoken: dict[str, list[Attribution]] = {one.id: [] for one in articles}
        for claim in self._claims_in(articles, as_of):
            spoken[claim.article].append(claim)
        return {one.id: Loaded(*loaded_words(one, spoken[one.id], self.layers)) for one in articles}

    def actors(self, **chosen: Unpack[Chosen]) -> Listing[ActorLine]:
        """Who is named, the most often named first; `type` is a kind of actor."""
        found = [_actor_line(one) for one in self._book.actors(_selection("actors", chosen))]
        return Listing(found, "actors", lambda: [_line_of_actor(one) for one in found])

    def events(self, **chosen: Unpack[Chosen]) -> Listing[Event]:
        """What was done, clustered over reports, by date. Each line carries a sentence that tells it."""
        found = self._book.events(_selection("events", chosen, types.EventStatus, self.layers))
        return Listing(found, "events", lambda: self._event_lines(found, chosen.get("as_of")))

    def mentions(self, **chosen: Unpack[Chosen]) -> Listing[EventMention]:
        """What single sentences say was done, by date."""
        found = self._book.mentions(_selection("events", chosen, layers=self.layers))
        return Listing(found, "event mentions", lambda: [wire.to_line(one) for one in found])

    def claims(self, **chosen: Unpack[Chosen]) -> Listing[Attribution]:
        """Who says what, by published date; `actor` is who says it, `about` an event that it is said of."""
        found = self._book.claims(_selection("claims", chosen))
        return Listing(found, "claims", lambda: self._claim_lines(found, chosen.get("as_of")))

    def ledger(self, event: str | Event, *, as_of: str | None = None) -> Ledger:
        """What each voice says of an event, side by side; `as_of` leaves out what was not yet known on that day.

        A NotFoundError where no event has that id, or none of its tellings was known then.
        """
        whole: Event = _expect(self._book.get(event if isinstance(event, str) else event.id), Event)
        told = self._mentions(whole.mentions, as_of)
        if not told:
            raise NotFoundError(f"nothing was known of `{whole.id}` on {as_of}", f"comity why {self.path} {whole.id}")
        reports = self.reports_of(told, as_of)
        wanted = {one for mention in told for one in mention.attributions}
        spoken = {one.id: one for one in self._book.claims(Selection(about=whole.id, as_of=as_of)) if one.id in wanted}
        copies = [(later.id, earlier.id) for later, earlier in self.copies(reports.values())]
        remarks = self._book.mentions(Selection(about=whole.id, as_of=as_of))
        heard = {claim.source for claim in self._claims_in(list(reports.values()), as_of) if claim.source}
        return ledger(whole, told, spoken, reports, copies, remarks, heard)

    def stances(self, **chosen: Unpack[Chosen]) -> Listing[Stance]:
        """Who is for or against whom, by published date."""
        found = self._book.stances(_selection("stances", chosen))
        return Listing(found, "stances", lambda: [wire.to_line(one) for one in found])

    def ties(self, *, on: str | None = None, actor: str | None = None, as_of: str | None = None) -> Listing[Tie]:
        """How each actor behaves toward each other on a day (the newest, unless said), the busiest first.

        `actor` leaves only those of whom its conduct is counted to: a minister's to the state.
        """
        found = self.related(as_of).ties(checked_day(on) if on else None, actor)
        return Listing(found, "ties", lambda: [wire.to_line(one) for one in found])

    def shifts(
        self, *, actor: str | None = None, since: str | None = None, until: str | None = None, as_of: str | None = None
    ) -> Listing[Shift]:
        """Turns in what two actors do to each other, by date."""
        days = [checked_day(one) if one else None for one in (since, until)]
        found = self.related(as_of).turns(actor, *days)
        return Listing(found, "shifts", lambda: [wire.to_line(one) for one in found])

    def related(self, as_of: str | None = None) -> Related:
        """The relations in the casebook; they are reckoned once, until something is read or judged."""
        if as_of not in self._related:
            from comity.faces.related import Related

            self._related[as_of] = Related(self._book, self.layers, as_of)
        return self._related[as_of]

    def outcomes(self, **chosen: Unpack[Chosen]) -> Listing[Outcome]:
        """What came of requests, refusals, threats, promises and agreements, by the day on which they were made.

        `actor` made them, `recipient` is to whom; `type` is a kind (`threat`), `status` a result (`carried_out`).
        """
        found = self._book.outcomes(_selection("outcomes", chosen, types.OutcomeResult))
        return Listing(found, "outcomes", lambda: self._outcome_lines(found, chosen.get("as_of")))

    def told_by(self, outcomes: Iterable[Outcome], as_of: str | None = None) -> dict[str, EventMention]:
        """The mentions that ask and that answer, by their ids."""
        wanted = {one for outcome in outcomes for one in (outcome.told, outcome.answered) if one}
        return {one.id: one for one in self._mentions(wanted, as_of)}

    def skipped(self, **chosen: Unpack[Chosen]) -> Listing[Skip]:
        """What could not be read, and lines that are no news; `type` is the step that left it."""
        found = self._book.skipped(_selection("skipped", chosen))
        return Listing(found, "skipped", lambda: [wire.to_line(one) for one in found])

    def why(self, what: str | Any, as_of: str | None = None) -> Why:
        """From a record, an id or the start of one, down to the sentences that it rests on."""
        if isinstance(what, str) and what.startswith(SHIFT):
            what = self.related(as_of).shift(what)
        if isinstance(what, Tie | Shift):
            return Why(self.related(as_of).rest(what), self.names)
        return Why(self._book.trace(str(getattr(what, "id", what)), as_of), self.names)

    def report(self, name: str) -> Report:
        """A report with its deeds and words; a NotFoundError where the id is another record's."""
        tree = self._book.trace(name)
        article = tree.record
        if not isinstance(article, Article):
            raise NotFoundError(f"`{name}` is the id of {tree.kind.replace('_', ' ')}, not of a report", f"comity why {self.path} {name}")  # fmt: skip  # noqa: E501
        mentions = tuple(one.record for one in tree.below if isinstance(one.record, EventMention))
        spoken = list(self._claims_in([article]))
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
        found: EventMention = _expect(self._book.get(name), EventMention)
        return found

    def article(self, name: str) -> Article:
        """An article by its id."""
        found: Article = _expect(self._book.get(name), Article)
        return found

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of actors by their ids; an id that no report holds stands for itself."""
        wanted = set(ids)
        for id_ in sorted(wanted - self._names.keys()):
            try:
                self._names[id_] = _expect(self._book.get(id_), types.Actor).name
            except NotFoundError:
                self._names[id_] = id_
        return {id_: self._names[id_] for id_ in sorted(wanted)}

    def who(self, name: str, *, on: str | None = None) -> Who:
        """Whom a name means on a day (today, unless said), by the tables that this casebook is read with, and why."""
        return who(name, on or self._moment()[:10], self.layers)

    def first_mentions(self, events: Iterable[Event], as_of: str | None = None) -> dict[str, EventMention]:
        """By the id of each event, the mention that tells it first."""
        wanted = {event.mentions[0]: event.id for event in events if event.mentions}
        return {wanted[one.id]: one for one in self._mentions(wanted, as_of)}

    def reports_of(self, records: Iterable[Attribution | EventMention], as_of: str | None = None) -> dict[str, Article]:
        """The articles that records stand in, by their ids."""
        wanted = {one.article for one in records}
        if len(wanted) <= _EACH and as_of is None:
            return {id_: self.article(id_) for id_ in sorted(wanted)}
        return {one.id: one for one in self._book.articles(Selection(as_of=as_of)) if one.id in wanted}

    def copies(self, reports: Iterable[Article]) -> list[tuple[Article, Article]]:
        """Pairs of these reports of which the later holds the words of the earlier, or an excerpt of them."""
        ordered = sorted(reports, key=lambda one: (one.published or "9999", one.id))
        place = {one.id: at for at, one in enumerate(ordered)}
        pairs = ((place[one], place[other]) for one, other in self._book.copies(place))
        return [(ordered[later], ordered[earlier]) for later, earlier in sorted((max(p), min(p)) for p in pairs)]

    def camps(self, *, on: str | None = None, since: str | None = None, as_of: str | None = None) -> Listing[Camp]:
        """Who stands together on a day (the last told of, unless said); with who joined and left since another day."""
        found = outlook.camps(self.related(as_of), on, since)
        return Listing(found, "camps", lambda: [wire.to_line(one) for one in found])

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
        found = outlook.forecasts(self.related(as_of), quads(self.layers), actor, horizon, on)[:limit]
        return Listing(found, "forecasts", lambda: [wire.to_line(one) for one in found])

    # --- deciding, checking

    def judge(
        self, verdict: Literal["same", "different", "unsure"], left: str, right: str, *, judge: str = "person"
    ) -> Judgement:
        """Decide whether two events, or two mentions, are one. Nothing is lost: `undo` takes it back."""
        self._related.clear()
        return self._book.judge(left, right, verdict, judge, self._moment())

    def undo(self, target: str | None = None, *, judge: str = "person") -> Judgement:
        """Take back the last judgement that stands, or the one of that id; what was undone."""
        self._related.clear()
        return self._book.undo(target, judge=judge, at=self._moment())

    def verify(self) -> list[Finding]:
        """All that is wrong with the casebook: an empty list where nothing is."""
        return self._book.verify()

    def rebuild(self) -> None:
        """Make the index anew from the segments and the judgements."""
        self._book.rebuild()

    @property
    def notices(self) -> tuple[str, ...]:
        """What had to be mended or left out when the casebook was opened, in sentences."""
        book = self._book
        rebuilt = (f"the index of `{self.path}` was built anew, since {book.rebuilt}",) if book.rebuilt else ()
        return (*rebuilt, *(f"left out: {error.message}" for error in book.damaged))

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

    def _moment(self) -> str:
        return self._clock().astimezone(UTC).isoformat()

    def _claims_in(self, articles: Collection[Article], as_of: str | None = None) -> Iterator[Attribution]:
        """All that is said in some reports."""
        ids = {one.id for one in articles}
        days = [one.published[:10] for one in articles if one.published]
        dated = bool(days) and len(days) == len(articles)
        between = Selection(since=min(days), until=max(days), as_of=as_of) if dated else Selection(as_of=as_of)
        yield from (claim for claim in (self._book.claims(between) if ids else ()) if claim.article in ids)

    def _mentions(self, ids: Iterable[str], as_of: str | None) -> list[EventMention]:
        wanted = set(ids)
        if len(wanted) <= _EACH and as_of is None:
            return [self.mention(id_) for id_ in sorted(wanted)]
        return [one for one in self._book.mentions(Selection(as_of=as_of)) if one.id in wanted]

    def _article_lines(self, found: list[Article], as_of: str | None) -> list[Mapping[str, Any]]:
        loaded = self.loaded(found, as_of)
        return [{**wire.to_line(one), "loaded": loaded[one.id].to_dict()} for one in found]

    def _event_lines(self, events: list[Event], as_of: str | None) -> list[Mapping[str, Any]]:
        first = self.first_mentions(events, as_of)
        return [
            _with_sentence(wire.to_line(one), first[one.id].sentence if one.id in first else None) for one in events
        ]

    def _outcome_lines(self, outcomes: list[Outcome], as_of: str | None) -> list[Mapping[str, Any]]:
        said = self.told_by(outcomes, as_of)
        return [
            {
                **_with_sentence(wire.to_line(one), said[one.told].sentence),
                "answer": wire.to_dict(said[one.answered].sentence) if one.answered else None,
            }
            for one in outcomes
        ]

    def _claim_lines(self, claims: list[Attribution], as_of: str | None) -> list[Mapping[str, Any]]:
        reports = self.reports_of(claims, as_of)
        return [_with_sentence(wire.to_line(one), sentence_of(one, reports[one.article])) for one in claims]


def sentence_of(claim: Attribution, article: Article) -> Span:
    """The words of a claim, from who says it to the end of what is said, out to the ends of their sentences."""
    spans = [claim.cue, *claim.content, *([claim.source_span] if claim.source_span else [])]
    return around(article.text, min(span.start for span in spans), max(span.end for span in spans))


def _keep_original(writer: Writer, origin: Origin, seen: str) -> None:
    with origin.open() as stream:
        writer.keep_original(stream.read(), origin.where, origin.retrieved or seen)


def _selection(what: str, chosen: Chosen, statuses: Any = types.Status, layers: Sequence[str | Path] = ()) -> Selection:
    """The selection, after its words have been compared with those there are."""
    known: dict[str, tuple[str, ...]] = {"status": get_args(statuses), "voice": get_args(types.Voice)}
    if what == "events":
        known["type"] = event_types(layers)
    elif what != "skipped":
        kinds: dict[str, Any] = {
            "actors": types.ActorKind,
            "claims": types.SpeechAct,
            "stances": types.Polarity,
            "outcomes": types.OutcomeKind,
        }
        known["type"] = get_args(kinds[what])
    given: dict[str, Any] = dict(chosen)
    for name, words in known.items():
        if given.get(name) is not None:
            given[name] = _known_word(name, given[name], words)
    return Selection(**given)


def _known_word(name: str, value: str, words: tuple[str, ...]) -> str:
    folded = {word.casefold(): word for word in words}
    if value.casefold() in folded:
        return folded[value.casefold()]
    near = [folded[word] for word in difflib.get_close_matches(value.casefold(), folded, 2)]
    hint = f"did you mean {' or '.join(f'`{word}`' for word in near)}?" if near else f"one of {', '.join(words)}"
    raise UsageError(f"there is no {name} `{value}`", hint)


def _expect(record: Any, kind: type[Article] | type[EventMention] | type[types.Actor] | type[Event]) -> Any:
    if not isinstance(record, kind):
        raise NotFoundError(f"`{record.id}` is no {kind.__name__}")
    return record


def _actor_line(found: ActorSummary) -> ActorLine:
    return ActorLine(found.actor, found.mentions, found.articles, found.first, found.last)


def _line_of_actor(found: ActorLine) -> dict[str, Any]:
    line = wire.to_line(found.actor)
    counts = {"mention_count": found.mention_count, "article_count": found.article_count}
    return {**line, **counts, "first": found.first, "last": found.last}


def _with_sentence(line: dict[str, Any], sentence: Span | None) -> dict[str, Any]:
    return {**line, "sentence": wire.to_dict(sentence) if sentence else None}
