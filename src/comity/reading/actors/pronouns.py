"""Pronouns, and the nouns that do their work: `the country`, `the group`."""

from __future__ import annotations

from comity.reading.actors.piece import PLACE_PREPOSITIONS, Piece, is_in_part_of
from comity.reading.actors.scene import Scene
from comity.reading.actors.towns import locate
from comity.reading.grammar import child, clause, governed_by, is_verb, subject
from comity.reading.sentences import Sentence, Token

BODIES = frozenset({"group", "organization", "organisation", "body", "network", "outfit", "bloc", "agency"})
COUNTRIES = frozenset({"country", "nation", "homeland"})
_BODY_KINDS = ("armed_group", "movement", "party", "ngo", "igo", "religious", "business")
_SINGULAR = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
_NEUTER = frozenset(["it", "its", "itself"])
_PLURAL = frozenset(["they", "them", "their", "themselves"])


def read_pronoun(scene: Scene, sentence: Sentence, token: Token) -> None:
    """Adds the actor last spoken of that a pronoun fits."""
    others = _subjects_beside(scene, sentence, token)
    if token.lower in _SINGULAR:
        actor = scene.memory.person(sentence, token, others)
    elif token.lower in _PLURAL:
        actor = scene.memory.recent(None, sentence, plural=True, before=token, besides=others)
    elif token.lower in _NEUTER:
        if token.dep not in ("nsubj", "poss", "nsubjpass") or sentence.head(token) is None:
            return
        actor = scene.memory.recent(None, sentence, plural=False, before=token, neuter=True)
    else:
        return
    if actor is not None:
        scene.add(sentence, Piece(token.i, token.i), actor, "pronoun")


def read_country(scene: Scene, sentence: Sentence, token: Token) -> None:
    """*the country*: the state that the report speaks of, as an actor or, after a word of place, as a place."""
    above = sentence.head(token)
    place = token.dep == "pobj" and above is not None and above.lower in PLACE_PREPOSITIONS
    definite = child(sentence, token, "det", "poss")
    if definite is None or definite.lower not in ("the", "this", "their", "its", "his", "her"):
        return
    focus = scene.focus(sentence)
    if definite.lower in ("his", "her") and (person := scene.memory.person(sentence, definite)) is not None:
        state = scene.state(person)
        focus = state.id if state is not None else None
    if focus is None or focus not in scene.known.states or token.tag != "NN":
        return
    piece = Piece(definite.i, token.i)
    if not place and not is_in_part_of(sentence, token):
        scene.add(sentence, piece, focus, "nominal")
    elif definite.i == token.i - 1:  # "in the neighbouring country" is another
        locate(scene, sentence, piece, scene.known.states[focus], "country")


def read_body(scene: Scene, sentence: Sentence, token: Token) -> None:
    """*the group*: the body last spoken of."""
    definite = child(sentence, token, "det")
    if definite is None or definite.lower not in ("the", "this") or definite.i != token.i - 1:
        return
    actor = scene.memory.recent(_BODY_KINDS, sentence, plural=None, before=token)
    if actor is not None and not governed_by(sentence, token, "of"):
        scene.add(sentence, Piece(definite.i, token.i), actor, "nominal")


def _subjects_beside(scene: Scene, sentence: Sentence, token: Token) -> set[str]:
    """Whom an object pronoun cannot mean: the subject of its own clause, though an earlier verb may carry it."""
    if token.dep not in ("dobj", "pobj", "dative"):
        return set()
    verb = clause(sentence, token)
    subjects = {word.i for word in sentence.children(verb) if word.dep in ("nsubj", "nsubjpass")}
    if not subjects and is_verb(verb) and (mine := subject(sentence, verb)) is not None:
        subjects.add(mine.i)
    return {n.actor for n in scene.named if n.sentence == sentence.i and n.head in subjects}
