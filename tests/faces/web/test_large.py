"""The main tasks in headless Chromium on 2,000 generated reports: by mouse, by keyboard, and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from serving import served, too_wide

from bench.generated import make
from comity.faces.desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from serving import Faults

REPORTS = 2_000
WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("large") / "case"
    make(path, REPORTS)
    return Desk(path)


@pytest.fixture(scope="module")
def address(casebook: Desk) -> Iterator[str]:
    with served(casebook) as found:
        yield found


@pytest.fixture(params=WIDTHS)
def page(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    viewport = {"width": request.param, "height": 900}
    with closing(chromium.new_context(base_url=address, viewport=viewport)) as context:
        yield context.new_page()


@pytest.fixture(params=WIDTHS)
def unscripted(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    viewport = {"width": request.param, "height": 900}
    with closing(chromium.new_context(base_url=address, viewport=viewport, java_script_enabled=False)) as context:
        yield context.new_page()


def from_the_map_to_a_sentence(page: Page) -> None:
    """Narrow the map, open a place, see it over time, open a column, an event, and its sentence."""
    page.goto("/")
    page.get_by_role("link", name="Map", exact=True).click()
    page.get_by_label("type").select_option("ASSAULT")
    page.get_by_role("textbox", name="place").fill("IRQ")
    page.get_by_role("button", name="Narrow").click()
    assert "type=ASSAULT" in page.url
    assert "place=IRQ" in page.url
    page.locator("tr[data-row] a.open").first.click()
    assert "/events?type=ASSAULT&place=" in page.url
    page.get_by_role("link", name="over time").click()
    page.locator(".timeline svg:visible a").first.click()
    assert "since=" in page.url
    page.locator("tr[data-row] a.open").first.click()
    assert page.get_by_role("heading", name="Who says what").is_visible()
    assert page.locator(".map.beside svg .mark.hostile").is_visible()
    page.get_by_role("link", name="Down to every sentence").click()
    assert page.locator("mark", has_text="struck").first.is_visible()


def from_an_actor_to_a_turn(page: Page) -> None:
    """Search an actor, open it, a neighbour of it in the picture, and why the two turned."""
    page.goto("/")
    page.get_by_label("Search reports, actors, events").fill("Belmar")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Belmar", exact=True).first.click()
    assert page.url.endswith("/actor/belmar")
    page.locator(".ego svg:visible a text").first.click()
    assert "/pair/belmar/" in page.url
    page.goto("/turns")
    page.locator("tr[data-row] a.open").first.click()
    page.get_by_role("link", name="Why").first.click()
    assert page.locator("mark").first.is_visible()


def test_tasks_by_mouse(page: Page) -> None:
    from_the_map_to_a_sentence(page)
    from_an_actor_to_a_turn(page)


def test_tasks_without_javascript(unscripted: Page) -> None:
    from_the_map_to_a_sentence(unscripted)


def test_tasks_by_keyboard_alone(page: Page) -> None:
    page.goto("/map")
    page.get_by_role("textbox", name="place").focus()
    page.keyboard.type("IRQ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/map?*place=IRQ*")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('tr[data-row]') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?*place=*")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/*")
    page.goto("/timeline")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/*")


def test_no_mark_is_a_stop_on_the_way_but_all_are_in_the_table(page: Page) -> None:
    for path, picture in (("/map", ".map"), ("/timeline", ".timeline"), ("/actor/belmar", ".ego")):
        page.goto(path)
        assert page.locator(f"{picture} svg:visible a").count() > 0
        assert page.locator(f"{picture} svg a:not([tabindex='-1'])").count() == 0
        assert page.locator("table.list tbody tr").count() > 0


def test_more_neighbours_are_behind_a_link(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ego_picture.NEIGHBOURS", "pages.actor.NEIGHBOURS", "pages.actor.TIES"):
        monkeypatch.setattr(f"comity.faces.web.{name}", 2)
    page.goto("/actor/belmar")
    assert "neighbours with the most evidence" in page.locator(".ego figcaption").inner_text()
    assert page.locator(".ego svg:visible a").count() == 2
    page.locator(".ego .legend a", has_text="more").click()
    assert "ties=all" in page.url
    assert page.locator("#ties + table tbody tr").count() > 2


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_pictures_have_no_serious_fault(
    chromium: Browser, serious_faults: Faults, address: str, width: int, scheme: str
) -> None:
    viewport = {"width": width, "height": 900}
    with closing(chromium.new_context(base_url=address, viewport=viewport, color_scheme=scheme)) as context:
        page = context.new_page()
        for path in ("/map", "/timeline?since=2015-02-01&until=2015-02-02", "/actor/belmar#neighbours"):
            page.goto(path)
            assert too_wide(page) <= 0, path
            assert serious_faults(page) == [], path
