"""Places among subjects: *a man from Bend, Oregon, is*, where the parser takes the state for who does it."""

from __future__ import annotations

from comity.reading.grammar.tree import SUBJECTS, child, is_noun
from comity.reading.sentences import Sentence, Token

_PLACING = frozenset("in at near from outside inside around".split())


def foremost(sentence: Sentence, several: list[Token]) -> Token:
    """Of words that the parser makes subjects of one verb, the one that is: the last, if not set beside the first.

    *2007 emergency: activists are*, *two leaders, A and B, are*; *Ann Lee, a poet, is*, *a man of Bend, Oregon, is*.
    """
    first, last = several[0], several[-1]
    before = sentence.tokens[last.first - 2] if last.first > 1 else None
    if first is last or before is None or sentence.tokens[last.first - 1].text != "," or child(sentence, last, "conj"):
        return last
    if last.pos == "PROPN":
        town = before.pos == "PROPN" and last.first == last.i and before.i >= first.i
        return first if town else last
    described = first.pos == "PROPN" and last.tag == "NN" and child(sentence, last, "det") is not None
    return first if described else last


def before_place(sentence: Sentence, own: Token) -> Token | None:
    """The man of *a man from Bend, Oregon is charged*, where the parser makes the state the subject."""
    place, comma = sentence.tokens[own.first - 2], sentence.tokens[own.first - 1]
    if own.pos != "PROPN" or own.first < 2 or comma.text != "," or place.dep != "pobj" or place.pos != "PROPN":
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
