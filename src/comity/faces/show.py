"""Records on a terminal: lists that people like to read, at 80 columns and wider, plain where it is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from comity.faces.coding import is_hostile
from comity.faces.desk import Desk
from comity.faces.lines import ActorLine
from comity.faces.listing import Listing
from comity.faces.reviewing import Waiting
from comity.faces.sentences import sentence_of
from comity.faces.summary import short_reason
from comity.faces.words import (
    ACTS,
    EVIDENCE,
    STATUS,
    day,
    days,
    deaths,
    number,
    one_line,
    plural,
    safe,
    several,
    shortened,
    status_of,
    sure,
    who_to_whom,
)
from comity.types import Article, Attribution, Event, EventMention, Reading, Skip, Span, Stance, first_day

HOSTILE, COOPERATIVE, QUIET, ACCENT = "red", "cyan", "dim", "blue"


def events(found: Sequence[Event], desk: Desk, as_of: str | None = None) -> RenderableType:
    """Events under their months: the day, who to whom, the type; status, counts and outlets; a sentence."""
    names = desk.names({actor for one in found for actor in (*one.actors, *one.recipients)})
    first = desk.first_mentions(found, as_of)
    entries = []
    for event in found:
        when = days(event.when) or day(event.first_reported)
        facts = [STATUS[event.status], *figures(event), outlets(event)]
        mention = first.get(event.id)
        lines: list[Text] = [
            Text(who_to_whom(event.actors, event.recipients, names), "bold"),
            Text(" · ".join(facts), "" if event.status != "disputed" else "bold"),
        ]
        if mention:
            lines.append(quoted(mention.sentence, [mention.anchor]))
        month = day((first_day(event.when, event.first_reported) or "")[:7])
        entries.append((month, when, lines, _type(event.event_type, event.mode, desk.hostile), event.id))
    return _entries(entries)


def mentions(
    found: Sequence[EventMention],
    names: Mapping[str, str],
    reports: Mapping[str, Article],
    hostile: Callable[[str], bool] = is_hostile,
) -> RenderableType:
    """Event mentions under their reports: the day, who to whom, the type; status, voice and counts; the sentence."""
    entries = []
    order = {id_: place for place, id_ in enumerate(dict.fromkeys(one.article for one in found))}
    for one in sorted(found, key=lambda one: (order[one.article], one.anchor.start)):
        report = reports[one.article]
        facts = [status_of(one), {"editor": "in the editor's words", "source": "as a source says"}.get(one.voice, "")]
        facts += [*map(number, one.counts), sure(one)]
        actors, recipients = [a.actor for a in one.actors], [a.actor for a in one.recipients]
        lines = [
            Text(who_to_whom(actors, recipients, names), "bold"),
            Text(" · ".join(filter(None, facts))),
            quoted(one.sentence, [one.anchor]),
        ]
        entries.append((_report_line(report), days(one.when), lines, _type(one.event_type, one.mode, hostile), one.id))
    return _entries(entries)


def waiting(found: Sequence[Waiting], desk: Desk) -> RenderableType:
    """Deeds that wait for review, in their order: the place and the stake, what was read, its sentence and id."""
    mentions = [one.mention for one in found]
    names = desk.names(argument.actor for one in mentions for argument in (*one.actors, *one.recipients))
    table = plain_table("", "stake", "as it was read", right=(0, 1))
    for one in found:
        mention = one.mention
        actors, recipients = [a.actor for a in mention.actors], [a.actor for a in mention.recipients]
        read = _type(mention.event_type, None, desk.hostile)
        read.append(f"{' · ' + mention.mode if mention.mode else ''}  ")
        read.append(who_to_whom(actors, recipients, names))
        facts = [days(mention.when), status_of(mention), mention.id]
        read.append(f"\n{' · '.join(filter(None, facts))}", QUIET)
        told = quoted(mention.sentence, [mention.anchor])
        table.add_row(str(one.rank), f"{one.stake:.3f}", Group(read, told, Text("")))
    return table


def claims(found: Sequence[Attribution], desk: Desk, as_of: str | None = None) -> RenderableType:
    """Claims under those who make them: the day, what is said, its act and evidence, the outlet that tells it."""
    reports = desk.reports_of(found, as_of)
    names = desk.names(actor for one in found for actor in (*one.sources, one.evidence_by) if actor)
    loaded = desk.loaded(list(reports.values()), as_of)

    def speaker(one: Attribution) -> str:
        own = several(reports[one.article].outlets) or "the report"
        return several([names[who] for who in one.sources]) or f"{own}, in its own voice"

    by_speaker: dict[str, list[Attribution]] = {}
    for one in found:
        by_speaker.setdefault(speaker(one), []).append(one)
    entries = []
    for name, said in sorted(by_speaker.items(), key=lambda item: (-len(item[1]), item[0])):
        for one in said:
            report = reports[one.article]
            lines = [
                quoted(sentence_of(one, report), [one.cue]),
                _evidence_line(one, several(report.outlets) or "no outlet", names),
            ]
            labels = [w.span.text for w in loaded[report.id].words if any(c.holds(w.span) for c in one.content)]
            if labels:
                lines.append(Text(f"in words of their own: {several([f'“{label}”' for label in labels])}", QUIET))
            heading = f"{one_line(name)} · {plural(len(said), 'claim')}"
            entries.append((heading, day(report.published), lines, Text(ACTS[one.act], _act_style(one)), one.id))
    return _entries(entries)


def actors(found: Sequence[ActorLine]) -> RenderableType:
    """Who is named, how often, and in reports from when to when."""
    table = plain_table("actor", "kind", "named", "reports", "in reports of", right=(2, 3))
    table.columns[-1].no_wrap = True
    for one in found:
        actor = one.actor
        name = Text.assemble((one_line(actor.name), "bold"), "\n", (actor.id, QUIET))
        months = dict.fromkeys(day(end[:7]) for end in (one.first, one.last) if end)
        seen = " – ".join(months) or "undated"
        named, reports = f"{one.mention_count:,}", f"{one.article_count:,}"
        kind = ", ".join(filter(None, (actor.kind.replace("_", " "), actor.country)))
        table.add_row(name, kind, named, reports, seen)
    return table


def articles(found: Sequence[Article], desk: Desk, as_of: str | None = None) -> RenderableType:
    """Reports by date, with their outlets and headlines, and how many of a thousand words are loaded and their own."""
    loaded = desk.loaded(found, as_of)
    table = plain_table("published", "outlet", "headline", "id")
    for one in found:
        title = one.headline or shortened(one_line(one.text), most=60)[0] + " …"
        share = loaded[one.id].own_per_thousand
        outlet = Text(several(one.outlets) or "")
        outlet.append(f"\n{share:.1f} ‰ loaded" if share else "", QUIET)
        table.add_row(day(one.published), outlet, Text(one_line(title), "bold"), Text(one.id, QUIET))
    return table


def stances(found: Sequence[Stance], names: Mapping[str, str]) -> RenderableType:
    """Who is for or against whom, in whose words."""
    table = plain_table("who", "stands", "whom", "in these words")
    for one in found:
        side = "for" if one.polarity == "positive" else "against"
        table.add_row(
            names.get(one.holder, one.holder),
            side,
            names.get(one.target, one.target),
            quoted(one.sentence, [one.basis]),
        )
    return table


def skipped(found: Sequence[Skip]) -> RenderableType:
    """What was not read, under its reasons, the commonest first; lines that are no news come last."""
    by_reason: dict[tuple[bool, str], list[Skip]] = {}
    for one in found:
        by_reason.setdefault((one.step == "part", short_reason(one)), []).append(one)
    table = plain_table("where", "step", "reason")
    order = sorted(by_reason.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    for _, skips in order:
        for one in skips:
            table.add_row(one_line(one.where), one.step, one_line(one.reason))
        table.add_section()
    return table


def readings(found: Sequence[Reading], hostile: Callable[[str], bool] = is_hostile) -> RenderableType:
    """The event mentions of readings that no casebook keeps."""
    names = {actor.id: actor.name for reading in found for actor in reading.actors}
    reports = {reading.article.id: reading.article for reading in found}
    return mentions([one for reading in found for one in reading.event_mentions], names, reports, hostile)


def table_of(listing: Listing[object], desk: Desk, as_of: str | None = None) -> RenderableType:
    """The list of a listing, by what it holds."""
    found = list(listing)
    if not found:
        return Text("")
    first = found[0]
    if isinstance(first, Event):
        return events(found, desk, as_of)  # type: ignore[arg-type]  # a listing holds records of one type
    if isinstance(first, EventMention):
        told: list[EventMention] = found  # type: ignore[assignment]
        ids = {argument.actor for one in told for argument in (*one.actors, *one.recipients)}
        return mentions(told, desk.names(ids), desk.reports_of(told, as_of), desk.hostile)
    if isinstance(first, Attribution):
        return claims(found, desk, as_of)  # type: ignore[arg-type]
    if isinstance(first, ActorLine):
        return actors(found)  # type: ignore[arg-type]
    if isinstance(first, Article):
        return articles(found, desk, as_of)  # type: ignore[arg-type]
    if isinstance(first, Stance):
        held: list[Stance] = found  # type: ignore[assignment]
        return stances(held, desk.names({actor for one in held for actor in (one.holder, one.target)}))
    return skipped(found)  # type: ignore[arg-type]


def _entries(entries: Iterable[tuple[str, str, Sequence[Text], Text, str]]) -> RenderableType:
    """Entries under their headings: a narrow column for the day, the body, a narrow one for the type and id."""
    shown: list[RenderableType] = []
    for heading, group in groupby(entries, key=lambda entry: entry[0]):
        shown.append(Rule(Text(heading, "bold"), align="left", characters="─", style=QUIET))
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(width=11)
        grid.add_column(ratio=1)
        grid.add_column(width=18, justify="left")
        for at, (_, when, lines, kind, id_) in enumerate(group):
            if at:
                grid.add_row()
            grid.add_row(Text(when), Group(*lines), Group(kind, Text(id_, QUIET, no_wrap=True, overflow="fold")))
        shown += [grid, Text("")]
    return Group(*shown)


def plain_table(*columns: str, right: tuple[int, ...] = ()) -> Table:
    """A table without frame; the columns of those places are set right."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="", expand=False)
    for at, name in enumerate(columns):
        table.add_column(name, justify="right" if at in right else "left", overflow="fold")
    return table


def _type(event_type: str, mode: str | None, hostile: Callable[[str], bool]) -> Text:
    """A type with its mark: shape and word as well as colour."""
    against = hostile(event_type)
    text = Text("▼ " if against else "▲ ", HOSTILE if against else COOPERATIVE)
    text.append(event_type, "bold")
    if mode:
        text.append(f"\n  {mode}")
    return text


def figures(event: Event) -> list[str]:
    """Counts, each kind once: deaths as they are summed up, the rest as the voices give them."""
    figures = [deaths(event.fatalities)] if event.fatalities else []
    others = {number(count): None for count in event.counts if count.what not in ("killed", "other")}
    figures += list(others)[:3]
    disputed = [dispute.field for dispute in event.disputes if dispute.field != "status"]
    return figures + (
        [f"disputed: {', '.join(field.removeprefix('counts.') for field in disputed)}"] if disputed else []
    )


def outlets(event: Event) -> str:
    if not event.outlets:
        return plural(len(event.articles), "report")
    if len(event.outlets) == 1:
        return one_line(event.outlets[0])
    return plural(len(event.outlets), "outlet")


def quoted(sentence: Span, spans: Iterable[Span], most: int = 240) -> Text:
    """A sentence with some of its characters marked, cut to `most` characters around the first of them."""
    marked = [span for span in spans if span.start < sentence.end and span.end > sentence.start]
    at = (marked[0].start - sentence.start, marked[0].end - sentence.start) if marked else None
    piece, cut = shortened(sentence.text, at, most)
    text = Text("“" + ("… " if cut else ""), "italic")
    offset = len(text) - cut
    text.append(safe(piece).replace("\n", " ").replace("\t", " "))
    for span in marked:
        first = max(span.start - sentence.start + offset, offset + cut)
        text.stylize(f"bold underline {ACCENT}", first, max(first, min(span.end - sentence.start + offset, len(text))))
    text.append(" …”" if cut + len(piece) < len(sentence.text) else "”")
    return text


def _evidence_line(one: Attribution, outlet: str, names: Mapping[str, str]) -> Text:
    evidence = EVIDENCE[one.evidence]
    if evidence and one.evidence_by:
        evidence += f" by {one_line(names[one.evidence_by])}"
    attitude = {"belief": "as a belief", "intention": "as an intention", "question": "as a question"}.get(
        one.attitude, ""
    )
    text = Text(" · ".join(filter(None, (f"in {one_line(outlet)}", attitude))))
    if evidence:
        text.append(" · ")
        text.append(evidence, "bold")
    return text


def _act_style(one: Attribution) -> str:
    return HOSTILE if one.act in ("accuse", "deny") else ""


def _report_line(report: Article) -> str:
    title = f"“{one_line(report.headline)}”" if report.headline else report.id
    return shortened(" · ".join(filter(None, (several(report.outlets), day(report.published), title))), most=72)[0]
