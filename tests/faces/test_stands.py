"""Camps and forecasts on the desk and on the command line: tables at 80 columns, records, and errors with hints."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import plain_reader
import pytest

from comity.errors import NotFoundError, UsageError
from comity.faces.columns import COLUMNS
from comity.faces.desk import Desk

Run = Callable[..., object]

NEWS = """{headline}

BAGHDAD - On {day} the United States bombed Kataib Hezbollah in the west. On {day} Iran condemned the United States.

On {day} Iran met Kataib Hezbollah in the capital to speak about the matter at hand.
"""


@pytest.fixture
def war(tmp_path: Path) -> Path:
    """A casebook of eight reports, one a day."""
    folder = tmp_path / "reports"
    folder.mkdir()
    desk = Desk(tmp_path / "war", reader=plain_reader.READER)
    for day in range(1, 9):
        file = folder / f"{day}.txt"
        file.write_text(NEWS.format(headline=f"Raid number {day}", day=f"{day} January 2020"), encoding="utf-8")
        desk.read(file, published=f"2020-01-{day:02}", outlet=f"Wire {day}")
    desk.close()
    return tmp_path / "war"


def test_who_stands_together(war: Path) -> None:
    (camp,) = Desk(war).camps()

    assert camp.actors == ("iran", "kataib-hezbollah")
    assert camp.against == ("united-states",)
    assert (camp.on, camp.frustration, camp.proved) == ("2020-01-08", 0, True)


def test_before_anything_was_known_nobody_stands_together(war: Path) -> None:
    assert len(Desk(war).camps(on="2020-01-01")) == 0
    assert len(Desk(war).camps(as_of="2019-12-01")) == 0


def test_since_says_who_joined(war: Path) -> None:
    (camp,) = Desk(war).camps(since="2020-01-01")

    assert (camp.since, camp.joined, camp.left) == ("2020-01-01", ("iran", "kataib-hezbollah"), ())
    with pytest.raises(UsageError, match="can't be compared"):
        Desk(war).camps(since="2020-02-01")


def test_what_is_to_be_expected(war: Path) -> None:
    found = {(one.source, one.target): one for one in Desk(war).forecast(horizon=7)}
    raid = found["united-states", "kataib-hezbollah"]

    assert (raid.on, raid.horizon, raid.events) == ("2020-01-08", 7, 8)
    assert raid.probabilities.material_conflict > raid.probabilities.material_cooperation
    assert {pair for pair in found if "iran" in pair} == {
        (one.source, one.target) for one in Desk(war).forecast(actor="Iran", horizon=7)
    }


def test_whoever_is_not_there_can_not_be_forecast(war: Path) -> None:
    with pytest.raises(NotFoundError, match="zubrowka"):
        Desk(war).forecast(actor="zubrowka")
    with pytest.raises(UsageError, match="horizon"):
        Desk(war).forecast(horizon=0)


@pytest.mark.parametrize(("command", "kind"), [("camps", "camp"), ("forecast", "forecast")])
def test_each_format(comity: Run, war: Path, command: str, kind: str) -> None:
    lines = [json.loads(line) for line in comity(command, war, "--jsonl").out.splitlines()]
    assert lines
    assert json.loads(comity(command, war, "--json").out) == lines
    table = list(csv.DictReader(io.StringIO(comity(command, war, "--csv").out)))
    assert all(line["type"] == kind for line in lines)
    assert all(tuple(row) == COLUMNS[kind] for row in table)
    assert len(table) == len(lines)
    shown = comity(command, war)
    assert shown.code == 0
    assert "Hezbollah" in shown.out
    assert all(len(line) <= 80 for line in shown.out.splitlines())


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        (["camps", "--on", "soon"], 2, "`soon` is not a date"),
        (["forecast", "--horizon", "900"], 2, "`horizon` is 900"),
        (["forecast", "--actor", "zubrowka"], 3, "no actor is called `zubrowka`"),
    ],
)
def test_errors_say_what_to_type(comity: Run, war: Path, line: list[str], code: int, message: str) -> None:
    ran = comity(line[0], war, *line[1:])

    assert ran.code == code
    assert message in ran.err


@pytest.mark.parametrize("command", ["camps", "forecast"])
def test_where_too_little_is_known_it_says_so(comity: Run, case: Path, command: str) -> None:
    ran = comity(command, case)

    assert (ran.code, ran.out) == (0, "")
    assert "too little is known" in ran.err
