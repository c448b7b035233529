"""What the environment sets: one frozen `Settings`. Only faces read the environment; the rooms are given values.

Every setting is described in docs/commands.md, and a test looks there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from comity.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """The defaults of a session. An option on the command line wins over each of them."""

    model: str | None = None  # COMITY_MODEL: the English pipeline that parses; None is the bundled one
    coder: str = "person"  # COMITY_CODER: whose name stands under a judgement
    processes: int | None = None  # COMITY_PROCESSES: how many read at once; None leaves it to the number of reports
    home: Path | None = None  # COMITY_HOME: the folder of the user's own tables, under those of a casebook
    contact: str | None = None  # COMITY_CONTACT: whom a site that is read can write to; told to every site
    token: str | None = None  # COMITY_TOKEN: what a browser elsewhere has to show to `comity serve --host`
    proposer: str | None = None  # COMITY_PROPOSER: the address of a model that proposes deeds; None is the rules alone
    proposer_model: str | None = None  # COMITY_PROPOSER_MODEL: which of the models there
    proposer_key: str | None = field(default=None, repr=False)  # COMITY_PROPOSER_KEY: what the address asks for


VARIABLES: Mapping[str, str] = {
    "COMITY_MODEL": "model",
    "COMITY_CODER": "coder",
    "COMITY_PROCESSES": "processes",
    "COMITY_HOME": "home",
    "COMITY_CONTACT": "contact",
    "COMITY_TOKEN": "token",
    "COMITY_PROPOSER": "proposer",
    "COMITY_PROPOSER_MODEL": "proposer_model",
    "COMITY_PROPOSER_KEY": "proposer_key",
}
"""Each variable and the setting that it sets."""


def settings_from(environment: Mapping[str, str]) -> Settings:
    """The settings of an environment; variables that are empty set nothing.

    >>> found = settings_from({"COMITY_CODER": "amira", "COMITY_PROCESSES": "2"})
    >>> found.coder, found.processes, found.model
    ('amira', 2, None)
    """
    given = {name: environment[variable] for variable, name in VARIABLES.items() if environment.get(variable)}
    return Settings(
        model=given.get("model"),
        coder=given.get("coder", Settings().coder),
        processes=_processes(given["processes"]) if "processes" in given else None,
        home=Path(given["home"]) if "home" in given else _usual_home(environment),
        contact=given.get("contact"),
        token=given.get("token"),
        proposer=given.get("proposer"),
        proposer_model=given.get("proposer_model"),
        proposer_key=given.get("proposer_key"),
    )


def _usual_home(environment: Mapping[str, str]) -> Path | None:
    """Where the XDG base directories put what a user sets; a path there that is not absolute does not count."""
    configured = Path(environment.get("XDG_CONFIG_HOME", ""))
    if configured.is_absolute():
        return configured / "comity"
    return Path(environment["HOME"]) / ".config" / "comity" if environment.get("HOME") else None


def _processes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise UsageError(f"COMITY_PROCESSES is `{text}`, which is no number of processes", "export COMITY_PROCESSES=4")
    return int(text)
