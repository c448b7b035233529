"""Names: those of the directory, as actors or, where they are used so, as places."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.actors.owners import is_foreign, owns_later, owns_next
from comity.reading.actors.people import introduced_acronym, name_holder, read_person
from comity.reading.actors.piece import PLACE_PREPOSITIONS, Piece, beside, is_in_part_of, phrase_head
from comity.reading.actors.scene import Scene
from comity.reading.actors.towns import locate
from comity.reading.actors.words import is_paper
from comity.reading.directory import Name, NameRole
from comity.reading.grammar import child
from comity.reading.sentences import Sentence, Token
from comity.types import MentionForm

_FORMS: dict[NameRole, MentionForm] = {
    "acronym": "acronym",
    "capital": "metonym",
    "seat": "metonym",
    "people": "demonym",
}
_ADDRESSING = frozenset(
    "ask tell urge warn accuse blame condemn criticize criticise denounce press pressure push thank praise threaten "
    "inform invite support back help join defy oppose assure advise order force persuade sue sanction".split()
)
"""Verbs whose object is somebody, so that a capital there is its state; after others it is the town."""

_GIVEN_NAMES = frozenset("Jordan Chad Georgia Israel Kenya Paris Sydney Victoria London Austin Ireland India".split())


def read_name(scene: Scene, sentence: Sentence, found: list[Piece], at: int) -> Iterator[int]:
    """Adds whom a name means, unless words beside it make it part of another's; yields the tokens that it uses up."""
    piece, following = found[at], beside(found, at)
    name = scene.meant(piece.names)
    if is_foreign(sentence, piece):
        return
    if following is not None and following.is_unknown and name.role in ("name", "capital", "acronym"):
        actor = scene.known.actors.get(name.actor)
        # "Iraq Body Count", "Jordan Smith", "The Nation Weekly"
        if actor is not None and (actor.kind in ("state", "person") or is_paper(sentence, piece, scene.known)):
            foreign = sentence.tokens[piece.first].text in _GIVEN_NAMES or actor.kind == "media"
            country = None if foreign else actor.country
            yield from read_person(scene, sentence, Piece(piece.first, following.last), None, country=country)
            return
    acts = following is not None and (following.agent or following.titles)
    if following is not None and acts and (name.role == "adjective" or owns_next(scene, sentence, piece, following)):
        return  # read with the agent or title that it belongs to
    if name.role == "adjective":
        if not owns_later(scene, sentence, found, at):
            scene.add(sentence, piece, name.actor, "demonym")
        return
    token = phrase_head(sentence, piece.first, piece.last)
    if name.role in ("name", "capital") and _is_place(scene, sentence, token, name):
        locate(scene, sentence, piece, scene.known.states[name.actor], "town" if name.role == "capital" else "country")
        return
    scene.add(sentence, piece, name.actor, _FORMS.get(name.role, "name"))
    if scene.actors[name.actor].kind == "person":
        name_holder(scene, sentence, piece, name.actor)
    yield from introduced_acronym(scene, sentence, piece, name.actor)


def _is_place(scene: Scene, sentence: Sentence, token: Token, name: Name) -> bool:
    actor = scene.known.actors.get(name.actor)
    if actor is None or actor.kind != "state":
        return False
    above = sentence.head(token)
    if token.dep == "pobj" and above is not None:
        return above.lower in PLACE_PREPOSITIONS or is_in_part_of(sentence, token)
    if token.dep == "conj" and above is not None and above.dep == "pobj":
        return _is_place(scene, sentence, above, name)
    if name.role == "capital" and token.dep in ("compound", "nmod", "npadvmod", "appos"):
        return True
    if name.role == "capital" and token.dep == "dobj" and above is not None:
        return above.lemma not in _ADDRESSING
    listed = child(sentence, token, "conj") is not None and child(sentence, token, "cc") is not None
    if token.dep == "appos" and listed:
        return False  # "Peru, Chile and Brazil agreed": a list, whose second member the parser takes for an apposition
    return token.dep in ("npadvmod", "appos") and any(t.text == "," for t in sentence.tokens[token.i - 1 : token.i])
