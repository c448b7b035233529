"""The main tasks at the desk in headless Chromium, on a casebook of any size.

    python bench/desk.py --data CASE [--write] [--json]

Each task of `analyst.py` is done by mouse, by keyboard alone and without JavaScript, at 1280 and at 390 pixels; then
each kind of page is looked at for what axe calls serious, and for whether it fits the screen. `done`, `sound` and
`fitting` are shares; `seconds` is what a task takes, the median of its runs. A copy of the casebook is used, for one
task judges.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.analyst import BY_KEYBOARD, BY_MOUSE, Scene, open_reckoned, pages_of, scene_of
from bench.measured import Measured, keep_and_show, machine
from bench.serving import browsing, serious_faults, served, too_wide

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (1280, 390)
PATIENCE = 30_000
"""Milliseconds until a step of a task counts as failed."""


def measure(case: Path) -> Measured:
    """How many of the tasks can be done on a casebook, and how sound its pages are."""
    from comity.faces.desk import Desk
    from comity.faces.http import application

    began = time.perf_counter()
    desk = Desk(case)
    scene = scene_of(desk)
    with served(application(desk, coder="bench")) as address, browsing() as browser:
        looks = list(_looks(browser, address, scene))
        runs = list(_runs(browser, address, scene))
    taken: dict[str, list[float]] = {}
    for name, seconds in runs:
        taken.setdefault(name, []).extend([seconds] if seconds is not None else [])
    scores = {
        "done": sum(seconds is not None for _, seconds in runs) / len(runs),
        "tasks": float(len(runs)),
        "sound": sum(sound for sound, _ in looks) / len(looks),
        "fitting": sum(fitting for _, fitting in looks) / len(looks),
        "looked_at": float(len(looks)),
        "seconds": {name: round(statistics.median(some), 1) for name, some in taken.items() if some},
    }
    return Measured("desk", desk.holdings().articles, scores, {}, round(time.perf_counter() - began, 1), machine())


def _runs(browser: Browser, address: str, scene: Scene) -> Iterator[tuple[str, float | None]]:
    """Each task by its name, and its seconds; None where it could not be done, which is told."""
    for scripted, tasks in ((True, BY_MOUSE), (True, BY_KEYBOARD), (False, BY_MOUSE)):
        for width in WIDTHS:
            size = {"width": width, "height": 900}
            with closing(browser.new_context(base_url=address, viewport=size, java_script_enabled=scripted)) as context:
                page = context.new_page()
                page.set_default_timeout(PATIENCE)
                for task in tasks:
                    yield task.__name__, _seconds(task, page, scene)


def _seconds(task: Callable[[Page, Scene], None], page: Page, scene: Scene) -> float | None:
    from playwright.sync_api import Error

    began = time.perf_counter()
    try:
        task(page, scene)
    except (AssertionError, Error) as fault:
        print(f"{task.__name__} at {page.viewport_size}, on {page.url}: {str(fault)[:300]}", file=sys.stderr)
        return None
    return time.perf_counter() - began


def _looks(browser: Browser, address: str, scene: Scene) -> Iterator[tuple[bool, bool]]:
    """Of each page at each width: whether axe finds nothing serious, and whether it fits."""
    for width, scheme in zip(WIDTHS, ("light", "dark"), strict=True):
        size = {"width": width, "height": 900}
        with closing(browser.new_context(base_url=address, viewport=size, color_scheme=scheme)) as context:
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            for path in pages_of(scene):
                open_reckoned(page, path)
                faults, over = serious_faults(page), too_wide(page)
                if faults or over > 0:
                    print(f"{path} at {width}: {over} pixels over, {faults}", file=sys.stderr)
                yield not faults, over <= 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="a casebook")
    parser.add_argument("--write", action="store_true", help="keep the result in bench/results")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args()
    if not chosen.data.is_dir():
        raise SystemExit(f"`{chosen.data}` is no casebook; make one: comity read SOURCE --into CASE")
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(chosen.data, Path(folder) / "case")
        try:
            found = measure(copy)
        except (ImportError, FileNotFoundError, ValueError) as fault:
            raise SystemExit(str(fault)) from None
    keep_and_show(found, "reports", chosen.data, write=chosen.write, as_json=chosen.json)


if __name__ == "__main__":
    main()
