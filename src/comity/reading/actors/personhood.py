"""Personhood: whether `he` or `she` may mean an actor, by what the report has called it so far."""

from __future__ import annotations

from comity.reading.sentences import Sentence, Token
from comity.reading.speech.lexicon import cues
from comity.types import Actor, MentionForm

_ORGANISATIONS = frozenset(
    "agency airline airlines airport airways alliance army assembly association authority bank board brigade brigades "
    "bureau business center centre church club co coalition college command commission committee company confederation "
    "conference congress corp corporation council court department embassy federation firm fleet force forces "
    "foundation front fund government group guard guards hospital house inc industries institute institution league "
    "ltd militia ministry mosque movement network news newspaper office organisation organization parliament party "
    "police post press regiment republic school senate service services society syndicate team times tribunal trust "
    "union university".split()
)


def personhood(sentence: Sentence, actor: Actor, head: Token, form: MentionForm) -> int:
    """2 where a mention is surely of one person, 1 where it may be, 0 where it is of a body or of several."""
    if actor.kind == "person" or (actor.kind == "unresolved" and form == "title"):
        return 2
    if actor.kind != "unresolved" or is_like_organisation(actor.name):
        return 0
    verb = sentence.head(head)
    speaks = head.dep == "nsubj" and verb is not None and ("verb", verb.lemma) in cues()
    return 2 if speaks else 1


def is_like_organisation(name: str) -> bool:
    """Whether a name is an acronym or has a word that bodies bear in theirs.

    >>> [is_like_organisation(name) for name in ("CODECO", "Madras High Court", "Harry Tseng", "J.R.")]
    [True, True, False, False]
    """
    words = name.split()
    acronym = len(words) == 1 and len(name) > 1 and name.isalpha() and name.isupper()
    return acronym or any(word.lower().strip(".,") in _ORGANISATIONS for word in words)
