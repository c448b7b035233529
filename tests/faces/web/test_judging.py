"""Judging in the browser: tellings are parted and joined again, from our own pages alone, and each can be undone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import plain_reader
import pytest
from asking import Browser, form_of

from comity.faces.desk import Desk
from comity.faces.http import application
from comity.record.casebook import Casebook


@pytest.fixture
def joined(tmp_path: Path) -> tuple[Browser, Desk, str]:
    """A casebook in which two outlets tell one raid, and the address of its event."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(
            f"Raid, as {name} has it\n\nOn Sunday the United States bombed Kataib Hezbollah, and 25 killed were "
            f"counted by those whom {name} could ask about it.\n"
        )
    desk = Desk(tmp_path / "case", reader=plain_reader.READER, clock=lambda: datetime(2020, 1, 2, tzinfo=UTC))
    for name in ("a", "b"):
        desk.read(tmp_path / f"{name}.txt", published="2019-12-30", outlet=f"Wire {name}")
    event = max(desk.events(type="ASSAULT"), key=lambda one: len(one.mentions))
    assert len(event.mentions) == 2
    return Browser(application(desk, coder="ada")), desk, f"/event/{event.id}"


def sent(web: Browser, path: str, **more: str) -> dict[str, str]:
    page = web.get(path).text
    left, right = (page.split(f'name="{side}" value="')[1].split('"')[0] for side in ("left", "right"))
    return {"form": form_of(page), "left": left, "right": right, "back": path, "verdict": "different", **more}


def test_tellings_are_parted_and_the_judgement_undone(joined: tuple[Browser, Desk, str]) -> None:
    web, desk, path = joined
    events = len(desk.events())
    answer = web.post("/judge", sent(web, path))
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, path)
    assert len(desk.events()) == events + 1
    (made,) = desk.judgements()
    assert (made.verdict, made.judge) == ("different", "ada")
    shown = web.get(answer.headers["location"]).text
    assert "Judged by" in shown
    assert made.id in web.get("/judgements").text
    undone = web.post("/undo", {"form": form_of(shown), "judgement": made.id, "back": path})
    assert undone.status_code == 303
    assert len(desk.events()) == events
    assert "Taken back" in web.get(undone.headers["location"]).text
    assert "undone by" in web.get("/judgements").text


@pytest.mark.parametrize(
    ("change", "headers"),
    [({"form": "guessed"}, {}), ({"form": ""}, {}), ({}, {"Origin": "http://evil.example"})],
)
def test_a_form_of_another_site_is_refused(
    joined: tuple[Browser, Desk, str], change: dict[str, str], headers: dict[str, str]
) -> None:
    web, desk, path = joined
    answer = web.post("/judge", sent(web, path) | change, headers)
    assert answer.status_code == 403
    assert not desk.judgements()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "evil", "javascript:alert(1)", "/\\evil"])
def test_after_a_judgement_one_stays_here(joined: tuple[Browser, Desk, str], back: str) -> None:
    web, _, path = joined
    where = web.post("/judge", sent(web, path, back=back)).headers["location"]
    assert where.startswith("/")
    assert not where.startswith(("//", "/\\"))


def test_a_judgement_that_says_nothing_is_no_judgement(joined: tuple[Browser, Desk, str]) -> None:
    web, desk, path = joined
    assert web.post("/judge", sent(web, path, verdict="perhaps")).status_code == 400
    assert web.post("/judge", sent(web, path, left="")).status_code == 400
    assert web.post("/judge", {"form": "x" * 70_000}).status_code == 403
    assert web.get("/judge").status_code in (404, 405)
    assert not desk.judgements()


def test_a_casebook_that_is_being_written_is_still_shown_and_judged_later(joined: tuple[Browser, Desk, str]) -> None:
    web, desk, path = joined
    form = sent(web, path)
    with Casebook.open(desk.path).writer():
        assert web.get(path).status_code == 200
        answer = web.post("/judge", form)
    assert answer.status_code == 503
    assert "is being written" in answer.text
    assert web.post("/judge", form).status_code == 303
