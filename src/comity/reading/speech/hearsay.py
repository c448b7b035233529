"""Hearsay: sayings that leave unnamed who says it, and are not the outlet's own."""

from __future__ import annotations

from comity.reading.grammar import is_passive
from comity.reading.speech.phrases import Saying

_HEARSAY = frozenset("report rumor rumour claim suggestion assertion notion".split())
"""Nouns of what somebody says, whoever it is: *reports that they had met*."""


def is_of_others(saying: Saying) -> bool:
    """Whether words tell that somebody says it, and not who: a passive, or a noun that is no name of a paper."""
    if saying.words.pos == "noun":
        held = saying.words.attitude in ("belief", "intention")  # "amid fears that"
        return held or saying.words.act in ("accuse", "deny", "admit") or saying.at.lemma in _HEARSAY
    seeming = "subject" in saying.words.frames or saying.at.tag == "VB"  # "seems to", "Note that"
    return saying.words.pos == "verb" and (not seeming or is_passive(saying.sentence, saying.at))
