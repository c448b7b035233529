"""Fitting: what speaks for a later deed being the answer to an ask, thing by thing, in points and in words.

None where the two contradict each other, which rules the deed out.
"""

from __future__ import annotations

import re

from comity.record.asks import Ask, Party, Telling, recipients_of, rules

Point = tuple[float, str]

SAME, FOR_IT, OF_ONE_STATE, SAME_WORDS, NEARBY, NOBODY = 2.0, 1.5, 0.5, 1.5, 0.75, 0.5
"""An actor that is the very one, that acts for it or the other way about, that acts for the same; the same word for
people without a name; one whom the other report names in another role; nobody named in either."""
TO_ASKER = 1.0
"""What it is worth that an answer in words is given to who asked."""
IN_PERSON, BY_ANYONE = 1.5, 1.0
"""What it is worth besides that one person did what only he could do; and that it was done, whoever did it."""
TOWN, PROVINCE, COUNTRY = 1.0, 0.75, 0.25
MODE, REPORT, CLAIMED, DISPUTED, DOUBT = 0.5, 0.5, -0.5, -1.0, -1.5
SHARED = ((5, 1.75), (3, 1.25), (2, 0.5))
"""How many telling words two sentences have in common, and what that is worth."""
LAPSE = ((7, 1.0), (30, 0.5), (90, 0.25))
"""Days between ask and answer, and what it is worth that they are no more."""
LATE = 30
"""Days after which two sentences have to share a telling word, where no mode says what they are of: *met*, *hit*."""
_WORD = re.compile(r"[a-z]+")
_RIGHT_BEFORE, _A_FEW_BEFORE = 2, 5  # words
_LOOSE = frozenset({"ASSAULT", "CONSULT", "MOBILIZE", "PROTEST", "AID"})
"""Types of which two modes do not tell two deeds apart: `explosives` and none, a visit and talks."""


def of_party(wanted: Party, found: Party) -> Point | None:
    """What it is worth whom two tellings name in one role; None where they name others."""
    if wanted.named and found.named:
        if same := wanted.named & found.named:
            return SAME, min(same)
        if near := (wanted.named & found.up) | (found.named & wanted.up):
            return FOR_IT, min(near)
        above = wanted.up & found.up
        return (OF_ONE_STATE, min(above)) if above else None
    if wanted.words and found.words and not wanted.named and not found.named:
        shared = wanted.words & found.words
        return (SAME_WORDS, min(shared)) if shared else None
    return (0.0, "") if wanted or found else (NOBODY, "")


def of_target(ask: Ask, telling: Telling, *, needed: bool) -> Point | None:
    """Whom it was to be done to and whom it was done to; `needed` where both have to name the same."""
    wanted = ask.target or (ask.asker if ask.sort is not None and ask.sort.target == "asker" else ask.target)
    point = of_party(wanted, recipients_of(telling.told))
    if point is None or not needed:
        return point
    return point if point[0] >= SAME_WORDS else None


def of_words(ask: Ask, telling: Telling, *, least: int) -> Point | None:
    """The telling words that both sentences hold, where there are enough; one sentence shares none with itself."""
    if telling.mention.sentence == ask.said.mention.sentence:
        return None if least else (0.0, "")
    shared = sorted(set(ask.said.told.words) & set(telling.told.words))
    if len(shared) < least:
        return None
    worth = next((worth for many, worth in SHARED if len(shared) >= many), 0.0)
    return worth, f"in words: {', '.join(shared[:5])}" if worth else ""


def of_place(ask: Ask, telling: Telling) -> Point | None:
    """The same town, province, country; None where both name one, and another."""
    if ask.about is None:
        return 0.0, ""
    mine, theirs = ask.about.told, telling.told
    for one, other, worth, what in (
        (mine.town, theirs.town, TOWN, "in the same town"),
        (mine.province, theirs.province, PROVINCE, "in the same province"),
        (mine.country, theirs.country, COUNTRY, "in the same country"),
    ):
        if one and other:
            return (worth, what) if one == other else None
    return 0.0, ""


def of_mode(ask: Ask, telling: Telling) -> Point | None:
    """The manner, where the type has any that tells deeds apart."""
    kind, _, mode = (ask.deed or "").partition(" ")
    theirs = telling.mention.mode or ""
    if mode and theirs and telling.mention.event_type == kind:
        if mode == theirs:
            return MODE, mode
        return (0.0, "") if kind in _LOOSE else None
    return 0.0, ""


def of_lapse(ask: Ask, telling: Telling, *, least: int, most: int) -> Point | None:
    """The days from the ask to the answer; None where it came before, too soon to be it, or too late."""
    if telling.day is None or ask.since is None or telling.mention.historical:
        return None
    days = telling.day - ask.since
    begun = telling.begun if telling.begun is not None else telling.day
    if not max(least, _is_claimed(telling)) <= days <= most or begun < ask.since:
        return None
    worth = next((worth for within, worth in LAPSE if days <= within), 0.0)
    return worth, "the same day" if days == 0 else f"{days} days later" if days > 1 else "the next day"


def of_telling(ask: Ask, telling: Telling) -> Point:
    """Who tells the answer: the report of the ask itself, a source that is not its doer; and what makes it doubtful."""
    claimed = _is_claimed(telling)
    marks = (
        (is_beside(ask, telling), REPORT, "in the same report"),
        (claimed, CLAIMED, "on a source's word"),
        (telling.disputed, DISPUTED, "disputed"),
    )
    found = [(worth, said) for holds, worth, said in marks if holds]
    return sum(worth for worth, _ in found), ", ".join(said for _, said in found)


def of_wording(telling: Telling) -> Point:
    """What makes one doubt that a deed was done, or done then, of the words before it: *a plan that would see it*."""
    before = _words_before(telling)
    doubtful = rules().doubt.intersection(before) | rules().known.intersection(before[-_A_FEW_BEFORE:])
    return (DOUBT, f"doubtful by “{min(doubtful)}”") if doubtful else (0.0, "")


def is_from_before(telling: Telling) -> bool:
    """Whether its own words put it before what the report tells: *had sentenced*, *already refused*, *who refused*."""
    return not rules().before.isdisjoint(_words_before(telling)[-_RIGHT_BEFORE:])


def is_standing(telling: Telling) -> bool:
    """Whether its word is for what goes on, and for no deed of a day: *in its conflict with Hamas*."""
    return telling.mention.anchor.text.lower() in rules().standing


def _words_before(telling: Telling) -> list[str]:
    mention = telling.mention
    return _WORD.findall(mention.sentence.text[: max(0, mention.anchor.start - mention.sentence.start)].lower())


def of_asker(ask: Ask, telling: Telling) -> Point:
    """Whether an answer in words is given to who asked, or tells of it beside."""
    point = of_party(ask.asker, recipients_of(telling.told))
    if point is not None and point[0] >= SAME_WORDS:
        return TO_ASKER, f"to {point[1]}"
    near = ask.asker.named & frozenset(telling.told.around)
    return (NEARBY, f"beside {min(near)}") if near else (0.0, "")


def _is_claimed(telling: Telling) -> bool:
    """Whether only a source tells it, and not the one who did it."""
    return telling.mention.voice == "source" and not set(telling.told.voice_up) & set(telling.told.actors_up)


def is_late(ask: Ask, telling: Telling) -> bool:
    """Whether more than a month lies between them, and no mode says that they are of one kind."""
    of_one_mode = bool(telling.mention.mode) and telling.deed == ask.deed
    return not of_one_mode and telling.day is not None and ask.since is not None and telling.day - ask.since > LATE


def is_beside(ask: Ask, telling: Telling) -> bool:
    """Whether one report tells both."""
    return ask.said.told.article == telling.told.article
