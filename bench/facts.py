"""A facts file beside a report: which of its facts a reading holds. The terms are record.md's.

    {"report": "seed.txt", "published": "2019-12-31", "facts": [{"id": ..., "kind": "event", ...}], "never": [...]}

Lists are alternatives. `text` is a piece of the report that the evidence must overlap: an event's anchor, a claim's
content, a stance's basis. `first` and `last` bound the interval in which the event's own must lie. `where` is a
regular expression on the names of place, province and country. All other fields of an event, a claim or a stance
(`status`, `voice`, `mode`, `historical`, `wanted`, `act`, ...) must equal, or be one of, what is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bench.rolling import folded, is_expected
from comity.reading.knowledge import knowledge
from comity.types import Attribution, EventMention, Place, Reading, Span, Stance

Fact = Mapping[str, Any]

_QUOTES = str.maketrans("‘’“”", "''\"\"")
_PLAIN_OF_EVENT = ("mode", "status", "wanted", "historical", "voice")
_PLAIN_OF_CLAIM = ("form", "attitude", "act", "evidence")
_PLAIN_OF_STANCE = ("polarity", "status", "voice")


def holds(reading: Reading, fact: Fact) -> bool:
    """Whether a reading holds a fact; a KeyError names a kind of fact that is not known."""
    return _KINDS[fact["kind"]](reading, fact)


# --- the report and its parts -----------------------------------------------------------------------------------------


def _part(reading: Reading, fact: Fact) -> bool:
    return any(
        part.kind == fact["part"] and part.start < place.end and place.start < part.end
        for part in reading.article.parts
        for place in places(reading.article.text, fact["text"])
    )


def _not_body(reading: Reading, fact: Fact) -> bool:
    found = list(places(reading.article.text, fact["text"]))
    return bool(found) and not _part(reading, {"part": "body", "text": fact["text"]})


def _credit(reading: Reading, fact: Fact) -> bool:
    return any(
        folded(credit.name) == folded(fact["name"]) and credit.kind in alternatives(fact.get("credit", credit.kind))
        for credit in reading.article.credits
    )


# --- deeds ------------------------------------------------------------------------------------------------------------


def _event(reading: Reading, fact: Fact) -> bool:
    return any(_tells(reading, mention, fact) for mention in reading.event_mentions)


def _about(reading: Reading, fact: Fact) -> bool:
    told = {mention.id: mention for mention in reading.event_mentions}
    return any(
        mention.about in told
        and _tells(reading, mention, fact["of"])
        and _tells(reading, told[mention.about], fact["is"])
        for mention in reading.event_mentions
        if mention.about is not None
    )


def _tells(reading: Reading, mention: EventMention, fact: Fact) -> bool:
    return (
        ("types" not in fact or mention.event_type in fact["types"])
        and _plainly(mention, fact, _PLAIN_OF_EVENT)
        and _one_of(reading, [argument.actor for argument in mention.actors], fact.get("actors"))
        and _one_of(reading, [argument.actor for argument in mention.recipients], fact.get("recipients"))
        and _overlaps(reading, (mention.anchor,), fact)
        and _within(mention, fact)
        and ("where" not in fact or _is_there(mention.where, fact["where"]))
        and all(_is_counted(mention, count) for count in fact.get("counts", ()))
        and set(fact.get("contexts", ())) <= set(mention.contexts)
    )


def _within(mention: EventMention, fact: Fact) -> bool:
    if "first" not in fact and "last" not in fact:
        return True
    when = mention.when
    if when is None or when.first is None or when.last is None:
        return False
    return bool(fact.get("first", "") <= when.first and when.last <= fact.get("last", "9999"))


def _is_there(where: Place | None, pattern: str) -> bool:
    if where is None:
        return False
    state = knowledge().directory.state_of_country.get(where.country or "", "")
    country = knowledge().directory.states[state].name if state else ""
    return any(re.search(pattern, name) for name in (where.name, where.admin1, where.country, country) if name)


def _is_counted(mention: EventMention, wanted: Fact) -> bool:
    return any(
        all(getattr(count, field) == value for field, value in wanted.items() if field in ("what", "low", "high"))
        for count in mention.counts
    )


# --- words and leanings -----------------------------------------------------------------------------------------------


def _claim(reading: Reading, fact: Fact) -> bool:
    return any(_says(reading, attribution, fact) for attribution in reading.attributions)


def _says(reading: Reading, attribution: Attribution, fact: Fact) -> bool:
    return (
        _plainly(attribution, fact, _PLAIN_OF_CLAIM)
        and _one_of(reading, [attribution.source], fact.get("source"))
        and _one_of(reading, [attribution.evidence_by], fact.get("evidence_by"))
        and _overlaps(reading, attribution.content, fact)
    )


def _stance(reading: Reading, fact: Fact) -> bool:
    return any(_leans(reading, stance, fact) for stance in reading.stances)


def _leans(reading: Reading, stance: Stance, fact: Fact) -> bool:
    return (
        _plainly(stance, fact, _PLAIN_OF_STANCE)
        and _one_of(reading, [stance.holder], fact.get("holder"))
        and _one_of(reading, [stance.target], fact.get("target"))
        and _overlaps(reading, (stance.basis,), fact)
    )


# --- what all share ---------------------------------------------------------------------------------------------------


def places(text: str, piece: str) -> Iterator[Span]:
    """Where a piece stands in a text, straight and curly quotes taken for one another."""
    plain, wanted = text.translate(_QUOTES), piece.translate(_QUOTES)
    at = plain.find(wanted)
    while at >= 0:
        yield Span.cut(text, at, at + len(wanted))
        at = plain.find(wanted, at + 1)


def alternatives(wanted: Any) -> tuple[Any, ...]:
    return tuple(wanted) if isinstance(wanted, list) else (wanted,)


def _plainly(record: object, fact: Fact, fields: tuple[str, ...]) -> bool:
    return all(getattr(record, field) in alternatives(fact[field]) for field in fields if field in fact)


def _one_of(reading: Reading, found: list[str | None], expected: list[str] | None) -> bool:
    if expected is None:
        return True
    actors = {actor.id: actor for actor in reading.actors}
    on = reading.article.published
    return any(one in actors and is_expected(actors[one], expected, actors, on) for one in found if one is not None)


def _overlaps(reading: Reading, evidence: tuple[Span, ...], fact: Fact) -> bool:
    if "text" not in fact:
        return True
    wanted = list(places(reading.article.text, fact["text"]))
    return any(span.overlaps(place) for span in evidence for place in wanted)


_KINDS: Mapping[str, Callable[[Reading, Fact], bool]] = {
    "part": _part,
    "not_body": _not_body,
    "credit": _credit,
    "event": _event,
    "about": _about,
    "claim": _claim,
    "evidence": _claim,
    "stance": _stance,
}
