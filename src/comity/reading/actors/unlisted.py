"""Unlisted names: runs of proper nouns that no table knows, some of bodies, some of nobody at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.reading.actors.piece import Piece, begins_person, follows, is_person, may_name
from comity.reading.directory import Directory
from comity.reading.gazetteer import gazetteer
from comity.reading.sentences import Sentence, Token

_INSIDE_A_NAME = frozenset("- – ' ’ al el bin ibn von van de da der den du dos das ul ur abu la".split())
_LINKS = frozenset({"of", "for", "on", "against"})
_OWN_THINGS = frozenset("day eve law act war".split())
"""Words that end the names of things behind a possessive."""
_WHOSE = frozenset((
    "women men children workers teachers farmers students veterans lawyers mothers fathers brothers "
    "sisters brother mother father journalists peasants girls boys writers artists bankers employers nurses "
    "doctors").split())  # fmt: skip
"""Whose a body is by its name: *Farmers' Union*, *My Brother's Keeper Task Force*."""
_AND = ("and", "&")
_CRAFT = re.compile(r"(?:[A-Z]{1,3}-?|[A-Z]/[A-Z]-|MiG-?|Su-?|Tu-?|Mi-?)\d{1,3}[A-Z]{0,2}s?")  # "American F-15Es"


def thing(sentence: Sentence, at: int, placed: Mapping[int, Piece], known: Directory) -> Piece | None:
    """A name of more than one word that is nobody: *Iraq War*, *South China Sea*, *Occupation of Iraq*."""
    if not may_name(sentence.tokens[at]) or (at in placed and placed[at].last > at):
        return None
    last, ends = at, {piece.last for piece in placed.values() if piece.last > piece.first}
    while last + 1 < len(sentence.tokens) and may_name(sentence.tokens[last + 1]):
        last += 1
    if (own := _own_thing(sentence, last)) is not None:
        return Piece(at, own, is_nothing=True)
    if last > at and sentence.tokens[last].lower in known.things and last not in ends:
        return Piece(at, last, is_nothing=True)
    if last == at and sentence.tokens[at].lower in known.things and follows(sentence, at, ("of",)):
        return Piece(at, at, is_nothing=True)
    return None


def _own_thing(sentence: Sentence, last: int) -> int | None:
    """Where a name of nobody ends that goes on over a possessive: *Mother's Day*, *Megan's Law*."""
    after = sentence.tokens[last + 1 : last + 4]
    if len(after) < 2 or after[0].tag != "POS" or not after[1].text[:1].isupper():
        return None
    is_last = len(after) < 3 or not after[2].text[:1].isupper()
    return after[1].i if is_last and after[1].lower in _OWN_THINGS else None


def body_of_people(sentence: Sentence, at: int, placed: Mapping[int, Piece], known: Directory) -> Piece | None:
    """A body's name that begins with whose it is: *Women's Health Inc.*, *the Farmers' Association*."""
    last = _of_people(sentence, at, placed, known)
    return Piece(at, last) if last > at and sentence.tokens[at].text[:1].isupper() else None


def _of_people(sentence: Sentence, at: int, placed: Mapping[int, Piece], known: Directory) -> int:
    after = sentence.tokens[at + 1 : at + 3]
    if len(after) < 2 or after[0].tag != "POS" or sentence.tokens[at].lower not in _WHOSE:
        return at
    last = after[0].i
    while last + 1 < len(sentence.tokens) and last + 1 not in placed and may_name(sentence.tokens[last + 1]):
        last += 1
    return last if last > after[0].i and sentence.tokens[last].lower.strip(".") in known.bodies else at


def body_name(sentence: Sentence, at: int, placed: Mapping[int, Piece], known: Directory) -> Piece | None:
    """A name that goes on over a small word: *Bank of Mexico*, *Energy and Commerce Committee*."""
    run = unknown(sentence, at, placed, known)
    if run is None:
        return None
    last = run.last
    body = known.bodies.get(sentence.tokens[last].lower)
    if body is not None and body.own and follows(sentence, last, _LINKS):
        return _with_its_field(sentence, run, placed, known)
    if follows(sentence, last, _AND):
        other = unknown(sentence, last + 2, placed, known)
        above = sentence.tokens[at].head
        if other is not None and above == other.last and sentence.tokens[above].lower in known.bodies:
            return Piece(at, other.last)
    return None


def unknown(sentence: Sentence, at: int, placed: Mapping[int, Piece], known: Directory) -> Piece | None:
    """A run of proper nouns that no table knows; particles of names may stand inside it."""
    if not may_name(sentence.tokens[at]):
        return None
    if _CRAFT.fullmatch(sentence.tokens[at].text):
        return Piece(at, at, is_nothing=True)
    if _is_seat(sentence, at):
        return Piece(at, at + 2, is_nothing=True)
    if _is_place_of_office(sentence, at, known):
        return Piece(at, at, is_nothing=True)
    last = at
    for token in _run(sentence, at, placed, known):
        if may_name(token):
            last = token.i
    return Piece(at, _of_people(sentence, last, placed, known))


def _with_its_field(sentence: Sentence, run: Piece, placed: Mapping[int, Piece], known: Directory) -> Piece | None:
    """A run whose last word bodies bear, with what it is of or for, where that is named and nobody."""
    at = run.last + 2
    if at < len(sentence.tokens) and sentence.tokens[at].lower == "the":
        at += 1
    if at >= len(sentence.tokens):
        return None
    of = placed.get(at) or unknown(sentence, at, placed, known)
    if of is None or not sentence.tokens[at].text[:1].isupper() or is_person(of, known):
        return None
    last = of.last
    if follows(sentence, last, _AND):
        other = placed.get(last + 2) or unknown(sentence, last + 2, placed, known)
        if other is not None and sentence.tokens[other.last].head in range(run.last, last + 1):
            last = other.last
    return Piece(run.first, last)


def _is_seat(sentence: Sentence, at: int) -> bool:
    """*Harry Reid (D-Nev.)*: a letter for the party, a hyphen and the state are nobody."""
    words = sentence.tokens[at : at + 3]
    return (
        len(words) == 3
        and words[0].text in ("D", "R", "I")
        and words[1].text in ("-", "–")
        and words[2].text[:1].isupper()
    )


def _is_place_of_office(sentence: Sentence, at: int, known: Directory) -> bool:
    """*Governor of Arkansas Mike Beebe*: the name after `of` is a place, and the next word begins the governor's."""
    before, after = sentence.tokens[max(0, at - 2) : at], sentence.tokens[at + 1 : at + 2]
    if len(before) < 2 or not after or before[1].lower != "of" or not may_name(after[0]):
        return False
    return (before[0].lower,) in known.titles and gazetteer().country_of(sentence.tokens[at].text) is not None


def _run(sentence: Sentence, at: int, placed: Mapping[int, Piece], known: Directory) -> Iterator[Token]:
    for token in sentence.tokens[at + 1 :]:
        if token.i in placed or not (may_name(token) or token.lower in _INSIDE_A_NAME):
            return
        if begins_person(sentence, token, known):
            return
        if token.lower in ("'", "’", "-", "–") and sentence.tokens[token.i - 1].end != token.start:
            return
        yield token
