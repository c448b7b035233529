"""Mending: a reading as people put it right. Pure, and the same whatever the order in which judgements were written.

Judgements of one deed hold in the order of their moments. The last of them says whether there is a deed: one that was
rejected is gone until somebody accepts or corrects it. Of each field the last correction counts. What the reader saw is
never changed; the index keeps it beside what is made of it here (`reviewed`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from comity.types import Actor, Argument, Correction, EventMention, Grain, Judgement, Reading, When

Decided = Mapping[str, Sequence[Judgement]]
"""The judgements of single deeds that stand, by mention, in the order of their moments."""

CERTAIN = 1.0
"""The confidence of a deed that somebody accepted or corrected."""


def by_mention(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Judgements of single deeds, by the mention that they are of, the earliest first."""
    found: dict[str, list[Judgement]] = {}
    for one in sorted(judgements, key=lambda one: (one.at, one.id)):
        found.setdefault(one.left, []).append(one)
    return found


def mended(reading: Reading, decided: Decided) -> Reading:
    """The reading with its deeds as they were judged: corrected ones in their place, rejected ones left out.

    What is about a rejected deed is about none. Actors whom only a correction names are there without a mention.
    """
    if not any(one.id in decided for one in reading.event_mentions):
        return reading
    actors = {actor.id: actor for actor in reading.actors}
    rejected, kept = set[str](), list[EventMention]()
    for mention in reading.event_mentions:
        judgements = decided.get(mention.id, ())
        if judgements and judgements[-1].verdict == "reject":
            rejected.add(mention.id)
            continue
        for one in judgements:
            mention = _judged(mention, one, actors)
        kept.append(mention)
    named = {
        actor.id: actor
        for mention in kept
        for one in decided.get(mention.id, ())
        for actor in (one.correction.named if one.correction else ())
        if actor.id not in actors and actor.id in _parties(mention)
    }
    return replace(
        reading,
        actors=(*reading.actors, *named.values()),
        event_mentions=tuple(replace(one, about=None) if one.about in rejected else one for one in kept),
        stances=tuple(replace(one, about=None) if one.about in rejected else one for one in reading.stances),
    )


def changes(mention: EventMention, judgements: Iterable[Judgement]) -> Iterator[tuple[Judgement, list[str]]]:
    """Each judgement of a deed as it was read, with what it changed, in words: `type PROTEST, not ASSAULT`."""
    for one in judgements:
        after = _judged(mention, one, {})
        before, now = _values(mention), _values(after)
        yield (
            one,
            [
                f"{name} {now[name] or 'none'}, not {before[name] or 'none'}"
                for name in now
                if now[name] != before[name]
            ],
        )
        mention = after


def corrected(mention: EventMention, correction: Correction, actors: Mapping[str, Actor]) -> EventMention:
    """A deed with what a correction says of it. Words that stood for what was wrong no longer stand for anything.

    A new actor stands where the sentence names it, else where the one stood whose place it takes, else at the anchor.
    """
    changed = mention
    if correction.event_type is not None and correction.event_type != mention.event_type:
        changed = replace(changed, event_type=correction.event_type, mode=None, cue=None)
    if correction.status is not None and correction.status != mention.status:
        changed = replace(changed, status=correction.status, status_cue=None, wanted=True)
    if correction.actors is not None:
        changed = replace(changed, actors=_arguments(mention, correction.actors, mention.actors, actors))
    if correction.recipients is not None:
        changed = replace(changed, recipients=_arguments(mention, correction.recipients, mention.recipients, actors))
    if correction.first is not None:
        changed = replace(changed, when=_when(correction.first, correction.last or correction.first))
    return changed


def _judged(mention: EventMention, one: Judgement, actors: Mapping[str, Actor]) -> EventMention:
    if one.verdict == "reject":
        return mention
    if one.correction is not None:
        mention = corrected(mention, one.correction, actors)
    return replace(mention, confidence=CERTAIN, judged=(*mention.judged, one.id))


def _arguments(
    mention: EventMention, ids: Sequence[str], held: Sequence[Argument], actors: Mapping[str, Actor]
) -> tuple[Argument, ...]:
    known = {one.actor: one for one in (*mention.actors, *mention.recipients)}
    here = {one.actor: one for one in held}
    free = [one for one in held if one.actor not in ids]
    found = []
    for id_ in ids:
        named = (one.span for one in (actors[id_].mentions if id_ in actors else ()))
        span = next((one for one in named if mention.sentence.holds(one)), None)
        if id_ in here:
            found.append(here[id_])
        elif id_ in known:
            found.append(known[id_])
        elif span is not None:
            found.append(Argument(id_, span))
        else:
            found.append(Argument(id_, free.pop(0).span if free else mention.anchor))
    return tuple(found)


def _when(first: str, last: str) -> When:
    grain: Grain = "day" if first == last else "range"
    return When(first, last, grain, "stated")


def _parties(mention: EventMention) -> set[str]:
    return {one.actor for one in (*mention.actors, *mention.recipients)}


def _values(mention: EventMention) -> dict[str, str]:
    """The fields that can be corrected, in words."""
    when = mention.when
    days = dict.fromkeys(filter(None, (when.first, when.last))) if when is not None else ()
    return {
        "type": " ".join(filter(None, (mention.event_type, mention.mode))),
        "status": mention.status,
        "actors": ", ".join(one.actor for one in mention.actors),
        "recipients": ", ".join(one.actor for one in mention.recipients),
        "date": " to ".join(days),
    }
