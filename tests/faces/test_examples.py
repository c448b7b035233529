"""The examples in the docstrings of the faces run."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

MODULES = ("settings", *(f"faces.{name}" for name in ("doctor", "page", "sentences", "summary", "why", "words")))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    found = doctest.testmod(import_module(f"comity.{name}"))
    assert found.attempted > 0
    assert found.failed == 0
