"""The web: pages with their twins, one error shape, and nothing of a hostile report that a browser would act on."""

from __future__ import annotations

import asyncio
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import httpx
import plain_reader
import pytest
from fastapi import FastAPI

from comity.errors import UsageError
from comity.faces.desk import Desk
from comity.faces.http import application, serve

NASTY = (
    "<script>alert(1)</script> the United States bombed Kataib Hezbollah <img src=x onerror=alert(2)> on Sunday, and "
    '</span></p><h1 onclick="x">25 killed</h1> were {{ 7*7 }} counted. '
    'Esper said that "><svg/onload=alert(3)> the United States '
    "bombed Kataib Hezbollah \u202etxet desrever\u202c there."
)


class Browser:
    """Asks an application in process, keeps its cookies, and follows nothing by itself."""

    def __init__(self, web: FastAPI, base_url: str = "http://localhost") -> None:
        self._transport = httpx.ASGITransport(web)
        self._base_url = base_url
        self._cookies = httpx.Cookies()

    def get(self, path: str) -> httpx.Response:
        return asyncio.run(self._get(path))

    async def _get(self, path: str) -> httpx.Response:
        async with httpx.AsyncClient(
            transport=self._transport, base_url=self._base_url, cookies=self._cookies
        ) as client:
            answer = await client.get(path)
        self._cookies.update(answer.cookies)
        return answer


class Tags(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs


@pytest.fixture
def web(case: Path) -> Browser:
    return Browser(application(Desk(case)))


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
    desk = Desk(tmp_path / "nasty", reader=plain_reader.READER)
    assert desk.read(tmp_path / "nasty.jsonl").read == 1
    return Browser(application(desk))


def test_a_report_with_its_marks_and_notes(web: Browser) -> None:
    found = {one["headline"]: one["id"] for one in web.get("/index.json").json()}
    page = web.get(f"/report/{found['Raid on the militia']}")
    assert page.status_code == 200
    text = re.sub(r"\s+", " ", page.text)
    assert '<a class="deed solid hostile" href="/why/m-' in text
    assert '<a class="deed dotted hostile"' in text  # only a source says so
    assert '<a class="deed dashed hostile"' in text  # possible
    assert 'class="words lane0 opens' in text
    assert "no evidence produced" in text
    assert '<section class="part not_news">' in text
    assert text.count("United States → Kataib Hezbollah") == 4  # each note in the margin and below
    assert "<script" not in text
    assert "style=" not in text


def test_each_page_has_its_twin(web: Browser) -> None:
    (first, *_) = web.get("/index.json").json()
    for page in ("/", f"/report/{first['id']}", "/why/iran"):
        answer = web.get(page)
        twin = re.search(r'<link rel="alternate" type="application/json" href="([^"]+)">', answer.text)
        assert twin is not None
        assert web.get(twin[1]).json()


def test_why_shows_the_lit_sentence(web: Browser) -> None:
    report = next(one["id"] for one in web.get("/index.json").json() if one["headline"] == "Raid on the militia")
    mention = web.get(f"/report/{report}.json").json()["event_mentions"][0]
    page = web.get(f"/why/{mention['id']}").text
    assert "<mark>bombed</mark>" in page
    assert "codebook verb:bombed" in page
    assert f'href="/report/{report}"' in page


def test_errors_have_one_shape(web: Browser) -> None:
    assert web.get("/why/nothing.json").status_code == 404
    error = web.get("/report/nothing.json").json()["error"]
    assert (error["code"], error["message"]) == (3, "nothing has the id `nothing`")
    page = web.get("/report/<script>alert(1)</script>")
    assert page.status_code == 404
    assert "<script" not in page.text
    assert web.get("/elsewhere.json").json()["error"]["code"] == 3
    assert web.get("/report/iran").status_code == 404


def test_every_answer_forbids_what_it_does_not_need(web: Browser) -> None:
    for page in ("/", "/nowhere", "/static/comity.css", "/index.json"):
        headers = web.get(page).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"


def test_nothing_of_a_report_is_markup(hostile: Browser) -> None:
    report = hostile.get("/index.json").json()[0]["id"]
    mentions = hostile.get(f"/report/{report}.json").json()["event_mentions"]
    pages = ["/", f"/report/{report}", f"/why/{report}", *(f"/why/{one['id']}" for one in mentions)]
    assert mentions
    for path in pages:
        page = hostile.get(path).text
        seen = Tags(page)
        assert not {"script", "img", "svg", "b", "iframe", "style", "form"} & set(seen.names)
        assert not [name for name, _ in seen.attributes if name.startswith("on") or name == "style"]
        assert not [value for name, value in seen.attributes if name == "href" and "javascript" in (value or "")]
        assert "\u202e" not in page
        assert "49 counted" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile.get(f"/report/{report}").text


def test_others_need_the_token(case: Path) -> None:
    web = Browser(application(Desk(case), token="open-sesame"))
    assert web.get("/").status_code == 403
    assert web.get("/index.json").json()["error"]["code"] == 6
    assert web.get("/static/comity.css").status_code == 403
    assert web.get("/?token=wrong").status_code == 403
    let_in = web.get("/?token=open-sesame")
    assert (let_in.status_code, let_in.headers["location"]) == (303, "/")
    assert web.get("/").status_code == 200  # by the cookie


def test_another_name_for_this_machine_is_no_way_in(case: Path) -> None:
    web = Browser(application(Desk(case)), base_url="http://evil.example")
    assert web.get("/").status_code == 400


def test_an_open_address_needs_a_token(case: Path) -> None:
    with pytest.raises(UsageError, match="there is no token"):
        serve(Desk(case), "0.0.0.0", 0, None, print)


def test_an_empty_casebook_says_how_to_fill_it(tmp_path: Path) -> None:
    with Desk() as desk:
        assert "comity read report.html --into" in Browser(application(desk)).get("/").text
