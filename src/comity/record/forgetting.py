"""Forgetting: reports, or the names of a person, out of every file of a casebook; and the proof that they are gone.

What is to stand is made ready aside, decided in one step (`swap`), and the index made anew. Then every file is looked
through, unpacked, for what was forgotten. Only the holder of all of the casebook's locks forgets.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from comity import wire
from comity.errors import CasebookDamagedError
from comity.record import codings, folder, index, judgements, originals, segments, swap, tombstones
from comity.record.building import catch_up, rebuild
from comity.record.needles import Needles, address_written, names_written, windows
from comity.record.segments import Row
from comity.record.striking import BLANK, Names, struck_in, struck_row
from comity.record.swap import Swap
from comity.record.tombstones import Stone, stone_of
from comity.record.unpacked import lines_of, tables_of, texts_of, views_of
from comity.types import Article

_LOCKS = (folder.WATCH, codings.LOCK, folder.INBOX_LOCK)
_GONE = BLANK * 3
_OF_INDEX = tuple(index.FILE + end for end in ("", "-wal", "-shm"))


@dataclass(frozen=True, slots=True)
class Scan:
    """What a look through a casebook came to: how much was looked at, for what, and in which files it stands."""

    files: int
    size: int  # characters, unpacked
    looked_for: dict[str, int]
    shared: int  # pieces that reports which are kept have, too, so that they prove nothing
    found: tuple[tuple[str, str], ...]  # the path of a file, and what stands in it


@dataclass(slots=True)
class Forgetting:
    """What goes, and what came of it; `proof` is None of a dry run."""

    reports: list[Article] = field(default_factory=list)  # forgotten, or with a name in them
    counts: Counter[str] = field(default_factory=Counter)
    beside: int = 0  # other reports that came in originals which go
    proof: Scan | None = None


@dataclass(slots=True)
class _Work:
    """A forgetting as it goes: whom and what it is of, and what is to be swapped."""

    book: Path
    stage: Path
    needles: Needles
    shared: int
    articles: dict[str, list[Article]]  # to be forgotten, in all their versions
    names: Names | None
    at: str
    mentions: set[str] = field(default_factory=set)
    struck: dict[str, str] = field(default_factory=dict)  # the new text of an article in which a name was struck out
    ids: dict[str, str] = field(default_factory=dict)  # of actors
    stones: dict[str, Stone] = field(default_factory=dict)
    swap: Swap = field(default_factory=Swap)
    made: Forgetting = field(default_factory=Forgetting)


def forget(book: Path, articles: Iterable[str], names: Sequence[str], at: str, *, dry: bool = False) -> Forgetting:
    """Forget articles by their ids, and a person by all names, as at a moment; with `dry` say only what would go.

    A CasebookBusyError says who reads, watches or codes meanwhile.
    """
    with _alone(book), tempfile.TemporaryDirectory(prefix="comity-forget-") as elsewhere:
        swap.finish(book)
        _made_fit(book)
        stage = Path(elsewhere) if dry else swap.stage_of(book)
        work = _begun(book, stage, set(articles), names, at)
        _segments(work)
        _originals(work)
        _logs(work)
        _others(work)
        if dry:
            return work.made
        _stones(work)
        swap.decide(book, work.swap)
        damaged = rebuild(book, book)
        if damaged:
            raise damaged[0]
        work.made.proof = scan(book, work.needles, work.shared)
        return work.made


def scan(book: Path, needles: Needles, shared: int = 0) -> Scan:
    """Look through every file of a casebook, unpacked."""
    files, size, found = 0, 0, []
    for path in sorted(one for one in book.rglob("*") if one.is_file()):
        kinds = set[str](needles.kinds_in(path.relative_to(book).as_posix()))
        for text in texts_of(path):
            size += len(text)
            for view in views_of(text):
                kinds |= needles.kinds_in(view)
        files += 1
        found += [(path.relative_to(book).as_posix(), kind) for kind in sorted(kinds)]
    return Scan(files, size, needles.counts, shared, tuple(found))


@contextmanager
def _alone(book: Path) -> Iterator[None]:
    with ExitStack() as held:
        held.enter_context(folder.sole_writer(book))
        folder.check(book)
        for lock in _LOCKS:
            held.enter_context(folder.sole_writer(book, lock_name=lock))
        yield


def _made_fit(book: Path) -> None:
    """Have the index say what the segments say: it is asked what is to go."""
    fit = index.why_unfit(book) is None
    if fit:
        with closing(index.connect(book, write=True)) as database:
            fit = catch_up(book, database)
    damaged: list[CasebookDamagedError] = [] if fit else rebuild(book, book)
    if damaged:
        raise damaged[0]


def _begun(book: Path, stage: Path, ids: set[str], names: Sequence[str], at: str) -> _Work:
    with index.opened(book) as database:
        going: dict[str, list[Article]] = {}
        pieces: dict[str, set[str]] = {"text": set(), "title": set(), "address": set()}
        mentions = set[str]()
        for v, article in _versions(database):
            if article.id in ids:
                going.setdefault(article.id, []).append(article)
                pieces["text"].update(windows(article.text))
                pieces["title"].update(windows(article.headline or ""))
                pieces["address"].add(address_written(article.url or ""))
                query = "SELECT id FROM event_mentions WHERE v = ?1 UNION SELECT mention FROM judged_in WHERE v = ?1"
                mentions.update(id_ for (id_,) in database.execute(query, (v,)))
        needles = Needles.made(**{kind: sorted(found) for kind, found in pieces.items()})
        shared = set[str]()
        for _, article in _versions(database) if needles.of else ():
            if article.id not in ids:
                for text in (article.text, article.headline, article.url):
                    shared |= needles.found_in(text or "")
    needles = needles.without(shared)
    if names:
        needles = Needles.made(**{**_by_kind(needles), "name": [one for name in names for one in names_written(name)]})
    return _Work(book, stage, needles, len(shared), going, Names(names) if names else None, at, mentions)


def _by_kind(needles: Needles) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for piece, kind in needles.of.items():
        found.setdefault(kind, []).append(piece)
    return found


def _versions(database: sqlite3.Connection) -> Iterator[tuple[int, Article]]:
    for v, record, text in database.execute("SELECT v, record, text FROM versions JOIN bodies USING (n)"):
        yield v, replace(wire.from_json(Article, record), text=text)


def _segments(work: _Work) -> None:
    for path in segments.segment_files(work.book):
        if not (_is_in(work, texts_of(path)) or work.articles.keys() & set(segments.articles_in(path))):
            continue
        before = list(segments.read_rows(path))
        after = [made for row in before if (made := _row(work, row)) is not None]
        if after == before:
            continue
        first = before[0]
        after = after or [Row(None, None, first.reader, first.observed_at, first.observed_at, first.inputs)]
        aside = work.swap.free(work.stage)
        digest = segments.write_rows(aside, after)
        where = path.relative_to(work.book).as_posix()
        work.swap.take(aside, where)
        digest_file = segments.digest_file(path).relative_to(work.book).as_posix()
        work.swap.put(work.stage, digest_file, segments.digest_line(path, digest))
        work.made.counts["segments"] += 1


def _is_in(work: _Work, texts: Iterable[str]) -> bool:
    """Whether something of what is to be forgotten stands in texts, however it is written there."""
    return any(work.needles.found_in(view) for text in texts for view in views_of(text))


def _row(work: _Work, row: Row) -> Row | None:
    """A row as it is to stand; None where it goes."""
    article = row.reading.article if row.reading is not None else None
    if article is not None and article.id in work.articles:
        if article.id not in work.stones:
            work.made.reports.append(article)
        work.stones[article.id] = stone_of(article, "report", work.at)
        return None
    if work.names is None:
        if row.reading is not None and not work.needles.found_in(wire.to_json(row).decode()):
            return row
        found = wire.from_dict(Row, _without(work, wire.to_dict(row)))
        if found.reading is not None and found != row:
            found = replace(found, content_hash=segments.content_hash(found.reading))
        return found
    found, ids = struck_row(row, work.names)
    if found != row and article is not None and found.reading is not None:
        work.ids |= ids
        work.struck[article.id] = found.reading.article.text
        if article.id not in work.stones:
            work.made.reports.append(article)
        work.stones[article.id] = stone_of(article, "name", work.at)
        work.made.counts["mentions"] += sum(len(one.mentions) for one in row.reading.actors if one.id in ids) if row.reading else 0  # fmt: skip  # noqa: E501
    return found


def _without(work: _Work, tree: Any) -> Any:
    """A tree of JSON without what was forgotten: records of it out of their lists, other words struck out whole."""
    if isinstance(tree, list):
        return [_without(work, one) for one in tree if not _is_of_forgotten(work, one)]
    if isinstance(tree, dict):
        return {name: _without(work, one) for name, one in tree.items()}
    if isinstance(tree, str) and _is_in(work, [tree]):
        return _GONE
    return tree


def _is_of_forgotten(work: _Work, record: Any) -> bool:
    """Whether a record is of a forgotten report: of one of its deeds, or of itself."""
    if not isinstance(record, dict):
        return False
    named = {record.get(name) for name in ("left", "right", "unit", "id")} - {None}
    return record.get("article") in work.articles or any(isinstance(one, str) and one in work.mentions for one in named)


def _originals(work: _Work) -> None:
    place = work.book / originals.FOLDER
    named = {one.sha256 for versions in work.articles.values() for one in versions if one.sha256}
    gone = set[str]()
    for path in sorted(place.rglob("*")):
        if not path.is_file() or path.name == originals.LOG or path.suffix == folder.ASIDE:
            continue
        if path.name in named or _is_in(work, texts_of(path)):
            gone.add(path.name)
            work.swap.remove.append(path.relative_to(work.book).as_posix())
    work.made.counts["originals"] = len(gone)
    log = place / originals.LOG
    if log.exists():
        kept = [one for one in originals.gettings(work.book) if one.sha256 not in gone | named]
        lines = [_scrubbed(work, wire.to_dict(one)) for one in kept]
        _put_lines(work, log, lines)
    if gone:
        with index.opened(work.book) as database:
            here = {one.id for _, one in _versions(database) if one.sha256 in gone}
        work.made.beside = len(here - work.stones.keys())


def _logs(work: _Work) -> None:
    for name, what in ((judgements.FILE, "judgements"), (codings.FILE, "codings")):
        path = work.book / name
        if not path.exists():
            continue
        lines = [msgspec.json.decode(line) for line in folder.whole_lines(path)]
        dropped = {one["id"] for one in lines if _is_of_forgotten(work, one)}
        kept = [one for one in lines if one["id"] not in dropped and one.get("undoes") not in dropped]
        made = [_scrubbed(work, one) for one in kept]
        work.made.counts[what] = len(lines) - len(kept) + sum(a != b for a, b in zip(made, kept, strict=True))
        _put_lines(work, path, made)


def _others(work: _Work) -> None:
    """What else the folder holds: what waits to be read, what is remembered of the web. Files of nobody's are left."""
    known = {judgements.FILE, codings.FILE, tombstones.FILE, folder.MARK, *_OF_INDEX}
    for path in sorted(work.book.rglob("*")):
        where = path.relative_to(work.book)
        if not path.is_file() or where.name in known or where.parts[0] in (
            segments.FOLDER, originals.FOLDER, swap.STAGE, *folder.LAYERED
        ) or path.suffix == ".lock":  # fmt: skip
            continue
        if not _is_in(work, texts_of(path)):
            continue
        if path.read_bytes()[:15] == b"SQLite format 3":
            _rows_out(work, path)
        elif where.parts[0] == folder.INBOX and where.name == "job.json":
            (job,) = lines_of(path.read_bytes())
            work.swap.put(work.stage, where.as_posix(), msgspec.json.encode(_scrubbed(work, job)))
            work.made.counts["jobs"] += 1
        elif where.parts[0] == folder.INBOX and len(where.parts) > 2:
            work.swap.remove.append(Path(*where.parts[:2]).as_posix())
            work.made.counts["waiting"] += 1


def _scrubbed(work: _Work, tree: Any) -> Any:
    """A tree of JSON of the folder's own as it is to stand."""
    if work.names is None:
        return _without(work, tree)
    if isinstance(tree, list):
        return [_scrubbed(work, one) for one in tree]
    if isinstance(tree, dict):
        text = work.struck.get(str(tree.get("article")))
        if text is not None:
            return struck_in(tree, work.names, work.ids, text)
        return {name: _scrubbed(work, one) for name, one in tree.items()}
    return struck_in(tree, work.names, work.ids, None)


def _put_lines(work: _Work, path: Path, lines: Sequence[Any]) -> None:
    content = b"".join(msgspec.json.encode(one) + b"\n" for one in lines)
    if content != b"".join(msgspec.json.encode(msgspec.json.decode(one)) + b"\n" for one in folder.whole_lines(path)):
        work.swap.put(work.stage, path.relative_to(work.book).as_posix(), content)


def _rows_out(work: _Work, path: Path) -> None:
    """Take the rows out of a database that hold what is forgotten, and what is left of them between the pages."""
    aside = work.swap.free(work.stage)
    shutil.copyfile(path, aside)
    with closing(sqlite3.connect(aside, isolation_level=None)) as database:
        database.execute("PRAGMA secure_delete = ON")
        for table in tables_of(database):
            for number, *cells in database.execute(f'SELECT rowid, * FROM "{table}"').fetchall():
                texts = [one.decode(errors="replace") if isinstance(one, bytes) else str(one) for one in cells]
                if _is_in(work, texts):
                    database.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (number,))
                    work.made.counts["notes of the web"] += 1
        database.execute("VACUUM")
    work.swap.take(aside, path.relative_to(work.book).as_posix())


def _stones(work: _Work) -> None:
    path = work.book / tombstones.FILE
    before = path.read_bytes() if path.exists() else b""
    lines = b"".join(wire.to_json(one) + b"\n" for _, one in sorted(work.stones.items()))
    if lines:
        work.swap.put(work.stage, tombstones.FILE, before + lines)
