"""Joins and pairs of a casebook, for `linked.py` to draw and a judge to look at.

joins   what a rule brought together: two tellings in two reports. Right: they tell one deed.
pairs   two tellings in reports of some days, in words that are kin, whose sentences share much of their rarer words,
        whether the casebook joins them or not: what joins look at besides (types, parties, places, dead) is not asked.
        Of those judged to tell one deed, the share that is joined is the recall.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations, product

from bench.link import Link
from comity.faces.desk import Desk
from comity.record.kin import deed_words
from comity.record.linking import KEPT_APART
from comity.types import EventMention

NEAR, DAYS = 0.5, 3
"""The cosine of the sentences of a pair from which on it is one; days between their reports."""
_FEWEST = 3  # words in common below which sentences are not compared
_WORD = re.compile(r"[A-Za-z][a-z]{3,}|[A-Z]{2,}|\d{2,}")
_ENDING = re.compile(r"(?:ing|ies|ied|es|ed|s|e)$")
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
    """Pairs of tellings in two reports that words and days suggest to be of one deed; one of each two reports."""
    home = {mention: event for event in desk.events(since=since, until=until) for mention in event.mentions}
    told = [one for one in _sentences(desk, desk.mentions(since=since, until=until)) if one.mention in home]
    weight = _weights(told)
    days: dict[date, list[_Sentence]] = defaultdict(list)
    for one in told:
        days[one.day].append(one)
    found: dict[tuple[str, str], tuple[float, Link]] = {}
    for day, here in sorted(days.items()):
        later = [one for after in range(1, DAYS + 1) for one in days.get(day + timedelta(days=after), ())]
        for one, other in [*combinations(here, 2), *product(here, later)]:
            if one.report == other.report or not (one.deed & other.deed):
                continue
            near = _nearness(one.words, other.words, weight)
            reports = (one.report, other.report)
            if near >= NEAR and (reports not in found or near > found[reports][0]):
                group = "joined" if home[one.mention] is home[other.mention] else "apart"
                link = Link(home[one.mention].id, (one.mention, other.mention), _SAYS, group, 0.0)
                found[reports] = near, link
    return [link for _, link in found.values()]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A telling as its sentence alone shows it: all its words without endings, those for the deed by their kin."""

    mention: str
    report: str
    day: date
    words: frozenset[str]
    deed: frozenset[str]


def _sentences(desk: Desk, mentions: Iterable[EventMention]) -> Iterator[_Sentence]:
    published_of = cache(lambda report: desk.article(report).published)
    for mention in mentions:
        published = published_of(mention.article)
        if published and mention.status in ("happened", "denied"):
            words = frozenset(_ENDING.sub("", word.lower()) for word in _WORD.findall(mention.sentence.text))
            deed = frozenset(deed_words(mention.anchor.text))
            yield _Sentence(mention.id, mention.article, date.fromisoformat(published[:10]), words, deed)


def _weights(told: Iterable[_Sentence]) -> dict[str, float]:
    """How much a word tells: the logarithm of one over the share of the sentences that hold it."""
    sentences = {(one.report, one.words) for one in told}
    held = Counter(word for _, words in sentences for word in words)
    return {word: math.log(len(sentences) / number) for word, number in held.items()}


def _nearness(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """The cosine of two sentences as bags of weighed words."""
    if len(one & other) < _FEWEST:
        return 0.0
    shared, mine, theirs = (sum(weight[word] ** 2 for word in words) for words in (one & other, one, other))
    return shared / math.sqrt(mine * theirs) if shared else 0.0
