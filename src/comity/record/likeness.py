"""Likeness: what speaks for two tellings being of one deed, what speaks against it, and how sure that makes it.

Each thing that two tellings share is worth so many points; what they contradict each other in rules a join out. A deed
of words (an accusation, a request) is one only where both sides are the same: there are too many of them on one day.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from comity.record.retelling import retold
from comity.record.traits import Likeness, Traits
from comity.record.wording import is_recurring

SAME_PARTY, PARTY_NEARBY, NOBODY_EITHER, SAME_WORD, OTHER_WORD = 2.0, 1.0, 1.0, 0.5, -1.0
SAME_DAY, NEXT_DAY = 1.0, 0.5
WORDS = ((5, 1.5), (3, 1.0), (2, 0.5))
"""How many telling words two sentences have in common, and what that is worth."""
SAME_TOWN, SAME_PROVINCE, SAME_COUNTRY, SAME_TOLL, SAME_MODE = 2.0, 1.0, 0.5, 1.5, 0.5
COMMON_TOLL = 0.5
"""What a number of dead is worth that many deeds have: a small one, or a round one."""
ENOUGH, ENOUGH_ON_A_DAY = 5.0, 4.0
"""Points from which on two tellings are taken for one deed: fewer are needed where both state the same day."""

_SURE = {4.0: 0.7, 4.5: 0.75, 5.0: 0.85, 6.0: 0.9, 7.0: 0.95}
_MANY = 1.0  # what the words are worth of sentences that are much alike
_MARKED = 10
LATEST = 2
"""Days that a report without a date of its own may come after the deed."""
_MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "SANCTION"})


def is_material(family: str) -> bool:
    """Whether a family of tellings is of deeds and not of words."""
    return family.partition(" ")[0] in _MATERIAL


def likeness(one: Traits, other: Traits) -> Likeness | None:
    """How alike two tellings are, where that is enough to take them for one deed; None where it is not."""
    families = one.families & other.families
    if not families:
        return None
    actors = _party(one.actors, one.actors_up, one.around, other.actors, other.actors_up, other.around)
    recipients = _party(
        one.recipients, one.recipients_up, one.around, other.recipients, other.recipients_up, other.around
    )
    alike = _alike(one.words, other.words)
    when, where = _when(one, other), _where(one, other)
    if actors is None or recipients is None or where is None:
        return None
    if one.stories & other.stories and _within_days(one, other) and (found := retold(one, other)):
        return found
    if when is None or not (actors[1] or recipients[1] or where[0] or when[0]):
        return None
    if not (when[0] or _one_of_many(one, other, alike[0])):
        return None
    family = min(families)
    if not is_material(family) and not _both_sides(actors[0], recipients[0], when[0]) and alike[0] < _MANY:
        return None
    words = _words(one.actor_words, other.actor_words, bool(actors[1]))
    words += _words(one.recipient_words, other.recipient_words, bool(recipients[1]))
    more = [
        when,
        where,
        alike,
        *_shared("killed", one.tolls, other.tolls, SAME_TOLL if _same_toll(one, other) else COMMON_TOLL),
    ]
    more += _shared("", one.modes, other.modes, SAME_MODE)
    points = actors[0] + recipients[0] + words + sum(worth for worth, _ in more)
    if points < (ENOUGH_ON_A_DAY if when[0] == SAME_DAY else ENOUGH):
        return None
    sure = max(probability for least, probability in _SURE.items() if points >= least)
    return Likeness(_in_words(family, actors[1], recipients[1], [said for _, said in more if said]), sure)


def contradict(one: Traits, other: Traits) -> bool:
    """Whether two tellings, whatever they have in common, state places or days that can't be of one deed."""
    days = one.days | other.days
    apart = bool(one.days and other.days) and max(days) - min(days) > 1
    return apart or _where(one, other) is None


def _both_sides(actors: float, recipients: float, when: float) -> bool:
    """Whether two tellings agree on who and to whom, and both state the day: what deeds of words need."""
    sides = (SAME_PARTY, NOBODY_EITHER)
    return actors in sides and recipients in sides and SAME_PARTY in (actors, recipients) and when >= NEXT_DAY


def _one_of_many(one: Traits, other: Traits, alike: float) -> bool:
    """Whether two tellings without a stated day may be of one deed, in a town where much is done: told in words that
    are kin, or much alike, and not with other numbers of what is done again and again."""
    kin = one.deeds & other.deeds
    undated = not (one.days or other.days)
    others = bool(one.numbers and other.numbers and not one.numbers & other.numbers)
    if undated and others and any(map(is_recurring, kin)):
        return False
    return bool(kin) or alike >= _MANY


def _alike(mine: set[str], theirs: set[str]) -> tuple[float, str]:
    """What the telling words are worth that two sentences share."""
    shared = sorted(mine & theirs)
    worth = next((worth for least, worth in WORDS if len(shared) >= least), 0.0)
    return worth, f"in words: {', '.join(shared[:5])}" if worth else ""


def _party(
    mine: Collection[str], mine_up: set[str], around: set[str],
    theirs: Collection[str], theirs_up: set[str], their_around: set[str],
) -> tuple[float, str] | None:  # fmt: skip
    """What the names in one role are worth and whom they share, an organ with its state but no two organs."""
    if mine and theirs:
        shared = min((set(mine) & theirs_up) | (set(theirs) & mine_up), default=None)
        return (SAME_PARTY, shared) if shared is not None else None
    if not mine and not theirs:
        return NOBODY_EITHER, ""
    near = (mine_up & their_around) | (theirs_up & around)
    return (PARTY_NEARBY, f"{min(near)} (named beside it)") if near else (0.0, "")


def _words(mine: set[str], theirs: set[str], named: bool) -> float:
    """What words for people without a name are worth: *gunmen* and *gunmen*, *gunmen* and *protesters*."""
    if not mine or not theirs or named:
        return 0.0
    return SAME_WORD if mine & theirs else OTHER_WORD


def _when(one: Traits, other: Traits) -> tuple[float, str] | None:
    if one.days and other.days:
        days = one.days | other.days
        if max(days) - min(days) > 1:
            return None
        same = len(days) == 1
        return (SAME_DAY if same else NEXT_DAY), f"{'both on' if same else 'a day apart, from'} {_day(min(days))}"
    stated, reported = one.days | other.days, one.reported | other.reported
    if not reported:
        return None
    first = min(stated or reported)
    if not all(0 <= day - first <= LATEST for day in reported):
        return None
    if not stated and len(reported) > 1 and not (_same_toll(one, other) or _follows_up(one, other)):
        return None  # daily fighting: what each day's report tells is that day's
    return 0.0, f"reported within days of {_day(first)}"


def _same_toll(one: Traits, other: Traits) -> bool:
    """Whether two tellings share a number of dead by which a deed may be known: not small, not round."""
    return any(toll >= _MARKED and toll % _MARKED for toll in one.tolls & other.tolls)


def _follows_up(one: Traits, other: Traits) -> bool:
    """Whether a report may go on with what an earlier one told: of the same town, in many of its words, and not with
    dead of its own."""
    return (
        bool(one.towns & other.towns) and not (one.tolls and other.tolls) and _alike(one.words, other.words)[0] >= _MANY
    )


def _within_days(one: Traits, other: Traits) -> bool:
    days = one.days | other.days | one.reported | other.reported
    return not days or max(days) - min(days) <= LATEST


def _where(one: Traits, other: Traits) -> tuple[float, str] | None:
    for mine, theirs, worth, what in (
        (one.towns, other.towns, SAME_TOWN, "in the same town"),
        (one.provinces, other.provinces, SAME_PROVINCE, "in the same province"),
        (one.countries, other.countries, SAME_COUNTRY, "in the same country"),
    ):
        if mine and theirs:
            return (worth, what) if mine & theirs else None
    return 0.0, ""


def _shared(what: str, mine: set[int] | set[str], theirs: set[int] | set[str], worth: float) -> list[tuple[float, str]]:
    both = sorted({str(one) for one in mine} & {str(one) for one in theirs})
    return [(worth, f"{both[0]} {what}".strip())] if both else []


def _in_words(family: str, actor: str, recipient: str, more: Collection[str]) -> str:
    kind = family.partition(" ")[0]
    return ", ".join([f"{kind}, {actor or 'nobody named'} to {recipient or 'nobody named'}", *more])


def _day(day: int) -> str:
    return date.fromordinal(day).isoformat()
