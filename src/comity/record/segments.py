"""Segments: the log that is the truth. A Parquet file each, one row an article as one version of the reader saw it.

A segment never changes. Its name is the hash of its inputs and its reader; its digest stands beside it in a file that
`sha256sum -c` reads, and which is there before the segment is. The columns are derived from the nouns, so that a new
field needs no word here; older segments lack it, and it takes its default.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from comity import wire
from comity.errors import CasebookDamagedError
from comity.record import folder
from comity.types import Reading, Skip

FOLDER = "segments"
_AT_ONCE = 50  # rows of any file that are held together
_PATIENCE = 60.0  # seconds: others that settle a segment hold the lock for milliseconds
_NOTHING_ELSE = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
"""Of DuckDB: no file makes it fetch or load a part of itself."""
_COLUMN_OF = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


@dataclass(frozen=True, slots=True)
class Row:
    """One report of a segment: what was read in it, or why it could not be read.

    `known_at` is since when this row answers where nothing older is held of its article; what does the index says.
    """

    article_id: str | None
    content_hash: str | None
    reader: str
    observed_at: str
    known_at: str
    inputs: str
    error: str | None = None
    reading: Reading | None = None
    skip: Skip | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment that is in place."""

    name: str
    path: Path
    digest: str


def segment_name(inputs_key: str, reader: str) -> str:
    """The name of the segment that holds these inputs as this reader saw them."""
    return hashlib.sha256(json.dumps([inputs_key, reader]).encode()).hexdigest()[:32]


def content_hash(reading: Reading) -> str:
    """What was read, without the bytes that it came in: the same report in another file is the same reading."""
    if reading.article.sha256 is not None or reading.article.retrieved is not None:
        reading = replace(reading, article=replace(reading.article, sha256=None, retrieved=None))
    # Readers leave `judged` empty: without it, what was read before there was such a field keeps its hash.
    return hashlib.sha256(wire.to_json(reading).replace(b',"judged":[]', b"")).hexdigest()


@cache
def column_type(annotation: Any) -> str:
    """The DuckDB type of an annotation of a noun.

    >>> from comity.types import Span
    >>> column_type(tuple[Span, ...])
    'STRUCT("start" BIGINT, "end" BIGINT, "text" VARCHAR)[]'
    """
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation in _COLUMN_OF:
        return _COLUMN_OF[annotation]
    if origin is Literal:
        return "VARCHAR"
    if origin in (types.UnionType, typing.Union):
        return column_type(next(argument for argument in arguments if argument is not types.NoneType))
    if origin is tuple:
        return column_type(arguments[0]) + "[]"
    if dataclasses.is_dataclass(annotation):
        fields = typing.get_type_hints(annotation).items()
        return f"STRUCT({', '.join(f'{_quoted(name)} {column_type(kind)}' for name, kind in fields)})"
    return "JSON"


def write_segment(book: Path, name: str, rows: Iterable[Row]) -> Segment:
    """Write a segment aside, make it durable, rename it. Where it already stands, leave it as it is.

    Several machines may write the same segment at once: the first to be done with it settles it, whole.
    """
    place = book / FOLDER
    target = segment_file(book, name)
    folder.make_folder(place)
    if target.exists():
        return _standing(name, target)
    lines, aside = folder.aside_of(place / f"{name}.jsonl"), folder.aside_of(target)
    try:
        digest = _packed(rows, lines, aside)
        with folder.sole_writer(book, _PATIENCE, folder.SETTLE):
            if target.exists():
                return _standing(name, target)
            try:
                folder.write_whole(digest_file(target), digest_line(target, digest))
                folder.settle(aside, target)
            except OSError:
                if not target.exists():
                    digest_file(target).unlink(missing_ok=True)
                raise
    finally:
        for left in (lines, aside):
            left.unlink(missing_ok=True)
    return Segment(name, target, digest)


def write_rows(target: Path, rows: Iterable[Row]) -> str:
    """Write rows into a file that is no segment yet; its digest."""
    lines = target.with_name(f"{target.name}.jsonl")
    try:
        return _packed(rows, lines, target)
    finally:
        lines.unlink(missing_ok=True)


def _packed(rows: Iterable[Row], lines: Path, target: Path) -> str:
    with lines.open("wb") as file:
        for row in rows:
            file.write(wire.to_json(row) + b"\n")
    write_parquet(lines, target, _columns(), max(64, lines.stat().st_size + 1))
    return digest_of(target)


def segment_file(book: Path, name: str) -> Path:
    """Where the segment of that name stands, if it does."""
    return book / FOLDER / f"{name}.parquet"


def _standing(name: str, target: Path) -> Segment:
    return Segment(name, target, recorded_digest(target) or digest_of(target))


def write_parquet(lines: Path, target: Path, columns: Mapping[str, str], longest: int) -> None:
    """Make a Parquet file of lines of JSON, in their order. `columns` are DuckDB's types; `longest` the most bytes of a
    line."""
    named = ", ".join(f"{_quoted(name)}: '{kind}'" for name, kind in columns.items())
    source = f"read_json($lines, format='newline_delimited', columns={{{named}}}, maximum_object_size={longest})"
    copy = f"COPY (SELECT * FROM {source}) TO '{_literal(target)}' (FORMAT parquet, COMPRESSION zstd)"
    try:
        _run(copy, lines=str(lines))
    except (_duckdb().IOException, _duckdb().OutOfMemoryException) as error:
        raise OSError(str(error).splitlines()[0]) from error  # a full disk has one name, whoever meets it


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a segment, in the order in which they were written."""
    names = ", ".join(f"{_quoted(name)} := {_quoted(name)}" for name in _columns())
    try:
        present = {column[0] for column in _run("DESCRIBE SELECT * FROM read_parquet($path)", path=str(path))}
        names = ", ".join(f"{_quoted(name)} := {_quoted(name)}" for name in _columns() if name in present)
        found = _run(f"SELECT to_json(struct_pack({names}))::VARCHAR FROM read_parquet($path)", path=str(path))
        rows = [wire.from_json(Row, line) for (line,) in found]
    except (_duckdb().Error, msgspec.MsgspecError, OSError, UnicodeError) as error:
        raise damaged(path, str(error).splitlines()[0]) from None
    yield from rows


def articles_in(path: Path) -> list[str]:
    """The ids of the articles in a segment."""
    return [id_ for (id_,) in _run("SELECT article_id FROM read_parquet($path)", path=str(path)) if id_]


def json_rows(path: Path) -> Iterator[str]:
    """The rows of any Parquet file as JSON, with all its columns."""
    with _engine().cursor() as cursor:
        try:
            found = cursor.execute("SELECT to_json(t)::VARCHAR FROM read_parquet($path) AS t", {"path": str(path)})
            while rows := found.fetchmany(_AT_ONCE):
                yield from (row for (row,) in rows)
        except _duckdb().Error as error:
            raise damaged(path, str(error).splitlines()[0]) from None


def check_digest(path: Path) -> str:
    """The digest of a segment; a CasebookDamagedError where its bytes are not those that were written."""
    recorded, found = recorded_digest(path), digest_of(path)
    if recorded is not None and recorded != found:
        raise damaged(path, f"its SHA-256 is {found[:12]}..., and {recorded[:12]}... was written")
    return found


def damaged(path: Path, why: str) -> CasebookDamagedError:
    return CasebookDamagedError(
        f"the segment `{path}` is damaged: {why}",
        f"put back a copy of it, or move it out of the casebook, then: comity rebuild {path.parent.parent}",
    )


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def clear_aside(book: Path) -> None:
    """Take away what killed writers left half written, and the digests that they wrote for it first.

    Only the holder of the casebook's lock may. A digest without a segment that has nothing beside it stays: that
    segment was there, and is lost.
    """
    half = {folder.target_of(path) for path in (book / FOLDER).glob(f"*.parquet.*{folder.ASIDE}")}
    if any(not target.exists() and digest_file(target).exists() for target in half):
        with folder.sole_writer(book, _PATIENCE, folder.SETTLE):
            for target in half:
                if not target.exists():
                    digest_file(target).unlink(missing_ok=True)
    folder.clear_aside(book / FOLDER)


def seal(path: Path) -> bool:
    """Record anew the digest of a segment whose digest is gone, where each row proves itself by its content hash.

    Whether it is recorded now. A CasebookDamagedError where the segment can't be read.
    """
    if any(row.reading is not None and content_hash(row.reading) != row.content_hash for row in read_rows(path)):
        return False
    folder.write_whole(digest_file(path), digest_line(path, digest_of(path)))
    return True


def lost(book: Path) -> list[Path]:
    """The digests without their segment: it is gone, or a writer was killed right before it came to its name."""
    return sorted(one for one in (book / FOLDER).glob("*.sha256") if not one.with_suffix(".parquet").exists())


def recorded_digest(path: Path) -> str | None:
    """The digest that was written beside a segment; None where the file is gone, or is not as it is written."""
    try:
        line = digest_file(path).read_bytes()
    except OSError:
        return None
    digest = line[:64].decode(errors="replace")
    return digest if line == digest_line(path, digest) else None


def segment_files(book: Path) -> list[Path]:
    return sorted((book / FOLDER).glob("*.parquet"))


def digest_line(path: Path, digest: str) -> bytes:
    """What stands in the file of a segment's digest, as `sha256sum` checks it."""
    return f"{digest}  {path.name}\n".encode()


def digest_file(path: Path) -> Path:
    """Where the digest of a segment stands."""
    return path.with_suffix(".sha256")


def _columns() -> Mapping[str, str]:
    return {name: column_type(kind) for name, kind in typing.get_type_hints(Row).items()}


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(path: Path) -> str:
    return str(path).replace("'", "''")


def _duckdb() -> Any:
    import duckdb  # a tenth of a second that those who only ask the index need not pay

    return duckdb


def _run(query: str, **parameters: str) -> list[tuple[Any, ...]]:
    with _engine().cursor() as cursor:
        answer: list[tuple[Any, ...]] = cursor.execute(query, parameters).fetchall()
        return answer


@cache
def _engine() -> Any:
    """DuckDB in memory: it takes longer to start than to read a segment."""
    return _duckdb().connect(":memory:", config={"threads": 1, **_NOTHING_ELSE})
