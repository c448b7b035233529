"""The dead of an event: the rule, what it may be changed to, and whose they are."""

from __future__ import annotations

import pytest

from comity.errors import UsageError
from comity.record.fatalities import RULES, fatalities
from comity.types import CountByVoice, Status


def dead(
    low: int, whom: str | None = None, voice: str = "A", published: str = "2020-01-01", status: Status = "happened"
) -> CountByVoice:
    return CountByVoice("killed", low, low, whom, voice, published, f"{voice} {published} {low}", status)


FIGURES = [dead(19, voice="A"), dead(25, voice="A", published="2020-01-02"), dead(30, voice="B"), dead(4, voice="C")]


@pytest.mark.parametrize(("rule", "best"), [("median", 25), ("cautious", 4), ("highest", 30)])
def test_the_rule_may_be_changed_and_says_what_it_is(rule: str, best: int) -> None:
    found = fatalities(FIGURES, rule=rule)

    assert found is not None
    assert (found.low, found.best, found.high) == (4, best, 30)
    assert RULES[rule][0] in found.rule


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(UsageError, match="`mean`"):
        fatalities(FIGURES, rule="mean")


def test_the_dead_are_told_apart_by_the_words_for_them() -> None:
    sides = {"actors": {"united-states"}, "recipients": {"kataib-hezbollah", "militants"}}
    found = fatalities(
        [
            dead(12, "civilians"),
            dead(7, "Iraqi villagers", "B"),
            dead(3, "suspected militants"),
            dead(2, "people", "B"),
        ],
        sides,
    )

    assert found is not None
    assert [(one.group, one.low, one.best, one.high, one.voices) for one in found.by] == [
        ("civilians", 7, 7, 12, ("A", "B")),
        ("recipients", 3, 3, 3, ("A",)),
        ("unknown", 2, 2, 2, ("B",)),
    ]


def test_who_denies_it_is_left_out() -> None:
    assert fatalities([dead(9, status="denied")]) is None
    assert fatalities([]) is None
