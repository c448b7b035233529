"""Likeness by wording: two sentences that tell one deed in words that are kin, of the same names.

Where reports are short, or a deed is only spoken of (*protests over the arrest of ...*), parties and places are mostly
left out of the record, and the sentence is all there is. What speaks for one deed is names in common, most of all where
one sentence takes the deed as known; what speaks against it is names on either side that the other lacks, other numbers
or dead, words like *another*, what a war does daily, and days between. Other parties or stated days rule it out.

The points are log-odds, fitted by logistic regression on 233 pairs of tellings of news in brief (half the months of
Wikipedia's current events of 2002 to 2013; CC BY-SA), rounded to halves; *again* and what recurs count double, since a
wrong join is worse than a missed one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product

from comity.record.likeness import is_material
from comity.record.moments import day_number
from comity.record.told import Told
from comity.record.traits import Likeness
from comity.record.wording import is_recurring

KIN = -0.5
RECURRING, RECURRING_BY_NUMBERS = -1.0, -0.5
"""What a war, or a speaker, does again and again; and the same with other numbers."""
NAMES, MANY_NAMES, KNOWN, OWN_NAMES = 0.5, 1.0, 1.5, -1.0
"""Two names in common, three and more; two where one takes the deed as known; names of its own on either side."""
SAME_WORD, WORDS, SAME_TOWN, STATED_DAY = 0.5, 0.5, 1.0, 1.0
OTHER_NUMBERS, OTHER_TOLL, AGAIN, LATER = -0.5, -1.0, -2.0, -0.5
ENOUGH = 2.0

FOLLOWS = 3
"""Days between two reports within which the later may go on with what the earlier told."""
_FEW_NAMES, _SOME_NAMES, _SOME_WORDS, _LATER = 2, 3, 3, 2


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
    names, words = sorted(mine & theirs), sorted(set(one.words) & set(other.words))
    known = one.known or other.known
    yield KIN, "", True
    recurring = any(is_recurring(deed) for deed in set(one.deed) & set(other.deed))
    other_numbers = bool(one.numbers and other.numbers and not set(one.numbers) & set(other.numbers))
    yield RECURRING, "", recurring
    yield RECURRING_BY_NUMBERS, "", recurring and other_numbers
    yield NAMES, f"of the same names: {', '.join(names[:4])}", len(names) >= _FEW_NAMES
    yield MANY_NAMES, "", len(names) >= _SOME_NAMES
    yield KNOWN, "one tells it as known", known and len(names) >= _FEW_NAMES
    yield OWN_NAMES, "", bool(mine - theirs and theirs - mine)
    yield SAME_WORD, "the same word", bool(set(one.stems) & set(other.stems))
    yield WORDS, f"in words: {', '.join(words[:5])}", len(words) >= _SOME_WORDS
    yield SAME_TOWN, "in the same town", one.town is not None and one.town == other.town
    yield STATED_DAY, "on the day that one states", _same_stated_day(one, other)
    yield OTHER_NUMBERS, "", other_numbers
    yield OTHER_TOLL, "", bool(one.killed and other.killed and one.killed != other.killed)
    yield AGAIN, "", one.again or other.again
    yield LATER, "", abs(day_of(one) - day_of(other)) >= _LATER


def _same_stated_day(one: Told, other: Told) -> bool:
    """Whether a day that either states is the day of the other, stated or of its report."""
    days = [told.first if told.first is not None else day_of(told) for told in (one, other)]
    return (one.first is not None or other.first is not None) and days[0] == days[1]


def _contradict(one: Told, other: Told) -> bool:
    """Whether types, parties or stated days can't be of one deed: deeds of words have to be of one type."""
    return (
        (one.family != other.family and not (is_material(one.family) and is_material(other.family)))
        or _others(one.actors, one.actors_up, other.actors, other.actors_up)
        or _others(one.recipients, one.recipients_up, other.recipients, other.recipients_up)
        or _on_other_days(one, other)
    )


def _on_other_days(one: Told, other: Told) -> bool:
    """Whether both state a day, and not the same, or one states a day that the other's report is far from."""
    if one.first is not None and other.first is not None:
        return one.first != other.first
    stated = one.first if one.first is not None else other.first
    return stated is not None and any(abs(day_of(told) - stated) > FOLLOWS for told in (one, other) if not told.first)


def _others(mine: Sequence[str], mine_up: Sequence[str], theirs: Sequence[str], theirs_up: Sequence[str]) -> bool:
    return bool(mine and theirs) and not (set(mine) & set(theirs_up) or set(theirs) & set(mine_up))


def _has_day(published: str) -> bool:
    try:
        day_number(published)
    except ValueError:
        return False
    return True
