"""Camps: who stands together, who is left out where reports are few, what strains them, and what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.relations.camps import camps, deeds_on, network_of
from comity.relations.conduct import Conduct
from comity.relations.weights import weights

ON = "2020-01-31"
DAY = date.fromisoformat(ON).toordinal()


def did(source: str, target: str, score: float, times: int = 8, ago: int = 10) -> list[Conduct]:
    """So many deeds, each told by a report of its own."""
    day = DAY - ago
    return [
        Conduct(source, target, day - at, day - at, score, 1.0, f"e-{source}-{target}-{ago}-{at}",
                "ASSAULT" if score < 0 else "AID", (f"a-{source}-{target}-{ago}-{at}",))
        for at in range(times)
    ]  # fmt: skip


TWO_SIDES = [
    *did("ruritania", "syldavia", 9.0), *did("borduria", "graustark", 9.0), *did("ruritania", "borduria", -9.0),
    *did("syldavia", "borduria", -9.0), *did("graustark", "ruritania", -9.0),
]  # fmt: skip


def test_two_sides_are_two_camps() -> None:
    found = camps(TWO_SIDES, ON, weights())

    assert [camp.actors for camp in found] == [("borduria", "graustark"), ("ruritania", "syldavia")]
    assert [camp.against for camp in found] == [("ruritania", "syldavia"), ("borduria", "graustark")]
    assert all(camp.holds_in > 0.9 and camp.frustration == 0 and camp.proved for camp in found)


def test_foes_of_one_foe_are_no_camp_until_they_are_friends() -> None:
    foes = [*did("ruritania", "borduria", -9.0), *did("syldavia", "borduria", -9.0)]

    assert camps(foes, ON, weights()) == []
    assert [one.actors for one in camps([*foes, *did("ruritania", "syldavia", 5.0)], ON, weights())] == [
        ("ruritania", "syldavia")
    ]


def test_whoever_stands_on_one_report_is_left_out() -> None:
    (great,) = did("ruritania", "zubrowka", 10.0, times=1, ago=5)
    torn = [replace(great, weight=3.85), *did("zubrowka", "ruritania", -1.0, times=40)]
    found = camps([*TWO_SIDES, *torn], ON, weights())

    assert network_of(deeds_on([*TWO_SIDES, *torn], ON, weights())).sign("ruritania", "zubrowka") == 1
    assert [camp.actors for camp in found] == [("borduria", "graustark"), ("ruritania", "syldavia")]


def test_a_strained_triad_is_named_with_who_balances_it() -> None:
    strained = [
        *did("ruritania", "syldavia", 9.0), *did("syldavia", "graustark", 9.0), *did("ruritania", "graustark", -9.0),
        *did("ruritania", "borduria", 9.0), *did("borduria", "syldavia", 9.0), *did("ruritania", "zubrowka", -9.0),
        *did("syldavia", "zubrowka", -9.0), *did("graustark", "zubrowka", 9.0), *did("borduria", "graustark", -9.0),
    ]  # fmt: skip
    found = camps(strained, ON, weights())
    triads = {triad for camp in found for triad in camp.strained}

    assert {triad.actors for triad in triads} >= {("graustark", "ruritania", "syldavia")}
    assert {triad.tie for triad in triads} == {("graustark", "syldavia")}
    assert all(triad.friendly and triad.balanced_by == () for triad in triads)


def test_who_joined_and_who_left() -> None:
    later = [*TWO_SIDES, *did("zubrowka", "syldavia", 9.0, ago=2), *did("zubrowka", "borduria", -9.0, ago=2)]
    found = {camp.actors: camp for camp in camps(later, ON, weights(), since="2020-01-22")}

    camp = found["ruritania", "syldavia", "zubrowka"]
    assert (camp.since, camp.joined, camp.left) == ("2020-01-22", ("zubrowka",), ())


def test_what_was_not_known_then_moves_nothing() -> None:
    late = [Conduct("ruritania", "syldavia", DAY - 5, DAY + 5, -9.0, 9.0, f"e-{at}", "ASSAULT") for at in range(9)]

    assert camps([*TWO_SIDES, *late], ON, weights()) == camps(TWO_SIDES, ON, weights())


@settings(max_examples=25)
@given(st.permutations(TWO_SIDES), st.sampled_from(["ruritania", "borduria", "graustark", "syldavia"]))
def test_order_and_direction_do_not_matter(deeds: list[Conduct], turned: str) -> None:
    other_way = [
        replace(one, source=one.target, target=one.source) if turned in (one.source, one.target) else one
        for one in deeds
    ]

    assert camps(deeds, ON, weights()) == camps(TWO_SIDES, ON, weights())
    assert [one.actors for one in camps(other_way, ON, weights())] == [
        one.actors for one in camps(TWO_SIDES, ON, weights())
    ]
