"""The world -> `Article | Skip`: files, folders, archives and standard input, with no network, clock or printing.

    for origin in origins(["reports/"], stdin=None):
        for found in [origin] if isinstance(origin, Skip) else articles(origin, Hints(outlet="Reuters")):
            ...

Every file ends as articles or as a Skip that says why; only a name that is not there is an error.
"""

from __future__ import annotations

from comity.sources.articles import articles, opened
from comity.sources.hints import Hints
from comity.sources.no_news import boilerplate
from comity.sources.origins import Origin, origins
from comity.sources.parts import Layout, find_parts
from comity.sources.pieces import Piece, pieces

__all__ = [
    "Hints", "Layout", "Origin", "Piece", "articles", "boilerplate", "find_parts", "opened", "origins", "pieces",
]  # fmt: skip
