"""Pairs and more: *the two presidents*, *the three countries*, *both sides*: those whom a report has told of."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from comity.reading.actors.scene import Scene
from comity.reading.directory import in_force
from comity.reading.grammar import child
from comity.reading.sentences import Sentence, Token
from comity.types import Actor

_HEADS = frozenset({"president", "prime-minister", "chancellor", "king", "supreme-leader", "emir", "sultan"})
_NEAR = 3  # sentences
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}


def how_many(sentence: Sentence, head: Token) -> int:
    """How many known ones a plural is said to be: *the two leaders*, *both presidents*; 0 where it is not said."""
    if head.tag not in ("NNS", "NNPS") or any(word.lower == "other" for word in sentence.children(head)):
        return 0
    both = child(sentence, head, "det", "predet")
    if both is not None and both.lower == "both":
        return 2
    count = child(sentence, head, "nummod")
    named_before = child(sentence, head, "det") is not None
    return _NUMBERS.get(count.lower, 0) if count is not None and named_before else 0


def those_told(scene: Scene, sentence: Sentence, head: Token, kinds: Collection[str], number: int) -> tuple[str, ...]:
    """So many of some kinds told of: the only ones, of persons those who lead a state; else the last; or none."""
    told: list[str] = []
    for recent in reversed(list(scene.memory.seen)):
        earlier = recent.sentence < sentence.i or recent.token < head.i
        if recent.kind in kinds and earlier and recent.actor not in told and not recent.is_pronoun:
            told.append(recent.actor)
    leading = [one for one in told if leads(scene, scene.actors[one])]
    for only in (leading, told):
        if len(only) == number:
            return tuple(reversed(only))
    near = set(_near(scene, sentence, kinds))
    last = [one for one in told if one in near]
    return tuple(reversed(last)) if len(last) == number else ()


def _near(scene: Scene, sentence: Sentence, kinds: Collection[str]) -> Iterator[str]:
    return (one.actor for one in scene.memory.seen if one.kind in kinds and sentence.i - one.sentence <= _NEAR)


def leads(scene: Scene, person: Actor) -> bool:
    """Whether a person heads a state or government on the report's day."""
    on = scene.article.published
    return on is not None and any(r.role in _HEADS and in_force(r, on) for r in person.of)
