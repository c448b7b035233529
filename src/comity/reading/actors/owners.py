"""Owners: the state or body that words beside a title or a word for people who act say it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from comity.reading.actors.antecedents import SINGLE, beside_joint, body_meant, person_meant, subject_meant
from comity.reading.actors.gender import PERSONAL
from comity.reading.actors.piece import Piece
from comity.reading.actors.scene import Scene
from comity.reading.actors.towns import place_ending
from comity.reading.directory import Name
from comity.reading.draft import names_in
from comity.reading.grammar import antecedent, child, children, conjuncts, governed_by, is_noun
from comity.reading.sentences import Sentence, Token

_OF_ANOTHER = frozenset((
    "backed led allied funded trained sponsored supported armed aligned linked supplied brokered made style friendly "
    "imposed"
    ).split())  # fmt: skip
_PREFIXES = frozenset(["anti", "pro", "non", "ex", "pan"])
_FORMER = frozenset("former ex late ousted deposed retired disgraced onetime exiled".split())
_INNER = ("poss", "amod", "compound", "nmod")
_MODIFYING = ("amod", "compound", "nmod")
OWNING = ("state", "government", "armed_group", "military", "police", "party", "movement", "igo")
_POSSESSIVES = ("'s", "’s", "'", "’")
BODIES = frozenset("group organization organisation body network outfit bloc force agency bureau department".split())
BODY_KINDS = ("armed_group", "movement", "party", "ngo", "igo", "religious", "business")
"""The nouns that do a pronoun's work for a body, and the kinds that they mean."""
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV"})
_REACH = 5  # tokens between a title and the country before it
_SENT = frozenset("envoy ambassador representative mission delegation delegate diplomat".split())
"""Whom a state has at a body: *Sudan's U.N. envoy*."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A state or body, and the token where its words begin: `Iraqi federal police` begins at `Iraqi`.

    `town` is the place that names it, where that is no capital: *Basra police*.
    """

    actor: str
    first: int
    town: str = ""


def owner_of(scene: Scene, sentence: Sentence, piece: Piece) -> Owner | None:
    """The owner that stands before a piece, else after it."""
    before = owner_before(scene, sentence, piece.first)
    return before or _owner_after(scene, sentence, sentence.tokens[piece.last], speaks=bool(piece.titles))


def joint_owners(scene: Scene, sentence: Sentence, piece: Piece, owner: Owner) -> list[Owner]:
    """Who else owns the same words: Thailand of *Thai and Cambodian forces*, Syria of *heads of Iraq and Syria*."""
    if owner.first < piece.first and sentence.tokens[owner.first].lower == "their":
        return [Owner(other, owner.first) for other in beside_joint(scene.memory, owner.actor)]
    if owner.first < piece.first:
        return _joined_before(scene, sentence, owner.first)
    if sentence.tokens[piece.last].tag not in ("NNS", "NNPS"):
        return []
    found = [
        Owner(name[1].actor, piece.first)
        for word in governed_by(sentence, sentence.tokens[piece.last], "of", "from")
        for other in conjuncts(sentence, word)[1:]
        if (name := _name_ending(scene, sentence, other.i)) is not None and name[1].role != "adjective"
    ]
    return [one for one in found if one.actor != owner.actor]


def _joined_before(scene: Scene, sentence: Sentence, first: int) -> list[Owner]:
    """The owners that stand in a list before an owner: adjectives, and names that the parser takes for modifiers."""
    joint = sentence.tokens[first - 1] if first > 1 else None
    if joint is None or joint.lower not in ("and", ",", "&"):
        return []
    name = _name_ending(scene, sentence, first - 2)
    if name is None:
        return []
    begin, meaning = name
    modifies = meaning.role == "adjective" or sentence.tokens[first - 2].dep in _MODIFYING
    if not modifies or is_foreign(sentence, Piece(begin, first - 2)):
        return []
    return [Owner(meaning.actor, begin), *_joined_before(scene, sentence, begin)]


def owner_before(scene: Scene, sentence: Sentence, first: int) -> Owner | None:
    """The country or body that words before a title or an agent name: `Iraqi federal police`, `Iraq's army`."""
    first = _before_acronym(sentence, first)
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        token = sentence.tokens[at]
        name = _name_ending(scene, sentence, at)
        if name is not None:
            begin, meaning = name
            if is_foreign(sentence, Piece(begin, at)):
                continue
            between = sentence.tokens[at + 1 : first]
            if (between and between[0].text in _POSSESSIVES) or not any(t.text in _POSSESSIVES for t in between):
                return _sender(scene, sentence, begin, at, meaning) or Owner(meaning.actor, begin)
            return None
        place = place_ending(scene, sentence, at) if name is None else None
        if place is not None:
            begin, state = place
            return Owner(state.id, begin, sentence.cut(begin, at).text)
        nominal = _nominal_ending(scene, sentence, at)
        if nominal is not None:
            return nominal
        if token.lower == "whose":
            described = _described(scene, sentence, token)
            return Owner(described, at) if described is not None else None
        if token.lower in ("his", "her"):
            person = person_meant(scene.memory, sentence, token)
            return Owner(person, at) if person is not None else None
        if token.lower in ("its", "their", "country", "nation"):
            definite = child(sentence, token, "det", "poss") or token
            possessor = _possessor(scene, sentence, token) or country_meant(scene, sentence, token, definite)
            if possessor is not None:
                return Owner(possessor, at)
        describes = token.dep == "amod" and sentence.tokens[token.i - 1].text not in ("-", "–")
        if token.pos not in _BETWEEN and not describes and token.text not in ("-", "’s", "'s", ","):
            return None
        if token.text == "," and sentence.tokens[at - 1].pos != "ADJ":
            return None
    return None


def _nominal_ending(scene: Scene, sentence: Sentence, at: int) -> Owner | None:
    """Whom words mean that no table has, where they own what follows: *the junta's spokesman*, *Traore's junta*."""
    if at + 1 >= len(sentence.tokens) or sentence.tokens[at + 1].text not in _POSSESSIVES:
        return None
    here = (named for named in reversed(scene.named) if named.sentence == sentence.i)
    named = next((named for named in here if named.last == at and named.form in ("nominal", "name")), None)
    owns = named is not None and scene.actors[named.actor].kind in (*OWNING, "person")
    return Owner(named.actor, named.first) if named is not None and owns else None


def _before_acronym(sentence: Sentence, first: int) -> int:
    """Where the words before an agent end, without an acronym in brackets: *National Liberation Army (ELN) rebels*."""
    words = sentence.tokens[max(0, first - 3) : first]
    bracketed = len(words) == 3 and (words[0].text, words[2].text) == ("(", ")") and words[1].text.isupper()
    return words[0].i if bracketed else first


def _sender(scene: Scene, sentence: Sentence, begin: int, at: int, body: Name) -> Owner | None:
    """The state before a body at which it has somebody: *Sudan's U.N. envoy*."""
    actor, after = scene.actor(body.actor), sentence.tokens[at + 1 : at + 2]
    if actor is None or actor.kind != "igo" or not begin or not after or after[0].lemma not in _SENT:
        return None
    owner = owner_before(scene, sentence, begin) if sentence.tokens[begin - 1].text in _POSSESSIVES else None
    return owner if owner is not None and owner.actor in scene.known.states else None


def _possessor(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """The state or armed body that `its` and `their` go back to: *Hezbollah denied that its fighters fired*.

    Of others only who is the subject over it: *the charity said that its clinic was hit*.
    """
    if token.lower not in ("its", "their"):
        return None
    over = subject_meant(scene.memory, sentence, token, SINGLE)
    return over or body_meant(scene.memory, sentence, token, OWNING)


def _described(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Whom `whose` goes back to: the one whom its clause describes."""
    noun = antecedent(sentence, token)
    here = takewhile(lambda one: one.sentence == sentence.i, reversed(scene.named))
    named = next((one for one in here if one.first <= noun.i <= one.last), None)
    if named is not None:
        return named.actor
    name = _name_ending(scene, sentence, noun.i)
    return name[1].actor if name is not None else None


def country_meant(scene: Scene, sentence: Sentence, token: Token, definite: Token) -> str | None:
    """Whose country: that of its possessor; else the place told before, a state that is the subject, the focus."""
    if definite.lower in PERSONAL:
        owner = person_meant(scene.memory, sentence, definite)
    elif definite.lower in ("its", "their"):
        owner = body_meant(scene.memory, sentence, definite, OWNING)
    elif any(located.sentence == sentence.i for located in scene.located):
        owner = None
    else:
        owner = subject_meant(scene.memory, sentence, token, ("state",))
    state = scene.state(owner)
    return state.id if state is not None else scene.focus(sentence)


def is_former(sentence: Sentence, first: int, reach: int = 4) -> bool:
    """Whether the words before a title say that it is held no more: `former Iraqi president`."""
    for token in reversed(sentence.tokens[max(0, first - reach) : first]):
        if token.lower in _FORMER:
            return True
        if token.pos not in ("ADJ", "NOUN", "PROPN", "ADV") and token.text != "-":
            return False
    return False


def _owner_after(scene: Scene, sentence: Sentence, head: Token, speaks: bool) -> Owner | None:
    """The country or body after a title or an agent: `the president of Iraq`, `a spokesman for the Taliban`."""
    for word in governed_by(sentence, head, "of", "in", "from", *(["for", "at"] if speaks else [])):
        name = _name_ending(scene, sentence, word.i)
        if name is not None and (name[1].role != "adjective"):
            return Owner(name[1].actor, head.i)
        called = _called_before(scene, sentence, word)
        if called is not None:
            return Owner(called, head.i)  # "the government of Prime Minister Fils-Aimé"
        last = _of_area(sentence, word)
        place = place_ending(scene, sentence, last) if name is None else None
        if place is not None:
            return Owner(place[1].id, head.i, sentence.cut(place[0], last).text)
        if word.lemma in BODIES and sentence.tokens[word.i - 1].lower in ("the", "this"):
            body = body_meant(scene.memory, sentence, word, BODY_KINDS)
            if body is not None:
                return Owner(body, head.i)  # "an official from the organization"
        for inner in (
            *governed_by(sentence, word, "of"),
            *children(sentence, word, *_INNER),
        ):  # "the head of Hamas's bureau"
            name = _name_ending(scene, sentence, inner.i)
            if name is not None:
                return Owner(name[1].actor, head.i)
    return None


def _called_before(scene: Scene, sentence: Sentence, word: Token) -> str | None:
    """Whom a report has named in full and calls by a surname, which a hyphen may part: *Fils-Aimé*; else by a title."""
    first = word.i - 2 if word.i > 1 and sentence.tokens[word.i - 1].text in ("-", "–") else word.i
    if word.pos != "PROPN":
        return None
    text = sentence.cut(first, word.i).text
    title = tuple(token.lower for token in sentence.tokens[max(0, first - 2) : first])
    titled = title in scene.known.titles or title[-1:] in scene.known.titles
    only = scene.known.surnamed(text, scene.article.published, (), titled=True) if titled else None
    return scene.memory.called(text) or (only.id if only is not None else None)


def _of_area(sentence: Sentence, word: Token) -> int:
    """Where the name of a place may end: at the word, or before it in *the Buffalo area*."""
    names = children(sentence, word, "compound", "nmod") if word.lower in ("area", "region") else []
    return names[0].i if names else word.i


def owns_later(scene: Scene, sentence: Sentence, found: list[Piece], at: int) -> bool:
    """Whether an adjective belongs to an agent or title further right: `Iraqi federal police`."""
    for piece in found[at + 1 :]:
        if piece.first - found[at].last > 4:
            return False
        if piece.agent or piece.titles:
            owner = owner_before(scene, sentence, piece.first)
            return owner is not None and owner.first == found[at].first
    return False


def owns_next(scene: Scene, sentence: Sentence, piece: Piece, following: Piece) -> bool:
    """Whether a name is read with the agent or title right after it."""
    owner = owner_before(scene, sentence, following.first)
    if owner is None or owner.first != piece.first:
        return False
    return following.titles != () or carries(sentence, sentence.tokens[following.last])


def carries(sentence: Sentence, head: Token) -> bool:
    """Whether a word for people who act means them: a mere modifier does only in front of a deed (*army shelling*)."""
    if head.dep not in ("compound", "amod", "nmod"):
        return True
    above = sentence.head(head)
    return above is not None and is_noun(above) and child(sentence, above, "case") is None


def is_foreign(sentence: Sentence, piece: Piece) -> bool:
    """`anti-Iranian`, `Iranian-backed`: words that speak of a country and do not say whose somebody is."""
    before = sentence.tokens[max(0, piece.first - 2) : piece.first]
    after = sentence.tokens[piece.last + 1 : piece.last + 3]
    prefixed = len(before) == 2 and before[0].lower in _PREFIXES and before[1].text in ("-", "–")
    suffixed = len(after) == 2 and after[0].text in ("-", "–") and after[1].lower in _OF_ANOTHER
    return prefixed or suffixed


def _name_ending(scene: Scene, sentence: Sentence, at: int) -> tuple[int, Name] | None:
    token = sentence.tokens[at]
    for span, names in names_in(scene.names, sentence):
        if span.end == token.end:
            begin = next((t.i for t in sentence.tokens if t.start == span.start), None)
            if begin is not None:
                return begin, scene.meant(names)
    called = scene.memory.called(token.text) if token.text.isupper() and len(token.text) > 1 else None
    return (at, Name(called, "acronym")) if called is not None else None
