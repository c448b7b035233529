"""A reader that needs no model: it sees names it knows, a few verbs, and "said". Fast, and the same every time."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from comity.faces.readers import Reader
from comity.keys import content_key
from comity.types import (
    Actor,
    Argument,
    Article,
    Attribution,
    Count,
    EventMention,
    Mention,
    Reading,
    Relation,
    Span,
    When,
)

NAMES = {
    "the United States": Actor("united-states", "United States", "state", "USA", "GOV"),
    "Iran": Actor("iran", "Iran", "state", "IRN", "GOV"),
    "Iraq": Actor("iraq", "Iraq", "state", "IRQ", "GOV"),
    "Kataib Hezbollah": Actor("kataib-hezbollah", "Kataib Hezbollah", "armed_group", "IRQ", "REB"),
    "Esper": Actor(
        "mark-esper", "Mark Esper", "person", "USA", of=(Relation("united-states", "office", "2019-07-23"),)
    ),
}
VERBS = {"bombed": "ASSAULT", "attack": "ASSAULT", "condemned": "ACCUSE", "met": "CONSULT"}
_SENTENCE = re.compile(r"[^.\n]+\.?")
_SAID = re.compile(r"(?P<who>[^,.]*?)\b(?P<cue>said|denied)\b (?:that )?(?P<what>[^.\n]+)")


def read(article: Article) -> Reading:
    """An article -> a reading; the word BREAK makes it fail, and KILL ends its process."""
    if "BREAK" in article.text:
        raise ValueError("told to break")
    if "KILL" in article.text:
        os._exit(9)
    attributions, mentions = [], []
    for sentence in _sentences(article.text):
        said = [_attribution(article, sentence, found) for found in _SAID.finditer(sentence.text)]
        attributions += said
        mentions += list(_mentions(article, sentence, said))
    actors = [
        Actor(**{**_fields(actor), "mentions": tuple(Mention(span, "name") for span in spans)})
        for name, actor in NAMES.items()
        if (spans := list(_places(article.text, name)))
    ]
    return Reading(article, READER.version, tuple(actors), tuple(attributions), tuple(mentions))


READER = Reader(read, "plain 1")


def _mentions(article: Article, sentence: Span, said: list[Attribution]) -> Iterator[EventMention]:
    for verb, event_type in VERBS.items():
        for anchor in _places(sentence.text, verb, sentence.start):
            around = [one for one in said if any(span.holds(anchor) for span in one.content)]
            before, after = _named(sentence, before=anchor.start), _named(sentence, after=anchor.end)
            status = (
                "possible"
                if "could" in sentence.text
                else "denied"
                if any(one.act == "deny" for one in around)
                else "happened"
            )
            day = When(article.published, article.published, "day", "report") if article.published else None
            killed = re.search(r"(\d+) killed", sentence.text)
            counts: tuple[Count, ...] = ()
            if killed:
                at = sentence.start + killed.start()
                counts = (
                    Count(
                        "killed", int(killed[1]), int(killed[1]), None, Span.cut(article.text, at, at + len(killed[0]))
                    ),
                )
            id_ = content_key("m", article.id, anchor.start, anchor.end)
            yield EventMention(
                id_, article.id, content_key("e", id_), event_type, anchor, sentence,
                actors=before[-1:], recipients=after[:1], when=day, counts=counts, status=status,
                voice="source" if around else "author", attributions=tuple(one.id for one in around),
                cue=f"verb:{verb}",
            )  # fmt: skip


def _attribution(article: Article, sentence: Span, found: re.Match[str]) -> Attribution:
    def cut(group: str) -> Span:
        return Span.cut(article.text, sentence.start + found.start(group), sentence.start + found.end(group))

    who = _named(sentence, before=cut("cue").start)
    content = cut("what")
    return Attribution(
        content_key("t", article.id, content.start, content.end),
        article.id,
        who[0].actor if who else None,
        who[0].span if who else None,
        cut("cue"),
        (content,),
        "indirect",
        act="deny" if found["cue"] == "denied" else "assert",
        evidence="none" if "no evidence" in sentence.text else "unstated",
    )


def _named(sentence: Span, before: int | None = None, after: int | None = None) -> tuple[Argument, ...]:
    found = [
        Argument(actor.id, span)
        for name, actor in NAMES.items()
        for span in _places(sentence.text, name, sentence.start)
        if (before is None or span.end <= before) and (after is None or span.start >= after)
    ]
    return tuple(sorted(found, key=lambda one: one.span.start))


def _sentences(text: str) -> Iterator[Span]:
    for found in _SENTENCE.finditer(text):
        lead = len(found[0]) - len(found[0].lstrip())
        if found[0].strip():
            yield Span.cut(text, found.start() + lead, found.end())


def _places(text: str, words: str, offset: int = 0) -> Iterator[Span]:
    for found in re.finditer(rf"\b{re.escape(words)}\b", text):
        yield Span(offset + found.start(), offset + found.end(), words)


def _fields(actor: Actor) -> dict[str, object]:
    return {
        name: getattr(actor, name) for name in ("id", "name", "kind", "country", "sector", "aliases", "of", "codes")
    }
