"""Joins and pairs of a casebook, for `linked.py` to draw and a judge to look at.

joins   what a rule brought together: two tellings in two reports. Right: they tell one deed.
pairs   two tellings of one type, in reports of some days, whose sentences share five telling words or more, whether
        the casebook joins them or not. Of those judged to tell one deed, the share that is joined is the recall.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations

from bench.link import Link
from comity.faces.desk import Desk
from comity.record.linking import KEPT_APART
from comity.record.told import told_in
from comity.types import EventMention, Reading

SHARED, DAYS = 5, 3
"""Telling words that the sentences of a pair share; days between their reports."""
_SAYS = "Both sentences tell of one and the same deed."


def joins(desk: Desk, since: str | None, until: str | None) -> list[Link]:
    """Every join that a rule made between two reports."""
    return [
        Link(event.id, join.mentions, _SAYS, event.event_type, join.probability)
        for event in desk.events(since=since, until=until)
        if len(event.articles) > 1
        for join in event.joins
        if join.judge == "rule" and join.reason != KEPT_APART
        and len({desk.mention(mention).article for mention in join.mentions}) > 1
    ]  # fmt: skip


def pairs(desk: Desk, since: str | None, until: str | None) -> list[Link]:
    """Pairs of tellings in two reports that words, type and days suggest to be of one deed; one of each two reports."""
    home = {mention: event for event in desk.events(since=since, until=until) for mention in event.mentions}
    found: dict[tuple[str, str], tuple[int, Link]] = {}
    days: dict[date, list[tuple[EventMention, frozenset[str]]]] = defaultdict(list)
    for mention, words in _words(desk, desk.mentions(since=since, until=until)):
        published = desk.article(mention.article).published
        if published and mention.id in home:
            days[date.fromisoformat(published)].append((mention, words))
    for day, told in sorted(days.items()):
        near = [one for after in range(1, DAYS + 1) for one in days.get(day + timedelta(days=after), ())]
        for (one, mine), (other, theirs) in [*combinations(told, 2), *((a, b) for a in told for b in near)]:
            shared = len(mine & theirs)
            if one.article == other.article or one.event_type != other.event_type or shared < SHARED:
                continue
            reports = (one.article, other.article)
            group = "joined" if home[one.id] is home[other.id] else "apart"
            if reports not in found or shared > found[reports][0]:
                found[reports] = shared, Link(home[one.id].id, (one.id, other.id), _SAYS, group, 0.0)
    return [link for _, link in found.values()]


def _words(desk: Desk, mentions: Iterable[EventMention]) -> Iterable[tuple[EventMention, frozenset[str]]]:
    for mention in mentions:
        if mention.status in ("happened", "denied"):
            (told,) = told_in(Reading(desk.article(mention.article), "", (), (), (mention,)))
            yield mention, frozenset(told.words)
