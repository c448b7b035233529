"""Places: the words of a sentence that say where, and which place of the gazetteer a report means by each.

The actors' step has told states and towns that are used as places from those that act (*in Moscow* from *Moscow said*).
This step adds the rest, and then resolves all of them at once, since the places of a report explain one another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.reading.dating.tenses import noun_of
from comity.reading.draft import Draft, Located, Named
from comity.reading.gazetteer import GazetteerPlace, gazetteer
from comity.reading.gazetteer.finding import find_toponyms
from comity.reading.gazetteer.folding import fold
from comity.reading.gazetteer.resolving import Toponym, resolve_all
from comity.reading.grammar import children, is_noun
from comity.reading.placing.premises import premises
from comity.reading.placing.stand_ins import stand_ins
from comity.reading.sentences import Sentence, Token
from comity.reading.times.lexicon import MONTH_SHORT, MONTHS, WEEKDAYS
from comity.types import Place, PlacePrecision, Span

_DATES = frozenset([*MONTHS, *MONTH_SHORT, *WEEKDAYS, "ramadan", "christmas", "easter"])
_WHERE = frozenset(
    "in at near outside inside around across along throughout within off from to through toward towards into via "
    "between beside beyond over on of".split()
)
_NAMING = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "along"})
"""After these an unknown name is a place; after `from` or `of` it may be anything."""
_LIKENESSES = frozenset(
    "statue portrait bust effigy picture photo photograph poster tomb grave mausoleum memory death son daughter wife "
    "widow follower disciple".split()
)
"""What is of somebody: *a statue of Lenin* names no town, whichever is called so."""
_BOUND = frozenset(
    "flotilla flight ship ferry vessel plane airliner convoy treaty accord agreement protocol convention declaration "
    "pact".split()
)
"""What is named for where it goes, or was signed: *the Gaza flotilla*, *the Lisbon treaty*."""
_GROUNDS = ("building", "territory", "office-place", "ground", "site")
"""Classes of the codebook whose nouns are somewhere."""
_ABROAD = frozenset({"embassy", "consulate", "base", "bank", "position", "front"})
"""What may be its owner's and stand on another's land."""
_SOIL = frozenset({"soil", "territory", "land", "ground"})
_PLACING = frozenset({"name", "metonym"})
_NAMED_FOR_PLACES = frozenset(
    "bombing blast explosion violence war conflict massacre shooting siege uprising unrest riot protest genocide "
    "killing crash".split()
)
"""What is named for where it was: *the Beirut blast*."""
_CALLED_OF = frozenset("university college bank school institute church hall house".split())
_SPREAD = frozenset({"nationwide", "countrywide"})
_HANGING = frozenset({"compound", "nmod", "appos", "poss", "conj", "npadvmod", "dep"})
_SIZES = (
    r"(?:state|province|region|county|district|city|town|governorate|prefecture|village|island|oblast|hamlet|"
    r"settlement|suburb|neighbou?rhood|resort|port|outpost|camp|peninsula|valley)"
)
_NEAR = 20  # characters before a name in which the word for what it is stands
_VOTE, _MOST_VOTES = 0.5, 3.0  # of a mention of somebody for the country, and of all of them together
_GENERIC = re.compile(
    rf"^the\s+|^{_SIZES}\s+of\s+|\s+{_SIZES}$|\s+(?:international\s+)?(?:airport|airbase|air\s+base)$", re.I
)
_DIVISION_AFTER = re.compile(r"\s+(?:province|region|state|governorate|oblast)\b", re.I)
_DIVISION_BEFORE = re.compile(r"\b(?:province|region|state|governorate|oblast)\s+of\s+$", re.I)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A name of a place in the text, and what it means."""

    start: int
    end: int
    place: GazetteerPlace


def find_places(draft: Draft) -> Draft:
    """Adds where the sentences say that something is, with the gazetteer's place for each where it has one."""
    taken = {(n.sentence, i) for n in draft.named for i in range(n.first, n.last + 1)}
    taken |= {(p.sentence, i) for p in draft.located for i in range(p.first, p.last + 1)}
    told = [one for one in draft.located if not _is_bound(draft.sentences[one.sentence], one)]
    by_sentence = _by_sentence(draft.named)
    for sentence in draft.sentences:
        named = by_sentence.get(sentence.i, ())
        told += [*_borders(draft, sentence, named), *_lands(draft, sentence, named)]
        told += [*_owned(draft, sentence, named), *_events(draft, sentence, named)]
        told += _everywhere(draft, sentence, named)
        told += _unknown(sentence, taken, draft.knowledge.directory.things)
    spots = _spots(draft.article.text, told, _acting(draft))
    told += _listed(draft.sentences, spots, [*told], taken)
    placed = [replace(one, place=_placed(one.place, spots)) for one in told]
    placed += premises(draft, placed)
    meant = list(stand_ins(draft, sorted(placed, key=lambda p: (p.sentence, p.first))))
    instead = {(one.sentence, one.last) for one in meant}
    placed = [one for one in placed if (one.sentence, one.last) not in instead] + meant
    return replace(draft, located=tuple(sorted(placed, key=lambda p: (p.sentence, p.first))))


def _acting(draft: Draft) -> Mapping[str, float]:
    """The countries of those whom a report names, each with the votes of its mentions."""
    votes: dict[str, float] = defaultdict(float)
    for named in draft.named:
        country = draft.actors[named.actor].country
        if country is not None and named.form != "pronoun":
            votes[country] = min(votes[country] + _VOTE, _MOST_VOTES)
    return votes


def _spots(text: str, told: Iterable[Located], acting: Mapping[str, float]) -> list[_Spot]:
    """The places that a text names, by the finder and by the parse, resolved together."""
    names = {(toponym.start, toponym.end): toponym for toponym in find_toponyms(text)}
    taken = {at for start, end in names for at in range(start, end)}
    for one in told:
        span = one.place.span
        if span is not None and taken.isdisjoint(range(span.start, span.end)):
            bare = _bare(span)
            names[bare.start, bare.end] = bare
            taken.update(range(bare.start, bare.end))
    ordered = [names[key] for key in sorted(names)]
    found = resolve_all(text, ordered, named=acting)
    return [
        _Spot(n.start, n.end, _division(text, n, place))
        for n, place in zip(ordered, found, strict=True)
        if place is not None
    ]


def _division(text: str, name: Toponym, found: GazetteerPlace) -> GazetteerPlace:
    """*Kandahar province*, *the state of New York*: the division, where a town in it is called so, too."""
    if found.kind != "town" or not (
        _DIVISION_AFTER.match(text, name.end) or _DIVISION_BEFORE.search(text[max(0, name.start - _NEAR) : name.start])
    ):
        return found
    places = (one for one in gazetteer().named(name.name) if one.kind == "province" and one.country == found.country)
    return next(places, found)


def _bare(span: Span) -> Toponym:
    """A name without the word for what it is: `Anbar` of *Anbar province*."""
    text = span.text
    if not gazetteer().named(text):
        shorter = _GENERIC.sub("", text)
        at = text.find(shorter)
        if shorter and gazetteer().named(shorter):
            return Toponym(shorter, span.start + at, span.start + at + len(shorter))
    return Toponym(text, span.start, span.end)


def _placed(place: Place, spots: Sequence[_Spot]) -> Place:
    """A place with what the gazetteer knows of it; words that it does not know keep what the report tells."""
    span = place.span
    if span is None:
        return place
    whole = gazetteer().candidates(fold(span.text))
    inside = [spot for spot in _starting(spots, span) if spot.end <= span.end]
    if whole and not any((spot.start, spot.end) == (span.start, span.end) for spot in inside):
        return whole[0].place.as_place(span)  # "the Syrian-Iraqi border": more than the names in it
    if not inside and place.precision == "country" and place.country in gazetteer().countries:
        return gazetteer().countries[place.country].place.as_place(span)  # "the country"
    if not inside:
        return place
    found = inside[0].place
    if place.precision == "country" and found.kind != "country":
        return place  # told as a state: "in Georgia"
    return found.as_place(span)


def _starting(spots: Sequence[_Spot], span: Span) -> Sequence[_Spot]:
    """Of spots in the order of the text, those that start in a stretch of it."""
    first, last = (bisect_left(spots, at, key=lambda spot: spot.start) for at in (span.start, span.end))
    return spots[first:last]


def _listed(
    sentences: Sequence[Sentence], spots: Sequence[_Spot], told: Sequence[Located], taken: set[tuple[int, int]]
) -> Iterator[Located]:
    """Names that the finder knows and no rule has met: in compounds, after commas, after other prepositions."""
    starts = {(one.sentence, one.first) for one in told}
    for sentence in sentences:
        for spot in _starting(spots, sentence.span):
            words = [t for t in sentence.tokens if spot.start <= t.start and t.end <= spot.end]
            free = words and not any((sentence.i, t.i) in taken for t in words)
            if free and (sentence.i, words[0].i) not in starts and _is_where(sentence, words[-1], spot):
                span = sentence.cut(words[0].i, words[-1].i)
                place = Place(span.text, spot.place.country, precision=spot.place.precision, span=span)
                yield Located(place, sentence.i, words[0].i, words[-1].i)


def _is_where(sentence: Sentence, word: Token, spot: _Spot) -> bool:
    """Whether a word stands after a word of place, or hangs on one that does: *in a Baghdad hotel*, *in Hit, Anbar*."""
    if _is_called_of(sentence, word):
        return False
    at: Token | None = word
    while at is not None:
        above = sentence.head(at)
        if at.dep == "pobj":
            return above is not None and above.lower in _WHERE and not _is_of_somebody(sentence, above, spot)
        if at.dep not in _HANGING or (above is not None and above.lemma in _BOUND):
            return False
        at = above
    return False


def _is_called_of(sentence: Sentence, word: Token) -> bool:
    """*At the University of Houston*: no town called University."""
    after = sentence.tokens[word.i + 1 : word.i + 2]
    return word.lower in _CALLED_OF and any(one.lower == "of" for one in after)


def _is_bound(sentence: Sentence, place: Located) -> bool:
    return any(word.lemma in _BOUND for word in sentence.tokens[place.last + 1 : place.last + 2])


def _is_of_somebody(sentence: Sentence, of: Token, spot: _Spot) -> bool:
    owned = sentence.head(of)
    return of.lower == "of" and owned is not None and owned.lemma in _LIKENESSES and spot.place.kind == "town"


def _by_sentence(named: Iterable[Named]) -> Mapping[int, Sequence[Named]]:
    found: dict[int, list[Named]] = defaultdict(list)
    for one in named:
        found[one.sentence].append(one)
    return found


def _borders(draft: Draft, sentence: Sentence, named: Sequence[Named]) -> Iterator[Located]:
    """*the Iraqi-Syrian border*: a place of the states that its adjectives name."""
    for token in sentence.tokens:
        if token.lemma in ("border", "frontier") and token.dep == "pobj":
            inside = [n for n in named if token.first <= n.first < token.i]
            states = [n for n in inside if n.form in ("demonym", "name")]
            if states:
                yield _located(sentence, states[0].first, token.i, _country(draft, states[0]))


def _lands(draft: Draft, sentence: Sentence, here: Sequence[Named]) -> Iterator[Located]:
    """*In several Pakistani cities*, *on Pakistani soil*: places of the state that the adjective names."""
    grounds = draft.knowledge.codebook.members(("territory", "building")) - _ABROAD
    for token in sentence.tokens:
        before = sentence.tokens[token.head].lower
        on = before == "on" and token.lemma in _SOIL
        if token.dep != "pobj" or token.lemma not in grounds | _SOIL or not (on or before in _NAMING):
            continue
        after = sentence.tokens[token.i + 1] if token.last > token.i else None
        if after is not None and (after.lower in ("of", ",") or after.pos == "PROPN"):
            continue  # "the Pakistani city of Lahore"
        for named in here:
            if named.form == "demonym" and named.last == token.i - 1:
                country = _country(draft, named)
                if country is not None:
                    yield _located(sentence, named.first, token.i, country, "country")


def _owned(draft: Draft, sentence: Sentence, here: Sequence[Named]) -> Iterator[Located]:
    """*In Moscow's streets*, *at the airport of Havana*: the town or state in which something is that is there."""
    grounds, lands = draft.knowledge.codebook.members(_GROUNDS), draft.knowledge.codebook.members(("territory",))
    for named in here:
        owner = sentence.tokens[named.head]
        noun = sentence.head(owner)
        if noun is not None and owner.dep == "pobj" and noun.lower == "of":
            noun = sentence.head(noun)
            if noun is None or noun.pos == "PROPN" or noun.lemma in lands:
                continue  # "the Gulf of Aden", "the province of Hama"
        elif owner.dep != "poss":
            continue
        if named.form not in _PLACING or noun is None or noun.dep != "pobj":
            continue
        if noun.lemma in grounds - _ABROAD and sentence.tokens[noun.head].lower in _NAMING:
            yield _located(sentence, named.first, named.last, _country(draft, named))


def _events(draft: Draft, sentence: Sentence, here: Sequence[Named]) -> Iterator[Located]:
    """*The Kenya embassy bombing*, *the Paris attacks*: where something was that is named for its place."""
    for named in here:
        name = sentence.tokens[named.head]
        noun = noun_of(sentence, name)
        several = noun.lower == "attacks" and named.form == "metonym"
        apart = named.first > 0 and sentence.tokens[named.first - 1].text == ","  # "in Okinawa, Japan protest"
        if noun is name or apart or not (noun.lemma in _NAMED_FOR_PLACES or several):
            continue
        if named.form == "metonym" or (named.form == "name" and draft.actors[named.actor].kind == "state"):
            size: PlacePrecision | None = "country" if named.form == "name" else None
            yield _located(sentence, named.first, named.last, _country(draft, named), size)


def _everywhere(draft: Draft, sentence: Sentence, here: Sequence[Named]) -> Iterator[Located]:
    """*Killed nationwide by the Syrian army*: throughout the state, where the sentence is about one."""
    for token in sentence.tokens:
        if token.lower in _SPREAD:
            about = {draft.actors[named.actor].country for named in here}
            countries = about - {None}
            if len(countries) == 1:
                yield _located(sentence, token.i, token.i, countries.pop(), "country")


def _unknown(sentence: Sentence, taken: set[tuple[int, int]], things: Collection[str]) -> Iterator[Located]:
    """*in Kirkuk*: a proper name after a preposition of place that names no actor."""
    for token in sentence.tokens:
        if token.dep != "pobj" or token.pos != "PROPN" or (sentence.i, token.i) in taken:
            continue
        if token.lower.rstrip(".") in _DATES or _is_called_of(sentence, token):
            continue
        preposition = sentence.head(token)
        if preposition is None or not (preposition.lower in _NAMING or _is_called(sentence, preposition)):
            continue
        if any(word.lower in things for word in sentence.tokens[max(0, token.i - 1) : token.i + 1]):
            continue  # "in World War II"
        before = [w.i for w in children(sentence, token, "compound") if w.i < token.i and is_noun(w)]
        first = min([*before, token.i])
        if not sentence.tokens[first].text[:1].isupper():
            continue  # "in Literature winner Harold Pinter"
        if not any((sentence.i, i) in taken for i in range(first, token.i + 1)):
            yield _located(sentence, first, token.i, None)


def _is_called(sentence: Sentence, of: Token) -> bool:
    """*Near the town of Avricourt*, *shelled the village of Ruel*: said to be a town, it is one that no table knows."""
    ground = sentence.head(of)
    above = sentence.head(ground) if ground is not None and ground.dep == "pobj" else None
    if of.lower != "of" or ground is None:
        return False
    if ground.dep not in ("dobj", "nsubjpass") and (above is None or above.lower not in _NAMING):
        return False
    return re.fullmatch(_SIZES, ground.lemma) is not None


def _located(
    sentence: Sentence, first: int, last: int, country: str | None, precision: PlacePrecision | None = None
) -> Located:
    span = sentence.cut(first, last)
    return Located(Place(span.text, country, precision=precision, span=span), sentence.i, first, last)


def _country(draft: Draft, named: Named) -> str | None:
    actor = draft.knowledge.directory.actors.get(named.actor)
    return actor.country if actor is not None else None
