"""Personhood: whether `he` or `she` may mean an actor, by what the report has called it so far."""

from __future__ import annotations

from comity.reading.directory import Directory
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.lexicon import cues
from comity.types import Actor, MentionForm


def personhood(known: Directory, sentence: Sentence, actor: Actor, head: Token, form: MentionForm) -> int:
    """2 where a mention is surely of one person, 1 where it may be, 0 where it is of a body or of several."""
    if actor.kind == "person" or (actor.kind == "unresolved" and form == "title"):
        return 2
    if actor.kind != "unresolved" or is_like_body(known, actor.name):
        return 0
    verb = sentence.head(head)
    speaks = head.dep == "nsubj" and verb is not None and ("verb", verb.lemma) in cues()
    return 2 if speaks else 1


def is_like_body(known: Directory, name: str) -> bool:
    """Whether a name is an acronym or has a word that bodies bear in theirs: `CODECO`, `Madras High Court`."""
    words = name.split()
    acronym = len(words) == 1 and len(name) > 1 and name.isalpha() and name.isupper()
    return acronym or any(word.lower().strip(".,") in known.bodies for word in words)
