"""Who acts in a reading and is not known: names and phrases whose actor stays `unresolved`.

An actor acts in a sentence that makes it the actor or recipient of an event mention or the source of an attribution,
or where words that name it are the subject of a clause. Each actor counts once a sentence. A *name* is an unknown that
the item calls by a proper name; a *phrase* is one that it only describes (`gunmen`, `a spokesman`): the directory can
learn the first, words for agents and titles the second.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bench.tallies import Gap, folded_name
from comity.reading.directory import Directory
from comity.reading.draft import Draft, Named
from comity.reading.grammar import SUBJECTS, antecedent, conjuncts
from comity.types import Actor, Span

_BY_NAME = ("name", "acronym")


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts in one item: how many times somebody known, and each time that somebody is not."""

    known: int
    names: tuple[Gap, ...]
    phrases: tuple[Gap, ...]


def acting(draft: Draft, item: str) -> Acting:
    """The acting mentions of a draft that went through the whole pipeline."""
    forms: dict[str, set[str]] = defaultdict(set)
    for named in draft.named:
        forms[named.actor].add(named.form)
    roles = _roles(draft)
    unknown = [(number, actor) for number, actor in sorted(roles) if draft.actors[actor].kind == "unresolved"]
    names: list[Gap] = []
    phrases: list[Gap] = []
    for number, identity in unknown:
        actor, by_name = (
            draft.actors[identity],
            is_name(draft.actors[identity], forms[identity], draft.knowledge.directory),
        )
        text = " ".join(draft.sentences[number].span.text.split())
        traits = (*sorted(roles[number, identity]), *(code for code in (actor.country, actor.sector) if code))
        gap = Gap(folded_name(actor.name), " ".join(actor.name.split()), item, number, text, traits)
        (names if by_name else phrases).append(gap)
    return Acting(len(roles) - len(unknown), tuple(names), tuple(phrases))


def is_name(actor: Actor, forms: set[str], known: Directory) -> bool:
    """Whether an unknown actor is called by a proper name: `Radu Popa`, and not `a spokesman` or `Former Governor`."""
    words = actor.name.split()
    if not forms.isdisjoint(_BY_NAME):
        return True
    ends_in_title = any(tuple(word.lower() for word in words[at:]) in known.titles for at in range(len(words)))
    return "title" in forms and not ends_in_title and not words[-1].islower()


def _roles(draft: Draft) -> dict[tuple[int, str], set[str]]:
    """The acting mentions, as sentence and actor, with what they do there."""
    starts = [sentence.span.start for sentence in draft.sentences]
    roles: dict[tuple[int, str], set[str]] = defaultdict(set)
    for span, actor, role in (*_in_records(draft), *_as_subjects(draft)):
        if actor in draft.actors:
            roles[max(0, bisect_right(starts, span.start) - 1), actor].add(role)
    return roles


def _in_records(draft: Draft) -> Iterator[tuple[Span, str, str]]:
    for mention in draft.event_mentions:
        yield from ((argument.span, argument.actor, "actor") for argument in mention.actors)
        yield from ((argument.span, argument.actor, "recipient") for argument in mention.recipients)
    for attribution in draft.attributions:
        if attribution.source is not None and attribution.source_span is not None:
            yield attribution.source_span, attribution.source, "source"


def _as_subjects(draft: Draft) -> Iterator[tuple[Span, str, str]]:
    carried: dict[tuple[int, int], Named] = {(named.sentence, named.head): named for named in draft.named}
    for sentence in draft.sentences:
        for token in sentence.tokens:
            if token.dep not in SUBJECTS:
                continue
            for word in conjuncts(sentence, antecedent(sentence, token)):
                named = carried.get((sentence.i, word.i))
                if named is not None:
                    yield named.span, named.actor, "subject"
