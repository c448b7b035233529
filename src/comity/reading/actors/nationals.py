"""Nationals: people whom the adjective of a country tells, and not its state: *an Italian*, *Armenian genocide*."""

from __future__ import annotations

from comity.reading.actors.offices import explained_by
from comity.reading.actors.piece import Piece
from comity.reading.actors.scene import Scene
from comity.reading.actors.strangers import explain, some_people
from comity.reading.directory import State
from comity.reading.directory.made import people_of
from comity.reading.grammar import QUANTITIES, child
from comity.reading.sentences import Sentence, Token

_ONE = frozenset("a an another one".split())
_THIS = frozenset("the this that".split())
_MODIFYING = ("amod", "compound", "nmod", "poss", "acomp")
_OF_A_PEOPLE = frozenset("genocide holocaust diaspora pogrom".split())
"""What befell or what is a people, and no state: *the Armenian genocide*."""


def read_national(scene: Scene, sentence: Sentence, piece: Piece, state: State) -> bool:
    """Adds the people whom an adjective tells by itself or with a word for a whole people; whether it tells such."""
    token = sentence.tokens[piece.last]
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if after is not None and after.lemma.lower() in _OF_A_PEOPLE:
        scene.add_new(sentence, piece, people_of(state), "demonym")
        return True
    if after is not None and after.text in ("-", "–"):
        return False
    number = child(sentence, token, "nummod")
    counted = number is not None and number.lower != "one" and token.dep not in _MODIFYING
    if counted or _are_so_many(sentence, token):
        scene.add_new(sentence, piece, people_of(state), "demonym")  # "30,000 Sudanese"
        return True
    if not _is_one_person(sentence, token, state):
        return False
    citizen, owner = scene.known.agents["citizen",], scene.known.actors[state.id]
    explained = explained_by(scene, sentence, token)
    if explained is not None and scene.actors[explained].kind in ("unresolved", "person"):
        explain(scene, explained, citizen, owner, former=False)
        scene.add(sentence, piece, explained, "nominal")
        return True
    scene.add(sentence, piece, some_people(scene, token.text, citizen, owner, "national"), "nominal")
    return True


def _are_so_many(sentence: Sentence, token: Token) -> bool:
    """*Thousands of Lebanese*."""
    over = sentence.head(token)
    amount = sentence.head(over) if over is not None and over.lemma == "of" else None
    return amount is not None and amount.lower in QUANTITIES


def _is_one_person(sentence: Sentence, token: Token, state: State) -> bool:
    """*An Italian*, *the Filipino*; *the British* are many, and *a French company* is another's."""
    article = child(sentence, token, "det", "nummod")
    if article is None or token.dep in _MODIFYING:
        return False
    return article.lower in _ONE or (article.lower in _THIS and f"{token.text}s" in state.people)
