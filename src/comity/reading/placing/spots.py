"""Spots: the places of a report as they stand to a deed, the one of its own phrase or clause before all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from comity.reading.dating.tenses import carrier, noun_of
from comity.reading.draft import Draft, Located
from comity.reading.grammar import children, is_noun
from comity.reading.nearness import distance
from comity.reading.sentences import Sentence, Token
from comity.types import Place, Span

SIZES = ("exact", "town", "district", "province", "country")
"""Precisions of places, the smallest first."""
_WITHIN = frozenset({"in", "at", "near", "of", "on", "outside", "inside", "around", "across", "along", "between"})
_GROUNDS = ("building", "territory", "office-place", "ground", "site")
"""Classes of the codebook whose nouns are somewhere: *a market in the town of Jamrud*."""
_PEOPLE = ("kin", "person")
"""Classes whose nouns are somebody, of whom a place tells the home: *his Miami relatives*."""
_MEMBERS = frozenset({"republican", "democrat", "labour", "tory"})
_NESTING = 5  # places within places


class Spots:
    """Looks up the places of a draft by sentence."""

    def __init__(self, draft: Draft) -> None:
        self._people = draft.knowledge.codebook.members(_PEOPLE)
        self._grounds = draft.knowledge.codebook.members(_GROUNDS)
        self._places: dict[int, list[Located]] = defaultdict(list)
        for located in draft.located:
            self._places[located.sentence].append(located)

    def of(self, sentence: Sentence, token: Token, farthest: int = 2) -> Place | None:
        """Where the deed was done: a place of its own phrase or clause, the smallest; else of a clause around it.

        `farthest` 1 leaves out the clauses around: *protest in London, demanding a withdrawal*.
        """
        ranked = [
            (
                distance,
                SIZES.index(place.place.precision) if place.place.precision else len(SIZES),
                place.first,
                place,
            )
            for place in self._places[sentence.i]
            if (distance := self._how_far(sentence, token, place.place.span)) is not None and distance <= farthest
        ]
        return min(ranked, key=lambda found: (max(found[0], 1), *found[1:3]))[3].place if ranked else None

    def inside(self, sentence: Sentence) -> Sequence[Located]:
        return self._places.get(sentence.i, ())

    def _is_home(self, sentence: Sentence, noun: Token, span: Span | None) -> bool:
        """Whether a place tells whence people are: before a noun for them, or after *from* or a name and *of*."""
        before = span is not None and span.end <= noun.start
        if span is not None and not before and is_noun(noun) and _is_hailed_from(sentence, noun, span):
            return True
        named = any(word.dep in ("compound", "nmod", "amod") for word in sentence.within(span)) if span else False
        return before and named and noun.lemma in self._people

    def _how_far(self, sentence: Sentence, token: Token, span: Span | None) -> int | None:
        """How near to a deed a place stands; *at a market in the town of Jamrud* stands as near as the market."""
        at = carrier(sentence, span)
        if at is not None and noun_of(sentence, sentence.tokens[at]).i == token.i and not _is_likened(sentence, span):
            return 0  # "the Kenya embassy bombing"
        if token.dep == "relcl" and at is not None and span is not None and _is_where(sentence, token, span):
            return 0  # "a suburb of Basra, where he was shot"
        if at is not None and self._is_home(sentence, sentence.tokens[at], span):
            return None
        for _ in range(_NESTING):
            near = distance(sentence, token, at, at)
            if near is not None or at is None:
                return near
            noun = sentence.tokens[at]
            preposition = sentence.head(noun)
            if noun.dep != "pobj" or preposition is None or preposition.lower not in _WITHIN:
                return None
            if noun.lemma not in self._grounds:
                return None  # "in support of rallies in Bahrain": where the rallies are
            at = preposition.head
        return None


def _is_hailed_from(sentence: Sentence, noun: Token, span: Span) -> bool:
    """*A councilman from Brooklyn*, *Jane Doe of Maine*: what a place after somebody's name or office tells of him."""
    inside = sentence.within(span)
    preposition = next((sentence.head(word) for word in inside if word.dep == "pobj"), None)
    if preposition is None or preposition.head != noun.i:
        return False
    return preposition.lower == "from" or is_of_a_person(sentence, preposition)


def is_of_a_person(sentence: Sentence, of: Token) -> bool:
    """*Jane Doe of Maine*, *Republican of Utah*: what is told of somebody after his name, or his party's."""
    name = sentence.head(of)
    if of.lower != "of" or name is None or name.pos != "PROPN":
        return False
    parts = children(sentence, name, "compound")
    return name.lower.rstrip("s") in _MEMBERS or any(word.pos == "PROPN" and word.text.istitle() for word in parts)


def _is_where(sentence: Sentence, verb: Token, span: Span) -> bool:
    """Whether a clause tells what is done at a place: *Basra, where he was shot*."""
    described = any(word.i == verb.head for word in sentence.within(span))
    return described and any(word.lower == "where" for word in children(sentence, verb, "advmod"))


def _is_likened(sentence: Sentence, span: Span | None) -> bool:
    """*A Madrid-style attack*: a name that is part of a longer word."""
    last = sentence.within(span)[-1].i if span is not None else 0
    return any(word.text in ("-", "–") for word in sentence.tokens[last + 1 : last + 2])
