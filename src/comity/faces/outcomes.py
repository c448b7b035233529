"""What came of it, on a terminal: an actor's record, or everybody's, kind by kind, with both sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from comity.faces.desk import Desk
from comity.faces.show import QUIET, quoted
from comity.faces.words import day, one_line, plural, several, who_to_whom
from comity.types import EventMention, Outcome, OutcomeKind, OutcomeResult

KINDS: Mapping[OutcomeKind, str] = {
    "request": "Asked",
    "refusal": "Refused",
    "threat": "Threatened",
    "promise": "Promised",
    "agreement": "Agreed",
}
RESULTS: Mapping[OutcomeResult, str] = {
    "granted": "granted",
    "refused": "refused",
    "defied": "defied",
    "carried_out": "carried out",
    "kept": "kept",
    "broken": "broken",
    "open": "open",
}


def record_of(
    found: Sequence[Outcome], desk: Desk, asked_of: Sequence[Outcome] = (), as_of: str | None = None, most: int = 50
) -> RenderableType:
    """Each kind with its results counted, and what was answered with its answer; then what was asked of the actor.

    What is open is counted and not listed, unless all of it is open. `most` is how many are listed of each kind.
    """
    sections = [(words, [one for one in found if one.kind == kind]) for kind, words in KINDS.items()]
    sections += [("Asked of it", list(asked_of))]
    any_answered = any(one.by for one in (*found, *asked_of))
    listed = {heading: [one for one in outcomes if one.by or not any_answered][:most] for heading, outcomes in sections}
    shown = [one for outcomes in listed.values() for one in outcomes]
    names, said = desk.names(_ids(shown)), desk.told_by(shown, as_of)
    parts: list[RenderableType] = []
    for heading, outcomes in sections:
        if outcomes:
            parts += [_heading(heading, outcomes), _entries(listed[heading], names, said), Text("")]
    return Group(*parts)


def _heading(words: str, outcomes: Collection[Outcome]) -> Rule:
    counted = Counter(one.result for one in outcomes)
    results = ", ".join(f"{counted[result]:,} {said}" for result, said in RESULTS.items() if counted[result])
    title = Text.assemble((words, "bold"), f" · {results}")
    return Rule(title, align="left", characters="─", style=QUIET)


def _entries(outcomes: Iterable[Outcome], names: Mapping[str, str], said: Mapping[str, EventMention]) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 1, 0), expand=True)
    grid.add_column(width=11)
    grid.add_column(ratio=1)
    grid.add_column(width=18, justify="left")
    for one in outcomes:
        lines = [Text(_parties(one, names), "bold"), _sentence(said[one.told])]
        if one.answered is not None:
            lines.append(Text.assemble(("→ ", "bold"), _sentence(said[one.answered])))
        grid.add_row(Text(day(one.on)), Group(*lines), Group(_result(one), Text(one.id, QUIET, no_wrap=True)))
    return grid


def _parties(one: Outcome, names: Mapping[str, str]) -> str:
    """Who spoke, and what would be done by whom to whom: `Turkey: RETREAT release by Syria → Turkish navy`.

    Where the record does not tell the deed apart, the words do, and here only who is spoken to: `Turkey, to Syria`.
    """
    speaks = several([names[actor] for actor in one.actors]) or "somebody"
    if one.deed is None:
        to = several([names[id_] for id_ in (*one.doers, *one.targets) if id_ not in one.actors])
        return one_line(f"{speaks}, to {to}" if to else speaks)
    deed = who_to_whom(one.doers, one.targets, names, nobody="")
    what = f"{'' if one.wanted else 'not '}{one.deed}"
    return one_line(f"{speaks}: {what} by {deed}" if deed and deed != speaks else f"{speaks}: {what}")


def _sentence(told: EventMention) -> Text:
    return quoted(told.sentence, [told.anchor], most=160)


def _result(one: Outcome) -> Text:
    """The result, after how long, and how sure that is."""
    text = Text(RESULTS[one.result], "bold")
    if one.days is not None:
        text.append(f"\nafter {plural(one.days, 'day')}" if one.days else "\nthe same day", "not bold")
    return text.append(f"\nprobability {one.probability:.2f}", "not bold")


def _ids(outcomes: Iterable[Outcome]) -> set[str]:
    return {actor for one in outcomes for actor in (*one.actors, *one.doers, *one.targets)}
