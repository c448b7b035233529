"""The pages of the desk, one a file: each has its PATH, and a `sheet` of what is asked for there."""

from __future__ import annotations

from comity.faces.web.pages import (
    about,
    actor,
    actors,
    api,
    claims,
    coding,
    coding_log,
    event,
    events,
    front,
    judgements,
    outcomes,
    pair,
    places,
    read,
    reading,
    report,
    reports,
    review,
    search,
    settling,
    sides,
    skipped,
    timeline,
    turns,
    why,
)

PAGES = (
    front, reports, report, events, places, timeline, event, claims, actors, actor, pair, turns, sides, outcomes,
    skipped, search, review, coding, settling, coding_log, judgements, about, api, why, read, reading,
)  # fmt: skip
