"""Surnames: whether a bare word may be the surname by which a report calls somebody whom it has not named in full.

It is no part of another's name (*James "The Rev" Sullivan*, *Maria das Neves*, *Scottish Power*), no place to which
somebody goes (*send troops to Ferguson*, *the Gulf of Aden*), no side of a lawsuit, no given name but a ruler's.
"""

from __future__ import annotations

from comity.reading.actors.pairs import leads
from comity.reading.actors.piece import Piece, phrase_head
from comity.reading.actors.scene import Scene
from comity.reading.actors.towns import GENERIC, is_anywhere
from comity.reading.grammar import preposition_over
from comity.reading.sentences import Sentence, Token
from comity.types import Actor

_PARTICLES = frozenset("das dos da de del della di do du van von der den bin ibn al el y e la".split())
_BEFORE = ("compound", "nmod", "amod")
_AGAINST = frozenset({"v.", "v", "vs", "vs."})
_QUOTES = frozenset({'"', "”", "''"})
_GOING = frozenset((
    "send deploy go travel return move fly march arrive head come drive flee dispatch bring rush visit trip journey "
    "flight road way march deployment evacuate transfer relocate"
    ).split())  # fmt: skip
_WATERS = frozenset("gulf bay sea lake strait river mount cape island battle siege fall capture people port".split())


def is_alone(sentence: Sentence, piece: Piece) -> bool:
    """Whether a word stands by itself, and is no part of another's name and no side of a lawsuit."""
    before, after = sentence.tokens[max(0, piece.first - 2) : piece.first], sentence.tokens[piece.last + 1 :][:1]
    if before:
        last = before[-1]
        nickname = last.text in _QUOTES and len(before) == 2 and before[0].pos == "PROPN"
        part = _is_name(last) and last.dep in _BEFORE and last.head in range(piece.first, piece.last + 1)
        if nickname or part or last.lower in _AGAINST:
            return False
    return not (after and after[0].lower in _AGAINST)


def goes_on(sentence: Sentence, piece: Piece) -> bool:
    """Whether a name goes on over a particle: *Maria das Neves*."""
    after = sentence.tokens[piece.last + 1 : piece.last + 3]
    return len(after) == 2 and after[0].text in _PARTICLES and _is_name(after[1])


def is_destination(sentence: Sentence, piece: Piece) -> bool:
    """*Troops sent to Ferguson*, *the state of Johor*: where somebody goes, or what is called a place."""
    preposition = preposition_over(sentence, phrase_head(sentence, piece.first, piece.last))
    over = sentence.head(preposition) if preposition is not None else None
    if preposition is None or over is None or not is_anywhere(sentence.cut(piece.first, piece.last).text):
        return False
    if preposition.lower == "of":
        return over.lower in GENERIC or over.lower in _WATERS
    return preposition.lower in ("to", "from", "into", "toward", "towards") and over.lemma in _GOING


def may_be_called(scene: Scene, person: Actor, text: str) -> bool:
    """Whether somebody may be called so at first: nobody by what is mostly a given name, unless he rules a state."""
    return text not in scene.known.given or leads(scene, person)


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper()
