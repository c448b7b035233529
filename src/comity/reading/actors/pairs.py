"""Pairs: *the two presidents*, *both countries*: the two whom a report has told of."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from comity.reading.actors.scene import Scene
from comity.reading.directory import in_force
from comity.reading.grammar import child
from comity.reading.sentences import Sentence, Token
from comity.types import Actor

_HEADS = frozenset({"president", "prime-minister", "chancellor", "king", "supreme-leader", "emir", "sultan"})
_NEAR = 3  # sentences


def is_pair(sentence: Sentence, head: Token) -> bool:
    """Whether a word in the plural is said to be two: *the two leaders*, *both presidents*."""
    if head.tag not in ("NNS", "NNPS"):
        return False
    count = child(sentence, head, "nummod")
    both = child(sentence, head, "det", "predet")
    of_several = any(word.lower == "other" for word in sentence.children(head))
    named_before = child(sentence, head, "det") is not None
    return not of_several and (
        (count is not None and count.lower == "two" and named_before) or (both is not None and both.lower == "both")
    )


def pair(scene: Scene, sentence: Sentence, head: Token, kinds: Collection[str]) -> tuple[str, ...]:
    """The two of some kinds told of: the only two, of persons those who lead a state; else the last two; or none."""
    told: list[str] = []
    for recent in reversed(list(scene.memory.seen)):
        earlier = recent.sentence < sentence.i or recent.token < head.i
        if recent.kind in kinds and earlier and recent.actor not in told and not recent.is_pronoun:
            told.append(recent.actor)
    leading = [one for one in told if leads(scene, scene.actors[one])]
    if len(leading) == 2:
        return leading[1], leading[0]
    near = [one for one in told if one in set(_near(scene, sentence, kinds))]
    return (near[1], near[0]) if len(near) == 2 else ()


def _near(scene: Scene, sentence: Sentence, kinds: Collection[str]) -> Iterator[str]:
    return (one.actor for one in scene.memory.seen if one.kind in kinds and sentence.i - one.sentence <= _NEAR)


def leads(scene: Scene, person: Actor) -> bool:
    """Whether a person heads a state or government on the report's day."""
    on = scene.article.published
    return on is not None and any(r.role in _HEADS and in_force(r, on) for r in person.of)
