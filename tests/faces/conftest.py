"""What the tests of the faces share: a reader without a model, a folder of reports, and the command line in process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for `plain_reader`, which the processes of a pool import as well

import plain_reader

from comity.faces.cli import main
from comity.faces.desk import Desk

RAID = """Raid on the militia

BAGHDAD - On Sunday the United States bombed Kataib Hezbollah, and 25 killed were counted. Esper said that the \
United States bombed Kataib Hezbollah in defence of its men.

Kataib Hezbollah denied that it could attack Iraq, though there is no evidence for either. \
Iran condemned the United States.

Share on Facebook
"""
TALKS = """Talks in Baghdad

On Monday Iran met Iraq in Baghdad to speak about the matter at hand and the days to come.
"""
FRENCH = (
    "Le gouvernement a annoncé aujourd'hui que les négociations se poursuivent dans la capitale et que le ministre "
    "est parti pour une visite de trois jours chez ses voisins."
)


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test here needs the model, but those that say so; no setting comes from outside."""
    for name in ("COMITY_MODEL", "COMITY_CODER", "COMITY_PROCESSES", "COMITY_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(
        "comity.faces.readers.bundled_reader", lambda model=None, layers=(), proposer=None: plain_reader.READER
    )


@pytest.fixture
def comity(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs a command line in process."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports, an empty file and one in French."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in {"a.txt": RAID, "b.txt": TALKS, "c.txt": "\n", "d.txt": FRENCH}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path, reports: Path) -> Path:
    """A casebook of two reports."""
    path = tmp_path / "iraq"
    desk = Desk(path, reader=plain_reader.READER, clock=lambda: datetime(2020, 1, 2, 8, tzinfo=UTC))
    desk.read(reports / "a.txt", published="2019-12-30", outlet="Wire A")
    desk.read(reports / "b.txt", published="2019-12-31", outlet="Wire B")
    return path
