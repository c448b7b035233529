"""Finding: the names of places in a text, as runs of capitalised words that the gazetteer knows.

A plain finder that needs no parse: it looks up the longest runs first, leaves names of people and of places that are
common words alone unless the words around them speak of a place, and finds no demonyms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.reading.gazetteer import Candidate, Gazetteer, gazetteer
from comity.reading.gazetteer.folding import fold
from comity.reading.gazetteer.resolving import Toponym
from comity.reading.times.lexicon import MONTHS, WEEKDAYS

_WORD = re.compile(
    r"People['’]s Republic|(?:[A-Z]\.){2,}|(?:St|Ft|Mt|Ste)\.(?= [A-Z])|"
    r"[^\W\d_]+(?:['’‘ʻ`-](?!s\b)[^\W\d_]+)*(?:\.(?=,))?|\d+"
)
_JOINING = frozenset(
    "of the and de del da do dos di la le les el al as an az ar ash es ez e du des y upon on sur".split()
)
_IN = frozenset(
    "in at near from to of outside inside around across through toward towards into between throughout beyond via "
    "northern southern eastern western central north south east west downtown nearby".split()
)
_TITLES = frozenset(
    "mr mrs ms dr sir lord lady gen col lt capt maj sgt cpl pvt rev sen rep gov prof judge justice pope king queen "
    "prince princess president minister secretary general colonel captain sergeant officer detective sheriff coach "
    "mayor senator".split()
)
_AFTER_PLACE = frozenset(
    "police county city state university college hospital airport province region district governorate river border "
    "department court council street road avenue school fire government parliament".split()
)
NEVER = frozenset([*MONTHS, *WEEKDAYS]) | frozenset(
    "god internet congress senate house republican republicans democrat democrats "
    "north south east west central northern southern eastern western federal first second third metro street road "
    "jesus earth mars arab bank commonwealth nato hamas olympic olympics koran ramadan marines justice free duma "
    "google christmas easter sens reps".split()
)
_ARTICLES = frozenset(["the", "a", "an"])
_OPENERS = frozenset(
    "the a an in at on of for from to and but or with by as after before when while if his her their its this that "
    "these those he she they it we i you our my near both many most some all".split()
)
"""Words that open a sentence with a capital: what follows them is nobody's surname."""
_NO_FIRST_NAMES = _OPENERS | _IN | _AFTER_PLACE

_LONGEST = 5  # words of a name
_SMALL = 3.4  # powers of ten of people: below, the words around must speak of a place
_PROMINENT = 5.7  # above, it is a place whatever name follows it: `Ohio Supreme Court`
_FAR = 6.0  # above, it is one even where it is short, a common word, or somebody's surname


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    is_name: bool


def find_toponyms(text: str, known: Gazetteer | None = None) -> tuple[Toponym, ...]:
    """The names of places in a text, from left to right, none overlapping another.

    >>> [toponym.name for toponym in find_toponyms("Gunmen fled from Al-Qaim in Anbar to Deir ez-Zor, Syria.")]
    ['Al-Qaim', 'Anbar', 'Deir ez-Zor', 'Syria']
    """
    return tuple(_found(text, known or gazetteer()))


def _found(text: str, known: Gazetteer) -> Iterator[Toponym]:
    words = [_Word(m.start(), m.end(), m[0], _may_name(m[0])) for m in _WORD.finditer(text)]
    people = _surnames(text, words, known)
    i = 0
    while i < len(words):
        length = _longest(text, words, i, known) if words[i].is_name else 0
        if length == 1 and fold(words[i].text) in people and not (_opened(words, i) or _is_known_far(words[i], known)):
            length = 0
        if length:
            start, end = words[i].start, words[i + length - 1].end
            yield Toponym(text[start:end], start, end)
        i += length or 1


def _may_name(word: str) -> bool:
    first, _, rest = word.partition("-")
    return word[0].isupper() or (first in _JOINING and rest[:1].isupper())


def _surnames(text: str, words: Sequence[_Word], known: Gazetteer) -> frozenset[str]:
    """Words that somewhere in the text end the name of a person: `Mary Jones`, `Sgt. Moore`."""
    found = set()
    for i, word in enumerate(words):
        before = _beside(text, words, i - 1, i) if word.is_name else None
        if before is None or not (before.is_name or before.text.casefold() in _TITLES):
            continue
        if before.text.casefold() in _NO_FIRST_NAMES or before.text.isupper():
            continue
        above = known.candidates(fold(before.text))
        if not above or above[0].prominence < _PROMINENT:
            found.add(fold(word.text))
    return frozenset(found)


def _is_known_far(word: _Word, known: Gazetteer) -> bool:
    return known.candidates(fold(word.text))[0].prominence >= _FAR


def _opened(words: Sequence[_Word], i: int) -> bool:
    return i > 0 and words[i - 1].text.casefold() in _IN


def _longest(text: str, words: Sequence[_Word], i: int, known: Gazetteer) -> int:
    """How many words the longest name of a place has that starts at a word; 0 where none does."""
    length = 1
    while length < _LONGEST and i + length < len(words):
        last, following = words[i + length - 1], words[i + length]
        joined = text[last.end : following.start] in (" ", "-", ". ")
        if not joined or not (following.is_name or following.text.casefold() in _JOINING):
            break
        length += 1
    for shorter in range(length, 0, -1):
        if words[i + shorter - 1].is_name and _is_place(text, words, i, shorter, known):
            return shorter
    return 0


def _is_place(text: str, words: Sequence[_Word], i: int, length: int, known: Gazetteer) -> bool:
    last = words[i + length - 1]
    name = text[words[i].start : last.end]
    key = fold(name)
    if key in NEVER or words[i].text.casefold() in _ARTICLES or known.is_demonym(key):
        return False
    candidates = known.candidates(key)
    if not candidates or _follows_a_name(text, words, i):
        return False
    height = candidates[0].prominence
    after = _beside(text, words, i + length, i + length - 1)
    if after and after.is_name and after.text.casefold() not in _AFTER_PLACE:
        return length > 1 or height >= _PROMINENT
    if known.is_word(name) or height < _SMALL or len(key) < 4:
        held = text[last.end :][:2] == ", " and i + length < len(words) and words[i + length].is_name
        told = _opened(words, i) or (held and height >= _SMALL) or _holds(text, words, i, candidates)
        return told or height >= _FAR
    return True


def _follows_a_name(text: str, words: Sequence[_Word], i: int) -> bool:
    """Whether a word goes on the name or the title before it: `Mary Jackson`, `Gen. Lincoln`."""
    before = _beside(text, words, i - 1, i)
    if before is None:
        return False
    word = before.text.casefold()
    return word.rstrip(".") in _TITLES or (before.is_name and word not in _IN and word not in _AFTER_PLACE)


def _holds(text: str, words: Sequence[_Word], i: int, candidates: Sequence[Candidate]) -> bool:
    """Whether a name can be what the name before its comma lies in: `St. Louis, Mo.`."""
    after_comma = i > 0 and words[i - 1].is_name and text[words[i - 1].end : words[i].start] == ", "
    return after_comma and any(c.place.kind in ("province", "country") for c in candidates)


def _beside(text: str, words: Sequence[_Word], i: int, of: int) -> _Word | None:
    """The word at an index, where only a blank, or the full stop of a title, parts it from the one it is beside."""
    if not 0 <= i < len(words):
        return None
    left, right = (words[i], words[of]) if i < of else (words[of], words[i])
    gap = text[left.end : right.start]
    titled = gap == ". " and left.text.casefold() in _TITLES
    return words[i] if gap == " " or titled else None
