"""Verifying a casebook: the bytes are those that were written, the spans are their words, and the index follows."""

from __future__ import annotations

import dataclasses
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.errors import CasebookDamagedError
from comity.record import index, segments
from comity.record.building import rebuild
from comity.types import Reading, Span

_OF = "JOIN versions AS x USING (v)"
_KEY = "x.id, x.hash, x.observed_at"
_COMPARED = {
    "articles": f"SELECT {_KEY}, x.known_at, x.until, x.record, b.text FROM versions AS x JOIN bodies AS b USING (n)",
    "actors": f"SELECT {_KEY}, t.record FROM actors AS t {_OF}",
    "attributions": f"SELECT {_KEY}, t.record FROM attributions AS t {_OF}",
    "event mentions": f"SELECT {_KEY}, t.record, t.told FROM event_mentions AS t {_OF}",
    "stances": f"SELECT {_KEY}, t.record FROM stances AS t {_OF}",
    "skips": "SELECT a.name, k.place, k.step, k.reason FROM skips AS k JOIN applied AS a USING (s)",
    "names": "SELECT * FROM names",
    "events": "SELECT * FROM events",
    "members": "SELECT * FROM members",
    "judgements": "SELECT * FROM judged",
    "reviews": "SELECT * FROM decided",
    "segments": "SELECT name, digest FROM applied",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: where, and what."""

    where: str
    what: str


def verify(book: Path, home: Path) -> list[Finding]:
    """All that is wrong with a casebook whose index is in the folder `home`; an empty list where nothing is."""
    findings = [*_segment_findings(book)]
    if not findings:
        findings += _index_findings(book, home)
    return findings


def _segment_findings(book: Path) -> Iterator[Finding]:
    for path in segments.segment_files(book):
        try:
            segments.check_digest(path)
            if segments.recorded_digest(path) is None:
                yield Finding(str(path), "its digest was not recorded, so nobody can say whether it is as it was")
            for row in segments.read_rows(path):
                if row.reading is not None:
                    yield from _reading_findings(path, row.content_hash, row.reading)
        except CasebookDamagedError as error:
            yield Finding(str(path), error.message)


def _reading_findings(path: Path, hash_: str | None, reading: Reading) -> Iterator[Finding]:
    where = f"{path} {reading.article.id}"
    if segments.content_hash(reading) != hash_:
        yield Finding(where, "its content hash is not that of its content")
    for span in spans_in(dataclasses.replace(reading, article=dataclasses.replace(reading.article, extra={}))):
        if reading.article.text[span.start : span.end] != span.text:
            yield Finding(where, f"`{span.text}` does not stand at {span.start}:{span.end}")


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


def _index_findings(book: Path, home: Path) -> Iterator[Finding]:
    why = index.why_unfit(home)
    if why is not None:
        yield Finding(str(home / index.FILE), why)
        return
    with tempfile.TemporaryDirectory(prefix="comity-verify-") as folder:
        rebuild(book, Path(folder))
        with index.opened(home) as held, index.opened(Path(folder)) as fresh:
            try:
                for problem in held.execute("PRAGMA quick_check").fetchall():
                    if problem[0] != "ok":
                        yield Finding(str(home / index.FILE), problem[0])
                        return
                yield from _differences(home / index.FILE, held, fresh)
            except sqlite3.DatabaseError as error:
                yield Finding(str(home / index.FILE), f"it is damaged ({error})")


def _differences(where: Path, held: sqlite3.Connection, fresh: sqlite3.Connection) -> Iterator[Finding]:
    for name, query in _COMPARED.items():
        ours, right = sorted(held.execute(query), key=repr), sorted(fresh.execute(query), key=repr)
        if ours != right:
            wrong = sorted(set(ours) ^ set(right), key=repr)
            first = f", first of `{wrong[0][0]}`" if wrong else ""
            yield Finding(str(where), f"its {name} are not what the segments say: {len(wrong)} rows differ{first}")
