"""Maps, strips and neighbours: what is drawn follows from the record, stands on the paper, and adds up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.faces.web import ego_picture, map_picture, strip_picture
from comity.faces.web.land import View, clipped, land, outlines, stretch, view_of
from comity.faces.web.map_picture import BESIDE, SMALL, WIDE, parted, spots_of
from comity.faces.web.selected import Deed
from comity.faces.web.strip_picture import grain_of, strip_of
from comity.types import Place, PlacePrecision, Shift, Tie

POINTS = st.tuples(st.floats(-55, 78), st.floats(-180, 180))
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def place(name: str, lat: float, lon: float, precision: PlacePrecision = "town") -> Place:
    return Place(name, "XYZ", lat=lat, lon=lon, precision=precision)


def deed(where: Place | None, hostile: bool = True, on: str | None = "2020-01-01", report: str = "a-1") -> Deed:
    return Deed(hostile, on, where, (report,), ("Wire A",))


# --- maps


@settings(max_examples=50)
@given(st.lists(POINTS, min_size=1, max_size=20))
def test_every_place_stands_within_its_view(points: list[tuple[float, float]]) -> None:
    for frame in (WIDE, SMALL, BESIDE):
        view = view_of(points, frame.width, frame.tallest, frame.near)
        assert 0 < view.height <= frame.tallest
        for lat, lon in points:
            assert -0.5 <= view.x(lon) <= view.width + 0.5
            assert -0.5 <= view.y(lat) <= view.height + 0.5


@settings(max_examples=50)
@given(st.lists(st.floats(-180, 180), min_size=1, max_size=12))
def test_the_way_around_the_world_is_the_shortest(lons: list[float]) -> None:
    west, east = stretch(lons)
    assert -1e-6 <= east - west <= 360 * (1 - 1 / (len(set(lons)) + 1))
    for lon in lons:
        assert (lon - west) % 360 <= east - west + 1e-6 or (lon - west) % 360 > 360 - 1e-6


def test_the_world_goes_once_around() -> None:
    names = {ring.name for ring in outlines()}
    assert {"Iraq", "Fiji", "Russia", "Lesotho"} <= names
    assert len(names) > 200
    world = land(view_of([(0, lon) for lon in range(-180, 180, 20)], 1200, 520, 4))
    assert {one.name for one in world} >= {"Iraq", "Fiji", "Russia", "Lesotho", "Canada"}
    for ring in outlines():
        steps = [abs(x2 - x1) for (x1, _), (x2, _) in pairwise(ring.points)]
        assert max(steps) < 60, ring.name  # nothing leaps over the map where it crosses the date line


def test_a_neighbourhood_shows_its_countries_by_name() -> None:
    view = view_of([(33.3, 44.4)], 1200, 520, 14)
    named = {one.name: one.label for one in land(view) if one.label}
    assert {"Iraq", "Iran", "Syria"} <= named.keys()
    x, y = named["Iraq"] or (0, 0)
    assert abs(x - 600) < 100
    assert abs(y - 260) < 100


@settings(max_examples=50)
@given(st.lists(st.tuples(st.floats(-500, 1500), st.floats(-500, 1000)), min_size=3, max_size=12))
def test_what_is_cut_stays_within_the_margin(ring: list[tuple[float, float]]) -> None:
    for x, y in clipped(ring, 1200, 520):
        assert -24.1 <= x <= 1224.1
        assert -24.1 <= y <= 544.1


def test_deeds_at_a_place_are_one_mark_and_what_has_no_place_is_none() -> None:
    basra, iraq = place("Basra", 30.5, 47.8), place("Iraq", 33.0, 44.0, "country")
    nowhere = Place("the region")
    spots = spots_of(
        [
            deed(basra),
            deed(basra, False, "2020-02-01", "a-2"),
            deed(basra),
            deed(iraq, on=None),
            deed(nowhere),
            deed(None),
        ]
    )
    assert [(one.place.name, one.hostile, one.cooperative) for one in spots] == [("Basra", 2, 1), ("Iraq", 1, 0)]
    assert (len(spots[0].articles), spots[0].outlets, spots[0].first, spots[0].last) == (
        2, {"Wire A"}, "2020-01-01", "2020-02-01",
    )  # fmt: skip
    drawn = map_picture.picture(spots)
    assert drawn is not None
    first, second = drawn.marks
    assert (first.hollow, second.hollow) == (False, True)
    assert first.above
    assert first.below
    assert second.above is None
    assert map_picture.picture([]) is None


def test_marks_grow_by_area() -> None:
    sizes = [map_picture.radius(n, 100, 20) for n in (100, 25, 0)]
    assert sizes == [20, 10, 2.5]


def test_a_few_that_lie_far_off_do_not_shrink_the_map() -> None:
    near = [deed(place(f"Town {n}", 33 + n / 10, 44)) for n in range(30)]
    far = [deed(place("Elsewhere", 38.9, -77.0))]
    spots = spots_of([*near, *far])
    shown, outside = parted(spots)
    assert [one.place.name for one in outside] == ["Elsewhere"]
    assert len(shown) == 30
    assert parted(spots_of(near)) == (spots_of(near), [])
    assert parted([]) == ([], [])


# --- strips


@settings(max_examples=50)
@given(st.lists(st.tuples(DAYS, st.booleans()), min_size=1, max_size=60))
def test_every_deed_stands_in_one_column_or_is_counted_outside(given_days: list[tuple[date, bool]]) -> None:
    strip = strip_of([deed(None, hostile, on.isoformat()) for on, hostile in given_days], None, None)
    assert strip is not None
    drawn = sum(one.cooperative + one.hostile for one in strip.columns)
    assert drawn == strip.extent.events
    assert drawn + strip.before + strip.after + strip.undated == len(given_days)
    for one, other in pairwise(strip.columns):
        assert date.fromisoformat(one.last) + timedelta(1) == date.fromisoformat(other.first)
    picture = strip_picture.picture(strip, [])
    for bar in picture.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= picture.width
        assert picture.zero - bar.above >= 0
        assert picture.zero + bar.below <= picture.height


@pytest.mark.parametrize(("days", "grain"), [(0, "day"), (129, "day"), (140, "week"), (1500, "month"), (9000, "year")])
def test_a_longer_strip_has_coarser_columns(days: int, grain: str) -> None:
    first = date(2015, 3, 1)
    assert grain_of(first, first + timedelta(days)) == grain


def test_a_strip_holds_the_days_that_are_asked_for() -> None:
    deeds = [deed(None, True, day) for day in ("2019-12-30", "2020-01-15", "2020-02-01", None)]
    strip = strip_of(deeds, "2020-01", "2020-01")
    assert strip is not None
    assert (strip.columns[0].first, strip.columns[-1].last) == ("2020-01-01", "2020-01-31")
    assert (strip.extent.events, strip.before, strip.after, strip.undated) == (1, 1, 1, 1)
    assert strip_of([deed(None, True, None)], None, None) is None


def test_one_old_deed_does_not_empty_the_strip() -> None:
    recent = [deed(None, True, f"2020-01-{day:02}") for day in range(1, 29)]
    strip = strip_of([deed(None, True, "1990-01-01"), *recent, *recent], None, None)
    assert strip is not None
    assert (strip.columns[0].first, strip.before, strip.grain) == ("2020-01-01", 1, "day")


def test_the_most_probable_turns_are_flagged_on_their_days() -> None:
    strip = strip_of([deed(None, True, f"2020-01-{day:02}") for day in range(1, 29)], None, None)
    assert strip is not None
    turns = [
        Shift(f"sh-{day}", "a", "b", f"2020-01-{day:02}", "hostile", "escalation", 0, -5, day / 30, "2020-02-01")
        for day in range(1, 29)
    ]
    wide, small = (strip_picture.picture(strip, turns, narrow) for narrow in (False, True))
    assert [flag.id for flag in wide.flags] == [f"sh-{day}" for day in range(23, 29)]
    assert len(small.flags) == 2
    rows = [(flag.y, flag.x) for flag in wide.flags if flag.words]
    assert len(rows) == len(set(rows)) > 0


# --- neighbours


def tie(source: str, target: str, level: float | None, events: int, sure: bool = True) -> Tie:
    low, high = (None, None) if level is None else (level - 1, level + 1) if sure else (-9.0, 9.0)
    return Tie(source, target, "2020-01-01", level, low, high, events, 2)


def test_neighbours_are_those_of_the_most_evidence_whatever_their_level() -> None:
    ties = [
        tie("a", "b", -1.0, 9), tie("c", "a", 9.0, 2), tie("a", "c", 8.0, 2), tie("a", "d", None, 50),
        tie("e", "f", 5.0, 99),
    ]  # fmt: skip
    found = ego_picture.neighbours_of("a", ties)
    assert [(one.id, one.events, one.hostile) for one in found] == [("b", 9, True), ("c", 4, False)]
    drawn = ego_picture.picture(found, {"b": "Bee"})
    assert drawn is not None
    c, b = drawn.nodes
    assert (b.name, b.left, c.left) == ("Bee", False, True)
    assert b.edges[0].width > c.edges[0].width
    assert "does −1.0; 9 events" in b.title


def test_ways_that_differ_are_two_lines() -> None:
    (one,) = ego_picture.neighbours_of("a", [tie("a", "b", 3.0, 4), tie("b", "a", -3.0, 5, sure=False)])
    drawn = ego_picture.picture([one], {})
    assert drawn is not None
    above, below = drawn.nodes[0].edges
    assert (above.hostile, above.unsure, below.hostile, below.unsure) == (False, False, True, True)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 40), st.floats(-10, 10), st.integers(1, 500)), max_size=40))
def test_a_picture_of_neighbours_has_at_most_twelve_and_room_for_them(rows: Sequence[tuple[int, float, int]]) -> None:
    ties = [tie("me", f"other-{n}", level, events) for n, level, events in {one[0]: one for one in rows}.values()]
    near = ego_picture.neighbours_of("me", ties)
    for narrow in (False, True):
        drawn = ego_picture.picture(near, {}, narrow)
        if drawn is None:
            assert near == []
            continue
        assert sorted(node.id for node in drawn.nodes) == sorted(one.id for one in near[:12])
        places = [(node.x, round(node.y)) for node in drawn.nodes]
        assert len(set(places)) == len(places) == min(12, len(near))
        assert all(0 < node.y < drawn.height for node in drawn.nodes)


def test_a_long_name_is_cut_where_there_is_no_room() -> None:
    assert ego_picture.cut("Popular Mobilization Forces", 122) == "Popular Mobili…"
    assert ego_picture.cut("Iraq", 122) == "Iraq"


def test_a_view_counts_meridians_onwards() -> None:
    view = View(170, 10, 10, 1, 200, 100)
    assert view.x(-175) == pytest.approx(150)
