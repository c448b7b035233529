"""Lands: words for people that mean those of other countries: *its neighbor*, *delegates of ten countries*."""

from __future__ import annotations

from comity.reading.actors.owners import Owner
from comity.reading.actors.piece import Piece
from comity.reading.actors.scene import ABROAD, Scene
from comity.reading.grammar import child, governed_by
from comity.reading.sentences import Sentence, Token

_LANDS = frozenset("country nation state government".split())


def is_of_several_lands(sentence: Sentence, head: Token) -> bool:
    """*Representatives of more than seventy countries*: of no one land, and of the report's own neither."""
    if head.tag not in ("NNS", "NNPS"):
        return False
    over = [head, sentence.tokens[head.head]] if head.dep == "conj" else [head]  # "leaders and delegates of"
    of = [word for one in over for word in governed_by(sentence, one, "of", "from")]
    lands = [word for word in of if word.lemma in _LANDS and word.tag == "NNS"]
    return any(child(sentence, land, "det", "poss", "compound", "nmod") is None for land in lands)


def read_neighbor(scene: Scene, sentence: Sentence, piece: Piece, owner: Owner) -> bool:
    """Adds the one other state that a report speaks of: Syria of *Turkey ... its neighbor*; whether the word is so used.

    A neighbor of a state is no one of its people, and is nobody where the report tells of two others.
    """
    state, head = scene.state(owner.actor), sentence.tokens[piece.last]
    if state is None or owner.actor not in scene.known.states:
        return False
    told = (scene.known.actors[names[0].actor] for _, names in scene.names)
    others = {scene.state_of(one) for one in told if one.kind not in (*ABROAD, "person")} - {None, state}
    if head.tag == "NN" and len(others) == 1 and (other := others.pop()) is not None:
        scene.add(sentence, piece, other.id, "nominal")
    return True
