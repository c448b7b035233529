"""Names: those of the directory, as actors or, where they are used so, as places."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.actors.nationals import read_national
from comity.reading.actors.owners import is_foreign, owner_before, owner_of, owns_later, owns_next
from comity.reading.actors.people import introduced_acronym, name_holder, read_person
from comity.reading.actors.piece import PLACE_PREPOSITIONS, Piece, beside, is_in_part_of, phrase_head
from comity.reading.actors.scene import Scene
from comity.reading.actors.strangers import some_members
from comity.reading.actors.towns import locate
from comity.reading.actors.words import is_paper
from comity.reading.directory import Name, NameRole, State
from comity.reading.draft import names_in
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

_TOWNS = frozenset({"capital", "city", "town"})
"""Words after which a capital is the town: *a bomb in the Ugandan capital Kampala kills ten*."""
_SOME = frozenset({"some", "several", "few"})

_GIVEN_NAMES = frozenset("Jordan Chad Georgia Israel Kenya Paris Sydney Victoria London Austin Ireland India".split())


def read_name(scene: Scene, sentence: Sentence, found: list[Piece], at: int) -> Iterator[int]:
    """Adds whom a name means, unless words beside it make it part of another's; yields the tokens that it uses up."""
    piece, following = found[at], beside(found, at)
    name = _meant(scene, sentence, piece)
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
    if (whose := _state_before(scene, sentence, piece, name)) is not None:
        agent = scene.known.agents[_words(sentence, piece)]
        scene.add_new(sentence, piece, scene.known.made(whose, agent), "name")
        return
    if following is not None and name.role == "adjective" and _is_person_name(scene, sentence, following):
        whose = scene.state(name.actor)
        yield from read_person(scene, sentence, following, None, country=whose.iso3 if whose is not None else None)
        return  # "Kenyan Ann Lee"
    if following is not None and name.role == "adjective" and _is_body_name(scene, sentence, following):
        whose = scene.state(name.actor)
        country = whose.iso3 if whose is not None else None
        yield from read_person(scene, sentence, Piece(piece.first, following.last), None, country=country)
        return
    if following is not None and _is_branch(scene, sentence, name, following):
        state = scene.known.states[following.names[0].actor]
        yield from read_person(scene, sentence, Piece(piece.first, following.last), None, country=state.iso3)
        return
    acts = following is not None and (following.agent or following.titles)
    if following is not None and acts and (name.role == "adjective" or owns_next(scene, sentence, piece, following)):
        return  # read with the agent or title that it belongs to
    if name.role == "adjective":
        if owns_later(scene, sentence, found, at):
            return
        own = scene.known.states.get(name.actor)
        if own is None or not read_national(scene, sentence, piece, own):
            scene.add(sentence, piece, name.actor, "demonym")
        return
    token = phrase_head(sentence, piece.first, piece.last)
    after_town = name.role == "capital" and sentence.tokens[max(0, piece.first - 1)].lower in _TOWNS
    if after_town or (name.role in ("name", "capital") and _is_place(scene, sentence, token, name)):
        locate(scene, sentence, piece, scene.known.states[name.actor], "town" if name.role == "capital" else "country")
        return
    if (party := _members_of(scene, sentence, name, token)) is not None:
        scene.add(sentence, piece, party, "nominal")
        return
    scene.add(sentence, piece, name.actor, _FORMS.get(name.role, "name"))
    if scene.actors[name.actor].kind not in ("state", "people"):
        name_holder(scene, sentence, piece, name.actor)
    yield from introduced_acronym(scene, sentence, piece, name.actor)


def _meant(scene: Scene, sentence: Sentence, piece: Piece) -> Name:
    """Whom a name means: of parties called alike, that of the country beside it, *Japan's Communist Party*."""
    if len(piece.names) > 1 and all(scene.known.actors[one.actor].kind == "party" for one in piece.names):
        owner = owner_of(scene, sentence, piece)
        state = scene.state(owner.actor) if owner is not None else None
        for one in piece.names if state is not None else ():
            if scene.state(one.actor) == state:
                return one
    return scene.meant(piece.names)


def _words(sentence: Sentence, piece: Piece) -> tuple[str, ...]:
    return tuple(token.lower for token in sentence.tokens[piece.first : piece.last + 1])


def _state_before(scene: Scene, sentence: Sentence, piece: Piece, name: Name) -> State | None:
    """The state whose own a body is that is called as another's: *Armenia's Security Council*."""
    agent = scene.known.agents.get(_words(sentence, piece))
    if agent is None or agent.relation != "organ" or name.role not in ("name", "acronym") or not piece.first:
        return None
    before = sentence.tokens[piece.first - 1]
    ends = (names[0].role for span, names in names_in(scene.names, sentence) if span.end == before.end)
    if before.tag not in ("POS", "PRP$") and "adjective" not in ends:
        return None
    owner = owner_before(scene, sentence, piece.first)
    state = scene.state(owner.actor) if owner is not None else None
    return state if state != scene.state(name.actor) else None


def _is_body_name(scene: Scene, sentence: Sentence, following: Piece) -> bool:
    """*Iranian Football Federation*: an unknown name of two words or more that ends as bodies' names do."""
    last = sentence.tokens[following.last].lower
    return following.is_unknown and following.first < following.last and last in scene.known.bodies


def _is_person_name(scene: Scene, sentence: Sentence, following: Piece) -> bool:
    """Whether an unknown name is somebody's: of two words or more, the first a given name."""
    first = sentence.tokens[following.first].text
    return following.is_unknown and following.first < following.last and first in scene.known.given


def _is_branch(scene: Scene, sentence: Sentence, name: Name, following: Piece) -> bool:
    """*Sony Music Japan*: a body's name with a country's right behind it is one body, and not the country."""
    body, after = scene.known.actors[name.actor], {(one.role, one.actor) for one in following.names}
    country = phrase_head(sentence, following.first, following.last)
    of_a_country = any(role == "name" and actor in scene.known.states for role, actor in after)
    return body.kind in ("business", "ngo", "media") and of_a_country and name.role == "name" and country.dep != "pobj"


def _members_of(scene: Scene, sentence: Sentence, name: Name, token: Token) -> str | None:
    """*Two Republicans*, *some Democrats*: people of the party, and not the party."""
    party = scene.known.actors[name.actor]
    if party.kind != "party" or token.tag not in ("NNS", "NNPS"):
        return None
    if child(sentence, token, "nummod") is None and not _is_some(sentence, token):
        return None
    return some_members(scene, sentence.cut(token.first, token.i).text, party)


def _is_some(sentence: Sentence, token: Token) -> bool:
    return any(word.lower in _SOME for word in sentence.children(token))


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
