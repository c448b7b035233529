"""Entities: what FollowTheMoney takes, for events and actors of every kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from exchange_examples import DAY, MINISTER, told
from followthemoney import model, registry

from comity.exchange.entities import actor_entities, event_entity
from comity.exchange.tables import table
from comity.types import Actor, ActorKind, When


def taken(entity: dict[str, Any]) -> Any:
    """The entity as FollowTheMoney has it; fails where it would drop or change a value."""
    proxy = model.get_proxy(entity)
    proxy.schema.validate(entity)
    assert {name: set(proxy.get(name)) for name in entity["properties"]} == {
        name: set(values) for name, values in entity["properties"].items()
    }
    return proxy


@pytest.mark.parametrize("kind", get_args(ActorKind))
def test_every_kind_of_actor_is_an_entity(kind: Any) -> None:
    for entity in actor_entities(Actor("x", "X", kind, "IRQ", "GOV", ("Y",))):
        assert taken(entity).caption == "X"


def test_offices_are_memberships_with_their_days() -> None:
    person, office = actor_entities(MINISTER)
    assert person["schema"] == "Person"
    assert taken(office).first("startDate") == "2019"
    assert office["properties"]["organization"] == ["iraq"]  # type: ignore[index]


@pytest.mark.parametrize("when", [DAY, None, When("0801-01-01", "0900-12-31", "range", "stated"), When(None, "2019-12-30", "day", "report")])  # fmt: skip  # noqa: E501
def test_events_of_any_time_are_entities(when: When | None) -> None:
    entity = event_entity(told(when=when, killed=2))
    assert taken(entity).has("startDate") is (when is DAY)


def test_a_report_of_no_outlet_publishes_nothing() -> None:
    nobody = told()
    nobody = replace(nobody, event=replace(nobody.event, outlets=nobody.event.articles))
    assert "publisher" not in event_entity(nobody)["properties"]  # type: ignore[operator]


def test_countries_are_known_there() -> None:
    codes = [row["iso2"].lower() for row in table("countries") if row["iso2"]]
    assert [registry.country.clean(code) for code in codes] == codes
