"""Logs: what was appended is read, in order; a line that holds no record is named; a half-written end is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import CasebookDamagedError
from comity.record import logs
from comity.record.judgements import judgement
from comity.types import Judgement

MADE = [judgement("em-1", f"em-{n}", "same", "ada", f"2020-01-0{n}T00:00:00Z") for n in (2, 3)]


def test_a_log_holds_what_was_appended(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    assert list(logs.records_in(log, Judgement, "judgement")) == []
    for one in (*MADE, MADE[0]):
        logs.append(log, one)
    found = list(logs.records_in(log, Judgement, "judgement"))
    assert found == [*MADE, MADE[0]]
    assert logs.each_once(found) == MADE


def test_a_line_that_is_no_record_is_named_and_a_half_written_one_is_passed_over(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    logs.append(log, MADE[0])
    with log.open("ab") as file:
        file.write(b'{"id": "j-')
    assert list(logs.records_in(log, Judgement, "judgement")) == MADE[:1]
    with log.open("ab") as file:
        file.write(b"\n")
    with pytest.raises(CasebookDamagedError, match=r"line 2 of `.*log\.jsonl` is no judgement"):
        list(logs.records_in(log, Judgement, "judgement"))
