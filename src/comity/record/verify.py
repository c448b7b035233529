"""Verifying a casebook: the bytes are those that were written, the spans are their words, and the index follows."""

from __future__ import annotations

import dataclasses
import hashlib
import sqlite3
import tempfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from comity import wire
from comity.errors import CasebookDamagedError
from comity.record import codings, folder, index, judgements, originals, segments, striking
from comity.record.building import rebuild
from comity.types import Reading, Span

_OF = "JOIN versions AS x USING (v)"
_KEY = "x.id, x.hash, x.observed_at"
_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)"
_COMPARED = {
    "articles": f"SELECT {_KEY}, x.known_at, x.until, x.record, b.text FROM versions AS x JOIN bodies AS b USING (n)",
    "actors": f"SELECT {_KEY}, t.record FROM actors AS t {_OF}",
    "attributions": f"SELECT {_KEY}, t.record FROM attributions AS t {_OF}",
    "event mentions": f"SELECT {_KEY}, t.record, t.told FROM event_mentions AS t {_OF}",
    "parties": f"SELECT {_KEY}, t.mention, t.role, t.actor FROM args AS t {_OF}",
    "stances": f"SELECT {_KEY}, t.record FROM stances AS t {_OF}",
    "skips": "SELECT a.name, k.place, k.step, k.reason FROM skips AS k JOIN applied AS a USING (s)",
    "names": "SELECT * FROM names",
    "relations": "SELECT * FROM relations",
    "events": "SELECT * FROM events",
    "members": "SELECT * FROM members",
    "words": "SELECT term, doc, cnt FROM temp.vocabulary",
    "judgements": "SELECT * FROM judged",
    "reviews": "SELECT * FROM decided",
    "segments": "SELECT name, digest FROM applied",
}


Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: where, what, and what to type or do about it."""

    where: str
    what: str
    mend: str


def verify(book: Path, home: Path) -> list[Finding]:
    """All that is wrong with a casebook whose index is in the folder `home`; an empty list where nothing is."""
    named: set[str] = set()
    findings = [*_segment_findings(book, named)]
    logged = [*_judgement_findings(book)]
    if not findings and not logged:
        findings += _index_findings(book, home)
    return [*findings, *logged, *_coding_findings(book), *_original_findings(book, named)]


def _put_back(what: str) -> str:
    return f"put back a copy of {what}"


def _again(book: Path) -> str:
    return f"comity rebuild {book}"


def _segment_findings(book: Path, named: set[str]) -> Iterator[Finding]:
    """What is wrong with the segments; the digests of the bytes that their articles came in go to `named`."""
    for path in segments.segment_files(book):
        try:
            segments.check_digest(path)
            if segments.recorded_digest(path) is None:
                what = "its digest is not recorded, so nobody can say whether it is as it was"
                yield Finding(str(path), what, _again(book))
            for row in segments.read_rows(path):
                if row.reading is not None:
                    yield from _reading_findings(path, row.content_hash, row.reading)
                    named.add(row.reading.article.sha256 or "")
        except CasebookDamagedError as error:
            yield Finding(str(path), error.message, error.hint or "")
        except OSError as error:
            yield Finding(str(path), f"it can't be read: {error.strerror}", _put_back("it"))
    for path in segments.lost(book):
        mend = f"{_put_back('it')}, or, where it was taken out on purpose: rm {path}"
        yield Finding(str(path.with_suffix(".parquet")), "the segment is gone; its digest is still there", mend)


def _reading_findings(path: Path, hash_: str | None, reading: Reading) -> Iterator[Finding]:
    where = f"{path} {reading.article.id}"
    mend = f"it was written so: read its source again, or move {path.name} out of the casebook and rebuild"
    if segments.content_hash(reading) != hash_:
        yield Finding(where, "its content hash is not that of its content", mend)
    for span in spans_in(dataclasses.replace(reading, article=dataclasses.replace(reading.article, extra={}))):
        if reading.article.text[span.start : span.end] != span.text:
            yield Finding(where, f"`{span.text}` does not stand at {span.start}:{span.end}", mend)


def spans_in(noun: object) -> Iterator[Span]:
    """Every span in a noun, however deep."""
    if isinstance(noun, Span):
        yield noun
    elif isinstance(noun, tuple):
        for one in noun:
            yield from spans_in(one)
    elif dataclasses.is_dataclass(noun):
        for field in dataclasses.fields(noun):
            yield from spans_in(getattr(noun, field.name))


def _judgement_findings(book: Path) -> Iterator[Finding]:
    log = book / judgements.FILE
    made = yield from _records(book, log, judgements.all_judgements)
    if made is None:
        return
    known = {one.id for one in made}
    for one in made:
        if not (judgements.is_itself(one) or _is_struck(one)):
            what = f"the judgement `{one.id}` is not as it was made: its id is of other words"
            yield Finding(str(log), what, _put_back("the log, or take its line out"))
        elif one.undoes is not None and one.undoes not in known:
            what = f"the judgement `{one.undoes}` is gone, which `{one.id}` undoes"
            yield Finding(str(log), what, _put_back("the log"))


def _is_struck(line: object) -> bool:
    """Whether a name was struck out of a line, which keeps the id of the words that it had."""
    return striking.BLANK in wire.to_json(line).decode()


def _records(book: Path, log: Path, read: Callable[[Path], list[Noun]]) -> Generator[Finding, None, list[Noun] | None]:
    """The records of a log, None where they can't be read; what is wrong with the log itself is found on the way."""
    if folder.ends_in_half_a_line(log):
        what = "it ends in half a line: cut off while it was written, and never acknowledged, or damaged since"
        yield Finding(str(log), what, f"{_put_back('it')}, or take the half line away: {_again(book)}")
    try:
        return read(book)
    except CasebookDamagedError as error:
        yield Finding(str(log), error.message, error.hint or "")
        return None


def _coding_findings(book: Path) -> Iterator[Finding]:
    log = book / codings.FILE
    lines = yield from _records(book, log, codings.log)
    if lines is None:
        return
    known = {one.id for one in lines} | {one.drawn.id for one in lines if one.drawn is not None}
    for one in lines:
        if not (codings.is_itself(one) or _is_struck(one)):
            what = f"`{one.id}` is not as it was written: its id is of other words"
            yield Finding(str(log), what, _put_back("the log, or take its line out"))
        if (missing := {one.sample, one.undoes or one.sample} - known) and one.act != "draw":
            what = f"`{one.id}` is about `{min(missing)}`, which is gone"
            yield Finding(str(log), what, _put_back("the log"))


def _original_findings(book: Path, named: set[str]) -> Iterator[Finding]:
    """What is wrong with the bytes that were kept; `named` are the digests of those that articles came in."""
    log = book / originals.FOLDER / originals.LOG
    got = yield from _records(book, log, originals.gettings)
    if got is None:
        return
    noted = {one.sha256 for one in got}
    kept = {path.name: path for path in (book / originals.FOLDER).glob("??/*") if path.suffix != folder.ASIDE}
    for name, path in sorted(kept.items()):
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            yield Finding(str(path), f"it can't be read: {error.strerror}", _put_back("it"))
            continue
        if found != name:
            yield Finding(str(path), f"its SHA-256 is {found[:12]}..., and not its name", _put_back("it"))
        elif name not in noted and name in named:  # of no article: a writer was killed before it noted where it got it
            yield Finding(str(log), f"where the original `{name[:12]}...` was got is noted no more", _put_back("it"))
    for name in sorted(noted - set(kept)):
        if not originals.is_digest(name):
            yield Finding(str(log), f"`{name[:20]}` is no digest of an original", _put_back("it"))
            continue
        path = originals.place_of(book, name)
        yield Finding(str(path), "the original is gone, though it was kept", f"{_put_back('it')}, or read it again")


def _index_findings(book: Path, home: Path) -> Iterator[Finding]:
    where = str(home / index.FILE)
    why = index.why_unfit(home)
    if why is not None:
        yield Finding(where, why, _again(book))
        return
    with tempfile.TemporaryDirectory(prefix="comity-verify-") as aside:
        rebuild(book, Path(aside))
        with index.opened(home) as held, index.opened(Path(aside)) as fresh:
            try:
                for problem in held.execute("PRAGMA quick_check").fetchall():
                    if problem[0] != "ok":
                        yield Finding(where, problem[0], _again(book))
                        return
                for what in _differences(held, fresh):
                    yield Finding(where, what, _again(book))
            except sqlite3.DatabaseError as error:
                yield Finding(where, f"it is damaged ({error})", _again(book))


def _differences(held: sqlite3.Connection, fresh: sqlite3.Connection) -> Iterator[str]:
    held.execute(_VOCABULARY)
    fresh.execute(_VOCABULARY)
    for name, query in _COMPARED.items():
        ours, right = sorted(held.execute(query), key=repr), sorted(fresh.execute(query), key=repr)
        if ours != right:
            wrong = sorted(set(ours) ^ set(right), key=repr)
            first = f", first of `{wrong[0][0]}`" if wrong else ""
            yield f"its {name} are not what the segments say: {len(wrong)} rows differ{first}"
