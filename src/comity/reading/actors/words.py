"""Words of a sentence that may name somebody: names of the directory, titles, words for people who act, unlisted names.

`pieces` cuts a sentence into these, left to right and longest first; the files beside this decide whom they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from comity.reading.actors.piece import NOMINAL, Piece, begins_person, follows, is_given, is_person
from comity.reading.actors.unlisted import body_name, body_of_people, thing, unknown
from comity.reading.directory import Agent, Directory, Name
from comity.reading.sentences import Sentence
from comity.types import Span

_Value = TypeVar("_Value")
HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. miss dr dr.".split())
_CAPITALS = 4  # letters, from which on a word in capitals is no acronym
_BEFORE_NAMES = frozenset({"secretary", "justice"})  # titles that are offices before a name only: *Secretary Kerry*
_HEADS = frozenset({"head", "chief", "boss", "director"})  # of something: *the former head of the aviation agency*
_BODIES = frozenset({"business", "government", "ngo"})
"""Kinds of actor whose names are also parts of the names of others."""
_COMPANIES = frozenset("group groups faction factions outfit outfits organisation organization alliance".split())


def pieces(sentence: Sentence, names: Iterable[tuple[Span, tuple[Name, ...]]], known: Directory) -> list[Piece]:
    """The pieces of a sentence in order; they never overlap."""
    placed = _placed(sentence, names)
    found: list[Piece] = []
    at = 0
    while at < len(sentence.tokens):
        piece = (
            _joint_office(sentence, at, known)
            or thing(sentence, at, placed, known)
            or placed.get(at)
            or _organ_or_body(sentence, at, placed, known)
            or body_of_people(sentence, at, placed, known)
            or _title_or_agent(sentence, at, known)
            or _in_capitals(sentence, at, known)
            or unknown(sentence, at, placed, known)
        )
        if piece is not None and not piece.is_nothing:
            found.append(piece)
        at = piece.last + 1 if piece is not None else at + 1
    return _with_whole_names(sentence, found, known)


def _in_capitals(sentence: Sentence, at: int, known: Directory) -> Piece | None:
    """A state in capitals, as headings print it: *HAITI*."""
    token = sentence.tokens[at]
    names = known.named(token.text.title()) if token.text.isupper() and len(token.text) >= _CAPITALS else ()
    states = tuple(name for name in names if name.role == "name" and name.actor in known.states)
    return Piece(at, at, names=states) if states else None


def _organ_or_body(sentence: Sentence, at: int, placed: Mapping[int, Piece], known: Directory) -> Piece | None:
    """A name that goes on over a small word; *Ministry of Defence* is a word for an organ, where no more follows."""
    body = body_name(sentence, at, placed, known)
    organ = _longest(sentence, at, known.agents, known.agent_lengths) if body is not None else None
    if body is None or organ is None or organ[0] < body.last or organ[1].relation != "organ":
        return body
    return Piece(at, organ[0], agent=organ[1])


def _with_whole_names(sentence: Sentence, found: list[Piece], known: Directory) -> list[Piece]:
    """The pieces with those made one name that a table would take apart: *Jeb Bush*, *Sheriff Israel*, *Mr. King*."""
    whole: list[Piece] = []
    grown = False  # whether the last of them has grown into a longer name
    for piece in found:
        before = whole[-1] if whole and whole[-1].last == piece.first - 1 else None
        may_be_surname = piece.first == piece.last and any(_is_surname_like(name, known) for name in piece.names)
        after_title = may_be_surname and before is not None and bool(before.titles)
        after_honorific = piece.first > 0 and sentence.tokens[piece.first - 1].lower in HONORIFICS
        full = may_be_surname and before is not None and before.is_unknown
        grown = before is not None and _is_part_of_name(sentence, before, piece, known, grown)
        if before is not None and _goes_on_in_arabic(sentence, before, piece, known):
            whole[-1] = Piece(before.first, piece.last, names=before.names)
        elif before is not None and (full or grown):
            whole[-1] = Piece(before.first, piece.last)
        elif (after_title or after_honorific) and not is_person(piece, known):
            whole.append(Piece(piece.first, piece.last))
        else:
            whole.append(piece)
    return whole


def _goes_on_in_arabic(sentence: Sentence, before: Piece, piece: Piece, known: Directory) -> bool:
    """*Sabah al-Ahmad al-Sabah*: a name after an article, which is no paper's where a name stands before it."""
    article, dash = sentence.tokens[piece.first], sentence.tokens[min(piece.first + 1, piece.last)]
    of_person = before.is_unknown or is_person(before, known)
    return of_person and bool(piece.names) and article.lower in ("al", "el") and dash.text in ("-", "–")


def _is_part_of_name(sentence: Sentence, before: Piece, piece: Piece, known: Directory, grown: bool) -> bool:
    """Whether a body's name goes on what stands right before it, or is gone on by a body's word in capitals.

    *Portland General Electric* and *Kathy Cosco* are not those companies, *The National Weather Service* no paper.
    """
    if before.is_unknown and _is_of_body(sentence, piece, known):
        return piece.first < piece.last or sentence.tokens[before.last].text in known.given
    words = sentence.tokens[piece.first : piece.last + 1]
    named = grown or _is_of_body(sentence, before, known)
    return piece.agent is not None and named and all(word.text[0].isupper() for word in words)


def _is_of_body(sentence: Sentence, piece: Piece, known: Directory) -> bool:
    return not _kinds(piece, known).isdisjoint(_BODIES) or is_paper(sentence, piece, known)


def is_paper(sentence: Sentence, piece: Piece, known: Directory) -> bool:
    """Whether a piece names a paper as *The Nation* is named, whose words begin other names, too."""
    return "media" in _kinds(piece, known) and sentence.tokens[piece.first].text == "The"


def _kinds(piece: Piece, known: Directory) -> set[str]:
    return {known.actors[name.actor].kind for name in piece.names if name.role == "name"}


def _is_surname_like(name: Name, known: Directory) -> bool:
    return name.role in ("name", "capital") and known.actors[name.actor].kind in ("person", "state")


def _placed(sentence: Sentence, names: Iterable[tuple[Span, tuple[Name, ...]]]) -> dict[int, Piece]:
    starts = {token.start: token.i for token in sentence.tokens}
    ends = {token.end: token.i for token in sentence.tokens}
    dotted = {token.end for token in sentence.tokens if len(token.text) > 2 and token.text.endswith(".")}
    placed = {}
    for span, meanings in names:
        first = starts.get(span.start)
        last = ends.get(span.end, ends.get(span.end + 1) if span.end + 1 in dotted else None)  # "Lockheed Corp."
        if first is not None and last is not None:
            placed[first] = Piece(first, last, names=meanings)
    return placed


def _longest(
    sentence: Sentence, at: int, phrases: Mapping[tuple[str, ...], _Value], lengths: Mapping[str, int]
) -> tuple[int, _Value] | None:
    longest = lengths.get(sentence.tokens[at].lower)
    if longest is None:
        return None
    words = tuple(token.lower for token in sentence.tokens[at : at + longest])
    for length in range(len(words), 0, -1):
        value = phrases.get(words[:length])
        if value is not None and sentence.tokens[at + length - 1].tag in NOMINAL:
            return at + length - 1, value
    return None


def _title_or_agent(sentence: Sentence, at: int, known: Directory) -> Piece | None:
    """The longer of the title and the words for people who act that begin at a word; a title where they are equal."""
    agent = _longest(sentence, at, known.agents, known.agent_lengths)
    return _title(sentence, at, known, agent[0] if agent is not None else at) or (
        _agent(sentence, at, *agent) if agent is not None else None
    )


def _joint_office(sentence: Sentence, at: int, known: Directory) -> Piece | None:
    """*Trade and Labour Minister*: one office of two fields or more."""
    token = sentence.tokens[at]
    if not token.text[:1].isupper() or (token.lower, "minister") not in known.titles or at + 2 >= len(sentence.tokens):
        return None
    if sentence.tokens[at + 1].lower not in (",", "and", "&") or not sentence.tokens[at + 2].text[:1].isupper():
        return None
    titled = _longest(sentence, at + 2, known.titles, known.title_lengths)
    if titled is not None and titled[0] > at + 2 and sentence.tokens[titled[0]].lower in ("minister", "secretary"):
        return Piece(at, titled[0], titles=tuple(titled[1]))
    rest = _joint_office(sentence, at + 2, known)
    return Piece(at, rest.last, titles=rest.titles) if rest is not None else None


def _heads_of_bodies(sentence: Sentence, at: int) -> bool:
    """*The UN chief*, *the NATO chief*: their secretaries-general."""
    return at > 0 and sentence.tokens[at].lower == "chief" and sentence.tokens[at - 1].lower in ("un", "u.n.", "nato")


def _title(sentence: Sentence, at: int, known: Directory, last_of_agent: int) -> Piece | None:
    found = _longest(sentence, at, known.titles, known.title_lengths)
    if found is None and _heads_of_bodies(sentence, at):
        return Piece(at, at, titles=tuple(known.titles["secretary", "general"]))
    if found is None and sentence.tokens[at].lower in _HEADS and follows(sentence, at, ("of", "at")):
        return Piece(at, at, titles=tuple(known.titles["agency", "chief"]))
    if found is None:
        return None
    last, titles = found
    if last_of_agent > last or sentence.tokens[last].tag == "JJ":
        return None
    first = sentence.tokens[at]
    if last == at and is_given(sentence, first, known):
        return None
    if last == at and first.lower in _BEFORE_NAMES and not begins_person(sentence, first, known):
        return None
    return Piece(at, last, titles=tuple(titles))


def _agent(sentence: Sentence, at: int, last: int, agent: Agent) -> Piece | None:
    word = sentence.tokens[last]
    if word.tag == "JJ" and word.dep in ("amod", "acomp"):
        return None
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    if after is not None and after.lower in _COMPANIES and word.head == after.i:
        last = after.i  # "Islamist rebel group"
    return Piece(at, last, agent=agent)
