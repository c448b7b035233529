"""An origin -> the articles in it: what kind its bytes are, what story they tell, and what its parts are."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from comity.keys import content_key
from comity.sources.dates import day_in_name, day_in_url
from comity.sources.hints import Hints
from comity.sources.html import story_in_page
from comity.sources.kinds import HEAD, kind_of, no_text_reason
from comity.sources.languages import foreign_language
from comity.sources.origins import Origin, Told
from comity.sources.parquet import ParquetError, json_rows
from comity.sources.parts import Layout, find_parts
from comity.sources.rows import cut_short, stories_in_rows, story_in_row
from comity.sources.sheets import stories_in_sheet
from comity.sources.stories import Story, under_headline
from comity.sources.texts import decode, wide_encoding
from comity.sources.urls import of_one_site
from comity.sources.warc import pages_in
from comity.types import Article, Credit, Skip

Stream = io.BufferedReader | gzip.GzipFile

MAX_DOCUMENT = 64 * 1024 * 1024
"""Bytes of one text or page (after decompression). What is larger is no report, and is not held."""

MAX_TEXT = 200_000
"""Characters of one report, some 35,000 words: the longest that papers print have half of that, and a book is no
report. Within it nothing that is read of a report takes longer than minutes, whatever stands there."""

PUBLISHED_OTHERWISE = "published_otherwise"
"""The key of `Article.extra` that holds other days of publication: `{"url": "2019-12-30"}`."""

_MARK = 8  # bytes by which a web archive is known
_MAX_REPAIRED = 0.3  # share of bytes that were not valid text, from which the rest can't be trusted either
_NO_HINTS = Hints()


def articles(origin: Origin, hints: Hints = _NO_HINTS) -> Iterator[Article | Skip]:
    """An origin -> its articles in order, and a Skip with step and reason for each one that could not be read.

    Plain text and HTML are one article; JSON lines and Parquet, one a row; a web archive, one a page (all three
    streamed). Gzip is looked through. What is in the bytes decides the kind. Steps: `find` (no kind that is read),
    `read` (bytes), `row`, `text` (nothing there), `language`, `parts`.
    """
    for one in opened(origin):
        if isinstance(one, Skip):
            yield one
            continue
        for story in _stories(one):
            yield story if isinstance(story, Skip) else _article(story, one, hints)


def opened(origin: Origin) -> Iterator[Origin | Skip]:
    """A web archive as the pages in it, which keep their own bytes and digests; any other origin as itself."""
    try:
        with origin.open() as raw, _decompressed(raw) as stream:
            archive = origin.told.url is None and kind_of(stream.peek(_MARK)[:_MARK], origin.where) == "warc"
        if archive:
            yield from pages_in(origin)
            return
    except (EOFError, zlib.error, OSError):
        pass  # said when it is read
    yield origin


def _stories(origin: Origin) -> Iterator[Story | Skip]:
    try:
        with origin.open() as raw, _decompressed(raw) as stream:
            yield from (_with(story, origin.told) for story in _in_stream(origin, stream))
    except (EOFError, zlib.error, OSError) as error:
        yield Skip(origin.where, "read", cut_short(error))


def _decompressed(raw: io.BufferedReader) -> Stream:
    return gzip.GzipFile(fileobj=raw, mode="rb") if raw.peek(2).startswith(b"\x1f\x8b") else raw


def _in_stream(origin: Origin, stream: Stream) -> Iterator[Story | Skip]:
    where = origin.where
    head = stream.peek(HEAD)[:HEAD]  # not `read`: that would lose what stands before the cut of a cut archive
    if reason := no_text_reason(head, where):
        yield Skip(where, "read", reason)
        return
    kind = kind_of(head, where)
    if kind == "text" and origin.told.html:
        kind = "html"
    if kind == "parquet":
        yield from _table(origin, stream)
        return
    if kind == "rows" and not wide_encoding(head):
        yield from stories_in_rows(where, stream)
        return
    if kind == "sheet":
        yield from stories_in_sheet(where, head, stream)
        return
    data = stream.read(MAX_DOCUMENT + 1)
    if kind == "warc":
        yield Skip(where, "read", "a web archive inside another, or from the web; Comity reads them as files")
    elif len(data) > MAX_DOCUMENT:
        yield Skip(where, "read", f"larger than {MAX_DOCUMENT // 1024**2} MiB, which no report is")
    elif kind == "rows":
        yield from stories_in_rows(where, io.BytesIO(decode(data).text.encode()))
    else:
        yield story_in_page(where, data, origin.told.charset) if kind == "html" else _plain(where, data)


def _table(origin: Origin, stream: Stream) -> Iterator[Story | Skip]:
    """The rows of a Parquet file, by the same fields as those of JSON lines."""
    if isinstance(stream, gzip.GzipFile) or origin.told.url is not None:
        yield Skip(origin.where, "read", "a Parquet file inside another or from the web; Comity reads them as files")
        return
    number = 0
    try:
        for number, row in enumerate(json_rows(origin), 1):
            yield story_in_row(f"{origin.where}:{number}", row)
    except ParquetError as error:
        yield Skip(f"{origin.where}:{number + 1}", "read", f"a Parquet file that can't be read further: {error}")


def _with(story: Story | Skip, told: Told) -> Story | Skip:
    """A story with what was told of it, where it does not say so itself."""
    if isinstance(story, Skip) or told == Told():
        return story
    headline = story.headline or told.headline
    return replace(
        story,
        text=story.text if story.headline else under_headline(headline, story.text),
        headline=headline,
        dated={**story.dated, "feed": told.published} if told.published else story.dated,
        url=story.url if told.url is None or of_one_site(story.url, told.url) else told.url,
        outlets=story.outlets or ((told.outlet,) if told.outlet else ()),
        authors=story.authors or told.authors,
    )


def _plain(where: str, data: bytes) -> Story | Skip:
    decoded = decode(data)
    if decoded.repairs > _MAX_REPAIRED * len(data):
        return Skip(
            where, "read", f"not text that can be decoded: {decoded.repairs} of {len(data)} bytes are not valid"
        )
    return Story(where, decoded.text, repairs=decoded.repairs)


def _article(story: Story, origin: Origin, hints: Hints) -> Article | Skip:
    if not any(map(str.isalnum, story.text)):
        return Skip(story.where, "text", "empty" if not story.text.strip() else "no words, only marks")
    if len(story.text) > MAX_TEXT:
        return Skip(story.where, "text", f"longer than {MAX_TEXT:,} characters, which no report is")
    if language := foreign_language(story.text, story.language):
        return Skip(story.where, "language", f"not English (looks like {language})")
    outlets = (hints.outlet,) if hints.outlet else story.outlets
    layout = find_parts(story.text, story.headline, outlets)
    if not any(part.kind in ("headline", "dek", "editor_note", "body") for part in layout.parts):
        return Skip(story.where, "parts", "all boilerplate: nothing but lines that are no news")
    if not outlets and layout.site:
        outlets = (layout.site,)
    return _dated(
        Article(
            content_key("a", story.text, story.url or hints.url or story.given_id, outlets),
            story.text,
            url=story.url or hints.url,
            outlets=outlets,
            headline=layout.headline,
            parts=layout.parts,
            credits=tuple(dict.fromkeys((*(Credit("author", name) for name in story.authors), *layout.credits))),
            genre=layout.genre,
            sha256=origin.sha256,
            retrieved=origin.retrieved,
            repairs=story.repairs,
            extra=story.extra,
        ),
        story,
        layout,
        hints,
        day_in_name(origin.held.name) if isinstance(origin.held, Path) and story.where == origin.where else None,
    )


def _dated(article: Article, story: Story, layout: Layout, hints: Hints, named: str | None) -> Article:
    """The article with its day, from the best witness: the reader, the source, the address, the dateline, its file.

    What the other witnesses say, where it is another day, is noted in `extra` under PUBLISHED_OTHERWISE.
    """
    said = {
        "option": hints.published,
        **{witness: story.dated.get(witness) for witness in ("field", "metadata", "json-ld", "feed")},
        "url": day_in_url(article.url),
        "dateline": layout.published,
        "file": named,
    }
    given = [(witness, day) for witness, day in said.items() if day]
    if not given:
        return article
    (witness, day), *others = given
    otherwise = {other: another for other, another in others if another != day}
    extra = {**article.extra, PUBLISHED_OTHERWISE: otherwise} if otherwise else article.extra
    return replace(article, published=day, published_from=witness, extra=extra)
