"""The server: who may see the pages, under which name, and what every answer forbids."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import Browser

from comity.errors import UsageError
from comity.faces.desk import Desk
from comity.faces.http import application, serve


@pytest.fixture
def web(case: Path) -> Browser:
    return Browser(application(Desk(case)))


def test_every_answer_forbids_what_it_does_not_need(web: Browser) -> None:
    for page in ("/", "/nowhere", "/static/type.css", "/index.json"):
        headers = web.get(page).headers
        policy = headers["content-security-policy"]
        assert policy.startswith(
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'"
        )
        assert headers["x-content-type-options"] == "nosniff"


def test_others_need_the_token(case: Path) -> None:
    web = Browser(application(Desk(case), token="open-sesame"))
    assert web.get("/").status_code == 403
    assert web.get("/index.json").json()["error"]["code"] == 6
    assert web.get("/static/type.css").status_code == 403
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
