"""The pages of the desk, one a file: each has its PATH, and a `sheet` of what is asked for there."""

from __future__ import annotations

from comity.faces.web.pages import (
    about,
    actor,
    actors,
    api,
    claims,
    event,
    events,
    front,
    judgements,
    outcomes,
    pair,
    read,
    reading,
    report,
    reports,
    search,
    sides,
    skipped,
    turns,
    why,
)

PAGES = (
    front, reports, report, events, event, claims, actors, actor, pair, turns, sides, outcomes, skipped, search,
    judgements, about, api, why, read, reading,
)  # fmt: skip
