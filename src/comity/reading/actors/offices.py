"""Offices: a title without a name, as its holder, as the office itself, or as somebody who holds it."""

from __future__ import annotations

from comity.reading.actors.bare import state_served
from comity.reading.actors.modifiers import modifier_of
from comity.reading.actors.owners import is_former, joint_owners, owner_of
from comity.reading.actors.pairs import how_many, those_told
from comity.reading.actors.piece import Piece
from comity.reading.actors.scene import Scene
from comity.reading.actors.strangers import GROUPS, explain, some_holder
from comity.reading.attitudes.tones import is_denied
from comity.reading.directory import Title, in_force
from comity.reading.directory.made import office_of
from comity.reading.grammar import child, governed_by, subject
from comity.reading.sentences import Sentence, Token
from comity.types import Actor

_OF_A_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP"})  # sectors
_OF_ANYBODY = frozenset("adviser agency-head ambassador committee-chair diplomat envoy".split())
"""Offices of those sectors that bodies of every kind have, or that are held abroad."""

_OF_MONARCHIES = frozenset("monarch emperor emir sultan grand-duke crown-prince regent supreme-leader pope".split())
"""Offices that a state has only where the directory knows a holder: there is no king of the United States."""

_HELD_BY_MANY = frozenset({"governor", "mayor", "lawmaker"})
_NEAR = 3  # sentences
_DEFINITE = ("the", "this", "that")


def read_office(scene: Scene, sentence: Sentence, piece: Piece) -> None:
    """Adds whom a title means: whom it explains, who was last called so, who holds the office that day."""
    head = sentence.tokens[piece.last]
    keys = [known.key for known in piece.titles]
    owner = owner_of(scene, sentence, piece)
    first = owner.first if owner is not None and owner.first < piece.first else piece.first
    mention = Piece(first, piece.last)
    if owner is None and (number := how_many(sentence, head)):
        for actor in those_told(scene, sentence, head, ("person",), number):
            scene.add(sentence, piece, actor, "title")
        return
    former = is_former(sentence, first) or is_former(sentence, piece.first)
    body = scene.actor(owner.actor) if owner is not None else None
    explained = explained_by(scene, sentence, head)
    if explained is not None:
        explain(scene, explained, piece.titles[0], body, former)
        scene.add(sentence, mention, explained, "title")
        scene.memory.hold([] if former or head.dep == "attr" else keys, explained)
        return
    before = sentence.tokens[piece.first - 1].lower if piece.first else ""
    of_something = bool(governed_by(sentence, head, "of"))
    remembered = scene.memory.holding(keys) if owner is None and not of_something else None
    named = remembered is not None and scene.actors[remembered].kind == "person"
    definite = before in _DEFINITE or (named and before not in ("a", "an"))
    if remembered is not None and not former and definite:
        scene.add(sentence, mention, remembered, "title")
        return
    if owner is None and not former and not of_something and (one := _only_one_told(scene, sentence, head, keys)):
        scene.add(sentence, mention, one, "title")
        return
    group = modifier_of(scene, sentence, piece) if body is None else None
    body = group.group if group is not None and group.group is not None else body
    if body is None or (body.kind == "party" and any(map(_only_a_state_has, piece.titles))):
        body = _understood(scene, sentence, piece)
    others = joint_owners(scene, sentence, piece, owner) if owner is not None else []
    for other in others:
        _add_holder(scene, sentence, mention, piece.titles[0], scene.actor(other.actor), former)
    if others:
        _add_holder(scene, sentence, mention, piece.titles[0], body, former)
        return
    title = next((known for known in piece.titles if body is not None and body.id in known.only), piece.titles[0])
    several = head.tag in ("NNS", "NNPS")
    unnamed = _add_holder(scene, sentence, mention, title, body, former, by_name=not several)
    if unnamed is None and not former:
        scene.memory.hold(keys, scene.named[-1].actor)  # "Chad's foreign minister ... the minister"
    if unnamed is not None and head.tag == "NN" and not former:
        scene.memory.hold(keys, unnamed)  # "a colonel ... the colonel"


def _only_one_told(scene: Scene, sentence: Sentence, head: Token, keys: list[str]) -> str | None:
    """The one person just told of who holds such an office: *the newly re-elected governor*, *the senator*."""
    article, on = child(sentence, head, "det"), scene.article.published
    if _HELD_BY_MANY.isdisjoint(keys) or on is None or head.tag != "NN":
        return None
    if article is None or article.lower not in _DEFINITE:
        return None
    near = {one.actor for one in scene.memory.seen if one.kind == "person" and sentence.i - one.sentence <= _NEAR}
    holding = [one for one in near if any(r.role in keys and in_force(r, on) for r in scene.actors[one].of)]
    return holding[0] if len(holding) == 1 else None


def _add_holder(
    scene: Scene,
    sentence: Sentence,
    mention: Piece,
    title: Title,
    body: Actor | None,
    former: bool,
    by_name: bool = True,
) -> str | None:
    """Adds who holds an office of a body, if known and asked for (`by_name`); else somebody who does, and his id."""
    office = _holder(scene, title, body) if by_name and not former else None
    if office is not None:
        scene.add_new(sentence, mention, office, "title")
        return None
    holder = some_holder(scene, sentence.cut(mention.first, mention.last).text, title, body, former)
    scene.add(sentence, mention, holder, "title")
    return holder


def _only_a_state_has(title: Title) -> bool:
    """A president, a foreign minister, an army officer: not a chairman or a spokesman."""
    return title.sector in _OF_A_STATE and title.key not in _OF_ANYBODY


def _understood(scene: Scene, sentence: Sentence, piece: Piece) -> Actor | None:
    """The state in focus, for a title that says nothing of whose it is and that only a state has."""
    focus = state_served(scene, sentence, sentence.tokens[piece.last])
    if focus is None or not any(_only_a_state_has(title) for title in piece.titles):
        return None
    if piece.titles[0].key in _OF_MONARCHIES and not scene.known.has_office(focus, piece.titles[0].key):
        return None
    return scene.actor(focus) if modifier_of(scene, sentence, piece) is None else None


def _holder(scene: Scene, title: Title, body: Actor | None) -> Actor | None:
    """Who holds an office that has one holder: by name, else as the office of a state; a group's is nobody known."""
    if body is None or not title.single:
        return None
    holder = scene.known.holder(body.id, title.key, scene.article.published)
    state = scene.state_of(body) if body.kind not in GROUPS else None
    return holder or (office_of(state, title) if state is not None else None)


def explained_by(scene: Scene, sentence: Sentence, head: Token) -> str | None:
    """The actor of the name that a title or agent explains: `Adil Abdul-Mahdi, Iraq's prime minister,`."""
    first = sentence.head(head) if head.dep == "conj" else None  # "Li Wei, an activist and dissident"
    if first is not None and first.tag == "NN":
        head = first
    above = sentence.head(head) if head.dep == "appos" else _said_to_be(sentence, head)
    if above is None:
        return None
    for named in reversed(scene.named):
        if named.sentence != sentence.i:
            return None
        if named.first <= above.i <= named.last:
            return named.actor
    return None


def _said_to_be(sentence: Sentence, head: Token) -> Token | None:
    """The subject of which a noun in the singular is said: *Ann Lee is a devout Catholic*."""
    verb = sentence.head(head) if head.dep == "attr" and head.tag in ("NN", "NNP") else None
    if verb is None or verb.lemma not in ("be", "become", "remain") or is_denied(sentence, verb):
        return None
    return subject(sentence, verb)
