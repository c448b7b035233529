"""Spellings: a name as reports shorten it, as agencies print it, and as an id."""

from __future__ import annotations

import re
import unicodedata

_FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK"})
_MIXED = frozenset({"TWN", "HKG", "MAC"})  # the family name first where a hyphen joins the given names
_HYPHENATED = frozenset({"KOR", "PRK"})
_GENERATIONS = frozenset("Jr Sr II III IV V VI VII VIII IX X XI XII XVI".split())
_PREFIXES = ("al-", "el-", "Al-", "El-")
_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})


def surnames(name: str, country: str | None = None) -> tuple[str, ...]:
    """What a report calls somebody by after the full name, the longest first.

    >>> surnames("Moqtada al-Sadr")
    ('al-Sadr', 'Sadr')
    >>> surnames("Hu Jintao", "CHN")
    ('Hu',)
    >>> surnames("Carrie Lam", "HKG")
    ('Lam',)
    """
    words = name.split()
    if _is_family_name_first(name, country):
        return tuple(words[:1]) if len(words) > 1 else ()
    while len(words) > 1 and words[-1].strip(".") in _GENERATIONS:
        words.pop()
    tails = [" ".join(words[start:]) for start in range(1, len(words))]
    tails += [tail[3:] for tail in tails[-1:] if tail.startswith(_PREFIXES)]
    return tuple(tail for tail in tails if tail[:1].isupper() or tail.startswith(("al-", "el-", "bin ", "ibn ")))


def _is_family_name_first(name: str, country: str | None) -> bool:
    return country in _FAMILY_NAME_FIRST or (country in _MIXED and "-" in name)


def last_surname(name: str, country: str | None = None) -> str | None:
    """The shortest of a name's surnames, by which the others can be looked up.

    >>> last_surname("Moqtada al-Sadr")
    'Sadr'
    """
    words = name.split()
    if len(words) > 1 and not _is_family_name_first(name, country) and words[-1].strip(".") not in _GENERATIONS:
        last = words[-1][3:] if words[-1].startswith(_PREFIXES) else words[-1]
        if last[:1].isupper():
            return last
    return next(reversed(surnames(name, country)), None)


def spelt(name: str) -> tuple[str, ...]:
    """A name in the spellings that news print: with straight and curly apostrophe, with accents and without.

    >>> spelt("Recep Tayyip Erdoğan")
    ('Recep Tayyip Erdoğan', 'Recep Tayyip Erdogan')
    """
    if name.isascii() and "'" not in name:
        return (name,)
    return tuple(dict.fromkeys((name, name.replace("'", "’"), unaccented(name))))


def as_printed(name: str, country: str) -> tuple[str, ...]:
    """A person's name as other agencies print it: without the article, with a capital one, without the hyphen.

    >>> as_printed("Moqtada al-Sadr", "IRQ")
    ('Moqtada Sadr', 'Moqtada Al-Sadr', 'Moqtada Al Sadr')
    >>> as_printed("Kim Jong-un", "PRK")
    ('Kim Jong-Un', 'Kim Jong Un')
    """
    for article in (" al-", " el-"):
        first, found, last = name.rpartition(article)
        if found:
            once = f"{first} {last}", f"{first}{found.title()}{last}", f"{first}{found.title()[:-1]} {last}"
            return (*once, name.replace(article, article.title())) if article in first else once
    first, _, last = name.rpartition("-")
    if first.count(" ") != 1 or not last.islower() or country not in _HYPHENATED | _MIXED:
        return ()
    return (f"{first}-{last.title()}", *((f"{first} {last.title()}",) if country in _HYPHENATED else ()))


def slug(name: str) -> str:
    """A name as an id: lower case, no diacritics, hyphens.

    >>> slug("Moqtada al-Sadr")
    'moqtada-al-sadr'
    """
    plain = unaccented(name).lower().replace("'", "").replace("’", "").replace(".", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def unaccented(name: str) -> str:
    """A name in plain letters, as agencies print it: `Erdoğan` as `Erdogan`, `Møller` as `Moller`."""
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
