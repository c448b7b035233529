"""The line of place, day and agency that a report opens with: `BAGHDAD, Dec 29 (Reuters) - `."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.sources.credit_lines import agency, is_agency
from comity.sources.dates import MONTH, day_in, day_of
from comity.types import Credit

_WINDOW = 160
_DASH = r"\s*(?:--|[-–—_])(?:\s+|$)"  # old wires print a dash as `_`
_DATE = rf"(?:{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:,?\s+\d{{4}})?)"
_CAPS = r"[A-Z][A-Z.'’/-]+(?: [A-Z][A-Z.'’/-]*)*"
_TITLE = r"[A-Z][\w.'’/-]+(?: (?:[A-Z][\w.'’/-]*|al|el|of|the|and)){0,3}"
_REST = r"(?:(?:,| and) (?:and )?[A-Z][\w.'’/-]+(?: [A-Z][\w.'’/-]*){0,2}){0,3}"
_PREFIX = re.compile(
    rf"(?:(?P<caps>{_CAPS}){_REST}(?:,? (?P<day>{_DATE}))?(?: ?\((?P<caps_by>[^()]{{1,40}})\)| via \w+)?"
    rf"|{_TITLE}{_REST}(?:,? {_DATE})? ?\((?P<title_by>[^()]{{1,40}})\)"
    rf"|{_TITLE}{_REST},? {_DATE}"
    rf"|\((?P<alone_by>[^()]{{1,40}})\)){_DASH}"
    rf"|(?P<colon>[A-Z]{{5,}}|(?:[A-Z]{{3,}} ){{1,2}}[A-Z]{{3,}}):\s+(?=[A-Z\"“])"  # "ISLAMABAD: The army ..."
)
_NO_PLACE = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|WATCH|VIDEO|ANALYSIS|OPINION|FILE|NEWS|LIVE|CORRECT(?:ED|ION)|REFILE|FACTBOX"
    r"|EXPLAIN(?:ER|ED)|PROFILE|TIMELINE|FEATURE|INTERVIEW|COMMENT|LEADER|EDITORIAL|PHOTOS?|QUESTION|ANSWER|SOURCE"
    r"|NOTE|WARNING|REPORT|SUMMARY|BACKGROUND|REVIEW|STATEMENT|TRANSCRIPT|READ|RELATED|CLARIFICATION)\b"
)
_IN_BRACKETS = re.compile(rf"{_TITLE}{_REST}(?P<day>,? {_DATE})?")  # `(Lima, April 26, 2023) –`, `(Nairobi) –`
_CLOCK = r"\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?"
_ALONE = re.compile(
    rf"(?:(?:published|posted|updated|last (?:updated|modified)|date|sent)?\s*:?\s*(?:on |at )?)?(?:{_CLOCK},?\s+)?"
    rf"(?:(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:day|nesday|sday|urday|rsday)?\.?,? )?"
    rf"(?:{_DATE}|\d{{4}}-\d\d-\d\d)(?:[ ,|@T•·-]*(?:at )?\d{{1,2}}[:.]\d\d.{{0,20}})?"
    rf"(?:\s*[|•·–-]\s*\d{{1,3}}[ -]min(?:ute)?s?(?: read)?)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: where it ends in the paragraph, the day it gives (with its year, or none) and the agency."""

    end: int
    published: str | None = None
    credits: tuple[Credit, ...] = ()


def opening_dateline(paragraph: str, *, alone: bool = False) -> Dateline | None:
    """The dateline that a paragraph opens with, up to its dash; None where there is none.

    In a text that is one line `alone`, it has to name its day or agency.

    >>> opening_dateline("BAGHDAD, Dec 29 (Reuters) - Two bombs went off.").end
    27
    """
    head = paragraph[:_WINDOW]
    found = _PREFIX.match(head)
    if not found or _NO_PLACE.match(head):
        return None
    if alone and found["caps"] and not found["day"] and not found["caps_by"]:
        return (
            None  # `CHOGM - the Commonwealth's meeting - is under way`: capitals and a dash are no place by themselves
        )
    house = found["caps_by"] or found["title_by"] or found["alone_by"]
    if house and found["caps_by"] is None and not is_agency(house):
        placed = _IN_BRACKETS.fullmatch(house) if house == found["alone_by"] else None
        if placed is None or not (placed["day"] or (not alone and not _NO_PLACE.match(house.upper()))):
            return None
        house = None
    credits = (agency(house),) if house else ()
    return Dateline(len(found[0].rstrip()), day_in(found[0]), credits)


def date_line(line: str) -> Dateline | None:
    """A line that is nothing but the day of publication: `Published December 29, 2019, 10:00 GMT`."""
    line = line.strip()
    if len(line) > 80 or not _ALONE.fullmatch(line):
        return None
    iso = re.search(r"\d{4}-\d\d-\d\d", line)
    return Dateline(len(line), day_of(iso[0]) if iso else day_in(line))
