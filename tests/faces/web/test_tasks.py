"""The main tasks in headless Chromium on the demonstration and on 2,000 generated reports: by mouse, by keyboard alone,
and without JavaScript, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench import analyst
from bench.generated import make
from bench.serving import served, too_wide
from comity.faces.desk import Desk
from comity.faces.http import application

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from bench.serving import Faults

REPORTS = 2_000
WIDTHS = (1280, 390)


def demonstration(path: Path) -> None:
    with Desk(path) as desk, as_file(files("comity.faces.demo") / "reports" / "reports.jsonl") as reports:
        desk.read(reports)


def generated(path: Path) -> None:
    make(path, REPORTS)


@pytest.fixture(scope="module", params=[demonstration, generated], ids=lambda made: made.__name__)
def casebook(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Desk:
    path = tmp_path_factory.mktemp("tasks") / "case"
    request.param(path)
    return Desk(path)


@pytest.fixture(scope="module")
def scene(casebook: Desk) -> analyst.Scene:
    return analyst.scene_of(casebook)


@pytest.fixture(scope="module")
def address(casebook: Desk) -> Iterator[str]:
    with served(application(casebook, coder="ada")) as found:
        yield found


@pytest.fixture(params=WIDTHS)
def opened(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a browser of a width."""
    viewport = {"width": request.param, "height": 900}
    made: list[BrowserContext] = []

    def open_(**more: object) -> BrowserContext:
        made.append(chromium.new_context(base_url=address, viewport=viewport, **more))
        return made[-1]

    yield open_
    for one in made:
        one.close()


def test_tasks_by_mouse(opened: Callable[..., BrowserContext], scene: analyst.Scene) -> None:
    page = opened().new_page()
    for task in analyst.BY_MOUSE:
        task(page, scene)


def test_tasks_without_javascript(opened: Callable[..., BrowserContext], scene: analyst.Scene) -> None:
    page = opened(java_script_enabled=False).new_page()
    for task in analyst.BY_MOUSE:
        task(page, scene)


def test_tasks_by_keyboard_alone(opened: Callable[..., BrowserContext], scene: analyst.Scene) -> None:
    page = opened().new_page()
    for task in analyst.BY_KEYBOARD:
        task(page, scene)


@pytest.mark.parametrize("casebook", [demonstration], indirect=True)
def test_pages_fit_and_have_no_serious_fault(
    opened: Callable[..., BrowserContext], scene: analyst.Scene, serious_faults: Faults
) -> None:
    page = opened().new_page()
    for path in analyst.pages_of(scene):
        analyst.open_reckoned(page, path)
        assert too_wide(page) <= 0, path
        assert serious_faults(page) == [], path
