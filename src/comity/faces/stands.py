"""Camps and forecasts on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from comity.faces.show import ACCENT, COOPERATIVE, HOSTILE, QUIET, plain_table
from comity.faces.words import day, one_line, percent, plural, several
from comity.types import Camp, Forecast, Triad

_MOST = 8  # names in a row; the formats have all of them
_TRIADS = 3
_KINDS: Mapping[str, str] = {
    "verbal_cooperation": "words for", "material_cooperation": "deeds for", "verbal_conflict": "words against",
    "material_conflict": "deeds against", "turn": "a turn",
}  # fmt: skip


def camps(found: Sequence[Camp], names: Mapping[str, str]) -> RenderableType:
    """The camps of a day, each with how surely it holds, its foes, what changed, and the triads that strain it."""
    first = found[0]
    proved = "" if first.proved else f", at least {first.lower}; the time was too short to prove more"
    strained = f"{plural(first.frustration, 'tie')} of the network against the camps{proved}"
    parts: list[RenderableType] = [Text.assemble((f"Who stands together, {day(first.on)}", "bold"), f" · {strained}\n")]
    for camp in found:
        parts.append(
            Rule(
                Text(f"{plural(len(camp.actors), 'actor')} · holds in {camp.holds_in:.0%} of partitions", "bold"),
                align="left", characters="─", style=QUIET,
            )
        )  # fmt: skip
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(width=11, style=QUIET)
        grid.add_column(ratio=1)
        grid.add_row("▲ together", Text(_named(camp.actors, names), f"bold {COOPERATIVE}"))
        if camp.against:
            grid.add_row("▼ against", Text(_named(camp.against, names), HOSTILE))
        if camp.since:
            grid.add_row(f"since {camp.since[:4]}", Text(_change(camp, names)))
        for triad in camp.strained[:_TRIADS]:
            grid.add_row("strained", _triad(triad, names))
        if len(camp.strained) > _TRIADS:
            grid.add_row("", Text(f"and {len(camp.strained) - _TRIADS} more triads", QUIET))
        parts += [grid, Text()]
    return Group(*parts)


def forecasts(found: Sequence[Forecast], names: Mapping[str, str]) -> RenderableType:
    """A line a pair: the odds of each kind of deed; beneath it those at its own rate, and any two's."""
    first = found[0]
    learned = f"learned on {first.windows:,} earlier windows" if first.windows else "too few windows to learn from"
    heading = Text.assemble((f"The {plural(first.horizon, 'day')} after {day(first.on)}", "bold"), f" · {learned}\n")
    table = plain_table("who to whom", *_KINDS.values(), right=tuple(range(1, len(_KINDS) + 1)))
    for one in found:
        source, target = (one_line(names.get(actor, actor)) for actor in (one.source, one.target))
        rows = (
            (Text(f"{source} → {target}", "bold"), one.probabilities, f"bold {ACCENT}"),
            (Text(f"  own rate ({one.events})", QUIET), one.baselines.long_run, QUIET),
            (Text("  any two", QUIET), one.baselines.base_rate, QUIET),
        )
        for who, odds, style in rows:
            table.add_row(who, *(Text(percent(getattr(odds, kind)), style) for kind in _KINDS))
        table.add_section()
    return Group(heading, table)


def _named(ids: Sequence[str], names: Mapping[str, str]) -> str:
    return several([names.get(one, one) for one in ids], most=_MOST)


def _change(camp: Camp, names: Mapping[str, str]) -> str:
    joined = f"joined: {_named(camp.joined, names)}" if camp.joined else ""
    left = f"left: {_named(camp.left, names)}" if camp.left else ""
    return "; ".join(filter(None, (joined, left))) or "unchanged"


def _triad(triad: Triad, names: Mapping[str, str]) -> Text:
    """The pair whose tie does not fit, and the third party that it does not fit with."""
    one, other = (one_line(names.get(actor, actor)) for actor in triad.tie)
    (third,) = (one_line(names.get(actor, actor)) for actor in triad.actors if actor not in triad.tie)
    how = "are on good terms, though in different camps" if triad.friendly else "are at odds, though on one side"
    text = Text(f"{one} and {other} {how}; {third} stands between them")
    if triad.balanced_by:
        text.append(f"; in balance with {_named(triad.balanced_by, names)}", QUIET)
    return text
