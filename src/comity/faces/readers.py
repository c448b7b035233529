"""Readers: how reports become readings, one by one or over processes, and with which layers of a user's own tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from comity import wire
from comity.errors import ComityError, UsageError
from comity.faces.batches import BATCH, Batch, Source, batches
from comity.faces.edge import fetched, hushed, on_web
from comity.faces.pool import Pool
from comity.settings import Settings
from comity.sources import Hints, Origin, articles, boilerplate, pieces
from comity.types import Article, Reading, Skip

if TYPE_CHECKING:
    from comity.faces.edge import Web
    from comity.reading.proposals import Proposer as Proposer

MANY = BATCH
"""Reports from which on reading is spread over processes, where nobody says over how many."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How an article becomes a reading, and the stamp of that; `read` has to be importable where processes are many.

    `stamp` makes the stamp anew, on a machine where what reads may be another.
    """

    read: Callable[[Article], Reading]
    version: str
    stamp: Callable[[], str] | None = None

    @property
    def version_here(self) -> str:
        """The stamp as this machine would give it."""
        return self.stamp() if self.stamp else self.version


def bundled_reader(
    model: str | None = None, layers: Sequence[str | Path] = (), proposer: Proposer | None = None
) -> Reader:
    """The reader of this version of Comity, with the tables of `layers` over its own, the last of them on top.

    A `proposer` proposes deeds beside the rules. A MissingPartError where the parser's model is not installed; a
    UsageError names the line of a table that is wrong.
    """
    from comity.reading import read_article, reader_version
    from comity.reading.knowledge import filled, knowledge
    from comity.reading.parser import DEFAULT_MODEL

    name, laid = model or DEFAULT_MODEL, filled(layers)
    _ = knowledge(laid).directory  # so that a table that is wrong is told before anything is read
    stamp = partial(reader_version, name, laid, proposer.name if proposer else None)
    read = partial(read_article, model=name, layers=laid)
    return Reader(partial(read, proposer=proposer) if proposer else read, stamp(), stamp)


def proposer_of(url: str | None, model: str | None, settings: Settings) -> Proposer | None:
    """The model that is to propose deeds, by the options and else by the settings; None where no address is given.

    A UsageError where the address has no model, or a model that was asked for no address.
    """
    address, name = url or settings.proposer, model or settings.proposer_model
    if not address:
        if model:
            raise UsageError(f"the model `{model}` has no address", "--proposer http://127.0.0.1:8080/v1")
        return None
    if not name:
        raise UsageError("the proposer has no model", "name one of those at its address with --proposer-model")
    from comity.reading.served import Served

    return Served(address, name, settings.proposer_key)


def model_stamp(model: str | None = None) -> str:
    """The parser's model with its version and digest; a MissingPartError where it is missing or not what it says."""
    from comity.reading.parser import DEFAULT_MODEL, DEFAULT_MODEL_SHA256, parser

    name = model or DEFAULT_MODEL
    digest = f"SHA-256 {DEFAULT_MODEL_SHA256[:12]}, as measured" if name == DEFAULT_MODEL else "not the one measured"
    return f"{name} {parser(name).version}, {digest}"


def readings(
    *sources: str | Path,
    hints: Hints,
    model: str | None = None,
    layers: Sequence[str | Path] = (),
    reader: Reader | None = None,
    proposer: Proposer | None = None,
    processes: int | None = 1,
    stdin: BinaryIO | None = None,
    web: Web | None = None,
    links: bool = False,
) -> Iterator[Reading | Skip]:
    """Sources -> readings and skips as they come, kept nowhere. A name that is not there is an error at once."""
    ahead = Ahead(batches(found_in(sources, hints, stdin, web, links=links), parts_of(hints)))
    return _read_all(ahead, reader or bundled_reader(model, layers, proposer), processes)


def _read_all(ahead: Ahead, reader: Reader, processes: int | None) -> Iterator[Reading | Skip]:
    with pool_of(reader, processes, ahead) as pool:
        for batch in ahead:
            yield from batch.skips
            yield from pool.map((source.where, article) for source, article in batch.articles)


def hints_of(published: str | None = None, outlet: str | None = None, url: str | None = None) -> Hints:
    """What is known of reports from outside; a UsageError where the day is none."""
    return Hints(published, outlet, url)


def parts_of(hints: Hints) -> tuple[str | None, ...]:
    """What of the hints a batch is known by."""
    return hints.published, hints.outlet, hints.url


def lines_of(found: Reading | Skip) -> list[dict[str, Any]]:
    """A reading or a skip as lines of `--jsonl`, the article first."""
    return [wire.to_line(found)] if isinstance(found, Skip) else wire.record_lines(found)


def read_text(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    model: str | None = None,
    layers: Sequence[str | Path] = (),
    proposer: Proposer | None = None,
) -> Reading:
    """A text -> all that is read in it; a UsageError where it is no English report.

    `layers` are folders with tables of your own (docs/directory.md); nothing else is layered, so that a script
    reads the same wherever it runs. A `proposer` proposes deeds beside the rules (docs/codebook.md).

    >>> read_text("Iran could attack the United States.", published="2020-01-01").mentions[0].status
    'possible'
    """
    origin = Origin("text", "", None, text.encode("utf-8", "replace"))
    for found in articles(origin, Hints(published, outlet, url)):
        if isinstance(found, Skip):
            raise UsageError(f"the text was not read: {found.reason}", "give the text of one report in English")
        found = replace(found, sha256=None)
        return replace(bundled_reader(model, layers, proposer).read(found), skips=tuple(boilerplate(found)))
    raise UsageError("the text was not read: nothing in it", "give the text of one report in English")


class Ahead:
    """Batches of which as many are looked at beforehand as it takes to say whether there is much to read."""

    def __init__(self, found: Iterator[Batch[Origin | None]]) -> None:
        self._rest = found
        self._first: list[Batch[Origin | None]] = []

    def __iter__(self) -> Iterator[Batch[Origin | None]]:
        return chain(self._first, self._rest)

    @cached_property
    def many(self) -> bool:
        while sum(len(batch.articles) for batch in self._first) < MANY:
            batch = next(self._rest, None)
            if batch is None:
                return False
            self._first.append(batch)
        return True


def pool_of(reader: Reader, processes: int | None, ahead: Ahead) -> Pool[tuple[str, Article], Reading | Skip]:
    """The processes that read; None is one, or one a processor where there is much to read."""
    if processes is None:
        processes = processors() if ahead.many else 1
    return Pool(partial(read_one, reader.read), given_up, processes, pack=as_json, unpack=from_json)


def as_json(found: Reading | Skip) -> tuple[type[Reading | Skip], bytes]:
    """What was found as it travels between processes: JSON takes a third of the time that pickle does."""
    return type(found), wire.to_json(found)


def from_json(packed: tuple[type[Reading | Skip], bytes]) -> Reading | Skip:
    return wire.from_json(*packed)


def processors() -> int:
    """How many processors this process may use."""
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_one(read: Callable[[Article], Reading], item: tuple[str, Article]) -> Reading | Skip:
    """An article and where it stood -> its reading, or a Skip where the reader fails on it."""
    where, article = item
    try:
        reading = read(article)
        return replace(reading, skips=(*reading.skips, *boilerplate(article)))
    except (ComityError, MemoryError):
        raise  # of the reader or the machine, and of no report: a proposer that is not there
    except Exception as error:  # whatever a report does to the reader, the next report is read
        return Skip(f"{where} ({article.id})", "reading", f"the reader failed: {type(error).__name__}: {error}")


def given_up(item: tuple[str, Article]) -> Skip:
    """What becomes of an article whose process died on it twice."""
    where, article = item
    return Skip(f"{where} ({article.id})", "reading", "the reader's process died on it twice")


def found_in(
    names: Iterable[str | Path],
    hints: Hints,
    stdin: BinaryIO | None,
    web: Web | None = None,
    *,
    links: bool = False,
) -> Iterator[Iterable[Source[Origin | None]]]:
    """The sources that names stand for, piece by piece, each with its articles; an error at once for a name that is
    not there.

    Files come first, then what is on the web, by the edge `web`; with `links` also what its pages link to.
    """
    hushed()
    wanted = [str(name) for name in names]
    # `pieces` looks every name up at once, so that a missing one is told before anything is read
    here = pieces([name for name in wanted if not on_web([name])], stdin)
    there = (one for name in wanted if on_web([name]) for one in fetched(name, web, links=links))
    opened = chain((piece.opened(stdin) for piece in here), [there])
    return (map(partial(source_of, hints=hints), piece) for piece in opened)


def source_of(origin: Origin | Skip, hints: Hints) -> Source[Origin | None]:
    """An origin with the articles in it, or a skip as a source of its own."""
    if isinstance(origin, Skip):
        return Source(origin.where, None, None, [origin])
    return Source(origin.where, origin.sha256, origin, articles(origin, hints))
