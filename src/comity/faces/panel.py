"""What the directory knows of somebody, as a panel on a terminal: who, since when, part of what, and why this one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from rich.box import ROUNDED
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from comity.faces.show import QUIET
from comity.faces.who import Known, Who
from comity.faces.words import day, one_line, plural, safe

_MEMBERS, _NAMES = 8, 14  # shown one by one
_HOLDS, _HELD = "●", "○"  # a tie that is in force on the day, and one that is not
_TIES = {"member": "member of", "part": "part of", "organ": "organ of", "nationality": "of", "backed_by": "backed by"}


class Tie(Protocol):
    """A dated relation, as the directory's profiles have it."""

    @property
    def actor(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def relation(self) -> str: ...
    @property
    def since(self) -> str | None: ...
    @property
    def until(self) -> str | None: ...
    @property
    def role(self) -> str | None: ...
    @property
    def in_force(self) -> bool: ...
    @property
    def above(self) -> Sequence[Tie]: ...


def who(found: Who) -> RenderableType:
    """A panel for each meaning, the likeliest first, and the rule that chooses."""
    panels: list[RenderableType] = [_panel(one, found.on) for one in found.known]
    if found.rule:
        panels.insert(0, Text(f"`{safe(found.asked)}` may mean {plural(len(found.known), 'actor')}: {found.rule}."))
    return Group(*panels)


def _panel(one: Known, on: str) -> Panel:
    profile, actor = one.profile, one.profile.actor
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=QUIET, width=11)
    grid.add_column(ratio=1, overflow="fold")
    facts = (actor.kind.replace("_", " "), f"sector {actor.sector}" if actor.sector else "", actor.country or "")
    grid.add_row("is", " · ".join(filter(None, facts)))
    if len(profile.names) > 1:
        grid.add_row("also called", _some(profile.names[1:], _NAMES))
    holding, held = ([tie for tie in profile.ties if tie.in_force is wanted] for wanted in (True, False))
    if holding:
        grid.add_row(day(on), Group(*_chain(holding)))
    if held:
        grid.add_row("other days", Group(*(Text(f"{_HELD} {_tie(tie)}") for tie in held)))
    if profile.members:
        grid.add_row("its people", _members(profile.members))
    codes = [f"{system}={key}" for system in ("wikidata", "iso3", "cameo") if (key := getattr(actor.codes, system))]
    if codes:
        grid.add_row("codes", safe(", ".join(codes)))
    grid.add_row("written in", _written(one))
    grid.add_row("why", Text(safe(one.why), "bold"))
    title = Text.assemble((one_line(actor.name), "bold"), "  ", (actor.id, QUIET))
    return Panel(grid, title=title, title_align="left", box=ROUNDED, border_style=QUIET)


def _chain(ties: Iterable[Tie], depth: int = 0) -> Iterable[Text]:
    """Ties, each with what the other one belongs to in turn."""
    for tie in ties:
        yield Text(f"{'  ' * depth + '└' if depth else _HOLDS} {_tie(tie)}")
        yield from _chain(tie.above, depth + 1)


def _tie(tie: Tie) -> str:
    what = f"{(tie.role or 'in office').replace('-', ' ')}, {tie.name}" if tie.relation == "office" else ""
    return "  ".join(filter(None, (one_line(what or f"{_TIES[tie.relation]} {tie.name}"), _dates(tie))))


def _dates(tie: Tie) -> str:
    if tie.since and tie.until:
        return f"{day(tie.since)} – {day(tie.until)}"
    if tie.since:
        return f"since {day(tie.since)}"
    return f"until {day(tie.until)}" if tie.until else ""


def _members(members: Sequence[Tie]) -> RenderableType:
    holding = [tie for tie in members if tie.in_force]
    roles: dict[str, list[str]] = {}
    for tie in holding:
        roles.setdefault(one_line(tie.name), []).extend([tie.role.replace("-", " ")] if tie.role else [])
    lines = [Text(f"{_HOLDS} {', '.join((name, *held))}") for name, held in roles.items()][:_MEMBERS]
    others = len({tie.actor for tie in members} - {tie.actor for tie in holding})
    rest = len(roles) - len(lines)
    more = (f"{rest:,} more" if rest else "", f"{others:,} on other days only" if others else "")
    words = ", ".join(filter(None, more))
    return Group(*lines, *([Text(f"and {words}" if lines else words, QUIET)] if words else []))


def _some(names: Sequence[str], most: int) -> str:
    rest = len(names) - most
    return ", ".join(map(one_line, names[:most])) + (f" and {rest} more" if rest > 0 else "")


def _written(one: Known) -> str:
    place = one.profile.written
    if place is None:
        return "no table: a rule makes it"
    where = f"{place.file} line {place.line}, {safe(place.layer) if place.layer else 'bundled'}"
    return f"{where}; source: {safe(place.source) or 'not said'}"
