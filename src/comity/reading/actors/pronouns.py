"""Pronouns, and the nouns that do their work: `the country`, `the group`."""

from __future__ import annotations

from comity.reading.actors.antecedents import beside_joint, body_meant, person_meant
from comity.reading.actors.bare import body_named
from comity.reading.actors.gender import PERSONAL, PLURALS
from comity.reading.actors.owners import BODIES, BODY_KINDS, country_meant
from comity.reading.actors.pairs import how_many, those_told
from comity.reading.actors.piece import PLACE_PREPOSITIONS, Piece, is_in_part_of
from comity.reading.actors.retold import group_of, named_in_full
from comity.reading.actors.scene import Scene
from comity.reading.actors.towns import locate
from comity.reading.draft import names_in
from comity.reading.grammar import child, clause, governed_by, is_verb, subject
from comity.reading.sentences import Sentence, Token

COUNTRIES = frozenset({"country", "nation", "homeland"})
SIDES = frozenset({"side", "party"})
_WHO_TAKE_SIDES = (
    ("armed_group", "military"),
    ("armed_group", "military", "government", "movement", "party"),
    ("state",),
)
"""Kinds of those who fight or negotiate, likelier ones first."""

_DEMANDING = frozenset("demand insist request urge ask propose recommend order suggest require".split())
_SUFFERED = frozenset("arrest extradition deportation detention imprisonment trial murder killing".split())
"""What is done to whoever has it, and seldom by whoever speaks of it: *she ordered his arrest*."""

_OF_MEMBERS = frozenset("group party movement organization organisation".split())
_NEUTER = frozenset(["it", "its", "itself"])


def read_pronoun(scene: Scene, sentence: Sentence, token: Token) -> None:
    """Adds the actor last spoken of that a pronoun fits."""
    others = _subjects_beside(scene, sentence, token) | _asking(scene, sentence, token)
    if token.lower in PERSONAL:
        speaks = scene.goes_on_speaking(sentence, token)
        besides = others | _speaker_around(scene, sentence, token)
        actor = person_meant(scene.memory, sentence, token, besides, speaks)
    elif token.lower in PLURALS:
        actor = body_meant(scene.memory, sentence, token, plural=True, besides=others)
        for other in beside_joint(scene.memory, actor, others) if actor is not None else ():
            scene.add(sentence, Piece(token.i, token.i), other, "pronoun")
    elif token.lower in _NEUTER:
        if token.dep not in ("nsubj", "poss", "nsubjpass") or sentence.head(token) is None:
            return
        actor = body_meant(scene.memory, sentence, token, plural=False, neuter=True)
    else:
        return
    if actor is not None:
        scene.add(sentence, Piece(token.i, token.i), actor, "pronoun")


def read_country(scene: Scene, sentence: Sentence, token: Token) -> None:
    """*the country*: the state that the report speaks of, as an actor or, after a word of place, as a place."""
    if number := how_many(sentence, token):
        for state in those_told(scene, sentence, token, ("state",), number):
            scene.add(sentence, Piece(token.i, token.i), state, "nominal")
        return
    above = sentence.head(token)
    place = token.dep == "pobj" and above is not None and above.lower in PLACE_PREPOSITIONS
    definite = child(sentence, token, "det", "poss")
    if definite is None or definite.lower not in ("the", "this", "their", "its", "his", "her"):
        return
    focus = country_meant(scene, sentence, token, definite)
    if focus is None or focus not in scene.known.states or token.tag != "NN":
        return
    piece = Piece(definite.i, token.i)
    if not place and not is_in_part_of(sentence, token):
        scene.add(sentence, piece, focus, "nominal")
    elif definite.i == token.i - 1:  # "in the neighbouring country" is another
        locate(scene, sentence, piece, scene.known.states[focus], "country")


def read_sides(scene: Scene, sentence: Sentence, token: Token) -> None:
    """*both sides*, *the two parties*: the two told of who fight, rule or negotiate."""
    number = how_many(sentence, token)
    if number == 2 and not governed_by(sentence, token, "of"):
        found = (those_told(scene, sentence, token, kinds, number) for kinds in _WHO_TAKE_SIDES)
        sides = next(filter(None, found), ())
        if not _subjects_beside(scene, sentence, token).isdisjoint(sides):
            return  # "Norway called on both sides": on two others
        for actor in sides:
            scene.add(sentence, Piece(token.i, token.i), actor, "nominal")


def read_parties(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """*the two parties*: those of the report, or the two who fight each other; whether it tells of such two."""
    if token.i == 0 or sentence.tokens[token.i - 1].lower not in ("both", "two"):
        return False
    sides = those_told(scene, sentence, token, ("party",), 2)
    if not sides:
        fighting = those_told(scene, sentence, token, _WHO_TAKE_SIDES[1], 2)
        sides = fighting if any(scene.actors[side].kind == "armed_group" for side in fighting) else ()
    for side in sides:
        scene.add(sentence, Piece(token.i, token.i), side, "nominal")
    return bool(sides)


def read_body(scene: Scene, sentence: Sentence, token: Token) -> None:
    """*the group*, *the Iran-backed group*: the body last spoken of; *his group*: that of which he is a member."""
    definite = child(sentence, token, "det", "poss")
    if definite is None or token.tag != "NN" or governed_by(sentence, token, "of"):
        return
    actor = None
    if definite.lower in ("his", "her") and token.lemma in _OF_MEMBERS:
        actor = group_of(scene, person_meant(scene.memory, sentence, definite))
    elif definite.lower in ("the", "this") and _is_bare(sentence, definite, token):
        actor = named_in_full(scene, sentence, token)
        if actor is None and token.lemma in BODIES:
            actor = _of_state_told(scene, sentence, definite, token, body_named(scene, sentence, token))
    if actor is not None:
        scene.add(sentence, Piece(definite.i, token.i), actor, "nominal")


def _of_state_told(scene: Scene, sentence: Sentence, definite: Token, token: Token, actor: str | None) -> str | None:
    """A body, or the last of the state that an adjective names: *the Palestinian group* is no Lebanese one."""
    for span, names in names_in(scene.names, sentence):
        inside = definite.end < span.start and span.end < token.start
        if not inside or names[0].role != "adjective" or scene.article.text[span.end : span.end + 1] != " ":
            continue
        state = scene.state(names[0].actor)
        told = (one.actor for one in reversed(list(scene.memory.seen)) if one.kind in BODY_KINDS)
        return next((one for one in (actor, *told) if scene.state(one) == state), None)
    return actor


def read_post(scene: Scene, sentence: Sentence, token: Token) -> None:
    """*Netanyahu's office said*: whoever holds the office speaks."""
    owner = child(sentence, token, "poss")
    if owner is None or token.tag != "NN" or token.dep not in ("nsubj", "nsubjpass", "pobj", "conj"):
        return
    if token.dep == "pobj" and sentence.tokens[token.head].lower not in ("by", "to", "from"):
        return
    here = (named for named in scene.named if named.sentence == sentence.i and named.head == owner.i)
    holder = next((named for named in here if scene.actors[named.actor].kind == "person"), None)
    if holder is not None and any(relation.relation == "office" for relation in scene.actors[holder.actor].of):
        scene.add(sentence, Piece(holder.first, token.i), holder.actor, "nominal")


def _is_bare(sentence: Sentence, definite: Token, token: Token) -> bool:
    """Whether only adjectives stand between an article and a noun: *the Shiite group*, *the US-backed force*."""
    between = sentence.tokens[definite.i + 1 : token.i]
    hyphens = [word.i for word in between if word.text in ("-", "–")]
    rest = between[hyphens[-1] - definite.i :] if hyphens else between  # before a hyphen stands one adjective with it
    return all(word.pos in ("ADJ", "VERB", "ADV") or word.lower in ("un", "u.n.") for word in rest)


def _subjects_beside(scene: Scene, sentence: Sentence, token: Token) -> set[str]:
    """Whom an object pronoun cannot mean: the subject of its own clause, though an earlier verb may carry it.

    A reflexive means just that.
    """
    if token.dep not in ("dobj", "pobj", "dative") or token.lower.endswith(("self", "selves")):
        return set()
    verb = clause(sentence, token)
    subjects = {word.i for word in sentence.children(verb) if word.dep in ("nsubj", "nsubjpass")}
    if not subjects and is_verb(verb) and (mine := subject(sentence, verb)) is not None:
        subjects.add(mine.i)
    return {n.actor for n in scene.named if n.sentence == sentence.i and n.head in subjects}


def _asking(scene: Scene, sentence: Sentence, token: Token) -> set[str]:
    """Who asks for what is to be done by or to another: *he demanded that he end it*, *she ordered his arrest*."""
    over = sentence.tokens[token.head]
    if token.dep == "nsubj" and over.tag in ("VB", "VBP") and over.dep == "ccomp":
        verb = sentence.tokens[over.head]
        if verb.lemma not in _DEMANDING:
            return set()
    elif token.dep == "poss" and over.lemma in _SUFFERED:
        verb = clause(sentence, over)
    else:
        return set()
    mine = subject(sentence, verb) if is_verb(verb) else None
    return {n.actor for n in scene.named if mine is not None and (n.sentence, n.head) == (sentence.i, mine.i)}


def _speaker_around(scene: Scene, sentence: Sentence, token: Token) -> set[str]:
    """Who says the quotation that a pronoun stands in, and so says `I`: the speaker of its sentence, else the last."""
    if not scene.is_quoted(token):
        return set()
    speaker = next((w for w in sentence.tokens if scene.speaks(sentence, w) and not scene.is_quoted(w)), None)
    if speaker is None or (speaker.i > token.i and speaker.lower in PERSONAL):
        return {scene.memory.speaker} if scene.memory.speaker is not None else set()
    if speaker.i < token.i:
        return {named.actor for named in scene.named if (named.sentence, named.head) == (sentence.i, speaker.i)}
    later = scene.memory.called(speaker.text)
    return {later} if later is not None else set()
