"""The desk: one object that reads into a casebook and answers from it. With its drawers the only file that knows
other rooms. What is asked of a casebook stands in `asking` and `relating`, and how it is held in `opened`: the desk is
these, and it reads, decides and gives out. The drawers behind them: `readers` and `intake` for reading, `questions`,
`lookups`, `reviewing` and `voices` for the record, `related` and `outlook` for relations, `coding` and `who` for the
codebook and the directory, `export` for what goes out.

import comity
desk = comity.open("iraq")
desk.read("report.html", published="2019-12-31")
desk.events(actor="kataib-hezbollah", since="2019-12-01").to_dicts()
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Unpack

from comity.errors import CasebookBusyError, UsageError
from comity.faces import readers, reviewing
from comity.faces.asking import Asking
from comity.faces.batches import Batch, batches
from comity.faces.intake import take_in, take_one
from comity.faces.lines import plain
from comity.faces.listing import Listing
from comity.faces.questions import Chosen
from comity.faces.readers import Reader, found_in, hints_of, parts_of
from comity.faces.reviewing import Change, Waiting
from comity.faces.summary import Summary
from comity.types import DeedVerdict, Judgement, PairVerdict, Reading, Skip

if TYPE_CHECKING:
    from comity.faces.brief.material import Brief
    from comity.faces.edge import Web
    from comity.faces.engines import Engine
    from comity.faces.export import Export
    from comity.faces.forgetting import Forgetting
    from comity.faces.team import Team
    from comity.reading.proposals import Proposer


def now() -> datetime:
    """The clock, unless another is given."""
    return datetime.now(UTC)


class Desk(Asking):
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
        super().__init__(path, layers, clock)
        self._model = model
        self._reader = reader
        self._proposer = proposer

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
        forgotten: bool = False,
        notice: Callable[[str], None] | None = None,
        each: Callable[[Reading | Skip], None] | None = None,
        progress: Callable[[Summary], None] | None = None,
    ) -> Summary:
        """Read files, folders, addresses on the web or `-` into the casebook, which is made where there is none.

        `published`, `outlet` and `url` say what a report does not say of itself. `processes` None spreads 200 reports
        and more over all processors (your script then needs the `if __name__ == "__main__"` guard). `each` is given
        what is read now, `progress` the summary as it grows. Batches are kept as they end: no interrupt loses them,
        and it is safe to repeat. `web` is the edge to the web (docs/sources.md); `links` follows those of its pages.
        What the casebook was told to forget is read again only where `forgotten` asks for it.
        `engine` reads on other machines (docs/scale.md), and `notice` is told of those that were lost.
        """
        hints = hints_of(published, outlet, url)
        if engine != "here":
            from comity.faces.cluster import planned, read_elsewhere

            plan, reader = planned(sources, engine, processes), self._reader_for(model)
            return read_elsewhere(
                plan, self._made(), reader, hints, self.moment(),
                originals=originals, forgotten=forgotten, each=each, progress=progress, notice=notice,
            )  # fmt: skip
        found = batches(found_in(sources, hints, stdin, web, links=links), parts_of(hints))
        reader = self._reader_for(model)
        book = self._made()
        self._forget()
        return take_in(
            found, book, reader, self.moment,
            processes=processes, originals=originals, each=each, progress=progress, forgotten=forgotten,
        )  # fmt: skip

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

    # --- deciding

    def judge(self, verdict: PairVerdict, left: str, right: str, *, judge: str = "person") -> Judgement:
        """Decide whether two events, or two mentions, are one. Nothing is lost: `undo` takes it back."""
        self._forget()
        return self._book.judge(left, right, verdict, judge, self.moment())

    def review_queue(self, **chosen: Unpack[Chosen]) -> Listing[Waiting]:
        """The deeds that nobody reviewed yet, those first that matter most and are least sure (docs/desk.md)."""
        return self.queue.listing(chosen)

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

    def judgements(self) -> Listing[Judgement]:
        """Every judgement ever made, undone ones and undoings too, in the order in which they were made."""
        return plain(self._book.judgements(), "judgements")

    @property
    def team(self) -> Team:
        """Coding by several people: samples, answers, agreement, the coded set."""
        from comity.faces.team import Team

        return Team(self._book, self.layers, self.moment)

    def forget(
        self,
        *reports: str,
        address: str | None = None,
        outlet: str | None = None,
        source: str | Path | None = None,
        person: Sequence[str] = (),
        copies: bool = False,
        although_known: bool = False,
        dry: bool = False,
    ) -> Forgetting:
        """Forget reports (by id, address, outlet, or the file that they came from), or a person by all their names,
        everywhere in the casebook, and look whether anything is left (docs/decisions/0019). `dry` only says what would
        go; `copies` takes the reports along that hold the same words; `although_known` takes somebody whom the
        directory has for a namesake of a private person."""
        from comity.faces.forgetting import Asked, forget

        self._forget()
        asked = Asked(reports, address, outlet, str(source) if source else None, tuple(person), copies, although_known)
        return forget(self, self._book, asked, dry=dry)

    # --- giving out

    def brief(self, *, since: str | None = None, as_of: str | None = None) -> Brief:
        """What changed since a day (or at all), in sections of items, every clause with its sources."""
        from comity.faces.brief import brief_of

        return brief_of(self, since, as_of)

    def export(
        self, form: str, *, of: str | None = None, without_private_names: bool = False, **chosen: Unpack[Chosen]
    ) -> Export:
        """The casebook as `csv`, `jsonl`, `parquet`, `gexf`, `graphml`, `geojson`, `ftm`, `cameo`, `acled-like` or
        `ucdp-like`, as far as it is chosen: `.write(path)` it. `of` is a kind of record, such as `events`.
        `without_private_names` leaves the names of private persons out (docs/export.md)."""
        from comity.faces.export import Export

        return Export(
            form, self._book, lambda: self.related(chosen.get("as_of")), self.layers, chosen, of, without_private_names
        )
