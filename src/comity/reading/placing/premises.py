"""Premises: halls, seats and borders where something is done, which no gazetteer has: *outside the White House*.

What they are called is whose they are, too, so they are placed by that, and not by a town of a like name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.reading.draft import Draft, Located, Named
from comity.reading.grammar import governed_by
from comity.reading.sentences import Sentence, Token
from comity.types import Place

_AT = frozenset({"at", "outside", "inside", "near"})
_ALONG = frozenset({"on", "along", "at", "near", "across", "over"})
_BORDERS = frozenset({"border", "frontier", "boundary"})
_HALLS = frozenset(
    "university college school academy institute hospital clinic church cathedral mosque temple synagogue shrine "
    "palace prison jail hall stadium hotel museum library theater theatre parliament".split()
)
"""With what the names of bodies end that are somewhere: *at Georgetown University*."""
_ABROAD = frozenset({"embassy", "consulate", "mission", "base"})
"""What may be its owner's and stand on another's land."""


def premises(draft: Draft, placed: Iterable[Located]) -> Iterator[Located]:
    """The halls, seats and borders of a draft at which a sentence says that something is, besides the places found."""
    taken = {(one.sentence, at) for one in placed for at in range(one.first, one.last + 1)}
    for named in draft.named:
        found = _hall(draft, named)
        if found is not None and (named.sentence, named.last) not in taken:
            yield found
    for sentence in draft.sentences:
        for token in sentence.tokens:
            if token.lemma in _BORDERS and (sentence.i, token.i) not in taken:
                yield from _border(draft, sentence, token)


def _hall(draft: Draft, named: Named) -> Located | None:
    """*Outside the White House*, *at the University of Nairobi*: in the country of the body that has the name."""
    sentence, country = draft.sentences[named.sentence], draft.actors[named.actor].country
    head = sentence.tokens[named.head]
    preposition = sentence.head(head) if head.dep == "pobj" else None
    words = {word.lower for word in sentence.tokens[named.first : named.last + 1]}
    seat = named.form == "metonym"
    if preposition is None or preposition.lower not in _AT or country is None or words & _ABROAD:
        return None
    if not (seat or (named.form == "name" and words & _HALLS)):
        return None
    span = sentence.cut(named.first, named.last)
    return Located(Place(span.text, country, precision="country", span=span), sentence.i, named.first, named.last)


def _border(draft: Draft, sentence: Sentence, border: Token) -> Iterator[Located]:
    """*Near the border between Chad and Libya*, *along their border*: a place, though it is nobody's alone."""
    preposition = sentence.head(border) if border.dep == "pobj" else None
    if preposition is None or preposition.lower not in _ALONG:
        return
    shared = any(word.dep == "poss" and word.lower == "their" for word in sentence.children(border))
    names = {at for one in draft.named if one.sentence == sentence.i for at in range(one.first, one.last + 1)}
    beyond = [word for word in governed_by(sentence, border, "between", "with") if word.i in names]
    if shared or beyond:
        span = sentence.cut(border.first, border.last if beyond else border.i)
        yield Located(Place(span.text, None, span=span), sentence.i, border.first, border.i)
