"""`comity doctor`: what is installed, what is missing, and what to type."""

from __future__ import annotations

import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from comity.errors import ComityError, MissingPartError
from comity.types import Reading

NEEDED = ("spacy", "duckdb", "msgspec", "trafilatura", "ahocorasick_rs", "py3langid", "rich", "typer")
FOR_THE_WEB = ("fastapi", "jinja2", "uvicorn")
FOR_SOURCES = ("fastwarc", "feedparser", "httpx", "protego")
FOR_A_CLUSTER = ("daft", "ray")
"""Only wanted by those who read on many machines, and no fault where they are not there."""
_OLDEST = (3, 11)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that Comity needs, what was found, and what to type where it is missing."""

    name: str
    well: bool
    found: str
    hint: str | None = None

    @property
    def exit_code(self) -> int:
        return 0 if self.well else MissingPartError.exit_code

    def line(self) -> str:
        """The check as a line of text, and a second one where something is to be done.

        >>> Check("sqlite", False, "without full-text search", "install another Python").line()
        'missing  sqlite          without full-text search\\n                         hint: install another Python\\n'
        """
        text = f"{'well' if self.well else 'missing':<9}{self.name:<16}{self.found}\n"
        return text + (f"{'':<25}hint: {self.hint}\n" if self.hint and not self.well else "")

    def to_dict(self) -> dict[str, Any]:
        return {"name": self.name, "well": self.well, "found": self.found, "hint": None if self.well else self.hint}


def examine(model: str | None = None) -> list[Check]:
    """All checks, in the order in which their failures would bite."""
    checks = [_python(), _comity()]
    checks += [_package(name) for name in (*NEEDED, *FOR_THE_WEB, *FOR_SOURCES)]
    return [*checks, *map(_extra, FOR_A_CLUSTER), _model(model), _sqlite(), _writing()]


def _python() -> Check:
    found = f"{platform.python_version()} ({platform.machine()}, {platform.system()})"
    return Check("python", sys.version_info >= _OLDEST, found, "install Python 3.11 or later")


def _comity() -> Check:
    return Check("comity", True, f"{version('comity')} in {Path(__file__).parents[1]}")


def _package(name: str) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, False, "not installed", f"pip install {name}")


def _extra(name: str) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, True, "not installed; wanted by --engine alone: pip install 'comity[cluster]'")


def _model(name: str | None) -> Check:
    from comity.faces.readers import model_stamp

    return _tried("model", lambda: model_stamp(name))


def _sqlite() -> Check:
    def probe() -> str:
        with sqlite3.connect(":memory:") as database:
            database.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        database.close()
        return f"{sqlite3.sqlite_version} with full-text search"

    return _tried("sqlite", probe, "install a Python whose SQLite has FTS5 (python.org's has)")


def _writing() -> Check:
    def probe() -> str:
        from comity.faces.desk import Desk
        from comity.faces.readers import Reader

        with tempfile.TemporaryDirectory(prefix="comity-doctor-") as folder:
            report = Path(folder, "report.txt")
            report.write_text("The ministers of the two countries met on Monday to speak about the border.\n")
            desk = Desk(Path(folder, "case"), reader=Reader(lambda article: Reading(article, "doctor"), "doctor"))
            if desk.read(report).new != 1 or desk.verify():
                raise OSError("what was written is not what was read back")
        return "a casebook was written, read back and verified"

    return _tried("writing", probe, "check the room left in, and who may write to, the temporary folder")


def _tried(name: str, probe: Callable[[], str], hint: str | None = None) -> Check:
    try:
        return Check(name, True, probe())
    except ComityError as error:
        return Check(name, False, error.message, error.hint or hint)
    except Exception as error:  # a doctor does not fall ill: whatever breaks is the finding
        return Check(name, False, f"{type(error).__name__}: {error}", hint)
