"""The ledger of a deed on a terminal: each voice with its version, then where they stand apart."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from comity.faces.desk import Desk
from comity.faces.show import ACCENT, HOSTILE, QUIET, quoted
from comity.faces.words import STATUS, day, days, deed, number, one_line, plural, several, who_to_whom
from comity.types import Account, EventMention, Ledger

_KINDS: Mapping[str, str] = {"source": "", "outlet": "in its own voice", "editor": "in an editor's note"}


def ledger(found: Ledger, desk: Desk) -> RenderableType:
    """What was done, then each voice with its version, where they differ, what one alone says, and who is silent."""
    names = desk.names(_ids(found))
    event = found.event
    parts: list[RenderableType] = [
        Text(who_to_whom(event.actors, event.recipients, names), "bold"),
        Text(" · ".join(filter(None, (deed(event.event_type, event.mode), days(event.when), STATUS[event.status],
                                      plural(len(event.articles), "report"))))),
        Text(),
    ]  # fmt: skip
    parts.append(Rule(Text("Who says what", "bold"), align="left", characters="─", style=QUIET))
    grid = Table.grid(padding=(0, 2, 1, 0), expand=True)
    grid.add_column(width=11)
    grid.add_column(ratio=1)
    for version in found.accounts:
        grid.add_row(Text(day(version.since)), _version(version, names))
    parts += [grid, Text()]
    for heading, lines in (
        ("Where they differ", [_difference(one.field, one.versions, names) for one in found.differences]),
        ("Said by one voice alone", [_alone(voice, what, names) for voice, what in found.alone]),
        ("What is said of it", [_remark(one, names) for one in found.remarks]),
        (
            "Not heard on it",
            [Text(several([names.get(one, one) for one in found.silent], most=8))] if found.silent else [],
        ),
        ("Evidence", [_proved(found)]),
    ):
        if lines:
            parts += [Rule(Text(heading, "bold"), align="left", characters="─", style=QUIET), *lines, Text()]
    return Group(*parts)


def _version(version: Account, names: Mapping[str, str]) -> RenderableType:
    voice = Text(one_line(names.get(version.voice, version.voice)), "bold")
    if _KINDS[version.kind]:
        voice.append(f" · {_KINDS[version.kind]}", "not bold")
    facts = [", ".join(STATUS[status] for status in version.statuses), *_figures(version)]
    facts.append(plural(len(version.articles) or len(version.copied), "report"))
    if version.articles and version.copied:
        facts.append(f"{plural(len(version.copied), 'copy').replace('copys', 'copies')} left out")
    parties = who_to_whom(version.actors, version.recipients, names, nobody="")
    lines: list[RenderableType] = [voice, Text(" · ".join(facts), HOSTILE if version.denies else "")]
    if parties:
        lines.append(Text(parties.lstrip("→ ") if version.actors else f"to {parties.removeprefix('→ ')}"))
    for proof in version.evidence:
        by = f" by {one_line(names.get(proof.by, proof.by))}" if proof.by else ""
        told = f"evidence offered{by}: " if proof.kind == "offered" else f"no evidence{by}: "
        lines.append(Text.assemble((told, "bold"), f"“{one_line(proof.words.text)}”"))
    first = version.mentions[0]
    lines.append(quoted(first.sentence, [first.anchor]))
    return Group(*lines)


def _figures(version: Account) -> list[str]:
    """What a voice counts, each kind once: `19 killed, later 25 killed`."""
    told: dict[str, list[str]] = {}
    for mention in version.mentions:
        for count in mention.counts:
            told.setdefault(count.what, []).append(number(count))
    return [", later ".join(dict.fromkeys(figures)) for figures in told.values()]


def _difference(field: str, versions: tuple[tuple[str, tuple[str, ...]], ...], names: Mapping[str, str]) -> Text:
    text = Text(f"{field}: ", "bold")
    for at, (value, voices) in enumerate(versions):
        text.append(("; " if at else "") + value, f"not bold {ACCENT}")
        text.append(f" – {several([names.get(voice, voice) for voice in voices])}", "not bold")
    return text


def _alone(voice: str, what: str, names: Mapping[str, str]) -> Text:
    kind, _, who = what.partition(" ")
    told = f"by {one_line(names.get(who, who))}" if kind == "by" else what
    return Text.assemble(told, (f" – {one_line(names.get(voice, voice))}", QUIET))


def _remark(one: EventMention, names: Mapping[str, str]) -> Text:
    who = several([names.get(argument.actor, argument.actor) for argument in one.actors])
    return Text.assemble(
        (who, "bold"),
        f" · {deed(one.event_type, one.mode)} · {STATUS[one.status]} · ",
        quoted(one.sentence, [one.anchor], most=120),
    )


def _proved(found: Ledger) -> Text:
    if found.proved:
        voices = [version.voice for version in found.accounts if any(p.kind == "offered" for p in version.evidence)]
        return Text(
            f"offered for the version of {plural(len(voices), 'voice')}; the reports tell of none for the others"
        )
    return Text("no report tells of any that was shown")


def _ids(found: Ledger) -> set[str]:
    ids = {*found.event.actors, *found.event.recipients, *found.silent}
    for version in found.accounts:
        ids |= {*version.actors, *version.recipients} | {proof.by for proof in version.evidence if proof.by}
        ids |= {version.voice} if version.kind == "source" else set()
    return ids | {argument.actor for one in found.remarks for argument in one.actors}
