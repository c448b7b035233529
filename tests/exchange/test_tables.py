"""The tables of the room: whole, and of words that both sides know."""

from __future__ import annotations

import doctest
from importlib import import_module
from typing import get_args

import pytest

from comity.exchange.acled import INTER
from comity.exchange.tables import by_key, table
from comity.reading.knowledge import knowledge
from comity.types import ActorKind, EventStatus, Grain, PlacePrecision

TYPES = knowledge().codebook.types
KINDS = set(get_args(ActorKind))
PARTIES = {*INTER, "armed", "organised", "-", ""}


@pytest.mark.parametrize("name", ["cameo", "acled"])
def test_every_type_and_mode_is_plovers(name: str) -> None:
    for row in table(name):
        assert row["type"] in TYPES, row
        assert not row["mode"] or row["mode"] in TYPES[row["type"]].modes, row


def test_every_deed_that_is_done_has_a_code_of_cameo() -> None:
    """A row without mode, context and deed stands last of its type, so that none is left without a code."""
    plain = {row["type"]: row for row in table("cameo") if row["status"] == "done"}
    assert set(plain) == set(TYPES)
    assert all(not (row["mode"] or row["context"] or row["about"]) for row in plain.values())


def test_codes_of_cameo_are_known_and_are_of_conflict_where_plovers_are() -> None:
    codes = by_key("cameo_codes", "code")
    contexts = set(knowledge().codebook.contexts.values())
    for row in table("cameo"):
        assert row["code"] in codes, row
        assert row["status"] in {"done", *get_args(EventStatus)}, row
        assert not row["context"] or row["context"] in contexts, row
        if row["status"] == "done":  # what is words to one is a deed to the other: a verdict, a lifted ban
            assert (int(codes[row["code"]]["quad"]) > 2) == (TYPES[row["type"]].quad > 2), row
    assert all(-10 <= float(one["goldstein"]) <= 10 for one in codes.values())


def test_no_row_stands_behind_one_that_takes_all_its_cases() -> None:
    for name in ("cameo", "acled", "sides", "ucdp"):
        rows = table(name)
        keys = [key for key in rows[0] if key in ("type", "mode", "context", "status", "about", "does", "suffers", "dead", "kind", "sector")]  # fmt: skip  # noqa: E501
        if name == "sides":
            keys = ["kind", "sector"]
        for at, row in enumerate(rows):
            for earlier in rows[:at]:
                assert not all(not earlier[key] or earlier[key] == row[key] for key in keys), (name, earlier, row)


def test_sides_are_of_known_kinds_and_parties() -> None:
    for row in table("sides"):
        assert row["kind"] in KINDS
        assert {row["does"], row["suffers"]} <= set(INTER) | {""}
    for name in ("acled", "ucdp"):
        assert {row[key] for row in table(name) for key in ("does", "suffers")} <= PARTIES
    assert {row["kind"] for row in table("schemata")} == KINDS
    assert KINDS - {row["kind"] for row in table("sides")} == set()


def test_precisions_are_given_to_our_grains() -> None:
    assert {row["value"] for row in table("precisions") if row["of"] == "where"} == set(get_args(PlacePrecision))
    assert get_args(Grain)  # a time is measured by its days, whatever its grain
    for name in ("acled", "ucdp"):
        days = [int(row["days"]) for row in table("precisions") if (row["set"], row["value"]) == (name, "stated")]
        assert days == sorted(days)


def test_sectors_are_those_of_the_directory() -> None:
    known = {row["sector"] for row in table("sectors")}
    assert {row["sector"] for row in table("sides")} - {""} <= known
    assert {row.get("sector", "") for row in knowledge().directory.actors.rows()} - {""} <= known


def test_every_state_of_the_directory_has_a_country() -> None:
    gone = {"CSK", "DDR", "SCG", "SUN", "YUG"}
    states = {state.iso3 for state in knowledge().directory.states.values() if state.iso3}
    assert states - set(by_key("countries", "iso3")) - gone == set()


@pytest.mark.parametrize("name", ["acled", "cameo", "cells", "tables", "ucdp"])
def test_examples(name: str) -> None:
    found = doctest.testmod(import_module(f"comity.exchange.{name}"))
    assert found.attempted > 0
    assert found.failed == 0
