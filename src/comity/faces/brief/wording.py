"""The words that every rendering of a brief begins with."""

from __future__ import annotations

from comity.faces.brief.material import Brief, Item
from comity.faces.words import day, plural

_MARKS = {"hostile": "▼ ", "cooperative": "▲ "}


def headline(brief: Brief) -> str:
    since = f", since {day(brief.since)}" if brief.since else ""
    return f"Brief: {brief.case}{since}"


def intro(brief: Brief) -> str:
    """What it was written from."""
    if not brief.reports:
        return "No report of these days is in the casebook."
    days = f"{day(brief.first)} to {day(brief.last)}" if brief.first != brief.last else day(brief.first)
    known = f", as known on {day(brief.as_of)}" if brief.as_of else ""
    return (
        f"Written by templates from {plural(brief.reports, 'report')} by {plural(brief.outlets, 'outlet')}, {days}"
        f"{known}. It tells what reports say, not what is so: every clause has the numbers of the sentences that it "
        "rests on. ▼ conflict, ▲ cooperation."
    )


def marked(item: Item) -> str:
    return _MARKS.get(item.mark or "", "")


def opening(text: str) -> str:
    """The first clause of an item, which begins a sentence."""
    return text[:1].upper() + text[1:]
