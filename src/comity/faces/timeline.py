"""A pair over time on a terminal: what the two did to each other, day by day or week by week, with the turn marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from comity.faces.desk import Desk
from comity.faces.show import COOPERATIVE, HOSTILE, QUIET, quoted
from comity.faces.words import day, deed, one_line, plural, signed, who_to_whom
from comity.types import Event, EventMention, Level, Shift, Stance, Tie, first_day

HEIGHT = 3
"""Rows of bars on each side of the line."""

SPANS = (1, 2, 7, 14, 30, 91, 182, 365)
"""Days that a column may stand for."""

LED = 3
"""Events that are told under a picture."""


def turn(shift: Shift, desk: Desk, as_of: str | None = None) -> RenderableType:
    """A turn as a picture: bars of conduct, cooperative above the line and hostile below, and what moved it."""
    names = desk.names({shift.a, shift.b})
    a, b = one_line(names[shift.a]), one_line(names[shift.b])
    title = Text.assemble(
        (f"{a} and {b}", "bold"), " turn ", _turned(shift), f" around {day(shift.date)} ({shift.kind})"
    )
    levels = f"level {signed(shift.before)} before, {signed(shift.after)} after · probability {shift.probability:.2f}"
    delay = (date.fromisoformat(shift.called) - date.fromisoformat(shift.date)).days
    first = f"first called on {day(shift.called)}, {plural(delay, 'day')} later" if delay else "called the same day"
    return Group(title, Text(f"{levels} · {first}"), Picture(shift, desk, as_of), *moved(shift, desk))


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars of a turn, as wide as there is room for."""

    shift: Shift
    desk: Desk
    as_of: str | None = None

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        yield picture(self.shift, self.desk, options.max_width, self.as_of)


def picture(shift: Shift, desk: Desk, width: int, as_of: str | None = None) -> RenderableType:
    """Bars over time around a turn, with its day marked, a legend, and the number of reports."""
    done = [one for one in desk.related(as_of).conduct if {one.source, one.target} == {shift.a, shift.b}]
    at = date.fromisoformat(shift.date).toordinal()
    near = [one for one in done if abs(one.day - at) <= SPANS[-1]] or done
    first, last = min(one.day for one in near), max(one.day for one in near)
    span = next((days for days in SPANS if (last - first) // days < width - 4), SPANS[-1])
    columns = (last - first) // span + 1
    above, below = [0.0] * columns, [0.0] * columns
    for one in {one.event: one for one in near}.values():
        (below if one.hostile else above)[(one.day - first) // span] += one.mass
    highest = max(*above, *below, 0.01)
    mark = (at - first) // span
    rows: list[Text] = []
    for row in range(HEIGHT - 1, -1, -1):
        rows.append(_row(above, highest, row, "▄", COOPERATIVE, mark, "▲ " if row == HEIGHT - 1 else "  "))
    rows.append(Text("  " + "".join("┿" if column == mark else "─" for column in range(columns)), QUIET))
    for row in range(HEIGHT):
        rows.append(_row(below, highest, row, "▀", HOSTILE, mark, "▼ " if row == HEIGHT - 1 else "  "))
    rows.append(_scale(first, last, at, mark, columns))
    reports = len({report for one in near for report in one.reports})
    per = {1: "a day", 7: "a week", 30: "a month", 365: "a year"}.get(span, f"{span} days")
    legend = f"▲ cooperative and ▼ hostile conduct, either way; a column is {per}; {plural(reports, 'report')}"
    return Group(*rows, Text(legend, QUIET))


def moved(shift: Shift, desk: Desk) -> list[RenderableType]:
    """What moved a turn most, by date, each with a sentence that tells it."""
    deeds = desk.related().deeds(shift)[:LED]
    names = desk.names(
        {actor for one in deeds if isinstance(one, Event) for actor in (*one.actors, *one.recipients)}
        | {actor for one in deeds if isinstance(one, Stance) for actor in (one.holder, one.target)}
    )
    told = desk.first_mentions([one for one in deeds if isinstance(one, Event)])
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=11, no_wrap=True)
    table.add_column(ratio=1)
    lines = [_moved(one, told, names) for one in deeds]
    for when, what, sentence in sorted(lines, key=lambda line: line[0]):
        table.add_row(day(when), Group(what, sentence))
    return [table]


def shifts(found: Sequence[Shift], desk: Desk) -> RenderableType:
    """Turns by date: who, which way, from which level to which, how sure, and the id to ask `why` of."""
    names = desk.names({actor for one in found for actor in (one.a, one.b)})
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=11, no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(width=16)
    table.add_column(width=19, no_wrap=True)
    for one in found:
        pair = Text(f"{one_line(names[one.a])} and {one_line(names[one.b])}", "bold")
        facts = f"{signed(one.before)} → {signed(one.after)}, by {plural(len(one.events), 'event')}"
        sure = Text(f"{one.probability:.2f}\n")
        sure.append(one.id, QUIET)
        kind = _turned(one)
        kind.append(f"\n{one.kind}", "default")
        table.add_row(day(one.date), Group(pair, Text(facts)), kind, sure)
    return table


def ties(found: Sequence[Tie], desk: Desk) -> RenderableType:
    """Ties of a day: the level with its interval, lately, and on how much it rests."""
    names = desk.names({actor for one in found for actor in (one.source, one.target)})
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=1)
    for width in (22, 16, 12):
        table.add_column(width=width)
    for one in found:
        level = Level(one.level, one.low or 0.0, one.high or 0.0) if one.level is not None else None
        table.add_row(
            Text(who_to_whom([one.source], [one.target], names), "bold"),
            _level(level) if level else Text("too few events", QUIET),
            Text.assemble("lately ", _level(one.lately, short=True)) if one.lately else Text(""),
            Text(plural(one.events, "event")),
        )
    when = Text(f"On {day(found[0].on)}; from −10, hostile, to +10, cooperative, with 95 % intervals", QUIET)
    return Group(when, Rule(style=QUIET), table)


def _row(masses: Sequence[float], highest: float, row: int, half: str, style: str, mark: int, edge: str) -> Text:
    """A row of bars, the `row`-th from the line; half blocks make two steps of each."""
    text = Text(edge, style)
    for column, mass in enumerate(masses):
        steps = max(1, round(2 * HEIGHT * mass / highest)) if mass else 0
        if steps >= 2 * row + 2:
            text.append("█", style)
        elif steps == 2 * row + 1:
            text.append(half, style)
        else:
            text.append("┊" if column == mark else " ", QUIET)
    return text


def _scale(first: int, last: int, at: int, mark: int, columns: int) -> Text:
    """The first day, the turn's and the last, as far as there is room for them."""
    line = [" "] * max(columns + 2, 13)
    ends = [(2, day(_iso(first))), (columns + 2 - len(day(_iso(last))), day(_iso(last)))]
    turned = f"↑ {day(_iso(at))}"
    place = min(mark + 2, max(0, len(line) - len(turned)))
    for start, words in [*ends, (place, turned)]:
        others = place - 2 < start + len(words) and start < place + len(turned) + 2
        if start >= 0 and (words == turned or not others):
            line[start : start + len(words)] = words
    return Text("".join(line).rstrip())


def _iso(ordinal: int) -> str:
    return (date.min + timedelta(days=ordinal - 1)).isoformat()


def _moved(one: Event | Stance, told: dict[str, EventMention], names: dict[str, str]) -> tuple[str, Text, Text]:
    if isinstance(one, Stance):
        side = "for" if one.polarity == "positive" else "against"
        when = (one.when.first if one.when else None) or ""
        what = f"{one_line(names[one.holder])} stands {side} {one_line(names[one.target])}"
        return when, Text(what, "bold"), quoted(one.sentence, [one.basis], most=150)
    when = first_day(one.when, one.first_reported) or ""
    what = f"{who_to_whom(one.actors[:2], one.recipients[:2], names)} · {deed(one.event_type, one.mode)}"
    mention = told[one.id]
    return when, Text(what, "bold"), quoted(mention.sentence, [mention.anchor], most=150)


def _turned(shift: Shift) -> Text:
    hostile = shift.turn == "hostile"
    return Text(f"{'▼' if hostile else '▲'} {shift.turn}", HOSTILE if hostile else COOPERATIVE)


def _level(level: Level, short: bool = False) -> Text:
    text = Text("▼ " if level.level < 0 else "▲ ", HOSTILE if level.level < 0 else COOPERATIVE)
    text.append(signed(level.level), "bold")
    if not short:
        text.append(f"  {signed(level.low)} to {signed(level.high)}", "default")
    return text
