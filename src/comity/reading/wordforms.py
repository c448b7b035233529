"""Word forms: the part of speech and the lemma of each word of a parsed document, worked out once for words alike.

spaCy's attribute ruler tries its two hundred patterns at every token, and its lemmatizer looks every token up. What
they say of a word, its tag and its dependency is the same wherever it stands, but for a few patterns that look at
several tokens (*gonna*, *there is*): a document that one of those meets goes through both as they come, and so does
every document of a pipeline that is made otherwise. The forms are those that spaCy gives, token for token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from spacy.attrs import DEP, ORTH, TAG
from spacy.matcher import Matcher
from spacy.tokens import Doc

_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
_LOOKED_AT = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_MOST = 200_000
"""Forms that are remembered; then it begins anew, so that weeks of reading take no more memory."""

Form = tuple[str, str]
"""Part of speech (Universal Dependencies) and lemma."""


class WordForms:
    """The forms of a pipeline's words; takes the components that make them out of the pipeline, to ask them itself."""

    def __init__(self, nlp: Any) -> None:
        self._vocab = nlp.vocab
        self._known: dict[tuple[int, int, int], Form] = {}
        self._ruled: dict[tuple[int, int, int], tuple[str, str, str, bool]] = {}
        self._begin: set[tuple[int, int, int]] = set()  # words with which a pattern of several may begin
        self._remembers = nlp.pipe_names[-2:] == [_RULER, _LEMMATIZER] and _looks_at_words(nlp.get_pipe(_RULER))
        if self._remembers:
            self._ruler, self._lemmatizer = nlp.get_pipe(_RULER), nlp.get_pipe(_LEMMATIZER)
            several = [pattern for pattern in _patterns(self._ruler) if len(pattern) > 1]
            self._several = _matcher(nlp.vocab, several)
            self._begins = _matcher(nlp.vocab, [pattern[:1] for pattern in several])
            self._named = re.compile("|".join(_words(self._ruler)))
            nlp.select_pipes(disable=[_RULER, _LEMMATIZER])

    def of(self, doc: Doc) -> list[Form]:
        """The form of each token of a document that is tagged and parsed."""
        if not self._remembers:
            return _forms(doc)
        words = [*map(tuple, doc.to_array([ORTH, TAG, DEP]).tolist())]
        found = []
        for i, key in enumerate(words):
            form = self._known.get(key)
            found.append(self._form(doc[i], *key) if form is None else form)
        if not self._begin.isdisjoint(words) and self._several(doc):
            return _forms(self._lemmatizer(self._ruler(doc)))
        return found

    def _form(self, token: Any, orth: int, tag: int, dep: int) -> Form:
        token.pos_, morph, lemma, begins = self._ruling(token, tag, dep)
        token.set_morph(morph)
        if len(self._known) >= _MOST:
            self._known.clear()
        if begins:
            self._begin.add((orth, tag, dep))
        form = self._known[orth, tag, dep] = (token.pos_, lemma or self._lemmatizer.lemmatize(token)[0])
        return form

    def _ruling(self, token: Any, tag: int, dep: int) -> tuple[str, str, str, bool]:
        """Part of speech, morphology, for some words the lemma that the ruler gives, and whether more may follow."""
        word = token.lower if self._named.search(token.lower_) else int(token.is_space)
        ruling = self._ruled.get((word, tag, dep))
        if ruling is None:
            strings = self._vocab.strings
            alone = self._ruler(Doc(self._vocab, [token.text], tags=[strings[tag]], deps=[strings[dep]], heads=[0]))
            first = alone[0]
            ruling = (first.pos_, str(first.morph), first.lemma_, bool(self._begins(alone)))
            self._ruled[word, tag, dep] = ruling
        return ruling


def _forms(doc: Doc) -> list[Form]:
    return [(token.pos_, token.lemma_) for token in doc]


def _patterns(ruler: Any) -> Iterator[list[dict[str, Any]]]:
    for rule in ruler.patterns:
        yield from rule["patterns"]


def _first(ruler: Any) -> Iterator[Mapping[str, Any]]:
    """The tokens with which the patterns of a ruler begin."""
    return (pattern[0] for pattern in _patterns(ruler))


def _looks_at_words(ruler: Any) -> bool:
    """Whether all that its patterns look at in a first token is the word, its tag and its dependency."""
    return all(
        token.keys() <= _LOOKED_AT and (isinstance(word, str) or word.keys() <= {"IN", "REGEX"})
        for token in _first(ruler)
        for word in (token.get("LOWER", ""),)
    )


def _words(ruler: Any) -> Iterator[str]:
    """The words that its patterns name in a first token, as regular expressions."""
    for token in _first(ruler):
        named = token.get("LOWER", {})
        words = [named] if isinstance(named, str) else named.get("IN", ())
        yield from (f"^{re.escape(word)}$" for word in words)
        if not isinstance(named, str) and "REGEX" in named:
            yield named["REGEX"]


def _matcher(vocab: Any, patterns: list[list[dict[str, Any]]]) -> Matcher:
    matcher = Matcher(vocab, validate=False)
    if patterns:
        matcher.add(_RULER, patterns)
    return matcher
