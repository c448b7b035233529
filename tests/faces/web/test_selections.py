"""A selection of events as a list, on a map and over time: the three say the same, and lead to one another."""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asking import Browser

from bench.generated import make
from comity.faces.desk import Desk
from comity.faces.http import application

SELECTIONS = ("", "type=ASSAULT", "place=IRQ", "actor=belmar&since=2015-01-03", "search=struck&place=Albyholm")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("selections") / "case"
    make(path, 120)
    return path


@pytest.fixture
def web(large: Path) -> Browser:
    return Browser(application(Desk(large)))


def twin(web: Browser, path: str, query: str) -> Any:
    return web.get(f"{path}.json?{query}").json()


@pytest.mark.parametrize("query", SELECTIONS)
def test_list_map_and_timeline_hold_the_same_events(web: Browser, query: str) -> None:
    total = twin(web, "/events", query)["total"]
    places, days = twin(web, "/map", query), twin(web, "/timeline", query)
    assert places["extent"]["events"] + places["without_place"] == total
    assert days["total"] == total
    assert sum(one["cooperative"] + one["hostile"] for one in days["columns"]) == total


@pytest.mark.parametrize("path", ["/events", "/map", "/timeline"])
def test_each_leads_to_the_others_with_the_same_filters(web: Browser, path: str) -> None:
    page = web.get(f"{path}?type=AID&place=IRQ&order=newest").text
    for other in ("/events", "/map", "/timeline"):
        assert f'<a href="{other}?type=AID&amp;place=IRQ"' in page
    assert 'name="place" type="text" placeholder="Baghdad, IRQ" value="IRQ"' in page


def test_a_mark_leads_to_as_many_events_as_it_counts(web: Browser) -> None:
    rows = twin(web, "/map", "type=ASSAULT")["rows"]
    page = web.get("/map?type=ASSAULT").text
    for one in rows[:5]:
        address = f"/events?type=ASSAULT&place={one['place']}"
        assert address.replace("&", "&amp;") in page
        assert twin(web, "/events", f"type=ASSAULT&place={one['place']}")["total"] == one["hostile"]
        assert one["cooperative"] == 0


def test_a_column_leads_to_as_many_events_as_it_counts(web: Browser) -> None:
    for one in twin(web, "/timeline", "")["columns"]:
        inside = twin(web, "/timeline", f"since={one['first']}&until={one['last']}")
        assert inside["total"] == one["cooperative"] + one["hostile"]


def test_days_are_paged_by_their_address(web: Browser) -> None:
    page = web.get("/timeline?since=2015-01-03&until=2015-01-04").text
    assert 'rel="prev" href="/timeline?since=2015-01-01&amp;until=2015-01-02"' in page
    assert 'rel="next" href="/timeline?since=2015-01-05&amp;until=2015-01-06"' in page
    assert ">all days</a>" in page
    assert web.get("/timeline?since=yesterday").status_code == 400


@pytest.mark.parametrize("path", ["/map", "/timeline"])
def test_tables_under_pictures_come_as_csv(web: Browser, path: str) -> None:
    rows = list(csv.DictReader(io.StringIO(web.get(f"{path}.csv").text)))
    found = twin(web, path, "")
    events = sum(int(one["cooperative"]) + int(one["hostile"]) for one in rows)
    assert events == (found["extent"]["events"] if path == "/map" else found["total"])


def test_what_is_drawn_is_said_above_it(web: Browser) -> None:
    page = re.sub(r"\s+", " ", web.get("/map?place=IRQ").text)
    said = re.search(r"(\d+) events at (\d+) places, told by (\d+) reports of (\d+) independent outlets, ", page)
    assert said is not None
    found = twin(web, "/map", "place=IRQ")
    assert [int(one) for one in said.groups()] == [
        found["extent"]["events"], found["total"], found["extent"]["articles"], found["extent"]["outlets"],
    ]  # fmt: skip


def test_the_command_beside_a_map_writes_the_same_events(
    web: Browser, large: Path, tmp_path: Path, comity: Callable[..., Any]
) -> None:
    page = web.get("/map?type=ASSAULT&place=IRQ").text
    (command,) = re.findall(r"(comity export [^<]+)</code>", page)
    words = shlex.split(command.replace("&#39;", "'"))[1:]
    out = tmp_path / "map.geojson"
    ran = comity(*[str(out) if word == "map.geojson" else word for word in words])
    assert ran.code == 0, ran.err
    assert out.read_text().count('"Point"') == twin(web, "/map", "type=ASSAULT&place=IRQ")["extent"]["events"]


def test_events_are_narrowed_by_place_on_the_command_line(large: Path, comity: Callable[..., Any]) -> None:
    ran = comity("events", large, "--place", "IRQ", "--csv")
    countries = {row["where.country"] for row in csv.DictReader(io.StringIO(ran.out))}
    assert countries == {"IRQ"}
    assert comity("claims", large, "--place", "IRQ").code == 2


def test_a_selection_without_any_place_says_so(case: Path) -> None:
    web = Browser(application(Desk(case)))
    page = web.get("/map").text
    assert "none has a place that a map can show" in page
    assert "<svg" not in page.split("<main")[1].split("</main")[0]
    assert "No event fits" in web.get("/map?type=AID&actor=Iraq").text
    assert "No event fits" in web.get("/timeline?type=AID&actor=Iraq").text


def test_new_reports_are_drawn(tmp_path: Path) -> None:
    path = tmp_path / "case"
    make(path, 20)
    web = Browser(application(Desk(path)))
    before = twin(web, "/map", "")["extent"]["articles"]
    make(path, 40, key="more")
    assert twin(web, "/map", "")["extent"]["articles"] > before
