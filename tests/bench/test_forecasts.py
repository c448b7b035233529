"""The backtest's scores, on forecasts that we made up."""

from __future__ import annotations

from math import log
from pathlib import Path

import numpy as np
import pytest

from bench import forecasts
from bench.metrics import total
from comity.relations.forecasts import Told
from comity.relations.windows import Window

GUESSES = dict.fromkeys(forecasts.GUESSES[1:], (0.5,) * 5)


def told(odds: float, *, happened: bool, sign: int = 1, day: int = 737_000) -> Told:
    window = Window(("a", "b"), day, sign, 9, np.zeros((5, 12)), (0.5,) * 5, (True,) * 5, (False,) * 5)
    return Told(window, (odds,) * 5, GUESSES, (happened,) * 5)


def test_losses_are_means_over_what_was_asked() -> None:
    found = forecasts.scores(total([forecasts.counts([told(0.9, happened=True), told(0.9, happened=False)])]))

    assert found["quads_brier_ours"] == pytest.approx((0.01 + 0.81) / 2)
    assert found["quads_log_ours"] == pytest.approx(-(log(0.9) + log(0.1)) / 2)
    assert found["quads_brier_gain"] == pytest.approx(0.25 - 0.41)
    assert found["turn_brier_ours"] == found["quads_brier_ours"]


def test_a_tie_without_a_sign_has_no_turn() -> None:
    assert "turn" not in forecasts.counts([told(0.9, happened=True, sign=0)])


def test_the_surest_that_were_wrong_come_first() -> None:
    found = forecasts.misses([told(0.6, happened=True), told(0.95, happened=False), told(0.3, happened=True)])

    assert [row["said"] for row in found if row["what"] == "turn" and row["happened"]] == [0.3, 0.6]
    assert [row["said"] for row in found if row["what"] == "turn" and not row["happened"]] == [0.95]


def test_reliability_is_by_where_the_odds_lay() -> None:
    (row,) = forecasts.reliability([told(0.25, happened=True), told(0.25, happened=False)])

    assert (row["from"], row["forecasts"], row["said"], row["happened"]) == (0.2, 8, 0.25, 0.5)


def test_without_a_casebook_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert forecasts.main(["--case", str(tmp_path)]) == forecasts.NOT_FOUND
    assert "there is no casebook" in capsys.readouterr().err
