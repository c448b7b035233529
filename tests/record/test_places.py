"""Where: events narrowed to a place, and sketched for pictures."""

from __future__ import annotations

import pytest
from record_examples import READER, SEEN, article, deed, reading

from comity.errors import UsageError
from comity.record.casebook import Casebook
from comity.record.selection import Selection
from comity.types import Place

QAIM = Place("Al-Qāim", "IRQ", lat=34.4, lon=41.0, precision="town")
IRAQ = Place("Iraq", "IRQ", lat=33.0, lon=44.0, precision="country")
TEHRAN = Place("Tehran", "IRN", lat=35.7, lon=51.4, precision="town")


@pytest.fixture
def placed(book: Casebook) -> Casebook:
    """Deeds in a town, in its country, in a town of another, and nowhere that is said."""
    with book.writer() as writer:
        for number, where in enumerate((QAIM, IRAQ, TEHRAN, None)):
            report = article(f"The United States bombed Kataib Hezbollah, report {number}.", f"Wire {number}")
            day = f"2019-1{number % 3}-0{number + 1}"
            told = reading(report, (deed(report, "bombed", day=day, where=where),))
            writer.add(f"file {number}", READER, [told], observed_at=SEEN)
    return book


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("Al-Qaim", {"Al-Qāim"}), ("AL QAIM", {"Al-Qāim"}), ("Iraq", {"Al-Qāim", "Iraq"}),
        ("IRQ", {"Al-Qāim", "Iraq"}), ("irn", {"Tehran"}), ("Nowhere", set()),
    ],
)  # fmt: skip
def test_a_place_is_found_by_its_name_and_a_country_with_all_in_it(
    placed: Casebook, place: str, found: set[str]
) -> None:
    events = placed.events(Selection(place=place))
    assert {one.where.name for one in events if one.where} == found
    assert placed.how_many("events", Selection(place=place)) == len(events)


def test_a_place_narrows_what_else_is_chosen(placed: Casebook) -> None:
    assert len(placed.events(Selection(place="IRQ", actor="united-states", until="2019-10-30"))) == 1
    assert placed.events(Selection(place="IRQ", type="AID")) == []
    assert len(placed.events(Selection(place="IRQ", as_of="2030-01-01"))) == 2
    assert placed.events(Selection(place="IRQ", as_of="2001-01-01")) == []


@pytest.mark.parametrize("what", ["articles", "mentions", "claims", "stances", "skipped", "actors", "outcomes"])
def test_only_events_have_a_place(placed: Casebook, what: str) -> None:
    with pytest.raises(UsageError):
        getattr(placed, what)(Selection(place="IRQ"))


def test_sketches_are_the_events_in_their_order(placed: Casebook) -> None:
    events, sketches = placed.events(), placed.sketches()
    assert [one.id for one in sketches] == [one.id for one in events]
    for sketch, event in zip(sketches, events, strict=True):
        assert (sketch.event_type, sketch.where, sketch.articles, sketch.outlets) == (
            event.event_type, event.where, event.articles, event.outlets,
        )  # fmt: skip
        assert event.when is not None
        assert sketch.first == event.when.first
    assert [one.where for one in placed.sketches(Selection(place="IRN"))] == [TEHRAN]


def test_an_index_that_forgot_a_place_is_found(placed: Casebook) -> None:
    placed.rebuild()
    assert placed.verify() == []
    assert len(placed.events(Selection(place="Iraq"))) == 2
