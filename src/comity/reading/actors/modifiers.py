"""Modifiers: a proper name or adjective that stands before a word for people who act, and is no country.

*Republican leaders* are not the leaders of the country in focus, whichever that is.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.actors.piece import NO_NAMES, Piece
from comity.reading.actors.scene import Scene
from comity.reading.draft import names_in
from comity.reading.sentences import Sentence, Token
from comity.types import Actor

_REACH = 3  # tokens
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "PART"})
_GROUPS = ("party", "armed_group", "movement")


@dataclass(frozen=True, slots=True)
class Modifier:
    """The token where a modifier begins, and the party or group that it means where the directory knows one."""

    first: int
    group: Actor | None = None


def modifier_of(scene: Scene, sentence: Sentence, piece: Piece) -> Modifier | None:
    """The proper modifier of a word for people who act: before it, or the first word of the phrase itself."""
    first = None
    for token in reversed(sentence.tokens[max(0, piece.first - _REACH) : piece.first]):
        if token.pos not in _BETWEEN or (token.pos == "PART" and token.tag != "POS"):
            break
        if _is_proper(scene, token) and not _is_foreign_part(scene, sentence, token):
            first = token.i
        elif first is not None:
            break
    if first is None:
        return Modifier(piece.first) if _begins_proper(scene, sentence, piece) else None
    words = [t for t in sentence.tokens[first : piece.first] if t.pos != "PART" and t.text[:1].isupper()]
    return Modifier(first, _group(scene, sentence, " ".join(t.text for t in words)))


def _begins_proper(scene: Scene, sentence: Sentence, piece: Piece) -> bool:
    """*Kurdish leaders*, which the directory has as one phrase; no name in capitals, no organ as *Supreme Court*."""
    if piece.agent is None or piece.agent.relation == "organ" or piece.first == piece.last:
        return False
    first, last = sentence.tokens[piece.first], sentence.tokens[piece.last]
    return last.text.islower() and _is_proper(scene, first)


def _is_proper(scene: Scene, token: Token) -> bool:
    if not token.text[:1].isupper() or token.lower in NO_NAMES or (token.lower,) in scene.known.titles:
        return False
    if token.pos == "PROPN" or (token.pos == "ADJ" and token.i > 0):
        return True
    return bool(scene.known.named(f"{token.text}s"))


def _is_foreign_part(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """A word of a name of the directory: `Iranian` in `Iranian-backed` does not say whose somebody is."""
    return any(span.start <= token.start and token.end <= span.end for span, _ in names_in(scene.names, sentence))


def _group(scene: Scene, sentence: Sentence, text: str) -> Actor | None:
    """The party or group whose people bear an adjective, where it can be one of the country that is told of."""
    for name in (f"{text}s", f"{text} Party", text):
        for meant in scene.known.named(name):
            group = scene.actor(meant.actor)
            if group is None or group.kind not in _GROUPS:
                continue
            state, focus = scene.state_of(group), scene.focus(sentence)
            if group.id in scene.actors or state is None or focus in (None, state.id) or scene.dominant == state.id:
                return group
    return None
