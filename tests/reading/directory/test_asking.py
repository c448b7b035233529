"""Asking: whom a name means on a day, by which rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.reading.directory import Directory
from comity.reading.directory.asking import ask, fold, nearest
from comity.reading.directory.profiles import Tie, profile
from comity.reading.knowledge import knowledge


@pytest.fixture(scope="module")
def known() -> Directory:
    return knowledge().directory


@pytest.mark.parametrize(
    ("asked", "on", "id", "how"),
    [
        ("Muqtada Sadr", "2019-12-31", "moqtada-al-sadr", "name"),
        ("moqtada-al-sadr", "2019-12-31", "moqtada-al-sadr", "id"),
        ("iraq-military", "2019-12-31", "iraq-military", "id"),
        ("Iraqi prime minister", "2019-12-31", "adil-abdul-mahdi", "office"),
        ("Iraqi prime minister", "2015-01-01", "haider-al-abadi", "office"),
        ("the Prime Minister of Iraq", "2015-01-01", "haider-al-abadi", "office"),
        ("US secretary of state", "2019-12-31", "mike-pompeo", "office"),
        ("President Karzai", "2010-01-01", "hamid-karzai", "name"),
        ("Iraqi police", "2019-12-31", "iraq-police", "organ"),
        ("the White House", "2019-12-31", "united-states-government", "name"),
        ("recep tayyip ERDOGAN", "2019-12-31", "recep-tayyip-erdogan", "folded"),
        ("Kata'ib Hezbollah", "2019-12-31", "kataib-hezbollah", "name"),
        ("kataib hezbollah", "2019-12-31", "kataib-hezbollah", "folded"),
    ],
)
def test_whom_a_name_means(known: Directory, asked: str, on: str, id: str, how: str) -> None:
    first = ask(known, asked, on).meanings[0]
    assert (first.actor.id, first.how) == (id, how)
    assert first.why


def test_of_two_persons_the_one_in_office_is_first(known: Directory) -> None:
    early, late = ask(known, "Soe Win", "2006-01-01"), ask(known, "Soe Win", "2019-12-31")
    assert [one.actor.id for one in early.meanings] == ["soe-win", "soe-win-general"]
    assert [one.actor.id for one in late.meanings] == ["soe-win-general", "soe-win"]
    assert early.rule is not None
    assert "in office" in early.rule


def test_a_person_has_the_sector_of_the_day(known: Directory) -> None:
    sectors = [ask(known, "Hamid Karzai", on).meanings[0].actor.sector for on in ("2010-01-01", "2016-01-01")]
    assert sectors == ["GOV", "ELI"]


def test_nobody_and_the_nearest(known: Directory) -> None:
    assert ask(known, "Kataib Hezbolah", "2019-12-31").meanings == ()
    assert any("Hezbollah" in name for name in nearest(known, "Kataib Hezbolah"))


def test_folding() -> None:
    assert fold("Kata’ib  Ḥezbollah") == fold("kataib hezbollah")


def test_what_it_is_part_of_up_the_chain(known: Directory) -> None:
    found = profile(known, known.actors["kataib-hezbollah"], "2019-12-31")
    above = next(tie for tie in found.ties if tie.actor == "popular-mobilization-forces")
    assert above.in_force
    assert next((tie.actor, tie.since) for tie in above.above) == ("iraq-military", "2016-11")
    before = profile(known, known.actors["kataib-hezbollah"], "2015-01-01")
    assert [tie.actor for tie in before.ties[0].above] == []


def test_who_belongs_to_it_and_where_it_is_written(known: Directory) -> None:
    found = profile(known, known.actors["kataib-hezbollah"], "2019-12-31")
    assert "abu-mahdi-al-muhandis" in {tie.actor for tie in found.members if tie.in_force}
    assert found.written is not None
    assert (found.written.layer, found.written.file) == (None, "groups.tsv")
    assert any(tie.role == "prime-minister" for tie in profile(known, known.actors["iraq"], "2019-12-31").members)


def test_a_chain_that_bites_its_tail_ends(layer: Callable[..., Path]) -> None:
    rows = ("a\tAaa\tngo\t\t\t\tpart:b:..\t\t", "b\tBbb\tngo\t\t\t\tpart:a:..\t\t")
    looped = Directory([layer(*rows) / "directory"])

    def depth(ties: tuple[Tie, ...]) -> int:
        return max((1 + depth(tie.above) for tie in ties), default=0)

    assert depth(profile(looped, looped.actors["a"], "2019-12-31").ties) == 2
