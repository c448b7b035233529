"""Lines of JSON -> a Story each, or a Skip that names the line. Streams: no more than one row is held at a time."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from io import BufferedIOBase
from typing import NoReturn

from comity.sources.dates import day_of
from comity.sources.stories import Story, under_headline
from comity.sources.texts import decode, without_surrogates
from comity.types import Skip

MAX_ROW = 8 * 1024 * 1024
"""Bytes of one row. A longer line is passed over without being held: it is a damaged file, or no report."""
_LONG = f"a row longer than {MAX_ROW // 1024**2} MiB"


def stories_in_rows(where: str, stream: BufferedIOBase) -> Iterator[Story | Skip]:
    """A stream of JSON lines -> stories in order. A bad row is a Skip, and so is where an archive is cut."""
    number = 0
    try:
        while line := stream.readline(MAX_ROW + 1):
            number += 1
            if len(line) > MAX_ROW and not line.endswith(b"\n"):
                _pass_over_line(stream)
                yield Skip(f"{where}:{number}", "row", _LONG)
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield story_in_row(f"{where}:{number}", line)
    except (EOFError, zlib.error, OSError) as error:
        yield Skip(f"{where}:{number + 1}", "read", cut_short(error))


def cut_short(error: Exception) -> str:
    """Why a stream ended before its end, in words."""
    if isinstance(error, EOFError):
        return "the archive is cut off here: it ends before its end mark"
    return f"can't be read further: {error}"


def _pass_over_line(stream: BufferedIOBase) -> None:
    while (rest := stream.readline(MAX_ROW)) and not rest.endswith(b"\n"):
        pass


def story_in_row(where: str, line: bytes) -> Story | Skip:
    """One row as a line of JSON -> its story, or a Skip that says what is wrong with it."""
    if len(line) > MAX_ROW + 1:
        return Skip(where, "row", _LONG)
    decoded = decode(line)
    try:
        row = json.loads(decoded.text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        return Skip(where, "row", f"not JSON: {error.msg.lower()} at character {error.pos + 1}")
    except (ValueError, RecursionError) as error:
        return Skip(where, "row", f"not JSON that Comity reads: {error}")
    if not isinstance(row, dict):
        return Skip(where, "row", f"{_kind(row)} where a row should be an object with a `text`")
    text = row.pop("text", None)
    if not isinstance(text, str):
        return Skip(where, "row", "no `text`" if text is None else f"`text` is {_kind(text)}, not a string")
    return story_from_fields(where, text, decoded.repairs, row)


def story_from_fields(where: str, raw: str, repairs: int, row: dict[str, object]) -> Story:
    """A row's fields beside its text -> its story; fields that are none of ours go into `extra`."""
    text = without_surrogates(raw)
    headline = _take_words(row, "headline") or _take_words(row, "title")
    url, language = _take_words(row, "url"), _take_words(row, "language")
    outlets = _take_outlets(row)
    published = _take_day(row, "published") or _take_day(row, "date")
    given = row.get("id")  # kept in `extra` too, so that a row can be found again by its own name
    return Story(
        where,
        under_headline(headline, text.text),
        repairs=repairs + text.repairs,
        headline=headline,
        dated={"field": published} if published else {},
        url=url,
        given_id=without_surrogates(str(given)).text if isinstance(given, str | int) and given != "" else None,
        outlets=outlets,
        language=language,
        extra=_encodable(row),
    )


def _take_words(row: dict[str, object], name: str) -> str | None:
    """A field of words, taken out of the row; left in it (and so kept in `extra`) where it is something else."""
    if (value := row.get(name)) is None:
        row.pop(name, None)
    if not isinstance(value, str):
        return None
    del row[name]
    return " ".join(without_surrogates(value).text.split()) or None


def _take_day(row: dict[str, object], name: str) -> str | None:
    if (day := day_of(row.get(name))) or row.get(name, "") in (None, ""):
        row.pop(name, None)
    return day


def _take_outlets(row: dict[str, object]) -> tuple[str, ...]:
    single, many = _take_words(row, "outlet"), row.get("outlets")
    if isinstance(many, str):
        many = [many]
    names = [single] if single else []
    if isinstance(many, list) and all(isinstance(name, str) for name in many):
        del row["outlets"]
        names += [" ".join(without_surrogates(name).text.split()) for name in many]
    return tuple(dict.fromkeys(name for name in names if name))


def _encodable(row: dict[str, object]) -> dict[str, object]:
    """The fields as they are, but for the half characters that JSON can spell and nothing can write down."""
    plain = json.dumps(row, ensure_ascii=False)
    kept: dict[str, object] = json.loads(without_surrogates(plain).text)
    return kept


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
