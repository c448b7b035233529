"""What came of it: cases read by the real reader, the commands, and what must hold whatever is read."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from comity.errors import NotFoundError, UsageError
from comity.faces.cli import main
from comity.faces.desk import Desk
from comity.types import Outcome

CASES = tomllib.loads((Path(__file__).parent / "outcomes.toml").read_text(encoding="utf-8"))["case"]
ASKED = {"published": "2010-03-02", "text": "Turkey on Tuesday asked Syria to release five Turkish sailors."}
FREED = {"published": "2010-03-09", "text": "Syria on Tuesday released five Turkish sailors."}
THREAT = {"published": "2010-03-04", "text": "Greece on Thursday threatened to expel Turkish diplomats."}


def desk_of(path: Path, *batches: Iterable[Mapping[str, str]]) -> Desk:
    """A desk that has read reports, each of an outlet of its own, batch by batch."""
    desk = Desk(path / "case")
    for number, reports in enumerate(batches):
        source = path / f"reports-{number}.jsonl"
        rows = [{"outlet": f"Wire {number}{at}", **report} for at, report in enumerate(reports)]
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        desk.read(source)
    return desk


def sentence(desk: Desk, mention: str | None) -> str:
    return desk.mention(mention).sentence.text if mention is not None else ""


def marked(case: dict[str, Any]) -> Any:
    missed = [pytest.mark.xfail(strict=True, reason=case["missed"])] if "missed" in case else []
    return pytest.param(case, id=case["name"], marks=missed)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    desk = desk_of(tmp_path, case["reports"])
    found = [one for one in desk.outcomes(type=case["kind"]) if case["ask"] in sentence(desk, one.told)]

    assert [one.result for one in found] == [case["result"]]
    (outcome,) = found
    assert case.get("answer", "") in sentence(desk, outcome.answered)
    assert (outcome.answered is None, outcome.by is None) == (case["result"] == "open",) * 2
    assert outcome.days == case.get("days", outcome.days)
    assert 0 < outcome.probability <= 1


def test_there_are_cases_of_every_result_and_traps() -> None:
    assert len(CASES) >= 40
    assert {case["result"] for case in CASES} == {
        "granted", "refused", "defied", "carried_out", "kept", "broken", "open",
    }  # fmt: skip
    assert sum(case["name"].startswith("trap") for case in CASES) >= 10


def test_the_order_in_which_reports_come_does_not_matter(tmp_path: Path) -> None:
    reports = [ASKED, THREAT, FREED]
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one = desk_of(tmp_path / "one", [dict(r, outlet=f"Paper {n}") for n, r in enumerate(reports)])
    turned = [dict(r, outlet=f"Paper {n}") for n, r in enumerate(reports)][::-1]
    other = desk_of(tmp_path / "other", *([report] for report in turned))
    assert list(one.outcomes()) == list(other.outcomes())


def test_a_later_report_answers_what_was_open(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, [ASKED], [FREED])
    (before,) = desk.outcomes(as_of="2010-03-05")
    (after,) = desk.outcomes()
    assert (before.result, after.result, after.days) == ("open", "granted", 7)
    assert before.id == after.id


def test_an_actors_own_view_says_what_the_whole_says(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, [ASKED, THREAT, FREED])
    whole = {one.id: one for one in desk.outcomes()}
    assert [one.id for one in desk.outcomes(actor="Greece")] == [
        one.id for one in whole.values() if one.actors == ("greece",)
    ]
    assert all(whole[one.id] == one for one in desk.outcomes(actor="Turkey"))
    assert [one.kind for one in desk.outcomes(recipient="Syria")] == ["request"]
    assert [one.result for one in desk.outcomes(status="open")] == ["open"]
    assert [one.on for one in desk.outcomes(since="2010-03-03")] == ["2010-03-04"]


@pytest.mark.parametrize(
    "text",
    [
        "Israel bombed Gaza on Monday. On Wednesday Egypt asked Israel not to bomb Gaza.",
        "Iran attacked Israel on Monday. Iran on Wednesday threatened to attack Israel.",
        "Syria withdrew its troops from Lebanon on Monday. Syria on Wednesday promised to withdraw from Lebanon.",
    ],
)
def test_what_one_report_tells_as_earlier_is_no_answer(text: str, tmp_path: Path) -> None:
    desk = desk_of(tmp_path, [{"published": "2010-03-05", "text": text}])
    assert [one.result for one in desk.outcomes()] == ["open"]


def test_why_goes_down_to_both_sentences(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, [ASKED], [FREED])
    (outcome,) = desk.outcomes()
    tree = desk.why(outcome).tree
    assert isinstance(tree.record, Outcome)
    assert [quote.sentence.text for quote in tree.leaves()] == [ASKED["text"], FREED["text"]]
    assert desk.why(outcome.id[:8]).tree.id == outcome.id
    with pytest.raises(NotFoundError, match="nothing has the id `o-0000`"):
        desk.why("o-0000")


def test_a_release_is_no_outcome(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, [FREED])
    assert list(desk.outcomes()) == []
    (event,) = desk.events()
    with pytest.raises(NotFoundError, match="nothing is asked"):
        desk.why(event.id.replace("e-", "o-"))


def test_an_unknown_kind_is_answered_with_the_nearest(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, [ASKED])
    with pytest.raises(UsageError) as refused:
        desk.outcomes(type="treat")
    assert "`threat`" in (refused.value.hint or "")


def test_the_command_shows_an_actors_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = desk_of(tmp_path, [ASKED, THREAT, FREED]).path
    assert main(["outcomes", str(case), "--actor", "Turkey"]) == 0
    ran = capsys.readouterr()
    assert "Asked · 1 granted" in ran.out
    assert "after 7 days" in ran.out
    assert "none that is open" not in ran.err
    assert main(["outcomes", str(case)]) == 0
    assert "none that is open" in capsys.readouterr().err
    assert main(["outcomes", str(case), "--actor", "Syria"]) == 0
    assert "Asked of it · 1 granted" in capsys.readouterr().out
    assert main(["outcomes", str(case), "--jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["type"], one["result"]) for one in lines] == [("outcome", "granted"), ("outcome", "open")]
    assert lines[0]["sentence"]["text"] == ASKED["text"]
    assert lines[0]["answer"]["text"] == FREED["text"]


def test_what_is_asked_for_in_words_alone_is_left_to_the_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = desk_of(tmp_path, [{"published": "2010-03-05", "text": "France on Friday urged Greece to show restraint."}])
    assert main(["outcomes", str(case.path)]) == 0
    shown = capsys.readouterr().out
    assert "France, to Greece" in shown
    assert "it by" not in shown
