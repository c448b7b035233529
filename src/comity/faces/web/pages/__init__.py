"""The pages of the desk, one a file: each has its PATH, and a `sheet` of what is asked for there."""

from __future__ import annotations

from comity.faces.web.pages import claims, event, events, report, reports, skipped, why

PAGES = (reports, report, events, event, claims, skipped, why)
