"""Spelling: the names of a dictionary (`AL-QAIDA_IN_IRAQ_(AQI)_`) as reports print them (`al-Qaida in Iraq`, `AQI`)."""

from __future__ import annotations

import re
from collections.abc import Collection

from comity.reading.directory.words import common_words

_SMALL = frozenset("a an and as at by de del des di do dos du e el for from in into la las le les los na o of on or per the to und v van von with y ye bin ibn".split())  # fmt: skip  # noqa: E501
_PREFIXES = frozenset({"al", "el", "ul", "ud", "ur", "ed", "es"})  # before a hyphen
_NUMERAL = re.compile(r"[IVX]{1,4}")
_ACRONYM = 6  # letters that a word in capitals may have to be one as well as a name
_IN_BRACKETS = re.compile(r"[_ ]*\(([^()]*)\)")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?")


def spelled(raw: str, acronyms: Collection[str]) -> tuple[list[str], str | None]:
    """A name of a dictionary -> its spellings, or none and why.

    `acronyms` stay in capitals within a name. A word that is common in lower case is no name by itself.

    >>> spelled("ARMY_OF_THE_NORTH_(AON)_", {"UN"})
    (['Army of the North', 'AON'], None)
    """
    if "\ufffd" in raw or not raw.replace("\t", " ").isprintable():
        return [], "it has bytes that are not UTF-8, or characters that do not print"
    if raw.lstrip().startswith(("=", "@", "-", "+")):
        return [], "it begins as formulas do"
    bracketed = [one.strip("_ ") for one in _IN_BRACKETS.findall(raw)]
    plain = " ".join(_IN_BRACKETS.sub("", raw).replace("_", " ").replace("|", " ").split()).strip(" ,;:")
    bare = plain[4:] if plain.upper().startswith("THE ") else plain
    plain = plain if bare.lower() in common_words() else bare  # "The Guardian" is a name, and "Guardian" is none
    if len(plain) < 2 or not any(one.isalpha() for one in plain):
        return [], "it is too short to be a name"
    names = _cased(plain, acronyms)
    names += [one for one in bracketed if one.isupper() and one.isalnum() and 2 <= len(one) <= 8]
    kept = [name for name in dict.fromkeys(names) if name in acronyms or not _is_common(name)]
    return kept, None if kept else "it is a common English word"


def _is_common(name: str) -> bool:
    return " " not in name and name.lower() in common_words()


def _cased(plain: str, acronyms: Collection[str]) -> list[str]:
    """A name in capitals as reports print it; one that has lower-case letters stays as it is."""
    if plain != plain.upper():
        return [plain]
    words = plain.split()
    if len(words) == 1:
        written = _word(plain, frozenset(), first=True)
        is_acronym = plain in acronyms or not set(plain) & set("AEIOUY")
        spellings = [written, plain] if len(plain) <= _ACRONYM else [written]
        return spellings[::-1] if is_acronym else spellings
    cased = [_word(word, acronyms, first=at == 0) for at, word in enumerate(words)]
    name = " ".join(cased)
    return [name, *([name[0].lower() + name[1:]] if name.startswith(("Al-", "El-")) else [])]


def _word(word: str, acronyms: Collection[str], *, first: bool) -> str:
    if word in acronyms or _INITIALS.fullmatch(word) or (_NUMERAL.fullmatch(word) and not first):
        return word
    if word.lower() in _SMALL and not first:
        return word.lower()
    if "-" in word:
        parts = word.split("-")
        return "-".join(
            part.lower() if _is_lower(part, at, len(parts)) and not (first and at == 0)
            else _word(part, acronyms, first=True)
            for at, part in enumerate(parts)
        )  # fmt: skip
    if re.match(r"(?:O|D)['’`]\w{2}", word):
        return f"{word[0]}'{word[2:].capitalize()}"
    if word.startswith("MC") and len(word) > 4:
        return f"Mc{word[2:].capitalize()}"
    return word.capitalize() if word[:1].isalpha() else word[:1] + word[1:].capitalize()


def _is_lower(part: str, at: int, parts: int) -> bool:
    """Whether a part of a word with hyphens stands in lower case: `al-Sadr`, `Lashkar-e-Taiba`."""
    return at < parts - 1 and (part.lower() in _PREFIXES or (at > 0 and part.lower() in _SMALL))
