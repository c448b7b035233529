"""Words of a sentence that may name somebody: names of the directory, titles, words for people who act, unknown names.

`pieces` cuts a sentence into these, left to right and longest first; the files beside this decide whom they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from comity.reading.directory import Agent, Directory, Name, Title
from comity.reading.sentences import Sentence, Token
from comity.types import Span

_Value = TypeVar("_Value")
_HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. miss dr dr.".split())
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "FW", "CD", "VBG"})
_INSIDE_A_NAME = frozenset("- – ' ’ al el bin ibn von van de da der den du dos ul ur abu la".split())
NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mr mrs ms dr sir lord lady mr. mrs. ms. dr. gmt est utc".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` of a sentence, and what they may be: one of the last three, or an unknown name."""

    first: int
    last: int
    names: tuple[Name, ...] = ()
    titles: tuple[Title, ...] = ()
    agent: Agent | None = None

    @property
    def is_unknown(self) -> bool:
        return not (self.names or self.titles or self.agent)


def pieces(sentence: Sentence, names: Iterable[tuple[Span, tuple[Name, ...]]], known: Directory) -> list[Piece]:
    """The pieces of a sentence in order; they never overlap."""
    placed = _placed(sentence, names)
    found: list[Piece] = []
    at = 0
    while at < len(sentence.tokens):
        piece = (
            placed.get(at)
            or _title(sentence, at, known)
            or _agent(sentence, at, known)
            or _unknown(sentence, at, placed)
        )
        if piece is None:
            at += 1
        else:
            found.append(piece)
            at = piece.last + 1
    return _with_whole_names(sentence, found, known)


def _with_whole_names(sentence: Sentence, found: list[Piece], known: Directory) -> list[Piece]:
    """The pieces with those made one name that a table would take apart: *Jeb Bush*, *Sheriff Israel*, *Mr. King*."""
    whole: list[Piece] = []
    for piece in found:
        before = whole[-1] if whole and whole[-1].last == piece.first - 1 else None
        may_be_surname = piece.first == piece.last and any(_is_surname_like(name, known) for name in piece.names)
        after_title = may_be_surname and before is not None and bool(before.titles)
        after_honorific = piece.first > 0 and sentence.tokens[piece.first - 1].lower in _HONORIFICS
        if may_be_surname and before is not None and before.is_unknown:
            whole[-1] = Piece(before.first, piece.last)
        elif (after_title or after_honorific) and not _is_person(piece, known):
            whole.append(Piece(piece.first, piece.last))
        else:
            whole.append(piece)
    return whole


def _is_surname_like(name: Name, known: Directory) -> bool:
    return name.role in ("name", "capital") and known.actors[name.actor].kind in ("person", "state")


def _is_person(piece: Piece, known: Directory) -> bool:
    return any(known.actors[name.actor].kind == "person" for name in piece.names)


def phrase_head(sentence: Sentence, first: int, last: int) -> Token:
    """The word of a stretch that the rest of the sentence hangs on: the last whose head lies outside it."""
    inside = range(first, last + 1)
    heads = [t for t in sentence.tokens[first : last + 1] if t.head not in inside or t.head == t.i]
    nouns = [token for token in heads if token.tag in _NOMINAL or token.pos == "PROPN"]
    return (nouns or heads)[-1]


def beside(found: Sequence[Piece], at: int) -> Piece | None:
    """The piece that follows the one at a place of the list without a word between."""
    if at + 1 < len(found) and found[at + 1].first == found[at].last + 1:
        return found[at + 1]
    return None


def _placed(sentence: Sentence, names: Iterable[tuple[Span, tuple[Name, ...]]]) -> dict[int, Piece]:
    starts = {token.start: token.i for token in sentence.tokens}
    ends = {token.end: token.i for token in sentence.tokens}
    placed = {}
    for span, meanings in names:
        first, last = starts.get(span.start), ends.get(span.end)
        if first is not None and last is not None:
            placed[first] = Piece(first, last, names=meanings)
    return placed


def _longest(
    sentence: Sentence, at: int, phrases: Mapping[tuple[str, ...], _Value], longest: int
) -> tuple[int, _Value] | None:
    words = tuple(token.lower for token in sentence.tokens[at : at + longest])
    for length in range(len(words), 0, -1):
        value = phrases.get(words[:length])
        if value is not None and sentence.tokens[at + length - 1].tag in _NOMINAL:
            return at + length - 1, value
    return None


def _title(sentence: Sentence, at: int, known: Directory) -> Piece | None:
    found = _longest(sentence, at, known.titles, known.longest_title)
    if found is None:
        return None
    last, titles = found
    agent = _longest(sentence, at, known.agents, known.longest_agent)
    if (agent is not None and agent[0] > last) or sentence.tokens[last].tag == "JJ":
        return None
    return Piece(at, last, titles=tuple(titles))


def _agent(sentence: Sentence, at: int, known: Directory) -> Piece | None:
    found = _longest(sentence, at, known.agents, known.longest_agent)
    if found is None or (sentence.tokens[found[0]].tag == "JJ" and sentence.tokens[found[0]].dep in ("amod", "acomp")):
        return None
    return Piece(at, found[0], agent=found[1])


def _unknown(sentence: Sentence, at: int, placed: Mapping[int, Piece]) -> Piece | None:
    """A run of proper nouns that no table knows; particles of names may stand inside it."""
    if not _may_name(sentence.tokens[at]):
        return None
    last = at
    for token in _run(sentence, at, placed):
        if _may_name(token):
            last = token.i
    return Piece(at, last)


def _run(sentence: Sentence, at: int, placed: Mapping[int, Piece]) -> Iterator[Token]:
    for token in sentence.tokens[at + 1 :]:
        if token.i in placed or not (_may_name(token) or token.lower in _INSIDE_A_NAME):
            return
        if token.lower in ("'", "’", "-", "–") and sentence.tokens[token.i - 1].end != token.start:
            return
        yield token


def _may_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper() and token.lower not in NO_NAMES
