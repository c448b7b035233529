"""Personhood: whether `he` or `she` may mean an actor, by what the report has called it so far."""

from __future__ import annotations

from comity.reading.directory import Directory, unaccented
from comity.types import Actor, MentionForm

_BODIES = ("media", "business", "court", "legislature", "party", "ngo", "igo", "movement")
"""Kinds of agents of which one is a body: *a website*, *the company*."""


def personhood(known: Directory, actor: Actor, form: MentionForm, speaks: bool) -> int:
    """2 where a mention is surely of one person, 1 where it may be, 0 where it is of a body or of several."""
    if actor.kind == "person" or (actor.kind == "unresolved" and form == "title"):
        return 2
    if actor.kind != "unresolved" or is_like_body(known, actor.name):
        return 0
    given = any(unaccented(word) in known.given for word in actor.name.split()[:-1][:2])  # "Chief Joseph Doe"
    called = actor.name.split()[-1].lower() if form == "nominal" and actor.name else ""
    agent = known.agents.get((called,))
    if agent is not None and agent.kind in _BODIES:
        return 0
    return 2 if speaks or called in known.gendered or given else 1


def is_like_body(known: Directory, name: str) -> bool:
    """Whether a name is an acronym or has a word that bodies bear in theirs: `CODECO`, `Madras High Court`."""
    words = name.split()
    acronym = len(words) == 1 and len(name) > 1 and name.isalpha() and name.isupper()
    return acronym or any(word.lower().strip(".,") in known.bodies for word in words)
