"""Striking out a name: in each text a blank of the same length stands where it stood, so that every span stays true.

The whole name goes wherever it stands, in whatever case, with or without accents; in the texts that have it each of its
words goes, too, where it is written with a capital. The deed, the day, the place and what the person is stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from comity import wire
from comity.keys import content_key
from comity.record import segments
from comity.record.needles import turned
from comity.record.segments import Row

BLANK = "█"
"""What stands in the place of each character."""

SOMEBODY = "somebody"
"""The name of an actor whose name was struck out."""

IN_WORDS = frozenset({"text", "headline", "name", "aliases", "whom"})
"""Fields that hold words of a report: there the words of a name go one by one, too."""

_MARKS = "[\u0300-\u036f]*"
_SHORTEST = 3  # letters of a word that goes by itself


class Names:
    """The names of one person, each as it may be written."""

    def __init__(self, names: Sequence[str]) -> None:
        words = [re.findall(r"[^\W_]+", _even(name)) for name in names]
        ways = [way for one in words for way in turned(one)]
        self._whole = re.compile("|".join(rf"(?<![^\W_]){_apart(one)}(?![^\W_])" for one in ways))
        alone = {
            word
            for name in names
            for word in re.findall(r"[^\W_]+", name)
            if len(word) >= _SHORTEST and word[:1].isupper()
        }
        forms = sorted({_even_case(form) for word in alone for form in (word, word.upper(), word.title())})
        self._alone = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, forms)) or '(?!)'})(?![^\W_])")

    def stand_in(self, text: str) -> bool:
        """Whether one of the whole names stands in a text."""
        return self._whole.search(_even(text)) is not None

    def struck(self, text: str, *, words: bool = False) -> str:
        """The text with blanks for the names, and with `words` for their single words."""
        found = [one.span() for one in self._whole.finditer(_even(text))]
        if words:
            found += [one.span() for one in self._alone.finditer(_even_case(text))]
        for start, end in found:
            text = text[:start] + BLANK * (end - start) + text[end:]
        return text


def struck_row(row: Row, names: Names) -> tuple[Row, dict[str, str]]:
    """A row without the names, and by their old ids the new ids of the actors who bore them."""
    plain = wire.to_dict(row)
    if not names.stand_in(wire.to_json(row).decode()):
        return row, {}
    if row.reading is None:
        return wire.from_dict(Row, struck_in(plain, names, {}, None)), {}
    article = row.reading.article
    text = names.struck(article.text, words=True)
    bearers = [
        one.id
        for one in row.reading.actors
        if any(names.struck(word, words=True) != word for word in (one.name, *one.aliases)) or names.stand_in(one.id)
    ]
    ids = {id_: f"{SOMEBODY}-{content_key('', article.id, at)[1:9]}" for at, id_ in enumerate(bearers)}
    struck = wire.from_dict(Row, struck_in(plain, names, ids, text))
    if struck.reading is not None:
        hash_ = segments.content_hash(struck.reading)
        struck = wire.from_dict(Row, wire.to_dict(struck) | {"content_hash": hash_})
    return struck, ids


def struck_in(tree: Any, names: Names, ids: Mapping[str, str], text: str | None, key: str = "") -> Any:
    """A tree of JSON without the names: spans are cut anew from `text`, where that is given, and ids replaced."""
    if isinstance(tree, list):
        return [struck_in(one, names, ids, text, key) for one in tree]
    if isinstance(tree, dict):
        if text is not None and tree.keys() == {"start", "end", "text"}:
            return tree | {"text": text[tree["start"] : tree["end"]]}
        found = {names.struck(name): struck_in(one, names, ids, text, name) for name, one in tree.items()}
        if tree.get("id") in ids and isinstance(found.get("name"), str) and not found["name"].strip(BLANK + " "):
            found["name"] = SOMEBODY
        if isinstance(found.get("aliases"), list):
            found["aliases"] = [one for one in found["aliases"] if BLANK not in one]
        return found
    if isinstance(tree, str):
        return ids.get(tree) or names.struck(tree, words=text is not None and key in IN_WORDS)
    return tree


def _even(text: str) -> str:
    """A text in one case and without accents, as long as it was."""
    return "".join((_even_one(c).casefold() or c)[0] for c in text) if not text.isascii() else text.lower()


def _even_case(text: str) -> str:
    return text if text.isascii() else "".join(map(_even_one, text))


def _even_one(c: str) -> str:
    return c if c.isascii() else unicodedata.normalize("NFKD", c)[:1]


def _apart(words: Sequence[str]) -> str:
    return r"[\W_]{0,9}".join(_MARKS.join(map(re.escape, word)) + _MARKS for word in words)
