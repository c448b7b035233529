"""The brief: what changed in a casebook, in one or two pages, each clause with the sentences that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.faces.brief.material import Brief, Sources
from comity.faces.brief.period import Period
from comity.faces.who import checked_day

if TYPE_CHECKING:
    from comity.faces.desk import Desk


def brief_of(desk: Desk, since: str | None = None, as_of: str | None = None) -> Brief:
    """The brief of a casebook, or of what was reported since a day; `as_of` leaves out what was not known by then.

    A UsageError where a day is none.
    """
    from comity.faces.brief.contested import disputes, unproven, unread
    from comity.faces.brief.news import asks, changes, turns

    period = Period(desk, checked_day(since) if since else None, as_of)
    sources = Sources(desk)
    sections = tuple(make(period, sources) for make in (changes, turns, disputes, asks, unproven, unread))
    reports = period.reports
    days = sorted(report.published[:10] for report in reports if report.published)
    return Brief(
        desk.path.name or "casebook",
        period.since,
        days[0] if days else None,
        days[-1] if days else None,
        as_of,
        len(reports),
        len({outlet for report in reports for outlet in report.outlets}),
        sections,
        sources.all(),
    )
