"""Forecasts of a pair: from earlier days alone, beside plain guesses, and better where there is something to learn."""

from __future__ import annotations

import random
from datetime import date

import pytest

from comity.relations.conduct import Conduct
from comity.relations.forecasts import Learned, backtest, forecasts
from comity.relations.windows import TURN, Records
from comity.types import Odds

START = date(2000, 1, 1).toordinal()
QUADS = {"CONSULT": 1, "AID": 2, "ACCUSE": 3, "ASSAULT": 4}


def deed(source: str, target: str, day: int, kind: str, known: int | None = None) -> Conduct:
    score, reported = (5.0 if QUADS[kind] < 3 else -5.0), START + (day if known is None else known)
    return Conduct(source, target, START + day, reported, score, 1.0, f"e-{source}-{target}-{day}-{kind}", kind)


def world(years: int = 5) -> list[Conduct]:
    """Twelve pairs that fight in bursts and twelve that talk at leisure."""
    drawn = random.Random(3)
    found = []
    for pair in range(12):
        fierce = False
        for day in range(0, 365 * years, 5):
            fierce = drawn.random() < (0.93 if fierce else 0.02)
            if fierce and drawn.random() < 0.5:
                found.append(deed(f"foe{pair}", "empire", day, "ASSAULT"))
            if drawn.random() < 0.05:
                found.append(deed(f"friend{pair}", "empire", day, "CONSULT"))
    return found


def test_a_pair_that_fights_now_is_likelier_to_fight_on() -> None:
    on = date.fromordinal(START + 365 * 5).isoformat()
    deeds = [*world(), *(deed("foe0", "empire", 365 * 5 - back, "ASSAULT") for back in (1, 4, 8, 12))]
    found = {one.source: one for one in forecasts(deeds, on, QUADS.get)}

    assert found["foe0"].windows > 500
    assert found["foe0"].probabilities.material_conflict > 2 * found["foe0"].baselines.base_rate.material_conflict
    assert found["friend0"].probabilities.material_conflict < 0.05
    assert found["foe0"].probabilities.material_conflict > found["friend0"].probabilities.material_conflict


def test_it_beats_every_plain_guess_where_there_is_something_to_learn() -> None:
    told = [one for day in backtest(world(), QUADS.get) for one in day]

    def brier(odds: list[tuple[float, ...]]) -> float:
        return sum((each[3] - one.outcome[3]) ** 2 for each, one in zip(odds, told, strict=True)) / len(told)

    ours = brier([one.odds for one in told])
    assert all(ours < brier([one.baselines[name] for one in told]) for name in told[0].baselines)


def test_what_was_not_known_then_is_not_used() -> None:
    on = date.fromordinal(START + 400).isoformat()
    known = [deed("ruritania", "syldavia", day, "CONSULT") for day in range(0, 390, 30)]
    later = [deed("ruritania", "syldavia", 395, "ASSAULT", known=500), deed("ruritania", "syldavia", 410, "ASSAULT")]

    assert forecasts([*known, *later], on, QUADS.get) == forecasts(known, on, QUADS.get)


def test_with_too_few_windows_the_odds_are_the_pairs_own_and_say_so() -> None:
    on = date.fromordinal(START + 90).isoformat()
    (found,) = forecasts([deed("ruritania", "syldavia", day, "CONSULT") for day in (0, 30, 60)], on, QUADS.get)

    assert found.windows == 0
    assert 0 < found.probabilities.verbal_cooperation < 1
    assert found.probabilities.verbal_cooperation > found.probabilities.material_conflict


def test_only_the_actors_that_are_asked_for() -> None:
    on = date.fromordinal(START + 365 * 5).isoformat()

    assert {one.source for one in forecasts(world(), on, QUADS.get, actors=["friend3"])} == {"friend3"}
    assert forecasts(world(), on, QUADS.get, actors=["nobody"]) == []


def test_nothing_is_forecast_from_nothing() -> None:
    assert forecasts([], "2000-01-01", QUADS.get) == []
    assert list(backtest([], QUADS.get)) == []


def test_a_turn_goes_against_the_sign() -> None:
    deeds = [deed("ruritania", "syldavia", day, "CONSULT") for day in range(0, 300, 30)]
    deeds += [deed("ruritania", "syldavia", day, "ASSAULT") for day in (310, 312)]
    records = Records.of(deeds, QUADS.get)
    (before,) = records.windows(START + 301, 30)
    (long_before,) = records.windows(START + 200, 30)

    assert before.sign == long_before.sign == 1
    assert records.outcome(before, 30)[TURN]
    assert not records.outcome(long_before, 30)[TURN]


def test_a_stance_is_no_deed_and_what_is_implied_is_none_either() -> None:
    from dataclasses import replace

    deeds = [deed("ruritania", "syldavia", day, "CONSULT") for day in (0, 1, 2)]

    assert Records.of([replace(one, implied=True) for one in deeds], QUADS.get).pairs == {}
    assert Records.of([replace(one, event_type="positive") for one in deeds], QUADS.get).pairs == {}


def test_probabilities_are_never_certain() -> None:
    learned = Learned(0, (None,) * 5, (0.0,) * 5, ((0.0, 1.0),) * 5, ((0.0, 1.0),) * 5)
    (window,) = Records.of([deed("a", "b", day, "AID") for day in (0, 1, 2)], QUADS.get).windows(START + 3, 30)

    for odds in (learned.odds(window), *learned.baselines(window).values()):
        assert all(0 < one < 1 for one in odds)


def test_odds_without_a_sign_have_no_turn() -> None:
    on = date.fromordinal(START + 10).isoformat()
    deeds = [
        deed("a", "b", 1, "AID"),
        deed("a", "b", 1, "ASSAULT"),
        deed("a", "b", 2, "AID"),
        deed("a", "b", 2, "ACCUSE"),
    ]
    (found,) = forecasts(deeds, on, QUADS.get)

    assert isinstance(found.probabilities, Odds)
    assert found.probabilities.turn is None


@pytest.mark.parametrize("horizon", [7, 30, 90])
def test_longer_horizons_hold_more(horizon: int) -> None:
    on = date.fromordinal(START + 365 * 5).isoformat()
    near, far = (
        {one.source: one.baselines.base_rate.material_conflict for one in forecasts(world(), on, QUADS.get, days)}
        for days in (horizon, 2 * horizon)
    )
    assert all(far[pair] > near[pair] for pair in near)
