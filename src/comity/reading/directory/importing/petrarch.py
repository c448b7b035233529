"""PETRARCH: its actor dictionaries (`NAME_ [CODE dates]`, `+ALIAS_`) and its agents (`WORD {PLURAL} [~CODE]`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod

from comity.reading.directory.importing.lines import Left

LONGEST = 4096
"""Characters of a line; the patterns below look at a line again for each character of it."""

MOST_FORMS = 10_000
"""Phrases that a line with sets is written out as."""

_CODE = re.compile(r"\[([^\]]*)\]")
_SYNONYMS = re.compile(r"\s+\+")
_AGENT = re.compile(r"(?P<phrase>[^{\[]+?)\s*(?:\{(?P<plural>[^}]*)\})?\s*\[~(?P<code>[A-Z]+)\]$")
_SET = re.compile(r"!([A-Z]+)!\s*=\s*(.+)")
_USED_SET = re.compile(r"!([A-Z]+)!")


@dataclass(slots=True)
class Block:
    """An actor of a dictionary: its name, its other names and its codes, each with its line."""

    line: int
    name: str
    names: list[tuple[int, str]] = field(default_factory=list)
    codes: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word for people who act: singular, plural where it has one, the code without its `~`."""

    line: int
    phrase: str
    plural: str
    code: str


def is_of_agents(lines: Iterable[str]) -> bool:
    """Whether a dictionary is one of agents: its codes begin with `~`."""
    return any("[~" in line for line in lines)


def blocks(lines: Iterable[tuple[int, str | Left]]) -> Iterator[Block | Left]:
    """Lines of an actor dictionary -> its actors, and what is no part of any."""
    block: Block | None = None
    for number, text in map(_of_bearable_length, lines):
        if isinstance(text, Left):
            yield text
            continue
        said = _without_note(text)
        if not said.strip():
            continue
        if said.lstrip().startswith("+"):
            names = [one for one in _SYNONYMS.split(f" {said.strip()}") if one.strip("_ ")]
            if block is None:
                yield Left(number, said.strip(), "another name, but no actor stands before it")
            else:
                block.names += [(number, name) for name in names]
        elif said.lstrip().startswith("["):
            if block is None:
                yield Left(number, said.strip(), "a code, but no actor stands before it")
            else:
                block.codes += [(number, code) for code in _CODE.findall(said)]
        else:
            if block is not None:
                yield block
            name = said.strip().split("[")[0].split("\t")[0].strip()
            block = Block(number, name, [], [(number, code) for code in _CODE.findall(said)])
    if block is not None:
        yield block


def phrases(lines: Iterable[tuple[int, str | Left]]) -> Iterator[list[Phrase] | Left]:
    """Lines of an agent dictionary -> for each its phrases, several where it uses a set such as `!PERSON!`."""
    sets: dict[str, list[tuple[str, str]]] = {}
    for number, text in map(_of_bearable_length, lines):
        if isinstance(text, Left):
            yield text
            continue
        said = _without_note(text).strip()
        if not said:
            continue
        given = _SET.fullmatch(said)
        if given:
            sets[given[1]] = _pairs([one.strip() for one in given[2].split(",")])
            continue
        found = _AGENT.fullmatch(said)
        if found is None:
            yield Left(number, said, _why_no_agent(said))
            continue
        unknown = [name for name in _USED_SET.findall(found["phrase"]) if name not in sets]
        if unknown:
            yield Left(number, said, f"there is no set `!{unknown[0]}!`")
            continue
        forms = prod(len(sets[name]) for name in _USED_SET.findall(found["phrase"]))
        if forms > MOST_FORMS:
            yield Left(number, said, f"its sets would make more than {MOST_FORMS:,} phrases of it")
            continue
        yield list(_written_out(number, found["phrase"], found["plural"], found["code"], sets))


def _of_bearable_length(line: tuple[int, str | Left]) -> tuple[int, str | Left]:
    number, text = line
    if isinstance(text, Left) or len(text) <= LONGEST:
        return line
    return number, Left(number, text[:40] + " …", f"the line is longer than {LONGEST:,} characters")


def _written_out(
    number: int, phrase: str, plural: str | None, code: str, sets: dict[str, list[tuple[str, str]]]
) -> Iterator[Phrase]:
    used = _USED_SET.findall(phrase)
    for forms in product(*(sets[name] for name in used)):
        singular = several = phrase
        for name, (one, many) in zip(used, forms, strict=True):
            singular, several = singular.replace(f"!{name}!", one, 1), several.replace(f"!{name}!", many, 1)
        if plural is not None:
            several = plural.strip() or ""
        elif not used:
            several = _plural(_plain(singular))
        yield Phrase(number, _plain(singular), _plain(several), code)


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    """The words of a set as singulars with their plurals: MAN, MEN; MINISTER, MINISTERS."""
    plurals = {word: next((other for other in words if other != word and other in (_plural(word), word.replace("MAN", "MEN"))), "") for word in words}  # fmt: skip  # noqa: E501
    return [(word, plurals[word]) for word in words if word not in plurals.values()]


def _plural(word: str) -> str:
    """The regular plural, which PETRARCH's dictionaries leave out."""
    upper = word.isupper()
    last = word.lower()
    if last.endswith("s") and not last.endswith(("ss", "us", "is")):
        return ""  # a plural already
    if last.endswith(("s", "x", "z", "ch", "sh")):
        ending = "es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        word, ending = word[:-1], "ies"
    elif last.endswith("man"):
        word, ending = word[:-2], "en"
    else:
        ending = "s"
    return word + (ending.upper() if upper else ending)


def _why_no_agent(said: str) -> str:
    if "[" not in said:
        return "it has no code"
    if re.search(r"\[[A-Z]+~\]", said):
        return "its code stands before that of the country, which an agent here has no place for"
    return "it is not `WORD {PLURAL} [~CODE]`"


def _plain(phrase: str) -> str:
    return " ".join(phrase.replace("_", " ").replace(",", " ,").split()).lower().replace(" ,", ",")


def _without_note(text: str) -> str:
    return text.split("#", 1)[0].split(";", 1)[0].rstrip()
