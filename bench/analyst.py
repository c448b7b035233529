"""What an analyst does at the desk, done in a browser: by mouse, by keyboard alone, without JavaScript.

The tasks are the same for every casebook: what they look for is chosen from what it holds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from comity.faces.desk import Desk

TYPE = "ASSAULT"
NOT_YET = 503
"""What a page answers while what it needs is worked out."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What of a casebook the tasks are done with: the country of most assaults, an actor that turned, a report."""

    country: str
    actor: str
    name: str
    report: str


def scene_of(desk: Desk) -> Scene:
    """The scene of a casebook that has assaults with a place, and a turn; a ValueError where it has none."""
    countries = Counter(one.where.country for one in desk.sketches(type=TYPE) if one.where and one.where.country)
    turned = Counter(side for one in desk.shifts() for side in (one.a, one.b))
    if not countries or not turned:
        raise ValueError("the tasks want a casebook with assaults that have a place, and with a turn")
    country, actor = (sorted(found, key=lambda one: (-found[one], one))[0] for found in (countries, turned))
    report = next(one.articles[0] for one in desk.events(type=TYPE, limit=1))
    return Scene(country, actor, desk.names([actor])[actor], report)


def pages_of(scene: Scene) -> tuple[str, ...]:
    """One address of each kind of page that a reader opens."""
    lists = ("/", "/events", "/map", "/timeline", "/claims", "/actors", "/turns", "/sides", "/outcomes", "/reports")
    others = ("/skipped", "/judgements", "/about", "/about/api", "/read", "/review", "/coding")
    return (*lists, *others, f"/search?q={scene.name}", f"/actor/{scene.actor}", f"/report/{scene.report}")


def open_reckoned(page: Page, path: str) -> None:
    """Open a page when all that it shows is worked out: until then it would load itself again."""
    while page.request.get(path).status == NOT_YET:
        page.wait_for_timeout(200)
    page.goto(path)


def from_the_map_to_a_sentence(page: Page, scene: Scene) -> None:
    """Narrow the map, open a place, see it over time, open a column, an event, and its sentence."""
    page.goto("/")
    page.get_by_role("link", name="Map", exact=True).click()
    page.get_by_label("type").select_option(TYPE)
    page.get_by_role("textbox", name="place").fill(scene.country)
    page.get_by_role("button", name="Narrow").click()
    assert f"type={TYPE}" in page.url
    assert f"place={scene.country}" in page.url
    page.locator("tr[data-row] a.open").first.click()
    assert f"/events?type={TYPE}&place=" in page.url
    page.get_by_role("link", name="over time").click()
    page.locator(".timeline svg:visible a").first.click()
    assert "since=" in page.url
    page.locator("tr[data-row] a.open").first.click()
    page.get_by_role("heading", name="Who says what").wait_for()
    page.locator(".map.beside svg .mark.hostile").wait_for()
    page.get_by_role("link", name="Down to every sentence").click()
    page.locator("mark").first.wait_for()


def from_an_actor_to_a_turn(page: Page, scene: Scene) -> None:
    """Search an actor, open it, a neighbour of it in the picture, and why two turned."""
    page.goto("/")
    page.get_by_label("Search reports, actors, events").fill(scene.name)
    page.get_by_role("button", name="Search").click()
    page.locator(f"a[href='/actor/{scene.actor}']").first.click()
    assert page.url.endswith(f"/actor/{scene.actor}")
    page.locator(".ego svg:visible a text").first.click()
    assert f"/pair/{scene.actor}/" in page.url
    page.get_by_role("heading", name="Turns").wait_for()
    open_reckoned(page, "/turns")
    page.locator("tr[data-row] a.open").first.click()
    page.get_by_role("link", name="Why").first.click()
    page.locator("mark").first.wait_for()


def from_a_report_to_who_says_what(page: Page, scene: Scene) -> None:
    """Open a report, a deed that is marked in it, and the same as a command."""
    page.goto(f"/report/{scene.report}")
    page.locator("a.deed").first.click()
    page.get_by_role("heading", name="Who says what").wait_for()
    page.get_by_text("The same elsewhere").click()
    page.get_by_text("comity claims").wait_for()


def by_keyboard_from_the_map_to_an_event(page: Page, scene: Scene) -> None:
    """The map of a country, its first place, its first event; then one of the timeline."""
    page.goto("/map")
    page.get_by_role("textbox", name="place").focus()
    page.keyboard.type(scene.country)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/map?*place={scene.country}*")
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


def by_keyboard_from_a_word_to_a_mark(page: Page, scene: Scene) -> None:
    """Search from anywhere, open what is found first; then a report, and the first mark in it."""
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type(scene.name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actor/*")
    page.goto("/reports")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/*")
    page.goto(f"/report/{scene.report}")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('a.deed, a.cue')")


def by_keyboard_a_deed_is_reviewed(page: Page, scene: Scene) -> None:
    """Accept the deed that matters most, and take that back."""
    page.goto("/review")
    page.keyboard.press("a")
    page.wait_for_url("**/review?judged=*")
    page.keyboard.press("u")
    page.get_by_text("Taken back").first.wait_for()


BY_MOUSE = (from_the_map_to_a_sentence, from_an_actor_to_a_turn, from_a_report_to_who_says_what)
"""Done with and without JavaScript."""

BY_KEYBOARD = (by_keyboard_from_the_map_to_an_event, by_keyboard_from_a_word_to_a_mark, by_keyboard_a_deed_is_reviewed)
