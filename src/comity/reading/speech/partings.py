"""Partings: where what one speaker says ends, because the words of another begin.

Three kinds: the one who says what was said within it (*A believe that P, a diplomat said*), a second speaker joined to
the first (*A says that P, and B says that Q*), and whose word it all is (*A has agreed to go, according to B*).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from comity.reading.covering import Covering
from comity.reading.grammar import SUBJECTS, child, children, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.phrases import SPEECH, Saying, Stretch

_OPENING, _CLOSING = frozenset({"“", '"', "``", "‘"}), frozenset({"”", '"', "''", "’"})
_PUT_IT = ("put", "it")
_LEAST = 2  # tokens of the first speaker before the words of the second
_REPORTING = frozenset("say report tell announce add".split())


def parted(sayings: Sequence[Saying]) -> list[Saying]:
    """The sayings in order, each with what is said cut where it is another's."""
    by_place = Covering((saying, saying.content) for saying in sayings)
    found = [_clipped_by(by_place.near(saying.cue[0]), saying) for saying in sayings]
    holders: dict[int, list[int]] = {}
    for i, saying in enumerate(found):
        holders.setdefault(saying.sentence.i, []).append(i)
    for i, inner in enumerate(found):
        for at in holders[inner.sentence.i]:
            outer = found[at]
            if at != i and holds(outer, inner):
                if (words := _wording(outer, inner)) is not None:
                    found[at], found[i] = _cut(outer, words[0]), replace(inner, content=(words,))
                elif (end := _end_before_second(outer, inner)) is not None:
                    found[at] = _cut(outer, end)
                elif (end := _end_before_warrant(outer, inner)) is not None:
                    found[at] = _cut(outer, end)
                    found[i] = replace(inner, content=_with_all(outer, inner, end))
    return found


def holds(outer: Saying, inner: Saying) -> bool:
    """Whether the cue of one saying stands in what another says."""
    return any(start <= inner.cue[0] and inner.cue[1] <= end for start, end in outer.content)


def _clipped_by(around: Iterable[Saying], saying: Saying) -> Saying:
    """What is said within another saying ends where that names its source."""
    content = saying.content
    for outer in around:
        if outer is saying or outer.sentence is not saying.sentence or not holds(outer, saying):
            continue
        start = _start(outer)
        content = tuple((a, min(b, start) if a < start else b) for a, b in content)
    return saying if content == saying.content else replace(saying, content=content)


def _start(saying: Saying) -> int:
    """Where the words that say who says it begin."""
    start = saying.cue[0]
    return start if saying.source is None else min(start, saying.sentence.tokens[saying.source.first].start)


def _cut(saying: Saying, end: int) -> Saying:
    return replace(saying, content=tuple((a, min(b, end)) for a, b in saying.content if a < end))


def _end_before_second(outer: Saying, inner: Saying) -> int | None:
    """Where *and the mayor says that Q* begins, in what the first speaker is taken to say."""
    sentence, verb = outer.sentence, inner.at
    if inner.source is None or inner.words.pos != "verb" or verb.lemma not in SPEECH or outer.words.pos != "verb":
        return None
    if inner.source.head.pos == "PRON" or inner.source.last > verb.i or not _tells_clause(sentence, verb):
        return None
    if outer.at.i > inner.source.first or _is_present(sentence, outer.at) != _is_present(sentence, verb):
        return None
    joint = sentence.tokens[inner.source.first - 1]
    before = sentence.tokens[joint.i - 1]
    if joint.pos != "CCONJ" or not _has_clause(outer, before.start):
        return None
    if before.text in (",", ";"):
        return before.start
    return joint.start if verb.lemma == outer.at.lemma else None


def _tells_clause(sentence: Sentence, verb: Token) -> bool:
    return any(word.i > verb.i for word in children(sentence, verb, "ccomp"))


def _is_present(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is in the present tense; the perfect goes with the past."""
    finite = child(sentence, verb, "aux") or verb
    return finite.tag in ("VBZ", "VBP") and finite.lemma != "have"


def _has_clause(saying: Saying, end: int) -> bool:
    inside = [t for t in saying.sentence.tokens if t.end <= end and any(a <= t.start < b for a, b in saying.content)]
    return any(is_verb(t) for t in inside) and any(t.dep in SUBJECTS for t in inside)


def _wording(outer: Saying, inner: Saying) -> Stretch | None:
    """The words of another within what the first is taken to say: *they were sad, “so sad”, as one nurse put it*."""
    if inner.words.words != _PUT_IT or inner.source is None:
        return None
    before = [t for t in inner.sentence.tokens[: inner.source.first] if t.start >= outer.cue[1]]
    closing = next((t for t in reversed(before[-4:]) if t.text in _CLOSING), None)
    opening = next(
        (t for t in reversed(before) if closing is not None and t.i < closing.i and t.text in _OPENING), None
    )
    if opening is None or closing is None or opening.i - before[0].i < _LEAST:
        return None
    return opening.start, closing.end


def _end_before_warrant(outer: Saying, inner: Saying) -> int | None:
    """Where *according to B* or *, B reported* begins, at the end of what A is told to say: B tells all of it."""
    if inner.source is None or outer.words.pos == "prep" or outer.cue[0] > inner.cue[0]:
        return None
    after = [t for t in inner.sentence.tokens[inner.source.last + 1 :] if t.start >= inner.cue[1]]
    if not all(token.pos == "PUNCT" for token in after):
        return None
    if inner.words.pos == "prep":
        return inner.cue[0]
    told = inner.words.pos == "verb" and inner.at.lemma in _REPORTING and inner.at.tag in ("VBD", "VBZ", "VBP")
    told = told and inner.source.head.pos != "PRON" and inner.source.last < inner.at.i
    before = inner.sentence.tokens[inner.source.first - 1].text
    behind = bool(inner.content) and all(end <= _start(inner) for _, end in inner.content)
    return _start(inner) if told and behind and before in (",", "”", '"', "''") else None


def _with_all(outer: Saying, inner: Saying, end: int) -> tuple[Stretch, ...]:
    """All that stands before *according to B*, from where A is named."""
    return ((min(_start(outer), *(a for a, _ in (*outer.content, *inner.content))), end),)
