"""A mention as linking and summing up see it: what is read off one reading, so that no other report can move it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from comity.keys import content_key
from comity.record.kin import deed_words, stems
from comity.record.moments import day_number
from comity.record.wording import begins, wording
from comity.types import Actor, Argument, Article, Attribution, EventMention, Reading, Span, first_day

ROLLS_UP: frozenset[str] = frozenset({"organ", "office", "part"})
_NEAR = frozenset({"exact", "town"})
_OF_A_REPORT = re.compile(r"-[0-9a-f]{8}$")
_BANDS = frozenset({"armed_group"})
"""Kinds of groups that are told of by the name of the body of which they are members: a militia by its umbrella's."""
_WORD = re.compile(r"[A-Za-z][a-z]{3,}|\d{2,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDING = re.compile(r"(?:ing|ies|ied|es|ed|s|e)$")
_COMMON = frozenset(
    "that this with from have been were will would could should their they them there than then when where which "
    "while what whom whose your said say tell told accord report also more most some such into over after befor "
    "about against between under other only just like make made take took people person year month week day time "
    "today hav includ kill yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday becaus "
    "being both each even very still dur since until among doe doing done go going much must need may might one "
    "two three first last next new statement announc spokesman president minist official governm countr stat "
    "protest demonstr attack clash fight fir launch injur wound least follow continu occur near acros capital dozen "
    "hundr thousand war conflict crisi upris revolution unrest anti".split()
)
"""Stems that tell nothing of a deed."""
_MOST_WORDS = 24
_ANY_WORD = re.compile(r"\w+")
_LONG = 10
"""Words from which on a sentence is one's own: who has the same has copied it."""
_MOST_AROUND = 12


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of a deed. The `_up` sets hold the ids themselves and what they act for on that day.

    `actors` and `recipients` are those with a name: ids, or the words of a name that no table knows. `actor_words` and
    `recipient_words` are the words for others (`gunmen`). `around` are those whom the report names, in any role.
    `voice` is the innermost source's id, or the outlet's name; `own` where the outlet speaks for itself as a reporter.
    `first` and `last` are day numbers, only where the report states a day; `reported` is the day of a report that
    states none. `stated` is the stretch of days that the report states, a year too. `town` and `province` only where
    it names one. `words` are the telling words of its sentence, cut.
    `deed` and `stems` are what the deed's own words are looked up by: families of words, and the words themselves.
    `story` is of the words of a sentence that is long enough for nobody to write it twice. `names`, `numbers`, `again`
    and `known` are its wording.
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
    stated: str | None = None
    town: str | None = None
    actor_words: tuple[str, ...] = ()
    recipient_words: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    reported: int | None = None
    province: str | None = None
    country: str | None = None
    killed: int | None = None
    mode: str | None = None
    words: tuple[str, ...] = ()
    deed: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    story: str | None = None
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    again: bool = False
    known: bool = False

    @property
    def order(self) -> tuple[str, str]:
        """The earliest report first; a report without a date after all that have one."""
        return (self.published or "9999", self.mention)


def told_in(reading: Reading) -> Iterator[Told]:
    """Each event mention of a reading, as linking sees it."""
    actors = {actor.id: actor for actor in reading.actors}
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    around = _around(reading, actors)
    named = sorted((one.span for actor in reading.actors for one in actor.mentions), key=lambda span: span.start)
    for mention in reading.event_mentions:
        yield _told(mention, reading, actors, attributions, around, named)


def _told(
    mention: EventMention,
    reading: Reading,
    actors: Mapping[str, Actor],
    attributions: Mapping[str, Attribution],
    around: tuple[str, ...],
    named: Sequence[Span],
) -> Told:
    article = reading.article
    day = first_day(mention.when, article.published)
    first, last = stated_days(mention)
    outlet = article.outlets[0] if article.outlets else article.id
    innermost = attributions.get(mention.attributions[-1]) if mention.attributions else None
    source = innermost.source if mention.voice == "source" and innermost else None
    doers, doer_words = _parties(mention.actors, actors)
    sufferers, sufferer_words = _parties(mention.recipients, actors)
    place = mention.where
    here = _within(mention.sentence, named)
    says = wording(mention, here)
    return Told(
        mention=mention.id,
        article=article.id,
        published=article.published,
        outlet=outlet,
        group=mention.event,
        family=_family(mention),
        actors=doers,
        actors_up=acts_for(doers, actors, day),
        recipients=sufferers,
        recipients_up=acts_for(sufferers, actors, day),
        voice=source or outlet,
        voice_up=acts_for((source,), actors, day) if source else (),
        own=mention.voice == "author" and article.genre in (None, "report"),
        first=first,
        last=last,
        stated=_stated(mention),
        town=_town(mention),
        actor_words=doer_words,
        recipient_words=sufferer_words,
        around=around,
        reported=_reported(mention, article),
        province=f"{place.country} {place.admin1}" if place is not None and place.admin1 else None,
        country=place.country if place is not None else None,
        killed=_killed(mention),
        mode=mention.mode,
        words=_words(mention, here),
        deed=deed_words(mention.anchor.text),
        stems=stems(mention.anchor.text),
        story=_story(mention.sentence.text),
        names=says.names,
        numbers=says.numbers,
        again=says.again,
        known=says.known,
    )


def _parties(arguments: Iterable[Argument], actors: Mapping[str, Actor]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those of some arguments who have a name, and the words for the others.

    An id that a report made ends in its digest. Without it `mohammed-al-ajami` is the same man in every report, where
    he was named, and `gunmen` are somebody.
    """
    named, words = set[str](), set[str]()
    for identity in {argument.actor for argument in arguments}:
        actor = actors.get(identity)
        own = _OF_A_REPORT.sub("", identity)
        if identity.startswith("unknown-"):
            words.add(identity.rpartition("-")[2])  # a crowd of nobody knows which country
        elif actor is None or actor.kind != "unresolved" or own == identity:
            named.add(identity)
        elif any(mention.form in ("name", "acronym") for mention in actor.mentions):
            named.add(own)
        elif (state := _of_state(actor)) is not None:
            named.add(state)
        else:
            words.add(own.rpartition("-")[2])
    return tuple(sorted(named)), tuple(sorted(words))


def is_of_a_report(actor: str) -> bool:
    """Whether an id was made by one report for somebody whom it does not name: `gunmen-99a85e9e`."""
    return _OF_A_REPORT.search(actor) is not None


def _of_state(actor: Actor) -> str | None:
    """The state for which soldiers or officials act whom a report does not name: *two American warplanes*."""
    if actor.sector not in ("MIL", "GOV"):
        return None
    return next((relation.actor for relation in actor.of if relation.relation == "nationality"), None)


def _around(reading: Reading, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Whom a report names most, with those for whom they act."""
    often = sorted(
        (actor for actor in reading.actors if actor.kind not in ("unresolved", "media")),
        key=lambda actor: (-len(actor.mentions), actor.id),
    )
    return acts_for([actor.id for actor in often[:_MOST_AROUND]], actors, reading.article.published)


def _reported(mention: EventMention, article: Article) -> int | None:
    """The day of a report that tells a deed as new, and gives it no date."""
    new = mention.when is not None and mention.when.basis == "report" and not mention.historical
    return day_number(article.published) if new and article.published else None


def _within(sentence: Span, named: Sequence[Span]) -> Sequence[Span]:
    """Those of some stretches, in order, that begin in a sentence."""
    first, last = (bisect_left(named, at, key=lambda one: one.start) for at in (sentence.start, sentence.end))
    return named[first:last]


def _words(mention: EventMention, named: Sequence[Span]) -> tuple[str, ...]:
    """The words of a sentence that tell it from others: no names of actors, no small words, no ends of words.

    `named` are the names of actors in the sentence.
    """
    sentence = mention.sentence
    found = (
        _telling(match[0])
        for match in _WORD.finditer(sentence.text, begins(mention))
        if not any(one.start <= sentence.start + match.start() < one.end for one in named)
    )
    return tuple(sorted({word for word in found if word is not None})[:_MOST_WORDS])


@lru_cache(65_536)
def _telling(word: str) -> str | None:
    """A word without its ending, where it tells anything."""
    if _YEAR.fullmatch(word):
        return None
    stem = _ENDING.sub("", word.lower())
    return stem if len(stem) > 2 and stem not in _COMMON else None


def _story(sentence: str) -> str | None:
    """What tells a sentence from all others, whatever its signs and spaces; None for one that two may write."""
    words = _ANY_WORD.findall(sentence.casefold())
    return content_key("w", *words) if len(words) >= _LONG else None


def _killed(mention: EventMention) -> int | None:
    """The largest number of dead, where that is two or more: one is no mark of a deed."""
    dead = [count.low for count in mention.counts if count.what == "killed" and count.low is not None]
    return max((number for number in dead if number > 1), default=None)


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
            rolls_up = ROLLS_UP | {"member"} if actors[actor].kind in _BANDS else ROLLS_UP
            ahead += [
                of.actor for of in actors[actor].of if of.relation in rolls_up and in_office(of.since, of.until, day)
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


def _stated(mention: EventMention) -> str | None:
    """The stretch of days that a report states for a deed, whether a day or a year: `2011-01-01/2011-12-31`."""
    when = mention.when
    return f"{when.first or ''}/{when.last or ''}" if when is not None and when.basis != "report" else None


def _town(mention: EventMention) -> str | None:
    place = mention.where
    if place is None or place.precision not in _NEAR:
        return None
    return str(place.geoname) if place.geoname is not None else place.name.casefold()
