"""An explanation on a terminal: each sentence step by step, as the reader goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from comity.faces.show import QUIET
from comity.faces.words import deed, plural, safe, who_to_whom
from comity.types import EventMention, Reading, Stance

if TYPE_CHECKING:
    from comity.faces.coding import DeedStep, Explanation, SentenceSteps

_Row = tuple[str, str | Text, str | Text]


def explanation(found: Explanation) -> RenderableType:
    """All sentences of a text, then the records that come of it."""
    shown: list[RenderableType] = []
    for sentence in found.sentences:
        shown += [*_sentence(sentence), Text("")]
    return Group(*shown, *_records(found.reading))


def _sentence(steps: SentenceSteps) -> Iterable[RenderableType]:
    yield Text(f"“{safe(steps.text)}”", "bold")
    names: list[_Row] = [
        (one.text, one.name if one.kind == "unresolved" else f"{one.name} ({one.kind.replace('_', ' ')})",
         one.why + (f"; not {', '.join(one.others)}" if one.others else ""))
        for one in steps.names
    ]  # fmt: skip
    names += [(one.text, f"a place{' in ' + one.country if one.country else ''}", "") for one in steps.places]
    yield from _step("names", _rows(names), "nobody and no place is named")
    yield from _step("parse", [_tree(steps)], "")
    cues: list[_Row] = [(one.text, f"{one.place}", _cue(one.says, one.outcome)) for one in steps.cues]
    yield from _step("cues", _rows(cues), "no word that the codebook knows")
    if steps.unknown:
        yield Padding(Text(f"no row knows: {safe(', '.join(dict.fromkeys(steps.unknown)))}", QUIET), (0, 0, 0, 2))
    if steps.sayings:
        said: list[_Row] = [
            (
                one.cue,
                one.source,
                f"{one.act}, {one.attitude}{', ' + one.evidence if one.evidence else ''}: “{one.content}”",
            )
            for one in steps.sayings
        ]
        yield from _step("who says it", _rows(said), "")
    yield from _step("deeds", [part for one in steps.deeds for part in _deed(one)], "no deed is told")
    if steps.no_deeds:
        given: list[_Row] = [(one.text, one.place, f"no deed, because: {one.why}") for one in steps.no_deeds]
        yield from _step("given up", _rows(given), "")


def _deed(one: DeedStep) -> Iterable[RenderableType]:
    title = Text.assemble((safe(one.text), "bold"), "  ", deed(one.type, one.mode), f" · score {one.score:g}")
    yield Padding(title, (0, 0, 0, 2))
    rows: list[_Row] = [("row", one.place, one.says)]
    if one.mode:
        rows.append(("mode", one.mode, f"by {one.mode_by}"))
    rows += [(role.role, role.name, f"{role.why}: “{role.text}”") for role in one.roles]
    rows += [(role, "nobody", "no slot names one") for role in ("actor", "recipient")
             if not any(filled.role == role for filled in one.roles)]  # fmt: skip
    rows.append(("status", one.status, "" if one.statuses or one.changes else "nothing bears on it"))
    rows += [("", f"{step.status}", f"“{step.text}”: {step.how}") for step in one.statuses]
    rows += [("then", change, "") for change in one.changes]
    if one.about:
        rows.append(("about", f"“{one.about}”", ""))
    rows += [("voice", one.voice, ""), ("when", one.when or "not said", ""), ("where", one.where or "not said", "")]
    rows += [("count", count, "") for count in one.counts]
    rows += [("context", context, "") for context in one.contexts]
    rows.append(("confidence", f"{one.confidence:.2f}", "; ".join(f"{c.clue} {c.log_odds:+.2f}" for c in one.clues)))
    yield Padding(Group(*_rows(rows, narrow=12)), (0, 0, 0, 2))


def _records(reading: Reading) -> Iterable[RenderableType]:
    names = {actor.id: actor.name for actor in reading.actors}
    rows: list[_Row] = [
        (one.id, deed(one.event_type, one.mode), _mention(one, names)) for one in reading.event_mentions
    ]
    rows += [(one.id, "claim", f"{names.get(one.source or '', 'the report')}: “{one.cue.text}”")
             for one in reading.attributions]  # fmt: skip
    rows += [(one.id, "stance", _stance(one, names)) for one in reading.stances]
    counted = f"records: {plural(len(rows), 'record')}, {plural(len(reading.actors), 'actor')}"
    yield from _step(counted, _rows(rows), "nothing is kept of it")


def _mention(one: EventMention, names: dict[str, str]) -> str:
    told = who_to_whom((a.actor for a in one.actors), (a.actor for a in one.recipients), names)
    about = f", about {one.about}" if one.about else ""
    return f"{told}, {one.status}{about}"


def _stance(one: Stance, names: dict[str, str]) -> str:
    side = "for" if one.polarity == "positive" else "against"
    return f"{names.get(one.holder, one.holder)} stands {side} {names.get(one.target, one.target)}"


def _step(title: str, parts: Sequence[RenderableType], nothing: str) -> Iterable[RenderableType]:
    yield Rule(Text(title, "bold"), align="left", characters="─", style=QUIET)
    if parts:
        yield from parts
    elif nothing:
        yield Padding(Text(nothing, QUIET), (0, 0, 0, 2))


def _rows(rows: Sequence[_Row], narrow: int | None = None) -> list[RenderableType]:
    """Rows of three: a word, what it is, and why."""
    if not rows:
        return []
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=narrow or min(22, max(len(first) for first, _, _ in rows) + 2))
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    for first, second, third in rows:
        table.add_row(Text(f"  {safe(first)}"), _text(second), _text(third))
    return [table]


def _text(what: str | Text) -> Text:
    return what if isinstance(what, Text) else Text(safe(what))


def _cue(says: str, outcome: str) -> Text:
    return Text.assemble(safe(says), (f"\n→ {safe(outcome)}", "bold" if outcome.startswith("tells") else QUIET))


def _tree(steps: SentenceSteps) -> RenderableType:
    text = Text()
    for at, node in enumerate(steps.tree):
        text.append(("\n" if at else "") + "  " + "  " * node.depth + safe(node.text))
        text.append(f"  {safe(node.role)}" if node.role else "", QUIET)
    return text
