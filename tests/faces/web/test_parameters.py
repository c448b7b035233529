"""Parameters of the pages: whatever stands in an address is answered with a page or a refusal, never with a failure."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from asking import Browser

from comity.faces.desk import Desk
from comity.faces.http import application

PAGES = ("/", "/search", "/events", "/claims", "/actors", "/sides", "/events.json")
FIELDS = ("q", "search", "actor", "type", "since", "until", "on", "as_of", "status", "page", "limit", "offset", "judged", "about")  # fmt: skip  # noqa: E501
VALUES = (
    "", "\x00", "\u202e\u200b", "0000-00-00", "0000-01-01", "9999-12-31", "0001-01-01", "-1", "9" * 20, "1e999",
    '"', "'; DROP TABLE events; --", "NEAR(", "*", "%", "Ваghdаd", "\U0001f680", "../../etc/passwd", "x" * 5_000,
)  # fmt: skip


def test_whatever_is_asked_is_answered(case: Path) -> None:
    web = Browser(application(Desk(case)))
    failed = []
    for page in PAGES:
        for number, value in enumerate(VALUES):
            asked = "&".join(f"{field}={quote(value)}" for field in FIELDS[number % 2 :: 2])
            for query in (asked, f"{FIELDS[number % len(FIELDS)]}={quote(value)}"):
                try:
                    answer = web.get(f"{page}?{query}")
                except Exception as error:
                    failed.append((page, query[:80], repr(error)[:200]))
                    continue
                if answer.status_code not in (200, 303, 400, 404, 422, 503):
                    failed.append((page, query[:80], str(answer.status_code)))
    assert failed == []
