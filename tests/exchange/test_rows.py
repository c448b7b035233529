"""Events as rows of other data sets: who is which party, what kind of deed it is, how exactly all of it is known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from exchange_examples import DAY, QAIM, told

from comity.exchange import acled, cameo, ucdp
from comity.exchange.sourced import TRACE, Left, Outlet
from comity.exchange.tables import by_key
from comity.types import Place, When

VAGUE = When("2019-12-01", "2019-12-31", "month", "stated")
BY_REPORT = When("2019-12-30", "2019-12-30", "day", "report")


@pytest.mark.parametrize(
    ("event", "kind", "targets"),
    [
        (told(mode="aerial"), "Air/drone strike", ""),
        (told(mode="aerial", recipients=("villagers-1",)), "Air/drone strike", "Civilian targeting"),
        (told(actors=("iraq-army",)), "Armed clash", ""),
        (told(actors=("iraq-army", "kataib-hezbollah"), recipients=()), "Armed clash", ""),
        (told(actors=("kataib-hezbollah",), recipients=("a-minister",)), "Attack", "Civilian targeting"),
        (told(actors=(), recipients=("villagers-1",)), "Attack", "Civilian targeting"),
        (told(actors=("iraq-army",), recipients=("iraqi-protesters",)), "Excessive force against protesters",
         "Civilian targeting"),
        (told(mode="abduct", recipients=("villagers-1",)), "Abduction/forced disappearance", "Civilian targeting"),
        (told(mode="crowd-control", actors=("iraq-army",), recipients=("iraqi-protesters",)),
         "Protest with intervention", ""),
        (told("PROTEST", "demo", ("iraqi-protesters",), ("iraq",)), "Peaceful protest", ""),
        (told("PROTEST", "riot", ("iraqi-protesters",), ()), "Violent demonstration", ""),
        (told("RETREAT", "ceasefire"), "Agreement", ""),
    ],
)  # fmt: skip
def test_sub_events(event: object, kind: str, targets: str) -> None:
    row = acled.row_of(event)  # type: ignore[arg-type]
    assert not isinstance(row, Left)
    assert (row["sub_event_type"], row["civilian_targeting"]) == (kind, targets)
    assert set(row) <= set(acled.COLUMNS)


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (told(status="planned"), "not told as done"),
        (told(status="denied"), "not told as done"),
        (told("CONSULT"), "of no type of theirs"),
        (told("PROTEST", "hunger"), "of parties or a kind that they do not code"),
        (told(recipients=()), "of parties or a kind that they do not code"),
        (told(where=None), "without a place"),
        (told(when=When("2019-01-01", "2019-12-31", "year", "stated")), "dated to no month"),
    ],
)
def test_what_is_left_out_and_why(event: object, reason: str) -> None:
    assert acled.row_of(event) == Left("e-1", reason)  # type: ignore[arg-type]


def test_a_row_of_acleds_shape() -> None:
    row = acled.row_of(told(mode="aerial", killed=25, actors=("united-states",)))
    assert not isinstance(row, Left)
    wanted = {
        "event_id_cnty": "e-1", "year": 2019, "time_precision": "1", "actor1": "United States",
        "inter1": "External/Other forces", "actor2": "Kataib Hezbollah", "inter2": "Rebel group",
        "interaction": "External/Other forces-Rebel group", "iso": "368", "region": "Middle East", "country": "Iraq",
        "admin1": "Anbar", "location": "Qaim", "geo_precision": "1", "source": "Wire A",
        "source_scale": "International", "source_count": 1, "fatalities": 25, "comity_event": "e-1",
        "comity_mentions": "m-1", "comity_articles": "a-1", "comity_status": "reported",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    assert str(row["derived_by"]).startswith("Comity ")
    assert row["event_date"].isoformat() == "2019-12-29"  # type: ignore[attr-defined]


def test_nothing_is_more_exact_than_what_is_told() -> None:
    country = Place("Iraq", "IRQ", None, 33.0, 44.0, 2, "country")
    row = acled.row_of(told(mode="aerial", when=VAGUE, where=country))
    assert not isinstance(row, Left)
    assert (row["time_precision"], row["geo_precision"], row["latitude"]) == ("3", "", None)
    assert row["fatalities"] is None  # that nobody counts the dead does not say that there are none
    undated = acled.row_of(told(mode="aerial", when=BY_REPORT))
    assert not isinstance(undated, Left)
    assert undated["time_precision"] == "2"
    known_by = acled.row_of(told(mode="aerial", when=When(None, "2019-12-30", "day", "report")))
    assert not isinstance(known_by, Left)
    assert known_by["event_date"].isoformat() == "2019-12-30"  # type: ignore[attr-defined]


def test_an_outlet_is_national_in_its_own_country_alone() -> None:
    assert acled.scale_of([Outlet("A", "national", "USA")], "USA") == "National"
    assert acled.scale_of([Outlet("A", "national", "USA")], "IRQ") == "International"
    assert acled.scale_of([Outlet("A")], "IRQ") == ""


@pytest.mark.parametrize(
    ("event", "kind", "sides", "deaths"),
    [
        (told(actors=("iraq-army",), killed=3, of="recipients"), "1", ("Iraqi army", "Kataib Hezbollah"), (0, 3, 0, 0)),
        (told(actors=("kataib-hezbollah",), recipients=("iraq-army",), killed=3, of="recipients"), "1",
         ("Iraqi army", "Kataib Hezbollah"), (3, 0, 0, 0)),
        (told(actors=("iraq-army",), recipients=("villagers-1",), killed=3, of="recipients"), "3",
         ("Iraqi army", "villagers"), (0, 0, 3, 0)),
        (told(actors=("kataib-hezbollah",), recipients=(), killed=3, of="civilians"), "3",
         ("Kataib Hezbollah", "Civilians"), (0, 0, 3, 0)),
        (told(killed=3), "1", ("United States", "Kataib Hezbollah"), (0, 0, 0, 3)),
    ],
)  # fmt: skip
def test_types_of_violence(event: object, kind: str, sides: tuple[str, str], deaths: tuple[int, ...]) -> None:
    row = ucdp.row_of(event)  # type: ignore[arg-type]
    assert not isinstance(row, Left)
    assert row["type_of_violence"] == kind
    assert (row["side_a"], row["side_b"]) == sides
    assert tuple(row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")) == deaths
    assert row["best"] == 3
    assert set(row) <= set(ucdp.COLUMNS)


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (told(), "without dead that anybody counts"),
        (told(killed=0), "without dead that anybody counts"),
        (told("COERCE", killed=1), "no use of force"),
        (told(recipients=(), killed=2), "of which it is open who fought whom"),
        (told(actors=("villagers-1",), killed=2), "between parties that they do not code"),
        (told(killed=2, status="possible"), "not told as done"),
    ],
)
def test_what_ucdp_would_not_hold(event: object, reason: str) -> None:
    assert ucdp.row_of(event) == Left("e-1", reason)  # type: ignore[arg-type]


def test_precision_of_ucdp() -> None:
    row = ucdp.row_of(told(killed=2, when=VAGUE, where=replace(QAIM, precision="province", name="Anbar")))
    assert not isinstance(row, Left)
    assert (row["date_prec"], row["where_prec"], row["event_clarity"], row["adm_1"]) == ("4", "4", 2, "Anbar")
    exact = ucdp.row_of(told(killed=2, when=DAY))
    assert not isinstance(exact, Left)
    assert (exact["date_prec"], exact["where_prec"], exact["event_clarity"]) == ("1", "1", 1)


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (told(mode="aerial"), "195"),
        (told("CONSULT", "visit"), "042"),
        (told("AGREE", about="AID"), "033"),
        (told("AGREE", about="AID", contexts=("military",)), "0332"),
        (told("AGREE"), "030"),
        (told("AID", status="planned"), "033"),
        (told("RETREAT", "release", status="requested"), "1053"),
        (told("SANCTION", status="threatened"), "1313"),
        (told("ASSAULT", status="threatened"), "138"),
    ],
)
def test_codes_of_cameo(event: object, code: str) -> None:
    rows = cameo.rows_of(event)  # type: ignore[arg-type]
    assert not isinstance(rows, Left)
    (row,) = rows
    assert row["CAMEO Code"] == row["EventCode"] == code
    assert row["GoldsteinScale"] == float(by_key("cameo_codes", "code")[code]["goldstein"])
    assert set(row) <= set(cameo.COLUMNS)


def test_a_row_for_each_pair_and_both_ways_for_those_who_act_together() -> None:
    apart = cameo.rows_of(told(recipients=("kataib-hezbollah", "iraq-army")))
    assert not isinstance(apart, Left)
    assert [(row["Actor1Code"], row["Actor2Code"]) for row in apart] == [("USA", "IRQREB"), ("USA", "IRQMIL")]
    assert [row["Event ID"] for row in apart] == ["e-1-1", "e-1-2"]
    together = cameo.rows_of(told("CONSULT", actors=("united-states", "iraq"), recipients=()))
    assert not isinstance(together, Left)
    assert [(row["Source Name"], row["Target Name"]) for row in together] == [
        ("United States", "Iraq"),
        ("Iraq", "United States"),
    ]


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (told("AID", status="requested", spoken_of=True), "coded as the words about them"),
        (told(status="possible"), "without a code, since nobody tells them as done"),
        (told(status="denied"), "without a code, since nobody tells them as done"),
        (told(actors=(), recipients=()), "that name nobody"),
    ],
)
def test_what_cameo_can_not_tell(event: object, reason: str) -> None:
    assert cameo.rows_of(event) == Left("e-1", reason)  # type: ignore[arg-type]


def test_every_format_ends_with_the_way_back() -> None:
    for columns in (acled.COLUMNS, cameo.COLUMNS, ucdp.COLUMNS):
        assert set(TRACE) <= set(columns)
        assert len(set(columns)) == len(columns)
