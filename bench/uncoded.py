"""Clauses that tell of two actors: which are coded, and by what predicates the others are told.

A clause is a verb with an actor for its subject (as meaning has it: the `by` of a passive; else, of a passive without
one, whom it is done to) and another actor for its object, or after a preposition of the verb or of its object. It is
*coded* where an event mention is anchored on the verb or on a noun of its clause; *ruled* where none is, yet the
codebook has an entry for the verb (told by another word, or held to be no deed); *speech* where the verb is the cue of
an attribution. No rule codes the rest. States after `in`, `at` and the like are places, not parties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.tallies import Gap
from comity.reading.cues import verb_entry
from comity.reading.draft import Draft
from comity.reading.grammar import (
    QUANTITIES,
    child,
    children,
    is_noun,
    is_passive,
    is_verb,
    objects,
    prepositions,
    subject,
)
from comity.reading.parties.arguments import Arguments
from comity.reading.sentences import Sentence, Token
from comity.types import Argument

_PLACES = frozenset("in at near outside inside around along within throughout across".split())
_NO_PARTY = frozenset(
    "as like unlike including during before after since until despite than per besides except amid following".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """The clauses of one item with two actors: how many are coded, ruled or speech, and the predicates of the rest."""

    coded: int
    ruled: int
    speech: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate between two actors: `provide to`, with the noun between where that names neither."""

    verb: Token
    predicate: str
    noun: str
    doers: tuple[str, ...]
    others: tuple[str, ...]


def told(draft: Draft, item: str) -> Told:
    """What the clauses of a draft come to that went through the whole pipeline."""
    arguments = Arguments(draft)
    anchors = {mention.anchor.start for mention in draft.event_mentions}
    cues = [attribution.cue for attribution in draft.attributions]
    coded = ruled = speech = 0
    gaps = []
    for sentence in draft.sentences:
        for clause in clauses(arguments, sentence):
            if is_coded(sentence, clause.verb, anchors):
                coded += 1
            elif any(cue.start <= clause.verb.start < cue.end for cue in cues):
                speech += 1
            elif verb_entry(sentence, clause.verb, draft.knowledge.codebook) is not None:
                ruled += 1
            else:
                text = " ".join(sentence.span.text.split())
                kinds = {arguments.actors[actor].kind for actor in (*clause.doers[:1], *clause.others[:1])}
                traits = ((clause.noun,) if clause.noun else ()) + (() if "unresolved" in kinds else ("(both known)",))
                gaps.append(Gap(clause.predicate, clause.predicate, item, sentence.i, text, traits))
    return Told(coded, ruled, speech, tuple(gaps))


def clauses(arguments: Arguments, sentence: Sentence) -> Iterator[Clause]:
    """The clauses of a sentence with two actors, one for each verb."""
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.dep in ("amod", "compound", "aux", "auxpass"):
            continue
        word, undergone = subject(sentence, verb), False
        if word is None and is_passive(sentence, verb):
            word, undergone = next(iter(objects(sentence, verb)), None), True
        doers = _strictly(arguments, sentence, word) if word is not None else []
        if doers:
            found = _other(arguments, sentence, verb, {argument.actor for argument in doers}, undergone)
            if found is not None:
                predicate, noun, others = found
                yield Clause(verb, predicate, noun, _ids(doers), _ids(others))


def is_coded(sentence: Sentence, verb: Token, anchors: set[int]) -> bool:
    """Whether an event mention is anchored on a verb or on a noun of its clause."""
    if verb.start in anchors:
        return True
    nouns = (word for word in sentence.subtree(verb) if is_noun(word) and word.start in anchors)
    return any(next((over for over in sentence.ancestors(noun) if is_verb(over)), None) == verb for noun in nouns)


def _other(
    arguments: Arguments, sentence: Sentence, verb: Token, doers: set[str], undergone: bool
) -> tuple[str, str, list[Argument]] | None:
    """The predicate and the other actors of a verb: its object's before those after a preposition."""
    particle = child(sentence, verb, "prt")
    words = [verb.lower if undergone else verb.lemma, *([particle.lower] if particle is not None else [])]
    direct = [] if undergone else objects(sentence, verb)
    found = [one for one in arguments.of_words(sentence, direct) if one.actor not in doers]
    noun = next((word.lemma for word in direct if arguments.named_at(sentence, word) is None), "")
    if found:
        return " ".join(words), noun, found
    carriers = [verb, *children(sentence, verb, "prt"), *direct]
    for preposition, word in (pair for carrier in carriers for pair in prepositions(sentence, carrier)):
        if preposition in _NO_PARTY or (preposition == "by" and is_passive(sentence, verb)):
            continue
        found = [one for one in arguments.of_words(sentence, [word]) if one.actor not in doers]
        if preposition in _PLACES:
            found = [one for one in found if arguments.actors[one.actor].kind != "state"]
        if found:
            return " ".join([*words, preposition]), noun, found
    return None


def _strictly(arguments: Arguments, sentence: Sentence, word: Token) -> list[Argument]:
    """The actors that a subject is, and not those that merely own it: *Iraq's economy* does nothing to anybody."""
    found = arguments.of_words(sentence, [word])
    if word.lemma in QUANTITIES or word.lower in QUANTITIES:
        return found
    return [one for one in found if one.span.start <= word.start < one.span.end or one.span.start > word.start]


def _ids(arguments: list[Argument]) -> tuple[str, ...]:
    return tuple(argument.actor for argument in arguments)
