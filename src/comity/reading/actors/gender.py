"""Gender: whether a report goes on with `he` or `she` for somebody whom its words name."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.directory import Directory, unaccented

_FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK"})
PERSONAL = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
PLURALS = frozenset({"they", "them", "their", "theirs", "themselves"})
_SHE = frozenset({"she", "her", "hers", "herself"})


def gender_of_pronoun(word: str) -> str:
    """`he` or `she`, whichever a singular pronoun of persons is a form of."""
    return "she" if word in _SHE else "he"


def gender_of(known: Directory, name: str, country: str | None, words: Sequence[str]) -> str:
    """`he`, `she` or `they`, or nothing where neither the name nor the words of a mention (in lower case) tell.

    A word of women (*actress*, *Mrs.*) tells first, then the given name, then a word of men: a woman may be a chairman.
    """
    told = next((known.gendered[word] for word in reversed(words) if word in known.gendered), "")
    return told if told in ("she", "they") else _of_name(known, name, country) or told


def _of_name(known: Directory, name: str, country: str | None) -> str:
    first, _, rest = name.partition(" ")
    given = rest if country in _FAMILY_NAME_FIRST and rest else first
    return known.given.get(unaccented(given)) or known.given.get(unaccented(first), "")
