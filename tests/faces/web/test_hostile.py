"""Nothing of a report, of an outlet or of a name runs or renders as HTML, on any page that can be reached."""

from __future__ import annotations

import json
from pathlib import Path

import plain_reader
import pytest
from asking import Browser, Tags

from comity.faces.desk import Desk
from comity.faces.http import application

NASTY = (
    "<script>alert(1)</script> the United States bombed Kataib Hezbollah <img src=x onerror=alert(2)> on Sunday, and "
    '</span></p><h1 onclick="x">25 killed</h1> were {{ 7*7 }} counted. '
    'Esper said that "><svg/onload=alert(3)> the United States '
    "bombed Kataib Hezbollah \u202etxet desrever\u202c there <style>body{display:none}</style>."
)


@pytest.fixture
def hostile(tmp_path: Path) -> Browser:
    row = {
        "text": NASTY,
        "headline": "<b onmouseover=alert(4)>Raid</b>",
        "outlet": "Wire <script>alert(5)</script>",
        "url": "javascript:alert(6)",
        "published": "2019-12-30",
    }
    (tmp_path / "nasty.jsonl").write_text(json.dumps(row) + "\n")
    desk = Desk(tmp_path / "na<b>sty", reader=plain_reader.READER)
    assert desk.read(tmp_path / "nasty.jsonl").read == 1
    return Browser(application(desk))


def test_nothing_of_a_report_is_markup(hostile: Browser) -> None:
    found = hostile.pages()
    pages = {path: text for path, text in found.items() if text.startswith("<!doctype html>")}
    assert {path.split("/")[1] for path in pages} >= {"report", "event", "why", "events", "claims", "actor"}
    for path, page in pages.items():
        seen = Tags(page)
        assert not {"img", "iframe", "style", "object", "embed"} & set(seen.names), path
        assert set(seen.scripts) <= {"/static/keys.js", "/static/acting.js", "/static/reading.js"}, path
        assert not [name for _, name, _ in seen.attributes if name.startswith("on") or name == "style"], path
        assert not [value for _, _, value in seen.attributes if "javascript" in (value or "")], path
        assert "\u202e" not in page
        assert "49 counted" not in page
    report = next(text for path, text in pages.items() if path.startswith("/report/"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in report


def test_what_is_asked_for_is_not_markup_either(hostile: Browser) -> None:
    for path in (
        "/search?q=<script>alert(1)</script>",
        "/events?search=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/events?actor=<img src=x onerror=alert(1)>",
        "/actor/<svg onload=alert(1)>",
        "/judgements?judged=<script>",
        "/sides?on=<script>",
    ):
        seen = Tags(hostile.get(path).text)
        scripts = [value for tag, name, value in seen.attributes if (tag, name) == ("script", "src")]
        assert len(scripts) == seen.names.count("script"), path
        assert set(scripts) <= {"/static/keys.js", "/static/acting.js"}, path
        assert not [name for _, name, _ in seen.attributes if name.startswith("on")], path
