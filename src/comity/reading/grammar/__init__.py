"""Questions that rules of language ask of a parsed sentence: who is the subject, is it passive, what hangs on `of`.

Each answers for one word of one `Sentence`; none knows an actor or a deed.
"""

from __future__ import annotations

from comity.reading.grammar.bidding import OBJECT_CONTROL
from comity.reading.grammar.joining import joined_above
from comity.reading.grammar.lists import lists_more
from comity.reading.grammar.passives import (
    ATTITUDES,
    JUDGING,
    is_passive,
    is_single_agent,
    is_what_is_made,
)
from comity.reading.grammar.places import sides_of
from comity.reading.grammar.relatives import shown_among
from comity.reading.grammar.subjects import (
    antecedent,
    controller_of,
    objects,
    parallel_subject,
    subject,
)
from comity.reading.grammar.tree import (
    AGENTIVE,
    BEFALLING,
    CLAUSES,
    LEADING,
    QUANTITIES,
    RELATIVES,
    SUBJECTS,
    by_agent,
    child,
    children,
    clause,
    conjuncts,
    first_joint,
    governed_by,
    is_date,
    is_noun,
    is_verb,
    preposition_over,
    prepositions,
)

__all__ = [
    "AGENTIVE",
    "ATTITUDES",
    "BEFALLING",
    "CLAUSES",
    "JUDGING",
    "LEADING",
    "OBJECT_CONTROL",
    "QUANTITIES",
    "RELATIVES",
    "SUBJECTS",
    "antecedent",
    "by_agent",
    "child",
    "children",
    "clause",
    "conjuncts",
    "controller_of",
    "first_joint",
    "governed_by",
    "is_date",
    "is_noun",
    "is_passive",
    "is_single_agent",
    "is_verb",
    "is_what_is_made",
    "joined_above",
    "lists_more",
    "objects",
    "parallel_subject",
    "preposition_over",
    "prepositions",
    "shown_among",
    "sides_of",
    "subject",
]
