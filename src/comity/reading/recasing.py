"""Headlines In Title Case parse badly: their ordinary words are put in lower case, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_FUNCTION_WORDS = frozenset(
    "a an the and or but nor of in on at by for from to with without into over under after before "
    "against amid as off out up down about between during than that this these those it its he his "
    "she her they their them we our you your who whom whose which what when where why how not no is "
    "are was were be been being has have had do does did will would can could may might must shall "
    "should if while since until because despite near all any more most both each other some such "
    "only own same so too very just again still yet didn’t didn't don’t don't won’t won't can’t can't "
    "isn’t isn't wasn’t wasn't doesn’t doesn't says said".split()
)
_MOSTLY = 0.6  # the share of capitalised words from which a line counts as title case
_SUFFIXES = {
    "ies": ("y",),
    "es": ("", "e"),
    "s": ("",),
    "ied": ("y",),
    "ed": ("", "e"),
    "ing": ("", "e"),
    "er": ("", "e"),
}


def recase(line: str, names: Sequence[tuple[int, int]], ordinary: Collection[str]) -> str:
    """`line` with the capitals of its ordinary words lowered if it is in title case, else `line` itself.

    `names` are offsets that keep their capitals; `ordinary` are lower-case English words. The length never changes,
    so every offset still holds.

    >>> recase("Army Shells Town Near Border", [], {"army", "shell", "town", "border"})
    'Army shells town near border'
    """
    words = list(_WORD.finditer(line))
    if not _is_title_case([word.group() for word in words]):
        return line
    letters = list(line)
    for word in words[1:]:
        text = word.group()
        named = any(start <= word.start() < end for start, end in names)
        if text[0].isupper() and not named and not _is_acronym(text) and _is_ordinary(text.lower(), ordinary):
            lowered = text.lower()
            if len(lowered) == len(text):
                letters[word.start() : word.end()] = lowered
    return "".join(letters)


def _is_title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= _MOSTLY * len(long)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_ordinary(word: str, ordinary: Collection[str]) -> bool:
    if word in _FUNCTION_WORDS or word in ordinary:
        return True
    return any(
        word.endswith(ending) and word[: -len(ending)] + mend in ordinary
        for ending, mends in _SUFFIXES.items()
        for mend in mends
        if len(word) > len(ending) + 2
    ) or (word.endswith("ing") and len(word) > 6 and word[-4] == word[-5] and word[:-4] in ordinary)
