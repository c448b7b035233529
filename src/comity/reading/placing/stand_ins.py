"""Stand-ins: words that mean a place told before, or one that everybody knows: *there*, *in the capital*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from comity.reading.draft import Draft, Located
from comity.reading.gazetteer import GazetteerPlace, gazetteer
from comity.reading.gazetteer.folding import fold
from comity.reading.grammar import children
from comity.reading.sentences import Sentence, Token
from comity.types import Place

_NAMING = frozenset({"in", "at", "near", "outside", "inside", "around", "across"})
_BACK = 2  # sentences of the same paragraph in which the place stands that `there` means
_TOWN_BACK = 3  # sentences in which the town stands that `the town` means
_TOWNS = frozenset({"town", "city", "village"})
_OF_WHOSE = ("poss", "amod", "compound", "nmod", "appos", "relcl")


def stand_ins(draft: Draft, located: Sequence[Located]) -> Iterator[Located]:
    """The words of a draft that stand for a place, with the one that each means; none where they may mean two."""
    for sentence in draft.sentences:
        for token in sentence.tokens:
            place: Place | None = None
            if token.lower == "there" and token.dep == "advmod":
                place = _told_last(draft, sentence, token, located)
            elif token.lower == "capital" and _is_where(sentence, token):
                found = _capital(draft, sentence, token)
                place = found.as_place() if found is not None else None
            elif token.lower in _TOWNS and _is_the_town(sentence, token):
                place = _town_told_last(sentence, located)
            if place is not None:
                first = token.i if token.lower == "there" else token.first
                span = sentence.cut(first, token.i)
                yield Located(replace(place, span=span), sentence.i, first, token.i)


def _told_last(draft: Draft, sentence: Sentence, token: Token, located: Iterable[Located]) -> Place | None:
    """The one town, or else the one state, that was told last before a word in its paragraph."""
    near = [
        one
        for one in located
        if sentence.i - _BACK <= one.sentence <= sentence.i
        and draft.sentences[one.sentence].paragraph == sentence.paragraph
        and (one.sentence < sentence.i or one.last < token.i)
    ]
    if not near:
        return None
    last = [one.place for one in near if one.sentence == near[-1].sentence]
    small = [place for place in last if place.precision not in ("country", "province")] or last
    return small[0] if len({place.name for place in small}) == 1 else None


def _is_the_town(sentence: Sentence, token: Token) -> bool:
    """*In the town*, *shelled the same town*: one that is spoken of as known, and of which no more is told."""
    preposition = sentence.head(token)
    if preposition is None or preposition.pos not in ("ADP", "VERB") or token.dep not in ("pobj", "dobj"):
        return False
    if token.dep == "pobj" and preposition.lower not in _NAMING | {"on", "from", "to", "into", "of"}:
        return False
    words = [word.lower for word in sentence.tokens[token.first : token.i]]
    alone = token.last == token.i and words in (["the"], ["the", "same"], ["that"])
    after = sentence.tokens[token.i + 1 : token.i + 2]
    return alone and not any(word.lower == "of" or word.pos == "PROPN" for word in after)


def _town_told_last(sentence: Sentence, located: Iterable[Located]) -> Place | None:
    """The one town of the sentence before, or of a few before that, that told of any last."""
    near = [
        one
        for one in located
        if sentence.i - _TOWN_BACK <= one.sentence < sentence.i
        and one.place.precision in ("town", "exact")
        and one.place.geoname is not None
    ]
    last = {one.place.name: one.place for one in near if one.sentence == near[-1].sentence}
    return next(iter(last.values())) if len(last) == 1 else None


def _is_where(sentence: Sentence, token: Token) -> bool:
    """Whether something is done in *the capital*, or in *Chad's capital*, whatever name stands beside it."""
    where = sentence.head(token) if token.dep == "poss" else token  # "at the capital's hospital"
    preposition = sentence.head(where) if where is not None else None
    if where is None or where.dep != "pobj" or preposition is None or preposition.lower not in _NAMING:
        return False
    after = sentence.tokens[token.i + 1 : token.i + 3]
    apart = bool(after) and after[0].text == "," and after[-1].pos == "PROPN"
    if after and (after[0].pos == "PROPN" or after[0].lower == "of"):
        return False
    return not apart or bool(children(sentence, token, "poss"))


def _capital(draft: Draft, sentence: Sentence, token: Token) -> GazetteerPlace | None:
    """The capital of the state that the words before it name, that the sentence is about, or that was named before."""
    here = [named for named in draft.named if named.sentence == sentence.i]
    whose = children(sentence, token, *_OF_WHOSE)
    if whose:
        owners = [named for named in here if any(named.first <= word.i <= named.last for word in whose)]
        states = [one for one in owners if one.form == "demonym" or draft.actors[one.actor].kind == "state"]
        countries = {draft.actors[one.actor].country for one in states}
        return _capital_of(countries.pop()) if len(countries) == 1 else None
    about = {draft.actors[named.actor].country for named in here} - {None}
    if len(about) == 1:
        return _capital_of(about.pop())
    named_before = (
        {
            country
            for named in draft.named
            if named.sentence <= sentence.i and (country := draft.actors[named.actor].country) is not None
            if fold(named.span.text) in gazetteer().countries[country].capitals
        }
        if not about
        else set()
    )
    return _capital_of(named_before.pop()) if len(named_before) == 1 else None


def _capital_of(country: str | None) -> GazetteerPlace | None:
    land = gazetteer().countries.get(country or "")
    if land is None or len(land.capitals) != 1:
        return None
    towns = gazetteer().named(next(iter(land.capitals)))
    return next((town for town in towns if town.country == country and town.precision == "town"), None)
