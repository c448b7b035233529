"""Reviewing at the desk and on the command line: the queue, the corrections, and where they show."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from comity.errors import NotFoundError, UsageError
from comity.faces.desk import Desk
from comity.faces.options import Verdict
from comity.types import DeedVerdict, PairVerdict


def stakes(desk: Desk) -> list[float]:
    return [one.stake for one in desk.review_queue()]


def test_the_command_decides_what_the_record_keeps() -> None:
    assert [one.value for one in Verdict] == [*get_args(PairVerdict), *get_args(DeedVerdict)]


def test_the_queue_goes_by_influence_and_doubt(case: Path) -> None:
    desk = Desk(case)
    found = desk.review_queue()
    assert [one.rank for one in found] == list(range(1, len(desk.mentions()) + 1))
    assert stakes(desk) == sorted(stakes(desk), reverse=True)
    for one in found:
        assert one.stake == pytest.approx(one.influence * one.doubt, abs=1e-3)
    assert [one.mention.id for one in desk.review_queue(limit=2, offset=1)] == [one.mention.id for one in found[1:3]]
    talks = desk.review_queue(type="CONSULT")
    assert {one.mention.event_type for one in talks} == {"CONSULT"}


def test_the_queue_takes_back_what_was_judged_before_it_was_reckoned(case: Path) -> None:
    desk = Desk(case)
    deed = desk.review_queue(limit=1)[0].mention.id
    desk.review("reject", deed)
    later = Desk(case)
    assert len(later.queue.order({})) == len(desk.queue.order({})) == len(desk.mentions())
    assert deed not in {one.mention.id for one in later.review_queue()}
    later.undo()
    assert [one.mention.id for one in later.review_queue()] == [one.mention.id for one in Desk(case).review_queue()]
    assert later.review_queue(type="CONSULT")[0].rank == 1
    assert deed in {one.mention.id for one in later.review_queue()}


def test_corrections_reach_every_list_ties_and_exports(case: Path, tmp_path: Path) -> None:
    desk = Desk(case)
    desk.ties()
    bombed = next(one for one in desk.mentions(type="ASSAULT", status="happened") if one.voice == "author")
    (made,) = desk.review(
        "correct", bombed.id, judge="ana", actors=["Iran"], type="coerce", on="2019-12-28", note="see"
    )
    assert [one.id for one in desk.mentions(actor="iran", type="COERCE", until="2019-12-28")] == [bombed.id]
    (event,) = desk.events(type="COERCE")
    assert event.actors == ("iran",)
    assert ("iran", "kataib-hezbollah") in {(tie.source, tie.target) for tie in desk.ties()}
    assert desk.ledger(event.id).accounts[0].actors == ("iran",)
    assert desk.why(bombed.id).to_dict()["judged"][0].startswith("corrected: type COERCE, not ASSAULT; actors iran")
    for form, of in (("jsonl", "mentions"), ("csv", "events")):
        desk.export(form, of=of).write(tmp_path / form)
        written = [one.read_text() for one in (tmp_path / form).rglob("*") if one.is_file()]
        assert any("COERCE" in text or made.id in text for text in written), form
    assert made.note == "see"
    desk.undo(made.id, judge="ana")
    assert desk.mention(bombed.id) == bombed


def test_who_is_not_known_is_refused_with_the_nearest(case: Path) -> None:
    desk = Desk(case)
    deed = desk.mentions()[0].id
    for change, error in (
        ({"actors": ["Kataib Hezbolah"]}, NotFoundError),
        ({"type": "ASAULT"}, UsageError),
        ({"status": "done"}, UsageError),
        ({"on": "2019-13-01"}, UsageError),
        ({"on": "2019-12-05..2019-12-01"}, UsageError),
        ({}, UsageError),
    ):
        with pytest.raises(error):
            desk.review("correct", deed, **change)  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        desk.review("accept", deed, type="AID")
    with pytest.raises(NotFoundError):
        desk.review("reject", deed, "m-nothing")
    assert not desk.judgements()


def test_the_same_on_the_command_line(comity: Callable[..., Any], case: Path) -> None:
    queue = json.loads(comity("review", case, "--json").out)
    assert [one["rank"] for one in queue] == list(range(1, len(queue) + 1))
    table = comity("review", case, "--limit", 2)
    assert queue[0]["id"] in table.out
    assert queue[2]["id"] not in table.out
    assert comity("review", case, "--csv").out.splitlines()[0].startswith("rank,stake,influence,doubt")
    first, second, third = (one["id"] for one in queue[:3])
    assert comity("judge", case, "accept", first, "--coder", "ana").out.startswith(f"{first}: accepted, says ana")
    done = comity(
        "judge", case, "correct", second, "--type", "AID", "--actor", "Iraq", "--actor", "Iran", "--recipient", "none",
        "--status", "denied", "--on", "2019-12-01", "--note", "as printed",
    )  # fmt: skip
    assert done.code == 0
    assert "take it back" in done.err
    comity("judge", case, "reject", third)
    left = [one["id"] for one in json.loads(comity("review", case, "--json").out)]
    assert left == [one["id"] for one in queue[3:]]
    told = comity("why", case, second).out
    assert "judged: corrected: type AID" in told
    assert "actors iraq, iran, not" in " ".join(told.split())
    assert "rejected: no such deed" in comity("why", case, third).out
    assert comity("undo", case).out.startswith(f"taken back: {third}: rejected")
    assert comity("judge", case, "accept", first, "--type", "AID").code == 2
    assert comity("judge", case, "same", first).code == 2
    assert comity("judge", case, "correct", first).code == 2
    assert comity("verify", case).code == 0
