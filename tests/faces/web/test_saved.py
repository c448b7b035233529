"""A page as one file: it runs nothing and fetches nothing, keeps what it shows, and says when and how it was made."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asking import Browser, Tags

from comity.errors import NotFoundError
from comity.faces.desk import Desk
from comity.faces.http import application
from comity.faces.onefile import onefile, style
from comity.faces.web.pages import PAGES
from comity.faces.web.saved import page_at

NAMED = {"name": "united-states", "a": "iran", "b": "united-states"}


@pytest.fixture
def web(case: Path) -> Browser:
    return Browser(application(Desk(case)))


def outside(file: str) -> set[str]:
    """What a browser would fetch or run of a file by itself."""
    seen = Tags(file)
    fetched = {
        value or "" for tag, name, value in seen.attributes if name == "src" or (tag == "link" and name == "href")
    }
    fetched |= set(re.findall(r"url\(\"?([^\")]+)", file)) | set(re.findall(r"@import", file))
    return {one for one in fetched if not one.startswith("data:")} | ({"script", "iframe", "form"} & set(seen.names))


def test_every_page_can_be_kept_as_one_file(web: Browser) -> None:
    report = web.get("/reports.json").json()["rows"][0]["id"]
    event = web.get("/events.json").json()["rows"][0]["id"]
    ids = {"/report/{name}": report, "/event/{name}": event, "/why/{name}": event}
    for page in PAGES:
        if page.PATH in ("/read/{name}", "/coding/settle"):
            continue
        path = page.PATH.format(**{**NAMED, "name": ids.get(page.PATH, "united-states")})
        shown, kept = web.get(path), web.get(f"{path if path != '/' else '/index'}.html")
        assert kept.status_code == 200, path
        assert kept.headers["content-disposition"].endswith('.html"')
        assert outside(kept.text) == set(), path
        assert "default-src 'none'; style-src 'unsafe-inline'; font-src data:" in kept.text
        (heading,) = re.findall(r"<h1.*?</h1>", shown.text, re.S)[:1]
        assert re.sub("<.*?>", "", heading) in re.sub("<.*?>", "", kept.text), path
        links = [one for one in Tags(kept.text).links if not one.startswith(("#", "data:")) and one]
        assert all(one.startswith("http") for one in links), path
        assert "Saved " in kept.text


def test_a_file_keeps_the_state_of_its_address(web: Browser) -> None:
    kept = web.get("/events.html?type=ASSAULT").text
    assert "comity events" in kept
    assert "--type ASSAULT" in kept
    assert "http://localhost/event/e-" in kept
    assert web.get("/event/nothing.html").status_code == 404


def test_the_page_says_how_it_is_kept(web: Browser) -> None:
    assert 'href="/events.html?type=ASSAULT" download' in web.get("/events?type=ASSAULT").text
    assert 'href="/index.html" download' in web.get("/").text


def test_the_command_prints_the_same_page(case: Path, comity: Callable[..., Any]) -> None:
    ran = comity("page", case, "/pair/iran/united-states?since=2019-12-01", "--desk", "https://desk.example/")
    assert ran.code == 0
    assert ran.out.startswith("<!doctype html>")
    assert outside(ran.out) == set()
    assert "https://desk.example/actor/iran" in ran.out
    missing = comity("page", case, "/event")
    assert (missing.code, "there is no page `/event`" in missing.err) == (3, True)
    assert "/events" in missing.err


def test_an_address_leads_to_its_page() -> None:
    page, asked = page_at("/pair/kata%27ib/iran?since=2020-01-01&until=")
    assert page.PATH == "/pair/{a}/{b}"
    assert (asked.named, asked.query) == ({"a": "kata'ib", "b": "iran"}, {"since": "2020-01-01"})
    assert page_at("")[0].PATH == "/"
    with pytest.raises(NotFoundError, match="there is no page `/evnts`"):
        page_at("/evnts")


def test_a_file_has_the_type_that_its_letters_need() -> None:
    assert style("type.css", "é").count("@font-face") == 5
    assert style("type.css", "ş").count("@font-face") == 10
    assert "data:font/woff2;base64," in style("type.css", "")


def test_what_is_no_tag_of_ours_stays_as_it_stands() -> None:
    page = '<!doctype html><html><head></head><body><p title="a &lt; b">&amp;#x27; <q>1 &lt; 2</q></p>'
    page += "<form><input>x</form>"
    page += '<svg viewBox="0 0 1 1"><path d="M0 0"/><a href="/event/e-1">y</a></svg><a href="/b?c=1&amp;d=2">z</a>'
    kept = onefile(page, "http://h")
    assert '<p title="a &lt; b">&amp;#x27; <q>1 &lt; 2</q></p><svg viewBox="0 0 1 1"><path d="M0 0"/>' in kept
    assert '<a href="http://h/event/e-1">y</a></svg><a href="http://h/b?c=1&amp;d=2">z</a>' in kept
    assert "<a>z</a>" in onefile(page)
