"""A brief as one file of HTML: it opens without a server, holds no script, fetches nothing, and prints on two pages."""

from __future__ import annotations

from importlib.resources import files

import jinja2

from comity.faces.brief.material import Brief, Source
from comity.faces.brief.wording import headline, intro, opening
from comity.faces.onefile import onefile as packed
from comity.faces.why import lit_pieces
from comity.faces.words import day, one_line, safe, several, web_address

_MARKS = {"hostile": ("▼", "conflict"), "cooperative": ("▲", "cooperation")}


def onefile(brief: Brief) -> str:
    """The page. All text of reports is escaped, and controls and bidirectional overrides are told."""
    pages = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    pages.filters |= {"day": day, "one_line": one_line, "opening": opening, "several": several}
    page = pages.from_string(files("comity.faces.brief").joinpath("page.html").read_text(encoding="utf-8"))
    return packed(
        page.render(
            brief=brief,
            headline=headline(brief),
            intro=intro(brief),
            marks=_MARKS,
            lit=_lit,
            address=lambda source: web_address(source.url),
        )
    )


def _lit(source: Source) -> list[tuple[str, bool]]:
    return [(" ".join(safe(text).split("\n")), lit) for text, lit in lit_pieces(source.sentence, source.marks)]
