"""Lands: the state or town that a deed is done to, and so done in: *bombs Syria*, *flies to Hanoi*."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from comity.reading.deeds.deed import Deed, Scope
from comity.reading.draft import Named
from comity.reading.gazetteer import gazetteer
from comity.reading.gazetteer.folding import fold
from comity.reading.grammar import children, clause, governed_by, is_verb, objects
from comity.reading.sentences import Sentence, Token
from comity.types import Place, Span

_FROM = ("from",)
_REACHING = {
    "ASSAULT": ("on", "at", "against", "of", "into"),
    "MOBILIZE": ("to", "into", "in"),
    "COERCE seize": ("of",),
    "CONSULT visit": ("to", "in"),
    "RETREAT withdraw": ("from", "out"),
    "SANCTION expel": _FROM,
    "COERCE deport": _FROM,
}
"""Types of deed, with their mode where it matters, that are done on the land of whom is reached over these."""
_BESETTING = frozenset(
    "capture recapture seize take retake besiege encircle shell bombard bomb overrun pound conquer".split()
)
"""Verbs that are done to a town: *shelled Nyala*, which no table has for anybody."""
_BY_HAND = 4  # quad
_GROUNDS = ("building", "territory", "office-place", "site")
_OF_A_STATE = frozenset("airspace border crossing port water coast frontier pipeline refinery airport".split())
_ABROAD = frozenset("embassy consulate base bank position front mission".split())
"""What may be its owner's and stand on another's land."""


def land_of(scope: Scope, deed: Deed) -> Place | None:
    """The state or town that a deed is done to, where its type is done on the spot; or in which its object is."""
    reached = _REACHING.get(deed.like) or _REACHING.get(f"{deed.like} {deed.mode}")
    for word in _reached(deed.sentence, deed.token, reached) if reached is not None else ():
        for one in deed.recipients:
            if one.span.start <= word.start < one.span.end:
                country = scope.arguments.actors[one.actor].country
                if (place := _named(scope, deed, word, one.span, country)) is not None:
                    return place
        if word.pos == "PROPN" and not any(one.span.start <= word.start < one.span.end for one in deed.recipients):
            span = deed.sentence.cut(
                min([word.i, *(part.i for part in children(deed.sentence, word, "compound"))]), word.i
            )
            states = (one for one in _names_at(scope, deed.sentence, word) if _is_state(scope, one))
            country = next((scope.arguments.actors[one.actor].country for one in states), None)
            if (place := _named(scope, deed, word, span, country)) is not None:
                return place
    return _of_owner(scope, deed)


def _named(scope: Scope, deed: Deed, word: Token, span: Span, country: str | None) -> Place | None:
    """The state that some words name, or a town of it; of what is nobody's a town that the report has told of."""
    land = gazetteer().countries.get(country or "")
    if gazetteer().is_demonym(span.text):
        return None
    if land is not None and fold(span.text) in map(fold, land.names):
        return land.place.as_place(span)
    if word.pos != "PROPN":
        return None
    if land is None:
        told = (one.place for one in scope.draft.located if one.place.span is not None and one.place.name == span.text)
        known = next((place for place in told if place.geoname is not None), None)
        if known is not None or deed.token.lemma not in _BESETTING:
            return known
        country = gazetteer().country_of(span.text)
    towns = (place for place in gazetteer().named(span.text) if place.country == country and country is not None)
    town = next((place for place in towns if place.precision in ("town", "exact")), None)
    return town.as_place(span) if town is not None else None


def _of_owner(scope: Scope, deed: Deed) -> Place | None:
    """*Closes Chad's airspace*, *shelled Ukrainian ports*: the land of whoever has what a deed by hand is done to."""
    if deed.kind.quad != _BY_HAND or not deed.by_verb or deed.like == "SANCTION":
        return None
    grounds = (scope.book.members(_GROUNDS) | _OF_A_STATE) - _ABROAD
    for word in objects(deed.sentence, deed.token):
        owners = children(deed.sentence, word, "poss", "amod", "compound", "nmod") if word.lemma in grounds else []
        for owner in owners:
            for named in _names_at(scope, deed.sentence, owner):
                land = gazetteer().countries.get(scope.arguments.actors[named.actor].country or "")
                if land is not None and named.form in ("name", "demonym", "nominal") and _is_state(scope, named):
                    return land.place.as_place(named.span)
    return None


def _is_state(scope: Scope, named: Named) -> bool:
    return named.form == "demonym" or scope.arguments.actors[named.actor].kind == "state"


def _names_at(scope: Scope, sentence: Sentence, word: Token) -> Iterator[Named]:
    return (one for one in scope.draft.named if one.sentence == sentence.i and one.first <= word.i <= one.last)


def _reached(sentence: Sentence, token: Token, reached: Collection[str]) -> list[Token]:
    """What a word is done to directly, or over one of some prepositions."""
    verb = clause(sentence, token)
    words = [token] if is_verb(token) or verb.i not in (token.i, token.head) else [token, verb]
    found = [word for one in words for word in governed_by(sentence, one, *reached)]
    return found + (objects(sentence, token) if is_verb(token) and reached != _FROM else [])
