"""Reviewing and coding in headless Chromium: by keyboard alone, without JavaScript, wide and narrow, by day and night.

The casebook is of the plain reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import plain_reader
import pytest

from bench.serving import served, too_wide
from comity.faces.desk import Desk
from comity.faces.http import application
from comity.types import Answer, Sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from bench.serving import Faults

SCREENS = ((1280, "light"), (390, "dark"))
TEXT = """Report number {0}

On day {0} the United States bombed Kataib Hezbollah. Iran condemned the United States in report {0}. Iraq met Iran \
for the {0}th time. Esper said that the United States bombed Kataib Hezbollah {0} times.
"""


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("deciding")
    desk = Desk(folder / "case", reader=plain_reader.READER, clock=lambda: datetime.now(UTC))
    for day in range(1, 6):
        (folder / f"{day}.txt").write_text(TEXT.format(day))
        desk.read(folder / f"{day}.txt", published=f"2020-01-0{day}", outlet=f"Wire {'AB'[day % 2]}")
    return desk


@pytest.fixture(scope="module")
def sample(casebook: Desk) -> Sample:
    """Four sentences, of which ana and ben coded two, and on one differ."""
    team = casebook.team
    drawn = team.draw(4, 7, ["ana", "ben"])
    for unit, said in zip(drawn.units[:2], (Answer("AID", "happened", "iran"), Answer(None)), strict=True):
        team.answer(drawn.id, unit.id, "ana", said)
        team.answer(drawn.id, unit.id, "ben", Answer("ASSAULT", "denied") if said.event_type else said)
    return drawn


@pytest.fixture(scope="module")
def address(casebook: Desk, sample: Sample) -> Iterator[str]:
    with served(application(casebook, coder="cy")) as found:
        yield found


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    with closing(chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})) as context:
        yield context.new_page()


def as_coder(context: BrowserContext, address: str, name: str) -> None:
    context.add_cookies([{"name": "comity_coder", "value": name, "url": address}])


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_the_pages_fit_and_have_no_serious_fault(
    chromium: Browser, serious_faults: Faults, address: str, width: int, scheme: str
) -> None:
    viewport = {"width": width, "height": 800}
    with closing(chromium.new_context(base_url=address, viewport=viewport, color_scheme=scheme)) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        for name, path in (("cy", "/review"), ("cy", "/coding"), ("cy", "/coding/settle"), ("cy", "/coding/log"),
                           ("ana", "/coding"), ("cy", "/judgements")):  # fmt: skip
            as_coder(context, address, name)
            page.goto(path)
            assert too_wide(page) <= 0, (path, width)
            assert serious_faults(page) == [], (name, path)
        assert said == []


def test_a_queue_is_worked_off_by_keyboard_alone(page: Page, casebook: Desk) -> None:
    page.goto("/review")
    wait = len(casebook.queue.order({}))
    first, second, third, fourth = (one.mention for one in casebook.review_queue(limit=4))
    page.keyboard.press("a")
    page.wait_for_url("**/review?judged=*")
    assert casebook.mention(first.id).judged
    page.keyboard.press("x")
    page.locator("code", has_text=third.id).wait_for()
    assert len(casebook.queue.order({})) == wait - 2
    page.keyboard.press("j")
    page.wait_for_url("**/review?skip=1*")
    page.locator("code", has_text=fourth.id).wait_for()
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.id") == "to-type"
    page.keyboard.type("AID")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("Iraq")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review?*judged=*")
    mended = casebook.mention(fourth.id)
    assert (mended.event_type, [one.actor for one in mended.actors]) == ("AID", ["iraq"])
    page.keyboard.press("u")
    page.get_by_text("Taken back").first.wait_for()
    assert casebook.mention(fourth.id) == fourth
    assert len(casebook.queue.order({})) == wait - 2
    assert second.id not in {one.id for one in casebook.mentions()}


@pytest.mark.parametrize("width", [1280, 390])
def test_a_deed_is_corrected_without_javascript(chromium: Browser, address: str, casebook: Desk, width: int) -> None:
    viewport = {"width": width, "height": 800}
    with closing(chromium.new_context(base_url=address, viewport=viewport, java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto("/review")
        deed = casebook.review_queue(limit=1)[0].mention
        page.get_by_label("status", exact=True).select_option("denied" if deed.status != "denied" else "possible")
        page.get_by_label("why, in words").fill("as the sentence has it")
        page.get_by_role("button", name="Correct").click()
        assert "Corrected by cy" in page.get_by_role("status").inner_text()
        assert casebook.mention(deed.id).judged
        page.get_by_role("button", name="Undo").click()
        assert casebook.mention(deed.id) == deed


def test_a_sentence_is_coded_by_keyboard_and_taken_back(
    page: Page, address: str, casebook: Desk, sample: Sample
) -> None:
    as_coder(page.context, address, "ana")
    page.goto("/coding")
    assert "2 of 4 sentences" in page.inner_text("main")
    for key in ("g", "P", "w"):
        page.keyboard.press(key)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_text("3 of 4").first.wait_for()
    said = casebook.team.sample().answers["ana", sample.units[2].id].answer
    assert said is not None
    assert said.status == "planned"
    assert said.actor is not None
    page.keyboard.press("k")
    page.wait_for_url("**unit=*")
    assert page.locator("input[name=status]:checked").input_value() == "planned"
    page.keyboard.press("0")
    page.keyboard.press("Enter")
    page.get_by_text("Your last answer: no deed").first.wait_for()
    page.keyboard.press("u")
    page.wait_for_function(
        "document.body.textContent.includes('3 of 4') || document.body.textContent.includes('2 of 4')"
    )
    assert len(casebook.team.log()) == 1 + 4 + 3


def test_what_differs_is_settled_by_a_third_without_javascript(
    chromium: Browser, address: str, casebook: Desk, sample: Sample
) -> None:
    with closing(chromium.new_context(base_url=address, java_script_enabled=False)) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto("/coding")
        page.get_by_role("link", name="Settle them").click()
        page.get_by_label("ASSAULT").check()
        page.get_by_label("denied").check()
        page.get_by_label("Who does it", exact=True).select_option("other")
        page.get_by_label("Who does it, somebody else").fill("a crowd")
        page.get_by_role("button", name="Settle it so").click()
        assert "Nothing waits" in page.inner_text("main")
        assert casebook.team.sample().agreed(sample.units[0].id) == Answer("ASSAULT", "denied", "a crowd")
        page.get_by_role("button", name="Undo").click()
        assert not casebook.team.sample().settled
