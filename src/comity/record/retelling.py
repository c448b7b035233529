"""Retelling: likeness of deeds in reports that are known to tell one story, where the words for a deed go far.

Two tellings are of one story where they stand in the same sentence, word by word, or somebody says so. Then what they
tell in words that are kin is one deed, unless the words are of the kind that fit many (to say, to make). The points are
log-odds, fitted on the chains of ECB+ (Cybulska and Vossen 2014; CC BY 3.0) by logistic regression and rounded to
halves; `bench/retelling.py` fits them anew and measures them by topic on rows that were held out.
"""

from __future__ import annotations

import math

from comity.record.traits import Likeness, Traits

KIN, SAME_WORD, SAME_DOER, SAME_SUFFERER, OTHER_ROLE, SAME_NUMBER, SAME_TYPE = 0.0, 1.0, 0.5, 1.0, 0.5, 0.5, 0.5
OF_MANY, OF_MANY_BY_OTHERS = -1.5, -0.5
"""Words that fit many deeds, and the same by different doers."""
ENOUGH = 0.0

_FIT_MANY = frozenset(
    "say announce make take get have be do go come see use give know think want ask call report believe respond show "
    "unveil state add".split()
)


def retold(one: Traits, other: Traits) -> Likeness | None:
    """How alike two tellings of one story are by their words; None where the words are no kin, or fit many deeds."""
    points, why = points_of(one, other)
    if not why or points < ENOUGH:
        return None
    return Likeness(f"reports of one story, {', '.join(why)}", round(1 / (1 + math.exp(-points)), 2))


def points_of(one: Traits, other: Traits) -> tuple[float, list[str]]:
    """The points of all that holds of two tellings, and the reasons in words; none where the words are no kin."""
    found = [(worth, said) for worth, said, holds in signs(one, other) if holds]
    return sum(worth for worth, _ in found), [said for _, said in found if said]


def signs(one: Traits, other: Traits) -> list[tuple[float, str, bool]]:
    """Each sign with its points, its reason in words, and whether it holds; none where the words are no kin."""
    kin, same = one.deeds & other.deeds, one.stems & other.stems
    if not kin and not same:
        return []
    doers, their_doers = one.actors_up | one.actor_words, other.actors_up | other.actor_words
    sufferers, their_sufferers = one.recipients_up | one.recipient_words, other.recipients_up | other.recipient_words
    fits_many = kin <= _FIT_MANY
    apart = bool(doers and their_doers and not doers & their_doers)
    return [
        (KIN, f"told in words for: {min(kin or same)}", True),
        (SAME_WORD, "the same word", bool(same)),
        (SAME_DOER, f"by {min(doers & their_doers, default='')}", bool(doers & their_doers)),
        (SAME_SUFFERER, f"to {min(sufferers & their_sufferers, default='')}", bool(sufferers & their_sufferers)),
        (OTHER_ROLE, "the same names", bool(doers & their_sufferers or sufferers & their_doers)),
        (SAME_NUMBER, "the same number", any(word.isdigit() for word in one.words & other.words)),
        (SAME_TYPE, "of one type", bool(one.modes & other.modes)),
        (OF_MANY, "", fits_many),
        (OF_MANY_BY_OTHERS, "", fits_many and apart),
    ]
