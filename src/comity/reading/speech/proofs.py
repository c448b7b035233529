"""Proofs: what the sentences on evidence mean for the attributions beside them, and which are the author's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.reading.sentences import Sentence
from comity.reading.speech.evidence import Shown, evidence_as_source, evidence_in
from comity.reading.speech.phrases import Saying, source_of
from comity.reading.speech.sources import Sources

_NEAR = 2  # sentences after a claim within which `it offered no evidence` is said of that claim


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence on evidence, who it says has shown it or not, and the claim that it is said of (None: its own)."""

    shown: Shown
    by: str | None
    claim: int | None


def proofs(sentences: Sequence[Sentence], sayings: Sequence[Saying], sources: Sources) -> Iterator[Proof]:
    """Each sentence on evidence with the index of the saying that it belongs to."""
    for i, saying in enumerate(sayings):
        shown = evidence_as_source(saying.sentence, saying.source.meant, saying.source) if saying.source else None
        if shown is not None:
            yield Proof(shown, _by(shown, sources), i)
    for sentence in sentences:
        for shown in evidence_in(sentence):
            by = _by(shown, sources)
            if shown.without:
                claim = _commented(shown, sayings)
                by = sources.actor(sayings[claim]) if claim is not None else by
            else:
                claim = None if shown.nobody else _claim(shown, by, sayings, sources)
                if claim is not None and shown.by is not None and shown.by.pos == "PRON":
                    by = sources.actor(sayings[claim])
            if claim is not None or shown.kind == "none":
                yield Proof(shown, by, claim)


def _by(shown: Shown, sources: Sources) -> str | None:
    return sources.of(shown.sentence, source_of(shown.sentence, shown.by, ())) if shown.by is not None else None


def _commented(shown: Shown, sayings: Sequence[Saying]) -> int | None:
    """`accused Iran of the strike, without evidence`: the author says it of the accusing, wherever the words hang."""
    here = [i for i, saying in enumerate(sayings) if saying.sentence.i == shown.sentence.i]
    before = [i for i in here if sayings[i].cue[0] < shown.span[0] and sayings[i].words.attitude == "assertion"]
    around = [i for i in before if holds(sayings[i], shown)]
    return next(iter(around or before[-1:] or here[:1]), None)


def _claim(shown: Shown, by: str | None, sayings: Sequence[Saying], sources: Sources) -> int | None:
    """The last saying of the same voice in this sentence or right before it."""
    best: int | None = None
    for i, saying in enumerate(sayings):
        distance = shown.sentence.i - saying.sentence.i
        if saying.source is None or not 0 <= distance <= _NEAR or shown.sentence.paragraph != saying.sentence.paragraph:
            continue
        if distance == 0 and saying.at.i == shown.verb.i and shown.kind == "offered":
            best = i
        elif (distance == 0 and holds(saying, shown)) or (distance and shown.content):
            continue
        elif saying.at.i != shown.verb.i and (_same(shown, by, saying, sources) or (distance and _is_pronoun(shown))):
            best = i
    return best


def _same(shown: Shown, by: str | None, saying: Saying, sources: Sources) -> bool:
    return by is not None and sources.actor(saying) == by


def _is_pronoun(shown: Shown) -> bool:
    return shown.by is not None and shown.by.lower in ("he", "she", "it", "they")


def holds(saying: Saying, shown: Shown) -> bool:
    """Whether the words on evidence stand in what somebody says."""
    return any(start <= shown.span[0] and shown.span[1] <= end for start, end in saying.content)
