"""Bare words: the state whose people or officers words mean that name none (*officials said*, *three people died*).

The place that a sentence tells says it of those who stand in the clause that it is told in. Of others, and of whoever
speaks, it is the report's own state, where the report is plainly about one or has a dateline. *The agency* is the body
that was last named.
"""

from __future__ import annotations

from comity.reading.actors.antecedents import body_meant
from comity.reading.actors.owners import BODY_KINDS
from comity.reading.actors.scene import Scene
from comity.reading.grammar import clause, is_verb
from comity.reading.sentences import Sentence, Token

_OF_THE_CLAUSE = ("nsubj", "nsubjpass", "dobj", "ROOT", "attr")
"""What a noun is to its verb, whose place is that of the deed: *the blast in Basra killed ten*."""

_OFFICES = {
    "agency": ("government", "police", "intelligence", "igo", "media"),
    "bureau": ("government", "police", "intelligence"),
    "department": ("government", "police"),
    "network": ("media", "armed_group", "movement", "ngo", "business"),
    "force": ("armed_group", "police", "military", "igo"),
}
"""The kinds of bodies that are called an agency, a bureau, a department, a network or a force."""
_SELDOM_GROUPS = ("igo", "ngo", "business")
_NO_PARTIES = frozenset("organization organisation outfit body".split())


def body_named(scene: Scene, sentence: Sentence, word: Token) -> str | None:
    """The body last named that words like *the group* and *the agency* mean, which is no whole government."""
    owner = sentence.tokens[word.i - 1].lower.replace(".", "") if word.i else ""
    if word.lemma == "agency" and owner == "un":
        parts = (one.actor for one in reversed(list(scene.memory.seen)) if one.kind == "igo")
        return next((one for one in parts if _is_of_un(scene, one)), None)
    kinds = _OFFICES.get(word.lemma)
    if kinds is None:
        bodies = [kind for kind in BODY_KINDS if kind != "party" or word.lemma not in _NO_PARTIES]
        groups = [kind for kind in bodies if kind not in _SELDOM_GROUPS] if word.lemma == "group" else bodies
        found = body_meant(scene.memory, sentence, word, groups)
        return found or body_meant(scene.memory, sentence, word, bodies)
    seen = {one.actor for one in scene.memory.seen if one.kind in kinds}
    besides = {one for one in seen if one not in scene.known.actors or one == scene.government_of(one)}
    return body_meant(scene.memory, sentence, word, kinds, besides=besides)


def _is_of_un(scene: Scene, actor: str) -> bool:
    return any(relation.actor == "united-nations" for relation in scene.actors[actor].of)


def state_served(scene: Scene, sentence: Sentence, head: Token) -> str | None:
    """The state of officers and bodies whose words do not say whose they are; None where nothing tells."""
    own = scene.main or (scene.dateline if scene.speaks(sentence, head) else None)
    if own is None or scene.here == own:
        return scene.focus(sentence)
    return scene.here if scene.here is not None and _is_told_of(scene, sentence, head) else own


def state_around(scene: Scene, sentence: Sentence, head: Token) -> str | None:
    """The state in which people are whose words do not say where; None where the report speaks of two."""
    own = scene.main or scene.dateline
    if own is None or scene.here == own:
        return scene.where(sentence)
    if scene.here is not None:
        return scene.here if _is_told_of(scene, sentence, head) else None
    told = scene.where(sentence)
    return told if told == own else None


def _is_told_of(scene: Scene, sentence: Sentence, head: Token) -> bool:
    """Whether the place of the sentence is told of a word: it hangs on the word, or on the clause that the word is in.

    Of who says something only that is, on which the saying itself hangs: *in Basra, police said*.
    """
    if scene.place is None:
        return False
    over = sentence.tokens[sentence.tokens[scene.place.head].head]
    if over.i == head.i:
        return True
    if scene.speaks(sentence, head):
        return over.i == head.head
    if not is_verb(over) and over.dep not in _OF_THE_CLAUSE:
        return False
    verb = clause(sentence, over)
    return verb.head == verb.i or any(above.i == verb.i for above in sentence.ancestors(head))
