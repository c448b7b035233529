"""The main tasks in headless Chromium, by mouse and by keyboard alone, wide and narrow, with and without JavaScript.

The casebook is of the plain reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import plain_reader
import pytest

from bench.serving import served, too_wide
from comity.faces.desk import Desk
from comity.faces.http import application

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from bench.serving import Faults

WIDTHS = (1280, 390)
PAGES = (
    "/", "/events", "/map", "/timeline", "/claims", "/actors", "/turns", "/sides", "/outcomes", "/reports",
    "/skipped", "/search?q=Iran", "/judgements", "/about", "/about/api", "/read", "/actor/united-states",
    "/pair/iran/united-states",
)  # fmt: skip
DAY = """Raid number {0}

BAGHDAD - On Sunday the United States bombed Kataib Hezbollah, and 2{0} killed were counted. Esper said that the \
United States bombed Kataib Hezbollah in defence of its men. Kataib Hezbollah denied that it could attack Iraq, though \
there is no evidence for either. Iran condemned the United States. The United States met Iraq in report {0}.
"""


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Reports of eight days by two outlets."""
    folder = tmp_path_factory.mktemp("browser")
    desk = Desk(folder / "case", reader=plain_reader.READER, clock=lambda: datetime(2020, 1, 9, tzinfo=UTC))
    for day in range(1, 9):
        (folder / f"{day}.txt").write_text(DAY.format(day))
        desk.read(folder / f"{day}.txt", published=f"2020-01-0{day}", outlet=f"Wire {'AB'[day % 2]}")
    return desk


@pytest.fixture(scope="module")
def address(casebook: Desk) -> Iterator[str]:
    with served(application(casebook, coder="ada")) as found:
        yield found


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    with closing(chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})) as context:
        yield context.new_page()


def event_of(casebook: Desk) -> str:
    return max(casebook.events(type="ASSAULT"), key=lambda one: len(one.joins)).id


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen_or_says_a_word_to_the_console(
    chromium: Browser, address: str, casebook: Desk, width: int
) -> None:
    with closing(chromium.new_context(base_url=address, viewport={"width": width, "height": 800})) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        report = casebook.articles()[0].id
        for path in (*PAGES, f"/event/{event_of(casebook)}", f"/report/{report}", f"/why/{event_of(casebook)}"):
            page.goto(path)
            assert too_wide(page) <= 0, (path, width)
        assert said == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_axe_finds_no_serious_fault(
    chromium: Browser, serious_faults: Faults, address: str, casebook: Desk, width: int, scheme: str
) -> None:
    report = casebook.articles()[0].id
    viewport = {"width": width, "height": 800}
    with closing(chromium.new_context(base_url=address, viewport=viewport, color_scheme=scheme)) as context:
        page = context.new_page()
        for path in (*PAGES, f"/event/{event_of(casebook)}", f"/report/{report}", f"/why/{event_of(casebook)}"):
            page.goto(path)
            assert serious_faults(page) == [], (path, width, scheme)


def test_from_the_brief_to_a_sentence_by_mouse(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Events", exact=True).click()
    page.get_by_label("type").select_option("ASSAULT")
    page.get_by_role("button", name="Narrow").click()
    assert "type=ASSAULT" in page.url
    page.locator("tr[data-row] a.open").first.click()
    page.get_by_role("link", name="Down to every sentence").click()
    assert page.locator("mark", has_text="bombed").or_(page.locator("mark", has_text="attack")).first.is_visible()
    page.locator("figcaption a").first.click()
    assert page.locator("a.deed").first.is_visible()


def test_rows_are_walked_both_ways_and_left(page: Page) -> None:
    page.goto("/search?q=Kataib")
    for key in "jjk":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.closest('[data-row]') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")


def test_keys_are_told_and_typing_is_left_alone(page: Page) -> None:
    page.goto("/events")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    page.get_by_label("actor", exact=True).focus()
    page.keyboard.type("j/k?")
    assert page.get_by_label("actor", exact=True).input_value() == "j/k?"


def test_tab_leads_first_past_the_navigation(page: Page) -> None:
    page.goto("/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_two_tellings_are_parted_and_put_together_again(page: Page, casebook: Desk) -> None:
    path = f"/event/{event_of(casebook)}"
    page.goto(path)
    before = len(casebook.events())
    page.get_by_role("button", name="Part them").first.click()
    assert page.get_by_role("status").is_visible()
    page.get_by_role("button", name="Undo").click()
    assert "Taken back" in page.get_by_role("status").inner_text()
    assert len(casebook.events()) == before


def test_who_is_pointed_at_is_lit_everywhere(page: Page, casebook: Desk) -> None:
    page.goto(f"/report/{casebook.articles()[0].id}")
    page.locator("a.deed").first.hover()
    assert page.locator(".lit").count() > 1


GIVEN = "Talks in the city\n\nIran met Iraq on Monday, {0}, and the United States bombed Kataib Hezbollah on that day."


def test_a_report_is_pasted_and_seen_marked_by_keyboard_alone(page: Page, serious_faults: Faults) -> None:
    page.goto("/read")
    page.get_by_label("Paste it").focus()
    page.keyboard.insert_text(GIVEN.format("as is told"))
    passed = []
    while (at := page.evaluate("document.activeElement.id || document.activeElement.textContent")) != "Read":
        passed.append(at)
        page.keyboard.press("Tab")
    assert list(dict.fromkeys(passed)) == ["text", "files", "address", "outlet", "published", "title"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/r-*")
    loads: list[str] = []
    page.on("load", lambda _: loads.append("again"))
    page.get_by_role("link", name="Talks in the city").wait_for()
    assert loads == []  # it is brought up to date in place
    assert page.title().startswith("Read")
    assert serious_faults(page) == []
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/*")
    assert page.locator("a.deed").first.is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_files_are_read_without_javascript(chromium: Browser, address: str, tmp_path: Path, width: int) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(GIVEN.format(f"{name} has it at {width}"))
    viewport = {"width": width, "height": 800}
    with closing(chromium.new_context(base_url=address, viewport=viewport, java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto("/read")
        page.get_by_label("or choose files").set_input_files([tmp_path / "one.txt", tmp_path / "two.txt"])
        page.get_by_label("outlet").fill("Wire C")
        page.get_by_role("button", name="Read", exact=True).click()
        page.get_by_text("2 new").wait_for()  # it loads itself again
        page.get_by_role("link", name="Talks in the city").last.click()
        assert page.locator("a.deed").first.is_visible()


def test_files_can_be_dropped_on_the_page(page: Page) -> None:
    page.goto("/read")
    drop = """() => {
      const held = new DataTransfer();
      for (const name of ["a.txt", "b.txt"]) held.items.add(new File(["text"], name));
      document.querySelector("h1").dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true }));
    }"""
    page.evaluate(drop)
    assert page.evaluate("document.getElementById('files').files.length") == 2
    assert page.get_by_text("a.txt, b.txt").is_visible()


def test_a_page_that_was_saved_opens_without_a_server(chromium: Browser, page: Page, tmp_path: Path) -> None:
    page.goto("/pair/iran/united-states")
    page.get_by_text("The same elsewhere").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="this page as one file").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    with closing(chromium.new_context(offline=True, viewport={"width": 390, "height": 800})) as context:
        alone = context.new_page()
        asked: list[str] = []
        alone.on("request", lambda request: asked.append(request.url))
        alone.goto(file.as_uri())
        assert [one for one in asked if not one.startswith("data:")] == [file.as_uri()]
        assert alone.get_by_role("heading", name="Turns").is_visible()
        assert alone.evaluate("document.fonts.check('17px \"Source Serif 4\"')")
        assert too_wide(alone) <= 0
