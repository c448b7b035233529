"""People: a name, known or not, with the title before it. The whole is one mention."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.actors.owners import Owner, is_former, owner_before
from comity.reading.actors.scene import Scene
from comity.reading.actors.strangers import stranger
from comity.reading.actors.words import Piece, phrase_head
from comity.reading.directory import Name
from comity.reading.sentences import Sentence, Token

PLACE_PREPOSITIONS = frozenset(
    "in at near across around outside inside within throughout through via along off".split()
)
_LOOSE_PREPOSITIONS = frozenset({"of", "from", "to", "into", "on", "for"})
_SUBJECTS = ("nsubj", "nsubjpass")


def read_person(
    scene: Scene, sentence: Sentence, piece: Piece, title: Piece | None, country: str | None = None
) -> Iterator[int]:
    """Adds a person, or another whose name no table knows; yields the tokens that it uses up.

    The title is a piece with titles, or a word for people who held one: `former president`.
    """
    text = sentence.cut(piece.first, piece.last).text
    first = title.first if title is not None else piece.first
    former = title is not None and (not title.titles or is_former(sentence, first))
    owner = owner_before(scene, sentence, first) if title is not None else _possessor(scene, sentence, first)
    names = piece.names or _persons_named(scene, " ".join(text.split()))  # "George W.  Bush"
    meant = scene.meant(names).actor if names else scene.memory.called(text)
    if meant is None and country is None and (title is not None or _acts(sentence, piece)):
        only = scene.known.surnamed(text, scene.article.published)
        meant = only.id if only is not None else None
    if meant is None and title is None and not _can_act(sentence, piece):
        return
    if meant is None:
        held = title.titles[0] if title is not None and title.titles else None
        meant = stranger(scene, text, held, scene.actor(owner.actor) if owner else None, country, former)
    if owner is not None and title is not None:
        first = owner.first
    scene.add(sentence, Piece(first, piece.last), meant, "title" if title is not None else "name", at=piece)
    scene.memory.introduce(scene.actors[meant], text)
    if title is not None and not former:
        scene.memory.hold([known.key for known in title.titles], meant)
    yield from range(first, piece.last + 1)
    yield from introduced_acronym(scene, sentence, piece, meant)


def _acts(sentence: Sentence, piece: Piece) -> bool:
    """Whether a bare surname stands as a party and no modifier: not *the Flores agreement*, *Dick's shops*."""
    return phrase_head(sentence, piece.first, piece.last).dep not in ("compound", "nmod", "amod", "poss")


def _persons_named(scene: Scene, text: str) -> tuple[Name, ...]:
    """Whom a name may mean that is a person's or a body's, and no state's: *Sheriff Israel*."""
    return tuple(name for name in scene.known.named(text) if scene.known.actors[name.actor].kind != "state")


def introduced_acronym(scene: Scene, sentence: Sentence, piece: Piece, actor: str) -> Iterator[int]:
    """An acronym that the report introduces: `Popular Mobilization Forces (PMF)`."""
    after = sentence.tokens[piece.last + 1 : piece.last + 4]
    if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and after[1].text.isupper():
        scene.memory.call(after[1].text, actor)
        scene.add(sentence, Piece(after[1].i, after[1].i), actor, "acronym")
        yield after[1].i


def named_after_country(scene: Scene, sentence: Sentence, found: list[Piece], at: int) -> Piece | None:
    """The name in *Prime Minister of Israel Ehud Olmert*, for the place of its title in a list of pieces."""
    if at + 2 >= len(found) or not found[at + 1].names:
        return None
    between = [t.lower for t in sentence.tokens[found[at].last + 1 : found[at + 1].first]]
    adjoining = found[at + 2].first == found[at + 1].last + 1
    if between in (["of"], ["of", "the"]) and adjoining and may_be_person(scene, found[at + 2]):
        return found[at + 2]
    return None


def may_be_person(scene: Scene, piece: Piece) -> bool:
    if piece.is_unknown:
        return True
    return any(scene.known.actors[name.actor].kind == "person" for name in piece.names)


def _possessor(scene: Scene, sentence: Sentence, first: int) -> Owner | None:
    """The state whose own an unknown name is: `Russia's Baltic Fleet`."""
    owner = owner_before(scene, sentence, first) if first and sentence.tokens[first - 1].tag == "POS" else None
    return owner if owner is not None and owner.actor in scene.known.states else None


def _can_act(sentence: Sentence, piece: Piece) -> bool:
    """Whether an unknown name stands where an actor may: not where a place, a date or a modifier does."""
    head = phrase_head(sentence, piece.first, piece.last)
    if head.dep in (*_SUBJECTS, "poss", "agent", "appos", "dative", "ROOT"):
        return True
    if head.dep == "conj" and (above := sentence.head(head)) is not None:
        return above.dep in _SUBJECTS or (above.dep == "pobj" and not _after_place(sentence, above))
    if head.dep == "pobj":
        return not _after_place(sentence, head)
    return head.dep == "dobj"


def _after_place(sentence: Sentence, token: Token) -> bool:
    preposition = sentence.head(token)
    return preposition is None or preposition.lower in PLACE_PREPOSITIONS | _LOOSE_PREPOSITIONS
