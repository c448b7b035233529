"""Attacks on the faces: what a report or a name would do to a terminal, and what a visitor would do to the desk."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import plain_reader
import pytest
from asking import Browser, form_of
from starlette.requests import Request

from comity.errors import RefusedError, UsageError
from comity.faces.desk import Desk
from comity.faces.http import SHORTEST_TOKEN, application, serve
from comity.faces.web import site
from comity.unseen import UNSEEN

ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp\u202c\u200f\x7f"
NASTY = (
    f"The United States bombed Kataib Hezbollah {ESCAPES} on Sunday. Iran said that the United States {ESCAPES} did it."
)


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook in which every text that a stranger chooses would act on a terminal."""
    folder = tmp_path_factory.mktemp("nasty")
    row = {
        "text": NASTY, "headline": f"Raid {ESCAPES}", "outlet": f"Wire {ESCAPES}", "published": "2019-12-30",
        "url": f"https://a.org/{ESCAPES}", "id": f"i{ESCAPES}",
    }  # fmt: skip
    (folder / f"a{ESCAPES.replace('/', '')}.jsonl").write_text(json.dumps(row) + "\n{broken\n", encoding="utf-8")
    desk = Desk(folder / "case", reader=plain_reader.READER)
    assert desk.read(folder).read == 1
    return folder / "case"


@pytest.mark.parametrize("form", [(), ("--json",), ("--jsonl",), ("--csv",)])
@pytest.mark.parametrize("command", ["articles", "actors", "events", "mentions", "claims", "skipped"])
def test_no_terminal_obeys_a_report(nasty: Path, comity: Callable[..., Any], command: str, form: tuple[str]) -> None:
    found = comity(command, nasty, *form)
    assert found.code == 0
    assert not UNSEEN.search(found.out + found.err)


def test_no_terminal_obeys_what_is_told_of_a_report(nasty: Path, comity: Callable[..., Any]) -> None:
    id_ = comity("events", nasty, "--jsonl").out.split('"id":"')[1].split('"')[0]
    for line in (
        ("why", nasty, id_), ("brief", nasty), ("brief", nasty, "--html"), ("page", nasty, "/reports"),
        ("verify", nasty),
        ("events", nasty, "--actor", ESCAPES), ("events", nasty, "--actor", ESCAPES, "--json"), (ESCAPES,),
        ("export", nasty, "--as", "csv"), ("export", nasty, "--as", "geojson"), ("export", nasty, "--as", "ftm"),
        ("export", nasty, "--as", "cameo"), ("export", nasty, "--as", "gexf"),
    ):  # fmt: skip
        found = comity(*line)
        assert not UNSEEN.search(found.out + found.err), line


@pytest.fixture
def web(case: Path) -> Browser:
    return Browser(application(Desk(case)))


def test_every_answer_is_armoured_whoever_gives_it(case: Path) -> None:
    app = application(Desk(case))

    async def broken() -> None:
        raise ValueError("a fault of ours")

    app.get("/broken")(broken)
    ours, other = Browser(app), Browser(app, base_url="http://evil.example")
    answers = [ours.get(path) for path in ("/", "/nowhere", "/static/type.css", "/index.json", "/events.csv", "/%00")]
    answers += [other.get("/"), ours.post("/judge", {}), ours.post("/nowhere", {})]
    ours._transport.raise_app_exceptions = False  # as a server does not
    fault = ours.get("/broken")
    assert (fault.status_code, "a fault of ours" in fault.text) == (500, False)
    for answer in (*answers, fault):
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"], answer.url
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_cookies_are_kept_from_scripts_and_other_sites(case: Path) -> None:
    let_in = Browser(application(Desk(case), token="open-sesame")).get("/?token=open-sesame")
    browser = Browser(application(Desk(case)))
    signed = browser.post("/as", {"form": form_of(browser.get("/read").text), "name": "ana\r\nSet-Cookie: a=b"})
    assert signed.status_code == 303
    for cookie in (let_in.headers["set-cookie"], signed.headers["set-cookie"]):
        assert "httponly" in cookie.lower()
        assert "samesite=strict" in cookie.lower()
        assert "\n" not in cookie
    assert len(signed.headers.get_list("set-cookie")) == 1


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "///evil.example"])
def test_a_token_in_the_address_leads_nowhere_else(case: Path, path: str) -> None:
    web = Browser(application(Desk(case), token="open-sesame"))
    answer = web.get(f"http://localhost{path}?token=open-sesame")
    assert answer.headers["location"].startswith("/")
    assert not answer.headers["location"].startswith(("//", "/\\"))


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:1"]
)
def test_a_form_leads_back_to_us_alone(web: Browser, back: str) -> None:
    answer = web.post("/as", {"form": form_of(web.get("/read").text), "name": "ana", "back": back})
    assert answer.status_code == 303
    where = answer.headers["location"]
    assert where.startswith("/")
    assert not where.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    "act", ["judge", "undo", "review", "answer", "settle", "unanswer", "as", "read/stop", "read/again"]
)
def test_no_form_of_another_site_is_believed(web: Browser, act: str) -> None:
    form = form_of(web.get("/read").text)
    assert web.post(f"/{act}", {"name": "ana"}).status_code == 403
    assert web.post(f"/{act}", {"form": "x" * 32, "name": "ana"}).status_code == 403
    for origin in ("https://evil.example", "null", "http://localhost:9999", "http://localhost.evil.example"):
        assert web.post(f"/{act}", {"form": form, "name": "ana"}, {"origin": origin}).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd",
        "/static/..%2f..%2fsettings.py",
        "/static/%2e%2e/paper.py",
        "/static//etc/passwd",
        "/report/..%2f..%2fcasebook.json",
        "/read/..%2fcase",
    ],
)
def test_no_path_leads_to_a_file(web: Browser, path: str) -> None:
    answer = web.get(path)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "import" not in answer.text


def test_names_go_into_no_header(web: Browser) -> None:
    answer = web.get('/actor/a"%0d%0aX-Evil:%201.csv')
    assert "x-evil" not in answer.headers


def test_a_form_that_is_too_long_or_too_slow_is_left(web: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    assert web.post("/judge", {"form": "x" * 70_000}).status_code == 403
    monkeypatch.setattr(site, "_LONGEST", 0.05)

    async def never() -> Any:
        await asyncio.sleep(60)

    with pytest.raises(RefusedError, match="too slowly"):
        asyncio.run(site._form_of(Request({"type": "http", "method": "POST", "headers": []}, never)))


def test_a_token_that_can_be_guessed_is_refused(case: Path) -> None:
    with pytest.raises(UsageError, match="can be guessed"):
        serve(Desk(case), "0.0.0.0", 0, "x" * (SHORTEST_TOKEN - 1), print)


def test_a_saved_page_fetches_and_sends_nothing(web: Browser) -> None:
    page = web.get("/reports.html").text
    assert "base-uri 'none'; form-action 'none'" in page
    assert '<meta name="referrer" content="no-referrer">' in page
    assert "<script" not in page
