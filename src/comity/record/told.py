"""A mention as linking and summing up see it: what is read off one reading, so that no other report can move it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from comity.record.moments import day_number
from comity.types import Actor, Argument, Attribution, EventMention, Reading

ROLLS_UP: frozenset[str] = frozenset({"organ", "office", "part"})
_NEAR = frozenset({"exact", "town"})


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of a deed. The `_up` sets hold the ids themselves and what they act for on that day.

    `voice` is the innermost source's id, or the outlet's name; `own` where the outlet speaks for itself as a reporter.
    `first` and `last` are day numbers, only where the report states a day; `town` only where it names one.
    """

    mention: str
    article: str
    published: str | None
    outlet: str
    group: str
    family: str
    actors: tuple[str, ...]
    actors_up: tuple[str, ...]
    recipients: tuple[str, ...]
    recipients_up: tuple[str, ...]
    voice: str
    voice_up: tuple[str, ...]
    own: bool
    first: int | None = None
    last: int | None = None
    town: str | None = None

    @property
    def order(self) -> tuple[str, str]:
        """The earliest report first; a report without a date after all that have one."""
        return (self.published or "9999", self.mention)


def told_in(reading: Reading) -> Iterator[Told]:
    """Each event mention of a reading, as linking sees it."""
    actors = {actor.id: actor for actor in reading.actors}
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    for mention in reading.event_mentions:
        yield _told(mention, reading, actors, attributions)


def _told(
    mention: EventMention, reading: Reading, actors: Mapping[str, Actor], attributions: Mapping[str, Attribution]
) -> Told:
    article = reading.article
    day = (mention.when.first if mention.when else None) or article.published
    first, last = stated_days(mention)
    outlet = article.outlets[0] if article.outlets else article.id
    innermost = attributions.get(mention.attributions[-1]) if mention.attributions else None
    source = innermost.source if mention.voice == "source" and innermost else None
    return Told(
        mention=mention.id,
        article=article.id,
        published=article.published,
        outlet=outlet,
        group=mention.event,
        family=_family(mention),
        actors=_ids(mention.actors),
        actors_up=acts_for(_ids(mention.actors), actors, day),
        recipients=_ids(mention.recipients),
        recipients_up=acts_for(_ids(mention.recipients), actors, day),
        voice=source or outlet,
        voice_up=acts_for((source,), actors, day) if source else (),
        own=mention.voice == "author" and article.genre in (None, "report"),
        first=first,
        last=last,
        town=_town(mention),
    )


def _family(mention: EventMention) -> str:
    """What may be one deed: of one type, and happened or denied; what was only asked for is never what was done."""
    if mention.status in ("happened", "denied"):
        return f"{mention.event_type} done"
    return f"{mention.event_type} {mention.status}{'' if mention.wanted else ' not'}"


def acts_for(ids: Iterable[str], actors: Mapping[str, Actor], day: str | None) -> tuple[str, ...]:
    """The ids and, as the article's own actors say, all that they are organ, office or part of on that day."""
    found: set[str] = set()
    ahead = list(ids)
    while ahead:
        actor = ahead.pop()
        if actor in found:
            continue
        found.add(actor)
        if actor in actors:
            ahead += [
                of.actor for of in actors[actor].of if of.relation in ROLLS_UP and in_office(of.since, of.until, day)
            ]
    return tuple(sorted(found))


def in_office(since: str | None, until: str | None, day: str | None) -> bool:
    """Whether a day lies in a dated relation, both ends in; `2019` runs to the end of that year."""
    if since is None and until is None:
        return True
    if day is None:
        return False
    return (since is None or since <= day) and (until is None or day[: len(until)] <= until)


def stated_days(mention: EventMention) -> tuple[int | None, int | None]:
    """The first and last day of a deed that a report dates to a day or a night; None, None otherwise."""
    when = mention.when
    if when is None or when.basis == "report" or when.first is None:
        return None, None
    try:
        first = day_number(when.first)
        last = day_number(when.last) if when.last else first
    except ValueError:
        return None, None
    return (first, last) if 0 <= last - first <= 1 else (None, None)


def _ids(arguments: Iterable[Argument]) -> tuple[str, ...]:
    return tuple(sorted({argument.actor for argument in arguments}))


def _town(mention: EventMention) -> str | None:
    place = mention.where
    if place is None or place.precision not in _NEAR:
        return None
    return str(place.geoname) if place.geoname is not None else place.name.casefold()
