"""Tolls: the words in which a deed tells how many it befell, and what they count.

*Gunned down eight people*, *leaving 11 dead*, *the killing of nine*, *a raid in which 14 died*: by `tolls.tsv`, and of
the deed's own word by its mode.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from comity.reading.grammar import BEFALLING, child, children, governed_by, is_verb, objects
from comity.reading.sentences import Sentence, Token
from comity.reading.tables import rows
from comity.types import CountOf

_TABLE = "tolls.tsv"
_BY_MODE: Mapping[str, CountOf] = {"arrest": "detained", "abduct": "abducted"}
_OF_ITSELF = frozenset({"killed", "wounded"})
"""What befalls people in a deed that is told by another word: *ten died when a bomb exploded*."""
_TOLD_BESIDE = ("advcl", "conj", "xcomp")
_OTHERWISE = frozenset({"after", "before", "since", "because", "although", "though", "if", "unless"})
"""Words before a clause that tells of another deed: *halted trade after gunmen killed 26*."""


def counted(sentence: Sentence, anchor: Token, mode: str | None) -> Iterator[tuple[Token, CountOf]]:
    """The words that may be counted of a deed, told by `anchor` in a `mode`, and what that counts."""
    if is_verb(anchor):
        yield from _by_verb(sentence, anchor, mode)
        return
    what = _of_deed(sentence, anchor, mode)
    yield from _befallen(sentence, anchor)
    for word in governed_by(sentence, anchor, "of"):
        yield word, what or "size"
    yield from _with_it(sentence, anchor)
    above = sentence.head(anchor)
    if above is not None and is_verb(above):
        yield from _toll(sentence, above)
        for verb in children(sentence, above, "advcl") if anchor.dep == "nsubj" else ():
            if verb.tag == "VBG":
                yield from _toll(sentence, verb)  # "a bomb tore through a station, leaving 11 dead"
    for verb in children(sentence, anchor, "relcl", "acl"):
        yield from _toll(sentence, verb)


def what_of(word: Token) -> CountOf | None:
    """What a word counts that needs no other: *ten dead*."""
    return _words().get(word.lemma, {}).get("")


def _by_verb(sentence: Sentence, anchor: Token, mode: str | None) -> Iterator[tuple[Token, CountOf]]:
    what = _of_deed(sentence, anchor, mode)
    if what is not None:
        yield from ((word, what) for word in _those(sentence, anchor))
    for verb in children(sentence, anchor, *_TOLD_BESIDE):
        if not any(word.lower in _OTHERWISE for word in children(sentence, verb, "mark")):
            yield from _toll(sentence, verb)
    yield from _with_it(sentence, anchor)
    own = child(sentence, anchor, "nsubj")
    if own is not None and what is None:
        yield own, "size"
    yield from _befallen(sentence, anchor)


def _with_it(sentence: Sentence, anchor: Token) -> Iterator[tuple[Token, CountOf]]:
    """*With nine dead*, *with the loss of nine lives*, *with nine people killed*."""
    for word in governed_by(sentence, anchor, "with"):
        what = _what(sentence, word)
        if is_verb(word):
            yield from _toll(sentence, word)
        elif what is not None:
            yield from (
                (one, what) for one in governed_by(sentence, word, "of") or [child(sentence, word, "nsubj") or word]
            )


def _of_deed(sentence: Sentence, word: Token, mode: str | None) -> CountOf | None:
    """What a deed's own word counts: its mode says so first, and what is seized as a thing is nobody."""
    return _BY_MODE.get(mode or "") or (_what(sentence, word) if mode != "seize" else None)


def _toll(sentence: Sentence, verb: Token) -> Iterator[tuple[Token, CountOf]]:
    """Those whom a verb beside a deed tells of: *killing ten*, *left ten dead*, *claimed ten lives*."""
    what = _what(sentence, verb) if is_verb(verb) else None
    if what is not None:
        yield from ((word, what) for word in _those(sentence, verb))


def _what(sentence: Sentence, word: Token) -> CountOf | None:
    """What a word counts, by the words that hang on it before itself alone."""
    rows_of = _words().get(word.lemma)
    if rows_of is None:
        return None
    beside = {one for below in sentence.children(word) for one in (below, *children(sentence, below, "pobj"))}
    near = [form for one in sorted(beside, key=lambda one: one.i) for form in (one.lemma, one.lower)]
    return next((rows_of[form] for form in near if form in rows_of), rows_of.get(""))


def _those(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Whom a verb tells of: its object, those whose lives it cost, those who died."""
    if verb.lemma in ("die", "perish", "lose", "flee"):
        yield from children(sentence, verb, "nsubj")
        return
    own = objects(sentence, verb)
    for word in own:
        yield word
        if word.lemma == "life":
            yield from governed_by(sentence, word, "of")
    if not own:
        yield from children(sentence, verb, "oprd", "npadvmod")  # "left ten dead", "hacked to death nine herders"


def _befallen(sentence: Sentence, anchor: Token) -> Iterator[tuple[Token, CountOf]]:
    """*Nineteen people died when a bomb exploded*, *die in an attack*: those whom the main verb tells of."""
    head = sentence.head(anchor)
    if anchor.dep in ("pobj", "nsubj") and head is not None:
        inside = head.lower in BEFALLING if anchor.dep == "pobj" else head.dep == "advcl"
        head = sentence.head(head) if inside else None
    elif anchor.dep not in ("advcl", "ccomp") or (anchor.dep == "ccomp" and (head is None or head.lemma != "die")):
        return  # "opened fire; five died" hangs the first on the last
    if head is not None and is_verb(head) and _what(sentence, head) in _OF_ITSELF:
        yield from ((word, what) for word, what in _toll(sentence, head))


@cache
def _words() -> Mapping[str, Mapping[str, CountOf]]:
    """What each lemma counts by the word that has to hang on it; under no word, what it counts alone."""
    found: dict[str, dict[str, CountOf]] = defaultdict(dict)
    for row in rows(files("comity.reading.deeds").joinpath(_TABLE)):
        what: CountOf = row["what"]  # type: ignore[assignment]
        found[row["word"]][row["with"]] = what
    return found
