"""What the tests in a browser share: headless Chromium, and axe. Where one is not there they are skipped, and say so:
`.ci/run` installs Debian's browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from bench import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from bench.serving import Faults


@pytest.fixture(scope="module")  # and no longer: its loop would be in the way of tests that run one of their own
def chromium() -> Iterator[Browser]:
    pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")
    if serving.CHROMIUM is None:
        pytest.skip("no browser: apt-get install chromium")
    with serving.browsing() as browser:
        yield browser


@pytest.fixture(scope="module")
def serious_faults() -> Faults:
    """What axe finds on a page that is serious or worse."""
    pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: pip install axe-playwright-python")
    return serving.serious_faults
