"""Places: words of a sentence that say where. A first form: capitals, states, borders, names after `in` or `at`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from comity.reading.directory import Directory
from comity.reading.draft import Draft, Located, Named
from comity.reading.gazetteer import gazetteer
from comity.reading.grammar import children, is_noun
from comity.reading.sentences import Sentence, Token
from comity.reading.times.lexicon import MONTHS, WEEKDAYS
from comity.types import Place

_DATES = frozenset([*MONTHS, *WEEKDAYS, "ramadan", "christmas", "easter"])
_WHERE = frozenset(["in", "at", "near", "outside", "inside", "around", "across", "along"])


def find_places(draft: Draft) -> Draft:
    """Adds the places that no actor rule has found: borders between states, and unknown names that stand as places."""
    taken = {(n.sentence, i) for n in draft.named for i in range(n.first, n.last + 1)}
    taken |= {(p.sentence, i) for p in draft.located for i in range(p.first, p.last + 1)}
    found = [
        located for sentence in draft.sentences for located in (*_borders(draft, sentence), *_named(sentence, taken))
    ]
    return replace(draft, located=tuple(sorted((*draft.located, *found), key=lambda p: (p.sentence, p.first))))


def _borders(draft: Draft, sentence: Sentence) -> Iterator[Located]:
    """*the Iraqi-Syrian border*: a place of the states that its adjectives name."""
    for token in sentence.tokens:
        if token.lemma in ("border", "frontier") and token.dep == "pobj":
            inside = [n for n in draft.named if n.sentence == sentence.i and token.first <= n.first < token.i]
            states = [n for n in inside if n.form in ("demonym", "name")]
            if states:
                yield _located(sentence, states[0].first, token.i, _country(states[0], draft.knowledge.directory))


def _named(sentence: Sentence, taken: set[tuple[int, int]]) -> Iterator[Located]:
    """*in Kirkuk*: a proper name after a preposition of place that names no actor."""
    for token in sentence.tokens:
        if token.dep != "pobj" or token.pos != "PROPN" or (sentence.i, token.i) in taken:
            continue
        preposition = sentence.head(token)
        if preposition is None or preposition.lower not in _WHERE or _is_time(token):
            continue
        before = [w.i for w in children(sentence, token, "compound") if w.i < token.i and is_noun(w)]
        first = min([*before, token.i])
        if not any((sentence.i, i) in taken for i in range(first, token.i + 1)):
            yield _located(sentence, first, token.i, gazetteer().country_of(sentence.cut(first, token.i).text))


def _located(sentence: Sentence, first: int, last: int, country: str | None) -> Located:
    span = sentence.cut(first, last)
    return Located(Place(span.text, country, precision=None, span=span), sentence.i, first, last)


def _country(named: Named, known: Directory) -> str | None:
    actor = known.actors.get(named.actor)
    return actor.country if actor is not None else None


def _is_time(token: Token) -> bool:
    return token.lower in _DATES
