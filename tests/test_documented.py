"""docs/commands.md and docs/record.md: every command, option, setting, exit code and field stands there."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import typer

from comity import types
from comity.faces.cli import app
from comity.settings import VARIABLES, Settings

DOCS = Path(__file__).parents[1] / "docs"
COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")
RECORD = (DOCS / "record.md").read_text(encoding="utf-8")
GROUP = typer.main.get_command(app)


def section(name: str) -> str:
    found = re.search(rf"^## .*`comity {name}\b.*?(?=^## |\Z)", COMMANDS, re.M | re.S)
    assert found, f"docs/commands.md has no section on `comity {name}`"
    return found[0]


@pytest.mark.parametrize("name", sorted(GROUP.commands))  # type: ignore[attr-defined]
def test_every_command_and_option(name: str) -> None:
    text = section(name)
    command = GROUP.commands[name]  # type: ignore[attr-defined]
    inner = getattr(command, "commands", {})  # of a group such as `comity directory`, which one section describes
    for called in inner:
        assert re.search(rf"^`comity {name} {called}\b", text, re.M), f"comity {name} {called}"
    for parameter in [*command.params, *(one for called in inner.values() for one in called.params)]:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            if option not in ("--help", "-h"):
                assert f"`{option}" in text or f"`{option}" in section_of_filters(text), f"{name} {option}"


def section_of_filters(text: str) -> str:
    """What the listings share stands once, under "Filters and formats", which their sections name."""
    if "[filters and formats](#filters-and-formats)" not in text:
        return ""
    found = re.search(r"^## Filters and formats.*?(?=^## |\Z)", COMMANDS, re.M | re.S)
    return found[0] if found else ""


def test_every_setting() -> None:
    assert set(VARIABLES.values()) == {field.name for field in dataclasses.fields(Settings)}
    for variable in VARIABLES:
        assert f"`{variable}`" in COMMANDS


@pytest.mark.parametrize("code", [0, 1, 2, 3, 4, 5, 6, 70, 130])
def test_every_exit_code(code: int) -> None:
    assert re.search(rf"^\| {code} \|", COMMANDS, re.M)


@pytest.mark.parametrize(
    "noun",
    [
        "Span", "Article", "Part", "Credit", "Skip", "Actor", "Relation", "Codes", "Mention", "When", "Place", "Count",
        "Argument", "Attribution", "EventMention", "Stance", "Event", "CountByVoice", "Fatalities", "DeadOf", "Dispute",
        "Version", "Join", "Outcome", "Judgement", "Correction", "Coded", "Sample",
        "Unit", "Answer", "Tie", "Level",
        "Moved", "Shift", "Camp", "Triad", "Forecast", "Odds", "Baselines",
    ],
)  # fmt: skip
def test_every_field_of_every_noun(noun: str) -> None:
    heading = re.search(rf"^##+ {noun}\b.*?(?=^##+ |\Z)", RECORD, re.M | re.S)
    assert heading, f"docs/record.md has no heading {noun}"
    for field in dataclasses.fields(getattr(types, noun)):
        assert re.search(rf"^\| (`\w+`, )*`{field.name}`", heading[0], re.M), f"{noun}.{field.name}"
