"""Retold: whom words for people who act go back to: *the army*, *the council*, *rebel lines*, *the ex-president*."""

from __future__ import annotations

from comity.reading.actors.antecedents import body_meant
from comity.reading.actors.pairs import leads
from comity.reading.actors.piece import Piece
from comity.reading.actors.scene import Scene
from comity.reading.directory import Agent, State
from comity.reading.grammar import child, governed_by
from comity.reading.sentences import Sentence, Token

_NEAR = 3  # sentences
_MEMBERS = frozenset("official officer agent soldier trooper investigator prosecutor judge lawmaker senator".split())
"""Words for some of a body, who are not it: *the first official* after *the FBI*."""

_SENDING_PEACEKEEPERS = frozenset((
    "united-nations nato kfor african-union ecowas european-union eufor monusco unifil minusma minusca unmiss unamid "
    "amisom"
    ).split())  # fmt: skip
_OF_SEVERAL = frozenset({"senate"})  # chambers: *the Senate* is no other chamber that was told of before
_MOVED = ("movement", "armed_group", "party")  # which are called movements
_REBELS = frozenset("rebel rebels insurgent insurgents guerrilla guerrillas".split())
CALLED_SHORT = frozenset((
    "council commission assembly committee league court tribunal authority mission association federation front union "
    "alliance fund foundation institute"
    ).split())  # fmt: skip
"""Last words of names, by which alone a body is called once it has been named."""

_OF_ANY_SORT = frozenset("ngo charity group organization organisation agency network watchdog".split())
"""Words for societies of every sort; *the bar association* is no other society that was told of before."""


def told_before(scene: Scene, sentence: Sentence, head: Token, agent: Agent) -> str | None:
    """Whom *the army*, *the embassy*, *the soldiers* goes back to, if anybody.

    After *Russian troops* the army is no Russian one, unless one sentence tells of both; the soldiers may be.
    """
    if (whole := named_in_full(scene, sentence, head)) is not None:
        return whole
    if agent.organ == "peacekeepers":
        sent = [one.actor for one in scene.memory.seen if one.actor in _SENDING_PEACEKEEPERS]
        return scene.memory.made(agent.organ) or next(reversed(sent), None)
    if agent.kind == "ngo" and head.lemma not in _OF_ANY_SORT:
        return scene.memory.made(agent.organ) or _of_its_sort(scene, agent)
    if agent.kind == "court" and (served := _court_served(scene)) is not None:
        return served
    as_one = agent.relation == "organ" and head.tag == "NN"
    body = agent.kind not in ("crowd", "people") and agent.organ not in (*_OF_SEVERAL, "diplomats")
    if body and head.lemma not in _MEMBERS:
        kinds = _MOVED if agent.organ == "movements" else (agent.kind,)
        seen = [one for one in scene.memory.seen if one.kind in kinds]
        others = {one.actor for one in seen if as_one and one.plural and one.sentence != sentence.i}
        others -= {one.actor for one in seen if not one.plural}
        if as_one and agent.organ != "government":
            others |= {one.actor for one in seen if _is_another_organ(scene, one.actor, agent)}
        recent = body_meant(scene.memory, sentence, None, kinds, besides=others)
        if recent is not None:  # "the government", after one of its ministries
            return scene.government_of(recent) if agent.organ == "government" else recent
    return scene.memory.made(agent.organ, as_one)


def named_in_full(scene: Scene, sentence: Sentence, head: Token) -> str | None:
    """The body last named whose name ends so: *the council* after *the UN Security Council*."""
    if head.tag != "NN" or head.lemma not in CALLED_SHORT or governed_by(sentence, head, "of"):
        return None
    if head.i == 0 or sentence.tokens[head.i - 1].lower not in ("the", "this"):
        return None
    word = f" {head.text.capitalize()}"
    for named in reversed(scene.named):
        actor = scene.actors[named.actor]
        whole = (actor.name, *actor.aliases) if actor.kind == "igo" else ()
        if named.form in ("name", "acronym") and (named.span.text.endswith(word) or any(word in one for one in whole)):
            return named.actor
    return None


def _court_served(scene: Scene) -> str | None:
    """The court of the prosecutor or judge told of, where none is named: *the court* after *the ICC prosecutor*."""
    if any(one.kind == "court" for one in scene.memory.seen):
        return None
    told = [scene.actors[one.actor] for one in reversed(list(scene.memory.seen)) if one.kind == "person"]
    served = (scene.actor(relation.actor) for person in told for relation in person.of)
    return next((body.id for body in served if body is not None and body.kind == "court"), None)


def group_of(scene: Scene, person: str | None) -> str | None:
    """The group or party of which a person is a member or holds an office."""
    actor = scene.actors.get(person or "")
    bodies = (scene.actor(relation.actor) for relation in actor.of) if actor is not None else ()
    return next((body.id for body in bodies if body is not None and body.kind in _MOVED), None)


def leader_told(scene: Scene, sentence: Sentence, head: Token, owner: str) -> str | None:
    """The person told of who leads a state or is of a group: *the Russian leader*, *the jailed PKK leader*."""
    if head.lemma != "leader" or head.tag != "NN":
        return None
    for one in reversed(list(scene.memory.seen)):
        if sentence.i - one.sentence > _NEAR:
            return None
        if one.kind == "person" and (group_of(scene, one.actor) == owner or _leads_state(scene, one.actor, owner)):
            return one.actor
    return None


def _leads_state(scene: Scene, person: str, owner: str) -> bool:
    state = scene.state(owner)
    return state is not None and scene.state(person) == state and leads(scene, scene.actors[person])


def group_told(scene: Scene, sentence: Sentence, head: Token, agent: Agent, state: State | None = None) -> str | None:
    """The group just told of, or the one of a state: *the Iraqi militia*, *the Islamist militants*."""
    article = child(sentence, head, "det")
    if agent.kind not in ("armed_group", "movement") or article is None or article.lower not in ("the", "this"):
        return None
    for one in reversed(list(scene.memory.seen)):
        if sentence.i - one.sentence > _NEAR or (state is None and sentence.i - one.sentence > 1):
            return None
        is_known = one.kind == "armed_group" and one.actor in scene.known.actors and one.sentence < sentence.i
        if is_known and (state is None or scene.state(one.actor) == state):
            return one.actor
    return None


def _of_its_sort(scene: Scene, agent: Agent) -> str | None:
    """The body last told of that such a word may mean: *the school* after *Georgetown University*."""
    if agent.sector == "SOC":
        return None
    seen = (one.actor for one in reversed(list(scene.memory.seen)) if one.kind == agent.kind)
    return next((actor for actor in seen if scene.actors[actor].sector == agent.sector), None)


def rebels_told(scene: Scene, agent: Agent, before: str) -> str | None:
    """The only armed group of the report, where rebels are spoken of without a word that says which: *rebel lines*."""
    if agent.phrase not in _REBELS or before in ("a", "an"):
        return None
    told = {one.actor for one in scene.memory.seen if one.kind == "armed_group"}
    return next(iter(told)) if len(told) == 1 else None


def _is_another_organ(scene: Scene, actor: str, agent: Agent) -> bool:
    """Whether another word made an actor with a country: the air force is not the junta."""
    state = scene.state(actor)
    return state is not None and actor.startswith(f"{state.id}-") and actor != f"{state.id}-{agent.organ}"


def who_left_office(scene: Scene, sentence: Sentence, piece: Piece) -> str | None:
    """The person last told of who once held the office: Castillo of *the ex-president*, *the ousted leader*."""
    head = sentence.tokens[piece.last]
    if head.tag != "NN" or piece.first == 0 or sentence.tokens[piece.first - 1].lower not in ("the", "this"):
        return None
    role = next((title.key for title in scene.known.titles.get((head.lower,), ())), None)
    for one in reversed(list(scene.memory.seen)):
        actor = scene.actors[one.actor] if one.kind == "person" else None
        if actor is not None and actor.sector == "ELI" and (role is None or any(r.role == role for r in actor.of)):
            return actor.id
    return None
