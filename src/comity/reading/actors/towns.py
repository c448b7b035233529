"""Towns and provinces: whose country a place of the gazetteer tells, where no name of the directory does.

*Basra police* are Iraqi, *Kano State government* is Nigerian; *Idlib was bombed* names no actor called Idlib.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.actors.memory import Recent
from comity.reading.actors.piece import NO_NAMES, PLACE_PREPOSITIONS, Piece
from comity.reading.actors.scene import Scene
from comity.reading.directory import State
from comity.reading.draft import Located, names_in
from comity.reading.gazetteer import gazetteer
from comity.reading.gazetteer.finding import NEVER
from comity.reading.gazetteer.folding import fold
from comity.reading.grammar import children, governed_by
from comity.reading.sentences import Sentence, Token
from comity.types import Place, PlacePrecision

_LONGEST = 3  # tokens of a town's name
_ACRONYM = 5  # letters: `DACA` is no Dhaka
_GREAT = 6.0  # prominence of a land that nobody's surname outdoes
_RIVAL = 1.5  # how far below the most prominent of its name a place of the report's own country may be
_KNOWN_FAR_AWAY = 4.3  # prominence of a town that a report on another country means by its bare name
GENERIC = frozenset((
    "state province region county district city town governorate prefecture oblast capital village island port suburb "
    "suburbs outskirts area neighborhood neighbourhood"
    ).split())  # fmt: skip
"""Words for kinds of places, which stand beside the names of some."""


def state_of_place(scene: Scene, name: str) -> State | None:
    """The state in which a place lies: that of the report, where it has one of that name; else by far the likeliest."""
    known = gazetteer()
    found = known.candidates(fold(name)) if not (name.isupper() and len(name) <= _ACRONYM) else ()
    if not found or known.is_word(name) or fold(name) in NEVER or len(found[0].place.countries) > 1:
        return None
    near = {candidate.place.country for candidate in found if candidate.prominence > found[0].prominence - _RIVAL}
    for state in (scene.dateline, scene.dominant):
        told = scene.known.states.get(state or "")
        if told is not None and told.iso3 in near:
            return told
    country = known.country_of(name) if found[0].prominence >= _KNOWN_FAR_AWAY else None
    return scene.known.states.get(scene.known.state_of_country.get(country or "", ""))


def is_land(name: str) -> bool:
    """Whether a name is first of all that of a country or province: *Scotland*, whoever else is called so."""
    found = gazetteer().candidates(fold(name))
    return bool(found) and found[0].place.kind in ("country", "province") and found[0].prominence > _GREAT


def is_anywhere(name: str) -> bool:
    """Whether any place is called so, however small."""
    return bool(gazetteer().candidates(fold(name)))


def place_told(scene: Scene, sentence: Sentence) -> tuple[str, Token] | None:
    """The state of the first place that a sentence says something happens in, and its word; not in relative clauses."""
    for place, name in _places(sentence):
        state = _state_named(scene, sentence, name)
        if state is not None:
            return state.id, place
    return None


def _places(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """The words after those of place, and the names in them: *in Taiz*, *in the city of Taiz*, *in the Yemeni port*."""
    for token in sentence.tokens:
        preposition = sentence.tokens[token.head]
        if token.dep != "pobj" or preposition.lower not in PLACE_PREPOSITIONS:
            continue
        if sentence.tokens[preposition.head].dep in ("relcl", "acl"):
            continue
        if token.text[:1].isupper():
            yield token, token
        elif token.lower in GENERIC:
            yield from ((token, name) for name in governed_by(sentence, token, "of"))
            named = children(sentence, token, "amod", "appos")
            yield from ((token, name) for name in named if name.text[:1].isupper())


def _state_named(scene: Scene, sentence: Sentence, token: Token) -> State | None:
    """The state that a name of place is of: that of a name of the directory (*at the White House*), else of a town."""
    for span, names in names_in(scene.names, sentence):
        if span.start <= token.start < span.end:
            meant = scene.meant(names)
            if meant.role == "seat" or meant.actor in scene.known.states:
                return scene.state(meant.actor)
    found = place_ending(scene, sentence, token.i)
    return found[1] if found is not None else None


def locate(scene: Scene, sentence: Sentence, piece: Piece, state: State, precision: PlacePrecision) -> None:
    """Adds that words name a place of a state."""
    span = sentence.cut(piece.first, piece.last)
    place = Place(span.text, state.iso3 or None, precision=precision, span=span)
    scene.located.append(Located(place, sentence.i, piece.first, piece.last))
    scene.memory.see(Recent(state.id, "place", sentence.i, sentence.paragraph, piece.last, False, False))


def place_ending(scene: Scene, sentence: Sentence, at: int) -> tuple[int, State] | None:
    """The place whose words end at a token, the longest first: where they begin, and the state that it lies in."""
    last = at - 1 if at and sentence.tokens[at].lower in GENERIC else at
    for first in range(max(0, last - _LONGEST + 1), last + 1):
        words = sentence.tokens[first : last + 1]
        if all(token.pos == "PROPN" and token.text[:1].isupper() and token.lower not in NO_NAMES for token in words):
            state = state_of_place(scene, sentence.cut(first, last).text)
            if state is not None:
                return first, state
    return None
