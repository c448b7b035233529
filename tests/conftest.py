"""What all tests share: the flag that rewrites golden files, and articles made from a line of text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from comity.types import Article, Part

settings.register_profile(
    "comity", deadline=None, derandomize=True
)  # a busy machine is slow, and no example is wrong for that
settings.register_profile("fuzz", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("comity")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write what is read now into the golden files")


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Makes an article whose text is all body."""

    def make(text: str, published: str | None = "2020-01-02", id: str = "a-1") -> Article:
        return Article(id, text, published=published, parts=(Part("body", 0, len(text)),))

    return make
