"""Pictures and lists in headless Chromium, on 2,000 generated reports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bench.generated import make
from bench.serving import served, too_wide
from comity.faces.desk import Desk
from comity.faces.http import application

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from bench.serving import Faults

REPORTS = 2_000
WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("large") / "case"
    make(path, REPORTS)
    return Desk(path)


@pytest.fixture(scope="module")
def address(casebook: Desk) -> Iterator[str]:
    with served(application(casebook, coder="ada")) as found:
        yield found


@pytest.fixture(params=WIDTHS)
def page(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    viewport = {"width": request.param, "height": 900}
    with closing(chromium.new_context(base_url=address, viewport=viewport)) as context:
        yield context.new_page()


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
