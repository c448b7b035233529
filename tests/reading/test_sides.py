"""Sides: who is with whom by the directory, on a day."""

from __future__ import annotations

import pytest

from comity.reading.attitudes.sides import Sides
from comity.reading.knowledge import knowledge
from comity.types import Actor, Relation

_MOVED = (Relation("reds", "member", "2001", "2010"), Relation("blues", "member", "2011"))
_MADE = {
    "reds": Actor("reds", "Reds", "party", "FRA"),
    "blues": Actor("blues", "Blues", "party", "FRA"),
    "greens": Actor("greens", "Greens", "party", "DEU"),
    "rebels": Actor("rebels", "Rebels", "armed_group", "FRA"),
    "wing": Actor("wing", "Red wing", "movement", "FRA", of=(Relation("reds", "part"),)),
    "anne": Actor("anne", "Anne", "person", "FRA", of=_MOVED),
    "army": Actor("army", "French army", "military", "FRA", of=(Relation("france", "organ"),)),
}  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "side"),
    [
        ("anne", "reds", 1),
        ("anne", "blues", -1),
        ("wing", "anne", 1),
        ("reds", "greens", 0),  # of two countries
        ("reds", "nobody-known", 0),
        ("rebels", "army", -1),
    ],
)
def test_sides_by_membership(one: str, other: str, side: int) -> None:
    sides = Sides(_MADE, knowledge().directory, "2005-05-05")

    assert sides.between([one], [other]) == sides.between([other], [one]) == side


def test_who_changes_party_changes_sides() -> None:
    assert Sides(_MADE, knowledge().directory, "2012-01-01").between(["anne"], ["blues"]) == 1


@pytest.mark.parametrize(("on", "side"), [("2014-06-01", 1), ("2018-06-01", -1)])
def test_a_ministry_is_on_the_side_of_who_governs(on: str, side: int) -> None:
    assert Sides({}, knowledge().directory, on).between(["us-justice-department"], ["democratic-party"]) == side


def test_a_lawmaker_is_of_the_own_party_whoever_governs() -> None:
    sides = Sides({}, knowledge().directory, "2014-06-01")

    assert sides.between(["mitch-mcconnell"], ["barack-obama"]) == -1
