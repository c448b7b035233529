"""Mending: what the small parser gets wrong in the same way each time, put right by rules on the finished parse.

Each rule takes the words of a sentence and gives them back, with the labels and heads of a few changed. None adds,
drops or moves a word.
"""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.mending import clauses, dates, nouns, verbs
from comity.reading.mending.words import Word

__all__ = ["Word", "mended"]


def mended(words: Sequence[Word]) -> list[Word]:
    """The words of a sentence with the faults mended that are known."""
    mending = list(words)
    for rule in _RULES:
        changed = rule(list(mending))
        if changed != mending and _is_tree(changed):
            mending = changed
    return mending


def _is_tree(words: Sequence[Word]) -> bool:
    """Whether every word is under the root: a rule on an odd parse must not tie words into a ring."""
    under: set[int] = set()
    for at in range(len(words)):
        way: list[int] = []
        while at not in under and words[at].head != at:
            if at in way:
                return False
            way.append(at)
            at = words[at].head
        under.update((*way, at))
    return True


_RULES = (
    verbs.after_date,
    clauses.past_before_noun,
    clauses.clause_of_time,
    clauses.second_clause,
    clauses.whom_as_object,
    clauses.described_instrument,
    clauses.helped_to_do,
    clauses.second_toll,
    clauses.place_after_aside,
    nouns.gapped_name,
    nouns.some_of_them,
    nouns.headline_pair,
    nouns.told_as_noun,
    nouns.those_hurt,
    nouns.done_by_doing,
    verbs.described_deed,
    verbs.said_to_be,
    verbs.infinitive_noun,
    verbs.told_after_name,
    verbs.co_verb,
    verbs.telling_noun,
    verbs.paired_participles,
    verbs.joined_finite,
    verbs.charge_after_time,
    verbs.killed_and_told,
    verbs.taken_captive,
    verbs.bare_subject,
    nouns.named_town,
    verbs.fronted_participle,
    verbs.headline_passive,
    dates.date_before_name,
    dates.date_before_which,
    dates.year_before_subject,
    dates.deed_after_time,
)
"""Each on what those before it leave."""
