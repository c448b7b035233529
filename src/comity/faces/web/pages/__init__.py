"""The pages of the desk, one a file: each has its PATH, and a `sheet` of what is asked for there."""

from __future__ import annotations

from comity.faces.web.pages import actor, actors, claims, event, events, pair, report, reports, skipped, turns, why

PAGES = (reports, report, events, event, claims, actors, actor, pair, turns, skipped, why)
