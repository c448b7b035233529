"""The ledger on a terminal: each voice beside the others, and nothing of a report that a screen would obey."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.errors import NotFoundError
from comity.faces.cli import main
from comity.faces.desk import Desk

REPORTS = [
    ("Wire A", "2019-12-29", "On Sunday the United States bombed Kataib Hezbollah. Iran said the regime of Washington "
     "bombed Kataib Hezbollah on Sunday, killing 25 people."),
    ("Paper B", "2019-12-30", "The United States bombed Kataib Hezbollah on Sunday, killing 19 people."),
]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    source = tmp_path / "reports.jsonl"
    rows = [{"outlet": outlet, "published": day, "text": text} for outlet, day, text in REPORTS]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = Desk(tmp_path / "case")
    found.read(source)
    return found


def raid(desk: Desk) -> str:
    return max(desk.events(type="ASSAULT"), key=lambda event: len(event.mentions)).id


def test_each_voice_stands_beside_the_others(desk: Desk) -> None:
    found = desk.ledger(raid(desk))
    assert {account.voice: [count.low for count in account.counts] for account in found.accounts} == {
        "Wire A": [],
        "iran": [25],
        "Paper B": [19],
    }
    assert [one.field for one in found.differences] == ["killed"]


def test_a_figure_that_rises_is_shown_as_it_rose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "reports.jsonl"
    told = "The United States bombed Kataib Hezbollah on Sunday, killing {} people."
    rows = [
        {"outlet": "Wire A", "published": day, "text": told.format(dead)}
        for day, dead in (("2019-12-29", 19), ("2019-12-30", 25))
    ]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = Desk(tmp_path / "case")
    found.read(source)
    assert main(["claims", str(tmp_path / "case"), "--about", raid(found)]) == 0
    assert "19 killed, later 25 killed" in capsys.readouterr().out


def test_what_was_not_yet_known_is_left_out(desk: Desk) -> None:
    event = raid(desk)
    assert {account.voice for account in desk.ledger(event).accounts} == {"Wire A", "iran", "Paper B"}
    with pytest.raises(NotFoundError, match="nothing was known"):
        desk.ledger(event, as_of="2000-01-01")


def test_loaded_words_are_counted_to_whoever_says_them(desk: Desk) -> None:
    wire = next(one for one in desk.articles() if one.outlets == ("Wire A",))
    found = desk.loaded([wire])[wire.id]
    assert [(word.span.text, word.speaker) for word in found.words] == [("regime", "iran")]
    assert (found.own, found.to_dict()["of_others"]) == (0, 1)


def test_a_claim_of_two_is_a_claim_of_each(tmp_path: Path) -> None:
    source = tmp_path / "one.txt"
    source.write_text("Russia and Japan say that Turkey bombed the town on Friday.", encoding="utf-8")
    desk = Desk(tmp_path / "treaty")
    desk.read(source)
    assert len(desk.claims()) == 1
    assert desk.claims(actor="japan").to_dicts() == desk.claims(actor="russia").to_dicts() == desk.claims().to_dicts()
    with pytest.raises(NotFoundError):
        desk.claims(actor="chad")
