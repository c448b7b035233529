"""The answer to "why" on a terminal: a tree from a record down to the highlighted sentence in its report."""

from __future__ import annotations

from rich.console import Group
from rich.text import Text
from rich.tree import Tree

from comity.faces.show import QUIET, figures, outlets, quoted
from comity.faces.why import Tracing, Why
from comity.faces.words import (
    ACTS,
    EVIDENCE,
    STATUS,
    day,
    days,
    deed,
    mention_facts,
    one_line,
    plural,
    several,
    who_to_whom,
)
from comity.types import Actor, Article, Attribution, Event, EventMention, Outcome, Shift, Stance, Tie


def why(answer: Why) -> Tree:
    """The tree from a record down to its sentences, with outlet, date and headline at each leaf."""
    return _branch(answer.tree, answer, None)


def _branch(tree: Tracing, answer: Why, told_in: str | None) -> Tree:
    """A record of a trace with its reasons, its sentences and what it rests on."""
    record = tree.record
    branch = Tree(_title(record, answer), guide_style=QUIET)
    for reason in tree.why:
        branch.add(Text(_reason(record, reason), QUIET))
    for decision in tree.judged:
        branch.add(Text(f"judged: {one_line(decision)}", "bold"))
    for quote in tree.quotes:
        spans = [mark.span for mark in quote.marks]
        lines = [quoted(quote.sentence, spans, most=len(quote.sentence.text))]
        if quote.article != told_in:
            where = (
                several(quote.outlets) or "no outlet",
                day(quote.published),
                f"“{one_line(quote.headline)}”" if quote.headline else "",
            )
            lines.insert(0, Text(" · ".join(filter(None, where)), "bold"))
            lines.append(
                Text(
                    f"{quote.article} at {quote.sentence.start}–{quote.sentence.end}"
                    + (f"  {one_line(quote.url)}" if quote.url else ""),
                    QUIET,
                )
            )
        branch.add(Group(*lines))
    inside = tree.quotes[0].article if tree.quotes else told_in
    for below in tree.below:
        branch.children.append(_branch(below, answer, inside))
    return branch


def _title(record: object, answer: Why) -> Text:
    if isinstance(record, Event):
        names = answer.names({*record.actors, *record.recipients})
        facts = [STATUS[record.status], *figures(record), plural(len(record.mentions), "telling"), outlets(record)]
        title = Text.assemble(
            (deed(record.event_type, record.mode), "bold"), "  ", who_to_whom(record.actors, record.recipients, names)
        )
        title.append(f"\n{days(record.when) or 'undated'} · {' · '.join(facts)}")
    elif isinstance(record, EventMention):
        actors, recipients = [a.actor for a in record.actors], [a.actor for a in record.recipients]
        names = answer.names({*actors, *recipients})
        facts = mention_facts(record)
        title = Text.assemble(
            (deed(record.event_type, record.mode), "bold"), "  ", who_to_whom(actors, recipients, names)
        )
        title.append(f"\n{' · '.join(filter(None, facts))}")
    elif isinstance(record, Attribution):
        names = answer.names(record.sources)
        who = several([one_line(names[one]) for one in record.sources]) or "the outlet's own voice"
        title = Text.assemble("said by ", (who, "bold"), " · ", ACTS[record.act])
        if EVIDENCE[record.evidence]:
            title.append(f" · {EVIDENCE[record.evidence]}", "bold")
    elif isinstance(record, Outcome):
        names = answer.names({*record.actors, *record.doers})
        after = "" if record.days is None else f" after {plural(record.days, 'day')}"
        title = Text.assemble(
            (f"{record.kind} · {record.result.replace('_', ' ')}", "bold"),
            f"{after}  {several([names[actor] for actor in record.actors])}\nprobability {record.probability:.2f}",
        )
    elif isinstance(record, Stance):
        names = answer.names({record.holder, record.target})
        side = "for" if record.polarity == "positive" else "against"
        title = Text.assemble((names[record.holder], "bold"), f" stands {side} ", (names[record.target], "bold"))
    elif isinstance(record, Actor):
        title = Text.assemble(
            (one_line(record.name), "bold"), f" · {record.kind}" + (f" · {record.country}" if record.country else "")
        )
    elif isinstance(record, Article):
        title = Text.assemble(
            (one_line(record.headline or record.id), "bold"), f"\n{several(record.outlets)} · {day(record.published)}"
        )
    elif isinstance(record, Shift):
        names = answer.names({record.a, record.b})
        title = Text.assemble(
            (f"{one_line(names[record.a])} and {one_line(names[record.b])}", "bold"),
            f" turn {record.turn} around {day(record.date)}\n{record.kind} · probability {record.probability:.2f} · "
            f"{plural(len(record.events), 'event')}, the strongest first",
        )
    elif isinstance(record, Tie):
        names = answer.names({record.source, record.target})
        level = "too few events for a level" if record.level is None else f"level {record.level:+.1f}"
        title = Text.assemble(
            (who_to_whom([record.source], [record.target], names), "bold"), f" on {day(record.on)}\n{level}"
        )
    else:
        title = Text(str(record))
    title.append(f"  {getattr(record, 'id', '')}", QUIET)
    return title


def _reason(record: object, reason: str) -> str:
    if isinstance(record, Tie | Shift):
        return reason
    word = "rule" if isinstance(record, EventMention) else "since" if isinstance(record, Outcome) else "joined"
    return f"{word}: {reason}"
