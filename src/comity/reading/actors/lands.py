"""Lands: words for people that mean those of other countries: *its neighbor*, *delegates of ten countries*."""

from __future__ import annotations

from comity.reading.actors.owners import Owner
from comity.reading.actors.piece import Piece
from comity.reading.actors.scene import ABROAD, Scene
from comity.reading.actors.strangers import some_people
from comity.reading.grammar import child, governed_by
from comity.reading.sentences import Sentence, Token

_ABOUT = frozenset("more than over some about nearly almost at least around up to other the all - –".split())
_FIELD = 7  # words from a preposition to the countries after it
_LANDS = frozenset("country nation state government".split())


def is_of_several_lands(sentence: Sentence, head: Token) -> bool:
    """*Representatives of more than seventy countries*: of no one land, and of the report's own neither."""
    if head.tag not in ("NNS", "NNPS"):
        return False
    over = [head, sentence.tokens[head.head]] if head.dep == "conj" else [head]  # "leaders and delegates of"
    of = [word for one in over for word in governed_by(sentence, one, "of", "from")]
    lands = [word for word in of if word.lemma in _LANDS and word.tag == "NNS"]
    alone = any(child(sentence, land, "det", "poss", "compound", "nmod") is None for land in lands)
    return alone or _counts_lands(sentence, head.i + 1)


def _counts_lands(sentence: Sentence, at: int) -> bool:
    """*Of twenty countries*, *from over 40 states*, however they are parsed."""
    rest = sentence.tokens[at : at + _FIELD]
    land = next((word.i for word in rest if word.lemma in _LANDS and word.tag == "NNS"), None)
    if land is None or rest[0].lower not in ("of", "from"):
        return False
    between = sentence.tokens[at + 1 : land]
    numbered = any(word.tag == "CD" for word in between)
    return numbered and all(word.tag == "CD" or word.lower in _ABOUT for word in between)


def read_neighbor(scene: Scene, sentence: Sentence, piece: Piece, owner: Owner) -> bool:
    """Adds the other state that a report speaks of: Syria of *Turkey ... its neighbor*; whether the word is so used.

    A neighbor of a state is no one of its people, and is nobody where the report tells of two others.
    """
    state, head = scene.state(owner.actor), sentence.tokens[piece.last]
    if state is None or owner.actor not in scene.known.states:
        return False
    told = (scene.known.actors[names[0].actor] for _, names in scene.names)
    others = {scene.state_of(one) for one in told if one.kind not in (*ABROAD, "person")} - {None, state}
    other = others.pop() if head.tag == "NN" and len(others) == 1 else None
    agent = scene.known.agents[head.lemma,]
    meant = other.id if other is not None else some_people(scene, head.text, agent, None, f"foreign-{agent.organ}")
    scene.add(sentence, piece, meant, "nominal")
    return True
