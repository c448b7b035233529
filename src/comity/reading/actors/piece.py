"""Pieces: words of a sentence that may name somebody, and what can be asked of one or of the words beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from comity.reading.directory import Agent, Directory, Name, Title
from comity.reading.sentences import Sentence, Token
from comity.reading.times.lexicon import MONTH_SHORT, MONTHS, WEEKDAYS

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "FW", "CD", "VBG"})
PLACE_PREPOSITIONS = frozenset(
    "in at near across around outside inside within throughout through via along off".split()
)
PARTS_OF_A_PLACE = frozenset(
    "north south east west northeast northwest southeast southwest centre center part side half rest edge outskirt "
    "outskirts suburb district neighbourhood neighborhood quarter street coast area region city town capital village "
    "province interior heart".split()
)
"""What stands before `of` and a place, and lies in it: *in the north of Iraq*, *in a suburb of Kabul*."""
_MONTHS = (*MONTHS, *(f"{month}." for month in MONTH_SHORT))
NO_NAMES = frozenset(
    [
        *_MONTHS,
        *WEEKDAYS,
        *"mr mrs ms dr sir lord lady mr. mrs. ms. dr. gmt est utc neighbouring neighboring nearby the".split(),
    ]
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` of a sentence, and what they may be: one of the last three, or an unknown name."""

    first: int
    last: int
    names: tuple[Name, ...] = ()
    titles: tuple[Title, ...] = ()
    agent: Agent | None = None
    is_nothing: bool = False  # a name that is nobody: `Iraq War`

    @property
    def is_unknown(self) -> bool:
        return not (self.names or self.titles or self.agent)


def is_in_part_of(sentence: Sentence, token: Token) -> bool:
    """Whether a word is what somewhere is a part of: *in the north of Iraq*, *near a suburb of Kabul*."""
    of = sentence.tokens[token.head]
    part = sentence.tokens[of.head]
    if token.dep != "pobj" or of.lower != "of" or part.lemma not in PARTS_OF_A_PLACE or part.dep != "pobj":
        return False
    return sentence.tokens[part.head].lower in PLACE_PREPOSITIONS


def phrase_head(sentence: Sentence, first: int, last: int) -> Token:
    """The word of a stretch that the rest of the sentence hangs on: the last whose head lies outside it."""
    inside = range(first, last + 1)
    heads = [t for t in sentence.tokens[first : last + 1] if t.head not in inside or t.head == t.i]
    nouns = [token for token in heads if token.tag in NOMINAL or token.pos == "PROPN"]
    return (nouns or heads)[-1]


def beside(found: Sequence[Piece], at: int) -> Piece | None:
    """The piece that follows the one at a place of the list without a word between."""
    if at + 1 < len(found) and found[at + 1].first == found[at].last + 1:
        return found[at + 1]
    return None


def is_person(piece: Piece, known: Directory) -> bool:
    """Whether a person of the directory has the name."""
    return any(known.actors[name.actor].kind == "person" for name in piece.names)


def follows(sentence: Sentence, last: int, words: Collection[str]) -> bool:
    """Whether one of some small words stands after a token, with a word after it."""
    after = sentence.tokens[last + 1 : last + 3]
    return len(after) == 2 and after[0].lower in words


def begins_person(sentence: Sentence, token: Token, known: Directory) -> bool:
    """*Iowa Governor Tom Vilsack*: a title before a name ends the name of what its holder heads."""
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    titled = (token.lower,) in known.titles and token.text[:1].isupper() and not is_given(sentence, token, known)
    return titled and after is not None and may_name(after)


def is_given(sentence: Sentence, token: Token, known: Directory) -> bool:
    """Whether a word that may be a title is a given name: Dean of *Mark Dean Shaw*."""
    return token.i > 0 and token.text in known.given and sentence.tokens[token.i - 1].text in known.given


def may_name(token: Token) -> bool:
    """Whether a word may be part of somebody's name: a proper noun in capitals, and no day, month or title."""
    if token.pos != "PROPN" or token.lower in NO_NAMES:
        return False
    return token.text[:1].isupper()
