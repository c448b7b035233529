"""The front door: its names, lazily; a text read in a line; a casebook in memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import comity


def test_the_names() -> None:
    assert comity.__all__ == [
        "Actor", "Article", "Attribution", "ComityError", "Desk", "Event", "EventMention", "Reading", "Skip", "Span",
        "Stance", "__version__", "open", "read_text",
    ]  # fmt: skip
    assert all(getattr(comity, name) is not None for name in comity.__all__)
    assert set(comity.__all__) <= set(dir(comity))


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="`comity` has no attribute `close`"):
        _ = comity.close  # type: ignore[attr-defined]


def test_a_text_is_read_in_a_line() -> None:
    (mention,) = comity.read_text("Iran could attack the United States.", published="2020-01-01").mentions
    assert (mention.event_type, mention.status) == ("ASSAULT", "possible")
    assert [one.actor for one in mention.actors] == ["iran"]
    assert [one.actor for one in mention.recipients] == ["united-states"]


@pytest.mark.parametrize(("text", "reason"), [("", "empty"), ("Der Minister ist gestern nach Bagdad gereist und kehrt bald zurück.", "not English")])  # fmt: skip  # noqa: E501
def test_a_text_that_is_none(text: str, reason: str) -> None:
    with pytest.raises(comity.ComityError, match=reason):
        comity.read_text(text)


def test_a_casebook_in_memory(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran attacked the United States on Monday, officials said.")
    with comity.open() as desk:
        assert desk.read(tmp_path / "a.txt", published="2020-01-01").new == 1
        assert desk.events(actor="iran").to_dicts()[0]["sentence"]["text"].startswith("Iran attacked")


def test_a_casebook_in_a_folder(tmp_path: Path) -> None:
    assert repr(comity.open(tmp_path / "iraq")) == f"<desk at {str(tmp_path / 'iraq')!r}>"
    assert not (tmp_path / "iraq").exists()


def test_a_type_checker_finds_the_same_names() -> None:
    asked = "import comity; print(*sorted(name for name in comity.__all__ if name in vars(comity)))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""  # nothing is imported until it is asked for
