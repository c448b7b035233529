"""Kinds: of what kind a source is by its noun, and in which text a saying stands: *said in a report*."""

from __future__ import annotations

from collections.abc import Mapping

from comity.reading.grammar import child, children
from comity.reading.speech.phrases import Saying
from comity.reading.speech.speakers import TEXTS
from comity.types import ActorKind

_WORDS_OF_KIND: Mapping[ActorKind, str] = {
    "government": "official officials administration spokesman spokeswoman spokesperson spokespeople minister diplomat "
    "diplomats envoy",
    "military": "soldier soldiers officer officers commander commanders general troops army",
    "police": "police policeman policemen investigator investigators",
    "media": "reporter reporters journalist journalists newspaper newspapers outlet outlets media broadcaster",
    "people": "witness witnesses resident residents villager villagers voters people neighbor neighbors relatives",
    "crowd": "protester protesters demonstrators marchers",
    "business": "executive executives company companies investor investors",
    "ngo": "activist activists monitors",
}
KINDS = {word: kind for kind, words in _WORDS_OF_KIND.items() for word in words.split()}
"""Nouns of those who speak, each with the kind of actor that it makes of somebody without a name."""


def is_said_in(saying: Saying) -> str | None:
    """The noun of the text in which somebody says it: `report` of *said in a report*; None where none is told.

    So is it of *issued a statement saying*, of which the source is who issued it.
    """
    text = saying.sentence.head(saying.at)
    if saying.at.dep in ("acl", "relcl") and text is not None and text.lemma in TEXTS:
        return text.lemma if saying.source is not None and saying.source.meant.i != text.i else None
    for word in children(saying.sentence, saying.at, "prep"):
        text = child(saying.sentence, word, "pobj") if word.lower == "in" else None
        if text is not None and text.lemma in TEXTS:
            return text.lemma
    return None
