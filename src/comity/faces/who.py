"""Who: what the actor directory says of a name on a day, with a user's own tables over the bundled ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity import wire
from comity.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from comity.reading.directory.profiles import Profile


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom a name may mean: the profile, by which rule, and why."""

    profile: Profile
    how: str
    why: str


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a name means on a day: the first of `known`, unless a report tells otherwise by the `rule`."""

    asked: str
    on: str
    known: tuple[Known, ...]
    rule: str | None

    def __repr__(self) -> str:
        others = f" or {len(self.known) - 1} more" if len(self.known) > 1 else ""
        return f"<{self.asked!r} on {self.on}: {self.known[0].profile.actor.id}{others}>"

    def to_dict(self) -> dict[str, Any]:
        """As `comity directory show --json` prints it."""
        return {
            "asked": self.asked,
            "on": self.on,
            "rule": self.rule,
            "meanings": [_line(one) for one in self.known],
        }


def who(name: str, on: str, layers: Sequence[str | Path] = ()) -> Who:
    """Whom a name means on a day (`2019-12-31`); a NotFoundError names the nearest names where it means nobody."""
    from comity.reading.directory.asking import ask, nearest
    from comity.reading.directory.profiles import profile
    from comity.reading.knowledge import filled, knowledge

    laid = filled(layers)
    directory = knowledge(laid).directory
    answer = ask(directory, name, checked_day(on))
    if not answer.meanings:
        near = nearest(directory, name)
        hint = (
            f"did you mean {' or '.join(f'`{one}`' for one in near)}?"
            if near
            else 'add it: comity directory add "NAME"'
        )
        raise NotFoundError(f"the directory knows nobody called `{name}`", hint)
    known = tuple(Known(profile(directory, one.actor, on, laid), one.how, one.why) for one in answer.meanings)
    return Who(name, on, known, answer.rule)


def known_actor(identity: str, on: str, layers: Sequence[str | Path] = ()) -> Known | None:
    """What the directory knows on a day of the actor of an id; None where no table and no rule has that id."""
    from comity.reading.directory.asking import meaning_of_id
    from comity.reading.directory.profiles import profile
    from comity.reading.knowledge import filled, knowledge

    laid = filled(layers)
    directory = knowledge(laid).directory
    found = meaning_of_id(directory, identity, checked_day(on))
    return Known(profile(directory, found.actor, on, laid), found.how, found.why) if found else None


def checked_day(on: str) -> str:
    """The day, if it is one; else a UsageError."""
    try:
        return date.fromisoformat(on).isoformat()
    except ValueError:
        raise UsageError(f"`{on}` is not a date", "write the day as 2019-12-31") from None


def _line(one: Known) -> dict[str, Any]:
    line = wire.to_line(one.profile.actor)
    line.pop("mentions", None)
    rest = wire.to_dict(one.profile)
    rest.pop("actor")
    return {**line, "how": one.how, "why": one.why, **rest}


def faults(folder: str | Path | None, layers: Sequence[str | Path] = ()) -> list[dict[str, Any]]:
    """All that is wrong with the tables of a layer, or without one with the bundled tables: file, line, what.

    A folder is a layer or its `directory`; a NotFoundError where it holds no tables of a directory.
    """
    from comity.reading.directory.checking import check
    from comity.reading.tables import tables

    if folder is None:
        return [wire.to_dict(fault) for fault in check()]
    inside = Path(folder) / "directory"
    tables_in = inside if inside.is_dir() else Path(folder)
    if not tables(tables_in):
        raise NotFoundError(f"`{folder}` holds no tables of a directory", 'make one: comity directory add "NAME"')
    return [wire.to_dict(fault) for fault in check(tables_in, _folders(layers))]


@dataclass(frozen=True, slots=True)
class NewActor:
    """What is said of an actor that is added; None leaves what is known of it."""

    name: str
    id: str | None = None
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    source: str = "own"


def add(new: NewActor, layer: Path, layers: Sequence[Path] = ()) -> dict[str, Any]:
    """Write an actor into a layer that lies over `layers`; what was done, in which file, and the row."""
    from comity.reading.directory.adding import add as add_row
    from comity.reading.knowledge import filled, knowledge

    known = knowledge(filled((*layers, layer))).directory
    under = _folders(layers)
    added = add_row(
        layer / "directory", known, new.name, identity=new.id, kind=new.kind, country=new.country, sector=new.sector,
        aliases=new.aliases, of=new.of, source=new.source, under=under,
    )  # fmt: skip
    return {"done": added.done, "from_known": added.from_known, "file": str(added.file), "row": dict(added.row)}


def import_files(
    files: Sequence[Path], layer: Path, layers: Sequence[Path] = (), *, format: str | None = None, write: bool = True
) -> Iterator[dict[str, Any]]:
    """Dictionaries into a layer that lies over `layers`; of each, what was read, new, known and refused, and the files.

    A UsageError where the format is none that there is, or a file is no dictionary.
    """
    from comity.reading.directory.importing import FORMATS
    from comity.reading.directory.importing import import_files as import_all

    chosen = next((one for one in FORMATS if one == format), None)
    if format is not None and chosen is None:
        raise UsageError(f"there is no format `{format}`", f"one of {', '.join(FORMATS)}")
    under = _folders(layers)
    return map(wire.to_dict, import_all(files, layer / "directory", under, format=chosen, write=write))


def _folders(layers: Sequence[str | Path]) -> list[Path]:
    """The folders of layers in which tables of the directory may be."""
    folders = [Path(layer) / "directory" for layer in layers]
    return [folder for folder in folders if folder.is_dir()]
