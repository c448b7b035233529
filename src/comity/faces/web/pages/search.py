"""Search: actors of a name, and reports that hold the words, each with the sentence in which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from comity import wire
from comity.errors import NotFoundError
from comity.faces.desk import Desk
from comity.faces.sentences import around
from comity.faces.web.asked import CSV_ROWS, Asked, Sheet, same
from comity.faces.web.lines import Pieces, sentence
from comity.faces.web.listed import OF_LISTS, Rows, rows_of, twin_of
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import line, listed
from comity.types import Article, Span

PATH = "/search"
ASKS = ("q", *OF_LISTS)
TWIN = listed(line(Article, text=None), actors=list[str])
NAMED = 8
"""Actors that are shown above the reports."""


def sheet(desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet:
    """What fits the words of `q`; nothing where none are given."""
    words = asked.get("q")
    found = Rows((), 0, 1, None, None)
    actors: Sequence[tuple[str, str]] = ()
    if words is not None:
        found = rows_of(
            asked,
            desk.how_many("articles", search=words),
            lambda many, after: desk.articles(search=words, limit=many, offset=after),
        )
        actors = named(desk, words, reckoning)
    values = {
        "found": found,
        "words": words,
        "actors": actors,
        "passages": {one.id: passage(one, words or "") for one in found.rows},
        "events": desk.how_many("events", search=words) if words else 0,
    }
    return Sheet(
        "search.html",
        values,
        lambda: {
            **twin_of(found, [{**wire.to_line(one), "text": None} for one in found.rows]),
            "actors": [one[0] for one in actors],
        },
        same(desk.path, "articles", search=words),
        lambda: ("article", map(wire.to_line, desk.articles(search=words, limit=CSV_ROWS))),
    )


def named(desk: Desk, words: str, reckoning: Reckoning) -> Sequence[tuple[str, str]]:
    """Actors, by id and name, whose name holds the words; those called just so where nothing is reckoned yet."""
    if reckoning.look():
        wanted = words.strip('" ').casefold()
        fitting = ((id_, name) for id_, name, names in desk.related().spelled if wanted in names)
        return list(islice(fitting, NAMED))
    try:
        return list(desk.names(desk.related().called(words)).items())[:NAMED]
    except NotFoundError:
        return []


def passage(article: Article, words: str) -> Pieces:
    """The sentence in which the first of the words stands that the text holds as it is written, with it lit."""
    for word in [words.strip('" '), *re.findall(r"\w+", words)]:
        found = re.search(re.escape(word), article.text, re.IGNORECASE) if word else None
        if found:
            lit = Span.cut(article.text, found.start(), found.end())
            return sentence(around(article.text, lit.start, lit.end), [lit])
    return sentence(Span(0, len(article.text), article.text), []) if article.text else []
