"""`comity demo`: the bundled reports, read and shown on one screen.

They were written for this demonstration and prove nothing; README.md beside this says what is public fact in them.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from comity.errors import UsageError
from comity.faces.console import Progress, Session, show
from comity.faces.desk import Desk
from comity.faces.sentences import sentence_of
from comity.faces.show import ACCENT, COOPERATIVE, HOSTILE, QUIET, figures, quoted
from comity.faces.timeline import shifts, turn
from comity.faces.words import ACTS, DONE, EVIDENCE, STATUS, day, number, one_line, plural, several, who_to_whom
from comity.types import Article, Attribution, Event, first_day

RAID_DAYS = ("2019-12-29", "2019-12-30")
DEEDS, COUNTS, COPIES = 8, 8, 4
"""Rows of each list: together they fill one screen."""

TURNS = 2
"""Turns that are shown, the first of them as a picture."""

UNNAMED = ("unresolved", "people", "crowd", "movement")


def show_demo(session: Session, into: Path | None, port: int | None = None) -> int:
    """Read the bundled reports into a casebook and show what is worth seeing first; the exit code."""
    case = into or Path(tempfile.mkdtemp(prefix="comity-demo-"), "iraq")
    began = time.monotonic()
    with Desk(case, model=session.settings.model) as desk:
        with (
            as_file(files("comity.faces.demo") / "reports" / "reports.jsonl") as reports,
            Progress(session, "reading") as progress,
        ):
            summary = desk.read(reports, processes=session.settings.processes or 1, progress=progress)
        seconds = time.monotonic() - began
        show(screen(desk, seconds))
        session.say(f"{summary}")
        if port is not None:
            from comity.faces.http import serve

            serve(desk, "127.0.0.1", port, None, session.say, session.settings.coder)
    return 0


def screen(desk: Desk, seconds: float) -> RenderableType:
    """The first screen: what it is, the main deeds, a disputed count, words without evidence, copies, what next."""
    reports = list(desk.articles())
    outlets = {outlet for report in reports for outlet in report.outlets}
    dated = sorted(report.published for report in reports if report.published)
    if not dated:
        raise UsageError(f"`{desk.path}` holds none of the demonstration's reports", "comity demo --into ANOTHER")
    intro = Text.assemble(
        (f"{plural(len(reports), 'report')} by {len(outlets)} invented outlets", "bold"),
        f", {day(dated[0])} to {day(dated[-1])}, read in {seconds:.0f} s. ",
        ("They were written for this demonstration and prove nothing.", f"bold {ACCENT}"),
        " Who did what to whom is public record; who says it, and how, is made up.",
    )
    parts: list[RenderableType] = [intro, *_turns(desk), _heading("What most outlets tell, and who says so")]
    parts.append(_timeline(desk))
    raids = _raids(desk)
    if any(raid.counts for raid in raids):
        parts += [_heading("29 December 2019: the dead and wounded, by who counts them"), _counts(desk, raids)]
    parts += _words(desk)
    copies = _copies(desk, reports)
    if copies:
        parts += [_heading("Reports that are copies or excerpts count as one voice"), *map(_copy, copies[:COPIES])]
    parts += [_heading("Next"), *_next(desk, raids[0] if raids else None)]
    return Group(*parts)


def _turns(desk: Desk) -> list[RenderableType]:
    """The realignments with the United States: the surest as a picture, the others in a line each."""
    found = [one for one in desk.shifts(actor="united-states") if one.kind == "realignment" and one.turn == "hostile"]
    found = sorted(found, key=lambda one: (-one.probability, one.id))[:TURNS]
    if not found:
        return []
    parts = [_heading("Who turned, and when"), turn(found[0], desk)]
    return [*parts, *([Text(""), shifts(found[1:], desk)] if found[1:] else [])]


def _timeline(desk: Desk) -> RenderableType:
    """The deeds that most outlets tell, at most two a day, by date."""
    events = [event for event in desk.events() if event.status in DONE and event.actors]
    chosen: list[Event] = []
    for event in sorted(events, key=_weight, reverse=True):
        if len(chosen) < DEEDS and sum(_day_of(one) == _day_of(event) for one in chosen) < 2:
            chosen.append(event)
    names = desk.names({actor for event in chosen for actor in (*event.actors, *event.recipients)})
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=11, no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(width=18)
    for event in sorted(chosen, key=lambda one: (_day_of(one), one.id)):
        against = desk.hostile(event.event_type)
        kind = Text("▼ " if against else "▲ ", HOSTILE if against else COOPERATIVE)
        kind.append(event.event_type, "bold" if against else "")
        what = Text(who_to_whom(event.actors[:3], event.recipients[:3], names), "bold")
        said = [STATUS[event.status], *figures(event)[:1], several(event.outlets, 2)]
        table.add_row(day(_day_of(event)), Group(what, Text(" · ".join(said))), kind)
    return table


def _weight(event: Event) -> tuple[int, bool, int, str]:
    return len(event.outlets), bool(event.recipients), len(event.mentions), event.id


def _day_of(event: Event) -> str:
    return first_day(event.when, event.first_reported) or ""


def _raids(desk: Desk) -> list[Event]:
    """What is told of the raid of 29 December; the event with the most counts comes first."""
    found = desk.events(type="ASSAULT", since=RAID_DAYS[0], until=RAID_DAYS[1])
    american = [one for one in found if not one.actors or any(id_.startswith("united-states") for id_ in one.actors)]
    return sorted(american, key=lambda one: (not one.actors, -len(one.counts), -len(one.mentions), one.id))


def _counts(desk: Desk, raids: list[Event]) -> RenderableType:
    """Who counts how many, by date: the same figure of the same voice once."""
    counts = [count for raid in raids for count in raid.counts if count.what in ("killed", "wounded")]
    names = desk.names({count.voice for count in counts})
    table = Table.grid(padding=(0, 2, 0, 0))
    seen = {(count.published or "", one_line(names[count.voice]), number(count)) for count in counts}
    for published, voice, figure in sorted(seen)[:COUNTS]:
        table.add_row(day(published), Text(figure, "bold"), voice)
    return table


def _words(desk: Desk) -> list[RenderableType]:
    """An accusation without evidence, and a denial, of the days of the raid if there are any."""
    claims = list(desk.claims())
    told = {report.id: report.published for report in desk.articles()}
    known = {one.actor.id for one in desk.actors() if one.actor.kind not in UNNAMED}
    unproven = sorted(
        (one for one in claims if one.evidence == "none"),
        key=lambda one: (_days_from_raid(told[one.article]), one.act != "accuse"),
    )[:1]
    denied = {id_ for one in desk.mentions(status="denied") for id_ in one.attributions}
    denials = sorted(
        (one for one in claims if one.act == "deny" and one.source in known and one not in unproven),
        key=lambda one: (one.id not in denied, _days_from_raid(told[one.article])),
    )[:1]
    parts: list[RenderableType] = []
    for title, found in (("Claimed without evidence", unproven), ("Denied", denials)):
        if found:
            parts += [_heading(title), *(_claim(desk, one) for one in found)]
    return parts


def _days_from_raid(published: str | None) -> int:
    if published is None:
        return sys.maxsize
    return abs((date.fromisoformat(published) - date.fromisoformat(RAID_DAYS[0])).days)


def _copies(desk: Desk, reports: list[Article]) -> list[tuple[Article, Article]]:
    """Each report that holds another's words, with the earliest that it holds."""
    earliest: dict[str, tuple[Article, Article]] = {}
    for later, earlier in desk.copies(reports):
        earliest.setdefault(later.id, (later, earlier))
    return list(earliest.values())


def _claim(desk: Desk, one: Attribution) -> RenderableType:
    report = desk.article(one.article)
    names = desk.names(actor for actor in (*one.sources, one.evidence_by) if actor)
    said = several([one_line(names[who]) for who in one.sources])
    who = said or f"{several(report.outlets)} (its own voice)"
    evidence = EVIDENCE[one.evidence]
    if evidence and one.evidence_by:
        evidence += f" by {one_line(names[one.evidence_by])}"
    facts = " · ".join(filter(None, (ACTS[one.act], evidence, several(report.outlets), day(report.published))))
    return Group(Text.assemble((who, "bold"), f" · {facts}"), quoted(sentence_of(one, report), [one.cue]))


def _copy(pair: tuple[Article, Article]) -> Text:
    later, earlier = pair
    named = f", {day(earlier.published)}: “{one_line(earlier.headline or '')}”"
    said = (
        f"{day(later.published)}  ",
        (several(later.outlets), "bold"),
        " holds words of ",
        (several(earlier.outlets), "bold"),
    )
    text = Text.assemble(*said, (named, QUIET), no_wrap=True)
    text.overflow = "ellipsis"
    return text


def _next(desk: Desk, raid: Event | None) -> list[Text]:
    case = desk.path
    why = f"comity why {case} {raid.id}" if raid else f"comity events {case} --actor iran"
    whose = f"--about {raid.id}" if raid else "--actor kataib-hezbollah"
    claims, serve = f"comity claims {case} {whose}", f"comity serve {case}"
    return [Text(f"  {command}") for command in (why, claims, serve)]


def _heading(text: str) -> RenderableType:
    return Group(Text(""), Rule(Text(text, "bold"), align="left", characters="─", style=QUIET))
