"""What the environment sets: one frozen `Settings`. Only faces read the environment; the rooms are given values.

Every setting is described in docs/commands.md, and a test looks there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comity.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """The defaults of a session. An option on the command line wins over each of them."""

    model: str | None = None  # COMITY_MODEL: the English pipeline that parses; None is the bundled one
    coder: str = "person"  # COMITY_CODER: whose name stands under a judgement
    processes: int | None = None  # COMITY_PROCESSES: how many read at once; None leaves it to the number of reports
    token: str | None = None  # COMITY_TOKEN: what a browser elsewhere has to show to `comity serve --host`


VARIABLES: Mapping[str, str] = {
    "COMITY_MODEL": "model",
    "COMITY_CODER": "coder",
    "COMITY_PROCESSES": "processes",
    "COMITY_TOKEN": "token",
}
"""Each variable and the setting that it sets."""


def settings_from(environment: Mapping[str, str]) -> Settings:
    """The settings of an environment; variables that are empty set nothing.

    >>> settings_from({"COMITY_CODER": "amira", "COMITY_PROCESSES": "2"})
    Settings(model=None, coder='amira', processes=2, token=None)
    """
    given = {name: environment[variable] for variable, name in VARIABLES.items() if environment.get(variable)}
    return Settings(
        model=given.get("model"),
        coder=given.get("coder", Settings().coder),
        processes=_processes(given["processes"]) if "processes" in given else None,
        token=given.get("token"),
    )


def _processes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise UsageError(f"COMITY_PROCESSES is `{text}`, which is no number of processes", "export COMITY_PROCESSES=4")
    return int(text)
