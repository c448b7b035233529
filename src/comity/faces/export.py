"""Export: a casebook as the files of other trades. A drawer of the desk, which asks the record and hands to `exchange`.

desk.export("geojson", since="2019-12-01").write("map.geojson")
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.errors import UsageError
from comity.exchange import acled, cameo, cells, entities, geography, network, ucdp
from comity.exchange.sourced import Left, Sourced
from comity.exchange.sourced import Row as DerivedRow
from comity.faces import record_files as records
from comity.faces.privacy import Privacy
from comity.faces.questions import Chosen
from comity.faces.sourcing import sourced
from comity.record.casebook import Casebook
from comity.record.folder import is_casebook
from comity.record.stream import Stream

if TYPE_CHECKING:
    from comity.faces.related import Related

RECORDS = ("csv", "jsonl", "parquet")
"""Forms that hold records as they are: a file for each kind, or one kind."""

FORMS = (*RECORDS, "gexf", "graphml", "geojson", "ftm", "cameo", "acled-like", "ucdp-like")
"""What a casebook is exported as."""

_OF_TIES = {"gexf": "the course of ties", "graphml": "the ties of a day"}
_ASIDE = ".aside"

Text = Iterator[str]


@dataclass(slots=True)
class Export:
    """One export: `text` is it in pieces, `write` puts it into a file or a folder.

    As it goes, `counted` says how many records of each kind there are, and `left` how many events have no place in the
    form, by reason.
    """

    form: str
    book: Casebook
    related: Callable[[], Related]
    layers: tuple[Path, ...]
    chosen: Chosen
    of: str | None = None
    without_private_names: bool = False
    counted: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    _privacy: Privacy | None = None

    def __post_init__(self) -> None:
        if self.form not in FORMS:
            raise UsageError(f"there is no form `{self.form}`", f"one of {', '.join(FORMS)}")
        if self.of is not None and self.form not in RECORDS:
            raise UsageError(f"`of` chooses a kind of record, and `{self.form}` has its own", "leave it out")
        if self.of is not None:
            records.check(self.of, self.chosen)
        elif self.form in _OF_TIES:
            records.check(_OF_TIES[self.form], self.chosen)
        if self.form not in _OF_TIES:  # what makes no sense is said before anything is written
            records.selected(self.of or "events", self.chosen, self.layers)
        for name in (self.chosen.get("actor"), self.chosen.get("recipient")):
            if name is not None:
                self.book.called(name)

    def kinds(self) -> tuple[str, ...]:
        """The kinds of records that a folder gets: those that the filters say something of, or the one chosen.

        Forms that are no records have none.
        """
        if self.form not in RECORDS:
            return ()
        return (self.of,) if self.of else records.kinds_of(self.chosen)

    def text(self) -> Text:
        """The export as one text; of CSV one kind of record, the events unless another is chosen."""
        if self.form == "parquet":
            raise UsageError("Parquet is no text", "name a file or a folder with --out")
        with self._stream() as stream:
            yield from self._pieces(stream, (self.of or "events",) if self.form == "csv" else self.kinds())

    def write(self, out: str | Path) -> list[Path]:
        """Write into a file; records also into a folder, a file for each kind. What was written, whole or not at all.

        A name without an ending, or of a folder that is there, is a folder. Files of the same name are replaced.
        """
        target = Path(out)
        if is_casebook(target) or is_casebook(target.parent):
            raise UsageError(f"`{target}` is in a casebook, which holds nothing but its own", "name another place")
        in_folder = self.form in RECORDS and (target.is_dir() or not target.suffix)
        if target.is_dir() and not in_folder:
            raise UsageError(f"`{target}` is a folder, and `{self.form}` is one file", "name a file")
        try:
            (target if in_folder else target.parent).mkdir(parents=True, exist_ok=True)
            with self._stream() as stream:
                if not in_folder:
                    every = self.form == "jsonl" or self.form not in RECORDS
                    return [self._write(stream, self.kinds() if every else (self.of or "events",), target)]
                return [self._write(stream, (one,), target / f"{one}.{self.form}") for one in self.kinds()]
        except OSError as error:
            raise UsageError(
                f"`{out}` can't be written: {error.strerror or error}", "name another with --out"
            ) from None

    def _write(self, stream: Stream, kinds: tuple[str, ...], target: Path) -> Path:
        aside = target.with_name(target.name + _ASIDE)
        try:
            if self.form == "parquet":
                records.parquet(kinds[0], self._lines(stream, kinds[0]), aside)
            else:
                with aside.open("w", encoding="utf-8", newline="") as file:
                    file.writelines(self._pieces(stream, kinds))
            os.replace(aside, target)  # noqa: PTH105 - as the casebook does it
        finally:
            aside.unlink(missing_ok=True)
        return target

    def _pieces(self, stream: Stream, kinds: tuple[str, ...]) -> Text:
        if self.form in RECORDS:
            return chain.from_iterable(records.text(self.form, one, self._lines(stream, one)) for one in kinds)
        return _FORMS[self.form](self, stream)

    def _lines(self, stream: Stream, kind: str) -> Iterator[Mapping[str, Any]]:
        privacy = self.privacy(stream)
        for line in records.lines(kind, stream, self.book, self.related, self.chosen, self.layers):
            self.counted[kind] += 1
            yield line if privacy is None else privacy.line(line)

    def _stream(self) -> AbstractContextManager[Stream]:
        return self.book.stream(self.chosen.get("as_of"))

    # --- forms of events

    def events(self, stream: Stream) -> Iterator[Sourced]:
        """The events of the selection with all that leads back from them."""
        found = sourced(stream, records.selected("events", self.chosen, self.layers), self.layers)
        privacy = self.privacy(stream)
        return found if privacy is None else map(privacy.sourced, found)

    def privacy(self, stream: Stream) -> Privacy | None:
        """What takes private names out of this export; None where they stay."""
        if not self.without_private_names:
            return None
        if self._privacy is None or self._privacy.stream is not stream:
            self._privacy = Privacy(stream, self.layers)
        return self._privacy

    def kept(self, what: str, found: Iterable[Any]) -> Iterator[Any]:
        """Those of what an event becomes that are not left out, both counted."""
        for one in found:
            if isinstance(one, Left):
                self.left[one.reason] += 1
            else:
                self.counted[what] += len(one) if isinstance(one, list) else 1
                yield one


def _table(columns: tuple[str, ...], rows: Iterable[DerivedRow], apart: str = ",") -> Text:
    yield cells.line(columns, apart)
    for row in rows:
        yield cells.line((row.get(name) for name in columns), apart)


def _acled(export: Export, stream: Stream) -> Text:
    return _table(acled.COLUMNS, export.kept("rows", map(acled.row_of, export.events(stream))))


def _ucdp(export: Export, stream: Stream) -> Text:
    return _table(ucdp.COLUMNS, export.kept("rows", map(ucdp.row_of, export.events(stream))))


def _cameo(export: Export, stream: Stream) -> Text:
    rows = chain.from_iterable(export.kept("rows", map(cameo.rows_of, export.events(stream))))
    return _table(cameo.COLUMNS, rows, "\t")


def _geojson(export: Export, stream: Stream) -> Text:
    return geography.collection(export.kept("points", map(geography.feature_of, export.events(stream))))


def _ftm(export: Export, stream: Stream) -> Text:
    """Each event after those whom it names and the reports that tell it, which are written where they first come."""
    written: set[str] = set()
    privacy = export.privacy(stream)
    known_as = stream.actor if privacy is None else privacy.actor

    def actor(id_: str) -> Iterator[entities.Entity]:
        known = known_as(id_) if id_ not in written else None
        if known is not None:
            written.add(id_)
            # A relation to somebody of whom no report of this casebook speaks would lead nowhere.
            of = tuple(one for one in known.of if known_as(one.actor) is not None)
            yield from entities.actor_entities(replace(known, of=of))
            for one in of:
                yield from actor(one.actor)

    def all_of(told: Sourced) -> Iterator[entities.Entity]:
        for report in told.reports:
            if report.id not in written:
                written.add(report.id)
                yield entities.article_entity(report)
        for one in told.actors:
            yield from actor(one)
        yield entities.event_entity(told)

    for told in export.events(stream):
        yield from (cells.json_text(one) + "\n" for one in export.kept("entities", all_of(told)))


def _gexf(export: Export, stream: Stream) -> Text:
    related, chosen = export.related(), export.chosen
    days = related.days(*(records.day_of(chosen, name) for name in ("since", "until")))
    courses = related.courses(days, chosen.get("actor"))
    privacy = export.privacy(stream)
    actors = related.material.actors
    if privacy is not None:
        courses, actors = [tuple(map(privacy.tie, one)) for one in courses], {**actors, **privacy.actors}
    export.counted["ties"] = len(courses)
    return network.gexf(courses, actors, days)


def _graphml(export: Export, stream: Stream) -> Text:
    related, chosen = export.related(), export.chosen
    ties = [one for one in related.ties(records.day_of(chosen, "until"), chosen.get("actor")) if one.level is not None]
    export.counted["ties"] = len(ties)
    privacy, actors = export.privacy(stream), related.material.actors
    if privacy is not None:
        ties, actors = [*map(privacy.tie, ties)], {**actors, **privacy.actors}
    return network.graphml(sorted(ties, key=lambda one: (one.source, one.target)), actors)


_FORMS: Mapping[str, Callable[[Export, Stream], Text]] = {
    "acled-like": _acled,
    "ucdp-like": _ucdp,
    "cameo": _cameo,
    "geojson": _geojson,
    "ftm": _ftm,
    "gexf": _gexf,
    "graphml": _graphml,
}
