"""Confidence: how likely it is that a deed's type, its parties and its status are all right.

What can be seen of how a deed is told are its clues: its type and word, where it stands in the parse, whether those
who stand in its slots were read, who they are. Each clue is worth so many log-odds (`confidence.tsv`), fitted on
records that were judged blind (`bench/confidence.py`); what no row knows is worth nothing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice

from comity.reading.deeds.deed import Deed, Scope, ids_of
from comity.reading.draft import Draft, Named
from comity.reading.tables import rows
from comity.types import Actor, Argument

TABLE = "confidence.tsv"
EVERY = "every deed"
"""The clue that every deed has: where the count begins."""
LEAST = 0.2
"""A deed less likely right than this is not told: of five such records one is right."""

_NEAR, _FAR = 35, 80  # characters between a deed's word and those of a party
_SHORT, _LONG = 20, 35  # words of a sentence
_MANY, _DEEP = 4, 4
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_SUBJECTS, _OBJECTS = ("nsubj", "nsubjpass"), ("dobj", "obj")


def likely(scope: Scope) -> list[tuple[Deed, float]]:
    """The deeds told, each with its confidence, without those that are hardly ever right and that no other is about."""
    witness = Witness(scope.draft, scope.arguments.actors, scope.told)
    spoken_of = {deed.about.key for deed in scope.told if deed.about is not None}
    told = []
    for deed in scope.told:
        confidence = witness.confidence(deed)
        if confidence >= LEAST or deed.key in spoken_of:
            told.append((deed, confidence))
        elif scope.draft.trail is not None:
            why = f"told like this, too few are right: confidence {confidence:.2f}, under {LEAST}"
            scope.give_up(deed.sentence, deed.token, why, deed.entry)
            scope.draft.trail.withheld.append(deed)
    return told


class Witness:
    """Finds the clues of deeds: knows who is named in each sentence, and how many deeds it tells."""

    def __init__(self, draft: Draft, actors: Mapping[str, Actor], told: Iterable[Deed]) -> None:
        self._actors = actors
        self._named: dict[int, list[Named]] = defaultdict(list)
        for one in draft.named:
            self._named[one.sentence].append(one)
        self._deeds = Counter(deed.sentence.i for deed in told)

    def confidence(self, deed: Deed) -> float:
        """From 0 to 1, in hundredths."""
        return likelihood(self.clues(deed), weights())

    def clues(self, deed: Deed) -> tuple[str, ...]:
        """What can be seen of how a deed is told, each once."""
        named = self._named.get(deed.sentence.i, [])
        return tuple(
            dict.fromkeys(
                (
                    EVERY,
                    *_of_code(deed),
                    *_of_place(deed),
                    *self._of_parties(deed),
                    *_of_slots(deed, named),
                    *_of_telling(deed),
                    f"deeds in its sentence: {min(self._deeds[deed.sentence.i], _MANY)}",
                )
            )
        )

    def _of_parties(self, deed: Deed) -> Iterator[str]:
        for role, arguments in (("actor", deed.actors), ("recipient", deed.recipients)):
            yield f"{role}s: {min(len(arguments), 3)}"
            for one in arguments:
                actor = self._actors.get(one.actor)
                if actor is not None:
                    yield f"{role} is {actor.kind}"
                yield from (f"{role} {where}" for where in _whereabouts(deed, one))


def likelihood(clues: Iterable[str], worth: Mapping[str, float]) -> float:
    """From 0 to 1, in hundredths: what clues come to that are worth so many log-odds."""
    return round(1 / (1 + math.exp(-sum(worth.get(clue, 0.0) for clue in clues))), 2)


@cache
def weights() -> Mapping[str, float]:
    """The log-odds of each clue that is worth any."""
    return {row["clue"]: float(row["log_odds"]) for row in rows(files("comity.reading.deeds").joinpath(TABLE))}


def _of_code(deed: Deed) -> Iterator[str]:
    yield f"type {deed.type}"
    if deed.mode is not None:
        yield f"mode {deed.mode}"
    yield f"status {deed.standing.status}"
    yield f"word {deed.token.lemma}"
    if deed.light is not None:
        yield "by a light verb"
    if deed.about is not None:
        yield "about a deed"
    if deed.repeats is not None:
        yield "told before"
    if deed.counts:
        yield "counts"
    if deed.victims:
        yield "victims"


def _of_place(deed: Deed) -> Iterator[str]:
    """Where in the parse its word stands."""
    sentence, token = deed.sentence, deed.token
    above = list(islice(sentence.ancestors(token), _DEEP))
    yield f"tag {token.tag}"
    yield f"arc {token.dep}"
    yield f"depth {len(above)}"
    if above:
        yield f"under {above[0].tag[:2]}"
    size = len(sentence.tokens)
    yield f"sentence {'short' if size <= _SHORT else 'long' if size > _LONG else 'of middle length'}"


def _of_slots(deed: Deed, named: Sequence[Named]) -> Iterator[str]:
    """Whether those who stand in its slots were read as its parties, and how many others are named beside them."""
    sentence, token = deed.sentence, deed.token
    parties = ids_of([*deed.actors, *deed.recipients])
    read = {one.head for one in named if one.actor in parties}
    yield f"others named: {min(len({one.actor for one in named} - parties), _MANY)}"
    slots = [word for word in sentence.children(token) if word.dep in (*_SUBJECTS, *_OBJECTS)]
    for word in slots:
        slot = word.dep if word.dep in _SUBJECTS else "object"
        yield f"{slot} {'read' if word.i in read else 'a pronoun' if word.tag == 'PRP' else 'not read'}"
    if deed.by_verb and not any(word.dep in _SUBJECTS for word in slots):
        yield "no subject"
    for word in sentence.children(token):
        if word.dep == "agent":
            yield "by-phrase"
        elif word.dep == "prep":
            noun = next((one for one in sentence.children(word) if one.dep == "pobj"), None)
            yield f"`{word.lower}` {'read' if noun is not None and noun.i in read else 'not read'}"


def _of_telling(deed: Deed) -> Iterator[str]:
    yield f"voice {deed.voice}"
    yield f"day {deed.when.basis if deed.when is not None else 'unknown'}"
    if deed.historical:
        yield "background"
    if deed.sentence.i == 0:
        yield "first sentence"
    if deed.sentence.span.text.rstrip().endswith("?"):
        yield "in a question"
    if any(word.text in _QUOTES for word in deed.sentence.tokens):
        yield "quotation marks"


def _whereabouts(deed: Deed, party: Argument) -> Iterator[str]:
    span, anchor = deed.sentence.span, deed.sentence.cut(deed.token.i, deed.token.i)
    if not span.start <= party.span.start < span.end:
        yield "from elsewhere"
        return
    away = abs(party.span.start - anchor.start)
    yield "near" if away <= _NEAR else "far" if away > _FAR else "not far"
    yield "before" if party.span.start < anchor.start else "after"
