"""The man page, the completions and the reference: made of the commands, whole, and as those who read them expect."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from pathlib import Path

import commandline
import manual
import pytest
import reference

import comity
from comity import types

MAIN = "from comity.faces.cli import main; main()"


def test_the_man_page_has_every_command_and_option() -> None:
    page = manual.manual()
    for command in commandline.commands()[1:]:
        assert f".SS {manual._text(command.usage)}\n" in page
        for option in command.options:
            assert f"\\fB{manual._text(option.typed)}\\fR" in page
    assert ".B 130\n" in page
    assert ".B COMITY_HOME\n" in page


def test_the_man_page_has_the_day_of_the_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577664000")
    assert manual.manual().startswith('.TH COMITY 1 "2019-12-30" ')


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_has_nothing_to_say_of_it() -> None:
    ran = subprocess.run(
        ["groff", "-man", "-ww", "-z", "-Tutf8", "-k"],
        input=manual.manual(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""


def test_text_is_no_request() -> None:
    assert manual._text(".gz and `--into`, [here](a.md)") == "\\&.gz and \\-\\-into, here"


def test_files_stand_where_shells_and_man_look(tmp_path: Path) -> None:
    found = {path.relative_to(tmp_path).as_posix(): path.read_text() for path in manual.write(tmp_path)}
    assert set(found) == {"man/man1/comity.1", *manual.COMPLETIONS.values()}
    assert "_COMITY_COMPLETE=complete_bash" in found["bash-completion/completions/comity"]
    assert found["zsh/site-functions/_comity"].startswith("#compdef comity")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("comity re", {"read", "rebuild", "review"}),
        ("comity read --eng", {"--engine"}),
        ("comity judge iraq un", {"unsure"}),
    ],
)
def test_what_is_begun_is_completed(typed: str, expected: set[str]) -> None:
    asked = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" ")), "_COMITY_COMPLETE": "complete_bash"}
    ran = subprocess.run(
        [sys.executable, "-c", MAIN], env={**os.environ, **asked}, capture_output=True, text=True, check=False
    )
    assert set(ran.stdout.split()) == expected


def test_the_reference_has_every_command_field_and_method() -> None:
    pages = reference.pages()
    for command in commandline.commands():
        assert f"\n## {command.words}\n" in pages["reference/commands.md"]
    for noun in (types.EventMention, types.Attribution, types.Shift):
        for field in dataclasses.fields(noun):
            assert f"| `{field.name}` |" in pages["reference/records.md"]
    for name in vars(comity.Desk):
        if not name.startswith("_"):
            assert f"\n### desk.{name}\n" in pages["reference/python.md"]
    assert " at 0x" not in "".join(pages.values())
