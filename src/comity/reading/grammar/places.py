"""Places among subjects: *a man from Bend, Oregon, is*, where the parser takes the state for who does it."""

from __future__ import annotations

from comity.reading.grammar.tree import AGENTIVE, SUBJECTS, child, governed_by, is_noun, preposition_over
from comity.reading.sentences import Sentence, Token

_PLACING = frozenset("in at near from outside inside around".split())
_TOWNS = frozenset("capital city town village province district port suburb neighborhood neighbourhood".split())


def foremost(sentence: Sentence, several: list[Token]) -> Token:
    """Of words that the parser makes subjects of one verb, the one that is: the last, if not set beside the first.

    *2007 emergency: activists are*, *two leaders, A and B, are*; *Ann Lee, a poet, is*, *a man of Bend, Oregon, is*.
    """
    first, last = several[0], several[-1]
    if first is not last and _is_other_side(sentence, first, last):
        return first
    before = sentence.tokens[last.first - 2] if last.first > 1 else None
    if first is last or before is None or sentence.tokens[last.first - 1].text != "," or child(sentence, last, "conj"):
        return last
    if last.pos == "PROPN":
        town = before.pos == "PROPN" and last.first == last.i and before.i >= first.i
        return first if town else last
    described = first.pos == "PROPN" and last.tag == "NN" and child(sentence, last, "det") is not None
    return first if described else last


def _is_other_side(sentence: Sentence, first: Token, last: Token) -> bool:
    """The rebels of *talks between the king and the rebels failed*, of which the parser makes another subject."""
    return sides_of(sentence, first, last) is not None


def sides_of(sentence: Sentence, noun: Token, other: Token) -> Token | None:
    """The side that stands after a noun's *between* and before another, which the parser hangs on the verb."""
    joint = sentence.tokens[other.first - 1] if other.first else None
    side = sentence.head(joint) if joint is not None and joint.dep == "cc" else None
    return side if side is not None and side in governed_by(sentence, noun, "between", "among") else None


def before_place(sentence: Sentence, own: Token) -> Token | None:
    """The man of *a man from Bend, Oregon is charged*, the bomb of *a bomb in the city Lima kills*.

    The parser makes the state, or the town, the subject.
    """
    if own.pos != "PROPN" or own.first < 2:
        return None
    place, comma = sentence.tokens[own.first - 2], sentence.tokens[own.first - 1]
    if comma.dep == "pobj" and comma.lemma in _TOWNS:
        place = comma
    elif comma.text != "," or place.dep != "pobj" or place.pos != "PROPN":
        return None
    over: Token | None = place
    while over is not None and over.dep == "pobj":
        preposition = sentence.tokens[over.head]
        over = sentence.head(preposition) if preposition.lower in _PLACING | {"of"} else None
    if over is None or not is_noun(over) or (over.dep in SUBJECTS and over.head != own.head):
        return None
    return over


def is_rest_of_place(sentence: Sentence, verb: Token, own: Token) -> bool:
    """Whether a participle's subject only says where a place lies: *protests in Lhasa, Tibet demanding reforms*."""
    if verb.tag != "VBG" or verb.dep not in ("acl", "advcl") or own.pos != "PROPN" or own.first < 2:
        return False
    place, comma = sentence.tokens[own.first - 2], sentence.tokens[own.first - 1]
    return comma.text == "," and place.dep == "pobj" and sentence.tokens[place.head].lower in _PLACING


def of_body(sentence: Sentence, token: Token) -> Token | None:
    """The reporter of *a reporter for the Times who was held*: it is not the body that is *who*."""
    preposition = preposition_over(sentence, token)
    over = sentence.head(preposition) if preposition is not None and preposition.lower in ("for", "with") else None
    if over is None or token.pos != "PROPN" or over.pos != "NOUN" or not over.lower.endswith(AGENTIVE):
        return None
    return over


def around_place(sentence: Sentence, token: Token) -> Token:
    """What a place is told of: the men of *men in the city of Ur, Iraq, fighting*; any other word is its own."""
    at = token
    while at.dep in ("pobj", "appos") and (above := sentence.head(at)) is not None:
        if at.dep == "pobj":
            over = sentence.head(above)
            if above.lower not in _PLACING or over is None or (at.pos != "PROPN" and at is token):
                break
            above = over
        elif at.pos != "PROPN" or above.pos != "PROPN" or sentence.tokens[at.first - 1].text != ",":
            break
        at = above
    return token if at.pos == "PROPN" else at
