"""Reckoning: done once beside the pages, again when the casebook changed, and a page that can't wait says so."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from asking import Browser

from comity.faces.desk import Desk
from comity.faces.http import application
from comity.faces.web import reckoning as module
from comity.faces.web.reckoning import NotReckonedError, Reckoning


def test_a_page_that_needs_ties_waits_a_moment_and_says_so(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    reckon = Desk.reckon
    monkeypatch.setattr(Desk, "reckon", lambda desk: (go_on.wait(30), reckon(desk))[1])
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    web = Browser(application(Desk(case)))
    answer = web.get("/turns")
    assert (answer.status_code, answer.headers["refresh"]) == (503, "3")
    assert "being reckoned" in answer.text
    assert "being reckoned" in web.get("/").text  # the front page is shown without
    assert web.get("/turns.json").json()["error"]["hint"] == "this page loads again by itself"
    go_on.set()
    monkeypatch.setattr(module, "PATIENCE", 30)
    assert web.get("/turns").status_code == 200


def test_it_is_done_once_and_again_when_the_casebook_grew(case: Path, reports: Path) -> None:
    import plain_reader

    desk = Desk(case, reader=plain_reader.READER)
    reckoning = Reckoning(desk)
    reckoning.wait()
    first = desk.related()
    reckoning.wait()
    assert desk.related() is first
    desk.related("2020-01-01")
    desk.judge("different", *(one.id for one in desk.mentions()[:2]))
    assert desk.related() is first  # it serves until the next is done
    asked: list[int] = []
    for _ in range(2):
        reckoning.needed("question", lambda: asked.append(1) or "answer")
    assert asked == [1]
    (reports / "new.txt").write_text("Another day\n\nOn Friday Iran condemned the United States once more, it is told.")
    desk.read(reports / "new.txt", published="2020-01-03", outlet="Wire C")
    assert reckoning.remembered("from relations", desk.related) is first
    reckoning._next = 0.0  # as if it were long ago
    reckoning.look()
    while not reckoning.idle:
        threading.Event().wait(0.01)
    assert desk.related() is not first
    assert reckoning.remembered("from relations", desk.related) is desk.related()


def test_what_goes_wrong_is_raised_and_not_waited_for(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Desk) -> None:
        raise ValueError("told to fail")

    monkeypatch.setattr(Desk, "reckon", fail)
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    with pytest.raises((ValueError, NotReckonedError)):
        Reckoning(Desk(case)).wait()


def test_what_is_asked_before_relations_are_there_is_answered_once_they_are(case: Path) -> None:
    desk = Desk(case)
    reckoning = Reckoning(desk)
    reckoning.look()
    asked: list[object] = []
    for _ in range(3):
        found = reckoning.kept("question", lambda: asked.append(desk.related()) or "answer", 30)
    assert found == "answer"
    reckoning.wait()
    assert reckoning.kept("question", lambda: "another") == "answer"
    assert asked == [desk.related()]
