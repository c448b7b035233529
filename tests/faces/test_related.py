"""Ties and turns through the desk and the command line: asked, shown, traced to their sentences."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import comity as front
from comity.errors import NotFoundError
from comity.faces.desk import Desk
from comity.faces.timeline import picture, turn

Run = Callable[..., Any]
BEGAN = date(2019, 1, 1)
TOWNS = ("Basra", "Mosul", "Kirkuk", "Najaf", "Ramadi", "Tikrit", "Samarra", "Hilla", "Kut", "Amara", "Dahuk", "Zakho")


@pytest.fixture
def warring(tmp_path: Path, comity: Run) -> Path:
    """A casebook of talks between Iran and the United States, and then of bombs."""
    days = [10 * at for at in range(6)] + [100 + 3 * at for at in range(6)]
    said = ["On that day Iran met the United States near {}."] * 6 + [
        "Then the United States bombed Iran close to {}."
    ] * 6
    rows = [
        {"text": f"{words.format(town)} More is told elsewhere.", "headline": town, "outlet": f"Wire {town}",
         "published": (BEGAN + timedelta(day)).isoformat()}
        for day, words, town in zip(days, said, TOWNS, strict=True)
    ]  # fmt: skip
    source = tmp_path / "reports.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    case = tmp_path / "war"
    assert comity("read", source, "--into", case).code == 0
    return case


def test_a_turn_is_listed_and_traced_to_its_sentences(warring: Path, comity: Run) -> None:
    (found,) = json.loads(comity("shifts", warring, "--json").out)
    assert (found["a"], found["b"], found["turn"], found["kind"]) == ("iran", "united-states", "hostile", "realignment")
    assert found["date"] == (BEGAN + timedelta(100)).isoformat()
    traced = json.loads(comity("why", warring, found["id"], "--json").out)
    sentences = [
        quote["sentence"]["text"] for event in traced["below"] for one in event["below"] for quote in one["quotes"]
    ]
    assert len(sentences) == 6
    assert all("bombed Iran" in sentence for sentence in sentences)
    assert "turn hostile" in comity("why", warring, found["id"]).out


def test_turns_are_chosen_by_actor_and_day(warring: Path, comity: Run) -> None:
    assert len(comity("shifts", warring, "--actor", "Iran", "--jsonl").out.splitlines()) == 1
    assert comity("shifts", warring, "--until", "2019-02-01", "--jsonl").out == ""
    assert "realignment" in comity("shifts", warring).out
    nothing = comity("shifts", warring, "--since", "2020-01-01")
    assert (nothing.code, nothing.out) == (0, "")
    assert "no shifts" in nothing.err
    assert comity("shifts", warring, "--actor", "Irn").code == 3
    assert comity("why", warring, "sh-0").code == 3


def test_a_tie_on_a_day_and_what_moved_it(warring: Path, comity: Run) -> None:
    before, after = (
        {(one["source"], one["target"]): one for one in json.loads(comity("ties", warring, "--on", day, "--json").out)}
        for day in ("2019-03-01", "2019-05-01")
    )
    pair = ("united-states", "iran")
    assert pair not in before
    assert before["iran", "united-states"]["level"] > 0 > after[pair]["level"]
    assert after[pair]["low"] <= after[pair]["level"] <= after[pair]["high"]
    assert {one["event"][:2] for one in after[pair]["moved_by"]} == {"e-"}
    assert "▼ −" in comity("ties", warring).out
    assert "source,target,on,level" in comity("ties", warring, "--csv").out
    assert comity("ties", warring, "--on", "soon").code == 2


def test_in_python(warring: Path) -> None:
    desk = front.open(warring)
    tie = next(one for one in desk.ties(on="2019-05-01") if one.source == "united-states")
    assert list(desk.why(tie).tree.leaves())
    assert desk.related() is desk.related()
    with pytest.raises(NotFoundError, match="no shift"):
        desk.why("sh-nothing")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_picture_fits_and_says_all_in_words_too(warring: Path, width: int) -> None:
    desk = Desk(warring)
    (found,) = desk.shifts()
    console = Console(width=width, record=True, no_color=True, file=io.StringIO())
    console.print(turn(found, desk))
    shown = console.export_text()
    assert all(len(line) <= width for line in shown.splitlines())
    assert "▼ hostile" in shown
    assert "12 reports" in shown
    assert "level" in shown
    console.print(picture(found, desk, width))
    assert console.export_text().count("┿") == 1


def test_what_is_read_later_counts(warring: Path, comity: Run, tmp_path: Path) -> None:
    with Desk(warring) as desk:
        (before,) = desk.shifts()
        more = tmp_path / "more.txt"
        more.write_text(
            "More bombs\n\nToday the United States bombed Iran in the hills of Sulaymaniyah.\n", encoding="utf-8"
        )
        desk.read(more, published="2019-04-30")
        (after,) = desk.shifts()
    assert len(after.events) > len(before.events)
    assert after.probability > before.probability


def test_a_tie_over_time_goes_from_talks_to_bombs(warring: Path) -> None:
    with Desk(warring) as desk:
        found = desk.course("united-states", "iran")
        days = [one.on for one in found]
        assert days == sorted(set(days))
        assert 2 <= len(days) <= 120
        assert found[0].level is None  # too little is known on the first day
        known = [one.level for one in found if one.level is not None]
        assert known[-1] < 0
        later = desk.course("united-states", "iran", since="2019-04-20", until="2019-04-30")
        assert {one.on[:7] for one in later} == {"2019-04"}
        assert later[-1] == desk.related().tie("united-states", "iran", "2019-04-30")
        assert list(desk.course("iran", "nobody")) == []


def test_everybody_is_counted_as_the_list_of_actors_has_it(warring: Path) -> None:
    with Desk(warring) as desk:
        assert [one.to_dict() for one in desk.related().everybody] == desk.actors().to_dicts()
