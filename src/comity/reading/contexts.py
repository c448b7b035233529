"""Contexts: what a paragraph is about beside its deeds, by the cues that the codebook lists."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.codebook import Codebook
from comity.reading.draft import Draft
from comity.reading.sentences import Sentence


def contexts_of(draft: Draft, sentence: Sentence, book: Codebook) -> tuple[str, ...]:
    """The contexts of the paragraph in which a sentence stands, in alphabetical order."""
    found = set()
    for other in _paragraph(draft, sentence):
        words = [(token.lower, token.lemma) for token in other.tokens]
        for at in range(len(words)):
            for length in range(1, book.longest_context + 1):
                for form in (0, 1):
                    cue = tuple(word[form] for word in words[at : at + length])
                    if len(cue) == length and cue in book.contexts:
                        found.add(book.contexts[cue])
    return tuple(sorted(found))


def _paragraph(draft: Draft, sentence: Sentence) -> Iterator[Sentence]:
    for step in (-1, 1):
        at = sentence.i if step == 1 else sentence.i - 1
        while 0 <= at < len(draft.sentences) and draft.sentences[at].paragraph == sentence.paragraph:
            yield draft.sentences[at]
            at += step
