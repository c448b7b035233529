"""Retold: whom words for people who act go back to: *the army*, *the council*, *rebel lines*, *the ex-president*."""

from __future__ import annotations

from comity.reading.actors.antecedents import body_meant
from comity.reading.actors.piece import Piece
from comity.reading.actors.scene import Scene
from comity.reading.directory import Agent
from comity.reading.grammar import governed_by
from comity.reading.sentences import Sentence, Token

_MEMBERS = frozenset("official officer agent soldier trooper investigator prosecutor judge lawmaker senator".split())
"""Words for some of a body, who are not it: *the first official* after *the FBI*."""

_OF_SEVERAL = frozenset({"senate"})  # chambers: *the Senate* is no other chamber that was told of before
_MOVED = ("movement", "armed_group", "party")  # which are called movements
_REBELS = frozenset("rebel rebels insurgent insurgents guerrilla guerrillas".split())
_CALLED_SHORT = frozenset(
    "council commission assembly committee league court tribunal authority mission association federation".split()
)
"""Last words of names, by which alone a body is called once it has been named."""

_OF_ANY_SORT = frozenset("ngo charity group organization organisation agency network watchdog".split())
"""Words for societies of every sort; *the bar association* is no other society that was told of before."""


def told_before(scene: Scene, sentence: Sentence, head: Token, agent: Agent) -> str | None:
    """Whom *the army*, *the embassy*, *the soldiers* goes back to, if anybody.

    After *Russian troops* the army is no Russian one, unless one sentence tells of both; the soldiers may be.
    """
    if head.lemma in _CALLED_SHORT and (whole := _named_in_full(scene, sentence, head)) is not None:
        return whole
    if agent.kind == "ngo" and head.lemma not in _OF_ANY_SORT:
        return scene.memory.made(agent.organ) or _of_its_sort(scene, agent)
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


def _named_in_full(scene: Scene, sentence: Sentence, head: Token) -> str | None:
    """The body last named whose name ends so: *the council* after *the UN Security Council*."""
    if head.tag != "NN" or head.i == 0 or sentence.tokens[head.i - 1].lower not in ("the", "this"):
        return None
    if governed_by(sentence, head, "of"):
        return None
    for named in reversed(scene.named):
        if named.form == "name" and named.span.text.endswith(f" {head.text.capitalize()}"):
            return named.actor
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
        actor = scene.actors[one.actor]
        held = role is None or any(relation.role == role for relation in actor.of)
        if actor.kind == "person" and actor.sector == "ELI" and held:
            return actor.id
    return None
