"""Likeness by wording: two sentences that tell one deed in words that are kin, of the same names.

Where reports are short, or a deed is only spoken of (*protests over the arrest of ...*), parties and places are mostly
left out of the record, and the sentence is all there is. What speaks for one deed is names in common, most of all where
one sentence takes the deed as known; what speaks against it is names on either side that the other lacks, other numbers
or dead, words like *another*, what a war does daily, and days between. Other parties or stated days rule it out.

The points are log-odds, fitted by logistic regression on 936 pairs of tellings of news in brief (Wikipedia's current
events of 2002 to 2013; CC BY-SA) that were judged blind, and rounded to halves: sentences much alike, joins of earlier
rules, and pairs drawn from those that share a thread. *Another*, days between and news on two days count double, since
a wrong join is worse than a missed one; other dead, which those pairs seldom have, as much as other numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product

from comity.record.likeness import is_material
from comity.record.moments import day_number
from comity.record.told import Told
from comity.record.traits import Likeness
from comity.record.wording import is_recurring, is_widespread

KIN, OF_WORDS = -1.0, -0.5
"""Where the count begins: words that are kin; and of a deed of words, of which there are many a day."""
NAME, NAMES, MANY_NAMES, WIDE_NAME = 1.0, 0.5, 0.5, 0.5
"""One name in common, two, three and more; one that many reports bear."""
OWN_NAME, OWN_NAMES = -0.5, -0.5
"""A name of its own on either side; two and more."""
PARTY, SAME_TOWN, SAME_STRETCH, SAME_MODE, SAME_WORD, KNOWN = 1.0, 0.5, 1.0, 0.5, 0.5, 1.0
"""A party, a town, a stated stretch of days, the manner, the word for the deed; taken as known by either."""
WORD, WORDS = 0.5, 0.5
"""A telling word in common; two and more."""
RECURRING, AGAIN, LATER, NEWS_EACH = -1.0, -2.0, -1.0, -1.0
"""What a war, or a speaker, does again and again; *another*; days between; news in both, on two days."""
OTHER_NUMBERS, NUMBERS_IN_ONE, OTHER_TOLL = -1.0, -0.5, -1.0
ENOUGH = 2.0

FOLLOWS = 3
"""Days between two reports within which the later may go on with what the earlier told."""
_SOME_WORDS, _LATER = 2, 2


def threads_of(told: Told) -> list[tuple[str, str, str]]:
    """Under what tellings of kindred words look for each other: their standing, a deed's family of words, a name.

    None for a report that has no day.
    """
    if told.published is None or not _has_day(told.published):
        return []
    standing = told.family.partition(" ")[2]
    return [(standing, deed, name) for deed, name in product(told.deed, told.names)]


def day_of(told: Told) -> int:
    """The day of a telling's report, which has one."""
    return day_number(told.published or "")


def worded(one: Told, other: Told) -> Likeness | None:
    """How alike two tellings of different reports are by their wording; None where that is not enough."""
    kin = set(one.deed) & set(other.deed)
    if not kin or one.article == other.article or _contradict(one, other):
        return None
    found = [(worth, said) for worth, said, holds in signs(one, other) if holds]
    points = sum(worth for worth, _ in found)
    if points < ENOUGH:
        return None
    why = ", ".join([f"told in words for: {min(kin)}", *(said for _, said in found if said)])
    return Likeness(why, round(1 / (1 + math.exp(-points)), 2))


def signs(one: Told, other: Told) -> Iterator[tuple[float, str, bool]]:
    """Each sign with its points, its reason in words, and whether it holds."""
    mine, theirs = set(one.names), set(other.names)
    shared, words = sorted(mine & theirs), sorted(set(one.words) & set(other.words))
    wide = [name for name in shared if is_widespread(name)]
    names = [name for name in shared if name not in wide]
    own = min(sum(not is_widespread(name) for name in only) for only in (mine - theirs, theirs - mine))
    yield KIN, "", True
    yield OF_WORDS, "", not is_material(one.family)
    yield NAME, f"of the same names: {', '.join([*names, *wide][:4])}", len(names) >= 1
    yield NAMES, "", len(names) >= 2
    yield MANY_NAMES, "", len(names) >= 3
    yield WIDE_NAME, "", bool(wide)
    yield OWN_NAME, "", own >= 1
    yield OWN_NAMES, "", own >= 2
    party = _shared(one.actors, one.actors_up, other.actors, other.actors_up) or _shared(
        one.recipients, one.recipients_up, other.recipients, other.recipients_up
    )
    yield PARTY, f"{party} in both" if party else "", party is not None
    yield SAME_TOWN, "in the same town", one.town is not None and one.town == other.town
    yield SAME_STRETCH, "of the same days, as both state", one.stated is not None and one.stated == other.stated
    yield SAME_MODE, "", one.mode is not None and one.mode == other.mode
    yield SAME_WORD, "the same word", bool(set(one.stems) & set(other.stems))
    yield KNOWN, "one tells it as known", one.known or other.known
    yield WORD, f"in words: {', '.join(words[:5])}", bool(words)
    yield WORDS, "", len(words) >= _SOME_WORDS
    yield RECURRING, "", any(is_recurring(deed) for deed in set(one.deed) & set(other.deed))
    numbers = [set(telling.numbers) for telling in (one, other)]
    yield OTHER_NUMBERS, "", all(numbers) and not numbers[0] & numbers[1]
    yield NUMBERS_IN_ONE, "", any(numbers) and not all(numbers)
    yield OTHER_TOLL, "", bool(one.killed and other.killed and one.killed != other.killed)
    yield AGAIN, "", one.again or other.again
    days = abs(day_of(one) - day_of(other))
    yield LATER, "", days >= _LATER
    yield NEWS_EACH, "", one.reported is not None and other.reported is not None and days > 0


def _contradict(one: Told, other: Told) -> bool:
    """Whether types, parties or stated days can't be of one deed: deeds of words have to be of one type."""
    return (
        (one.family != other.family and not (is_material(one.family) and is_material(other.family)))
        or _others(one.actors, one.actors_up, other.actors, other.actors_up)
        or _others(one.recipients, one.recipients_up, other.recipients, other.recipients_up)
        or any(_suffers(mine, theirs) for mine, theirs in ((one, other), (other, one)))
        or _on_other_days(one, other)
    )


def _suffers(mine: Told, theirs: Told) -> bool:
    """Whether who does it in one telling suffers it in the other: the rockets, and the raid that answered them."""
    return not set(mine.actors).isdisjoint(theirs.recipients) and set(mine.actors).isdisjoint(theirs.actors)


def _on_other_days(one: Told, other: Told) -> bool:
    """Whether both state a day, and not the same, or one states a day that the other's report is far from."""
    if one.first is not None and other.first is not None:
        return one.first != other.first
    stated = one.first if one.first is not None else other.first
    return stated is not None and any(abs(day_of(told) - stated) > FOLLOWS for told in (one, other) if not told.first)


def _others(mine: Sequence[str], mine_up: Sequence[str], theirs: Sequence[str], theirs_up: Sequence[str]) -> bool:
    """Whether both name a party, and not the same: *Polish fans* may be *Polish football fans*."""
    if not (mine and theirs) or _shared(mine, mine_up, theirs, theirs_up) is not None:
        return False
    return not any(set(one.split("-")) <= set(other.split("-")) for one, other in _either_way(mine, theirs))


def _either_way(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, str]]:
    for one, other in product(mine, theirs):
        yield one, other
        yield other, one


def _shared(mine: Sequence[str], mine_up: Sequence[str], theirs: Sequence[str], theirs_up: Sequence[str]) -> str | None:
    """A party that two tellings share in one role, an organ with its state; None where there is none."""
    return min((set(mine) & set(theirs_up)) | (set(theirs) & set(mine_up)), default=None)


def _has_day(published: str) -> bool:
    try:
        day_number(published)
    except ValueError:
        return False
    return True
