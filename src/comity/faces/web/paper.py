"""Paper: templates with what they may call. Everything that is not a template is escaped, and names are cleaned."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from comity.faces.web.asked import Asked, Sheet, at
from comity.faces.web.judging import Made
from comity.faces.web.lines import around_of, lit, lit_spans, sentence
from comity.faces.words import (
    ACTS,
    DID,
    EVIDENCE,
    STATUS,
    day,
    days,
    deed,
    number,
    one_line,
    percent,
    plural,
    safe,
    several,
    signed,
    web_address,
)

if TYPE_CHECKING:
    from comity.faces.web.saved import Saved

FOLDER = Path(__file__).parent
NAVIGATION: Mapping[str, str] = {
    "/": "Brief",
    "/events": "Events",
    "/map": "Map",
    "/timeline": "Timeline",
    "/claims": "Claims",
    "/actors": "Actors",
    "/turns": "Turns",
    "/sides": "Sides",
    "/outcomes": "Outcomes",
    "/reports": "Reports",
    "/review": "Review",
    "/read": "Read",
}
ASIDE: Mapping[str, str] = {
    "/skipped": "Skipped",
    "/judgements": "Judgements",
    "/coding": "Coding",
    "/about": "About this casebook",
}
"""The pages at the foot."""


class Paper:
    """Sets sheets as pages of one casebook."""

    def __init__(self, case: str) -> None:
        self._pages = jinja2.Environment(
            loader=jinja2.FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self._pages.filters |= {
            "day": day,
            "days": days,
            "number": number,
            "one_line": one_line,
            "safe_text": safe,
            "several": several,
            "plural": plural,
            "web_address": web_address,
            "level": signed,
            "percent": percent,
            "name_in": name_in,
        }
        self._pages.globals |= {
            "at": at, "lit": lit, "sentence": sentence, "deed": deed, "STATUS": STATUS, "ACTS": ACTS,
            "EVIDENCE": EVIDENCE, "DID": DID, "lit_spans": lit_spans, "around_of": around_of,
            "NAVIGATION": NAVIGATION, "ASIDE": ASIDE, "case": one_line(case),
        }  # fmt: skip

    def set(self, sheet: Sheet, asked: Asked, form: str, made: Made | None, saved: Saved | None = None) -> str:
        """A page as HTML; one that is `saved` says when, and shows what it holds at once."""
        frame = {
            "asked": asked, "same": sheet.same, "has_table": sheet.table is not None, "form": form, "made": made,
            "saved": saved,
        }  # fmt: skip
        return self._pages.get_template(sheet.template).render(**frame, **sheet.values)

    def error(self, message: str, hint: str | None) -> str:
        """What went wrong, as a page."""
        frame = {"asked": Asked(""), "same": None, "has_table": False, "form": "", "made": None, "saved": None}
        return self._pages.get_template("error.html").render(**frame, message=message, hint=hint)


def name_in(id_: str, names: Mapping[str, str]) -> str:
    """The name of an id in a line; an outlet's name stands for itself."""
    return one_line(names.get(id_, id_))
