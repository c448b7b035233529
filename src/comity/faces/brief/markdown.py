"""A brief as Markdown: a list a section, and the sources as footnotes, each with the ids that lead to its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.faces.brief.material import Brief, Clause, Item, Section, Source
from comity.faces.brief.wording import headline, intro, marked, opening
from comity.faces.words import day, one_line, several

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown(brief: Brief) -> Iterator[str]:
    """The brief, a line a piece."""
    yield f"# {plain(headline(brief))}\n\n{plain(intro(brief))}\n"
    for section in brief.sections:
        yield from _section(section)
    if brief.sources:
        yield "\n## Sources\n\n"
    for source in brief.sources:
        yield _source(source)


def plain(text: str) -> str:
    """A text of which nothing is taken for Markdown or HTML.

    >>> plain("<b>*x*</b>")
    '\\\\<b\\\\>\\\\*x\\\\*\\\\</b\\\\>'
    """
    return _SIGNS.sub(r"\\\1", one_line(text))


def _section(section: Section) -> Iterator[str]:
    yield f"\n## {section.title}\n\n{plain(opening(section.says))}.\n\n"
    for item in section.items:
        yield _item(item)
    yield f"{chr(10) if section.items else ''}Chosen from: `{section.command}`\n"


def _item(item: Item) -> str:
    first, *rest = [_clause(one) for one in item.clauses]
    told = "; ".join([f"{marked(item)}{opening(first)}", *rest])
    return f"- {f'**{item.day}** ' if item.day else ''}{told}.{f' `{item.record}`' if item.record else ''}\n"


def _clause(clause: Clause) -> str:
    return plain(clause.text) + "".join(f"[^{number}]" for number in clause.sources)


def _source(source: Source) -> str:
    who = plain(several(source.outlets) or "no outlet")
    title = f", “{plain(source.headline)}”" if source.headline else ""
    return (
        f"[^{source.number}]: {who}, {day(source.published)}{title}: “{plain(source.sentence.text)}” "
        f"`{source.record}` in `{source.article}`\n"
    )
