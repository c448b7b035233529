"""Clusters of tellings to Events: what the voices agree on, what they dispute, and how far apart they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from comity.record.copies import originals
from comity.record.fatalities import Figure, fatalities, figures
from comity.record.linking import Cluster
from comity.record.told import Told
from comity.types import (
    CountByVoice,
    CountOf,
    Dispute,
    Event,
    EventMention,
    EventStatus,
    Place,
    Version,
    When,
)

_GRAINS = ("minute", "hour", "part_of_day", "day", "range", "week", "month", "quarter", "season", "year", "decade")
_BASES = ("stated", "anchored", "report")
_PRECISIONS = ("exact", "town", "district", "province", "country", None)
Value = TypeVar("Value")


def sum_up(cluster: Cluster, mentions: Mapping[str, EventMention], copies: Collection[tuple[str, str]] = ()) -> Event:
    """The event that a cluster tells. `copies` are pairs of articles that hold the same words: they count once.

    Tellings that somebody judged say of what type it is and when it was, where there are any.
    """
    told = cluster.members
    records = [mentions[one.mention] for one in told]
    surest = [one for one in records if one.judged] or records
    counts = tuple(_counts(told, mentions))
    given = {what: figures(counts, what) for what in dict.fromkeys(count.what for count in counts)}
    published = [one.published for one in told if one.published]
    return Event(
        id=cluster.id,
        event_type=_commonest(record.event_type for record in surest) or "",
        status=_status(told, mentions),
        mode=_commonest(record.mode for record in surest if record.mode),
        contexts=tuple(sorted({context for record in records for context in record.contexts})),
        actors=tuple(dict.fromkeys(argument.actor for record in records for argument in record.actors)),
        recipients=tuple(dict.fromkeys(argument.actor for record in records for argument in record.recipients)),
        when=_when(surest),
        where=_where(records),
        fatalities=fatalities(counts, _sides(told)),
        counts=counts,
        disputes=tuple(_disputes(told, mentions, given)),
        mentions=tuple(one.mention for one in told),
        articles=tuple(dict.fromkeys(one.article for one in told)),
        outlets=_outlets(told, copies),
        first_reported=min(published, default=None),
        joins=cluster.joins,
    )


def _status(told: Sequence[Told], mentions: Mapping[str, EventMention]) -> EventStatus:
    """Disputed where some say it happened and some deny it; confirmed where both sides say it happened."""
    stated = Counter(mentions[one.mention].status for one in told)
    if stated["happened"] and stated["denied"]:
        return "disputed"
    if not stated["happened"]:
        return (
            _commonest(status for one in told if (status := mentions[one.mention].status) != "happened") or "possible"
        )
    saying = [one for one in told if mentions[one.mention].status == "happened"]
    actors = {actor for one in told for actor in one.actors_up}
    recipients = {actor for one in told for actor in one.recipients_up}
    by_actor = any(actors & set(one.voice_up) for one in saying)
    by_recipient = any((recipients - actors) & set(one.voice_up) for one in saying)
    if by_actor and by_recipient:
        return "confirmed"
    return "reported" if any(one.own for one in saying) else "claimed"


def _sides(told: Sequence[Told]) -> dict[str, set[str]]:
    """Who did it and to whom, and for whom they act, but those who are on both sides."""
    actors = {name for one in told for name in (*one.actors_up, *one.actor_words)}
    recipients = {name for one in told for name in (*one.recipients_up, *one.recipient_words)}
    return {"actors": actors - recipients, "recipients": recipients - actors}


def _counts(told: Iterable[Told], mentions: Mapping[str, EventMention]) -> Iterator[CountByVoice]:
    found = (
        CountByVoice(
            count.what, count.low, count.high, count.whom, one.voice, one.published, one.mention, record.status
        )
        for one in told
        for record in (mentions[one.mention],)
        for count in record.counts
    )
    yield from sorted(found, key=lambda count: (count.what, count.published or "9999", count.mention, count.low or 0))


def _disputes(
    told: Sequence[Told], mentions: Mapping[str, EventMention], figures: Mapping[CountOf, Sequence[Figure]]
) -> Iterator[Dispute]:
    statuses = {one.mention: mentions[one.mention].status for one in told}
    if len(set(statuses.values())) > 1:
        yield Dispute("status", _versions(told, lambda one: statuses[one.mention]))
    parties = _parties(told)
    if len(set(parties.values())) > 1:
        yield Dispute("actors", _versions([one for one in told if one.actors], lambda one: parties[one.mention]))
    for what, given in figures.items():
        by_value = defaultdict(list)
        for figure in given:
            by_value[_range(figure)].append(figure)
        if len(by_value) > 1:
            yield Dispute(f"counts.{what}", tuple(
                Version(value, tuple(sorted({one.voice for one in same})), tuple(sorted(one.mention for one in same)))
                for value, same in sorted(by_value.items(), key=lambda item: (item[1][0].low, item[1][0].high))
            ))  # fmt: skip


def _versions(told: Iterable[Told], value_of: Callable[[Told], str]) -> tuple[Version, ...]:
    versions: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        versions[value_of(one)].append(one)
    return tuple(
        Version(value, tuple(sorted({one.voice for one in same})), tuple(one.mention for one in same))
        for value, same in sorted(versions.items())
    )


def _parties(told: Iterable[Told]) -> dict[str, str]:
    """Each telling's actors, where those that overlap (an organ and its state) are one party."""
    parties: list[tuple[set[str], set[str], list[str]]] = []
    for one in told:
        if not one.actors:
            continue
        named, up, members = set(one.actors), set(one.actors_up), [one.mention]
        apart = []
        for party in parties:
            if named & party[1] or up & party[0]:
                named |= party[0]
                up |= party[1]
                members += party[2]
            else:
                apart.append(party)
        parties = [*apart, (named, up, members)]
    return {mention: ", ".join(sorted(named)) for named, _, members in parties for mention in members}


def _outlets(told: Sequence[Told], copies: Collection[tuple[str, str]]) -> tuple[str, ...]:
    """The outlets that stand for themselves: of reports that hold the same words, only the earliest one's."""
    reports = {one.article: one for one in told}
    copied = originals(copies, lambda article: (reports[article].published or "9999", article))
    return tuple(dict.fromkeys(one.outlet for article, one in reports.items() if article not in copied))


def _when(records: Iterable[EventMention]) -> When | None:
    """The best founded and finest date, then the commonest, then the earliest told."""
    whens = [record.when for record in records if record.when]
    votes = Counter((when.first, when.last) for when in whens)
    return min(
        whens,
        key=lambda when: (_BASES.index(when.basis), _GRAINS.index(when.grain), -votes[when.first, when.last]),
        default=None,
    )


def _where(records: Iterable[EventMention]) -> Place | None:
    places = [record.where for record in records if record.where]
    votes = Counter(place.name for place in places)
    return min(places, key=lambda place: (_PRECISIONS.index(place.precision), -votes[place.name]), default=None)


def _commonest(values: Iterable[Value]) -> Value | None:
    """The value that most tellings give; of equals the one that was told first."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None


def _range(figure: Figure) -> str:
    return str(figure.low) if figure.low == figure.high else f"{figure.low}-{figure.high}"
