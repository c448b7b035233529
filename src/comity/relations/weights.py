"""The table of weights: what moves a tie, and by how much. Bundled in weights.toml; a user's own lies over it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from comity.errors import UsageError

FILE = "weights.toml"


@dataclass(frozen=True, slots=True)
class Weights:
    """The sections of weights.toml, each said there. Read with `weights`."""

    version: str
    status: Mapping[str, float]
    voices: Mapping[str, float]
    implied: Mapping[str, float]
    stance: Mapping[str, float]
    deaths: Mapping[int, float]
    toward_people: float
    toward_doer: frozenset[str]
    mutual: frozenset[str]
    half_lives: Mapping[str, float]
    enough: Mapping[str, float]
    shift: Mapping[str, float]
    latest: int
    grains: frozenset[str]

    def of_voices(self, outlets: int) -> float:
        """The factor of a deed that so many independent outlets tell; 1 for one."""
        more = max(0, outlets - 1)
        return 1 + (self.voices["most"] - 1) * more / (more + self.voices["half"])

    def of_deaths(self, killed: int) -> float:
        """What so many dead add to a score."""
        return min((worse for least, worse in self.deaths.items() if killed >= least), default=0.0)


def weights(layers: Iterable[str | Path] = ()) -> Weights:
    """The bundled table with those in the layers over it, the last layer over all; a UsageError where one is unfit."""
    table = _bundled()
    for layer in layers:
        own = Path(layer) / "relations" / FILE
        if own.is_file():
            table = _laid_over(table, _read(own), own)
    return Weights(
        version=table["version"],
        status=table["status"],
        voices=table["voices"],
        implied=table["implied"],
        stance=table["stance"],
        deaths={int(least): worse for least, worse in table["deaths"]["scores"].items()},
        toward_people=table["toward"]["people"],
        toward_doer=frozenset(table["toward"]["doer"]),
        mutual=frozenset(table["toward"]["mutual"]),
        half_lives=table["half_lives"],
        enough=table["enough"],
        shift=table["shift"],
        latest=table["deeds"]["latest"],
        grains=frozenset(table["deeds"]["grains"]),
    )


@cache
def _bundled() -> dict[str, Any]:
    return tomllib.loads((files("comity.relations") / FILE).read_text(encoding="utf-8"))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"`{path}` can't be read: {error}") from None


def _laid_over(table: dict[str, Any], own: Mapping[str, Any], path: Path, section: str = "") -> dict[str, Any]:
    """A table with another's values; a key that the bundled one lacks, or a value of another kind, is refused."""
    laid = dict(table)
    for key, value in own.items():
        place = f"{section}.{key}" if section else key
        free = section == "deaths.scores"  # its keys are numbers of the user's own
        if key not in table and not free:
            raise UsageError(f"`{path}` sets `{place}`, which is no weight", f"one of {', '.join(table)}")
        if isinstance(table.get(key), dict):
            laid[key] = {**value} if place == "deaths.scores" else _laid_over(table[key], value, path, place)
        elif not free and isinstance(value, int | float) != isinstance(table[key], int | float):
            raise UsageError(f"`{path}` sets `{place}` to `{value}`", f"such as {table[key]}")
        else:
            laid[key] = value
    return laid
