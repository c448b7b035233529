"""What is remembered of the web between requests and between runs: validators, rules of sites, how long hosts wait.

One SQLite file, or memory. What is remembered is on the disk before the call returns. The file may be deleted: then all
is asked for anew, and a casebook knows again what it holds.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from comity.errors import CasebookError
from comity.sources.web.answers import Validators

_TABLES = """
CREATE TABLE IF NOT EXISTS validators (url TEXT PRIMARY KEY, etag TEXT, modified TEXT);
CREATE TABLE IF NOT EXISTS hosts (host TEXT PRIMARY KEY, ready REAL NOT NULL, failures INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS robots (site TEXT PRIMARY KEY, at REAL NOT NULL, rules TEXT);
"""


@dataclass(frozen=True, slots=True)
class Wait:
    """When a host may be asked again (seconds since 1970), and how often in a row it failed."""

    ready: float = 0.0
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """A site's robots.txt as it was got at a moment (seconds since 1970); None where it could not be got."""

    at: float
    text: str | None


class State:
    """Of addresses, hosts and sites; in a file, or without a path in memory. It is opened when first used."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    @cached_property
    def database(self) -> sqlite3.Connection:
        """The database; a CasebookError where the file is none or can't be written."""
        try:
            database = sqlite3.connect(self._path or ":memory:", isolation_level=None, timeout=5)
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA synchronous = FULL")
            database.executescript(_TABLES)
        except sqlite3.Error as error:
            raise CasebookError(
                f"`{self._path}` can't be used: {error}",
                "delete it: it only remembers what was asked of the web, and when",
            ) from error
        return database

    def close(self) -> None:
        if "database" in self.__dict__:
            self.database.close()
            del self.__dict__["database"]

    def validators(self, url: str) -> Validators:
        found = self.database.execute("SELECT etag, modified FROM validators WHERE url = ?", (url,)).fetchone()
        return Validators(*found) if found else Validators()

    def keep_validators(self, url: str, found: Validators) -> None:
        self.database.execute("INSERT OR REPLACE INTO validators VALUES (?, ?, ?)", (url, found.etag, found.modified))

    def wait(self, host: str) -> Wait:
        found = self.database.execute("SELECT ready, failures FROM hosts WHERE host = ?", (host,)).fetchone()
        return Wait(*found) if found else Wait()

    def keep_wait(self, host: str, wait: Wait) -> None:
        self.database.execute("INSERT OR REPLACE INTO hosts VALUES (?, ?, ?)", (host, wait.ready, wait.failures))

    def rules(self, site: str) -> Rules | None:
        found = self.database.execute("SELECT at, rules FROM robots WHERE site = ?", (site,)).fetchone()
        return Rules(*found) if found else None

    def keep_rules(self, site: str, rules: Rules) -> None:
        self.database.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", (site, rules.at, rules.text))
