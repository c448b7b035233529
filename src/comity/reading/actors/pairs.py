"""Pairs and more: *the two presidents*, *the three countries*, *both sides*: those whom a report has told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from comity.reading.actors.scene import Scene
from comity.reading.directory import in_force
from comity.reading.grammar import child
from comity.reading.sentences import Sentence, Token
from comity.types import Actor

_HEADS = frozenset(
    "president prime-minister chancellor junta-leader head-of-state king supreme-leader emir sultan".split()
)
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
    """So many of some kinds told of, or none.

    They are the list just told; else the only ones, of persons those who lead a state; else the last; else, of states,
    those that the report is about.
    """
    lists = [those for those in scene.memory.lists().values() if len(those) == number]
    lists = [those for those in lists if all(one.kind in kinds for one in those)]
    if lists and sentence.i - lists[-1][0].sentence <= 1:
        return tuple(one.actor for one in lists[-1])
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
    if len(last) == number:
        return tuple(reversed(last))
    if lists:
        return tuple(one.actor for one in lists[-1])
    return _most_told(scene, number) if "state" in kinds else ()


def _most_told(scene: Scene, number: int) -> tuple[str, ...]:
    """The states of so many that a report tells of, with their bodies, far oftener than of all others."""
    states = (scene.state(one.actor) for one in scene.memory.seen if not one.is_pronoun)
    often = Counter(state.id for state in states if state is not None).most_common(number + 1)
    rest = often[number][1] if len(often) > number else 0
    return (
        tuple(state for state, _ in often[:number]) if len(often) >= number and often[number - 1][1] > 2 * rest else ()
    )


def _near(scene: Scene, sentence: Sentence, kinds: Collection[str]) -> Iterator[str]:
    return (one.actor for one in scene.memory.seen if one.kind in kinds and sentence.i - one.sentence <= _NEAR)


def leads(scene: Scene, person: Actor) -> bool:
    """Whether a person heads a state or government on the report's day."""
    on = scene.article.published
    return on is not None and any(r.role in _HEADS and in_force(r, on) for r in person.of)
