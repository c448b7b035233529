from __future__ import annotations

import pytest

from bench.reading_scale import main, scores, spread


def test_the_items_of_a_size_are_spread_over_the_data() -> None:
    lines = [str(number).encode() for number in range(10)]
    assert spread(lines, 10) == lines
    assert spread(lines, 3) == [b"0", b"3", b"6"]


def test_growth_is_an_items_time_against_that_of_the_smallest_size() -> None:
    found = {1000: {"item_ms": 10.0, "peak_reader_mb": 0}, 4000: {"item_ms": 12.0, "peak_reader_mb": 0}}
    assert scores(found) == {"item_ms": {"1000": 10.0, "4000": 12.0}, "growth": {"1000": 1.0, "4000": 1.2}}


def test_no_data_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", "not/there"]) == 3
    assert "`not/there`" in capsys.readouterr().err
