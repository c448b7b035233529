"""Reviewing and coding in the browser: forms without JavaScript, names in a cookie, nobody sees another's answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import plain_reader
import pytest
from asking import Browser, form_of

from comity.faces.desk import Desk
from comity.faces.http import application

COPIED = (
    "Iran condemned the United States for it. Iraq met Iran about the matter on the same day, it was said there. "
    "On Sunday the United States bombed Kataib Hezbollah near the river, as they heard. Esper met Iraq after that."
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two reports of which the second copies the first."""
    desk = Desk(tmp_path / "case", reader=plain_reader.READER, clock=lambda: datetime.now(UTC))
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{COPIED}\n")
        desk.read(tmp_path / f"{name}.txt", published=f"2019-12-3{'ab'.index(name)}", outlet=f"Wire {name}")
    return desk


@pytest.fixture
def web(desk: Desk) -> Browser:
    return Browser(application(desk, coder="ada"))


def send(web: Browser, path: str, page: str, **fields: str) -> str:
    """Send a form of a page; where that leads."""
    answer = web.post(path, {"form": form_of(web.get(page).text), "back": page, **fields})
    assert answer.status_code == 303, answer.text[-400:]
    return answer.headers["location"]


def test_a_deed_is_corrected_and_its_copies_with_it(web: Browser, desk: Desk) -> None:
    first = web.get("/review.json").json()
    deed, total = first["deed"], first["waiting"]
    assert total == len(desk.mentions())
    assert first["place"]["rank"] == 1
    page = web.get("/review").text
    assert "and in 1 copy of the sentence" in page
    assert deed["actors"][0]["actor"] in page
    unknown = web.post(
        "/review", {"form": form_of(page), "deed": deed["id"], "verdict": "correct", "actors": "Nobodia"}
    )
    assert unknown.status_code == 404
    (desk.path / "directory").mkdir()
    where = send(
        web, "/review", "/review", deed=deed["id"], verdict="correct", copies="1", actors="Iraq", note="as told"
    )
    assert where.startswith("/review?judged=j-")
    assert "Corrected by" in (after := web.get(where).text)
    assert "and 1 of its copies" in after
    made = [one for one in desk.judgements() if one.verdict == "correct"]
    assert [one.correction.actors for one in made if one.correction] == [("iraq",), ("iraq",)]
    assert {one.judge for one in made} == {"ada"}
    assert {one.correction.event_type for one in made if one.correction} == {None}  # only what differs
    assert web.get("/review.json").json()["waiting"] == total - 2
    assert "actors iraq, not" in web.get(f"/why/{deed['id']}").text
    assert "actors iraq" in web.get("/judgements").text
    send(web, "/undo", where, judgement=made[0].id)
    assert web.get("/review.json").json()["waiting"] == total
    assert "Taken back" in web.get(where).text


def test_what_is_rejected_can_be_looked_at_and_accepted_again(web: Browser, desk: Desk) -> None:
    deed = web.get("/review.json").json()["deed"]["id"]
    send(web, "/review", "/review", deed=deed, verdict="reject")
    assert deed not in {one.id for one in desk.mentions()}
    page = web.get(f"/review?deed={deed}").text
    assert "rejected: no such deed, says ada" in page
    assert web.get(f"/why/{deed}").status_code == 200
    send(web, "/review", f"/review?deed={deed}", deed=deed, verdict="accept")
    assert deed in {one.id for one in desk.mentions()}
    assert desk.verify() == []


def test_the_queue_is_walked_narrowed_and_written(web: Browser, desk: Desk) -> None:
    queue = [one.mention.id for one in desk.review_queue()]
    assert [web.get(f"/review.json?skip={at}").json()["deed"]["id"] for at in range(len(queue))] == queue
    assert web.get(f"/review.json?skip={len(queue) + 5}").json()["deed"]["id"] == queue[-1]
    assert web.get("/review?skip=x").status_code == 400
    narrowed = web.get("/review?type=CONSULT&skip=1").text
    assert "--type CONSULT" in narrowed
    assert ".review_queue(type=&#39;CONSULT&#39;)" in narrowed
    assert 'data-key="k" href="/review?type=CONSULT"' in narrowed
    assert len(web.get("/review.csv").text.splitlines()) == len(queue) + 1
    for one in queue:
        desk.review("accept", one)
    assert "Nothing waits for review" in web.get("/review").text


@pytest.mark.parametrize("sent", [{"verdict": "perhaps"}, {"verdict": "accept", "deed": ""}, {"verdict": "correct"}])
def test_a_form_that_says_nothing_decides_nothing(web: Browser, desk: Desk, sent: dict[str, str]) -> None:
    page = web.get("/review").text
    deed = web.get("/review.json").json()["deed"]["id"]
    assert web.post("/review", {"form": form_of(page), "deed": deed, **sent}).status_code == 400
    assert web.post("/review", {"deed": deed, "verdict": "accept"}).status_code == 403
    assert not desk.judgements()


def test_one_works_under_the_name_that_one_signs_in_by(web: Browser, desk: Desk) -> None:
    assert send(web, "/as", "/review", name=" Ben <b>Öz</b> ") == "/review"
    assert "Ben &lt;b&gt;Öz&lt;/b&gt;" in web.get("/review").text
    deed = web.get("/review.json").json()["deed"]["id"]
    send(web, "/review", "/review", deed=deed, verdict="accept")
    assert desk.judgements()[0].judge == "Ben <b>Öz</b>"
    assert web.post("/as", {"form": form_of(web.get("/review").text), "name": " "}).status_code == 400
    assert web.post("/as", {"name": "eve"}).status_code == 403


def test_a_sample_is_coded_blind_compared_settled_and_exported(desk: Desk, comity: Callable[..., Any]) -> None:
    drawn = json.loads(comity("coding", "draw", desk.path, "--n", 3, "--coders", "ana,ben", "--json").out)
    assert json.loads(comity("coding", "draw", desk.path, "--n", 3, "--coders", "ana,ben", "--json").out) == drawn
    assert len({one["sentence"]["text"] for one in drawn["units"]}) == 3  # no copy is drawn
    site = application(desk, coder="cy")
    ana, ben, cy = Browser(site), Browser(site), Browser(site)
    for name, web in (("ana", ana), ("ben", ben)):
        send(web, "/as", "/coding", name=name)
    types = {"ana": ["ASSAULT", "AID", "no deed"], "ben": ["ASSAULT", "CONSULT", "no deed"]}
    for name, web in (("ana", ana), ("ben", ben)):
        for kind, unit in zip(types[name], drawn["units"], strict=True):
            page = web.get("/coding")
            asked = web.get("/coding.json").json()
            assert asked["unit"]["id"] == unit["id"]
            for secret in ("event_type", "confidence", "ASSAULT happened", unit["article"] + "/"):
                assert secret not in json.dumps(asked)
            assert re.search(r'type="radio"[^>]* checked', page.text) is None  # not the reader's answer either
            with_status = {} if kind == "no deed" else {"status": "happened", "actor": "iran"}
            ids = {"sample": drawn["id"], "unit": unit["id"]}
            send(web, "/answer", "/coding", type=kind, **ids, **with_status)
        assert "You coded all of it" in web.get("/coding").text
        if name == "ana":
            assert web.get("/coding/settle").status_code == 403
            assert ben.get("/coding/log").status_code == 403
    assert web.post("/answer", {"form": form_of(cy.get("/coding").text), "sample": drawn["id"]}).status_code == 400
    said = json.loads(comity("coding", "agreement", desk.path, "--json").out)
    assert (said["differing"], said["done"]) == (1, {"ana": 3, "ben": 3})
    assert 0 < said["alpha"]["event_type"]["alpha"] < 1
    assert "alpha" in comity("coding", "agreement", desk.path).out
    page = cy.get("/coding/settle").text
    assert "AID" in page
    assert "CONSULT" in page
    ids = {"sample": drawn["id"], "unit": drawn["units"][1]["id"]}
    send(cy, "/settle", "/coding/settle", type="AID", status="planned", actor="other", actor_other="a crowd", **ids)
    assert "Nothing waits to be settled" in cy.get("/coding/settle").text
    rows = [json.loads(line) for line in comity("coding", "export", desk.path).out.splitlines()]
    assert [row["agreed"]["event_type"] for row in rows] == ["ASSAULT", "AID", "no deed"]
    assert (rows[1]["settled_by"], rows[1]["settled"]["actor"]) == ("cy", "a crowd")
    assert rows[0]["reader"]["event_type"] in ("ACCUSE", "CONSULT")
    table = comity("coding", "export", desk.path, "--csv").out.splitlines()
    assert "ana.event_type" in table[0]
    assert "settled.actor" in table[0]
    assert len(table) == 4
    log = cy.get("/coding/log").text
    assert log.count("<td>answered</td>") == 6
    line = next(one for one in json.loads(comity("coding", "log", desk.path, "--json").out) if one["act"] == "settle")
    assert cy.post("/unanswer", {"form": form_of(page), "line": "k-nothing"}).status_code == 404
    assert ana.post("/unanswer", {"form": form_of(page), "line": line["id"]}).status_code == 403
    send(cy, "/unanswer", "/coding/settle", line=line["id"])
    assert "AID" in cy.get("/coding/settle").text
    assert "took back" in cy.get("/coding/log").text
    assert "settle" in comity("coding", "log", desk.path).out


def test_without_a_sample_the_pages_say_how_to_draw_one(web: Browser) -> None:
    assert "comity coding draw" in web.get("/coding").text
    assert web.get("/coding/settle").status_code == 404
    assert "comity coding draw" in web.get("/coding/log").text
    assert web.get("/coding.json").json()["sample"] is None
