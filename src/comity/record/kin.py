"""The words for a deed, by kin: *died* and *death*, *bombing* and *blast* may tell one, *died* and *signed* may not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[a-z]+")
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""))
_DOUBLED = re.compile(r"([^aeiou])\1$")
_SHORTEST = 3


@cache
def deed_words(words: str) -> tuple[str, ...]:
    """What the words of a deed are looked up by: the families that they belong to, or else their own plain form.

    >>> set(deed_words("has died")) & set(deed_words("the death"))
    {'die'}
    >>> deed_words("waltzed"), deed_words("waltzing")
    (('waltz',), ('waltz',))
    """
    found = _WORD.findall(words.casefold())
    families = _families()
    phrases = [f"{verb} {' '.join(found[at + 1 :])}" for at, word in enumerate(found[:-1]) for verb in _plain(word)]
    known = {family for phrase in phrases for family in families.get(phrase, ())}
    if not known:
        known = {family for word in found for form in _plain(word) for family in families.get(form, ())}
    return tuple(sorted(known)) or stems(words)


def stems(words: str) -> tuple[str, ...]:
    """Words without their endings: of no use but to be compared.

    >>> stems("the killings"), stems("killed")
    (('the', 'kill'), ('kill',))
    """
    return tuple(dict.fromkeys(_stem(word) for word in _WORD.findall(words.casefold()) if len(word) >= _SHORTEST))


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    """Each word of the table with the first words of the families that it stands in."""
    table: dict[str, list[str]] = defaultdict(list)
    for line in files("comity.record").joinpath("kin.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            family = line.split("\t")
            for word in family:
                table[word].append(family[0])
    return {word: tuple(names) for word, names in table.items()}


def _plain(word: str) -> Iterator[str]:
    """A word and the forms that it may be an inflection of."""
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            form = word.removesuffix(ending) + instead
            yield form
            if _DOUBLED.search(form):
                yield form[:-1]


def _stem(word: str) -> str:
    for ending, _ in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word.removesuffix(ending)
            break
    return _DOUBLED.sub(r"\1", word).removesuffix("e")
